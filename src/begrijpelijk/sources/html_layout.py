"""How the text of a page looks without a browser: what its own style sheets and attributes say for certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from begrijpelijk.document import Layout
from begrijpelijk.sources.html_css import UNKNOWN, Sheets, Value
from begrijpelijk.sources.html_tree import Element, Tree
from begrijpelijk.sources.writer import tidy_spans

Piece = tuple[int, int, Element]
"""Text of a block from start to end, and the element that it stands in."""
Align = Literal["left", "right", "center", "justify"]

_LARGEST = 10_000.0  # CSS pixels: what is larger, or negative, is a slip or malice
_MEDIUM = 16.0  # CSS pixels: what browsers take where nobody says anything
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54}
_KEYWORDS = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
    "xxx-large": 48.0,
}  # fmt: skip
_FONT_ELEMENT = {1: 10.0, 2: 13.0, 3: 16.0, 4: 18.0, 5: 24.0, 6: 32.0, 7: 48.0}  # <font size>
_ALIGNMENTS: dict[str, Align] = {
    "left": "left", "start": "left", "right": "right", "end": "right", "center": "center", "middle": "center",
    "-moz-center": "center", "-webkit-center": "center", "justify": "justify",
}  # fmt: skip
_ITALIC = frozenset({"em", "i", "cite"})
_ALIGNED = frozenset({"p", "div", "td", "th", "tr", "tbody", "table", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element looks like. `set` says whether anybody chose the size; None is unknown."""

    size: float | None = _MEDIUM
    set: bool = False
    ratio: float | None = None  # line height as a multiple of the size
    height: float | None = None  # or in pixels
    align: Align | None = None
    italic: bool = False
    underline: bool = False
    capitals: bool = False


class Looks:
    """The looks of the elements of a page, each worked out once."""

    def __init__(self, tree: Tree) -> None:
        self._sheets = Sheets(tree)
        complete = self._sheets.complete
        self._looks: dict[Element, _Look] = {tree.root: _Look(size=_MEDIUM if complete else None)}
        self._root_size: float | None = _MEDIUM if complete else None

    def of_block(
        self, text: str, pieces: Sequence[Piece], element: Element
    ) -> tuple[Layout | None, tuple[tuple[int, int], ...]]:
        """The layout of a block of `element` with these pieces, and the spans in italics or underlined."""
        sizes: Counter[float | None] = Counter()
        emphasis: list[tuple[int, int]] = []
        capitals: list[tuple[int, int]] = []
        for start, end, owner in pieces:
            look = self._look(owner)
            sizes[round(look.size, 2) if look.set and look.size is not None else None] += end - start
            if look.italic or look.underline:
                _extend(emphasis, start, end)
            if look.capitals:
                _extend(capitals, start, end)
        whole = self._look(element)
        size = sizes.most_common(1)[0][0] if sizes else None
        spacing = whole.ratio
        if spacing is None and whole.height is not None and (size or whole.size):
            spacing = whole.height / (size or whole.size or _MEDIUM)
        layout = Layout(
            size,
            "px",
            whole.align,
            None if spacing is None else round(spacing, 2),
            capitals=tidy_spans(text, capitals),
        )
        return (None if layout == Layout(unit="px") else layout), tidy_spans(text, emphasis)

    def _look(self, element: Element) -> _Look:
        """The look of an element: its own declarations over what it inherits. Not recursive: nesting may be deep."""
        chain: list[Element] = []
        node: Element | None = element
        while node is not None and node not in self._looks:
            chain.append(node)
            node = node.parent
        look = self._looks[node] if node is not None else _Look()
        for child in reversed(chain):
            look = self._own(child, look)
            if child.tag == "html":
                self._root_size = look.size
            self._looks[child] = look
        return look

    def _own(self, element: Element, parent: _Look) -> _Look:
        look = _presentation(element, parent)
        if not self._sheets.complete and element.tag not in _KEEPS_SIZE:
            # A style sheet that we do not have may well say how large the text in this element is.
            look = replace(look, size=None, set=False, ratio=None, height=None)
        declared = self._sheets.declarations(element)
        for name, value in declared.items():
            if name != "line-height":
                look = self._declared(look, parent, name, value)
        # In the letters' own size, so it waits for that; `font` sets the line height too, and then the last one counts.
        order = list(declared)
        if "line-height" in order and ("font" not in order or order.index("font") < order.index("line-height")):
            look = self._spaced(look, parent, declared["line-height"])
        return look

    def _declared(self, look: _Look, parent: _Look, name: str, value: Value) -> _Look:
        words = [] if isinstance(value, str) else [str(getattr(token, "lower_value", "")) for token in value]
        match name:
            case "font":
                return self._font(look, parent, value)
            case "font-size":
                return self._sized(look, parent, value)
            case "text-align":
                if words == ["inherit"]:
                    return replace(look, align=parent.align)
                return replace(look, align=_ALIGNMENTS.get(words[0]) if len(words) == 1 else None)
            case "font-style":
                inherited = parent.italic if words == ["inherit"] else False
                return replace(look, italic=inherited or bool({"italic", "oblique"} & set(words)))
            case "text-decoration" | "text-decoration-line":
                return replace(look, underline=parent.underline or "underline" in words)
        # text-transform and font-variant: small letters that are shown as capitals
        if words == ["inherit"]:
            return replace(look, capitals=parent.capitals)
        if name == "text-transform" or words:
            shown = {"uppercase", "small-caps", "all-small-caps"} & set(words)
            return replace(look, capitals=bool(shown) or (name != "text-transform" and look.capitals))
        return look

    def _sized(self, look: _Look, parent: _Look, value: Value) -> _Look:
        if value == UNKNOWN or isinstance(value, str) or len(value) != 1:
            return replace(look, size=None, set=False)
        token = value[0]
        if token.type == "ident" and token.lower_value == "inherit":
            return replace(look, size=parent.size, set=parent.set)
        size = self._length(token, parent.size)
        if token.type == "percentage" and parent.size is not None:
            size = parent.size * token.value / 100
        if token.type == "ident":
            factor = {"smaller": 1 / 1.2, "larger": 1.2}.get(token.lower_value)
            size = _KEYWORDS.get(token.lower_value)
            if factor and parent.size is not None:
                size = parent.size * factor
        return replace(look, size=size, set=size is not None)

    def _spaced(self, look: _Look, parent: _Look, value: Value) -> _Look:
        token = value[0] if not isinstance(value, str) and len(value) == 1 else None
        if token is not None and token.type == "number":
            return replace(look, ratio=token.value or None, height=None)
        if token is not None and token.type == "ident" and token.lower_value == "inherit":
            return replace(look, ratio=parent.ratio, height=parent.height)
        height = None
        if token is not None and token.type == "percentage" and look.size is not None:
            height = look.size * token.value / 100
        elif token is not None:
            height = self._length(token, look.size)
        return replace(look, ratio=None, height=height)

    def _length(self, token: Any, em: float | None) -> float | None:
        """A length in pixels; None for one that depends on the window or on what is unknown."""
        if token.type == "number" and token.value == 0:
            return 0.0
        if token.type != "dimension":
            return None
        unit = token.lower_unit
        base = em if unit == "em" else self._root_size if unit == "rem" else _PIXELS.get(unit)
        length = None if base is None else float(token.value) * base
        return length if length is not None and 0 <= length < _LARGEST else None

    def _font(self, look: _Look, parent: _Look, value: Value) -> _Look:
        """The shorthand: style and variant, then the size, then perhaps a slash and the line height."""
        plain = replace(look, italic=False, capitals=look.capitals, ratio=None, height=None)
        if isinstance(value, str):
            return replace(plain, size=None, set=False)
        for number, token in enumerate(value):
            word = getattr(token, "lower_value", "")
            if word in ("italic", "oblique"):
                plain = replace(plain, italic=True)
            elif token.type in ("dimension", "percentage") or word in _KEYWORDS or word in ("smaller", "larger"):
                plain = self._sized(plain, parent, [token])
                after = value[number + 1 : number + 3]
                if len(after) == 2 and after[0] == "/":
                    plain = self._spaced(plain, parent, after[1:])
                return plain
        return replace(plain, size=None, set=False)  # `font: menu` and what is no font at all


# Elements inside a line, of which a style sheet seldom sets the size.
_KEEPS_SIZE = frozenset({"span", "b", "strong", "i", "em", "u", "a", "font", "small", "big", "cite", "mark", "abbr"})


def _presentation(element: Element, parent: _Look) -> _Look:
    """What an element and its attributes look like by themselves, as in the days before style sheets."""
    tag, look = element.tag, parent
    if tag in _ITALIC:
        look = replace(look, italic=True)
    elif tag == "u":
        look = replace(look, underline=True)
    elif tag in ("small", "big") and look.size is not None:
        look = replace(look, size=look.size * (1 / 1.2 if tag == "small" else 1.2), set=True)
    elif tag == "font" and element.get("size").lstrip("+-").isdecimal() and len(element.get("size")) <= 2:
        given = element.get("size")
        number = int(given) + 3 if given[0] in "+-" else int(given)
        look = replace(look, size=_FONT_ELEMENT[min(max(number, 1), 7)], set=True)
    elif tag == "center":
        look = replace(look, align="center")
    if tag in _ALIGNED and "align" in element.attributes and tag != "table":
        look = replace(look, align=_ALIGNMENTS.get(element.get("align").lower()))
    return look


def _extend(spans: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a span, or make the last one longer when this one follows on it with at most a space between."""
    if spans and start <= spans[-1][1] + 1:
        spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
    elif end > start:
        spans.append((start, end))
