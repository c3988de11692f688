"""Reading files of the self-test. What is wrong in them is told and counted, and the rest goes on.

A file is TOML that anybody can read and edit. What stands at the top holds for all answers that do not say otherwise,
so one person's file is short and a merged file of departments has it all::

    wie = "An de Wit"
    afdeling = "Zorg"
    datum = 2026-05-01

    [[antwoord]]
    vraag = "1-weten"
    antwoord = "ja"               # ja, deels, nee of weet-ik-niet
    toelichting = "Wij vroegen het in maart aan iedereen."
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from begrijpelijk.config_file import nearest
from begrijpelijk.errors import SourceError
from begrijpelijk.zelftest.answers import GIVEN, Replies, Reply, Sheet
from begrijpelijk.zelftest.wording import say

MAX_BYTES = 5_000_000
TOLD = 20  # sentences about one file; of the rest only the number
_TOP = ("wie", "afdeling", "datum")
_NAMES = ("vraag", "antwoord", "toelichting", *_TOP)
LONGEST = 10_000  # characters of a note; what is longer was not written by hand


def load(files: Iterable[Path], lang: str = "nl") -> Replies:
    """All answers in these files. A file or an answer that is not right is told, and the rest goes on.

    Of one person only the latest answer to a question counts; an answer without a name or department stands alone.
    """
    sheets: list[Sheet] = []
    problems: list[tuple[str, str]] = []
    for path in files:
        try:
            sheet = read(path, lang)
        except SourceError as error:
            problems.append((str(path), error.message))
            continue
        problems += [(str(path), problem) for problem in sheet.problems]
        if not sheet.replies:
            problems.append((str(path), say(lang, "no_answers")))
        sheets.append(sheet)
    return Replies(latest(sheets), tuple(problems))


def latest(sheets: Sequence[Sheet]) -> tuple[Reply, ...]:
    """The answers of all files together: one of each person to each question, the latest."""
    given: dict[tuple[str, ...], Reply] = {}
    for reply in (reply for sheet in sheets for reply in sheet.replies):
        # Two people without a name are two people, unless they say exactly the same.
        alone = (reply.given, reply.date, reply.note) if reply.by == ("", "") else ()
        key = (reply.question, *reply.by, *alone)
        if key not in given or reply.date >= given[key].date:
            given[key] = reply
    return tuple(given.values())


def read(path: Path, lang: str = "nl") -> Sheet:
    """One file. Raises `SourceError` for what cannot be read at all."""
    try:
        if path.exists() and not path.is_file():
            raise SourceError(say(lang, "no_file"), str(path))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(say(lang, "missing_file"), str(path)) from None
    except OSError:
        raise SourceError(say(lang, "closed_file"), str(path)) from None
    return parse(data, str(path), lang)


def parse(data: bytes, name: str, lang: str = "nl") -> Sheet:
    """The content of a file. Raises `SourceError` for what cannot be read at all."""
    if len(data) > MAX_BYTES:
        raise SourceError(say(lang, "too_large"), name)
    try:
        found = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise SourceError(say(lang, "not_utf8"), name) from None
    except tomllib.TOMLDecodeError as error:
        raise SourceError(say(lang, "not_toml", where=_where(error, lang)), name) from None
    except (ValueError, RecursionError):  # a number of a million digits, brackets in brackets
        raise SourceError(say(lang, "not_toml", where=""), name) from None
    return _sheet(found, lang)


def _where(error: Exception, lang: str) -> str:
    """Which line tomllib means; empty where it does not say."""
    words = str(error).replace(")", "").replace(",", "").split()
    line = words[words.index("line") + 1] if "line" in words[:-1] else ""
    return say(lang, "line", line=line) if line.isdigit() else ""


def _sheet(data: Mapping[str, Any], lang: str) -> Sheet:
    told: list[str] = []
    top = {name: _text(data.get(name)) for name in _TOP}
    top["datum"] = _date(top["datum"], told, lang)
    sheet = Sheet(top["wie"], top["afdeling"])
    sheet.extra = {name: value for name, value in data.items() if name not in (*_TOP, "antwoord")}
    told += [say(lang, "unknown_name", name=name[:50], hint=nearest(name, _NAMES)) for name in sheet.extra]
    given: dict[tuple[str, tuple[str, str]], Reply] = {}
    listed = data.get("antwoord", [])
    if not isinstance(listed, list):
        listed = [listed]
    for number, raw in enumerate(listed, 1):
        reply = _reply(raw, number, top, told, lang)
        if reply is None:
            sheet.unread.append(raw)
            continue
        double = given.get((reply.question, reply.by))
        if double is not None and double.given != reply.given:
            told.append(say(lang, "twice", question=reply.question, first=double.given, second=reply.given))
        if double is None or double.date <= reply.date:
            given[reply.question, reply.by] = reply
    sheet.replies = [*given.values()]
    sheet.problems = [*told[:TOLD], say(lang, "more", count=len(told) - TOLD)] if len(told) > TOLD else told
    return sheet


def _reply(raw: object, number: int, top: Mapping[str, str], told: list[str], lang: str) -> Reply | None:
    """One answer; None where it cannot be understood, which is told."""
    table: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
    question = _text(table.get("vraag"))
    given = _text(table.get("antwoord")).lower().replace(" ", "-")
    if question and given not in GIVEN and "antwoord" not in table:
        told.append(say(lang, "no_answer", question=question[:50]))
        return None
    if not question or given not in GIVEN:
        told.append(say(lang, "wrong_answer", number=number, choices=", ".join(GIVEN)))
        return None
    own = {name: _text(table[name]) if name in table else top[name] for name in _TOP}
    return Reply(
        question=question,
        given=given,
        who=own["wie"],
        department=own["afdeling"],
        date=_date(own["datum"], told, lang),
        note=_text(table.get("toelichting"))[:LONGEST],
    )


def _date(value: str, told: list[str], lang: str) -> str:
    """An ISO date; empty where it is none, which is told."""
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        told.append(say(lang, "wrong_date", value=value[:30]))
        return ""


def _text(value: object) -> str:
    """A value as text; a date as ISO 8601. Anything else is left out."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() if isinstance(value, str) else ""


def people(replies: Iterable[Reply]) -> Iterator[tuple[str, str]]:
    """Who answered (name, department), in the order in which they came."""
    yield from dict.fromkeys(reply.by for reply in replies)
