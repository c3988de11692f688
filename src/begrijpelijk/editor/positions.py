"""A text with its lines, and the way between an offset in it and the line and character that an editor counts in."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lsprotocol import types

Encoding = Literal["utf-8", "utf-16", "utf-32"]

# What ends a line for an editor: the form feeds and line separators of Unicode, where Python also cuts, do not.
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Lines:
    """A text as an editor sees it. `encoding` says in what units it counts the characters of a line."""

    text: str
    encoding: Encoding = "utf-16"

    @cached_property
    def starts(self) -> list[int]:
        """Offset of the first character of every line."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def line(self, number: int) -> str:
        """A line without its end; lines count from 0."""
        return self.text[self.starts[number] : self._end(number)]

    def position(self, offset: int) -> types.Position:
        """The place of the character at `offset`; one outside the text counts as its nearest end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset) - 1
        start = self.starts[line]
        return types.Position(line, self._units(self.text[start : min(offset, self._end(line))]))

    def range(self, start: int, end: int) -> types.Range:
        """The place of ``[start, end)``."""
        return types.Range(self.position(start), self.position(max(start, end)))

    def offset(self, position: types.Position) -> int:
        """The offset of a place. One behind the end of a line is that end, as the protocol has it."""
        if position.line < 0:
            return 0
        if position.line >= len(self.starts):
            return len(self.text)
        start, end = self.starts[position.line], self._end(position.line)
        units = max(position.character, 0)
        line = self.text[start:end]
        if self.encoding == "utf-32" or line.isascii():
            return min(start + units, end)
        for index, char in enumerate(line):
            if units <= 0:
                return start + index
            units -= self._units(char)
        return end

    def changed(self, change: types.TextDocumentContentChangeEvent) -> Lines:
        """The text after a change that an editor tells of."""
        if not isinstance(change, types.TextDocumentContentChangePartial):
            return Lines(change.text, self.encoding)
        start, end = self.offset(change.range.start), self.offset(change.range.end)
        return Lines(self.text[:start] + change.text + self.text[max(start, end) :], self.encoding)

    def _end(self, line: int) -> int:
        """Offset just after the last character of a line, before what ends it."""
        if line + 1 == len(self.starts):
            return len(self.text)
        end = self.starts[line + 1] - 1
        return end - 1 if self.text[end] == "\n" and self.text[end - 1 : end] == "\r" else end

    def _units(self, text: str) -> int:
        if self.encoding == "utf-32" or text.isascii():
            return len(text)
        if self.encoding == "utf-16":
            return len(text) + sum(char > "\uffff" for char in text)
        return len(text.encode("utf-8", "surrogatepass"))
