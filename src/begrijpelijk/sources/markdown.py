"""Markdown (.md): through markdown-it, with the offset of every character in the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from begrijpelijk.document import Block, BlockKind, Document
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.encoding import decode
from begrijpelijk.sources.limits import require_places
from begrijpelijk.sources.markdown_dialects import mask
from begrijpelijk.sources.muting import Muting
from begrijpelijk.sources.text import parse as parse_text
from begrijpelijk.sources.writer import LineIndex, TextWriter, tidy_links, tidy_spans

if TYPE_CHECKING:
    from markdown_it.token import Token

MEDIA_TYPE = "text/markdown"

_FRONT_MATTER = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(title|titel|lang|language|taal)[ \t]*[:=](.*)$", re.MULTILINE | re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LONGEST_PARAGRAPH = 100_000  # longer is no Markdown that somebody wrote, and takes markdown-it very long
_OPENING = {"heading_open", "paragraph_open", "list_item_open", "blockquote_open", "th_open", "td_open"}


def parse(raw: str, name: str) -> Document:
    """A document from decoded Markdown."""
    require_places(raw)
    if max((len(paragraph) for paragraph in raw.split("\n\n")), default=0) > _LONGEST_PARAGRAPH:
        return parse_text(raw, name)
    masked = mask(raw, after_front_matter(raw))
    return _plain(raw, name) if masked is None else masked.document(name, MEDIA_TYPE, _plain)


def after_front_matter(raw: str) -> int:
    """Where the text begins."""
    match = _FRONT_MATTER.match(raw)
    return match.end() if match else 0


def _plain(raw: str, name: str) -> Document:
    return _Reader(raw).document(name)


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of a Markdown file."""
    return parse(decode(data), name)


class _Reader:
    """Walks the tokens of markdown-it once and gathers blocks."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.index = LineIndex(raw)
        self.blocks: list[Block] = []
        self.muting = Muting()
        self.images = 0
        self.groups = 0
        self.row, self.column = 0, 0
        self.containers: list[_Container] = []

    def document(self, name: str) -> Document:
        """All of it."""
        from begrijpelijk.sources.markdown_positions import parser

        text, fields = _without_front_matter(self.raw)
        found = self.raw.replace("\0", "\ufffd")  # as markdown-it hands it over
        row_cursor: tuple[int, int] = (-1, 0)
        for token in parser().parse(text):
            self._structure(token)
            if token.type == "html_block":
                self._html(token)
            elif token.type == "inline" and token.map:
                first = self.index.starts[token.map[0]]
                in_row = bool(self.containers) and self.containers[-1].kind is BlockKind.CELL
                start = max(first, row_cursor[1]) if in_row and row_cursor[0] == token.map[0] else first
                source = _ContentMap(found, self.index, token, start)
                self._inline(token, source)
                row_cursor = (token.map[0], source.end)
        title = fields.get("title") or next((b.text for b in self.blocks if b.kind is BlockKind.HEADING), None)
        document = Document(
            name, self.blocks, MEDIA_TYPE, title, self.raw, language=fields.get("lang"), images=self.images
        )
        self.muting.apply(document)
        return document

    def _structure(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open", "table_open"):
            self.groups += 1
            self.containers.append(_Container(token.type, None, self.groups))
        elif token.type in _OPENING:
            number = token.info if token.type == "list_item_open" else ""
            self.containers.append(_Container(token.type, _KINDS[token.type], markup=token.tag, number=number))
            self.column += 1
        elif token.type == "tr_open":
            self.row, self.column = self.row + 1, 0
        elif token.nesting < 0 and self.containers and token.type.endswith("_close"):
            opened = token.type.removesuffix("_close") + "_open"
            if self.containers[-1].type == opened:
                self.containers.pop()

    def _kind(self) -> tuple[BlockKind, int | None, int | None]:
        """Kind, level and group of the block that starts here."""
        inner = self.containers[-1] if self.containers else None
        if inner is not None and inner.kind is BlockKind.HEADING:
            return BlockKind.HEADING, int(inner.markup[1:]), None
        lists = [c for c in self.containers if c.type in ("bullet_list_open", "ordered_list_open", "table_open")]
        group = lists[-1].group if lists else None
        if inner is not None and inner.kind is BlockKind.CELL:
            return BlockKind.CELL, None, group
        for container in reversed(self.containers):
            if container.kind is BlockKind.ITEM:
                first, container.used = not container.used, True
                if first:
                    return BlockKind.ITEM, len(lists), group
                return BlockKind.PARAGRAPH, None, None
            if container.kind is BlockKind.QUOTE:
                return BlockKind.QUOTE, None, None
        return BlockKind.PARAGRAPH, None, None

    def _inline(self, token: Token, source: _ContentMap) -> None:
        kind, level, group = self._kind()
        writer = TextWriter(self.index.locator())
        links: list[tuple[int, int, str]] = []
        emphasis: list[tuple[int, int]] = []
        opened: list[tuple[int, str]] = []
        later: list[Block] = []
        for child in token.children or []:
            at = child.meta.get("at", 0)
            match child.type:
                case "text" | "text_special":
                    self._text(child, source, writer)
                case "softbreak":
                    writer.write("\n", source.position(at))
                case "hardbreak":
                    writer.newline(source.position(at))
                case "code_inline":
                    start = at + len(child.markup)  # a space on either side is left out, and a line break is a space
                    inside = source.content[start : start + len(child.content)]
                    start += inside.replace("\n", " ") != child.content
                    writer.write(child.content, source.position(start))
                case "link_open" | "em_open":
                    opened.append((writer.mark, str(child.attrGet("href") or "")))
                case "link_close":
                    mark, target = opened.pop()
                    links.append((mark, writer.length, target))
                case "em_close":
                    emphasis.append((opened.pop()[0], writer.length))
                case "image":
                    self.images += 1
                    later += self._alt(child, source)
                case "html_inline":
                    if _BREAK_TAG.match(child.content):
                        writer.newline(source.position(at))
                    for _, comment in _comments(child.content):
                        self.muting.comment(comment, (len(self.blocks), writer.mark))
        text = writer.text()
        if text:
            attributes = {}
            if kind is BlockKind.CELL:
                attributes = {"row": str(self.row), "column": str(self.column)}
                if self.containers[-1].type == "th_open":
                    attributes["header"] = "th"
            elif kind is BlockKind.ITEM:
                number = next(c.number for c in reversed(self.containers) if c.kind is BlockKind.ITEM)
                attributes = {"number": number} if number else {}
            spans, targets = tidy_links(text, links)
            if kind is BlockKind.PARAGRAPH and spans and not re.search(r"\w", _without(text, spans)):
                kind = BlockKind.LINK
            italic = tidy_spans(text, emphasis)
            block = Block(text, kind, level, group, tuple(writer.anchors), spans, italic, attributes, targets=targets)
            self.blocks.append(block)
        self.blocks += later

    def _text(self, child: Token, source: _ContentMap, writer: TextWriter) -> None:
        at = child.meta.get("at", 0)
        if child.type == "text_special" and child.markup != child.content:
            # "&eacute;" or "\*": the text is not in the source; a backslash stands one before the character.
            if child.markup.startswith("\\") and child.markup[1:] == child.content:
                writer.write(child.content, source.position(at + 1))
            else:
                writer.put(child.content, source.position(at))
        else:
            start = source.find(child.content, at)
            for piece, position in source.pieces(child.content, start):
                writer.write(piece, position)

    def _alt(self, image: Token, source: _ContentMap) -> Iterator[Block]:
        writer = TextWriter(self.index.locator())
        content = "".join(child.content for child in image.children or [] if child.type.startswith("text"))
        writer.write(content, source.position(source.find(content, image.meta.get("at", 0))))
        if writer.length:
            yield Block(writer.text(), BlockKind.ALT, anchors=tuple(writer.anchors))

    def _html(self, token: Token) -> None:
        """HTML between the paragraphs: our comments, and the text as in a web page."""
        if token.map is None:
            return
        start = self.index.starts[token.map[0]]
        content = self._in_place(token.content, *token.map)
        blocks: list[Block] = []
        if _outside_comments(token.content).strip():
            from begrijpelijk.sources.html import parse as parse_html

            inner = parse_html(content, "")
            self.images += inner.images
            blocks = inner.blocks
        pieces = [piece for number, block in enumerate(blocks) for piece in _pieces(block, number)]
        behind = 0  # the first piece that ends behind the comment
        for at, comment in _comments(content):
            while behind < len(pieces) and at >= pieces[behind][1]:
                behind += 1
            number, offset = len(blocks), 0
            if behind < len(pieces):
                begins, _, number, offset = pieces[behind]
                offset += max(at - begins, 0)
            self.muting.comment(comment, (len(self.blocks) + number, offset))
        for block in blocks:
            locate = self.index.locator()
            block.anchors = tuple(locate(a.offset, start + (a.source or 0)) for a in block.anchors)
            if block.group is not None:
                block.group += 1_000_000 * len(self.blocks)  # apart from the groups of the Markdown around it
        if blocks and blocks[0].kind is BlockKind.PARAGRAPH:
            kind, level, group = self._kind()
            if kind is not BlockKind.PARAGRAPH:  # an item that begins with a comment
                blocks[0].kind, blocks[0].level, blocks[0].group = kind, level, group
        self.blocks += blocks

    def _in_place(self, content: str, first: int, last: int) -> str:
        """The lines of a token as they stand in the source, with the marks of lists and quotes as spaces."""
        bounds = [*self.index.starts, len(self.raw)]
        pieces = []
        for row, line in zip(range(first, last), content.split("\n"), strict=False):
            whole = self.raw[bounds[row] : bounds[row + 1]]
            marks = len(whole.rstrip("\r\n")) - len(line)
            kept = marks > 0 and whole.startswith(line, marks)
            pieces.append(" " * marks + whole[marks:] if kept else whole)
        return "".join(pieces)


class _Container:
    """A list, item, quote, heading or cell that is open."""

    def __init__(self, type_: str, kind: BlockKind | None, group: int = 0, markup: str = "", number: str = "") -> None:
        self.type = type_
        self.kind = kind
        self.group = group
        self.markup = markup
        self.number = number  # of an item in a numbered list
        self.used = False


_KINDS = {
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "list_item_open": BlockKind.ITEM,
    "blockquote_open": BlockKind.QUOTE,
    "th_open": BlockKind.CELL,
    "td_open": BlockKind.CELL,
}


class _ContentMap:
    """Where the characters of an inline token stand in the source.

    markdown-it hands over the content of a paragraph with the marks and indents of its lines taken off, so each line of
    the content is looked up in the source line that it came from.
    """

    def __init__(self, raw: str, index: LineIndex, token: Token, start: int) -> None:
        self.content = token.content
        self._lines = LineIndex(token.content)
        self._sources: list[int] = []
        self._dropped: list[int] = []  # offsets in the content before which a backslash was taken out
        first = token.map[0] if token.map else 0
        cursor = start
        self.end = start
        for number, (at, line) in enumerate(_lines(token.content)):
            row = min(first + number, len(index.starts) - 1)
            cursor = max(cursor, index.starts[row])
            found = raw.find(line.strip(), cursor) if line.strip() else cursor
            length = len(line.strip())
            if found < 0:  # a cell with an escaped bar, a tab that became spaces
                found, length = _loosely(raw, line.strip(), cursor)
                if length > len(line.strip()):
                    self._dropped += [at + match.start() for match in re.finditer(r"\|", line)]
            lead = len(line) - len(line.lstrip())
            self._sources.append(found - lead)
            cursor = self.end = found + length

    def position(self, at: int) -> int:
        """Offset in the source of the character at `at` of the content."""
        line, column = self._lines.place(at)
        start = self._sources[min(line, len(self._sources)) - 1] + column - 1
        return max(start + bisect_right(self._dropped, at) - bisect_right(self._dropped, at - column), 0)

    def pieces(self, text: str, at: int) -> Iterator[tuple[str, int]]:
        """The text at `at` in parts that each stand literally in the source, with the place of each."""
        first, last = bisect_right(self._dropped, at), bisect_left(self._dropped, at + len(text))
        cuts = [dropped - at for dropped in self._dropped[first:last]]
        for start, end in pairwise([0, *cuts, len(text)]):
            yield text[start:end], self.position(at + start)

    def find(self, text: str, at: int) -> int:
        """Where `text` starts in the content, from `at`, where markup may stand before it."""
        if self.content.startswith(text, at):
            return at
        found = self.content.find(text, at)
        return at if found < 0 else found


def _comments(content: str) -> list[tuple[int, str]]:
    """Where HTML comments begin, and what is in them."""
    found: list[tuple[int, str]] = []
    start = content.find("<!--")
    while start >= 0 and (end := content.find("-->", start + 4)) >= 0:
        found.append((start, content[start + 4 : end]))
        start = content.find("<!--", end + 3)
    return found


def _pieces(block: Block, number: int) -> Iterator[tuple[int, int, int, int]]:
    """The pieces of a block that stand as they are in the source: start and end there, the block, the offset in it."""
    ends = [*(anchor.offset for anchor in block.anchors[1:]), len(block.text)]
    for anchor, end in zip(block.anchors, ends, strict=True):
        start = anchor.source or 0
        yield start, start + end - anchor.offset, number, anchor.offset


def _outside_comments(content: str) -> str:
    """What stands around the HTML comments."""
    pieces, position = [], 0
    for start, comment in _comments(content):
        pieces.append(content[position:start])
        position = start + len("<!---->") + len(comment)
    return "".join([*pieces, content[position:]])


def _lines(content: str) -> list[tuple[int, str]]:
    result, start = [], 0
    for line in content.split("\n"):
        result.append((start, line))
        start += len(line) + 1
    return result


_SPACES = re.compile(r"(?:\\[ \t])+")  # many together, else each could take what the others leave


def _loosely(raw: str, line: str, cursor: int) -> tuple[int, int]:
    """(place, length) in the source of a line that does not stand there literally; else where its first word does."""
    end = raw.find("\n", cursor)
    pattern = _SPACES.sub(r"[ \\t]+", re.escape(line).replace(r"\|", r"\\?\|"))
    match = re.compile(pattern).search(raw, cursor, len(raw) if end < 0 else end)
    if match:
        return match.start(), len(match[0])
    found = raw.find(line.split(maxsplit=1)[0], cursor)
    return (cursor if found < 0 else found), len(line)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text outside the spans."""
    rest, position = [], 0
    for start, end in spans:
        rest.append(text[position:start])
        position = end
    return "".join([*rest, text[position:]])


def _without_front_matter(raw: str) -> tuple[str, dict[str, str]]:
    """The source with the front matter made empty (line numbers stay), and its title and language."""
    match = _FRONT_MATTER.match(raw)
    if not match:
        return raw, {}
    names = {"titel": "title", "language": "lang", "taal": "lang"}
    fields: dict[str, Any] = {}
    for key, value in _FIELD.findall(match[2]):
        if value := value.strip().strip("\"'"):
            fields.setdefault(names.get(key.lower(), key.lower()), value)
    blank = re.sub(r"[^\r\n]", "", match[0])
    return blank + raw[match.end() :], fields


READER = SourceReader("markdown", MEDIA_TYPE, (".md", ".markdown", ".mdown"), read, parse=parse)
