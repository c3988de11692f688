"""`kleine-letter`: body text in letters that are too small to read with ease."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.layout.body import ENOUGH, LONG, Body, body_texts, dutch, share
from begrijpelijk.checks.text.whole_text import words
from begrijpelijk.document import BlockKind
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_TEXT = "Neem alle pillen mee die u thuis slikt. Zet ze in een tas. Geef de tas aan de verpleegkundige."

RULE = Rule(
    id="kleine-letter",
    section="layout",
    severity="waarschuwing",
    title={"nl": "Kleine letter", "en": "Small type"},
    message={
        "nl": "De letters van dit stuk tekst zijn {grootte} {maat}. Maak ze minstens {norm} {maat}.",
        "en": "The type of this passage is {grootte} {maat}. Make it at least {norm} {maat}.",
    },
    variants={
        "vaker": {
            "nl": "In {aantal} stukken tekst zijn de letters {grootte} {maat}. Maak ze minstens {norm} {maat}.",
            "en": "In {aantal} passages the type is {grootte} {maat}. Make it at least {norm} {maat}.",
        },
    },
    explanation={
        "nl": "Veel mensen zien niet scherp, zeker als ze ouder zijn. Kleine letters kosten hun veel moeite. "
        "Dan stoppen ze met lezen. Kies dus een grotere letter. Past het niet? Haal dan tekst weg.",
        "en": "Many people do not see well, certainly when they are older. Small type makes them stop reading. Choose "
        "a larger size. If it does not fit, cut the text.",
    },
    examples=(
        Example(
            bad=f'<p style="font-size: 12px">{_TEXT}</p>',
            good=f'<p style="font-size: 16px">{_TEXT}</p>',
        ),
    ),
    item=(15,),
    options={
        "punten": Option(
            12,
            {"nl": "De kleinste letter op papier, in punten.", "en": "The smallest type on paper, in points."},
            4,
            72,
        ),
        "pixels": Option(
            16,
            {"nl": "De kleinste letter op een scherm, in pixels.", "en": "The smallest type on a screen, in pixels."},
            4,
            96,
        ),
        "woorden": LONG,
    },
    action={"nl": "Maak de letters groter.", "en": "Make the type larger."},
)

_OPERATED = frozenset({BlockKind.LABEL, BlockKind.HINT, BlockKind.CELL})
_ROUNDING = 0.15  # a program that writes 12 points as 11.955 means 12


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit, at the first body text that is too small, with the number of such texts and their sizes."""
    small = []
    bodies = body_texts(analysis, options["woorden"])
    for body in bodies:
        norm = options["pixels"] if body.layout.unit == "px" else options["punten"]
        if body.layout.size is not None and body.layout.size < norm - _ROUNDING:
            small.append((body, body.layout.size, norm))
    small += _together(analysis, options, {body.block.start for body in bodies})
    # A line of small print ("Laatst aangepast op ...") is none; a paragraph of it is, and so are many short items.
    long = any(body.words >= options["woorden"] or body.block.kind in _OPERATED for body, _, _ in small)
    if not small or not (long or share([body for body, _, _ in small], bodies) >= ENOUGH):
        return
    small.sort(key=lambda each: each[0].start)
    lang = analysis.config.lang
    first, _, norm = small[0]
    sizes = sorted({round(size, 1) for _, size, _ in small})
    to = "tot" if lang == "nl" else "to"
    several = f"{dutch(sizes[0], lang)} {to} {dutch(sizes[-1], lang)}"
    unit = "pixels" if first.layout.unit == "px" else {"nl": "punten"}.get(lang, "points")
    values = {
        "grootte": several if len(sizes) > 1 else dutch(sizes[0], lang),
        "maat": unit,
        "norm": dutch(norm, lang),
        "aantal": len(small),
    }
    yield Hit(first.start, first.end, values, variant="vaker" if len(small) > 1 else None)


def _together(analysis: Analysis, options: Options, known: set[int]) -> list[tuple[Body, float, float]]:
    """The questions, answers and cells of a rendered page that are too small, where those together are text to read."""
    found = []
    for block in analysis.document.blocks:
        layout = block.layout
        if block.kind not in _OPERATED or block.start in known or layout is None or layout.unit != "px":
            continue
        count = words(block.text)
        if layout.size is not None and layout.size < options["pixels"] - _ROUNDING and count > 1:
            found.append((Body(block, layout, count, block.start, block.end), layout.size, options["pixels"]))
    return found if sum(body.words for body, _, _ in found) >= options["woorden"] else []


CHECK = Check(RULE, find)
