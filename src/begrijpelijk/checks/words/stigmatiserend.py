"""`stigmatiserend`: words that label or blame people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.listed import WITHOUT, hit, own_words
from begrijpelijk.checks.words.people import about_people
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.matching import Match

RULE = Rule(
    id="stigmatiserend",
    section="words",
    severity="waarschuwing",
    title={"nl": "Stempel op mensen", "en": "Label on people"},
    message={
        "nl": "“{citaat}” kan mensen kwetsen. Schrijf liever: {beter}.",
        "en": "“{citaat}” may hurt people. Better: {beter}.",
    },
    variants={
        WITHOUT: {
            "nl": "“{citaat}” kan mensen kwetsen. Kies een ander woord.",
            "en": "“{citaat}” may hurt people. Choose another word.",
        }
    },
    explanation={
        "nl": "Iemand is meer dan een ziekte of een probleem. Noem eerst de mens.",
        "en": "A person is more than an illness or a problem. Name the person first.",
    },
    examples=(
        Example(bad="Deze folder is voor dementen.", good="Deze folder is voor mensen met dementie."),
        Example(bad="Hij is aan een rolstoel gebonden.", good="Hij gebruikt een rolstoel."),
    ),
    kenmerken=(9,),
    toegang=("passendheid",),
    priority=3,
    action={"nl": "Noem eerst de mens en dan pas de ziekte.", "en": "Name the person before the illness."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every labelling word of the writer's own."""
    matches = (match for match in analysis.matches.of(RULE.id) if _labels(match))
    for match in own_words(analysis, matches):
        found = hit(analysis, RULE, match)
        # "de demente vrouw": the alternative of the noun (een persoon met dementie) does not fit before another noun.
        yield replace(found, edits=(), certain=False) if match.entry.is_noun and _before_noun(match) else found


def _before_noun(match: Match) -> bool:
    token = match.words[-1].token
    return token is not None and token.dep_ == "amod"


def _labels(match: Match) -> bool:
    """Whether an adjective is said of people: *illegale handel*, *een gek idee* are about things."""
    token = match.words[0].token
    if len(match.words) > 1 or token is None or match.form == "compound" or not token.tag_.startswith("ADJ"):
        return True
    return about_people(token)


CHECK = Check(RULE, find)
