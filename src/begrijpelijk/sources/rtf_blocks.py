"""From the paragraphs, cells and notes of an RTF file to blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count

from begrijpelijk.document import Block, BlockKind
from begrijpelijk.sources.rtf_styles import Letters, Lines, Tables
from begrijpelijk.sources.runs import Runs, alt_block

# A bullet or number that is text of the paragraph, with the tab that programs put after it.
_MARK = re.compile(r"(?:[•▪◦‣·●○■□➢➤✓✔\uf000-\uf0ff–-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\t\s*")


@dataclass(slots=True)
class _Table:
    """A table in the making. Which of its rows are headers, and whether it has several cells, shows later."""

    group: int
    row: int = 1
    column: int = 1
    cells: int = 0
    blocks: list[Block] = field(default_factory=list)
    of_row: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Flow:
    """Text in order: the body, a note or a box."""

    kind: BlockKind = BlockKind.PARAGRAPH
    blocks: list[Block] = field(default_factory=list)
    later: list[Block] = field(default_factory=list)  # of boxes and pictures in the running paragraph
    pieces: list[tuple[str, Letters | None, bool]] = field(default_factory=list)  # None: a line break
    tables: list[_Table] = field(default_factory=list)
    list_id: int | None = None
    group: int | None = None  # of the running list


class Builder:
    """Gathers the blocks of a document. A box in a paragraph comes after it, and notes come at the end."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._flows = [_Flow()]
        self._notes: list[Block] = []
        self._numbers = count(1)
        self._groups = count(1)
        self._number = 1
        self._header = False

    @property
    def _flow(self) -> _Flow:
        return self._flows[-1]

    def write(self, text: str, letters: Letters, *, link: bool = False) -> None:
        """Text of the running paragraph."""
        if text:
            self._flow.pieces.append((text, letters, link))

    def newline(self) -> None:
        """A line break in the running paragraph."""
        self._flow.pieces.append(("\n", None, False))

    def add_alt(self, text: str) -> None:
        """The description of a picture in the running paragraph."""
        if block := alt_block(text, self._number, None):
            self._flow.later.append(block)

    def open_note(self) -> None:
        """A footnote begins; it comes at the end of the document."""
        self._flows.append(_Flow(BlockKind.FOOTNOTE))

    def close_note(self) -> None:
        """The footnote ends."""
        if len(self._flows) > 1:
            self._notes += self._closed()

    def open_box(self) -> None:
        """A text box begins."""
        self._flows.append(_Flow())

    def close_box(self) -> None:
        """The text box ends."""
        if len(self._flows) > 1:
            blocks = self._closed()
            self._flow.later += blocks

    def finish(self) -> list[Block]:
        """All blocks of the document. Flows that the file forgot to end are ended."""
        while len(self._flows) > 1:
            self.close_box()
        return [*self._closed(), *self._notes]

    def _closed(self) -> list[Block]:
        self._end_tables(0)
        flow = self._flows.pop()
        return flow.blocks + flow.later

    def end_paragraph(self, lines: Lines) -> None:
        """The running paragraph is complete."""
        flow = self._flow
        table = self._table(lines.depth if lines.in_table else 0)
        named, style = self._tables.style(lines.style)
        pieces, flow.pieces = flow.pieces, []
        if pieces:
            self._number = next(self._numbers)
        later, flow.later = flow.later, []
        if named.contents:
            return
        own_mark = _MARK.match("".join(text for text, _, _ in pieces[:20]))
        runs = Runs(self._number, None)
        skip = own_mark.end() if own_mark else 0
        for text, letters, link in pieces:
            if letters is None:
                runs.newline()
                continue
            emphasis = letters.italic or letters.underline
            # What is skipped keeps its place in the count of characters.
            shown = " " * min(skip, len(text)) + text[skip:]
            skip = max(skip - len(text), 0)
            runs.write(shown, size=letters.size, link=link, emphasis=emphasis, capitals=letters.capitals)
        kind, level, group = self._kind(lines, style, named.heading, own_mark is not None, table)
        if kind is BlockKind.PARAGRAPH and (named.caption or named.quote):
            kind = BlockKind.CAPTION if named.caption else BlockKind.QUOTE
        attributes = None
        if kind is BlockKind.CELL and table is not None:
            attributes = {"row": str(table.row), "column": str(table.column)}
        spacing = lines.spacing or style.spacing
        block = runs.block(kind, level, group, attributes, align=lines.align or style.align, spacing=spacing)
        blocks = ([block] if block else []) + later
        if table is not None:
            table.of_row += blocks
        else:
            flow.blocks += blocks
        if block and kind is not BlockKind.ITEM:
            flow.group = None

    def _kind(
        self, lines: Lines, style: Lines, heading: int | None, own_mark: bool, table: _Table | None
    ) -> tuple[BlockKind, int | None, int | None]:
        flow = self._flow
        if flow.kind is BlockKind.FOOTNOTE:
            return BlockKind.FOOTNOTE, None, None
        outline = lines.outline if lines.outline is not None else style.outline
        if outline is not None and 0 <= outline < 9:
            return BlockKind.HEADING, outline + 1, None
        if heading and outline is None:
            return BlockKind.HEADING, heading, None
        list_id = lines.list_id if lines.list_id is not None else style.list_id
        if own_mark or self._tables.shows_mark(list_id, lines.list_level):
            if flow.group is None or (lines.list_level == 0 and list_id != flow.list_id):
                flow.group = next(self._groups)
            if lines.list_level == 0 or flow.list_id is None:
                flow.list_id = list_id
            return BlockKind.ITEM, lines.list_level + 1, flow.group
        if table is not None:
            return BlockKind.CELL, None, table.group
        return BlockKind.PARAGRAPH, None, None

    # Tables

    def row_begins(self) -> None:
        """The definition of a row begins."""
        self._header = False

    def header_row(self) -> None:
        """The row that is defined is one of headers."""
        self._header = True

    def end_cell(self, lines: Lines) -> None:
        """A cell ends."""
        lines = lines if lines.in_table else Lines(in_table=True)
        self.end_paragraph(lines)
        self._flow.group = None
        table = self._table(lines.depth)
        if table is not None:
            table.column += 1
            table.cells += 1

    def end_row(self, lines: Lines) -> None:
        """A row ends."""
        table = self._table(max(lines.depth, 1))
        if table is None:
            return
        for block in table.of_row:
            if self._header and block.kind is BlockKind.CELL and block.group == table.group:
                block.attributes["header"] = "th"
        table.blocks += table.of_row
        table.of_row = []
        table.row, table.column = table.row + 1, 1

    def _table(self, depth: int) -> _Table | None:
        """The running table at this depth (0: none); deeper ones end."""
        tables = self._flow.tables
        self._end_tables(depth)
        while len(tables) < depth:
            tables.append(_Table(next(self._groups)))
        return tables[-1] if tables else None

    def _end_tables(self, depth: int) -> None:
        flow = self._flow
        while len(flow.tables) > depth:
            table = flow.tables.pop()
            blocks = table.blocks + table.of_row
            if table.cells <= 1:  # only a frame
                for block in blocks:
                    if block.kind is BlockKind.CELL and block.group == table.group:
                        block.kind, block.group, block.attributes = BlockKind.PARAGRAPH, None, {}
            if flow.tables:
                flow.tables[-1].of_row += blocks
            else:
                flow.blocks += blocks
