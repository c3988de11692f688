"""A document as text: blocks in reading order, each knowing where in its source it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from begrijpelijk.browser.model import Page
    from begrijpelijk.regions import Regions

BLOCK_SEPARATOR = "\n\n"


class BlockKind(StrEnum):
    """What a block is to its reader. Only `RUNNING` kinds count as running text for the scores."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    QUOTE = "quote"
    LABEL = "label"
    BUTTON = "button"
    LINK = "link"
    ALT = "alt"
    HINT = "hint"
    ERROR = "error"


RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.FOOTNOTE, BlockKind.QUOTE})


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place in the source of the character at `offset` in a block; later characters follow on from it.

    `source` is a character offset in the decoded source (None where the source has none, as in a PDF), `line` counts
    from 1 (in Word: the paragraph), `column` from 1, `page` from 1, `selector` is a CSS selector or a Word part.
    """

    offset: int
    source: int | None = None
    line: int | None = None
    column: int | None = None
    page: int | None = None
    selector: str | None = None


_offset = attrgetter("offset")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a block looks, as far as its source tells: None (or nothing) means unknown, never a default.

    `size` is that of most of its letters, in `unit`: points on paper, CSS pixels on a screen. `align` is that of the
    lines, `line_spacing` the distance between lines as a ratio of the letter size (1.0 is set solid), `line_characters`
    the number of characters of its longest full line. `capitals` are spans (start, end) in the block that a style shows
    in capitals while the letters in the text are small. `box` is x, y, width and height: CSS pixels from the top left
    of a rendered page, points from the top left of a page of a PDF.
    """

    size: float | None = None
    unit: Literal["pt", "px"] = "pt"
    align: Literal["left", "right", "center", "justify"] | None = None
    line_spacing: float | None = None
    line_characters: int | None = None
    capitals: tuple[tuple[int, int], ...] = ()
    box: tuple[float, float, float, float] | None = None


@dataclass(slots=True)
class Block:
    """A heading, paragraph, item, cell, label ...: text that is never split or joined with another block's.

    `level` is a heading's level or an item's depth (from 1), `group` ties items of one list or cells of one table
    together, `links` are spans (start, end) of link text in it, `emphasis` spans in italics or underlined. `attributes`
    are more facts by name (`row`, `column` and `header` of a cell, `number` of an item in a numbered list). `start` is
    the offset of the block in `Document.text`. `targets` are where the `links` lead to, one for each, as far as the
    reader knows them.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    group: int | None = None
    anchors: tuple[Anchor, ...] = (Anchor(0),)
    links: tuple[tuple[int, int], ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    start: int = 0
    layout: Layout | None = None
    targets: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """Offset just after the block in `Document.text`."""
        return self.start + len(self.text)

    def place(self, offset: int) -> Anchor:
        """Where the character at `offset` of this block stands in the source."""
        anchor = self._anchor(offset)
        step = offset - anchor.offset
        return Anchor(
            offset,
            None if anchor.source is None else anchor.source + step,
            anchor.line,
            None if anchor.column is None else anchor.column + step,
            anchor.page,
            anchor.selector,
        )

    def source(self, offset: int) -> int | None:
        """Which character of the source the one at `offset` of this block is, as `place` tells."""
        anchor = self._anchor(offset)
        return None if anchor.source is None else anchor.source + offset - anchor.offset

    def _anchor(self, offset: int) -> Anchor:
        if len(self.anchors) == 1:
            return self.anchors[0]
        return self.anchors[max(bisect_right(self.anchors, offset, key=_offset) - 1, 0)]


@dataclass
class Document:
    """A source as blocks in reading order.

    `source` is the name to report (path, address or ``-``), `media_type` an IANA media type, `raw` the decoded text for
    sources that are text themselves. `notes` are remarks for the reader ("gelezen met tekstherkenning"). `images`
    counts pictures and videos. `muted` are spans (start, end, rule id or None for all) that the author switched off.
    `page` is what a browser measured, where one showed it.
    """

    source: str
    blocks: list[Block]
    media_type: str = "text/plain"
    title: str | None = None
    raw: str | None = None
    language: str | None = None
    images: int = 0
    notes: list[str] = field(default_factory=list)
    muted: list[tuple[int, int, str | None]] = field(default_factory=list)
    page: Page | None = None

    def __post_init__(self) -> None:
        position = 0
        for block in self.blocks:
            block.start = position
            position = block.end + len(BLOCK_SEPARATOR)

    @cached_property
    def text(self) -> str:
        """The whole text: blocks with an empty line between them. All offsets in a report count in it."""
        return BLOCK_SEPARATOR.join(block.text for block in self.blocks)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block:
        """The block that holds the character at `offset` of the text."""
        return self.blocks[max(bisect_right(self._starts, offset) - 1, 0)]

    def place(self, offset: int) -> Anchor:
        """Where the character at `offset` of the text stands in the source."""
        if not self.blocks:
            return Anchor(0)
        block = self.block_at(offset)
        return block.place(offset - block.start)

    def source_of(self, offset: int) -> int | None:
        """Which character of the source the one at `offset` of the text is; None where that is not known."""
        if not self.blocks:
            return None
        block = self.block_at(offset)
        return block.source(offset - block.start)

    @cached_property
    def regions(self) -> Regions:
        """Where passages of the text stand in the source file itself."""
        from begrijpelijk.regions import Regions

        return Regions(self)

    def of_kind(self, *kinds: BlockKind) -> Iterable[Block]:
        """The blocks of these kinds, in reading order."""
        return (block for block in self.blocks if block.kind in kinds)

    def sections(self) -> list[tuple[Block | None, list[Block]]]:
        """Headings with the blocks under each; text before the first heading comes under None."""
        cuts = [i for i, block in enumerate(self.blocks) if block.kind is BlockKind.HEADING]
        result: list[tuple[Block | None, list[Block]]] = []
        first = cuts[0] if cuts else len(self.blocks)
        if first:
            result.append((None, self.blocks[:first]))
        for cut, following in pairwise([*cuts, len(self.blocks)]):
            result.append((self.blocks[cut], self.blocks[cut + 1 : following]))
        return result
