"""`opsomming-in-zin`: four or more parallel things in running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.document import BlockKind
from begrijpelijk.language.enumeration import enumerations
from begrijpelijk.language.syntax import parsed
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="opsomming-in-zin",
    section="sentences",
    severity="tip",
    title={"nl": "Opsomming in een zin", "en": "Enumeration in a sentence"},
    message={
        "nl": "Hier staan {delen} dingen achter elkaar. Maak er een lijstje van.",
        "en": "Here are {delen} things in a row. Make a list of them.",
    },
    explanation={
        "nl": "Een lange rij in een zin is moeilijk te onthouden. In een lijstje ziet de lezer elk ding apart. "
        "Zet elk ding op een eigen regel.",
        "en": "A long row in a sentence is hard to remember. In a list each thing stands out.",
    },
    examples=(
        Example(
            bad="Neem uw zorgpas, een lijst met medicijnen, een badjas en pantoffels mee.",
            good="Neem mee:\n\n- uw zorgpas\n- een lijst met medicijnen\n- een badjas\n- pantoffels",
        ),
    ),
    item=(24,),
    options={
        "delen": Option(
            4,
            {"nl": "Vanaf zoveel delen is een lijstje beter.", "en": "From so many parts a list is better."},
            3,
        ),
    },
    action={"nl": "Maak lijstjes van lange opsommingen.", "en": "Turn long enumerations into lists."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit from the first to the last part of an enumeration. An item of a list is in a list already."""
    for sentence in parsed(analysis):
        if sentence.sentence.block.kind is BlockKind.ITEM:
            continue
        for parts in enumerations(sentence.tree):
            if len(parts) >= options["delen"]:
                yield Hit(parts[0].start, parts[-1].end, {"delen": len(parts)})


CHECK = Check(RULE, find)
