"""`beeldspraak`: figures of speech, idioms and proverbs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.listed import WITHOUT, hits, own_words
from begrijpelijk.checks.words.literal import is_literal
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="beeldspraak",
    section="words",
    severity="waarschuwing",
    title={"nl": "Beeldspraak", "en": "Figure of speech"},
    message={
        "nl": "“{citaat}” is beeldspraak. Schrijf liever: {beter}.",
        "en": "“{citaat}” is a figure of speech. Better: {beter}.",
    },
    variants={
        WITHOUT: {
            "nl": "“{citaat}” is beeldspraak. Zeg precies wat u bedoelt.",
            "en": "“{citaat}” is a figure of speech. Say exactly what you mean.",
        }
    },
    explanation={
        "nl": "Lezers die Nederlands nog leren, nemen zulke woorden letterlijk. Zeg precies wat u bedoelt.",
        "en": "Readers who are learning Dutch take such words literally. Say exactly what you mean.",
    },
    examples=(
        Example(
            bad="Blijven de klachten? Trek dan op tijd aan de bel.",
            good="Blijft u pijn houden? Bel dan uw huisarts.",
        ),
    ),
    item=(25,),
    action={"nl": "Zeg precies wat u bedoelt, zonder beeldspraak.", "en": "Say what you mean, without images."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every figure of speech of the writer's own."""
    matches = (match for match in analysis.matches.of(RULE.id) if not is_literal(match))
    yield from hits(analysis, RULE, own_words(analysis, matches))


CHECK = Check(RULE, find)
