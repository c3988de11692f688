"""HTML as a light tree in which every piece of text knows its offset in the source.

Neither lxml nor html5lib says where a text stands. The tokens come from the standard library's html.parser, which
does; the tree adds the end tags that authors leave out. Nothing here is recursive: nesting may be any depth.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from itertools import islice

from begrijpelijk.sources.entities import countable, unescape
from begrijpelijk.sources.limits import require_places

_VOID_TEXT = """
    area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr
"""
VOID = frozenset(_VOID_TEXT.split())
# An element that ends an open <p>, and elements that end an open one of the same family.
_CLOSES_P_TEXT = """
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2
    h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul li dt dd
"""
_CLOSES_P = frozenset(_CLOSES_P_TEXT.split())
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    # opening tag: (what it closes, what it does not look beyond)
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    "optgroup": (frozenset({"option", "optgroup"}), frozenset({"select"})),
    "tr": (frozenset({"tr", "td", "th", "caption", "colgroup"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "thead": (frozenset({"tr", "td", "th", "tbody", "tfoot", "caption", "colgroup"}), frozenset({"table"})),
    "tbody": (frozenset({"tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup"}), frozenset({"table"})),
    "tfoot": (frozenset({"tr", "td", "th", "thead", "tbody", "caption", "colgroup"}), frozenset({"table"})),
    **{
        f"h{n}": (frozenset({"h1", "h2", "h3", "h4", "h5", "h6"}), frozenset({"div", "section", "td", "li", "article"}))
        for n in range(1, 7)
    },
}
MAX_DEPTH = 512  # as in browsers: an element that would stand deeper stands beside the deepest
_MOST_LOOKED_AT = 100
# An end tag does not reach beyond these: a stray </p> in a cell must not end the table.
_WALLS = frozenset({"table", "td", "th", "button", "select"})


@dataclass(eq=False, slots=True)
class Text:
    """Text at `start`; `literal` if it stands there as it is, otherwise it is what an entity means."""

    text: str
    start: int
    literal: bool = True


@dataclass(eq=False, slots=True)
class Comment:
    """The inside of a comment."""

    text: str


@dataclass(eq=False, slots=True)
class Element:
    """An element, its place among its siblings of the same name, and where its tag starts."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    start: int = 0
    raw_tag: str = ""
    children: list[Element | Text | Comment] = field(default_factory=list)
    number: int = 1
    counts: Counter[str] = field(default_factory=Counter)
    layout: bool = False  # a cell with a table or heading in it: the table only divides the page

    def get(self, name: str, default: str = "") -> str:
        """An attribute, "" when it is absent or empty."""
        return self.attributes.get(name, default)

    @property
    def classes(self) -> str:
        """Class and id, for recognising menus and banners."""
        return f"{self.get('class')} {self.get('id')}"

    def attribute_source(self, name: str) -> tuple[str, int]:
        """An attribute's value as it stands in the source, entities and all, and its offset there."""
        pattern = rf"""(?<![\w-]){re.escape(name)}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""
        match = re.search(pattern, self.raw_tag, re.IGNORECASE)
        if match is None or match.lastindex is None:
            return "", self.start
        return match[match.lastindex], self.start + match.start(match.lastindex)


def walk(root: Element) -> list[Element]:
    """All elements under `root`, itself included, in document order."""
    result, stack = [], [root]
    while stack:
        element = stack.pop()
        result.append(element)
        stack += [child for child in reversed(element.children) if isinstance(child, Element)]
    return result


def descendants(root: Element) -> Iterator[Element | Text | Comment]:
    """All that stands under `root`, in document order, without what is no text of the page."""
    stack: list[Iterator[Element | Text | Comment]] = [iter(root.children)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        yield node
        if isinstance(node, Element) and node.tag not in ("script", "style", "template", "noscript"):
            stack.append(iter(node.children))


def text_of(root: Element) -> str:
    """All text under an element, white space collapsed."""
    return " ".join("".join(node.text for node in descendants(root) if isinstance(node, Text)).split())


def has_text(root: Element) -> bool:
    """Whether anything is written under an element, as far as its first hundred descendants tell."""
    texts = (node.text for node in islice(descendants(root), _MOST_LOOKED_AT) if isinstance(node, Text))
    return any(not text.isspace() for text in texts)


class Tree(HTMLParser):
    """Parses a whole source at once into `root`. Raises `SourceError` for one that holds too much."""

    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        require_places(raw)
        self.raw = raw
        self._starts = [0, *(match.end() for match in re.finditer("\n", raw))]  # html.parser counts only these
        self.root = Element("#document", {}, None)
        self._stack = [self.root]
        self._open: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.last_tag_end = raw.rfind(">")
        self.last_comment_end = raw.rfind("-->")
        try:
            self.feed(countable(raw))
            self.close()
        except AssertionError:  # html.parser on a broken declaration such as "<![": keep what there is
            self._rest()

    def _rest(self) -> None:
        position = self._position
        self._append(Text(re.sub(r"<[^>]*>?", " ", self.raw[position:]), position, literal=False))

    @property
    def _position(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _append(self, node: Element | Text | Comment) -> None:
        self._stack[-1].children.append(node)

    # Without these five, html.parser looks for the end of every tag that has none, up to the end of the file each
    # time: a megabyte of "<!--" took hours.

    def parse_starttag(self, i: int) -> int:
        """A start tag, or the rest of the file as text when no tag ends any more."""
        return super().parse_starttag(i) if i < self.last_tag_end else self._rest_as_text(i)

    def parse_endtag(self, i: int) -> int:
        """An end tag, likewise."""
        return super().parse_endtag(i) if i < self.last_tag_end else self._rest_as_text(i)

    def parse_pi(self, i: int) -> int:
        """A processing instruction, likewise."""
        return super().parse_pi(i) if i < self.last_tag_end else self._rest_as_text(i)

    def parse_html_declaration(self, i: int) -> int:
        """A doctype or a CDATA section, likewise."""
        return super().parse_html_declaration(i) if i < self.last_tag_end else self._rest_as_text(i)

    def parse_comment(self, i: int, report: bool = True) -> int:
        """A comment; one without an end takes all that follows, as in a browser."""
        return super().parse_comment(i, report) if i < self.last_comment_end else len(self.rawdata)

    def _rest_as_text(self, i: int) -> int:
        self.handle_data(self.rawdata[i:])
        return len(self.rawdata)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins; it may end others."""
        if tag in _CLOSES_P and self._open["p"]:
            self._close_one("p")
        if tag in _CLOSES:
            closes, within = _CLOSES[tag]
            self._close_implied(closes, within)
        if tag == "tr" and self._stack[-1].tag == "table":
            self._push(Element("tbody", {}, self._stack[-1], self._position))  # as browsers do, for the selectors
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")
        element = Element(tag, attributes, self._stack[-1], self._position, self.get_starttag_text() or "")
        if tag in ("table", "h1", "h2", "h3", "h4"):
            self._mark_layout()
        if identity := attributes.get("id"):
            self.ids[identity] += 1
        self._push(element)
        if tag in VOID:
            self._pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<p/>` is `<p>` in HTML; only in XHTML is it empty."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID and self._stack[-1].tag == tag and self._is_xml:
            self._pop()

    @cached_property
    def _is_xml(self) -> bool:
        head = self.raw[:1000].lower()
        return "<?xml" in head or "xhtml" in head

    def handle_endtag(self, tag: str) -> None:
        """An element ends; an end tag without a beginning is ignored."""
        if tag == "br":
            self.handle_starttag("br", [])
        elif self._open[tag]:
            self._close_one(tag)

    def handle_data(self, data: str) -> None:
        """Text."""
        self._append(Text(data, self._position))

    def handle_entityref(self, name: str) -> None:
        """An entity by name, with or without its semicolon."""
        start = self._position
        with_semicolon = self.raw.startswith(";", start + 1 + len(name))
        source = f"&{name};" if with_semicolon else f"&{name}"
        meaning = unescape(source)
        self._append(Text(meaning, start, literal=meaning == source))

    def handle_charref(self, name: str) -> None:
        """An entity by number."""
        self._append(Text(unescape(f"&#{name};"), self._position, literal=False))

    def handle_comment(self, data: str) -> None:
        """A comment, perhaps one of ours."""
        self._append(Comment(data))

    def unknown_decl(self, data: str) -> None:
        """`<![CDATA[...]]>`: text in XHTML."""
        if data.startswith("CDATA["):
            self._append(Text(data[6:], self._position + 9))

    def _mark_layout(self) -> None:
        """The cells around this are no data; around one that is marked already, they all are."""
        if not self._open["td"]:
            return
        for element in reversed(self._stack):
            if element.tag == "td":
                if element.layout:
                    return
                element.layout = True

    def _push(self, element: Element) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._pop()
            element.parent = self._stack[-1]
        parent = self._stack[-1]
        parent.counts[element.tag] += 1
        element.number = parent.counts[element.tag]
        parent.children.append(element)
        self._stack.append(element)
        self._open[element.tag] += 1

    def _pop(self) -> None:
        self._open[self._stack.pop().tag] -= 1

    def _close_one(self, tag: str) -> None:
        """Close up to and with the innermost `tag`, unless a wall stands between."""
        for depth in range(len(self._stack) - 1, 0, -1):
            found = self._stack[depth].tag
            if found == tag:
                while len(self._stack) > depth:
                    self._pop()
                return
            if found in _WALLS and tag not in ("table", "tr", "tbody", "thead", "tfoot", "body", "html", "form"):
                return

    def _close_implied(self, closes: frozenset[str], within: frozenset[str]) -> None:
        if not any(self._open[tag] for tag in closes):
            return
        outermost = 0
        for depth in range(len(self._stack) - 1, 0, -1):
            tag = self._stack[depth].tag
            if tag in within:
                break
            if tag in closes:
                outermost = depth
        if outermost:
            while len(self._stack) > outermost:
                self._pop()


_REFERENCE = re.compile(r"&(?:#\w+|\w+);?")


def with_meaning(source: str, start: int) -> Iterator[Text]:
    """The text of an attribute in pieces: what stands there literally, and what each entity means."""
    position = 0
    for match in _REFERENCE.finditer(source):
        if match.start() > position:
            yield Text(source[position : match.start()], start + position)
        meaning = unescape(match[0])
        yield Text(meaning, start + match.start(), literal=meaning == match[0])
        position = match.end()
    if position < len(source):
        yield Text(source[position:], start + position)


_SAFE_ID = re.compile(r"[A-Za-z_][\w-]*")
_LONGEST_SELECTOR = 30  # steps; in deeper nesting the outer ones are left out


def selector(element: Element, ids: Counter[str]) -> str | None:
    """A short CSS selector that finds this element: from the nearest id, <main> or <body> down."""
    steps: list[str] = []
    node: Element | None = element
    while node is not None and node.parent is not None and len(steps) < _LONGEST_SELECTOR:
        identity = node.get("id")
        if identity and ids[identity] == 1:
            plain = _SAFE_ID.fullmatch(identity)
            quoted = identity.replace("\\", "\\\\").replace('"', '\\"')
            steps.append(f"#{identity}" if plain else f'[id="{quoted}"]')
            break
        several = node.parent.counts[node.tag] > 1
        steps.append(f"{node.tag}:nth-of-type({node.number})" if several else node.tag)
        if node.tag == "body" or (node.tag == "main" and not several):
            break
        node = node.parent
    return " > ".join(reversed(steps)) or None
