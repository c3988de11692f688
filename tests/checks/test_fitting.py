"""The examples for a vague word can stand in its sentence."""

import pytest

from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry


@pytest.fixture(scope="module")
def suggestions():
    checker = Checker(Config(), registry())

    def find(text):
        [document] = checker.check_text(text).documents
        [finding] = [finding for finding in document.findings if finding.rule == "vaag-woord"]
        return finding.suggestions

    return find


@pytest.mark.parametrize(
    ("text", "fits", "does_not"),
    [
        ("Kom op tijd.", "van tevoren", "dag"),
        ("Zeg uw afspraak op tijd af.", "dag van tevoren", "minuten"),
        ("Neem uw pillen op tijd in.", "om 8 uur", "van tevoren"),
        ("Drink voldoende.", "liter", "nacht"),
        ("Slaap voldoende.", "per nacht", "liter"),
        ("Houd uw arm zo lang mogelijk omhoog.", "minuten", "maanden"),
        ("Draag de brace zo lang mogelijk.", "per dag", "maanden"),
        ("Neem eventueel een trui mee.", "als u dat wilt", "pijn"),
        ("Wacht enige tijd.", "minuten", "weken"),
    ],
)
def test_an_example_fits_its_sentence(suggestions, text, fits, does_not):
    found = suggestions(text)
    assert any(fits in suggestion for suggestion in found)
    assert not any(does_not in suggestion for suggestion in found)


@pytest.mark.parametrize("text", ["Neem voldoende geld mee.", "Beweeg zoveel mogelijk.", "Neem voldoende rust."])
def test_no_example_is_better_than_one_that_cannot_be_true(suggestions, text):
    assert suggestions(text) == []
