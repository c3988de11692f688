"""One paragraph of a word processor in the making: its text, and which parts of it look different."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from begrijpelijk.document import Anchor, Block, BlockKind, Layout
from begrijpelijk.sources.writer import TextWriter, outside, tidy_spans

Align = Literal["left", "right", "center", "justify"]


class Runs:
    """Gathers runs of text; `block` makes a block of them.

    Anchors have the number of the paragraph as line, the character in it as column, and the part of the file.
    """

    def __init__(self, number: int, part: str | None) -> None:
        def locate(offset: int, position: int) -> Anchor:
            return Anchor(offset, None, number, position + 1, None, part)

        self._writer = TextWriter(locate)
        self._position = 0
        self._spans: dict[str, list[tuple[int, int]]] = {"link": [], "emphasis": [], "capitals": []}
        self._sizes: Counter[float] = Counter()

    def write(
        self,
        text: str,
        *,
        size: float | None = None,
        link: bool = False,
        emphasis: bool = False,
        capitals: bool = False,
    ) -> None:
        """Add a run in one style; `size` is that of its letters in points."""
        start = self._writer.mark
        self._writer.write(text, self._position)
        self._position += len(text)
        if size and text.strip():
            self._sizes[size] += len(text)
        for name, applies in (("link", link), ("emphasis", emphasis), ("capitals", capitals)):
            if applies and text.strip():
                spans = self._spans[name]
                if spans and start <= spans[-1][1] + 1 and name != "link":
                    start, _ = spans.pop()
                spans.append((start, self._writer.length))

    def newline(self) -> None:
        """A line break inside the paragraph."""
        self._writer.newline(self._position)
        self._position += 1

    @property
    def position(self) -> int:
        """The number of characters so far, with those that are not shown."""
        return self._position

    @property
    def size(self) -> float | None:
        """The size of most of the letters, in points."""
        return max(self._sizes, key=lambda size: self._sizes[size]) if self._sizes else None

    def block(
        self,
        kind: BlockKind,
        level: int | None = None,
        group: int | None = None,
        attributes: dict[str, str] | None = None,
        *,
        align: Align | None = None,
        spacing: float | None = None,
    ) -> Block | None:
        """The block, or None where there is no text."""
        text = self._writer.text()
        if not text:
            return None
        links = _joined(text, tidy_spans(text, self._spans["link"]))
        marked = tidy_spans(text, self._spans["emphasis"])
        # A link is underlined because it is a link.
        emphasis = outside(marked, links)
        capitals = tidy_spans(text, self._spans["capitals"])
        layout = None
        if self.size or align or spacing or capitals:
            layout = Layout(size=self.size, align=align, line_spacing=spacing, capitals=capitals)
        return Block(
            text,
            kind,
            level,
            group,
            tuple(self._writer.anchors),
            links,
            emphasis,
            dict(attributes or {}),
            layout=layout,
        )


def alt_block(text: str, number: int, part: str | None) -> Block | None:
    """The description of a picture as a block."""
    runs = Runs(number, part)
    runs.write(text)
    return runs.block(BlockKind.ALT)


def _joined(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Parts of one link in different letters, as one."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        if result and not text[result[-1][1] : start].strip() and start - result[-1][1] <= 1:
            start, _ = result.pop()
        result.append((start, end))
    return tuple(result)
