"""A term is told once in a text, and is replaced everywhere or nowhere."""

import begrijpelijk
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.mending import mend
from begrijpelijk.plugins import registry
from begrijpelijk.sources import read_string


def terms(text, **options):
    (document,) = begrijpelijk.check_text(text, rules=["vakterm"], **options).documents
    return document.findings


def test_a_repeated_term_is_one_finding_that_counts():
    (finding,) = terms("U heeft hypertensie. De hypertensie is hoog. Bij hypertensie slikt u een pil.")
    assert finding.start == 8
    assert finding.message.endswith("Het staat 3 keer in de tekst.")


def test_a_compound_is_a_word_of_its_own():
    found = terms("U heeft hypertensie. Ga naar het hypertensiespreekuur.")
    assert [finding.excerpt for finding in found] == ["hypertensie", "hypertensiespreekuur"]


def test_where_it_is_switched_off_it_does_not_count():
    text = "<!-- begrijpelijk: uit vakterm -->\n\nU heeft hypertensie.\n\n<!-- begrijpelijk: aan -->\n\nBij hypertensie rust u."
    (document,) = begrijpelijk.check_text(text, rules=["vakterm"], format="markdown").documents
    assert [finding.message.count("keer") for finding in document.findings] == [0]


def test_a_certain_term_is_replaced_everywhere():
    text = "De dermatoloog belt u. Daarna gaat u naar de dermatoloog.\n\nVertel het aan de dermatoloog.\n"
    checker = Checker(Config(regels=("vakterm",)), registry())
    document = read_string(text, "plain", "tekst.txt")
    findings = checker.check_documents([document]).documents[0].findings
    assert "dermatoloog" not in mend(document, findings, checker).text
    assert len(findings) == 1


def test_names_on_a_board_are_not_replaced():
    for text in (
        "Meld u bij afdeling Dagbehandeling, route 42.",
        "Overdag belt u de polikliniek Oogheelkunde: 010 - 401 77 77.",
        "Kraamafdeling: 15.00 tot 19.00 uur",
        "Volg het bord Radiologie.",
    ):
        assert terms(text) == [], text


def test_an_uncertain_term_is_replaced_where_it_is_told():
    (document,) = begrijpelijk.check_text(
        "Deze tool is gratis. Met de tool oefent u.", rules=["vreemd-woord"]
    ).documents
    (finding,) = document.findings
    assert not finding.certain
    assert [(edit.start, edit.end) for edit in finding.edits] == [(0, 4), (5, 9)]
