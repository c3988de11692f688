"""`lijdende-vorm`: the passive, which leaves the reader guessing who does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.language.passive import Passive, passives
from begrijpelijk.language.syntax import parsed
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="lijdende-vorm",
    section="sentences",
    severity="waarschuwing",
    title={"nl": "Lijdende vorm", "en": "Passive"},
    message={
        "nl": '"{vorm}": hier staat niet wie het doet. Zeg wie het doet.',
        "en": '"{vorm}": this does not say who does it. Say who does it.',
    },
    variants={
        "doener": {
            "nl": '"{vorm}": begin de zin met wie of wat het doet: {doener}.',
            "en": '"{vorm}": begin the sentence with who or what does it: {doener}.',
        },
    },
    explanation={
        "nl": "In de lijdende vorm staat vaak niet wie iets doet. De lezer weet dan niet wat hij zelf moet doen. "
        "Schrijf op wie het doet: de arts, de apotheek, u. Zet die vooraan in de zin.",
        "en": "A passive often leaves out who does something, so the reader does not know what to do. Write down who "
        "does it, and put that first.",
    },
    examples=(
        Example(
            bad="De hechtingen worden na tien dagen verwijderd.",
            good="De huisarts haalt de hechtingen er na tien dagen uit.",
        ),
    ),
    item=(9,),
    wcag=("3.1.5",),
    action={"nl": "Schrijf op wie iets doet.", "en": "Say who does it."},
)


def quoted(passive: Passive) -> str:
    """The verb as it is quoted: *worden gemaakt*, or *wordt ... gemaakt* where words stand in between."""
    pieces: list[str] = []
    previous = None
    for node in passive.parts:
        if previous is not None and node.i - previous > 1:
            pieces.append("...")
        pieces.append(node.text)
        previous = node.i
    return " ".join(pieces)


def agent_text(passive: Passive, text: str) -> str:
    """Who does it, without *door*: "de arts"."""
    assert passive.agent is not None
    words = [node for node in passive.agent.subtree() if node.is_word]
    if words and words[0].lower == "door":
        words = words[1:]
    return text[words[0].start : words[-1].end] if words else passive.agent.text


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every passive: a warning where nobody is said to act, a hint where somebody is."""
    text = analysis.document.text
    for sentence in parsed(analysis):
        for passive in passives(sentence.tree):
            parts = passive.parts
            start, end = parts[0].start, parts[-1].end
            values: dict[str, object] = {"vorm": quoted(passive)}
            if passive.agent is None:
                yield Hit(start, end, values)
            else:
                values["doener"] = agent_text(passive, text)
                yield Hit(start, end, values, severity="tip", variant="doener")


CHECK = Check(RULE, find)
