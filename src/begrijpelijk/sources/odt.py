"""OpenDocument text (.odt, .ott, .fodt), LibreOffice's own: as a reader of the finished document sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from begrijpelijk.document import Block, BlockKind, Document
from begrijpelijk.errors import SourceError
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.odt_styles import DRAW, OFFICE, SVG, TABLE, TEXT, Look, Styles
from begrijpelijk.sources.runs import Runs, alt_block
from begrijpelijk.sources.xml_parts import parse_part, parse_xml
from begrijpelijk.sources.zipped import DAMAGED, LOCKED, Archive

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = "content.xml"
# Deleted text, comments, tables of contents (the headings once more), what is no text, numbers of footnotes.
_LEFT_OUT = frozenset(
    {TEXT + "tracked-changes", OFFICE + "annotation", OFFICE + "forms", TEXT + "note-citation", TEXT + "ruby-text"}
    | {TEXT + "script", TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "user-field-decls", DRAW + "object"}
    | {TEXT + f"{name}-index" for name in ("illustration", "table", "object", "user", "alphabetical")}
    | {TEXT + "table-of-content", TEXT + "bibliography", SVG + "title", SVG + "desc", OFFICE + "event-listeners"}
)
_BOXES = frozenset(
    {DRAW + name for name in ("text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "path")}
)
_GIVEN_UP = {
    "spreadsheet": "Dit is een rekenblad van LibreOffice. Zet de tekst in een tekstbestand en probeer het opnieuw.",
    "presentation": "Dit is een presentatie van LibreOffice. Sla die op als PDF en probeer het opnieuw.",
    "graphics": "Dit is een tekening van LibreOffice. Sla die op als PDF en probeer het opnieuw.",
}
_GIVEN_UP["drawing"] = _GIVEN_UP["graphics"]
_PICTURE_DATA = re.compile(rb"(<office:binary-data[^>]*>)[^<]*")
_MOST_REPEATS = 1_000  # of cells and spaces: a number in the file may be anything


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of an OpenDocument file. Line numbers count the paragraphs from 1."""
    if data.startswith(b"PK"):
        archive = Archive(data, name)
        if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise SourceError(LOCKED, name)
        if "mimetype" in archive:
            kind = archive.read("mimetype")[:100].decode("ascii", "replace").rpartition(".")[2]
            _require_text(kind.removesuffix("-template").strip(), name)
        content = parse_part(archive, _CONTENT)
        styles = [parse_part(archive, "styles.xml")] if "styles.xml" in archive else []
        meta = parse_part(archive, "meta.xml") if "meta.xml" in archive else None
    else:
        content = meta = parse_xml(_PICTURE_DATA.sub(rb"\1", data), name)
        styles = []
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        for part in content.iterfind(f"{OFFICE}body/*"):
            _require_text(part.tag.rpartition("}")[2], name)
        raise SourceError(DAMAGED, name)
    reader = _Reader(Styles(content, *styles), _deletions(body))
    reader.content(body)
    while reader.notes:  # a note may hold a note
        notes, reader.notes = reader.notes, []
        for note in notes:
            reader.content(note, _Around(kind=BlockKind.FOOTNOTE))
    title = _title(meta) or next((b.text for b in reader.blocks if b.kind is BlockKind.HEADING), None)
    return Document(name, reader.blocks, MEDIA_TYPE, title, images=reader.images)


def is_odt(data: bytes) -> bool:
    """Whether this is OpenDocument, packed or flat. What is no text among these is refused when read."""
    if data.startswith(b"PK\x03\x04"):
        return b"mimetypeapplication/vnd.oasis.opendocument" in data[:200] or (
            b"application/vnd.oasis.opendocument.text" in data[:4096]
        )
    start = data[:4096]
    return b"<office:document" in start and b"opendocument" in start


def _deletions(body: Any) -> set[str]:
    """Tracked deletions. Their text is kept apart, or (also by LibreOffice) left in place between two marks."""
    regions = body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region")
    return {region.get(TEXT + "id", "") for region in regions if region.find(TEXT + "deletion") is not None}


def _require_text(kind: str, name: str) -> None:
    if kind in _GIVEN_UP:
        raise SourceError(_GIVEN_UP[kind], name)


def _title(meta: Any) -> str | None:
    element = next(iter(meta.iter(_DC + "title")), None) if meta is not None else None
    return " ".join((element.text or "").split()) or None if element is not None else None


@dataclass(frozen=True)
class _Around:
    """Where a paragraph stands."""

    kind: BlockKind = BlockKind.PARAGRAPH
    depth: int = 0  # of lists
    group: int | None = None  # of the list
    list_style: str | None = None
    item: list[bool] = field(default_factory=list)  # whether the item has had its first paragraph
    table: int | None = None
    cell: dict[str, str] = field(default_factory=dict)


class _Reader:
    """Walks the content without recursion and gathers blocks."""

    def __init__(self, styles: Styles, deletions: set[str]) -> None:
        self.styles = styles
        self.deletions = deletions
        self.deleting: set[str] = set()  # tracked deletions that the walk is in
        self.blocks: list[Block] = []
        self.notes: list[Any] = []
        self.images = 0
        self._number = 0  # of the running paragraph
        self._groups = 0
        self._lists: dict[Any, int] = {}

    def content(self, root: Any, around: _Around | None = None) -> None:
        """All blocks under an element that holds paragraphs."""
        stack: list[tuple[Any, _Around]] = [(root, around or _Around())]
        while stack:
            node, here = stack.pop()
            tag = node.tag
            if not isinstance(tag, str) or tag in _LEFT_OUT:
                continue
            if tag in (TEXT + "p", TEXT + "h"):
                inner = self._paragraph(node, here)
                # A box in a cell or an item is a text of its own.
                stack += [(box, _Around(kind=here.kind)) for box in reversed(inner)]
            elif tag == TEXT + "section" and node.get(TEXT + "display") == "none":
                continue
            elif tag == TEXT + "list":
                stack += _unpacked(list(node), self._list(node, here))
            elif tag in (TEXT + "list-item", TEXT + "list-header"):
                here = replace(here, item=[tag == TEXT + "list-header"])
                stack += _unpacked(list(node), here)
            elif tag == TABLE + "table":
                stack += reversed(self._table(node, here))
            elif tag == DRAW + "frame":
                stack += _unpacked(self._frame(node), _Around(kind=here.kind))
            else:
                stack += _unpacked(list(node), here)

    def _group(self) -> int:
        self._groups += 1
        return self._groups

    def _list(self, node: Any, here: _Around) -> _Around:
        """What a list gives what is in it. One that follows at once in the same style goes on with the one before."""
        style = node.get(TEXT + "style-name") or here.list_style
        if here.depth:
            return replace(here, depth=here.depth + 1, list_style=style)
        before = node.getprevious()
        goes_on = before is not None and before.tag == node.tag and before.get(TEXT + "style-name") == style
        group = self._lists[before] if goes_on and before in self._lists else self._group()
        self._lists[node] = group
        return replace(here, depth=1, group=group, list_style=style)

    def _table(self, table: Any, here: _Around) -> list[tuple[Any, _Around]]:
        """The cells of a table in order, each with its place. A table of one cell is only a frame."""
        rows: list[tuple[Any, bool]] = []
        stack: list[tuple[Any, bool]] = [(child, False) for child in reversed(table)]
        while stack:
            node, header = stack.pop()
            if node.tag == TABLE + "table-row":
                if node.get(TABLE + "visibility") not in ("collapse", "filter"):
                    rows.append((node, header))
            elif node.tag in (TABLE + "table-rows", TABLE + "table-row-group", TABLE + "table-header-rows"):
                inside = header or node.tag == TABLE + "table-header-rows"
                stack += [(child, inside) for child in reversed(node)]
        cells: list[tuple[Any, _Around]] = []
        group = self._group()
        for row, (element, header) in enumerate(rows, 1):
            column = 0
            for cell in element:
                if cell.tag == TABLE + "table-cell":
                    place = {"row": str(row), "column": str(column + 1)} | ({"header": "th"} if header else {})
                    around = _Around(kind=here.kind, table=group, cell=place)
                    cells.append((cell, around))
                column += _count(cell.get(TABLE + "number-columns-repeated"))
        if len(cells) == 1:
            return [(cells[0][0], _Around(kind=here.kind))]
        return cells

    def _frame(self, frame: Any) -> list[Any]:
        """What a frame holds: boxes with text, or a picture with its description."""
        boxes = [child for child in frame if child.tag == DRAW + "text-box"]
        if not boxes and any(child.tag in (DRAW + "image", DRAW + "object", DRAW + "object-ole") for child in frame):
            formula = any(child.tag == DRAW + "object" and len(child) for child in frame)
            self.images += not formula
            described = frame.find(SVG + "desc")
            if described is None or not (described.text or "").strip():
                described = frame.find(SVG + "title")
            if described is not None and (block := alt_block(described.text or "", self._number or 1, _CONTENT)):
                self.blocks.append(block)
        return boxes

    def _paragraph(self, paragraph: Any, here: _Around) -> list[Any]:
        """Add a paragraph; gives the boxes that stand in it, to come after."""
        look = self.styles.paragraph(paragraph.get(TEXT + "style-name"))
        self._number += 1
        runs = Runs(self._number, _CONTENT)
        inline = _Inline(self, runs)
        inline.gather(paragraph, look)
        if inline.hidden:
            return []
        kind, level, group = self._kind(paragraph, look, here)
        attributes = here.cell if kind is BlockKind.CELL else None
        block = runs.block(kind, level, group, attributes, align=look.align, spacing=look.spacing)
        if block is not None:
            self.blocks.append(block)
            if kind is BlockKind.ITEM:
                here.item[0] = True
        boxes = []
        for drawn in inline.drawn:
            boxes += self._frame(drawn) if drawn.tag == DRAW + "frame" else [drawn]
        return boxes

    def _kind(self, paragraph: Any, look: Look, here: _Around) -> tuple[BlockKind, int | None, int | None]:
        if here.kind is BlockKind.FOOTNOTE:
            return BlockKind.FOOTNOTE, None, None
        if paragraph.tag == TEXT + "h":
            level = paragraph.get(TEXT + "outline-level", "")
            return BlockKind.HEADING, min(max(_count(level[:9]), 1), 9), None
        if look.outline:
            return BlockKind.HEADING, min(look.outline, 9), None
        first = bool(here.depth and here.item and not here.item[0])
        if first and self.styles.shows_mark(here.list_style, here.depth):
            return BlockKind.ITEM, here.depth, here.group
        if here.table is not None:
            return BlockKind.CELL, None, here.table
        if look.caption:
            return BlockKind.CAPTION, None, None
        return (BlockKind.QUOTE if look.quote else BlockKind.PARAGRAPH), None, None


def _unpacked(nodes: list[Any], around: _Around) -> list[tuple[Any, _Around]]:
    """For the stack, last first."""
    return [(node, around) for node in reversed(nodes)]


def _count(value: str | None) -> int:
    return min(int(value), _MOST_REPEATS) if value and value.isdecimal() and len(value) < 10 else 1


class _Inline:
    """The text inside one paragraph."""

    def __init__(self, reader: _Reader, runs: Runs) -> None:
        self.reader = reader
        self.runs = runs
        self.drawn: list[Any] = []
        self.hidden = False  # the whole paragraph

    def gather(self, paragraph: Any, look: Look) -> None:
        """Walk everything in the paragraph; what is anchored in it is kept for later."""
        stack: list[tuple[Any, Look, bool]]  # a string to write or an element to enter, its look, in a link?
        stack = [(paragraph, look, False)]
        while stack:
            node, here, link = stack.pop()
            if isinstance(node, str):
                self._write(node, here, link)
                continue
            if not isinstance(node.tag, str) or not self._special(node, here, link):
                continue
            inside = here
            if node.tag in (TEXT + "span", TEXT + "a") and (style := node.get(TEXT + "style-name")):
                inside = self.reader.styles.text(style).over(here)
            link_here = link or node.tag == TEXT + "a"
            todo: list[tuple[Any, Look, bool]] = [(node.text, inside, link_here)] if node.text else []
            for child in node:
                todo.append((child, inside, link_here))
                if child.tail:
                    todo.append((child.tail, inside, link_here))
            stack += reversed(todo)

    def _write(self, text: str, look: Look, link: bool) -> None:
        if not look.hidden and not self.reader.deleting:
            self.runs.write(text, size=look.size, link=link, emphasis=look.emphasis, capitals=bool(look.capitals))

    def _special(self, node: Any, look: Look, link: bool) -> bool:
        """What is no plain text; whether its inside has still to be walked."""
        tag = node.tag
        if tag in _LEFT_OUT or tag == TEXT + "note":
            if tag == TEXT + "note" and not self.reader.deleting:
                self.reader.notes += node.findall(TEXT + "note-body")
            return False
        if tag in (TEXT + "s", TEXT + "tab"):
            self._write(" " * _count(node.get(TEXT + "c")), look, link)
            return False
        if tag in (TEXT + "change-start", TEXT + "change-end"):
            change = node.get(TEXT + "change-id", "")
            if tag == TEXT + "change-end":
                self.reader.deleting.discard(change)
            elif change in self.reader.deletions:
                self.reader.deleting.add(change)
            return False
        if tag == TEXT + "line-break":
            self.runs.newline()
            return False
        if tag == DRAW + "frame" or tag in _BOXES:
            if not look.hidden and not self.reader.deleting:
                self.drawn.append(node)
            return False
        hidden = tag in (TEXT + "hidden-text", TEXT + "hidden-paragraph") and node.get(TEXT + "is-hidden") == "true"
        self.hidden = self.hidden or (hidden and tag == TEXT + "hidden-paragraph")
        return not hidden


READER = SourceReader("odt", MEDIA_TYPE, (".odt", ".ott", ".fodt"), read, is_odt)
