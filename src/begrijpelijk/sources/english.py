"""What the readers say, in English, for who asked for that.

``english.toml`` has the English by the Dutch sentence; a test sees to it that no sentence is missing.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path


def in_language(message: str, lang: str) -> str:
    """A sentence of a reader in a language: itself for Dutch, and where nobody knows the English of it."""
    if lang != "en":
        return message
    if message in sentences():
        return sentences()[message]
    for pattern, english in _patterns():
        if match := pattern.fullmatch(message):
            return english.format(*match.groups())
    return message


@cache
def sentences() -> dict[str, str]:
    """The English by the Dutch; ``{}`` stands for what is filled in."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    filled = [(dutch, english) for dutch, english in sentences().items() if "{}" in dutch]
    return [(re.compile(re.escape(dutch).replace(r"\{\}", "(.+?)")), english) for dutch, english in filled]
