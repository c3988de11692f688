"""The outline of a document for reports that show the text itself: its blocks, and the level of every section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrijpelijk.document import Block
from begrijpelijk.language import lint
from begrijpelijk.model import BlockReport, SectionReport

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

MINIMUM_WORDS = 20  # in running text: a section is shorter than a document, so its level is only an indication


def blocks(analysis: Analysis) -> list[BlockReport]:
    """The blocks of a document in reading order."""
    return [_block(block) for block in analysis.document.blocks]


def _block(block: Block) -> BlockReport:
    row, column, number = (block.attributes.get(name, "") for name in ("row", "column", "number"))
    return BlockReport(
        kind=block.kind.value,
        text=block.text,
        start=block.start,
        level=block.level,
        group=block.group,
        number=int(number) if number.isdecimal() else None,
        row=int(row) if row.isdecimal() else None,
        column=int(column) if column.isdecimal() else None,
        header="header" in block.attributes,
        anchors=[(anchor.offset, anchor.source) for anchor in block.anchors if anchor.source is not None],
    )


def sections(analysis: Analysis) -> list[SectionReport]:
    """Every heading with the level of the running text under it, up to the next heading."""
    result = []
    for heading, under in analysis.document.sections():
        first = heading or under[0]
        end = under[-1].end if under else first.end
        begin = first.start if heading is None else first.end
        inside = [sentence for sentence in analysis.running if begin <= sentence.start < max(end, begin)]
        words = sum(len(sentence.words) for sentence in inside)
        score = lint.document(s.features for s in inside).score if words >= MINIMUM_WORDS else None
        result.append(
            SectionReport(
                heading=heading.text if heading else None,
                start=first.start,
                words=words,
                lint=None if score is None else round(score, 1),
                level=None if score is None else lint.level(score),
            )
        )
    return result
