"""A new Word file of a text that is no Word file: its blocks, and a comment at every finding."""

import io

import docx
import pytest
from remark_helpers import EXAMPLES, marked, parts, plain, report_on, root_of, shown

import begrijpelijk
from begrijpelijk.annotation import word_copy, word_new, word_with_comments
from begrijpelijk.sources import docx as reader

TEXTS = sorted(
    path
    for folder in ("suikerziekte", "borstvoeding", "bloedverdunners")
    for path in (EXAMPLES / folder).iterdir()
    if path.stem in ("b2", "c1")
)

MARKDOWN = """# Operatie

Derhalve dient u *tijdig* te bellen met de polikliniek.

## Voorbereiding

- nuchter zijn
    - teneinde aspiratie te voorkomen
- uw medicatie overleggen

| Medicatie | Advies |
|-----------|--------|
| Anticoagulantia | Staken conform voorschrift |

> Indien u complicaties heeft, belt u onverwijld.
"""


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_marks_stand_at_the_words(path) -> None:
    report = report_on(path)
    text = "\n\n".join(block.text for block in report.blocks)
    found = shown(word_with_comments(report, "nl"), report)
    assert sum(len(entry.remark.findings) for entry in found) == len(report.findings) > 0
    for entry in found:
        assert plain(entry.words) == plain(text[entry.remark.start : entry.remark.end])
        assert all(plain(finding.message) in plain(entry.comment) for finding in entry.remark.findings)


def made_of(text, format="markdown"):
    report = begrijpelijk.check_text(text, format).documents[0]
    return report, word_with_comments(report, "nl")


def test_headings_lists_tables_and_quotes() -> None:
    report, data = made_of(MARKDOWN)
    file = docx.Document(io.BytesIO(data))
    styles = [(p.style.name, p.text) for p in file.paragraphs if p.text]
    assert styles == [
        ("Heading 1", "Operatie"),
        ("Normal", "Derhalve dient u tijdig te bellen met de polikliniek."),
        ("Heading 2", "Voorbereiding"),
        ("List Bullet", "nuchter zijn"),
        ("List Bullet 2", "teneinde aspiratie te voorkomen"),
        ("List Bullet", "uw medicatie overleggen"),
        ("Quote", "Indien u complicaties heeft, belt u onverwijld."),
    ]
    (table,) = file.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Medicatie", "Advies"],
        ["Anticoagulantia", "Staken conform voorschrift"],
    ]
    again = reader.read(data, "x.docx")
    assert [(b.kind.value, b.text) for b in again.blocks][:4] == [(b.kind, b.text) for b in report.blocks][:4]
    assert file.core_properties.author == "Begrijpelijk"


def test_what_paper_does_not_show_is_named() -> None:
    _, data = made_of("<h1>Zorg</h1><img src=a alt='Derhalve nuchter'><button>Verzenden conform</button>", "html")
    text = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    assert "Plaatje: Derhalve nuchter" in text
    assert "Knop: Verzenden conform" in text
    assert "Derhalve" in marked(root_of(parts(data)["word/document.xml"])).values()


def test_hostile_text() -> None:
    """Characters that no XML may hold, line ends inside a block, thousands of levels."""
    report = begrijpelijk.check_text("Derhalve dient u te bellen.").documents[0]
    block = report.blocks[0].model_copy(
        update={"text": "Derhalve\x00\x0b\r\ndient\tu\ud800 te bellen.", "level": 10**9}
    )
    odd = report.model_copy(update={"blocks": [block.model_copy(update={"kind": "heading"})], "title": "\x00" * 500})
    odd = odd.model_copy(update={"findings": [f for f in report.findings if f.excerpt == "Derhalve"]})
    (entry,) = shown(word_with_comments(odd, "nl"), odd)
    assert entry.words == "Derhalve"


def test_a_table_that_lies_about_its_size() -> None:
    report, _ = made_of(MARKDOWN)
    cells = [
        b.model_copy(update={"row": 10**9 * (i + 1)}) if b.kind == "cell" else b for i, b in enumerate(report.blocks)
    ]
    far = report.model_copy(update={"blocks": cells})
    assert len(docx.Document(io.BytesIO(word_with_comments(far, "nl"))).tables[0].rows) == 4
    unknown = [b.model_copy(update={"row": None}) if b.kind == "cell" else b for b in report.blocks]
    assert not docx.Document(io.BytesIO(word_with_comments(report.model_copy(update={"blocks": unknown})))).tables


def test_no_findings_no_comments() -> None:
    report, _ = made_of("De arts bekijkt uw knie.", "plain")
    data = word_with_comments(report.model_copy(update={"findings": []}), "nl")
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "De arts bekijkt uw knie."


def test_deterministic_but_for_the_date(monkeypatch) -> None:
    from datetime import UTC, datetime

    for module in (word_copy, word_new):
        monkeypatch.setattr(module, "now", lambda: datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC))
    assert made_of(MARKDOWN)[1] == made_of(MARKDOWN)[1]
