"""The counting formulas: for those who ask for them, never the verdict.

They count as textstat does, so that figures can be compared. That library itself loads NLTK, which is a tenth of the
start of a check, and remembers the last texts that it was given.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

LONG = 6  # a word of more letters is a long one
_SHORTEST = 2  # words: a shorter piece between stops is no sentence
_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_SIGNS = re.compile(r"[^\w\s]")
# An apostrophe is kept in front of such endings (foto's), and changes where a word can be divided.
_OTHER_SIGNS = re.compile(r"[^\w\s']|'(?![tsd]|ve|ll|re)")


def counting_formulas(text: str) -> dict[str, float]:
    """Flesch-Douma, LIX and others of a running text; empty for a text without words.

    Flesch-Douma (Douma 1960) is 206.835 - 0.93 * words per sentence - 77 * syllables per word, higher is easier; LIX
    (Björnsson 1968) is words per sentence + 100 * long words per word and RIX (Anderson 1983) long words per sentence,
    higher is harder. Coleman-Liau (1975) and ARI (Senter & Smith 1967) count letters and characters for syllables.
    """
    if not any(char.isalpha() for char in text):
        return {}
    bare = _SIGNS.sub("", text).split()
    words = len(bare)
    sentences = _sentences(text)
    letters = sum(map(len, bare))
    long = sum(len(word) > LONG for word in bare)
    syllables = _syllables(text)
    pieces = text.split()
    length = words / sentences
    values = {
        "flesch_douma": 206.835 - 0.93 * length - 77 * (syllables / words),
        "lix": length + 100 * long / words,
        "rix": long / sentences,
        "coleman_liau": 0.058 * (letters / words * 100) - 0.296 * (sentences / words * 100) - 15.8,
        "ari": 4.71 * (sum(map(len, pieces)) / len(pieces)) + 0.5 * length - 21.43,
    }
    return {name: round(value, 1) for name, value in values.items()}


def _sentences(text: str) -> int:
    """Pieces that end in a stop, those of more than two words; at least one."""
    return max(1, sum(len(_SIGNS.sub("", piece).split()) > _SHORTEST for piece in _SENTENCE.findall(text)))


def _syllables(text: str) -> int:
    """As many as there are pieces into which the words can be divided at the end of a line."""
    hyphens = _dutch()
    return sum(len(hyphens.positions(word)) + 1 for word in _OTHER_SIGNS.sub("", text).lower().split())


@cache
def _dutch() -> Pyphen:
    from pyphen import Pyphen

    return Pyphen(lang="nl")
