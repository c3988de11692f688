"""Where a passage stands in the source file itself, for text, Markdown and HTML: files that are edited as text."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

from begrijpelijk.document import Document
from begrijpelijk.fix import FIXABLE, source_start
from begrijpelijk.model import Edit, Region
from begrijpelijk.sources.writer import LineIndex

# An entity stands for one character of the text: with its end, or without one, as browsers allow.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});?")


class Regions:
    """Gives the region of a passage in the decoded source of a document.

    None where the source is no text (Word, PDF, a rendered page), where the passage was put together from places that
    do not follow each other, and for a passage without characters.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._raw = document.raw if document.media_type in FIXABLE else None

    @cached_property
    def _index(self) -> LineIndex:
        return LineIndex(self._raw or "")

    def of(self, start: int, end: int) -> Region | None:
        """The region of ``[start, end)`` of the text, from its first to its last character, with all between."""
        if self._raw is None or not 0 <= start < end <= len(self._document.text):
            return None
        first, last = self._document.source_of(start), self._document.source_of(end - 1)
        if first is None or last is None or not 0 <= first <= last < len(self._raw):
            return None
        return self._region(first, last + self._width(last, self._document.text[end - 1]))

    def of_edit(self, edit: Edit) -> Region | None:
        """The region to replace; None where the source does not literally hold the text to replace."""
        if self._raw is None:
            return None
        start = source_start(self._document, self._raw, edit)
        return None if start is None else self._region(start, start + edit.end - edit.start)

    def _region(self, start: int, end: int) -> Region:
        line, column = self._index.place(start)
        end_line, end_column = self._index.place(end)
        return Region(start=start, end=end, line=line, column=column, end_line=end_line, end_column=end_column)

    def _width(self, position: int, character: str) -> int:
        """How many characters of the source stand for this one of the text."""
        raw = self._raw or ""
        if raw[position] == "&" and (match := _ENTITY.match(raw, position)):
            return match.end() - position
        end = position + 1
        if raw[position] != character:  # a letter and its accent apart, made one
            while end < len(raw) and unicodedata.combining(raw[end]):
                end += 1
        return end - position
