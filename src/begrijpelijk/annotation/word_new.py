"""A new Word file with the text of a checked document that is no Word file itself, and a comment at every finding."""

from __future__ import annotations

import io
import zipfile
from itertools import groupby
from typing import Any

from begrijpelijk.annotation.remarks import AUTHOR, remarks
from begrijpelijk.annotation.word_copy import commented, now
from begrijpelijk.document import Anchor, Block, BlockKind, Document
from begrijpelijk.model import BlockReport, DocumentReport
from begrijpelijk.reports.common import clean, one_line
from begrijpelijk.reports.wording import say
from begrijpelijk.sources import docx
from begrijpelijk.sources.docx_styles import W
from begrijpelijk.sources.docx_trail import Trail
from begrijpelijk.sources.zipped import Archive

_DEEPEST_ITEM = 3  # the template has styles for three levels of bullets
_MOST_CELLS = 20_000  # of a table; a larger one becomes paragraphs, which Word still opens quickly
_STYLES = {"caption": "Caption", "quote": "Quote"}
_NAMED = frozenset({"alt", "button", "link", "label", "hint", "error"})  # what these are cannot be seen on paper


def write(report: DocumentReport, lang: str) -> bytes:
    """The bytes of the file. Raises `SourceError` when the report holds no text."""
    wanted = remarks(report)
    paper = _Paper(report, lang)
    data = paper.data()
    trail = Trail()
    docx.trace(Archive(data, report.source), trail)
    return commented(data, report.source, paper.document(trail.main), trail, wanted, lang)


class _Paper:
    """The file in the making; knows which paragraph each block became."""

    def __init__(self, report: DocumentReport, lang: str) -> None:
        import docx as word

        self.report = report
        self.lang = lang
        self.file: Any = word.Document()
        self._written: list[tuple[BlockReport, Any, int]] = []  # block, paragraph, characters before the block in it
        self._numbered: dict[int | None, tuple[int, Any]] = {}  # of each list: the next number, and its numbering
        self._settings()
        for group, blocks in groupby(report.blocks, lambda block: block.group if block.kind == "cell" else None):
            several = list(blocks)
            if group is None or not self._table(several):
                for block in several:
                    self._block(block)

    def data(self) -> bytes:
        """The file without comments."""
        saved, undated = io.BytesIO(), io.BytesIO()
        self.file.save(saved)
        # The library dates the parts; without that the same text gives the same file.
        with zipfile.ZipFile(saved) as source, zipfile.ZipFile(undated, "w") as copy:
            for info in source.infolist():
                twin = zipfile.ZipInfo(info.filename)
                twin.compress_type = zipfile.ZIP_DEFLATED
                copy.writestr(twin, source.read(info))
        return undated.getvalue()

    def document(self, part: str) -> Document:
        """The blocks of the report, each with its place in the file."""
        numbers = {paragraph: n for n, paragraph in enumerate(self.file.element.body.iter(W + "p"), 1)}
        places = {id(block): (numbers[paragraph], before) for block, paragraph, before in self._written}
        blocks = []
        for block in self.report.blocks:
            number, before = places[id(block)]
            anchor = Anchor(0, None, number, before + 1, None, part)
            blocks.append(Block(block.text, BlockKind.PARAGRAPH, anchors=(anchor,)))
        return Document(self.report.source, blocks)

    def _settings(self) -> None:
        core = self.file.core_properties
        core.author, core.last_modified_by, core.comments = AUTHOR, AUTHOR, ""
        core.title = one_line(self.report.title or "", 200)
        core.created = core.modified = now().replace(tzinfo=None)
        for language in self.file.styles.element.iter(W + "lang"):
            language.set(W + "val", "nl-NL")  # otherwise Word underlines every Dutch word

    def _block(self, block: BlockReport) -> None:
        if block.kind == "heading":
            style = f"Heading {min(max(block.level or 1, 1), 9)}"
        elif block.kind == "item":
            depth = min(max(block.level or 1, 1), _DEEPEST_ITEM)
            style = "List Bullet" if block.number is None else "List Number"
            style = style if depth == 1 else f"{style} {depth}"
        else:
            style = _STYLES.get(block.kind, "Normal")
        paragraph = self.file.add_paragraph(style=style)
        if block.kind == "item" and block.number is not None:
            self._count(paragraph, block.group, block.number)
        self._fill(paragraph, block)

    def _count(self, paragraph: Any, group: int | None, number: int) -> None:
        """Give a paragraph its number: the style alone would count on from the list before it."""
        expected, numbering = self._numbered.get(group, (None, None))
        if numbering is None or number != expected:
            numberings = self.file.part.numbering_part.element
            own = paragraph.style.element.pPr.numPr.numId.val
            numbering = numberings.add_num(numberings.num_having_numId(own).abstractNumId.val)
            numbering.add_lvlOverride(ilvl=0).add_startOverride(number)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = numbering.numId
        self._numbered[group] = (number + 1, numbering)

    def _table(self, cells: list[BlockReport]) -> bool:
        """Add the cells of a table; False when their places are not known or there are too many."""
        rows = {row: i for i, row in enumerate(sorted({c.row for c in cells if c.row is not None}))}
        columns = {column: i for i, column in enumerate(sorted({c.column for c in cells if c.column is not None}))}
        unknown = any(cell.row is None or cell.column is None for cell in cells)
        if unknown or len(rows) * len(columns) > _MOST_CELLS:
            return False
        table = self.file.add_table(len(rows), len(columns), style="Table Grid")
        grid = [row.cells for row in table.rows]
        used: set[tuple[int, int]] = set()
        for cell in cells:
            place = rows[cell.row or 0], columns[cell.column or 0]
            box = grid[place[0]][place[1]]
            self._fill(box.add_paragraph() if place in used else box.paragraphs[0], cell, bold=cell.header)
            used.add(place)
        self.file.add_paragraph()  # two tables without a paragraph between them would become one
        return True

    def _fill(self, paragraph: Any, block: BlockReport, *, bold: bool = False) -> None:
        before = ""
        if block.kind in _NAMED:
            before = f"{say(self.lang, f'block_{block.kind}')}: "
            paragraph.add_run(before).italic = True
        run = paragraph.add_run(clean(block.text.replace("\r", "\n")))  # as long as the text itself: places count in it
        if bold:
            run.bold = True
        self._written.append((block, paragraph._p, len(before)))
