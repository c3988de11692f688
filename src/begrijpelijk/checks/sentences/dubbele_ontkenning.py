"""`dubbele-ontkenning`: two words in one clause that deny each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.language.negation import double_negations
from begrijpelijk.language.syntax import parsed
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="dubbele-ontkenning",
    section="sentences",
    severity="waarschuwing",
    title={"nl": "Dubbele ontkenning", "en": "Double negation"},
    message={
        "nl": '"{eerste}" en "{tweede}" staan in één zin. Zeg wat wel zo is, of wat wel mag.',
        "en": '"{eerste}" and "{tweede}" stand in one sentence. Say what is so, or what is allowed.',
    },
    explanation={
        "nl": "Twee keer nee in één zin maakt de lezer onzeker. De lezer moet puzzelen. "
        "Schrijf op wat wel zo is. Of schrijf op wat wel mag.",
        "en": "Saying no twice in one sentence is confusing: the reader has to work out what is meant. Say what is so.",
    },
    examples=(
        Example(bad="Deze klacht is niet ongewoon.", good="Veel mensen hebben deze klacht."),
        Example(bad="U mag niet opstaan zonder hulp.", good="Wacht op hulp. Sta dan pas op."),
    ),
    item=(11,),
    wcag=("3.1.5",),
    action={"nl": "Schrijf op wat wel zo is.", "en": "Say what is so."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit from the first to the second negation."""
    for sentence in parsed(analysis):
        for first, second in double_negations(sentence.tree):
            yield Hit(first.start, second.end, {"eerste": first.text, "tweede": second.text})


CHECK = Check(RULE, find)
