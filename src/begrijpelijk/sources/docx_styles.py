"""What the styles and lists of a Word file say: which paragraph is a heading, which an item, which text is hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/"

# "heading 1" is the name inside the file in every language, but other programs write localized names.
_HEADING = re.compile(
    r"(?:heading|kop|kopje|überschrift|titre|título|titolo|rubrik|overskrift|nagłówek)[\s_-]*([1-9])\b", re.IGNORECASE
)
_TITLE = re.compile(r"title|titel|documenttitel|titre|título", re.IGNORECASE)
_LIST = re.compile(r"(?:list|lijst|opsomming|listenabsatz|aufzählung|liste)(?!.*(?:tabel|table|grid))", re.IGNORECASE)
_LIST_PARAGRAPH = re.compile(r"list[\s_-]*paragraph|lijstalinea|listenabsatz|paragraphedeliste", re.IGNORECASE)
_CAPTION = re.compile(r"caption|bijschrift|beschriftung|légende", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense[\s_-]*)?(?:quote|citaat)|quotations|zitat|citation|duidelijk citaat", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave|contents|verzeichnis)[\s_-]*\d$", re.IGNORECASE)
_LARGEST = 31_680  # twentieths of a point, Word's largest page; a file that says more says nothing
_NUMBER = re.compile(r"-?[0-9]{1,5}")
DEEPEST_LIST = 8  # of Word's nine levels, the first is 0
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True)
class Format:
    """What a style, or a paragraph itself, says; None where it says nothing."""

    heading: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    is_list: bool = False
    caption: bool = False
    quote: bool = False
    contents: bool = False
    hidden: bool | None = None
    emphasis: bool | None = None
    size: float | None = None
    font: str | None = None  # its name, or the name that the theme has for it
    capitals: bool | None = None
    align: str | None = None
    line: tuple[float, str] | None = None  # amount and rule of the line spacing
    indent_left: float | None = None  # points
    indent_right: float | None = None

    def over(self, below: Format) -> Format:
        """This one where it speaks, otherwise the one below."""
        return Format(
            below.heading if self.heading is None else self.heading,
            below.list_id if self.list_id is None else self.list_id,
            below.list_level if self.list_level is None else self.list_level,
            self.is_list or below.is_list,
            self.caption or below.caption,
            self.quote or below.quote,
            self.contents or below.contents,
            below.hidden if self.hidden is None else self.hidden,
            below.emphasis if self.emphasis is None else self.emphasis,
            below.size if self.size is None else self.size,
            below.font if self.font is None else self.font,
            below.capitals if self.capitals is None else self.capitals,
            below.align if self.align is None else self.align,
            below.line if self.line is None else self.line,
            below.indent_left if self.indent_left is None else self.indent_left,
            below.indent_right if self.indent_right is None else self.indent_right,
        )


NOTHING = Format()


def on(parent: Any, name: str) -> bool | None:
    """A toggle such as <w:vanish/>: True, False, or None when absent."""
    element = parent.find(W + name) if parent is not None else None
    if element is None:
        return None
    return str(element.get(W + "val", "1")).lower() not in _OFF


def run_format(properties: Any) -> Format:
    """What <w:rPr> says."""
    if properties is None:
        return NOTHING
    italic, underline = on(properties, "i"), on(properties, "u")
    size = properties.find(W + "sz")
    try:
        points = float(size.get(W + "val")) / 2 if size is not None else None
    except (TypeError, ValueError):
        points = None
    if points is not None and not 1 <= points <= 1638:  # what Word allows
        points = None
    emphasis = None if italic is None and underline is None else bool(italic or underline)
    caps, small_caps = on(properties, "caps"), on(properties, "smallCaps")
    fonts = properties.find(W + "rFonts")
    return Format(
        hidden=on(properties, "vanish"),
        emphasis=emphasis,
        size=points,
        font=None if fonts is None else fonts.get(W + "asciiTheme") or fonts.get(W + "ascii"),
        capitals=None if caps is None and small_caps is None else bool(caps or small_caps),
    )


def paragraph_format(properties: Any) -> Format:
    """What <w:pPr> says, its style apart."""
    if properties is None:
        return NOTHING
    heading = number(properties.find(W + "outlineLvl"))
    numbering = properties.find(W + "numPr")
    list_id = level = None
    if numbering is not None:
        identity = numbering.find(W + "numId")
        list_id = identity.get(W + "val") if identity is not None else None
        level = number(numbering.find(W + "ilvl"))
        level = None if level is None else min(max(level, 0), DEEPEST_LIST)
    align, spacing, indent = (properties.find(W + name) for name in ("jc", "spacing", "ind"))
    amount = twips(spacing, "line")
    return Format(
        heading=None if heading is None else (heading + 1 if heading < 9 else 0),
        list_id=list_id,
        list_level=level,
        align=None if align is None else align.get(W + "val"),
        line=None if amount is None else (amount, spacing.get(W + "lineRule", "auto")),
        indent_left=_indent(indent, "left", "start"),
        indent_right=_indent(indent, "right", "end"),
    )


def _indent(element: Any, *names: str) -> float | None:
    return next((amount / 20 for name in names if (amount := twips(element, name)) is not None), None)


def twips(element: Any, name: str) -> float | None:
    """An attribute that is a number of twentieths of a point (of 240ths of a line, for a multiple)."""
    try:
        number = float(element.get(W + name)) if element is not None else None
    except (TypeError, ValueError):
        return None
    return number if number is not None and abs(number) <= _LARGEST else None


Theme = Mapping[str, str]
"""The fonts of a theme by the names that styles have for them (``minorHAnsi``)."""


def theme_fonts(root: Any | None) -> Theme:
    """The fonts of the Latin script in a theme, its root element given."""
    fonts: dict[str, str] = {}
    for element in root.iter(_A + "majorFont", _A + "minorFont") if root is not None else ():
        latin = element.find(_A + "latin")
        if latin is not None:
            kind = "major" if element.tag.endswith("majorFont") else "minor"
            fonts |= dict.fromkeys((f"{kind}HAnsi", f"{kind}Ascii"), str(latin.get("typeface", "")))
    return fonts


def number(element: Any, name: str = "val") -> int | None:
    """An attribute that is a whole number of at most five digits; None for anything else."""
    text = str(element.get(W + name, "")) if element is not None else ""
    return int(text) if _NUMBER.fullmatch(text) else None


class Styles:
    """The styles of a file by id, each with what it inherits."""

    def __init__(self, root: Any | None) -> None:
        self._elements: dict[str, Any] = {}
        self._formats: dict[str, Format] = {}
        self._characters: dict[str | None, Format] = {}
        self.default: str | None = None
        base = NOTHING
        if root is not None:
            defaults = root.find(W + "docDefaults")
            if defaults is not None:
                base = paragraph_format(defaults.find(f"{W}pPrDefault/{W}pPr"))
                base = run_format(defaults.find(f"{W}rPrDefault/{W}rPr")).over(base)
            for style in root.iter(W + "style"):
                identity = style.get(W + "styleId", "")
                self._elements.setdefault(identity, style)
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                    self.default = identity
        self._base = base

    def format(self, identity: str | None) -> Format:
        """What the style with this id says, with its ancestors; a loop of styles does no harm."""
        chain: dict[str, None] = {}  # in order
        current = identity or self.default
        while current is not None and current in self._elements and current not in chain:
            if current in self._formats:
                break
            chain[current] = None
            based_on = self._elements[current].find(W + "basedOn")
            current = based_on.get(W + "val") if based_on is not None else None
        result = self._formats.get(current or "", self._base)
        for name in reversed(chain):
            result = self._own(name).over(result)
            self._formats[name] = result
        if identity and identity not in self._elements:
            result = by_name(identity).over(result)  # a style that the file forgot to define
        return result

    def character(self, identity: str | None) -> Format:
        """What the character style with this id says, the defaults of the document apart: the paragraph's come first.

        A style without a size leaves that to the paragraph.
        """
        if identity in self._characters:
            return self._characters[identity]
        result, seen, current = NOTHING, set[str](), identity
        while current is not None and current in self._elements and current not in seen:
            seen.add(current)
            result = result.over(self._own(current))
            based_on = self._elements[current].find(W + "basedOn")
            current = based_on.get(W + "val") if based_on is not None else None
        self._characters[identity] = result
        return result

    def _own(self, identity: str) -> Format:
        style = self._elements[identity]
        name_element = style.find(W + "name")
        name = str(name_element.get(W + "val", identity)) if name_element is not None else identity
        if style.get(W + "type") == "character":
            return run_format(style.find(W + "rPr"))
        properties = paragraph_format(style.find(W + "pPr"))
        return properties.over(by_name(name)).over(run_format(style.find(W + "rPr")))


def by_name(name: str) -> Format:
    """What the name of a paragraph style tells."""
    name = name.strip()
    if match := _HEADING.match(name):
        return Format(heading=int(match[1]))
    if _TITLE.fullmatch(name):
        return Format(heading=1)
    if _CAPTION.fullmatch(name):
        return Format(caption=True)
    if _CONTENTS.match(name):
        return Format(contents=True)
    if _QUOTE.fullmatch(name):
        return Format(quote=True)
    # "List Paragraph" is what Word gives every indented paragraph; it is an item only with a bullet or number.
    if _LIST.match(name) and not _LIST_PARAGRAPH.match(name):
        digit = re.search(r"\d$", name)
        return Format(is_list=True, list_level=int(digit[0]) - 1 if digit else None)
    return NOTHING
