"""Writing files of the self-test: with every question as a remark above its answer, so that a person can read them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from begrijpelijk.zelftest.answers import Reply, Sheet
from begrijpelijk.zelftest.questions import Asked

HEAD = (
    "Antwoorden op de zelftest van begrijpelijk. U mag dit bestand zelf aanpassen.",
    "antwoord is: ja, deels, nee of weet-ik-niet. Bij toelichting staat hoe u dat weet.",
)
UNKNOWN = "Deze vragen staan niet in de zelftest van nu. De antwoorden tellen niet mee."
UNREAD = "Dit klopt niet en telt niet mee."


def to_toml(sheet: Sheet, asked: Sequence[Asked]) -> str:
    """The file. Reading it gives the same sheet; what could not be read is in it as well."""
    return "\n".join(_lines(sheet, asked)) + "\n"


def _lines(sheet: Sheet, asked: Sequence[Asked]) -> Iterator[str]:
    yield from (f"# {line}" for line in HEAD)
    yield ""
    top = {"wie": sheet.who, "afdeling": sheet.department, "datum": _usual(sheet.replies)}
    yield from (_pair(name, value) for name, value in top.items() if value)
    yield from (f"{_key(name)} = {_value(value)}" for name, value in sheet.extra.items())
    by_question: dict[str, list[Reply]] = {}
    for reply in sheet.replies:
        by_question.setdefault(reply.question, []).append(reply)
    kenmerk = None
    for each in asked:
        replies = by_question.pop(each.id, [])
        if not replies:
            continue
        if each.kenmerk is not kenmerk:
            kenmerk = each.kenmerk
            yield from ("", f"# {kenmerk.code}. {_remark(kenmerk.naam)}")
        yield from ("", f"# {_remark(each.vraag.vraag)}")
        yield from _tables(replies, top)
    if by_question:
        yield from ("", f"# {UNKNOWN}")
        for replies in by_question.values():
            yield from _tables(replies, top)
    if sheet.unread:
        yield from ("", f"# {UNREAD}")
        yield from (line for raw in sheet.unread for line in _raw(raw))


def _usual(replies: Sequence[Reply]) -> str:
    """The date of most answers, of these the latest."""
    dates = Counter(reply.date for reply in replies if reply.date)
    return max(dates, key=lambda day: (dates[day], day), default="")


def _tables(replies: Sequence[Reply], top: Mapping[str, str]) -> Iterator[str]:
    for reply in sorted(replies, key=lambda each: (each.department, each.who, each.date)):
        yield "[[antwoord]]"
        yield _pair("vraag", reply.question)
        yield _pair("antwoord", reply.given)
        if reply.note:
            yield _pair("toelichting", reply.note)
        own = {"wie": reply.who, "afdeling": reply.department, "datum": reply.date}
        yield from (_pair(name, value) for name, value in own.items() if value != top[name])


def _raw(raw: object) -> Iterator[str]:
    if not isinstance(raw, dict):
        yield f"# {_remark(str(raw))}"
        return
    yield "[[antwoord]]"
    yield from (f"{_key(name)} = {_value(value)}" for name, value in raw.items())


def _pair(name: str, value: str) -> str:
    return f"{name} = {value if name == 'datum' and value else _value(value)}"


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if plain else _value(name)


def _value(value: Any) -> str:
    """A value as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)  # inf and nan are written the same in TOML
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(name)} = {_value(each)}' for name, each in value.items())}}}"
    # JSON's escapes are those of TOML, but for DEL, which JSON does not escape; half a character is none.
    text = str(value).encode("utf-8", "replace").decode()
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _remark(text: str) -> str:
    """Text on one line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
