"""Where points are told and in what words: seen on real leaflets, as the people who read the reports do."""

from pathlib import Path

import pytest

import begrijpelijk
from begrijpelijk.annotation.remarks import lines, remarks
from begrijpelijk.reports import html, text
from begrijpelijk.reports.common import LOOKS, rules

LEAFLET = Path(__file__).parents[2] / "docs" / "voorbeelden" / "knieoperatie" / "b1.docx"


@pytest.fixture(scope="module")
def report():
    return begrijpelijk.check(LEAFLET)


def test_how_a_text_looks_is_no_fault_of_a_sentence(report):
    (long_lines,) = [f for f in report.documents[0].findings if f.rule in LOOKS]
    told = text.write(report, "nl").replace("\n     ", " ")
    hardest, _, rest = told.partition("Moeilijke woorden")
    assert "hebben de regels" not in hardest
    assert "hebben de regels" in rest
    page = html.REPORTER.write(report, "nl")
    whole = page.partition("Over de hele tekst")[2].partition("</section>")[0]
    assert long_lines.message in whole


def test_the_characteristics_say_what_they_count(report):
    assert "punten)" in text.write(report, "nl").partition("De 10 kenmerken")[2]


def test_a_word_with_two_findings_gets_the_word_to_write():
    report = begrijpelijk.check_text("Indien u antistollingsmiddelen gebruikt, belt u ons.")
    told = text.write(report, "nl")
    assert "antistollingsmiddelen – beter: bloedverdunners" in told


def test_a_remark_says_each_suggestion_once():
    report = begrijpelijk.check_text("U bent verwezen naar de cardioloog. Morgen belt u ons op.").documents[0]
    known = rules()
    for remark in remarks(report):
        said = [line.text for line in lines(remark, "nl", known)]
        assert sum(line.count("Schrijf liever") for line in said) <= 1
    (about,) = [r for r in remarks(report) if r.findings[0].excerpt == "cardioloog"]
    assert [line.text for line in lines(about, "nl", known)][1] == "Of: hartarts."
