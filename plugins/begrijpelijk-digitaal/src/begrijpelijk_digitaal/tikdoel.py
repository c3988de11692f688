"""`tikdoel`: a control that is too small to tap, or too close to the next."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from begrijpelijk.analysis import Analysis
from begrijpelijk.browser.model import Box, Control
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import option, rule

RULE = rule(
    "tikdoel",
    "waarschuwing",
    "page",
    title=("Knop te klein of te dicht bij een andere", "Control too small or too close to another"),
    message=(
        "Deze knop of link is {breedte} bij {hoogte} pixels. Maak hem minstens {norm} bij {norm}.",
        "This control is {breedte} by {hoogte} pixels. Make it at least {norm} by {norm}.",
    ),
    variants={
        "klein-vaker": (
            "{aantal} knoppen of links zijn te klein, zoals deze van {breedte} bij {hoogte} pixels. Maak ze minstens "
            "{norm} bij {norm}.",
            "{aantal} controls are too small, such as this one of {breedte} by {hoogte} pixels. Make them {norm} by "
            "{norm}.",
        ),
        "dicht": (
            "Deze knop of link staat te dicht bij '{ander}'. Houd minstens {afstand} pixels ertussen.",
            "This control stands too close to '{ander}'. Keep at least {afstand} pixels between them.",
        ),
        "dicht-vaker": (
            "Bij {aantal} knoppen of links staat de volgende te dichtbij. Houd minstens {afstand} pixels ertussen.",
            "Of {aantal} controls the next is too close. Keep at least {afstand} pixels between them.",
        ),
    },
    explanation=(
        "Een kleine knop raak je moeilijk, zeker met trillende of stijve vingers. Dan tik je op het verkeerde. "
        "Grote knoppen met ruimte ertussen maken het voor iedereen makkelijker.",
        "A small control is hard to hit, certainly with fingers that shake or are stiff, and one taps the wrong "
        "thing. Large "
        "controls with space between them are easier for everybody.",
    ),
    action=("Maak knoppen groot, met ruimte ertussen.", "Make controls large, with space between them."),
    example=('<a style="padding: 0">Volgende</a>', '<a style="display: block; padding: 12px 20px">Volgende</a>'),
    options={
        "pixels": option(
            44, ("De kleinste breedte en hoogte, in pixels.", "The smallest width and height, in pixels."), 10
        ),
        "afstand": option(
            8,
            (
                "De kleinste ruimte tussen twee knoppen, in pixels.",
                "The smallest space between two controls, in pixels.",
            ),
            0,
        ),
    },
    wcag=("2.5.5", "2.5.8"),
)
_ROUNDING = 0.5  # pixels
_SEEN = 3.0  # a control that is smaller is there for screen readers only
_MOST = 400  # controls that are compared with one another
_ALIKE = 4  # pixels of difference in height that still is the same kind of control


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit for the small controls of a kind (buttons, links ...), and one for those that stand too close."""
    if analysis.page is None:
        return
    touched = [c for c in analysis.page.controls if _counts(c)]
    elsewhere = {_name(c) for c in touched if c.kind != "picture"}
    yield from _small([c for c in touched if c.kind != "picture" or _name(c) not in elsewhere], options)
    # The parts of one picture lie against each other: an arm against a body.
    yield from _close([c for c in touched if c.kind != "picture"][:_MOST], options)


def _counts(control: Control) -> bool:
    """Whether one taps it: no link in running text, no skip link, nothing that is off or switched off.

    A part of a picture counts as well, for instance of a drawn body, unless there is a button with its name beside it.
    """
    box = control.box
    if box is None or control.in_text or control.disabled:
        return False
    return min(box[2], box[3]) > _SEEN and box[0] + box[2] > 0 and box[1] + box[3] > 0


def _box(control: Control) -> Box:
    assert control.box is not None
    return control.box


def _small(touched: list[Control], options: Options) -> Iterator[Hit]:
    norm = options["pixels"]
    groups: dict[tuple[str, int], list[Control]] = {}
    for control in touched:
        _, _, width, height = _box(control)
        if width < norm - _ROUNDING or height < norm - _ROUNDING:
            groups.setdefault((control.kind, round(min(width, height) / _ALIKE)), []).append(control)
    for group in groups.values():
        first = min(group, key=lambda c: _box(c)[2] * _box(c)[3])
        _, _, width, height = _box(first)
        values = {"breedte": round(width), "hoogte": round(height), "norm": norm, "aantal": len(group)}
        yield _at(first, values, "klein-vaker" if len(group) > 1 else None)


def _close(touched: list[Control], options: Options) -> Iterator[Hit]:
    pairs = [
        (one, other)
        for one, other in combinations(touched, 2)
        if one.fixed == other.fixed
        and _gap(_box(one), _box(other)) < options["afstand"] - _ROUNDING
        and not _together(one, other)
    ]
    if not pairs:
        return
    one, other = pairs[0]
    count = len({c.selector for pair in pairs for c in pair})
    values = {"ander": _name(other), "afstand": options["afstand"], "aantal": count}
    yield _at(one, values, "dicht-vaker" if count > 2 else "dicht")


def _gap(one: Box, other: Box) -> float:
    """The space between two boxes in pixels, 0 where they touch or overlap."""
    across = max(one[0] - (other[0] + other[2]), other[0] - (one[0] + one[2]), 0.0)
    down = max(one[1] - (other[1] + other[3]), other[1] - (one[1] + one[3]), 0.0)
    return math.hypot(across, down)


def _together(one: Control, other: Control) -> bool:
    """Whether tapping the one for the other does no harm: one lies in the other, or both lead to the same place."""
    href = one.attributes.get("href")
    if href and href == other.attributes.get("href"):
        return True
    a, b = _box(one), _box(other)
    width = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    height = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return width > 0 and height > 0 and width * height >= 0.8 * min(a[2] * a[3], b[2] * b[3])


def _name(control: Control) -> str:
    return control.text or control.name or f"<{control.tag}>"


def _at(control: Control, values: dict[str, object], variant: str | None) -> Hit:
    return Hit(0, 0, values, variant=variant, selector=control.selector, quote=_name(control))


CHECK = Check(RULE, find)
