"""The overview: the worst text first, as a workbook and as a folder of pages, and no text that becomes a formula."""

import csv
import io
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "reports"))

import samples
from openpyxl import load_workbook

from begrijpelijk import plugins
from begrijpelijk.commands.output import emit, require_place
from begrijpelijk.errors import UsageError
from begrijpelijk.model import ErrorReport
from begrijpelijk.reports import csv as csv_report
from begrijpelijk.reports import html, xlsx
from begrijpelijk.reports.common import worst_first

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=cmd|' /C calc'!A0", "#REF!", "{=1}"]


@pytest.fixture(autouse=True)
def own_registry(monkeypatch):
    made = samples.registry()
    monkeypatch.setattr(plugins, "registry", lambda: made)


def ranked(name, level, lint, findings=0, words=100):
    scores = samples.scores(lint, "B2", level, 0.5) if level else samples.Scores()
    return samples.document(name, title=None, scores=scores, words=words, findings=[samples.finding()] * findings)


def book(*documents, **changes):
    data = xlsx.write(samples.report(*documents, **changes), "nl")
    return load_workbook(io.BytesIO(data))


def test_the_order_is_level_then_findings_then_score():
    documents = [
        ranked("kort", None, None, 50),
        ranked("makkelijk", 1, 20.0, 20),
        ranked("hoog", 3, 60.0),
        ranked("veel", 3, 55.0, 4),
        ranked("veel maar lang", 3, 56.0, 4, words=1000),
        ranked("laag", 3, 54.0),
        ranked("ergst", 4, 70.0),
    ]
    names = [document.source for document in worst_first(documents)]
    assert names == ["ergst", "veel", "veel maar lang", "hoog", "laag", "makkelijk", "kort"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(text):
    hostile = samples.document(text, title=text, findings=[samples.finding(message=text, suggestions=[text])])
    made = book(hostile, errors=[ErrorReport(source=text, message=text)])
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n", "inlineStr"}
    data = xlsx.write(samples.report(hostile), "nl")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets and not any(b"<f>" in sheet or b"<f " in sheet or b't="e"' in sheet for sheet in sheets)
    if text[0] not in "#{":
        assert made.worksheets[0]["B2"].quotePrefix
        for row in csv.reader(io.StringIO(csv_report.write(samples.report(hostile), "nl"))):
            assert not any(cell.strip().startswith(("=", "+", "-", "@", "＝")) for cell in row)


def test_what_the_workbook_holds():
    good = samples.document("goed.docx", scores=samples.scores(20.0, "A2", 1, 0.1), findings=[], passed=True)
    hard = samples.document("moeilijk.docx", title="Uw knie", scores=samples.scores(70.0, "C1", 4, 0.7), words=200)
    made = book(good, hard, errors=[samples.ERROR])
    assert made.sheetnames == ["Teksten", "Controles", "Kenmerken", "Niet gelukt", "Uitleg"]
    texts = made["Teksten"]
    row = {texts.cell(1, n).value: texts.cell(2, n).value for n in range(1, texts.max_column + 1)}
    assert row == {
        "Nummer": 1, "Tekst": "Uw knie", "Bestand": "moeilijk.docx", "Niveau": "4: heel moeilijk", "LiNT-score": 70,
        "Lijkt op": "C1", "Moeilijk voor": 0.7, "Woorden": 200, "Zinnen": 3, "Fouten per 100 woorden": 0.5,
        "Waarschuwingen per 100 woorden": 0.5, "Tips per 100 woorden": 0, "Punten": 2,
        "Begin hiermee": "Kies gewone woorden.", "Doel": "B1", "Gehaald": "nee",
    }  # fmt: skip
    assert texts["P3"].value == "ja"
    assert texts.freeze_panes == "C2" and texts.auto_filter.ref == "A1:P3" and texts.conditional_formatting
    rules = list(made["Controles"].values)
    assert rules[1][1:4] == ("formeel-woord", 1, 1)
    assert list(made["Niet gelukt"].values)[1] == ("kapot.pdf", "dit bestand is kapot")


def test_english_and_nothing_at_all():
    made = load_workbook(io.BytesIO(xlsx.write(samples.report(), "en")))
    assert made.sheetnames[0] == "Texts" and made.worksheets[0]["D1"].value == "Level"
    empty = samples.report().model_copy(update={"documents": []})
    assert load_workbook(io.BytesIO(xlsx.write(empty, "nl"))).worksheets[0].max_row == 1


def test_a_folder_has_a_page_for_each_and_the_overview_last(tmp_path):
    documents = [samples.document(name, title="Zelfde titel") for name in ("a/x.docx", "b/x.docx", "../../x y.docx")]
    emit(samples.report(*documents), html.REPORTER, "nl", tmp_path / "uit", folder=True)
    made = sorted((tmp_path / "uit" / "teksten").iterdir())
    assert len(made) == 3 and [path.name for path in (tmp_path / "uit").iterdir() if path.is_file()] == ["index.html"]
    index = (tmp_path / "uit" / "index.html").read_text("utf-8")
    for path in made:
        assert f'href="teksten/{path.name}"' in index
        assert 'href="../index.html"' in path.read_text("utf-8")
    assert [name for name, _ in html.pages(samples.report(*documents), "nl")][-1] == "index.html"


def test_a_place_that_cannot_be_is_refused_before_the_work(tmp_path, monkeypatch):
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(UsageError, match="geef de naam van een map"):
        require_place(html.REPORTER, tmp_path / "bestand", folder=True)
    with pytest.raises(UsageError, match="deze vorm is 1 bestand"):
        require_place(csv_report.REPORTER, tmp_path / "map", folder=True)
    with pytest.raises(UsageError, match="map bestaat niet"):
        require_place(html.REPORTER, tmp_path / "nee" / "map", folder=True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(UsageError, match="past niet op het scherm"):
        require_place(xlsx.REPORTER, None, folder=False)
