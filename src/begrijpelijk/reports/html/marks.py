"""The text of a block cut up for HTML: sentences and findings as elements inside each other, however they overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

DEEPEST = 40  # elements inside each other; browsers give up at some hundreds


@dataclass(frozen=True)
class Span:
    """What is to be marked: offsets in the document's text. `key` says what it is; sentences have rank 0."""

    start: int
    end: int
    key: int
    rank: int = 1


@dataclass(frozen=True)
class Open:
    """An element begins. A span that crosses another is cut in pieces: `first` is true for the first of them."""

    span: Span
    first: bool


@dataclass(frozen=True)
class Close:
    """An element ends; `last` is true for the last piece of its span."""

    span: Span
    last: bool


Piece = Open | Close | str


def cut(text: str, offset: int, spans: Iterable[Span]) -> list[Piece]:
    """The text, which starts at `offset` in its document, with the begin and end of every span in it.

    >>> [piece if isinstance(piece, str) else (type(piece).__name__, piece.span.key)
    ...  for piece in cut("een twee", 0, [Span(0, 3, 1)])]
    [('Open', 1), 'een', ('Close', 1), ' twee']
    """
    end = offset + len(text)
    kept = [span for span in spans if max(span.start, offset) < min(span.end, end)]
    cuts = sorted({offset, end, *(c for s in kept for c in (s.start, s.end) if offset < c < end)})
    pieces: list[Piece] = []
    stack: list[Span] = []
    seen: set[Span] = set()
    for here, after in pairwise(cuts):
        _close(stack, here, pieces)
        opening = [span for span in kept if span.start <= here < span.end and span not in stack]
        for span in sorted(opening, key=_outermost_first):
            if len(stack) < DEEPEST:
                pieces.append(Open(span, span not in seen))
                seen.add(span)
                stack.append(span)
        pieces.append(text[here - offset : after - offset])
    _close(stack, end, pieces, everything=True)
    return pieces


def _outermost_first(span: Span) -> tuple[int, int, int, int]:
    return (-span.end, span.start, span.rank, span.key)


def _close(stack: list[Span], here: int, pieces: list[Piece], everything: bool = False) -> None:
    """Close what ends `here`, and what was opened inside it: that is opened again later."""
    ending = [index for index, span in enumerate(stack) if everything or span.end <= here]
    if ending:
        pieces += [Close(span, everything or span.end <= here) for span in reversed(stack[ending[0] :])]
        del stack[ending[0] :]
