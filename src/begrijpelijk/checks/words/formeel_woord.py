"""`formeel-woord`: official and bookish words that have an everyday one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.listed import WITHOUT, hits, own_words
from begrijpelijk.checks.words.people import is_person
from begrijpelijk.explained import unexplained_matches
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.matching import Match

RULE = Rule(
    id="formeel-woord",
    section="words",
    severity="waarschuwing",
    title={"nl": "Formeel woord", "en": "Formal word"},
    message={
        "nl": "“{citaat}” is een formeel woord. Schrijf liever: {beter}.",
        "en": "“{citaat}” is a formal word. Better: {beter}.",
    },
    variants={
        WITHOUT: {
            "nl": "“{citaat}” is een formeel woord. Zeg het gewoner.",
            "en": "“{citaat}” is a formal word. Say it more simply.",
        }
    },
    explanation={
        "nl": "Zo praten mensen niet met elkaar. Een gewoon woord leest sneller en klinkt vriendelijker.",
        "en": "People do not talk like this. An everyday word reads faster and sounds friendlier.",
    },
    examples=(
        Example(bad="Gelieve uw legitimatiebewijs te overleggen.", good="Laat uw paspoort of rijbewijs zien."),
        Example(bad="Wij verstrekken deze gegevens niet aan derden.", good="Wij geven deze gegevens niet aan anderen."),
    ),
    item=(8,),
    priority=6,
    action={"nl": "Kies gewone woorden.", "en": "Use everyday words."},
)


_GIVERS = frozenset("ik wij we hij zij ze".split())  # these are no object, whatever the parse says


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every formal word of the writer's own: not in a quotation, a name or a title, nor a noun explained."""
    matches = analysis.matches.of(RULE.id)
    told = unexplained_matches(analysis, [match for match in matches if match.entry.is_noun])
    kept = {id(match) for match in told}
    wanted = (m for m in matches if (not m.entry.is_noun or id(m) in kept) and not _receives_people(m))
    yield from hits(analysis, RULE, own_words(analysis, wanted))


def _receives_people(match: Match) -> bool:
    """Whether it is a guest that is received: *wij ontvangen u om 10 uur* is no *krijgen*."""
    token = match.words[0].token
    if match.entry.term != "ontvangen" or token is None:
        return False
    return any(child.dep_ == "obj" and is_person(child) and child.lower_ not in _GIVERS for child in token.children)


CHECK = Check(RULE, find)
