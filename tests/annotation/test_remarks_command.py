"""`begrijpelijk check --opmerkingen MAP` and `begrijpelijk.annotate`, over real files."""

import shutil
from pathlib import Path, PurePath

import pytest
from remark_helpers import EXAMPLES, FILES, parts, report_on, shown

import begrijpelijk
from begrijpelijk.cli import run
from begrijpelijk.commands.remarks import names
from begrijpelijk.errors import SourceError, UsageError
from begrijpelijk.model import DocumentReport, Scores

TEXT = "Derhalve dient u tijdig te bellen. Conform het protocol wordt u geopereerd."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for below in ("a", "b"):
        Path(below).mkdir()
        shutil.copy(FILES / "pandoc.docx", Path(below, "folder.docx"))
    Path("a/folder.txt").write_text(TEXT)
    return tmp_path


def test_a_copy_of_every_file(folder, capsys) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    assert run(["check", "a", "b", "--opmerkingen", "uit", "--format", "csv", "--output", "x.csv"]) == 1
    made = sorted(str(path.relative_to("uit")) for path in Path("uit").rglob("*") if path.is_file())
    assert made == ["a/folder-txt.docx", "a/folder.docx", "b/folder.docx"]
    assert capsys.readouterr().err == "begrijpelijk: uit: 3 bestanden met opmerkingen.\n"
    assert {path: path.read_bytes() for path in before} == before
    report = report_on(FILES / "pandoc.docx")
    assert len(shown(Path("uit/b/folder.docx").read_bytes(), report)) > 10


def test_one_that_fails_is_one_line_and_the_others_are_done(folder, capsys) -> None:
    shutil.copy(FILES / "mag-niet-opmerken.pdf", "a/dicht.pdf")
    assert run(["check", "a", "--opmerkingen", "uit", "--format", "csv", "--output", "x.csv"]) == 2
    error = capsys.readouterr().err.splitlines()
    assert error[0].startswith("begrijpelijk: a/dicht.pdf: De maker van deze PDF staat geen opmerkingen toe.")
    assert error[1:] == ["begrijpelijk: uit: 2 bestanden met opmerkingen."]


def test_what_is_there_already_stays(folder, capsys) -> None:
    for _ in range(2):
        code = run(["check", "a/folder.txt", "--opmerkingen", "uit", "--format", "csv", "--output", "x.csv"])
    assert code == 2
    assert "uit/folder.docx: Dit bestand is er al; haal het weg of kies een andere map." in capsys.readouterr().err
    # The folder of the source itself: the source is never written over.
    before = Path("a/folder.docx").read_bytes()
    assert run(["check", "a/folder.docx", "--opmerkingen", "a", "--format", "csv", "--output", "x.csv"]) == 2
    assert Path("a/folder.docx").read_bytes() == before


def test_no_folder(folder, capsys) -> None:
    Path("bestand").write_text("x")
    assert run(["check", "a", "--opmerkingen", "bestand"]) == 2
    assert capsys.readouterr().err == "begrijpelijk: bestand: Dit is een bestand; geef de naam van een map.\n"


def test_only_what_is_asked_and_not_known(folder) -> None:
    arguments = ["check", "b/folder.docx", "--regel", "formeel-woord", "--format", "csv", "--output", "x.csv"]
    run([*arguments, "--opmerkingen", "een"])
    assert parts(Path("een/folder.docx").read_bytes())["word/comments.xml"].count(b'w:author="Begrijpelijk"') > 2
    run([*arguments, "--baseline-schrijven", "bekend.json"])
    run([*arguments, "--baseline", "bekend.json", "--opmerkingen", "twee"])
    assert b'w:author="Begrijpelijk"' not in parts(Path("twee/folder.docx").read_bytes())["word/comments.xml"]


def document(source, media_type="text/plain"):
    return DocumentReport(
        source=source,
        media_type=media_type,
        words=0,
        sentences_count=0,
        scores=Scores(),
        sentences=[],
        findings=[],
        passed=True,
    )


def test_names() -> None:
    pdf = "application/pdf"
    given = [document("x/../y/a.txt"), document("y/a.md"), document("y/b/a.pdf", pdf), document("-")]
    given += [document("https://a.nl/knie/zorg?x=1"), document("http://a.nl/../../etc/passwd"), document("y/A.TXT")]
    found = names(given)
    assert found[:4] == [PurePath("a.docx"), PurePath("a-md.docx"), PurePath("b/a.pdf"), PurePath("tekst.docx")]
    assert found[4:6] == [PurePath("a.nl-knie-zorg-x-1.docx"), PurePath("a.nl-..-..-etc-passwd.docx")]
    assert len({str(name).lower() for name in found}) == len(found)
    assert not any(name.is_absolute() or ".." in name.parts for name in found)
    assert names([document("/a/b/c.pdf", pdf)]) == [PurePath("c.pdf")]


def test_from_python(folder) -> None:
    report = begrijpelijk.annotate("a/folder.docx", "copy.docx", lang="en")
    found = shown(Path("copy.docx").read_bytes(), report.model_copy(update={"findings": report.findings}))
    assert found and all("Check: " in entry.comment for entry in found)
    begrijpelijk.annotate("a/folder.txt", "tekst.docx")
    assert b"formeel woord" in parts(Path("tekst.docx").read_bytes())["word/comments.xml"]
    before = Path("a/folder.docx").read_bytes()
    for output, error in (("a/folder.docx", UsageError), ("nergens/x.docx", UsageError)):
        with pytest.raises(error):
            begrijpelijk.annotate("a/folder.docx", output)
    for source in ("weg.docx", "a"):
        with pytest.raises(SourceError):
            begrijpelijk.annotate(source, "nieuw.docx")
    assert Path("a/folder.docx").read_bytes() == before
    assert not Path("nieuw.docx").exists()


def test_a_pdf_from_python(tmp_path) -> None:
    begrijpelijk.annotate(EXAMPLES / "staaroperatie" / "b2.pdf", tmp_path / "uit.pdf")
    assert (tmp_path / "uit.pdf").read_bytes().startswith(b"%PDF-")
