"""Lines that are no sentences: addresses, opening hours, lists of numbers. They stop with a full stop now and then."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from begrijpelijk.analysis import Sentence

DAYS = frozenset("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split())
LIST_WORDS = DAYS | frozenset("uur tel telefoon telefoonnummer fax postbus postcode kamer route gesloten open".split())
SHARE = 0.4  # of its words are numbers, names and such: "Maandag tot en met vrijdag 8.00 tot 17.00 uur, zaterdag ..."


def is_listing(sentence: Sentence) -> bool:
    """Whether a sentence is a line of an address or of times: no verb, and largely numbers, days and names."""
    if any(sentence.columns.is_finite(token.i) for token in sentence.words):
        return False
    if not sentence.words:
        return True
    data = sum(
        token.is_digit or any(map(str.isdigit, token.text)) or token.pos_ == "PROPN" or token.lower_ in LIST_WORDS
        for token in sentence.words
    )
    return data >= SHARE * len(sentence.words)


def count_words(sentence: Sentence) -> int:
    """Words of a sentence. A telephone number is one word, however it is grouped: "088 123 45 67"."""
    words = sentence.words
    joined = sum(a.is_digit and b.is_digit and b.i == a.i + 1 for a, b in pairwise(words))
    return len(words) - joined
