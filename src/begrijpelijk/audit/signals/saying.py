"""Signals that are words: patterns over the pieces of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Line
from begrijpelijk.bounded import bounded

_BEFORE, _AFTER = 60, 100  # characters around the words that are shown


def compiled(patterns: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """Patterns by the value of the signal that they give; whole words, in any case."""
    return {value: bounded(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) for value, pattern in patterns.items()}


def say(
    name: str, lines: Iterable[Line], patterns: Mapping[str, re.Pattern[str]], unless: re.Pattern[str] | None = None
) -> Iterator[Signal]:
    """A signal for each value whose pattern occurs, at its first place; not in a sentence in which `unless` occurs."""
    left = dict(patterns)
    for line in lines:
        if not left:
            return
        for value, pattern in list(left.items()):
            for match in pattern.finditer(line.text):
                if unless is None or not unless.search(_sentence(line.text, match)):
                    yield Signal(name, value, excerpt(line.text, match), line.place)
                    del left[value]
                    break


def excerpt(text: str, match: re.Match[str]) -> str:
    """The words of a match with some around them, cut between words."""
    start = max(match.start() - _BEFORE, 0)
    end = min(match.end() + _AFTER, len(text))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    cut = text.find(" ", end)
    return text[start : cut if cut >= 0 and end < len(text) else len(text)].strip()


def _sentence(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(sign, 0, match.start()) for sign in (". ", "? ", "! "))
    ends = [found for sign in (". ", "? ", "! ") if (found := text.find(sign, match.end())) >= 0]
    return text[start + 1 : min(ends, default=len(text)) + 1]
