"""What the checks on a whole text share: where their finding points, and whether there is enough text to judge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from begrijpelijk.document import Block, BlockKind
from begrijpelijk.rules import Option, Options

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

SHORT_TEXT = 40
"""A text with fewer words is a button, a message or a passage: nobody expects costs or a date in it."""

ENOUGH_WORDS = Option(
    SHORT_TEXT,
    {"nl": "Een tekst met minder woorden krijgt geen melding.", "en": "A text with fewer words is not judged."},
    1,
)

_NO_TEXT = frozenset({BlockKind.ALT, BlockKind.HINT})  # what a sighted reader of the page does not read


def words(text: str) -> int:
    """Number of words in a text: pieces between white space with a letter or digit in them.

    >>> words("Bel 088 - 123, of kom langs.")
    6
    """
    return sum(piece.isalnum() or any(map(str.isalnum, piece)) for piece in text.split())


def spot(analysis: Analysis) -> tuple[int, int] | None:
    """Where a finding about the whole text points: its first heading, else its first sentence. None without text."""
    for block in analysis.document.of_kind(BlockKind.HEADING):
        if block.text:
            return block.start, block.end
    sentence = next(iter(analysis.running or analysis.sentences), None)
    return (sentence.start, sentence.end) if sentence else None


def judged(analysis: Analysis, options: Options) -> tuple[int, int] | None:
    """The place for a finding about what is missing; None where the text is too short to miss anything."""
    return spot(analysis) if analysis.words >= options["woorden"] else None


def readable(analysis: Analysis) -> Iterator[Block]:
    """The blocks that are read as text: no text behind a picture, no hint inside a field."""
    return (block for block in analysis.document.blocks if block.kind not in _NO_TEXT)


def says(analysis: Analysis, pattern: re.Pattern[str]) -> bool:
    """Whether a pattern occurs in a block that is read."""
    return any(pattern.search(block.text) for block in readable(analysis))


_OF_A_CHILD = re.compile(
    r"\b(?:papa|mama|knuffel(?:tje)?|juf|meester|clown|toverzalf|slaapdokter|speelkamer)\b", re.IGNORECASE
)
_YOU = re.compile(r"\b(?:je|jij|jouw)\b", re.IGNORECASE)
_FORMAL = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)


def is_for_child(analysis: Analysis) -> bool:
    """Whether a child is the reader: spoken to as *je*, in words of its own world (*papa, mama, knuffel*)."""
    text = analysis.document.text
    own = {match[0].lower() for match in _OF_A_CHILD.finditer(text)}
    return len(own) >= 2 and bool(_YOU.search(text)) and not _FORMAL.search(text)


def has(text: str, pieces: Iterable[str]) -> bool:
    """Whether one of these pieces is in a text. A look at this first saves most searches for a long pattern."""
    return any(piece in text for piece in pieces)


def around(analysis: Analysis) -> str:
    """The words of a rendered page outside its content, in header, footer and menus; empty for any other document."""
    return analysis.page.around if analysis.page else ""
