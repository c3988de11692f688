"""The blocks of a document put together as its reader sees them: headings, paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from begrijpelijk.model import BlockReport, DocumentReport

Form = Literal["heading", "text", "list", "table"]
DEEPEST_HEADING = 6
MOST_COLUMNS = 6  # a wider table is shown as a list of its cells


@dataclass(frozen=True)
class Part:
    """One heading, paragraph, list or table. `rank` is the heading's level in the report."""

    form: Form
    blocks: tuple[BlockReport, ...]
    rank: int = 0

    @property
    def rows(self) -> list[list[list[BlockReport]]]:
        """A table as rows of cells, a cell being one or more blocks; empty where the source did not say.

        Cells without text are no block, so their places are found from the column of the others.
        """
        if any(block.row is None or not 0 < (block.column or 0) <= MOST_COLUMNS for block in self.blocks):
            return []
        width = max(block.column or 0 for block in self.blocks)
        result = []
        for _, members in groupby(self.blocks, key=lambda block: block.row):
            cells: list[list[BlockReport]] = [[] for _ in range(width)]
            for block in members:
                cells[(block.column or 1) - 1].append(block)
            result.append(cells)
        return result

    @property
    def numbered(self) -> bool:
        """Whether this is a list with numbers; items in it may be without."""
        return self.form == "list" and any(block.number is not None for block in self.blocks)

    @property
    def kind(self) -> str:
        """What the reader sees; for a single block its own kind."""
        return self.blocks[0].kind


def blocks_of(document: DocumentReport) -> list[BlockReport]:
    """The blocks; for a report made elsewhere, the paragraphs of its text or else its sentences."""
    if document.blocks:
        return document.blocks
    if document.text:
        made, position = [], 0
        for piece in document.text.split("\n\n"):
            made.append(BlockReport(kind="paragraph", text=piece, start=position))
            position += len(piece) + 2
        return made
    return [BlockReport(kind="paragraph", text=s.text, start=s.start) for s in document.sentences]


def parts(blocks: Iterable[BlockReport], top: int) -> list[Part]:
    """The parts in reading order. Headings get ranks from `top` on without a gap, whatever levels the source has."""
    result: list[Part] = []
    above: list[int] = []  # levels of the headings that the current one stands under
    for form, run in groupby((b for b in blocks if b.text.strip()), key=_belongs):
        members = tuple(run)
        if form[0] in ("list", "table"):
            result.append(Part("list" if form[0] == "list" else "table", members))
            continue
        for block in members:
            if block.kind != "heading":
                result.append(Part("text", (block,)))
                continue
            level = block.level or 2
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            result.append(Part("heading", (block,), min(top + len(above) - 1, DEEPEST_HEADING)))
    return result


def _belongs(block: BlockReport) -> tuple[str, int | None]:
    """What makes neighbours one list or table. A list inside another has a group of its own, but is shown in it."""
    if block.kind == "item":
        return ("list", None)
    if block.kind == "cell":
        return ("table", block.group)
    return (block.kind, None)
