"""How the paragraphs of a Word file look: letter size, alignment, line spacing, and how much fits on a line."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Literal

from begrijpelijk.document import Layout
from begrijpelijk.sources.docx_styles import Format, Theme, W, twips
from begrijpelijk.sources.writer import tidy_spans

# Of a font: the mean width of a letter in running Dutch, and the line distance that Word calls "single", both as a
# ratio of the letter size. Liberation and DejaVu were measured; the fonts that are not free
# were not at hand, so theirs are approximate. A font that is not here gets `_USUAL`.
_USUAL = (0.45, 1.2)
_FONTS = {
    "arial": (0.446, 1.15),
    "helvetica": (0.446, 1.15),
    "liberation sans": (0.446, 1.15),
    "times new roman": (0.405, 1.15),
    "liberation serif": (0.405, 1.15),
    "calibri": (0.42, 1.22),
    "carlito": (0.42, 1.22),
    "calibri light": (0.42, 1.22),
    "cambria": (0.44, 1.17),
    "verdana": (0.51, 1.22),
    "dejavu sans": (0.51, 1.17),
    "dejavu serif": (0.51, 1.17),
    "tahoma": (0.45, 1.21),
    "georgia": (0.445, 1.14),
    "segoe ui": (0.46, 1.33),
    "trebuchet ms": (0.455, 1.16),
    "open sans": (0.48, 1.36),
    "courier new": (0.6, 1.13),
}
_ROUNDED_DOWN_TO = 5  # an estimate: better too short than a finding that is wrong
_ALIGNMENTS: dict[str, Literal["left", "right", "center", "justify"]] = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "center": "center",
    "both": "justify",
    "distribute": "justify",
}


class Sections:
    """The widths of the text in the sections of a document, in points. A section ends with the paragraph that says so.

    In Word the properties of a section stand in its last paragraph, and those of the last one at the end.
    """

    def __init__(self, root: Any) -> None:
        self._widths = [_text_width(section) for section in root.iter(W + "sectPr") if _holds(section)]
        self._current = 0

    def width(self, paragraph: Any) -> float | None:
        """Room for a line of this paragraph, its indents apart; None where no page tells: in a cell or a text box."""
        current = self._current
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            self._current += 1
        if not self._widths or next(paragraph.iterancestors(W + "tc", W + "txbxContent"), None) is not None:
            return None
        return self._widths[min(current, len(self._widths) - 1)]


def _holds(section: Any) -> bool:
    """Whether these properties hold now: a tracked change keeps the old ones."""
    return bool(section.getparent().tag != W + "sectPrChange") if section.getparent() is not None else True


def _text_width(section: Any) -> float | None:
    """The width of one column of text on the pages of a section."""
    page, margins, columns = (section.find(W + name) for name in ("pgSz", "pgMar", "cols"))
    whole = _points(page, "w")
    if whole is None or margins is None:
        return None
    width = whole - sum(_points(margins, side) or 0.0 for side in ("left", "right", "gutter"))
    count = round(twips(columns, "num") or 1)
    if count > 1:
        widths = [w for column in columns.iter(W + "col") if (w := _points(column, "w")) is not None]
        space = _points(columns, "space")
        width = max(widths) if widths else (width - (count - 1) * (36.0 if space is None else space)) / count
    return width if width > 0 else None


def _points(element: Any, name: str) -> float | None:
    """An attribute in twentieths of a point, as points."""
    amount = twips(element, name)
    return None if amount is None else amount / 20


class Look:
    """The formats of the runs of one paragraph, and what most of its letters look like."""

    def __init__(self) -> None:
        self._sizes: Counter[float] = Counter()
        self._fonts: Counter[str] = Counter()
        self._capitals: list[tuple[int, int]] = []

    def add(self, form: Format, start: int, end: int) -> None:
        """A run with the characters from `start` to `end`."""
        if end <= start:
            return
        if form.size is not None:
            self._sizes[form.size] += end - start
        if form.font is not None:
            self._fonts[form.font] += end - start
        if form.capitals:
            self._capitals.append((start, end))

    def layout(self, text: str, form: Format, width: float | None, theme: Theme) -> Layout:
        """The layout of the paragraph, where `width` is the room on its page."""
        size = self._sizes.most_common(1)[0][0] if self._sizes else None
        font = self._fonts.most_common(1)[0][0] if self._fonts else ""
        first = re.split("[;,]", theme.get(font, font).lower())[0].strip()  # LibreOffice keeps a page's list of fonts
        letter, single = _FONTS.get(first, _USUAL)
        characters = None
        if size is not None and width is not None:
            room = width - (form.indent_left or 0.0) - (form.indent_right or 0.0)
            fitting = int(room / (size * letter)) // _ROUNDED_DOWN_TO * _ROUNDED_DOWN_TO
            if 0 < fitting < max(len(line) for line in text.split("\n")):
                characters = fitting
        capitals = tidy_spans(text, self._capitals)
        align = _ALIGNMENTS.get(form.align) if form.align is not None else None
        spacing = _line_spacing(form, size, single)
        return Layout(size, "pt", align, spacing, characters, capitals)


def _line_spacing(form: Format, size: float | None, single: float) -> float | None:
    """The distance between lines as a ratio of the letter size. In Word a multiple is one of the font's own spacing."""
    amount, rule = form.line or (240.0, "auto")  # where nobody sets it, the format says: single
    if amount <= 0:
        return None
    if rule == "auto":
        return round(amount / 240 * single, 2)
    if size is None:
        return None
    exact = amount / 20 / size
    return round(exact if rule == "exact" else max(exact, single), 2)
