"""`mobiel`: a page that does not fit a small screen, or loses text when it is enlarged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from begrijpelijk.analysis import Analysis
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import rule
from begrijpelijk_digitaal.screens import first

RULE = rule(
    "mobiel",
    "waarschuwing",
    "page",
    title=("Past niet op een kleine telefoon", "Does not fit a small telephone"),
    message=(
        "Op een kleine telefoon moet je opzij schuiven. Laat alles passen binnen {breedte} pixels.",
        "On a small telephone one has to scroll sideways. Make everything fit in {breedte} pixels.",
    ),
    variants={
        "afgeknipt": (
            "Wie de pagina twee keer zo groot maakt, ziet hier een deel van de tekst niet meer.",
            "Who makes the page twice as large does not see all of this text.",
        ),
        "afgeknipt-vaker": (
            "Wie de pagina twee keer zo groot maakt, mist op {aantal} plekken een deel van de tekst.",
            "Who makes the page twice as large misses some of the text in {aantal} places.",
        ),
        "afgekapt": (
            "Op een telefoon is hier een deel van de tekst niet te zien.",
            "On a telephone some of this text cannot be seen.",
        ),
        "afgekapt-vaker": (
            "Op een telefoon is op {aantal} plekken een deel van de tekst niet te zien.",
            "On a telephone some of the text cannot be seen in {aantal} places.",
        ),
        "breedte": (
            "Een telefoon toont deze pagina heel klein. Stel in dat de pagina zo breed is als het scherm.",
            "A telephone shows this page very small. Set its width to that of the screen.",
        ),
    },
    explanation=(
        "Veel mensen hebben alleen een telefoon, soms met een klein scherm. Ook zetten ze de letters groter. "
        "Tekst die dan wegvalt, leest niemand. Geef blokken geen vaste breedte of hoogte.",
        "Many people only have a telephone, some with a small screen, and make the letters larger. Text that then "
        "falls away "
        "is read by nobody. Give boxes no fixed width or height.",
    ),
    action=("Laat de pagina passen op elk scherm.", "Make the page fit every screen."),
    example=('<div style="width: 600px">', '<div style="max-width: 600px">'),
    wcag=("1.4.10", "1.4.4"),
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """At most one hit of a kind: a page that ignores the screen, scrolling sideways at 320 pixels, text cut off.

    Text may be cut off on a telephone as it is, or when it is made twice as large.
    """
    page = analysis.page
    if page is None:
        return
    if "mobiel/breedte" in page.faults:
        yield Hit(*first(analysis.document), variant="breedte")
    narrow = page.views.get("narrow")
    if narrow is not None and narrow.too_wide:
        yield _at(analysis, narrow.too_wide[0], values={"breedte": narrow.width})
    elif narrow is not None and narrow.scroll_width > narrow.width + 1:
        yield _at(analysis, None, values={"breedte": narrow.width})
    cut = [path for name in ("phone", "narrow") if name in page.views for path in page.views[name].cut_off]
    yield from _cut(analysis, cut, "afgekapt")
    desktop = page.views.get("desktop")
    yield from _cut(analysis, [path for path in desktop.cut_off if path not in cut] if desktop else [], "afgeknipt")


def _cut(analysis: Analysis, paths: Sequence[str], variant: str) -> Iterator[Hit]:
    """A hit at the first of the elements whose text is cut off."""
    count = len(set(paths))
    if count:
        variant = f"{variant}-vaker" if count > 1 else variant
        yield _at(analysis, paths[0], values={"aantal": count}, variant=variant)


def _at(analysis: Analysis, selector: str | None, **more: Any) -> Hit:
    """A hit at an element: at its own text where that is read, else at the element alone."""
    document = analysis.document
    for block in document.blocks:
        if selector is not None and block.anchors[0].selector == selector:
            return Hit(block.start, block.end, selector=selector, **more)
    if selector is None:
        return Hit(*first(document), **more)
    return Hit(0, 0, selector=selector, quote=selector.rpartition("> ")[2], **more)


CHECK = Check(RULE, find)
