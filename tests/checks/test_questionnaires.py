"""Questionnaires in Word, PDF and HTML are recognised, and nothing else is."""

import time
from pathlib import Path

import pytest

import begrijpelijk
from begrijpelijk.checks.questionnaire.recognise import recognise
from begrijpelijk.sources import read_string

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE.parents[1] / "docs" / "voorbeelden").rglob("*.html"))
IN_WORD = {
    ("vragenlijst-anders", "Vragenlijst over uw bezoek"),
    ("vragenlijst-dubbel", "Was de arts vriendelijk en deskundig?"),
    ("vragenlijst-ontkenning", "Was de uitleg niet duidelijk?"),
    ("vragenlijst-schaal", "4. Hoe tevreden bent u over de kamer?"),
    ("vragenlijst-ontkenning", "Het eten is niet duur."),
}


@pytest.mark.parametrize(
    ("name", "expected"),
    # LibreOffice cuts the statements of the table in the PDF in two: what is no whole statement is left alone.
    [
        ("vragenlijst.docx", IN_WORD),
        ("vragenlijst.pdf", IN_WORD - {("vragenlijst-ontkenning", "Het eten is niet duur.")}),
    ],
)
def test_word_and_pdf(name, expected):
    (document,) = begrijpelijk.check(HERE / "bestanden" / name).documents
    assert {(f.rule, f.excerpt) for f in document.findings if f.rule.startswith("vragenlijst-")} == expected


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_leaflet_is_none(path):
    assert recognise(read_string(path.read_text("utf-8"), "html", path.name)) is None


FIELDS = "".join(
    f'<fieldset><legend>Vraag {n}: was het goed?</legend><label><input type="radio" name="v{n}"> prima</label>'
    f'<label><input type="radio" name="v{n}"> kon beter</label></fieldset>'
    for n in range(10)
)


def test_a_form_with_many_choices_needs_no_name():
    found = recognise(read_string(f"<main><h1>Uw mening</h1><form>{FIELDS}</form></main>", "html", "-"))
    assert found is not None and len(found.questions) == 10
    assert found.questions[0].answers == ("prima", "kon beter")


@pytest.mark.parametrize(
    "text",
    [
        "# Vragenlijst\n\nDe vragenlijst staat in het portaal.\n",
        "# Wat doe ik bij koorts?\n\nBel de huisarts.\n\n# Mag ik douchen?\n\nJa.\n\n# Mag ik fietsen?\n\nNee.\n",
        "# Vragenlijst\n\nHebt u pijn?\n\nBel ons dan op 088 123 45 67.\n\nHebt u koorts?\n\nBel dan meteen.\n",
        "# Enquête\n\nVan de mensen zegt 45 procent ja. In 2024 was dat 1, 2 of 3 keer zo veel.\n",
    ],
)
def test_talk_about_questions_is_none(text):
    assert recognise(read_string(text, "markdown", "-")) is None


def test_hostile_numbers_and_boxes_take_no_time():
    text = "# Vragenlijst\n\n" + "Was het goed? " + "☐ 1 2 3 " * 5_000
    began = time.monotonic()
    recognise(read_string(text, "plain", "-"))
    assert time.monotonic() - began < 10
