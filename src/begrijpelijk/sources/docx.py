"""Word (.docx): the text as a reader of the finished document sees it, tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from begrijpelijk.document import Anchor, Block, BlockKind, Document
from begrijpelijk.errors import SourceError
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.docx_layout import Look, Sections
from begrijpelijk.sources.docx_package import main_part, parse_part, sibling
from begrijpelijk.sources.docx_styles import (
    DEEPEST_LIST,
    Format,
    Styles,
    W,
    number,
    on,
    paragraph_format,
    run_format,
    theme_fonts,
)
from begrijpelijk.sources.docx_trail import Trail
from begrijpelijk.sources.writer import TextWriter, outside, tidy_spans
from begrijpelijk.sources.zipped import Archive

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_WRITER_TYPE = re.compile(rb"wordprocessingml\.document|ms-word\.document|wordprocessingml\.template|ms-word\.template")
# Of a tracked change only what stays; of an alternative only the first; no comments, no phonetic help.
_LEFT_OUT = frozenset(
    {W + "del", W + "moveFrom", W + "delText", W + "instrText", W + "delInstrText", _MC + "Fallback", W + "rt"}
    | {W + "pPr", W + "rPr", W + "sdtPr", W + "tblPr", W + "trPr", W + "tcPr", W + "sectPr", W + "commentReference"}
)
_BREAKS = {W + "br", W + "cr"}
_SYMBOL_DASHES = {W + "noBreakHyphen": "-", W + "tab": " ", W + "ptab": " "}


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of a Word file. Line numbers count the paragraphs from 1, tables included."""
    return trace(Archive(data, name), None)


def trace(archive: Archive, trail: Trail | None) -> Document:
    """As `read`, and fill in where every character stands in the XML."""
    name = archive.name
    main = main_part(archive)
    reader = _Reader(archive, main, trail)
    reader.part(main)
    for notes in ("footnotes", "endnotes"):
        part = sibling(main, f"{notes}.xml")
        if part in archive:
            reader.part(part, BlockKind.FOOTNOTE)
    title = _core_title(archive) or next((b.text for b in reader.blocks if b.kind is BlockKind.HEADING), None)
    return Document(name, reader.blocks, MEDIA_TYPE, title, images=reader.images, notes=reader.notes)


def is_docx(data: bytes) -> bool:
    """Whether these bytes are a ZIP archive with a Word document in it."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    return b"word/document" in data or b"wordprocessingml" in data or b"word/" in data[:4096]


def _core_title(archive: Archive) -> str | None:
    if "docProps/core.xml" not in archive:
        return None
    try:
        element = parse_part(archive, "docProps/core.xml").find(_DC + "title")
    except SourceError:
        return None
    title = " ".join((element.text or "").split()) if element is not None else ""
    # Templates leave their own name behind.
    return None if not title or re.fullmatch(r"(?:word )?document\d*|microsoft word.*|titel", title, re.I) else title


class _Reader:
    """Gathers blocks from the parts of one file."""

    def __init__(self, archive: Archive, main: str, trail: Trail | None) -> None:
        self.archive = archive
        self.trail = trail
        if trail is not None:
            trail.main = main
        self.blocks: list[Block] = []
        self.notes: list[str] = []
        self.images = 0
        self.number = 0  # of the running paragraph
        styles = sibling(main, "styles.xml")
        self.styles = Styles(parse_part(archive, styles) if styles in archive else None)
        theme = sibling(main, "theme/theme1.xml")
        self.theme = theme_fonts(parse_part(archive, theme) if theme in archive else None)
        self._groups: dict[object, int] = {}
        self._lists = 0  # runs of list paragraphs so far
        self._list_id: str | None = None  # of the last item on the first level
        self._tables = 0
        self._after_item = False
        self._formats = self._list_formats(sibling(main, "numbering.xml"))
        self._numbers: dict[str, dict[int, int]] = {}  # the last number of each list, at each of its levels

    def part(self, part: str, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """All paragraphs of a part in order, those in tables, content controls and text boxes included."""
        root = parse_part(self.archive, part)
        if self.trail is not None:
            self.trail.roots[part] = root
        self._sections = Sections(root)
        stack: list[tuple[Any, _Surroundings]] = [(root, _Surroundings(part, kind))]
        while stack:
            node, around = stack.pop()
            tag = node.tag
            if tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            if tag == W + "p":
                boxes = self._paragraph(node, around)
                stack += [(box, _Surroundings(part, kind)) for box in reversed(boxes)]
                continue
            if tag in (W + "footnote", W + "endnote") and node.get(W + "type", "normal") != "normal":
                continue  # the line above the notes
            if tag == W + "tbl":
                self._tables += 1
                layout = len(node.findall(f"{W}tr")) == 1 and len(node.findall(f"{W}tr/{W}tc")) == 1
                around = around.in_table(None if layout else self._group(("table", self._tables)))
            if tag == W + "tr":
                around = around.in_row()
            if tag == W + "tc":
                around = around.in_cell()
            if tag == W + "tr" and (on(node.find(W + "trPr"), "del") or on(node.find(W + "trPr"), "hidden")):
                continue
            stack += [(child, around) for child in reversed(node)]

    def _group(self, key: object) -> int:
        return self._groups.setdefault(key, len(self._groups) + 1)

    def _list_formats(self, part: str) -> dict[tuple[str, int], tuple[str, int]]:
        """What stands before the items of a (list, level), such as ``bullet`` or ``none``, and the first number."""
        if part not in self.archive:
            return {}
        root = parse_part(self.archive, part)
        formats: dict[str, dict[int, tuple[str, int]]] = {}
        for abstract in root.iter(W + "abstractNum"):
            levels = formats.setdefault(abstract.get(W + "abstractNumId", ""), {})
            for level in abstract.iter(W + "lvl"):
                number_format = level.find(W + "numFmt")
                if number_format is not None:
                    place = number(level, "ilvl") or 0
                    if not 0 <= place <= DEEPEST_LIST:
                        continue
                    levels[place] = number_format.get(W + "val", ""), _value(level.find(W + "start"), 1)
        result = {}
        for listed in root.iter(W + "num"):
            abstract_id = listed.find(W + "abstractNumId")
            levels = formats.get(abstract_id.get(W + "val", ""), {}) if abstract_id is not None else {}
            begun = {o.get(W + "ilvl", "0"): o.find(W + "startOverride") for o in listed.iter(W + "lvlOverride")}
            for place, (name, first) in levels.items():
                result[listed.get(W + "numId", ""), place] = name, _value(begun.get(str(place)), first)
        return result

    def _number(self, list_id: str, level: int) -> dict[str, str]:
        """The number of an item, as an attribute of its block; nothing for a bullet or a letter."""
        name, first = self._formats.get((list_id, level), ("", 1))
        last = self._numbers.setdefault(list_id, {})
        for deeper in [each for each in last if each > level]:
            del last[deeper]  # a list inside the next item begins anew
        last[level] = last.get(level, first - 1) + 1
        return {"number": str(last[level])} if name == "decimal" else {}

    def _paragraph(self, paragraph: Any, around: _Surroundings) -> list[Any]:
        """Add one paragraph; gives the text boxes in it, to come after."""
        properties = paragraph.find(W + "pPr")
        style_element = properties.find(W + "pStyle") if properties is not None else None
        style = self.styles.format(style_element.get(W + "val") if style_element is not None else None)
        form = paragraph_format(properties).over(style)
        self.number += 1
        if form.contents:
            return []  # a table of contents: the headings once more
        width = self._sections.width(paragraph)
        runs = _Runs(self, form, around.part)
        runs.gather(paragraph)
        text = runs.writer.text()
        if text:
            kind, level, group = self._kind(form, around)
            attributes = around.cell if kind is BlockKind.CELL else {}
            if kind is BlockKind.ITEM:
                attributes = self._number(form.list_id or "", form.list_level or 0)
            links = tidy_spans(text, runs.links)
            self.blocks.append(
                Block(
                    text,
                    kind,
                    level,
                    group,
                    tuple(runs.writer.anchors),
                    links,
                    outside(tidy_spans(text, runs.emphasis), links),
                    attributes,
                    layout=runs.look.layout(text, form, None if kind is BlockKind.ITEM else width, self.theme),
                )
            )
        self.images += runs.images
        for alt in runs.alts:
            writer = TextWriter(self.locator(around.part))
            writer.write(str(alt.get("descr")), 0)
            if writer.length:
                if self.trail is not None:
                    self.trail.pictures.setdefault(self.number, []).append(alt)
                self.blocks.append(Block(writer.text(), BlockKind.ALT, anchors=tuple(writer.anchors)))
        return runs.boxes

    def _kind(self, form: Format, around: _Surroundings) -> tuple[BlockKind, int | None, int | None]:
        list_id, list_level = form.list_id, form.list_level or 0
        listed = list_id not in (None, "0") and self._formats.get((list_id or "", list_level), ("",))[0] != "none"
        listed = listed or (form.is_list and list_id != "0")
        after, self._after_item = self._after_item, False
        if around.kind is BlockKind.FOOTNOTE:
            return BlockKind.FOOTNOTE, None, None
        if form.heading and form.heading > 0:
            return BlockKind.HEADING, form.heading, None
        if listed:
            self._lists += not after or (list_level == 0 and list_id != self._list_id)
            self._list_id = list_id if list_level == 0 or not after else self._list_id
            self._after_item = True
            return BlockKind.ITEM, list_level + 1, self._group(("list", self._lists))
        if around.table is not None:
            return BlockKind.CELL, None, around.table
        if form.caption:
            return BlockKind.CAPTION, None, None
        return (BlockKind.QUOTE if form.quote else BlockKind.PARAGRAPH), None, None

    def locator(self, part: str) -> Any:
        """Anchors in the running paragraph, where positions are characters in it."""
        number = self.number

        def locate(offset: int, position: int) -> Anchor:
            return Anchor(offset, None, number, position + 1, None, part)

        return locate


class _Surroundings:
    """Where a paragraph stands."""

    def __init__(
        self, part: str, kind: BlockKind, table: int | None = None, cell: dict[str, str] | None = None
    ) -> None:
        self.part = part
        self.kind = kind
        self.table = table
        self.cell = cell or {}
        self.rows = self.cells = 0  # so far

    def in_table(self, group: int | None) -> _Surroundings:
        """The same, in a table (None: a table that is only a frame)."""
        return _Surroundings(self.part, self.kind, group)

    def in_row(self) -> _Surroundings:
        """The same, in the next row of the table."""
        self.rows += 1
        return _Surroundings(self.part, self.kind, self.table, {"row": str(self.rows)})

    def in_cell(self) -> _Surroundings:
        """The same, in the next cell of the row."""
        self.cells += 1
        return _Surroundings(self.part, self.kind, self.table, {**self.cell, "column": str(self.cells)})


class _Runs:
    """The text of one paragraph."""

    def __init__(self, reader: _Reader, form: Format, part: str) -> None:
        self.reader = reader
        self.form = form
        self.writer = TextWriter(reader.locator(part))
        self.position = 0  # characters of the paragraph so far
        self.links: list[tuple[int, int]] = []
        self.emphasis: list[tuple[int, int]] = []
        self.boxes: list[Any] = []
        self.alts: list[Any] = []  # what describes a picture
        self.images = 0
        self.look = Look()
        self._boxed: tuple[Any, bool] = (None, False)  # the last drawing, and whether it has a text box
        self._fields: list[str] = []  # open fields: "code" until the separator, then "result"

    def gather(self, paragraph: Any) -> None:
        """Walk everything in the paragraph."""
        stack: list[Any] = [paragraph]
        while stack:
            node = stack.pop()
            if isinstance(node, tuple):
                spans, mark = node
                spans.append((mark, self.writer.length))
                continue
            tag = node.tag
            if not isinstance(tag, str) or tag in _LEFT_OUT:
                continue
            if tag == W + "txbxContent":
                self.boxes.append(node)
            elif tag == W + "r":
                stack += self._run(node)
            elif tag in (_WP + "docPr",):
                self._picture(node)
            elif tag == W + "drawing" or tag == W + "pict" or tag == W + "object":
                stack += reversed(list(self._drawing(node)))
            else:
                if tag == W + "hyperlink":
                    stack.append((self.links, self.writer.mark))
                stack += reversed(node)

    def _run(self, run: Any) -> list[Any]:
        """The text of a run; gives what has still to be walked."""
        properties = run.find(W + "rPr")
        style = properties.find(W + "rStyle") if properties is not None else None
        own = run_format(properties)
        if style is not None:
            own = own.over(self.reader.styles.character(style.get(W + "val")))
        form = own.over(self.form)
        mark = self.writer.mark
        later: list[Any] = []
        for child in run:
            tag = child.tag
            if tag == W + "fldChar":
                self._field(str(child.get(W + "fldCharType", "")))
            elif "code" in self._fields or form.hidden or tag in _LEFT_OUT:
                continue
            elif tag == W + "t":
                self._write(child.text or "", child)
            elif tag in _SYMBOL_DASHES:
                self._write(_SYMBOL_DASHES[tag], child)
            elif tag == W + "softHyphen":
                continue
            elif tag in _BREAKS:
                if child.get(W + "type", "textWrapping") == "textWrapping":
                    self.writer.newline(self.position)
                    self._step(1, child)
            else:
                later.append(child)
        if form.emphasis:
            self.emphasis.append((mark, self.writer.length))
        self.look.add(form, mark, self.writer.length)
        return later[::-1]

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("code")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _step(self, length: int, element: Any) -> None:
        if self.reader.trail is not None:
            self.reader.trail.add(self.reader.number, self.position, length, element)
        self.position += length

    def _write(self, text: str, element: Any) -> None:
        self.writer.write(text, self.position)
        self._step(len(text), element)

    def _drawing(self, node: Any) -> Iterator[Any]:
        """What counts in a drawing: its description and the text boxes in it."""
        for element in node.iter(_WP + "docPr", W + "txbxContent", _VML + "imagedata"):
            if element.tag == _VML + "imagedata":
                self.images += 1
            elif not any(a.tag in (W + "txbxContent", _MC + "Fallback") for a in _ancestors(element, node)):
                yield element

    def _picture(self, properties: Any) -> None:
        drawing = properties.getparent()
        if self._boxed[0] is not drawing:
            self._boxed = drawing, next(drawing.iter("{*}txbxContent"), None) is not None
        self.images += not self._boxed[1]
        if properties.get("descr"):
            self.alts.append(properties)


def _value(element: Any, otherwise: int) -> int:
    """The number that an element of the numbering holds."""
    value = number(element)
    return otherwise if value is None or value < 0 else value


def _ancestors(element: Any, top: Any) -> Iterator[Any]:
    node = element.getparent()
    while node is not None and node is not top:
        yield node
        node = node.getparent()


READER = SourceReader("docx", MEDIA_TYPE, (".docx", ".docm", ".dotx"), read, is_docx)
