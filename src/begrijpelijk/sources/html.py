"""HTML (.html): the content of a page as blocks, each with its selector and the offset of every character."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from begrijpelijk.document import Anchor, Block, BlockKind, Document
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.encoding import decode
from begrijpelijk.sources.entities import unescape
from begrijpelijk.sources.html_layout import Looks, Piece
from begrijpelijk.sources.html_links import link_blocks, only_links
from begrijpelijk.sources.html_main import content_roots, is_furniture, is_hidden
from begrijpelijk.sources.html_tree import (
    Comment,
    Element,
    Text,
    Tree,
    descendants,
    has_text,
    selector,
    text_of,
    walk,
    with_meaning,
)
from begrijpelijk.sources.muting import Muting, Place, rules_of_attribute
from begrijpelijk.sources.writer import LineIndex, TextWriter, tidy_links

MEDIA_TYPE = "text/html"

_INLINE_TEXT = """
    a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark meter output
    picture progress q rp rt ruby s samp select small source span strike strong sub sup textarea time tt u var wbr
    svg script style template noscript iframe object map area video audio canvas button nobr o:p
"""
_INLINE = frozenset(_INLINE_TEXT.split())
_KINDS = {
    **{f"h{n}": BlockKind.HEADING for n in range(1, 7)},
    "li": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE,
    "legend": BlockKind.LABEL,
    "label": BlockKind.LABEL,
    "summary": BlockKind.LABEL,
    "dt": BlockKind.LABEL,
    "option": BlockKind.LABEL,
    "optgroup": BlockKind.LABEL,
    "button": BlockKind.BUTTON,
}
_OWN_BLOCK = frozenset({"label", "button", "option", "select", "optgroup"})  # inline in CSS, a block of their own here
_LEVELS = frozenset("123456789")
_BUTTON_TYPES = frozenset({"submit", "button", "reset"})
_SMALL = 20  # elements and pieces of text
_NUMBER_REFERENCE = re.compile(r"[\[(]?[\d*†]{1,3}[\])]?")
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w.:-]+)""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""")


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of a page; the encoding it declares is believed when it fits."""
    return parse(decoded(data), name)


def decoded(data: bytes) -> str:
    """The text of a page in the encoding that it declares, if that fits."""
    declared = _XML_CHARSET.search(data[:200]) or _META_CHARSET.search(data[:4096])
    return decode(data, declared[1].decode("ascii") if declared else None)


def parse(raw: str, name: str) -> Document:
    """A document from decoded HTML, a whole page or a fragment."""
    tree = Tree(raw)
    reader = _Reader(raw, tree)
    roots, skip_furniture = content_roots(tree.root)
    for root in roots:
        reader.content(root, skip_furniture)
    elements = walk(tree.root)
    document = Document(
        name, reader.blocks, MEDIA_TYPE, _title(elements), raw, language=_language(elements), images=reader.images
    )
    reader.muting.apply(document)
    return document


def _title(elements: list[Element]) -> str | None:
    for tag in ("title", "h1"):
        for element in elements:
            if element.tag == tag and (title := " ".join(unescape(text_of(element)).split())):
                return title
    return None


def _language(elements: list[Element]) -> str | None:
    for element in elements:
        if element.tag == "html":
            language = element.get("lang") or element.get("xml:lang")
            return language.replace("_", "-").split("-")[0].strip().lower() or None
    return None


@dataclass
class _Context:
    """What an element gives the text in it. A child takes over its parent's and changes a part."""

    element: Element
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    group: int | None = None
    depth: int = 0  # of lists
    preformatted: bool = False
    cell: dict[str, str] = field(default_factory=dict)  # the row and column of a table
    item: list[bool] = field(default_factory=lambda: [False])  # whether the item's text has begun
    counter: list[int] | None = None  # the last number of a numbered list
    number: int | None = None  # of the item


@dataclass
class _Leave:
    """The end of an element, on the stack of the walk."""

    element: Element
    context: _Context | None
    place: Place
    muted: list[str | None]


class _Reader:
    """Walks the content once, without recursion, and gathers blocks."""

    def __init__(self, raw: str, tree: Tree) -> None:
        self.raw = raw
        self.ids = tree.ids
        self.looks = Looks(tree)
        self.index = LineIndex(raw)
        self.blocks: list[Block] = []
        self.muting = Muting()
        self.images = 0
        self.groups = 0
        self.row, self.column = 0, 0
        self._later: list[Block] = []
        self._context = _Context(tree.root)
        self._links: list[tuple[int, int, str]] = []  # with where they lead to
        self._link: tuple[Element, int] | None = None  # that is being written, and where it began
        self._element = tree.root
        self._pieces: list[Piece] = []
        self._owner: _Context | None = None
        self._writer = TextWriter(self._locate)

    def _locate(self, offset: int, position: int) -> Anchor:
        line, column = self.index.place(position)
        return Anchor(offset, position, line, column)

    @property
    def _place(self) -> Place:
        return len(self.blocks), self._writer.mark

    def content(self, root: Element, skip_furniture: bool) -> None:
        """All blocks under `root`."""
        self._context, self._element = _Context(root), root
        stack: list[Element | Text | Comment | _Leave] = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, Text):
                self._text(node)
            elif isinstance(node, Comment):
                self.muting.comment(node.text, self._place)
            elif isinstance(node, _Leave):
                self._leave(node)
            elif not is_hidden(node) and (node is root or not (skip_furniture and is_furniture(node))):
                leave = self._enter(node)
                if leave is not None:
                    stack.append(leave)
                    stack += reversed(node.children)
            elif not skip_furniture and node.tag in ("nav", "aside", "header", "footer"):
                stack += reversed(node.children)
        self._flush()

    def _text(self, node: Text) -> None:
        start = self._writer.mark
        if self._owner is None and node.text.strip():
            self._owner = self._context
        if not node.literal:
            self._writer.put(node.text, node.start)
        elif self._context.preformatted:
            position = node.start
            for line in node.text.splitlines(keepends=True):
                self._writer.write(line.rstrip("\r\n"), position)
                position += len(line)
                if line.endswith(("\n", "\r")):
                    self._writer.newline(position - 1)
        else:
            self._writer.write(node.text, node.start)
        self._pieces.append((start, self._writer.length, self._element))

    def _enter(self, element: Element) -> _Leave | None:
        """Begin an element; None when its inside is no text of the page."""
        tag = element.tag
        if tag == "br":
            self._writer.newline(element.start)
            return None
        if tag in ("img", "input", "textarea", "iframe") or tag == "video":
            self._embedded(element)
            return None
        if tag in ("script", "style", "template", "svg", "math", "noscript", "head", "title"):
            if element.get("role") == "img":
                self.images += 1
            return None
        if tag == "pre" and any(isinstance(c, Element) and c.tag == "code" for c in element.children):
            return None  # programme text
        if tag == "sup" and _is_note_number(element):
            return None
        button = element.get("role") == "button"
        block = tag not in _INLINE or tag in _OWN_BLOCK or button or element.get("role") in ("alert", "heading")
        if block:
            self._flush()
        context = self._context
        if block:
            self._context = self._changed(element, context)
        muted = rules_of_attribute(element.get("data-begrijpelijk"))
        self._hints(element)
        if element.get("aria-label") and (tag in ("button", "a") or button) and not has_text(element):
            kind = BlockKind.LINK if tag == "a" and not button else BlockKind.BUTTON
            self._add_attribute(element, "aria-label", kind)
        self._element = element
        if tag == "a" and "href" in element.attributes and not block:
            self._end_link()  # as in a browser: no link is in another
            self._link = element, self._writer.mark
        return _Leave(element, context if block else None, self._place, muted)

    def _changed(self, element: Element, context: _Context) -> _Context:
        """The context inside a block element."""
        tag, role = element.tag, element.get("role").lower()
        kind, level, group, depth = context.kind, context.level, context.group, context.depth
        item, cell, counter, number = context.item, context.cell, context.counter, context.number
        if tag == "tr":
            self.row, self.column = self.row + 1, 0
        if tag in ("td", "th"):
            self.column += 1
            cell = {"row": str(self.row), "column": str(self.column)} | ({"header": tag} if tag == "th" else {})
        if tag in ("ul", "ol", "menu", "dir", "dl", "table", "select") or role in ("list", "radiogroup"):
            self.groups += 1
            group = self.groups
            depth += tag in ("ul", "ol", "menu", "dir")
            counter = [_first(element) - 1] if tag == "ol" else None
            kind = BlockKind.PARAGRAPH if kind is BlockKind.ITEM else kind
        if tag in _KINDS:
            kind, level = _KINDS[tag], None
        if role == "heading":
            kind = BlockKind.HEADING
        if role == "button":
            kind = BlockKind.BUTTON
        if role == "alert":
            kind = BlockKind.ERROR
        if kind is BlockKind.HEADING and (tag[0] == "h" or role == "heading"):
            digit = element.get("aria-level") or tag[1:2]
            level = int(digit) if digit in _LEVELS else 2
        if tag == "li":
            level, item, number = max(depth, 1), [False], None
            if counter is not None:
                counter[0] += 1
                number = counter[0]
        if tag in ("td", "th") and _is_layout(element):
            kind, group = BlockKind.PARAGRAPH, None
        if tag == "dd":
            kind, level = BlockKind.PARAGRAPH, None
        if tag == "p" and kind is BlockKind.HEADING:
            kind, level = BlockKind.PARAGRAPH, None
        preformatted = context.preformatted or tag == "pre"
        return _Context(element, kind, level, group, depth, preformatted, cell, item, counter, number)

    def _leave(self, leave: _Leave) -> None:
        element = leave.element
        self._element = element.parent or element
        if leave.context is not None:
            self._flush()
            self._context = leave.context
        elif self._link is not None and self._link[0] is element:
            self._end_link()
        if leave.muted:
            self.muting.span(leave.place, self._place, leave.muted)

    def _end_link(self) -> None:
        if self._link is not None:
            element, mark = self._link
            self._links.append((mark, self._writer.length, element.get("href").strip()))
            self._link = None

    def _embedded(self, element: Element) -> None:
        """A picture or a form field."""
        kind = element.get("type").lower()
        if element.tag in ("img", "video"):
            self.images += 1
            self._add_attribute(element, "alt", BlockKind.ALT)
        elif element.tag == "input" and kind in _BUTTON_TYPES:
            self._flush()
            self._add_attribute(element, "value", BlockKind.BUTTON)
        elif element.tag == "input" and kind == "image":
            self._add_attribute(element, "alt", BlockKind.BUTTON)
        elif element.tag in ("input", "textarea"):
            if element.get("aria-label"):
                self._add_attribute(element, "aria-label", BlockKind.LABEL)
            self._hints(element)

    def _hints(self, element: Element) -> None:
        if element.get("placeholder"):
            self._add_attribute(element, "placeholder", BlockKind.HINT)
        if element.get("title") and element.tag in ("input", "textarea", "select", "button", "a"):
            self._add_attribute(element, "title", BlockKind.HINT)

    def _add_attribute(self, element: Element, name: str, kind: BlockKind) -> None:
        """The text of an attribute as a block, after the block that is being written."""
        block = self._attribute_block(element, name, kind)
        if block.text:
            self._later.append(block)
        if not self._writer.length:
            self._flush()

    def _attribute_block(self, element: Element, name: str, kind: BlockKind) -> Block:
        place = selector(element, self.ids)
        writer = TextWriter(self.index.locator(place))
        for piece in with_meaning(*element.attribute_source(name)):
            if piece.literal:
                writer.write(piece.text, piece.start)
            else:
                writer.put(piece.text, piece.start)
        return Block(writer.text(), kind, anchors=tuple(writer.anchors) or (Anchor(0),))

    def _flush(self) -> None:
        """The block that was being written is complete."""
        text = self._writer.text()
        if text:
            self._finish(text, self._owner or self._context)
        self.blocks += self._later
        self._later, self._links, self._pieces, self._owner = [], [], [], None
        self._writer = TextWriter(self._locate)
        if self._link is not None:
            self._link = self._link[0], 0

    def _finish(self, text: str, context: _Context) -> None:
        kind, level = context.kind, context.level
        if kind is BlockKind.ITEM:
            first, context.item[0] = not context.item[0], True
            if not first:  # a second paragraph of the same item
                kind, level = BlockKind.PARAGRAPH, None
        place = selector(context.element, self.ids)
        anchors = tuple(Anchor(a.offset, a.source, a.line, a.column, None, place) for a in self._writer.anchors)
        links, targets = tidy_links(text, self._links)
        layout, emphasis = self.looks.of_block(text, self._pieces, context.element)
        attributes = dict(context.cell) if kind is BlockKind.CELL else {}
        if kind is BlockKind.ITEM and context.number is not None:
            attributes["number"] = str(context.number)
        block = Block(text, kind, level, context.group, anchors, links, emphasis, attributes, layout=layout)
        block.targets = targets
        if kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and only_links(text, links):
            self.blocks += link_blocks(block)
        else:
            self.blocks.append(block)


def _is_note_number(element: Element) -> bool:
    """Whether a raised text is a link to a footnote. Such a link is small; what is larger is not looked at."""
    inside = list(islice(descendants(element), _SMALL))
    linked = len(inside) < _SMALL and any(isinstance(node, Element) and node.tag == "a" for node in inside)
    return linked and _NUMBER_REFERENCE.fullmatch(text_of(element)) is not None


def _first(element: Element) -> int:
    """The number of the first item of a numbered list."""
    start = element.get("start")
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _is_layout(cell: Element) -> bool:
    """Whether a cell belongs to a table that only divides the page."""
    table = cell.parent
    while table is not None and table.tag != "table":
        table = table.parent
    if table is not None and table.get("role").lower() in ("presentation", "none"):
        return True
    return cell.layout


READER = SourceReader("html", MEDIA_TYPE, (".html", ".htm", ".xhtml"), read, parse=parse)
