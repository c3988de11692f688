"""Cutting the runs of a Word paragraph at a character, so that a comment can begin or end there, and looks stay."""

from __future__ import annotations

import copy
import unicodedata
from bisect import bisect_left, bisect_right
from typing import Any

from begrijpelijk.sources.docx_styles import W
from begrijpelijk.sources.docx_trail import Piece

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WHITE = " \t\r\n"


class Paragraph:
    """The pieces of a paragraph, in order; cutting keeps them up to date."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces

    def piece_at(self, position: int) -> Piece | None:
        """The piece that shows the character at a position."""
        index = bisect_right(self.pieces, position, key=lambda piece: piece.start) - 1
        if index < 0 or position >= self.pieces[index].end:
            return None
        return self.pieces[index]

    def after_character(self, position: int) -> int:
        """The position behind a character: accents that stand apart in the file belong to their letter."""
        piece = self.piece_at(position)
        end = position + 1
        if piece is not None and piece.element.tag == W + "t":
            text = piece.element.text or ""
            while end < piece.end and unicodedata.combining(text[end - piece.start]):
                end += 1
        return end

    def run_from(self, position: int) -> Any:
        """The run whose text begins exactly at a position, which has a piece; it is made by cutting where needed."""
        self._cut(position)
        index = bisect_left(self.pieces, position, key=lambda piece: piece.start)
        piece = self.pieces[min(index, len(self.pieces) - 1)]
        run = piece.element.getparent()
        before = piece.element.getprevious()
        if before is None or before.tag == W + "rPr":
            return run
        return _split_run(run, piece.element)

    def run_until(self, position: int) -> Any:
        """The run whose text ends exactly before a position; it is made by cutting where needed."""
        self._cut(position)
        index = bisect_left(self.pieces, position, key=lambda piece: piece.end)
        piece = self.pieces[min(index, len(self.pieces) - 1)]
        run = piece.element.getparent()
        following = piece.element.getnext()
        if following is not None:
            _split_run(run, following)
        return run

    def _cut(self, position: int) -> None:
        """Make a piece end and another begin at a position."""
        piece = self.piece_at(position)
        if piece is None or piece.start == position or piece.element.tag != W + "t":
            return
        text = piece.element.text or ""
        if piece.element.get(_SPACE) != "preserve":
            # Word does not show white space at the ends of such text. It must not come to light by cutting: it gets
            # an element of its own.
            body = text.strip(_WHITE)
            head = len(text) - len(text.lstrip(_WHITE))
            start = piece.start
            self._divide(start + head + len(body))
            self._divide(start + head)
            found = self.piece_at(position)
            if found is None or found.start == position or not (found.element.text or "").strip(_WHITE):
                return
            found.element.set(_SPACE, "preserve")
        self._divide(position)

    def _divide(self, position: int) -> None:
        """Make two elements of one, with the same attributes."""
        piece = self.piece_at(position)
        if piece is None or piece.start == position:
            return
        at = position - piece.start
        text = piece.element.text or ""
        rest = copy.copy(piece.element)
        rest.tail = None
        piece.element.text, rest.text = text[:at], text[at:]
        piece.element.addnext(rest)
        index = bisect_right(self.pieces, position, key=lambda piece: piece.start)
        self.pieces.insert(index, Piece(position, piece.length - at, rest))
        piece.length = at


def _split_run(run: Any, child: Any) -> Any:
    """Move a child and all after it to a new run behind this one that looks the same."""
    from lxml import etree

    twin = etree.Element(run.tag, dict(run.attrib), run.nsmap)
    properties = run.find(W + "rPr")
    if properties is not None:
        twin.append(copy.deepcopy(properties))
    moved = [child, *child.itersiblings()]
    run.addnext(twin)
    twin.extend(moved)
    return twin
