"""The fixed words of the scorecard, and how numbers and dates are written.

A test holds the two languages to the same keys and the same names in braces.
"""

from __future__ import annotations

from begrijpelijk.reports.wording import number
from begrijpelijk.scorecard import words_en, words_nl

WORDING: dict[str, dict[str, str]] = {"nl": words_nl.WORDS, "en": words_en.WORDS}


def say(lang: str, key: str, **values: object) -> str:
    """The words for `key` in a language, with the values filled in."""
    return WORDING.get(lang, WORDING["nl"])[key].format(**values)


def percent(share: float) -> str:
    """A share as a whole percentage; never 0% or 100% for what is not quite that.

    >>> percent(0.999), percent(1), percent(0.004)
    ('99%', '100%', '1%')
    """
    whole = round(100 * share)
    if whole in (0, 100) and share not in (0, 1):
        whole = 1 if whole == 0 else 99
    return f"{whole}%"


def decimal(lang: str, value: float) -> str:
    """A number with one decimal, as people write it."""
    return number(lang, value)


_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def day(lang: str, date: str) -> str:
    """An ISO date as people write it: "3 maart 2026"; what is no date stays as it is."""
    parts = date[:10].split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return date
    return f"{int(parts[2])} {_MONTHS.get(lang, _MONTHS['nl'])[int(parts[1]) - 1]} {parts[0]}"
