"""`lange-zin`: a sentence with too many words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.language.listing import count_words, is_listing
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.model import Severity

RULE = Rule(
    id="lange-zin",
    section="sentences",
    severity="waarschuwing",
    title={"nl": "Lange zin", "en": "Long sentence"},
    message={
        "nl": "Deze zin heeft {woorden} woorden.",
        "en": "This sentence has {woorden} words.",
    },
    explanation={
        "nl": "Een lange zin is moeilijk te onthouden. Aan het eind is de lezer het begin vergeten. "
        "Maak er twee of meer zinnen van. Zet in elke zin één ding.",
        "en": "Who finds reading hard has forgotten the start of a long sentence at its end. Split it: one thing a "
        "sentence.",
    },
    examples=(
        Example(
            bad="U kunt na de ingreep nog enkele dagen last hebben van pijn, waarvoor u zo nodig een pijnstiller kunt "
            "nemen die u zonder recept bij de drogist koopt.",
            good="U kunt na de operatie een paar dagen pijn hebben. U mag dan een pijnstiller nemen. Die koopt u bij "
            "de drogist.",
        ),
    ),
    item=(8,),
    wcag=("3.1.5",),
    action={"nl": "Maak de lange zinnen korter.", "en": "Shorten the long sentences."},
    options={
        "tip": Option(15, {"nl": "Meer woorden dan dit is een tip.", "en": "More words than this is a hint."}, 1),
        "waarschuwing": Option(
            20, {"nl": "Meer woorden dan dit is een waarschuwing.", "en": "More words than this is a warning."}, 1
        ),
        "fout": Option(25, {"nl": "Meer woorden dan dit is een fout.", "en": "More words than this is an error."}, 1),
    },
)

_SEVERITIES: tuple[Severity, ...] = ("fout", "waarschuwing", "tip")


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every running sentence over a bound. Headings, cells, address lines and lists of times are none."""
    for sentence in analysis.running:
        count = count_words(sentence)
        severity = next((s for s in _SEVERITIES if count > options[s]), None)
        if severity and not is_listing(sentence):
            yield Hit(sentence.start, sentence.end, {"woorden": count}, severity=severity)


CHECK = Check(RULE, find)
