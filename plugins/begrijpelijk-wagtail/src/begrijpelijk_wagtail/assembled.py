"""One HTML text of all pieces, that knows which piece each character is from."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from html import escape

from begrijpelijk_wagtail.content import Piece


@dataclass(frozen=True)
class Text:
    """The HTML to check. `starts` are the offsets at which the pieces begin; `name` is the address of the page."""

    html: str
    pieces: tuple[Piece, ...] = ()
    starts: tuple[int, ...] = ()
    name: str = "-"

    @classmethod
    def of(cls, pieces: list[Piece], title: str, name: str) -> Text:
        """The text of these pieces."""
        parts = [f'<!doctype html><html lang="nl"><head><title>{escape(title)}</title></head><body><main>\n']
        size = len(parts[0])
        starts = []
        for number, piece in enumerate(pieces):
            before = after = ""
            if piece.kind == "item":  # items of one list stand in one list
                around = piece.path[:-1]
                first = number == 0 or pieces[number - 1].kind != "item" or pieces[number - 1].path[:-1] != around
                last = number + 1 == len(pieces) or pieces[number + 1].kind != "item"
                last = last or pieces[number + 1].path[:-1] != around
                before, after = "<ul>" * first, "</ul>" * last
            # A block around rich text, so that what one piece leaves open ends there.
            html = f"<div>{piece.html}</div>" if piece.kind == "html" else piece.html
            starts.append(size)
            parts.append(f"{before}{html}{after}\n")
            size += len(parts[-1])
        parts.append("</main></body></html>")
        return cls("".join(parts), tuple(pieces), tuple(starts), name)

    @classmethod
    def of_html(cls, html: str) -> Text:
        """A text without pieces."""
        return cls(html)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to read but the title."""
        return all(piece.kind == "title" for piece in self.pieces)

    @property
    def digest(self) -> str:
        """The same for the same text."""
        return hashlib.sha256(f"{self.name}\n{self.html}".encode()).hexdigest()

    def piece_at(self, offset: int) -> int | None:
        """The number of the piece that a character of the HTML is from."""
        found = bisect_right(self.starts, offset) - 1
        return found if found >= 0 else None
