"""`lange-kop`: a heading that is too long, or that skips a level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.text.whole_text import words
from begrijpelijk.document import BlockKind
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="lange-kop",
    section="text",
    severity="tip",
    title={"nl": "Lange kop", "en": "Long heading"},
    message={
        "nl": "Deze kop heeft {woorden} woorden.",
        "en": "This heading has {woorden} words.",
    },
    variants={
        "niveau": {
            "nl": "Deze kop is van niveau {niveau}. De kop ervoor is van niveau {vorige}.",
            "en": "This heading has level {niveau}, the one before has level {vorige}.",
        },
    },
    explanation={
        "nl": "Een kop helpt alleen als mensen hem in één keer lezen. Houd de kop kort. Sla ook geen niveau over: "
        "zet onder een kop 1 eerst een kop 2. Mensen die laten voorlezen, raken anders de weg kwijt.",
        "en": "A heading helps only when it is read at a glance: keep it short. Do not skip a level either, or readers "
        "with a screen reader lose their way.",
    },
    examples=(
        Example(
            bad="# Wat u allemaal moet weten en doen voordat u bij ons wordt geopereerd\n\nEet niets meer.",
            good="# Voor uw operatie\n\nEet niets meer.",
        ),
    ),
    item=(17,),
    wcag=("1.3.1", "2.4.6"),
    options={
        "woorden": Option(10, {"nl": "Meer woorden dan dit is te lang.", "en": "More words than this is too long."}, 3),
    },
    action={"nl": "Maak lange koppen korter.", "en": "Shorten long headings."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for a heading over the bound, and for one more than a level deeper than the heading before it."""
    previous: int | None = None
    for block in analysis.document.of_kind(BlockKind.HEADING):
        count = words(block.text)
        if count > options["woorden"]:
            yield Hit(block.start, block.end, {"woorden": count})
        if block.level is None:
            continue
        if previous is not None and block.level > previous + 1:
            yield Hit(block.start, block.end, {"niveau": block.level, "vorige": previous}, variant="niveau")
        previous = block.level


CHECK = Check(RULE, find)
