"""What replaces a dose is that dose: as many times a day, as much each time, in the same unit; or nothing."""

import re

import pytest

from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry

MOMENT = re.compile(r"'s ochtends|'s middags|'s avonds|voor het slapen")
WRITTEN = ("{} keer per dag", "{}x per dag", "{} x daags", "{} dd")


@pytest.fixture(scope="module")
def doses():
    checker = Checker(Config(), registry())

    def find(text):
        [document] = checker.check_text(text).documents
        return [finding for finding in document.findings if finding.rule == "doseer-instructie"]

    return find


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("times", range(1, 9))
@pytest.mark.parametrize(("amount", "unit"), [("1", "druppel"), ("2", "tabletten"), ("2,5", "ml")])
def test_a_suggestion_is_the_same_dose(doses, written, times, amount, unit):
    for finding in doses(f"Neem {written.format(times)} {amount} {unit} van dit medicijn."):
        for text in finding.suggestions:
            assert len(MOMENT.findall(text)) == (times if times > 1 else 0), text
            assert text.count(f"{amount} {unit}") == times, text
        assert bool(finding.suggestions) == (times <= 4)


@pytest.mark.parametrize("bound", ["maximaal", "hoogstens", "minstens", "vaker dan", "2 tot", "2 of", "3 \u00e0"])
@pytest.mark.parametrize("written", ["4 keer per dag", "4x daags"])
def test_a_range_or_a_bound_is_not_spread_over_the_day(doses, bound, written):
    for finding in doses(f"Neem {bound} {written} 1 tablet van dit medicijn."):
        assert not any(MOMENT.search(text) for text in finding.suggestions)


def test_the_unit_of_the_text_is_kept(doses):
    [finding] = doses("Oogdruppels: 2 dd 1 gtt in beide ogen.")
    assert finding.suggestions == ["'s ochtends 1 druppel en 's avonds 1 druppel"]
    assert not finding.certain
    assert not finding.edits


def test_a_least_interval_does_not_become_a_fixed_scheme(doses):
    [finding] = doses("U mag om de 6 uur een tablet nemen tegen de pijn.")
    assert finding.suggestions == ["wacht elke keer 6 uur voor u weer iets neemt"]
