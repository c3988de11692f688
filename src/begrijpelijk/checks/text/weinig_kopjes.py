"""`weinig-kopjes`: a long stretch of text without a heading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.text.whole_text import words
from begrijpelijk.document import RUNNING, Block, BlockKind
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_TEXT = (
    "U komt voor een foto van uw rug. U meldt zich eerst bij de balie in de hal. Daarna gaat u in de wachtkamer "
    "zitten. Een medewerker haalt u op. U trekt uw trui en uw hemd uit. U gaat op een harde tafel liggen. "
    "De medewerker maakt twee of drie foto's. U blijft dan heel stil liggen. Dat duurt maar kort. Daarna mag u zich "
    "weer aankleden. "
)
_MORE = (
    "De foto gaat naar uw arts. Die bekijkt de foto en belt u binnen een week. Soms is er nog een andere foto nodig. "
    "Dan maken wij meteen een nieuwe afspraak met u. Bent u zwanger? Vertel dat dan voor de foto. De stralen zijn niet "
    "goed voor een kind in uw buik. Hebt u veel pijn bij het liggen? Zeg dat ook. Wij zoeken dan samen naar een goede "
    "houding. U mag iemand meenemen die u helpt. Die wacht dan even op de gang. Na de foto mag u weer gewoon eten en "
    "autorijden. U voelt er niets meer van."
)

RULE = Rule(
    id="weinig-kopjes",
    section="text",
    severity="waarschuwing",
    title={"nl": "Te weinig kopjes", "en": "Too few headings"},
    message={
        "nl": "Onder dit kopje staan {woorden} woorden.",
        "en": "There are {woorden} words under this heading.",
    },
    variants={
        "geen": {
            "nl": "Deze tekst heeft {woorden} woorden en geen kopjes.",
            "en": "This text has {woorden} words and no headings.",
        },
        "begin": {
            "nl": "Voor het eerste kopje staan {woorden} woorden.",
            "en": "There are {woorden} words before the first heading.",
        },
    },
    explanation={
        "nl": "Mensen zoeken met kopjes wat voor hen belangrijk is. Zonder kopjes moeten zij alles lezen. "
        "Zet boven elk onderwerp een kopje. Een vraag is een goed kopje, zoals: Wat neemt u mee?",
        "en": "Readers use headings to find what matters to them. Put one above each subject. A question makes a good "
        "heading.",
    },
    examples=(Example(bad=_TEXT + _MORE, good=_TEXT),),
    item=(17,),
    wcag=("2.4.10",),
    options={
        "woorden": Option(
            250,
            {"nl": "Meer woorden onder één kopje is te veel.", "en": "More words under one heading is too many."},
            20,
        ),
        "zonder": Option(
            150,
            {
                "nl": "Vanaf dit aantal woorden heeft een tekst kopjes nodig.",
                "en": "From this number of words on, a text needs headings.",
            },
            20,
        ),
    },
    action={"nl": "Zet meer kopjes in de tekst.", "en": "Add headings."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit on each heading with too much running text under it, or one on a text without any heading."""
    sections = analysis.document.sections()
    has_headings = any(heading for heading, _ in sections)
    for heading, blocks in sections:
        running = [block for block in blocks if block.kind in RUNNING]
        count = sum(words(block.text) for block in running)
        if heading is None and not has_headings:
            if count >= options["zonder"]:
                yield _hit(analysis, running[0], count, "geen")
        elif count > options["woorden"]:
            yield _hit(analysis, heading or running[0], count, None if heading else "begin")


def _hit(analysis: Analysis, block: Block, count: int, variant: str | None) -> Hit:
    """A hit on a heading, or on the first sentence of a block of text."""
    end = block.end
    if block.kind is not BlockKind.HEADING and (sentence := analysis.sentence_at(block.start)):
        end = sentence.end
    return Hit(block.start, end, {"woorden": count}, variant=variant)


CHECK = Check(RULE, find)
