"""Everyday words of home, body and care: known to all from speech, though print hardly has them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from begrijpelijk.language.compounds import base_forms, split
from begrijpelijk.language.frequency import normalise

WORDS = Path(__file__).parent / "data" / "everyday.txt"


@cache
def everyday_words() -> frozenset[str]:
    """The words of the list."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_everyday(word: str) -> bool:
    """Whether a word, one of its base forms, or each part of it is in the list.

    >>> is_everyday("pleisters"), is_everyday("buikspieren"), is_everyday("sepsis")
    (True, True, False)
    """
    form = normalise(word)
    known = everyday_words()
    if form in known or any(base in known for base in base_forms(form)):
        return True
    parts = split(form)
    return len(parts) > 1 and all(part in known or any(base in known for base in base_forms(part)) for part in parts)
