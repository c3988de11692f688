"""`lange-alinea`: a paragraph with too many words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.text.whole_text import words
from begrijpelijk.document import RUNNING
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_SHORT = "Na de operatie slaapt u uit in een aparte kamer. De verpleegkundige let daar op u. "
_LONG = _SHORT + (
    "U krijgt een infuus in uw arm en een masker met zuurstof. Bent u goed wakker, dan brengen wij u naar uw eigen "
    "kamer. Daar mag u weer iets drinken. Gaat dat goed, dan krijgt u een boterham. De verpleegkundige komt elk uur "
    "kijken naar de wond en meet dan uw bloeddruk. Hebt u pijn, dan krijgt u een pil of een prik. Aan het eind van de "
    "middag komt de arts bij u langs. Zij vertelt hoe de operatie is gegaan en wanneer u naar huis mag. Uw familie mag "
    "erbij zijn."
)

RULE = Rule(
    id="lange-alinea",
    section="text",
    severity="waarschuwing",
    title={"nl": "Lange alinea", "en": "Long paragraph"},
    message={
        "nl": "Deze alinea heeft {woorden} woorden.",
        "en": "This paragraph has {woorden} words.",
    },
    explanation={
        "nl": "Een groot blok tekst schrikt af. Veel mensen slaan het over. Maak er twee of meer alinea's van. "
        "Zet in elke alinea één onderwerp. Zet stappen in een lijstje.",
        "en": "A big block of text puts readers off, and many skip it. Split it: one subject a paragraph, steps in a "
        "list.",
    },
    examples=(Example(bad=_LONG, good=_SHORT),),
    item=(17,),
    options={
        "woorden": Option(
            100, {"nl": "Meer woorden dan dit is te lang.", "en": "More words than this is too long."}, 20
        ),
    },
    action={"nl": "Maak lange alinea's korter.", "en": "Shorten long paragraphs."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every block of running text over the bound. A line break makes white space, so it ends a paragraph."""
    for block in analysis.document.blocks:
        if block.kind not in RUNNING:
            continue
        start = block.start
        for piece in block.text.split("\n"):
            count = words(piece)
            if count > options["woorden"]:
                yield Hit(start, start + len(piece), {"woorden": count})
            start += len(piece) + 1


CHECK = Check(RULE, find)
