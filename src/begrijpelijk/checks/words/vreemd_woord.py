"""`vreemd-woord`: English and Latin where Dutch would do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.listed import WITHOUT, hits, own_words
from begrijpelijk.checks.words.signpost import is_signpost
from begrijpelijk.explained import unexplained_matches
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="vreemd-woord",
    section="words",
    severity="waarschuwing",
    title={"nl": "Engels of Latijn", "en": "English or Latin"},
    message={
        "nl": "“{citaat}” is geen Nederlands. Schrijf liever: {beter}.",
        "en": "“{citaat}” is not Dutch. Better: {beter}.",
    },
    variants={
        WITHOUT: {
            "nl": "“{citaat}” is geen Nederlands. Leg uit wat u bedoelt.",
            "en": "“{citaat}” is not Dutch. Say what it means.",
        }
    },
    explanation={
        "nl": "Niet iedereen kent Engels of Latijn. Met een Nederlands woord kan elke lezer mee.",
        "en": "Not everybody knows English or Latin. With a Dutch word every reader can follow.",
    },
    examples=(
        Example(bad="Bespreek dit met uw casemanager.", good="Bespreek dit met uw vaste begeleider."),
        Example(bad="U krijgt dit medicijn per os.", good="U slikt dit medicijn door."),
    ),
    item=(13,),
    wcag=("3.1.3",),
    priority=5,
    action={"nl": "Schrijf Nederlandse woorden.", "en": "Write Dutch words."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every foreign word that the text has not explained and that is no quotation or name."""
    matches = [match for match in unexplained_matches(analysis, analysis.matches.of(RULE.id)) if not is_signpost(match)]
    yield from hits(analysis, RULE, own_words(analysis, matches), once=True)


CHECK = Check(RULE, find)
