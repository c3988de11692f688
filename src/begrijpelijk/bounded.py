"""Regular expressions for text that a stranger wrote: nothing in them repeats without end.

A pattern such as ``\\d+ (?:tot|-) \\d+`` is quick on every text that somebody wrote, and takes hours on a megabyte of
digits. With a limit on every repeat the time that it needs is a multiple of the length of the text.
tests/attack/test_patterns.py tries this for every pattern.
"""

from __future__ import annotations

import re

_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
DIGITS, SPACES, LETTERS, GROUPS, OTHERS = 15, 4, 40, 12, 200


def bounded(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern in which ``*`` and ``+`` mean: at most so many.

    15 digits, 4 spaces, 40 letters of one word, 12 times a group, 200 of anything else: more than people write.

    >>> bounded(r"\\d+ ?(?:en \\w+)*").pattern
    '\\\\d{1,15} ?(?:en \\\\w{1,40}){0,12}'
    """
    return re.compile(_limited(pattern), flags)


def _limited(pattern: str) -> str:
    pieces: list[str] = []
    position = 0
    while position < len(pattern):
        atom = _ATOM.match(pattern, position)
        end = atom.end() if atom is not None else position + 1
        piece = pattern[position:end]
        sign = pattern[end : end + 1]
        if sign in ("*", "+") and sign and piece not in ("(", "|"):
            piece += f"{{{int(sign == '+')},{_most(piece)}}}"
            end += 1
        pieces.append(piece)
        position = end
    return "".join(pieces)


def _most(atom: str) -> int:
    if atom == r"\d":
        return DIGITS
    if atom in (r"\s", " ", r"[ \t]"):
        return SPACES
    if atom == ")":
        return GROUPS
    return LETTERS if atom in (r"\w", r"\W", r"[\w-]", r"[\w.+-]", r"[\d.,]") else OTHERS
