"""How often Dutch words are used.

The frequencies are those of *wordfreq* (large Dutch list; subtitles, web, news, books, Wikipedia and more), compiled by
``build/frequencies.py`` into ``data/lexicon.npy``: a sorted array of 64-bit rows that is mapped into memory, so that
nothing is read before it is asked for. A row is, from the high bits down:

====  ==========================================================================================================
bits  meaning
====  ==========================================================================================================
44    hash of the word in lower case (`hash_word`); with 500,000 rows, one unknown word in 35 million is mistaken
4     left family: how many words of the OpenTaal list have this form as their first part (`quantity` undoes it)
4     right family: how many words of that list have this word as their last part
2     1: in the OpenTaal list as a word, 2: only as a name, 0: not in it
10    frequency, in hundredths of the Zipf scale; 0: wordfreq does not have the word
====  ==========================================================================================================

The *Zipf scale* is the base-10 logarithm of the number of times a word occurs in a billion words: 3 is once in a
million, 6 is once in a thousand.
"""

import re
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.uint64]

LEXICON = Path(__file__).parent / "data" / "lexicon.npy"

_MASK = (1 << 64) - 1
_BASE = 0x9E3779B97F4A7C15
_MIX1, _MIX2 = 0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53
_ROW_BITS = 20

# wordfreq counts "foto's" as one word but "ex-man" and "en/of" as two; digits in a row are all counted as 0.
_SEPARATOR = re.compile(r"[^\w'.,]+|(?<!\w)['.,]+|['.,]+(?!\w)")
_DIGITS = re.compile(r"\d[\d.,]+")
_SPELLINGS = str.maketrans({**dict.fromkeys("’‘ʼ`´", "'"), "ĳ": "ij", "Ĳ": "ij"})


LONGEST_PART = 24
"""Longer parts of a word are not looked up, so that a string without end costs no more than its length."""


class Entry(NamedTuple):
    """What the lexicon has for one form. Families are quantities on a doubling scale, see `quantity`."""

    zipf: float | None
    listed: bool
    name: bool
    left: int
    right: int


def normalise(word: str) -> str:
    """The form in which words stand in the lexicon: composed, lower case, straight apostrophes.

    >>> normalise("Foto’s")
    "foto's"
    """
    return unicodedata.normalize("NFC", word).translate(_SPELLINGS).casefold()


def hash_word(word: str) -> int:
    """The 44-bit hash of a normalised word: a polynomial over its characters, so that parts are hashed in one go."""
    value = 0
    for character in word:
        value = (value * _BASE + ord(character)) & _MASK
    return _mix(value ^ len(word))


def _mix(value: int) -> int:
    # The finaliser of MurmurHash3: spreads the entropy of the low bits over the high ones that are kept.
    value ^= value >> 33
    value = (value * _MIX1) & _MASK
    value ^= value >> 33
    value = (value * _MIX2) & _MASK
    return (value ^ (value >> 33)) >> _ROW_BITS


def quantity(level: int) -> int:
    """The least count that a family of this level stands for: 0, 1, 2, 4, 8 ... 16384."""
    return 0 if level == 0 else 1 << (level - 1)


@cache
def _rows() -> "Rows":
    import numpy as np

    table: Rows = np.load(LEXICON, mmap_mode="r")
    return table


def unpack(row: int) -> Entry:
    """What a row says."""
    points = row & 0x3FF
    status = (row >> 10) & 3
    return Entry(points / 100 if points else None, status == 1, status == 2, (row >> 16) & 15, (row >> 12) & 15)


_ABSENT = Entry(None, False, False, 0, 0)


@cache
def _view() -> memoryview:
    # A single look-up by bisection in the bare memory is three times as fast as one by numpy.
    return _rows().data.cast("B").cast("Q")


@lru_cache(maxsize=65536)
def entry(form: str) -> Entry:
    """What the lexicon has for a normalised form; an empty entry when it does not have it."""
    rows = _view()
    key = hash_word(form)
    at = bisect_left(rows, key << _ROW_BITS)
    if at < len(rows) and (row := rows[at]) >> _ROW_BITS == key:
        return unpack(row)
    return _ABSENT


@lru_cache(maxsize=64)
def _spans(length: int) -> Any:
    import numpy as np

    starts, ends = np.triu_indices(length + 1, 2)  # parts have two characters or more
    near = ends - starts <= LONGEST_PART
    starts, ends = starts[near], ends[near]
    powers = np.ones(length + 1, dtype=np.uint64)
    for i in range(1, length + 1):
        powers[i] = (int(powers[i - 1]) * _BASE) & _MASK
    return starts, ends, powers[ends - starts], (ends - starts).astype(np.uint64)


def substrings(form: str) -> dict[tuple[int, int], int]:
    """The rows of all parts (start, end) of a normalised form that the lexicon has, found in one vectorised search."""
    import numpy as np

    hashes = [0]
    for character in form:
        hashes.append((hashes[-1] * _BASE + ord(character)) & _MASK)
    prefix = np.array(hashes, dtype=np.uint64)
    starts, ends, powers, lengths = _spans(len(form))
    shift, cut = np.uint64(33), np.uint64(_ROW_BITS)
    value = (prefix[ends] - prefix[starts] * powers) ^ lengths
    value ^= value >> shift
    value *= np.uint64(_MIX1)
    value ^= value >> shift
    value *= np.uint64(_MIX2)
    value ^= value >> shift
    value >>= cut
    rows = _rows()
    found = rows.take(rows.searchsorted(value << cut), mode="clip")
    hits = np.flatnonzero(found >> cut == value)
    return dict(zip(zip(starts[hits].tolist(), ends[hits].tolist(), strict=True), found[hits].tolist(), strict=True))


def tokens(word: str) -> list[str]:
    """The parts that wordfreq counts apart: ``ex-man`` is *ex* and *man*, ``foto's`` is one."""
    return [_DIGITS.sub(_zeroes, part) for part in _SEPARATOR.split(normalise(word)) if part]


def _zeroes(match: re.Match[str]) -> str:
    return re.sub(r"\d", "0", match[0])


def zipf(word: str) -> float | None:
    """How often a word is used, on the Zipf scale of wordfreq; None when wordfreq does not have it.

    Upper and lower case are alike. Words with a hyphen get the frequency that wordfreq estimates from their parts,
    which is below that of the rarest part. A number counts as "a number of so many digits".

    >>> zipf("operatie")
    4.66
    >>> zipf("cholesterolverlager") is None
    True
    """
    form = normalise(word)
    whole = entry(form).zipf
    if whole is not None:
        return whole
    parts = tokens(word)
    if len(parts) < 2:
        return entry(parts[0]).zipf if parts else None
    inverse = 0.0
    for part in parts:
        points = entry(part).zipf
        if points is None:
            return None
        inverse += 10.0**-points
    from math import log10

    return max(round(-log10(inverse), 2), 0.0)
