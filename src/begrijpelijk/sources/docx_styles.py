"""What the styles and lists of a Word file say: which paragraph is a heading, which an item, which text is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/"

# "heading 1" is the name inside the file in every language, but other programs write localized names.
_HEADING = re.compile(
    r"(?:heading|kop|kopje|überschrift|titre|título|titolo|rubrik|overskrift|nagłówek)[\s_-]*([1-9])\b", re.IGNORECASE
)
_TITLE = re.compile(r"title|titel|documenttitel|titre|título", re.IGNORECASE)
_LIST = re.compile(r"(?:list|lijst|opsomming|listenabsatz|aufzählung|liste)(?!.*(?:tabel|table|grid))", re.IGNORECASE)
_LIST_PARAGRAPH = re.compile(r"list[\s_-]*paragraph|lijstalinea|listenabsatz|paragraphedeliste", re.IGNORECASE)
_CAPTION = re.compile(r"caption|bijschrift|beschriftung|légende", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense[\s_-]*)?(?:quote|citaat)|zitat|citation|duidelijk citaat", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave|contents|verzeichnis)[\s_-]*\d$", re.IGNORECASE)
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
    emphasis = None if italic is None and underline is None else bool(italic or underline)
    return Format(hidden=on(properties, "vanish"), emphasis=emphasis, size=points)


def paragraph_format(properties: Any) -> Format:
    """What <w:pPr> says, its style apart."""
    if properties is None:
        return NOTHING
    heading = _number(properties.find(W + "outlineLvl"))
    numbering = properties.find(W + "numPr")
    list_id = level = None
    if numbering is not None:
        identity = numbering.find(W + "numId")
        list_id = identity.get(W + "val") if identity is not None else None
        level = _number(numbering.find(W + "ilvl"))
    return Format(
        heading=None if heading is None else (heading + 1 if heading < 9 else 0), list_id=list_id, list_level=level
    )


def _number(element: Any) -> int | None:
    try:
        return int(element.get(W + "val")) if element is not None else None
    except (TypeError, ValueError):
        return None


class Styles:
    """The styles of a file by id, each with what it inherits."""

    def __init__(self, root: Any | None) -> None:
        self._elements: dict[str, Any] = {}
        self._formats: dict[str, Format] = {}
        self.default: str | None = None
        base = NOTHING
        if root is not None:
            base = run_format(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
            for style in root.iter(W + "style"):
                identity = style.get(W + "styleId", "")
                self._elements.setdefault(identity, style)
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                    self.default = identity
        self._base = base

    def format(self, identity: str | None) -> Format:
        """What the style with this id says, with its ancestors; a loop of styles does no harm."""
        chain: list[str] = []
        current = identity or self.default
        while current is not None and current in self._elements and current not in chain:
            if current in self._formats:
                break
            chain.append(current)
            based_on = self._elements[current].find(W + "basedOn")
            current = based_on.get(W + "val") if based_on is not None else None
        result = self._formats.get(current or "", self._base)
        for name in reversed(chain):
            result = self._own(name).over(result)
            self._formats[name] = result
        if identity and identity not in self._elements:
            result = _by_name(identity).over(result)  # a style that the file forgot to define
        return result

    def _own(self, identity: str) -> Format:
        style = self._elements[identity]
        name_element = style.find(W + "name")
        name = str(name_element.get(W + "val", identity)) if name_element is not None else identity
        if style.get(W + "type") == "character":
            return run_format(style.find(W + "rPr"))
        properties = paragraph_format(style.find(W + "pPr"))
        return properties.over(_by_name(name)).over(run_format(style.find(W + "rPr")))


def _by_name(name: str) -> Format:
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
