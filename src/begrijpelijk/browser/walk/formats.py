"""How a field wants its answer: dates in the order that is asked, texts that fit a pattern, what a message asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from begrijpelijk.bounded import bounded

_TOKEN = r"(dd?|mm?|jj(?:jj)?|yy(?:yy)?)"
_FORMAT = re.compile(rf"(?<![a-z]){_TOKEN}([-/. ]?){_TOKEN}\2{_TOKEN}(?![a-z])", re.IGNORECASE)
_IN_WORDS = re.compile(r"\bdag\s*([-/.])\s*maand\s*\1\s*jaar\b", re.IGNORECASE)
_EXAMPLE_DATE = re.compile(r"(?<!\d)(?:\d{1,2}([-/.])\d{1,2}\1\d{4}|\d{4}([-/.])\d{1,2}\2\d{1,2})(?!\d)")
COMMON = ("dd-mm-jjjj", "dd/mm/jjjj", "jjjj-mm-dd", "ddmmjjjj", "d-m-jjjj", "dd-mm-jj", "mm/dd/jjjj")
_EXAMPLE = bounded(
    r"\b(?:bijvoorbeeld|voorbeeld|bijv\.?|bv\.?|zoals|e\.g\.|for example|such as)\s*:?\s*"
    r"(?:[\"'‘’“”]([^\"'‘’“”]{1,40})[\"'‘’“”]|([\w@.:/+-]*[\d@][\w@.:,/+-]*(?:\s[A-Z]{2}\b)?))",
    re.IGNORECASE,
)
_NUMBER = r"(-?\d+(?:[.,]\d+)?)"
_BETWEEN = bounded(
    rf"{_NUMBER}\s*(?:\D{{0,12}}?)\s*(?:\ben\b|\btot(?: en met)?\b|t/m|\band\b|\bto\b|–|-)\s*{_NUMBER}", re.IGNORECASE
)
_LEAST = re.compile(
    rf"\b(?:minimaal|minstens|ten minste|tenminste|vanaf|groter dan|meer dan|hoger dan|at least|more than)\s*{_NUMBER}",
    re.IGNORECASE,
)
_MOST = re.compile(
    rf"\b(?:maximaal|hoogstens|ten hoogste|hooguit|kleiner dan|minder dan|lager dan|at most|less than)\s*{_NUMBER}",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b(?:tekens?|karakters?|letters|woorden|characters|words)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\b(\d{1,2})\s*(?:-\s*)?cijfer", re.IGNORECASE)
_NUMERIC = re.compile(
    r"\bcijfers?\b|\bgetal(?:len)?\b|\bnummers?\b|\bnumeriek\w*|\bnumber\b|\bdigits?\b", re.IGNORECASE
)
_DATE = re.compile(r"\bdatum\b|\bdate\b|\bdatumnotatie\b", re.IGNORECASE)
_LATER = re.compile(r"\btoekomst|\bna vandaag|\blater dan|\bin the future|\bnog komen", re.IGNORECASE)
_EARLIER = re.compile(r"\bverleden|\b(?:voor|vóór) vandaag|\beerder dan|\bin the past", re.IGNORECASE)
_SENTENCE = "Ik heb sinds gisteren pijn. "


def asked_format(about: str) -> str | None:
    """The order of a date that a text asks for, as ``dd-mm-jjjj``; from an example too. None where it says nothing."""
    for found in _FORMAT.finditer(about):
        if {found[1][0].lower(), found[3][0].lower(), found[4][0].lower()} in ({"d", "m", "j"}, {"d", "m", "y"}):
            return found[0].lower().replace("y", "j")
    if (words := _IN_WORDS.search(about)) is not None:
        return f"dd{words[1]}mm{words[1]}jjjj"
    if (example := _EXAMPLE_DATE.search(about)) is not None:
        return f"dd{example[1]}mm{example[1]}jjjj" if example[1] else f"jjjj{example[2]}mm{example[2]}dd"
    return None


def dated(iso: str, form: str) -> str:
    """A date (2020-12-31) written in a form such as ``dd-mm-jjjj``."""
    year, month, day = iso[:10].split("-")
    parts = {"jjjj": year, "jj": year[2:], "mm": month, "m": str(int(month)), "dd": day, "d": str(int(day))}
    return re.sub("jjjj|jj|mm?|dd?", lambda found: parts[found[0]], form)


_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{\d*,)")
_REPEAT = re.compile(r"[*+]|\{\d*,")
_LONGEST, _MOST_REPEATS = 300, 6


def fits(pattern: str, text: str) -> bool:
    """Whether a text fits the pattern of a field; a pattern that is not understood takes everything.

    So does one that a page may have made to take for ever: groups that repeat, or many repeats.
    """
    if len(pattern) > _LONGEST or _REPEATED_GROUP.search(pattern) or len(_REPEAT.findall(pattern)) > _MOST_REPEATS:
        return True
    try:
        return not pattern or re.fullmatch(pattern, text) is not None
    except (re.error, OverflowError):
        return True


_CLASSES = {"d": "1234567890", "w": "abc123", "s": " ", "D": "abc", "W": "-", "S": "abc"}
_ATOM = re.compile(
    r"\\(.)|\[(\^?)((?:\\.|[^\]\\])+)\]|(\()(?:\?:)?|(\))|(\|)|(\.)|(\^|\$)|([^\\\[\]().^$|])", re.DOTALL
)
_TIMES = re.compile(r"\{(\d+)(?:,(\d*))?\}|([?*+])")


def like(pattern: str) -> str | None:
    """A text that fits a pattern of the simple kind that forms have; None where none was found."""
    return next((text for text in _made(pattern) if fits(pattern, text)), None)


def _made(pattern: str) -> Iterator[str]:
    """Texts by the branches of a pattern; each part as short as it may be, and once a little longer."""
    if len(pattern) > 200 or "(?=" in pattern or "(?!" in pattern:
        return
    for longer in (False, True):
        pieces: list[list[str]] = []
        _read(pattern, 0, pieces, longer)
        for number, chosen in enumerate(product(*pieces)):
            if number > 50:
                break
            yield "".join(chosen)


def _read(pattern: str, at: int, pieces: list[list[str]], longer: bool) -> int:
    """Read one group from a place on; gives where it ends. `pieces` gets the ways to write each part of it."""
    branches: list[str] = []
    start = len(pieces)
    while at < len(pattern):
        found = _ATOM.match(pattern, at)
        if found is None:
            break
        at = found.end()
        if found[5]:
            break
        if found[6]:
            branches.append("".join(piece[0] for piece in pieces[start:]))
            del pieces[start:]
            continue
        if found[8]:
            continue
        if found[4]:
            inner: list[list[str]] = []
            at = _read(pattern, at, inner, longer)
            ways = ["".join(chosen) for _, chosen in zip(range(20), product(*inner), strict=False)]
        else:
            ways = [_letters(found)]
        times = _TIMES.match(pattern, at)
        if times is not None:
            at = times.end()
            least = int(times[1]) if times[1] else 1 if times[3] == "+" else 0
            count = min(max(least, 1), 200) if longer or least else 0
            ways = [_repeated(way, count, bool(found[4])) for way in ways] + ([""] if not least and count else [])
        else:
            ways = [way[:1] if not found[4] else way for way in ways]
        pieces.append(ways or [""])
    if branches:
        branches.append("".join(piece[0] for piece in pieces[start:]))
        pieces[start:] = [branches]
    return at


def _repeated(way: str, count: int, whole: bool) -> str:
    """A part some times over: a group as it is, of a class one after another of its letters."""
    return way * count if whole or not way else (way * count)[:count]


def _letters(found: re.Match[str]) -> str:
    """Letters that an atom takes."""
    if found[1]:
        return _CLASSES.get(found[1], found[1])
    if found[3]:
        inside = found[3]
        if found[2]:
            return next((c for c in "a1-" if c not in inside), "x")
        if "\\d" in inside or "0-9" in inside:
            return _CLASSES["d"]
        ranged = re.search(r"(\w)-(\w)", inside)
        if ranged:
            return "".join(chr(c) for c in range(ord(ranged[1]), min(ord(ranged[2]), ord(ranged[1]) + 9) + 1))
        return inside.replace("\\", "")
    return "a" if found[7] else found[9]


def by_message(message: str, today: date, *, is_date: bool) -> list[str]:
    """Answers that a message about a wrong one asks for, the most likely first; empty where it asks for nothing."""
    found: list[str] = []
    form = asked_format(message)
    late, early = bool(_LATER.search(message)), bool(_EARLIER.search(message))
    if form or is_date or _DATE.search(message):
        days = [today + timedelta(days=n) for n in ((9, 40) if late else (-3, -40) if early else (-3, -16000, 9))]
        found += [dated(day.isoformat(), each) for day in days for each in ((form,) if form else COMMON[:4])]
    found += [(each[1] or each[2]).rstrip(".,;:") for each in _EXAMPLE.finditer(message)]
    rest = _DIGITS.sub("", message)
    if (digits := _DIGITS.search(message)) is not None:
        found.append("1234567890123456"[: int(digits[1])])
    low, high = _LEAST.search(rest), _MOST.search(rest)
    if _LENGTH.search(rest):
        length = int(float((low or re.search(_NUMBER, rest) or ["", "0"])[1].replace(",", ".")))
        if 0 < length <= 2000:
            found.append((_SENTENCE * (length // len(_SENTENCE) + 2))[: max(length + 10, len(_SENTENCE))].strip())
    elif (between := _BETWEEN.search(rest)) is not None and not form:
        one, other = (float(between[n].replace(",", ".")) for n in (1, 2))
        found += [_told((one + other) / 2, one, other), _told(one), _told(other)]
    elif low or high:
        found += [_told(float(each[1].replace(",", ".")) + add) for each, add in ((low, 1), (high, -1)) if each]
    if _NUMERIC.search(message):
        found += ["12", "1", "100"]
    return list(dict.fromkeys(text for text in found if text))


def _told(value: float, *whole: float) -> str:
    return f"{value:.0f}" if all(each == int(each) for each in whole) else f"{value:g}"
