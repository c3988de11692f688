"""`mobiel`: a page that does not fit a small screen, or loses text when it is enlarged."""

from __future__ import annotations

from collections.abc import Iterator
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
    """At most two hits: one for scrolling sideways at 320 pixels, one for text that is cut off at 200%."""
    page = analysis.page
    if page is None:
        return
    narrow = page.views.get("narrow")
    if narrow is not None and narrow.scroll_width > narrow.width + 1:
        values = {"breedte": narrow.width}
        yield _at(analysis, narrow.too_wide[0] if narrow.too_wide else None, values=values)
    desktop = page.views.get("desktop")
    if desktop is not None and desktop.cut_off:
        count = len(desktop.cut_off)
        variant = "afgeknipt-vaker" if count > 1 else "afgeknipt"
        yield _at(analysis, desktop.cut_off[0], values={"aantal": count}, variant=variant)


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
