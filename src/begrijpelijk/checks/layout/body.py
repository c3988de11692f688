"""What the checks on layout share: which blocks are body text, and where a finding about many of them points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from begrijpelijk.document import Block, BlockKind, Layout
from begrijpelijk.rules import Option

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.ERROR})
_BODY_IF_LONG = frozenset({BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.CELL, BlockKind.LABEL})

FEWEST_WORDS = 6
"""A line of fewer words ("Versie 3, maart 2025") is no text to read, whatever it looks like."""

ENOUGH = 0.1
"""The part of a text that must look like that: an odd passage in a long text is no habit, and may be a misreading."""

LONG = Option(
    20,
    {
        "nl": "Een noot, bijschrift of cel met zoveel woorden is ook leestekst.",
        "en": "A note, caption or cell of so many words is body text too.",
    },
    1,
)


@dataclass(frozen=True)
class Body:
    """A block of body text with its layout (all None where that is unknown), and its first sentence to point at."""

    block: Block
    layout: Layout
    words: int
    start: int
    end: int


def body_texts(analysis: Analysis, long: int) -> list[Body]:
    """The blocks that people read as running text.

    Those are paragraphs, items and quotations with a sentence in them: no addresses, titles and lines of data. A
    footnote, caption, cell, label or hint is body text when it has `long` words or more.
    """
    sentences: dict[int, list[tuple[int, int, int]]] = {}
    readable: set[int] = set()
    for sentence in analysis.sentences:
        found = sentences.setdefault(sentence.block.start, [])
        found.append((sentence.start, sentence.end, len(sentence.words)))
        if _reads_as_text(sentence.text):
            readable.add(sentence.block.start)
    result = []
    for block in analysis.document.blocks:
        if block.start not in readable:
            continue
        own = sentences[block.start]
        words = sum(count for _, _, count in own)
        fewest = FEWEST_WORDS if block.kind in _BODY else long if _may_be_body(block) else None
        if fewest is not None and words >= fewest:
            result.append(Body(block, block.layout or Layout(), words, own[0][0], own[0][1]))
    return result


def _may_be_body(block: Block) -> bool:
    """Whether a block is body text when it is long: also a hint under a field, but not one that stands in the field."""
    return block.kind in _BODY_IF_LONG or (block.kind is BlockKind.HINT and block.layout is not None)


def _reads_as_text(text: str) -> bool:
    """Whether a sentence has words in small letters: "Postbus 12, 1234 AB Linde" has none."""
    return sum(map(str.islower, text.split())) >= 3


def share(some: Sequence[Body], of: Sequence[Body]) -> float:
    """The part of the words that stands in some of the blocks, from 0 to 1."""
    return sum(body.words for body in some) / max(sum(body.words for body in of), 1)


def dutch(number: float, lang: str) -> str:
    """A number as people write it, with at most two decimals.

    >>> dutch(10.0, "nl"), dutch(1.15, "nl"), dutch(10.5, "en")
    ('10', '1,15', '10.5')
    """
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "nl" else text
