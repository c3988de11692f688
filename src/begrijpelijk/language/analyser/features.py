"""Word features of the analyser: what the network knows of a word's form.

Every word becomes a row in a table of frequent words, a bag of hashed character n-grams, and a shape. All three depend
on the form alone, so the analyser computes them once per distinct word.
"""

import re
from zlib import crc32

_DIGIT = re.compile(r"\d")

MASK_ROW = 0  # the n-gram row of a word that is hidden during pretraining
UNKNOWN_WORD = 0  # the word row of every word outside the table

# Case, digits and punctuation, told apart coarsely; the order is part of the trained model.
SHAPES = (
    "hidden", "lower", "title", "upper", "mixed", "digits", "digits+", "punct", "symbol", "hyphen", "single-upper",
    "dotted",
)  # fmt: skip


def normalise(form: str) -> str:
    """The form in lower case with every digit as ``0``, so that "12.30" and "14.15" share their features."""
    return _DIGIT.sub("0", form.lower().replace("’", "'"))


def word_hash(form: str) -> int:
    """A stable 32-bit hash of the normalised form: the key in the table of frequent words."""
    return crc32(normalise(form).encode())


def ngram_rows(form: str, rows: int) -> list[int]:
    """Rows (1 .. rows-1) of the form's prefixes, suffixes and inner 4-grams in the hashed table."""
    word = f"<{normalise(form)[:40]}>"
    pieces = {"w" + word}
    pieces.update(f"p{word[:n]}" for n in range(2, min(6, len(word))))
    pieces.update(f"s{word[-n:]}" for n in range(2, min(8, len(word))))
    pieces.update(word[i : i + 4] for i in range(len(word) - 3))
    return sorted({1 + crc32(piece.encode()) % (rows - 1) for piece in pieces})


def shape_id(form: str) -> int:
    """Index in `SHAPES` of the way the form is written."""
    if not any(char.isalnum() for char in form):
        return SHAPES.index("punct" if len(form) == 1 and form in ".,:;!?()'\"-" else "symbol")
    if any(char.isdigit() for char in form):
        return SHAPES.index("digits" if not any(char.isalpha() for char in form) else "digits+")
    if len(form) > 1 and form.endswith("."):
        return SHAPES.index("dotted")
    if "-" in form:
        return SHAPES.index("hyphen")
    if form.islower():
        return SHAPES.index("lower")
    if form.isupper():
        return SHAPES.index("single-upper" if len(form) == 1 else "upper")
    return SHAPES.index("title" if form[0].isupper() and form[1:].islower() else "mixed")
