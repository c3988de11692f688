"""How much one source may hold, counted before it is read: packed to a few kilobytes it may be millions of pieces."""

from __future__ import annotations

import re
from itertools import islice

from begrijpelijk.errors import SourceError
from begrijpelijk.sources.base import MAX_CHARACTERS

TOO_LONG = "Deze tekst is te lang. Deel de tekst op in kleinere delen."

MAX_PLACES = 400_000
"""Lines, tags, entities and all else where the text stops following its source. Each costs up to two kilobytes."""

MAX_WEIGHT = 8_000_000
"""Of the XML in one file: four for a tag and one for an attribute. Each point costs about a hundred bytes."""

_PLACE = re.compile(
    r"\r\n?|[<&\n\u00ad\u0300-\u036f\u200b\u200e\u200f\u2060\ufb00-\ufb06\ufeff]|[ \t\0-\x08\xa0]{2,40}"
)


def require_places(raw: str, before: int = 0) -> int:
    """How many places there are in a text and in what came `before` it. Raises `SourceError` for too many."""
    if before + len(raw) <= MAX_PLACES:
        return before + len(raw)  # there cannot be more, and counting takes time
    count = before + sum(1 for _ in islice(_PLACE.finditer(raw), MAX_PLACES + 1))
    if count > MAX_PLACES or len(raw) > 2 * MAX_CHARACTERS:
        raise SourceError(TOO_LONG, "")
    return count


def weight(xml: bytes) -> int:
    """What XML weighs, in the points of `MAX_WEIGHT`."""
    return 4 * xml.count(b"<") + xml.count(b"=")
