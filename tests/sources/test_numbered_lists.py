"""Numbered lists keep their numbers: from every reader that knows them to the report and a new Word file."""

import io

import pytest

import begrijpelijk
from begrijpelijk.annotation import word_new
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry
from begrijpelijk.reports import html

MARKDOWN = """# Wat neemt u mee?

1. Uw pas van het ziekenhuis.
2. Al uw pillen.
   - ook de zalf
   - ook de druppels

Doe alles in een tas.

3. Een boek om te lezen.

- Laat geld thuis.

1. Meld u bij de balie.
"""
HTML = """<h1>Wat neemt u mee?</h1><ol><li>Uw pas van het ziekenhuis.<li>Al uw pillen.<ul><li>ook de zalf<li>ook de druppels</ul>
</ol><p>Doe alles in een tas.</p><ol start="3"><li>Een boek om te lezen.</ol><ul><li>Laat geld thuis.</ul>
<ol start="99999999999999999999"><li>Meld u bij de balie.</ol>"""
NUMBERS = [1, 2, None, None, 3, None, 1]


def numbers(document):
    return [block.number for block in document.blocks if block.kind == "item"]


@pytest.mark.parametrize(("text", "format"), [(MARKDOWN, "markdown"), (HTML, "html"), (MARKDOWN, "plain")])
def test_readers_give_the_numbers(text, format):
    assert numbers(begrijpelijk.check_text(text, format).documents[0]) == NUMBERS


def test_a_new_word_file_counts_as_the_text_does(tmp_path):
    document = begrijpelijk.check_text(MARKDOWN, "markdown").documents[0]
    made = tmp_path / "nieuw.docx"
    made.write_bytes(word_new.write(document, "nl"))
    assert numbers(begrijpelijk.check(made).documents[0]) == NUMBERS


def test_a_list_in_word_begins_again_inside_each_item(tmp_path):
    docx = pytest.importorskip("docx")
    paper = docx.Document()
    style = paper.styles["List Number"].element.pPr.numPr.numId.val
    for text, level in (("Kom langs.", 0), ("Neem een pas mee.", 1), ("Doe een jas aan.", 1), ("Ga zitten.", 0)):
        properties = paper.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, style
    out = io.BytesIO()
    paper.save(out)
    (tmp_path / "lijst.docx").write_bytes(out.getvalue())
    found = numbers(begrijpelijk.check(tmp_path / "lijst.docx").documents[0])
    assert found[0] == 1 and found[-1] == 2


def test_the_report_shows_them():
    report = Checker(Config(), registry()).check_text(MARKDOWN, "markdown")
    page = html.REPORTER.write(report, "nl")
    assert [f'value="{number}"' in page for number in (1, 2, 3)] == [True] * 3
    assert page.count("<ol>") >= 2
