"""`te-lang`: a text with too many words, or with too many parts that tell the reader what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.text.instructions import tells_what_to_do
from begrijpelijk.checks.text.whole_text import spot
from begrijpelijk.document import RUNNING, Block, BlockKind
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_PARTS = (
    "## Voor de prik\n\nVul thuis de lijst in. Neem uw pasje mee.",
    "## Op de dag zelf\n\nTrek een shirt met korte mouwen aan. Kom op tijd.",
    "## Na de prik\n\nWacht een kwartier in de zaal. Fiets niet meteen.",
    "## Weer thuis\n\nDrink veel water. Rust goed uit.",
    "## De dag erna\n\nLaat de pleister zitten. Til niets.",
)

RULE = Rule(
    id="te-lang",
    section="text",
    severity="waarschuwing",
    title={"nl": "De tekst is te lang", "en": "The text is too long"},
    message={
        "nl": "Deze tekst heeft {woorden} woorden.",
        "en": "This text has {woorden} words.",
    },
    variants={
        "delen": {
            "nl": "In {delen} delen van deze tekst staat wat de lezer moet doen.",
            "en": "{delen} parts of this text tell the reader what to do.",
        },
    },
    explanation={
        "nl": "Mensen onthouden maar een paar dingen uit een tekst. Kies de drie belangrijkste boodschappen. "
        "Laat weg wat niet nodig is. Zet de rest in een andere tekst.",
        "en": "People remember only a few things of a text. Choose the three main messages, leave out what is not "
        "needed, and put the rest elsewhere.",
    },
    examples=(Example(bad="\n\n".join(_PARTS), good="\n\n".join(_PARTS[:3])),),
    item=(27, 28),
    options={
        "woorden": Option(
            1000, {"nl": "Meer woorden dan dit is te lang.", "en": "More words than this is too long."}, 100
        ),
        "delen": Option(
            3,
            {
                "nl": "Meer delen met opdrachten dan dit is te veel.",
                "en": "More parts with instructions than this is too many.",
            },
            1,
        ),
    },
    action={"nl": "Maak de tekst korter.", "en": "Shorten the text."},
)

_NUMBERED = re.compile(r"(?:(?P<name>oefening|stap|dag|week|fase)\s+)?\d{1,2}\b", re.IGNORECASE)
_ORDERS = 0.5  # part of the sentences of a section that are orders, in a section that is there to instruct


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit: for the number of words, else as a hint for the number of parts with instructions."""
    place = spot(analysis)
    if place is None:
        return
    if analysis.words > options["woorden"]:
        yield Hit(*place, {"woorden": analysis.words})
        return
    parts = sum(any(_instructs(analysis, blocks) for blocks in series) for series in main_parts(analysis))
    if parts > options["delen"]:
        yield Hit(*place, {"delen": parts}, severity="tip", variant="delen")


def main_parts(analysis: Analysis) -> list[list[list[Block]]]:
    """The main sections, of which those in a series are one part: *Oefening 1, Oefening 2 ...* say one thing to do."""
    parts: list[list[list[Block]]] = []
    previous = ""
    for heading, blocks in main_sections(analysis):
        numbered = _NUMBERED.match(heading.text)
        series = (numbered["name"] or "#").lower() if numbered else ""
        if series and series == previous:
            parts[-1].append(blocks)
        else:
            parts.append([blocks])
        previous = series
    return parts


def main_sections(analysis: Analysis) -> list[tuple[Block, list[Block]]]:
    """The blocks under each heading of the highest level that occurs more than once; a title of its own is no part."""
    levels = [block.level or 1 for block in analysis.document.of_kind(BlockKind.HEADING)]
    main = min((level for level in levels if levels.count(level) > 1), default=None)
    if main is None:
        return []
    parts: list[tuple[Block, list[Block]]] = []
    for block in analysis.document.blocks:
        if block.kind is BlockKind.HEADING and (block.level or 1) <= main:
            parts.append((block, []))
        elif parts:
            parts[-1][1].append(block)
    return parts


def _instructs(analysis: Analysis, blocks: list[Block]) -> bool:
    """Whether a part is there to tell what to do: half of its sentences do. A stray "Bel ons" makes no such part."""
    kept = {id(block) for block in blocks if block.kind in RUNNING}
    sentences = [sentence for sentence in analysis.sentences if id(sentence.block) in kept]
    orders = sum(tells_what_to_do(sentence) for sentence in sentences)
    return bool(sentences) and orders >= _ORDERS * len(sentences)


CHECK = Check(RULE, find)
