"""Terms inside compounds: *hypertensiepoli, follow-upgesprek, SEH-arts*."""

from __future__ import annotations

from functools import lru_cache

from begrijpelijk.language.compounds import split
from begrijpelijk.language.frequency import zipf
from begrijpelijk.matching.index import SHORTEST_PART, Index
from begrijpelijk.wordlists.entry import Entry

LONG = 7  # letters from which a term is no chance piece of another word
KNOWN = 3.2  # frequency from which a compound is a word of its own: visitekaartje
COMMON = 3.0  # frequency from which the rest of a compound counts as a word


@lru_cache(maxsize=16384)
def compound(text: str, index: Index) -> Entry | None:
    """The term that is the first or the last part of a compound, if any."""
    if "-" in text:
        for piece in text.split("-"):
            entry = index.initials.get(piece) or index.parts.get(piece.lower())
            if entry:
                return entry
    lower = text.lower()
    if len(lower) < SHORTEST_PART + 3 or not lower.isalpha() or (zipf(lower) or 0) >= KNOWN:
        return None
    # Splitting costs time, so first see whether a term stands at either end.
    for cut in range(SHORTEST_PART, len(lower) - 2):
        entry = index.parts.get(lower[:cut])
        if entry and _starts_with(lower, lower[:cut]):
            return entry
    for cut in range(3, len(lower) - SHORTEST_PART + 1):
        entry = index.parts.get(lower[cut:])
        if entry and _ends_with(lower, lower[cut:]):
            return entry
    return None


@lru_cache(maxsize=4096)
def _starts_with(word: str, part: str) -> bool:
    parts = split(word)
    return (len(parts) > 1 and parts[0] == part) or _joined(part, word[len(part) :])


@lru_cache(maxsize=4096)
def _ends_with(word: str, part: str) -> bool:
    parts = split(word)
    return (len(parts) > 1 and parts[-1] == part) or _joined(part, word[: -len(part)])


def _joined(term: str, rest: str) -> bool:
    """Whether a long term and a common word stand together, also where nobody knows the term: *hypertensiepoli*."""
    if len(term) < LONG:
        return False
    words = (rest, rest.strip("s"), rest.removeprefix("en"))
    return any(len(word) >= 4 and (zipf(word) or 0) >= COMMON for word in words)
