"""`lange-regel`: lines of too many characters, or lines that stand too close to each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.layout.body import ENOUGH, LONG, Body, body_texts, dutch, share
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_TEXT = (
    "U komt om acht uur naar de afdeling. De verpleegkundige brengt u naar uw kamer. Zij meet uw bloeddruk. "
    "Daarna krijgt u een pil waar u rustig van wordt."
)

RULE = Rule(
    id="lange-regel",
    section="layout",
    severity="tip",
    title={"nl": "Lange regels of regels dicht op elkaar", "en": "Long lines, or lines close together"},
    message={
        "nl": "De regels hebben hier tot {tekens} tekens. Neem er hooguit {norm}.",
        "en": "The lines here have up to {tekens} characters. Take {norm} at most.",
    },
    variants={
        "vaker": {
            "nl": "In {aantal} stukken tekst hebben de regels tot {tekens} tekens. Neem er hooguit {norm}.",
            "en": "In {aantal} passages the lines have up to {tekens} characters. Take {norm} at most.",
        },
        "afstand": {
            "nl": "De regels staan hier dicht op elkaar. Maak de regelafstand minstens {norm}.",
            "en": "The lines stand close together here. Make the line spacing at least {norm}.",
        },
        "afstand_vaker": {
            "nl": "In {aantal} stukken tekst staan de regels dicht op elkaar. Maak de regelafstand minstens {norm}.",
            "en": "In {aantal} passages the lines stand close together. Make the line spacing at least {norm}.",
        },
    },
    explanation={
        "nl": "Na elke regel zoeken de ogen het begin van de volgende. Bij lange regels gaat dat mis. Dat gebeurt ook "
        "als er te weinig wit tussen de regels zit. Maak de regels korter: kies bredere marges of grotere letters. "
        "Zet de regels ook verder uit elkaar.",
        "en": "After each line the eye looks for the start of the next. That goes wrong with long lines, and with too "
        "little white between them. Choose wider margins or larger type, and more space between the lines.",
    },
    examples=(
        Example(
            bad=f'<p style="line-height: 1.1">{_TEXT}</p>',
            good=f'<p style="line-height: 1.5">{_TEXT}</p>',
        ),
    ),
    item=(17, 20),
    wcag=("1.4.8",),
    options={
        "tekens": Option(
            80,
            {"nl": "Het grootste aantal tekens op een regel.", "en": "The most characters on a line."},
            20,
        ),
        "scherm": Option(
            1.4,
            {
                "nl": "De kleinste regelafstand op een scherm, als deel van de grootte van de letter.",
                "en": "The smallest line spacing on a screen, as a ratio of the letter size.",
            },
            1.0,
            3.0,
        ),
        "papier": Option(
            1.15,
            {
                "nl": "De kleinste regelafstand op papier, zoals Word die telt: 1 is 'enkel'.",
                "en": "The smallest line spacing on paper, as Word counts it: 1 is 'single'.",
            },
            0.8,
            3.0,
        ),
        "woorden": LONG,
    },
    action={"nl": "Maak de regels korter en zet ze verder uit elkaar.", "en": "Make lines shorter and wider apart."},
)

# On a screen the distance of lines is a ratio of the letter size. In Word it is one of the font's own distance, which
# is 1.13 (Courier New, Georgia) to 1.2 times the letter size and more. What Word calls 1.15, the first step above
# "single", must be enough in every font, so the smallest counts.
_SINGLE = 1.13
_ROUNDING = 0.01
_MORE_LINES = 90  # characters: a shorter passage may stand on one line, and has no distance between lines


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit for long lines and one for lines close together, each at the first passage."""
    bodies = body_texts(analysis, options["woorden"])
    long = [body for body in bodies if (body.layout.line_characters or 0) > options["tekens"]]
    if long and share(long, bodies) >= ENOUGH:
        tokens = max(body.layout.line_characters or 0 for body in long)
        values: dict[str, object] = {"tekens": tokens, "norm": options["tekens"], "aantal": len(long)}
        yield Hit(long[0].start, long[0].end, values, variant="vaker" if len(long) > 1 else None)
    close = [body for body in bodies if _is_close(body, options)]
    if close and share(close, bodies) >= ENOUGH:
        norm = options["scherm" if close[0].layout.unit == "px" else "papier"]
        values = {"norm": dutch(norm, analysis.config.lang), "aantal": len(close)}
        variant = "afstand_vaker" if len(close) > 1 else "afstand"
        yield Hit(close[0].start, close[0].end, values, variant=variant)


def _is_close(body: Body, options: Options) -> bool:
    layout = body.layout
    if layout.line_spacing is None or len(body.block.text) <= (layout.line_characters or _MORE_LINES):
        return False
    least = options["scherm"] if layout.unit == "px" else options["papier"] * _SINGLE
    return bool(layout.line_spacing < least - _ROUNDING)


CHECK = Check(RULE, find)
