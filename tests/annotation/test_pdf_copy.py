"""PDF out: a highlight at exactly the characters of every finding, and nothing else changed."""

import io
import shutil
import subprocess
from datetime import UTC, datetime

import pikepdf
import pypdfium2 as pdfium
import pytest
from remark_helpers import EXAMPLES, FILES, plain, report_on

from begrijpelijk.annotation import copy_with_comments, pdf_copy
from begrijpelijk.annotation.remarks import remarks
from begrijpelijk.annotation.word_copy import OTHER_TEXT
from begrijpelijk.errors import SourceError
from begrijpelijk.sources import pdf

SOURCES = FILES.parents[1] / "sources" / "files"
EVERY = [FILES / "bladzijden.pdf", FILES / "mag-opmerken.pdf", *sorted(EXAMPLES.glob("*/*.pdf"))]
EVERY += [SOURCES / "een-kolom.pdf", SOURCES / "kolommen.pdf", SOURCES / "reportlab.pdf"]


def copy(path):
    return copy_with_comments(path.read_bytes(), path.name, report_on(path), "nl")


def name(path):
    return f"{path.parent.name}/{path.name}"


def highlights(data):
    """(page number, rectangles, note) of each highlight of ours, in the order of the pages."""
    with pikepdf.open(io.BytesIO(data)) as file:
        for number, page in enumerate(file.pages, 1):
            for annotation in page.obj.get("/Annots", ()):
                if annotation.get("/T") == "Begrijpelijk":
                    q = [float(v) for v in annotation.get("/QuadPoints", ())]
                    quads = [(q[i + 4], q[i + 5], q[i + 2], q[i + 3]) for i in range(0, len(q), 8)]
                    yield number, quads, str(annotation["/Contents"])


def inside(page, quad):
    """The characters whose middle lies in a rectangle, from left to right as pdfium gives them."""
    left, bottom, right, top = quad
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        x0, y0, x1, y1 = text.get_charbox(index)
        if x0 < x1 and left <= (x0 + x1) / 2 <= right and bottom <= (y0 + y1) / 2 <= top:
            found.append(text.get_text_range(index, 1))
    return "".join(found)


def squeezed(text):
    """Letters and signs without white space and without hyphens, which the end of a line adds or takes away."""
    return "".join(plain(text.replace("\x02", "-").replace("\ufffe", "-")).replace("-", "").split())


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_marks_stand_at_the_characters(path) -> None:
    report = report_on(path)
    text = "\n\n".join(block.text for block in report.blocks)
    data = copy(path)
    file = pdfium.PdfDocument(data)
    found = {}
    for number, quads, note in highlights(data):
        assert quads, note
        page = file[number - 1]
        found.setdefault(note, []).append("".join(inside(page, quad) for quad in quads))
    wanted = remarks(report)
    assert wanted
    by_note = {}
    for remark in wanted:
        by_note.setdefault(tuple(plain(f.message) for f in remark.findings), []).append(
            squeezed(text[remark.start : remark.end])
        )
    for messages, excerpts in by_note.items():
        pieces = [p for note, ps in found.items() if all(m in plain(note) for m in messages) for p in ps]
        # A remark over two pages has a highlight on each, with the same note.
        pool = "|".join(squeezed(piece) for piece in pieces)
        for excerpt in excerpts:
            assert excerpt in pool or excerpt in pool.replace("|", ""), (messages, excerpt, pool)


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_nothing_else_is_changed(path) -> None:
    before, after = pikepdf.open(path), pikepdf.open(io.BytesIO(copy(path)))
    assert len(before.pages) == len(after.pages)
    assert before.is_encrypted == after.is_encrypted
    assert str(before.docinfo) == str(after.docinfo)
    for old, new in zip(before.pages, after.pages, strict=True):
        assert set(new.obj.keys()) - {"/Annots"} == set(old.obj.keys()) - {"/Annots"}
        for key in set(old.obj.keys()) - {"/Annots", "/Parent", "/Contents", "/Resources"}:
            assert old.obj[key] == new.obj[key], key
        assert old.Contents.read_raw_bytes() == new.Contents.read_raw_bytes() if not before.is_encrypted else True
        kept = [a for a in new.obj.get("/Annots", ()) if a.get("/T") != "Begrijpelijk"]
        assert len(kept) == len(old.obj.get("/Annots", ()))
        assert all(a.is_indirect for a in new.obj.get("/Annots", ()) if a.get("/T") == "Begrijpelijk")
    assert pdf.read(copy(path), "x").text == pdf.read(path.read_bytes(), "x").text


def test_pages_look_the_same_where_nothing_is_marked() -> None:
    """Rendered, only pixels inside the highlights differ: on a plain, a turned and a cropped page."""
    path = FILES / "bladzijden.pdf"
    data = copy(path)
    before, after = pdfium.PdfDocument(path), pdfium.PdfDocument(data)
    for number in range(len(before)):
        old, new = (file[number].render(scale=1).to_numpy().astype(int) for file in (before, after))
        assert old.shape == new.shape
        different = (abs(old - new).sum(axis=2) > 30).sum() / (old.shape[0] * old.shape[1])
        assert 0.002 < different < 0.2
        # Under a highlight letters stay as dark as they were: it never hides them.
        dark = old.sum(axis=2) < 150
        assert (new.sum(axis=2)[dark] < 260).all()


def test_qpdf_finds_no_fault(tmp_path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed here")
    for path in EVERY[:3]:
        target = tmp_path / path.name
        target.write_bytes(copy(path))
        assert subprocess.run(["qpdf", "--check", str(target)], capture_output=True).returncode == 0


def refused(path, data=None, report=None):
    with pytest.raises(SourceError) as caught:
        copy_with_comments(data or path.read_bytes(), path.name, report or report_on(path), "nl")
    assert caught.value.source == path.name
    return caught.value.message


def test_a_pdf_that_may_not_be_changed() -> None:
    assert refused(FILES / "mag-niet-opmerken.pdf") == pdf_copy.CLOSED


def test_scanned_locked_and_damaged() -> None:
    report = report_on(FILES / "bladzijden.pdf")
    data = (FILES / "bladzijden.pdf").read_bytes()
    assert "plaatje" in refused(SOURCES / "plaatje.pdf", report=report)
    assert "wachtwoord" in refused(SOURCES / "wachtwoord.pdf", report=report)
    assert refused(FILES / "bladzijden.pdf", b"%PDF-1.7\nniets", report) == pdf.DAMAGED
    assert refused(FILES / "bladzijden.pdf", data.replace(b"Derhalve", b"Daarom  "), report) == OTHER_TEXT


def test_a_table_of_objects_that_lies_is_mended() -> None:
    path = FILES / "bladzijden.pdf"
    data = path.read_bytes().replace(b"startxref\n", b"startxref\n9")
    made = copy_with_comments(data, path.name, report_on(path), "nl")
    assert len(list(highlights(made))) == len(list(highlights(copy(path))))


def test_a_signature_no_longer_holds_and_the_copy_says_so() -> None:
    path = FILES / "bladzijden.pdf"
    with pikepdf.open(path) as file:
        file.Root["/AcroForm"] = pikepdf.Dictionary({"/Fields": pikepdf.Array(), "/SigFlags": 3})
        signed = io.BytesIO()
        file.save(signed)
    made = copy_with_comments(signed.getvalue(), path.name, report_on(path), "nl")
    notes = [note for _, _, note in highlights(made)]
    assert sum(note.endswith("De digitale handtekening klopt hier niet meer.") for note in notes) == 1


def test_deterministic_but_for_the_date(monkeypatch) -> None:
    monkeypatch.setattr(pdf_copy, "now", lambda: datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC))
    path = FILES / "bladzijden.pdf"
    assert copy(path) == copy(path)


def test_what_is_about_no_words_becomes_a_note() -> None:
    path = FILES / "bladzijden.pdf"
    report = report_on(path)
    about = report.findings[0].model_copy(update={"start": 0, "end": 0, "excerpt": "zoekveld"})
    made = copy_with_comments(path.read_bytes(), path.name, report.model_copy(update={"findings": [about]}), "nl")
    ((number, quads, note),) = highlights(made)
    assert number == 1 and len(quads) >= 1  # at the first words of the text
    assert "Het gaat om deze woorden: “zoekveld”" in note
