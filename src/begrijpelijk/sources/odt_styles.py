"""What the styles of an OpenDocument file say: headings, hidden text, letter size, alignment, marks of lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any

from begrijpelijk.sources.docx_styles import by_name
from begrijpelijk.sources.runs import Align

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE = _ODF + "office:1.0}", _ODF + "text:1.0}", _ODF + "table:1.0}"
DRAW, STYLE, SVG = _ODF + "drawing:1.0}", _ODF + "style:1.0}", _ODF + "svg-compatible:1.0}"
FO = _ODF + "xsl-fo-compatible:1.0}"
_ALIGN: dict[str, Align] = {
    "start": "left", "left": "left", "end": "right", "right": "right", "center": "center", "justify": "justify",
}  # fmt: skip
# Names of LibreOffice's own that Word does not have; captions are told apart by what they stand under.
_CAPTIONS = frozenset("Caption Illustration Table Figure Drawing Text".split())
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_SINGLE = 1.2  # a percentage is one of the font's own spacing, which is about this many times its size
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm|pc|px|%)")


@dataclass(frozen=True)
class Look:
    """What a style says; None where it says nothing."""

    outline: int | None = None
    caption: bool | None = None
    quote: bool | None = None
    hidden: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    capitals: bool | None = None
    size: float | None = None
    ratio: float | None = None  # of the letter size of what is below
    align: Align | None = None
    spacing: float | None = None
    list_style: str | None = None

    def over(self, below: Look) -> Look:
        """This one where it speaks, otherwise the one below."""
        values = {
            field.name: getattr(below, field.name) if getattr(self, field.name) is None else getattr(self, field.name)
            for field in fields(Look)
        }
        if self.ratio is not None:
            values["size"] = below.size * self.ratio if below.size else None
        values["ratio"] = None
        return Look(**values)

    @property
    def emphasis(self) -> bool:
        """Whether the letters stand out in italics or underlined."""
        return bool(self.italic or self.underline)


NOTHING = Look()


class Styles:
    """The styles of all parts of a file."""

    def __init__(self, *roots: Any) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        self._defaults: dict[str, Look] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self._silent: dict[str, set[int]] = {}
        for root in roots:
            for element in root.iter(STYLE + "style", STYLE + "default-style", TEXT + "list-style"):
                family = element.get(STYLE + "family", "")
                if element.tag == STYLE + "default-style":
                    self._defaults[family] = _own(element)
                elif element.tag == STYLE + "style":
                    self._elements.setdefault((family, element.get(STYLE + "name", "")), element)
                else:
                    self._silent.setdefault(element.get(STYLE + "name", ""), _silent_levels(element))

    def paragraph(self, name: str | None) -> Look:
        """What a paragraph style says, with its ancestors and the default."""
        return self._resolve("paragraph", name)

    def text(self, name: str | None) -> Look:
        """What a character style says."""
        return self._resolve("text", name) if name else NOTHING

    def shows_mark(self, list_style: str | None, level: int) -> bool:
        """Whether items on this level (from 1) get a bullet or number: without one the list is only an indent."""
        return level not in self._silent.get(list_style or "", ())

    def _resolve(self, family: str, name: str | None) -> Look:
        chain: list[str] = []
        current = name
        while current and (family, current) in self._elements and (family, current) not in self._looks:
            if current in chain:  # styles in a loop
                current = None
                break
            chain.append(current)
            current = self._elements[family, current].get(STYLE + "parent-style-name")
        base = self._defaults.get(family, NOTHING) if family == "paragraph" else NOTHING
        look = self._looks.get((family, current or ""), base)
        for step in reversed(chain):
            element = self._elements[family, step]
            look = _own(element).over(_named(element).over(look) if family == "paragraph" else look)
            self._looks[family, step] = look
        if name and (family, name) not in self._elements and family == "paragraph":
            look = _of_name(name).over(look)  # a style that the file forgot to define
        return look


def _named(style: Any) -> Look:
    display = style.get(STYLE + "display-name") or style.get(STYLE + "name", "")
    return NOTHING if re.fullmatch(r"P\d+|T\d+", display) else _of_name(display)


def _of_name(name: str) -> Look:
    name = re.sub(r"_([0-9a-f]{2})_", lambda match: chr(int(match[1], 16)), name)
    if name in _CAPTIONS:
        return Look(caption=True)
    known = by_name(name)
    # A number in a list style's name says nothing here: in OpenDocument a list is an element.
    return Look(outline=known.heading, caption=known.caption or None, quote=known.quote or None)


def _own(style: Any) -> Look:
    """What a style itself says."""
    letters = style.find(STYLE + "text-properties")
    lines = style.find(STYLE + "paragraph-properties")
    values: dict[str, Any] = {}
    if (level := style.get(STYLE + "default-outline-level")) is not None:
        values["outline"] = int(level) if level.isdecimal() and len(level) < 3 else 0
    values["list_style"] = style.get(STYLE + "list-style-name")
    if letters is not None:
        if (display := letters.get(TEXT + "display")) is not None:
            values["hidden"] = display == "none"
        if (slant := letters.get(FO + "font-style")) is not None:
            values["italic"] = slant in ("italic", "oblique")
        if (line := letters.get(STYLE + "text-underline-style")) is not None:
            values["underline"] = line != "none"
        if (form := letters.get(FO + "text-transform")) is not None:
            values["capitals"] = form == "uppercase"
        points, ratio = _length(letters.get(FO + "font-size"))
        values |= {"size": points, "ratio": ratio}
    if lines is not None:
        values["align"] = _ALIGN.get(lines.get(FO + "text-align", ""))
        _, spacing = _length(lines.get(FO + "line-height"))
        values["spacing"] = round(spacing * _SINGLE, 2) if spacing else None
    return Look(**values)


def _length(value: str | None) -> tuple[float | None, float | None]:
    """(points, None) for a length, (None, ratio) for a percentage."""
    match = _LENGTH.fullmatch(value or "")
    if match is None:
        return None, None
    number = float(match[1])
    return (None, number / 100) if match[2] == "%" else (round(number * _POINTS[match[2]], 2), None)


def _silent_levels(style: Any) -> set[int]:
    result = set()
    for level in style:
        number = level.get(TEXT + "level", "")
        if level.tag == TEXT + "list-level-style-number" and not level.get(STYLE + "num-format") and number.isdecimal():
            result.add(int(number[:9]))
    return result
