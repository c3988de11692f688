"""Gathering a block's text while keeping, for each character, where it came from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate

from begrijpelijk.document import Anchor

# What cannot be copied as it stands: white space other than a single space, characters without a shape (soft hyphen,
# zero-width space, byte order mark, direction marks, control characters), letters with a separate accent, ligatures.
_SPACE = re.compile(r"[\s\x00-\x08\x0e-\x1f\x7f]+")
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_SPECIAL = re.compile(
    rf"(?P<space>(?:[\s\x00-\x08\x0e-\x1f\x7f])+)|(?P<gone>[{_INVISIBLE}\ud800-\udfff]+)"
    r"|(?P<compose>\w[\u0300-\u036f]+|[\ufb00-\ufb06])"
)
_LINE_END = re.compile(r"\r\n|\r|\n")

Locate = Callable[[int, int], Anchor]
"""Gives the anchor for (offset in the block, position in the source)."""


class LineIndex:
    """Line and column, both from 1, of an offset in a text. CRLF, CR and LF end a line."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of the character at `offset`."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def locator(self, selector: str | None = None) -> Locate:
        """A `Locate` for blocks of this text, where positions are offsets in it."""

        def locate(offset: int, position: int) -> Anchor:
            line, column = self.place(position)
            return Anchor(offset, position, line, column, None, selector)

        return locate


class TextWriter:
    """The text of one block in the making.

    White space is collapsed to single spaces and trimmed, as a browser does; characters without a shape are dropped and
    letters with a separate accent composed, so that "coo\\u0308peratie" is found in a word list. Anchors are made where
    the text stops following its source character by character.
    """

    def __init__(self, locate: Locate) -> None:
        self._locate = locate
        self._parts: list[str] = []
        self._next: int | None = None  # the position that would need no new anchor
        self._pending: tuple[str, int] | None = None  # white space that is written when something follows
        self.length = 0
        self.anchors: list[Anchor] = []

    @property
    def mark(self) -> int:
        """Where the next visible character will stand: the start or end of a link, for instance."""
        return self.length + (1 if self._pending else 0)

    def write(self, text: str, position: int) -> None:
        """Add text that stands literally at `position`."""
        done = 0
        for match in _SPECIAL.finditer(text):
            start, end = match.span()
            if end - start == 1 and text[start] == " " and start > done:
                continue  # the usual case: part of a plain run
            self._plain(text[done:start], position + done)
            done = end
            if match.lastgroup == "space":
                self._space(position + start, breaks=_LINE_END.search(match[0]) is not None)
            elif match.lastgroup == "compose":
                self.put(unicodedata.normalize("NFKC", match[0]), position + start)
            else:
                self._next = None
        self._plain(text[done:], position + done)

    def put(self, text: str, position: int) -> None:
        """Add text that stands for something else at `position`, as "é" for an entity."""
        for char in text:
            if _SPACE.match(char):
                self._space(position, breaks=True)
            elif char not in _INVISIBLE:
                self._flush_space()
                self._emit(char, position)  # all of "ffi" stands where the ligature does
                self._next = None
        self._next = None

    def newline(self, position: int) -> None:
        """A line break inside the block."""
        if self.length:
            self._pending = ("\n", position)

    @property
    def last(self) -> str:
        """The last character that is no white space; "" where nothing was written."""
        return self._parts[-1][-1] if self._parts else ""

    def text(self) -> str:
        """What was written, without white space at its ends."""
        return "".join(self._parts)

    def _plain(self, text: str, position: int) -> None:
        """Text without anything special but single spaces."""
        if not text:
            return
        body = text.rstrip(" ")
        if body:
            self._flush_space()
            self._emit(body, position)
        if len(body) < len(text):
            self._space(position + len(body), breaks=False)

    def _space(self, position: int, *, breaks: bool) -> None:
        if self.length and self._pending is None:
            self._pending = (" ", position)
        if breaks:
            self._next = None

    def _flush_space(self) -> None:
        if self._pending is None:
            return
        char, position = self._pending
        self._pending = None
        follows_line_break = self._next is None
        self._emit(char, position)
        if follows_line_break or char == "\n":
            self._next = None

    def _emit(self, text: str, position: int) -> None:
        if position != self._next:
            self.anchors.append(self._locate(self.length, position))
        self._parts.append(text)
        self.length += len(text)
        self._next = position + len(text)


def tidy_spans(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans within the text, without white space at their ends; empty ones left out."""
    result = []
    for start, end in spans:
        end = min(end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            result.append((start, end))
    return tuple(result)


def tidy_links(text: str, links: list[tuple[int, int, str]]) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """The spans of links within the text, and where each leads to; empty ones left out."""
    kept = [(span, target) for start, end, target in links for span in tidy_spans(text, [(start, end)])]
    return tuple(span for span, _ in kept), tuple(target for _, target in kept)


def outside(spans: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans that lie in none of the others: a link is underlined because it is a link."""
    ordered = sorted(others)
    starts = [start for start, _ in ordered]
    reach = [0, *accumulate((end for _, end in ordered), max)]  # how far the first ones come
    return tuple(span for span in spans if reach[bisect_right(starts, span[0])] < span[1])
