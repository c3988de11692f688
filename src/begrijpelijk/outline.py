"""The outline of a document for reports that show the text itself: its blocks, and the level of every section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrijpelijk.document import Block
from begrijpelijk.language import lint
from begrijpelijk.model import BlockReport, SectionReport

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis, Sentence

MINIMUM_WORDS = 20  # in running text: a section is shorter than a document, so its level is only an indication


def blocks(analysis: Analysis) -> list[BlockReport]:
    """The blocks of a document in reading order."""
    inside: dict[int, list[Sentence]] = {}
    for sentence in analysis.running:
        inside.setdefault(id(sentence.block), []).append(sentence)
    return [_block(block, inside.get(id(block), [])) for block in analysis.document.blocks]


def _block(block: Block, sentences: list[Sentence]) -> BlockReport:
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
        words=sum(len(sentence.words) for sentence in sentences),
        lint=_score(sentences),
        anchors=[(anchor.offset, anchor.source) for anchor in block.anchors if anchor.source is not None],
    )


def _score(sentences: list[Sentence]) -> float | None:
    """The LiNT score of some sentences; None where they are too little to say anything."""
    if sum(len(sentence.words) for sentence in sentences) < MINIMUM_WORDS:
        return None
    score = lint.document(sentence.features for sentence in sentences).score
    return None if score is None else round(score, 1)


def sections(analysis: Analysis) -> list[SectionReport]:
    """Every heading with the level of the running text under it, up to the next heading."""
    result = []
    for heading, under in analysis.document.sections():
        first = heading or under[0]
        end = under[-1].end if under else first.end
        begin = first.start if heading is None else first.end
        inside = [sentence for sentence in analysis.running if begin <= sentence.start < max(end, begin)]
        words = sum(len(sentence.words) for sentence in inside)
        score = _score(inside)
        result.append(
            SectionReport(
                heading=heading.text if heading else None,
                start=first.start,
                words=words,
                lint=score,
                level=None if score is None else lint.level(score),
            )
        )
    return result
