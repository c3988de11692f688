"""Running headers, footers and page numbers of a PDF: recognised by repetition, and left out."""

from __future__ import annotations

import re
from collections import defaultdict

from begrijpelijk.bounded import bounded
from begrijpelijk.sources.pdf_chars import Segment

_MARGIN = 0.12  # part of the page's height at top and bottom where they are looked for
_PAGE_NUMBER = bounded(
    r"(?:(?:pagina|page|pag\.?|blz\.?|p\.)\s*)?[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:van|of|/|\|)\s*\d{1,4})?|[ivxlc]{1,6}",
    re.IGNORECASE,
)


def without_furniture(pages: list[list[Segment]], heights: list[float]) -> list[list[Segment]]:
    """The pages without what repeats at the same height on most of them, and without page numbers."""
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, (pieces, height) in enumerate(zip(pages, heights, strict=True)):
        for piece in pieces:
            if _in_margin(piece, height):
                for key in _keys(piece):
                    places[key].add(number)
    enough = max(2, len(pages) * 0.4)

    def repeats(piece: Segment) -> bool:
        # Left and right pages may have their own header, so half of "most" is enough.
        return any(len(places.get(key, ())) >= min(enough, 3 if len(pages) > 4 else 2) for key in _keys(piece))

    result = []
    for pieces, height in zip(pages, heights, strict=True):
        kept = [
            piece
            for piece in pieces
            if not _in_margin(piece, height) or not (repeats(piece) or _is_page_number(piece, pieces))
        ]
        result.append(kept)
    return result


def _in_margin(piece: Segment, height: float) -> bool:
    return piece.bottom < height * _MARGIN or piece.top > height * (1 - _MARGIN)


def _is_page_number(piece: Segment, pieces: list[Segment]) -> bool:
    """A number that stands alone at the very top or bottom."""
    if not _PAGE_NUMBER.fullmatch(piece.text.strip()):
        return False
    outermost = piece.top <= min(p.top for p in pieces) + 1 or piece.bottom >= max(p.bottom for p in pieces) - 1
    beside = [p for p in pieces if p is not piece and abs(p.top - piece.top) < piece.height]
    return outermost and all(len(p.text) < 60 for p in beside)


def _keys(piece: Segment) -> list[tuple[str, int]]:
    """Text with its numbers made equal, and its height on the page, rounded two ways so that no edge divides."""
    text = re.sub(r"\d+", "#", " ".join(piece.text.split()).lower())
    return [(text, round(piece.top / 6)), (text, round(piece.top / 6 + 0.5) + 100_000)]
