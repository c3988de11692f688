"""What may be meant as it stands is never replaced without a human."""

from pathlib import Path

import pytest

from begrijpelijk.checker import Checker
from begrijpelijk.checks.words.literal import LITERAL, THING
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry
from begrijpelijk.wordlists import WordList

FIGURES = WordList.file(Path(__file__).parents[2] / "wordlists" / "beeldspraak.csv", rule="beeldspraak").entries


def test_no_figure_with_a_literal_reading_is_certain():
    literal = [entry for entry in FIGURES if entry.domain in (LITERAL, THING)]
    assert len(literal) > 100
    assert [entry.term for entry in literal if entry.certainty == "zeker"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Uw klachten springen in het oog.",
        "Uw plan komt van de grond.",
        "De minister gaf groen licht voor het plan.",
        "Het plan is van tafel.",
    ],
)
def test_a_figure_that_may_be_literal_is_left_to_a_human(text):
    [document] = Checker(Config(), registry()).check_text(text).documents
    [finding] = [finding for finding in document.findings if finding.rule == "beeldspraak"]
    assert not finding.certain
