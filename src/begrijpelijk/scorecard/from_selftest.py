"""The answers of a scorecard, from files of the self-test.

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
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from begrijpelijk.scorecard.gathered import Given, Replies, Reply

MAX_BYTES = 5_000_000
_SHARED = ("wie", "afdeling", "datum")


def read(files: Sequence[Path]) -> Replies:
    """All answers in these files. A file or an answer that is not right is told, and the rest goes on."""
    given: dict[tuple[str, str, str], Reply] = {}
    problems: list[tuple[str, str]] = []
    for path in files:
        try:
            data = _data(path)
        except ValueError as error:
            problems.append((str(path), str(error)))
            continue
        found = [*_answers(data, path, problems)]
        if not found:
            problems.append((str(path), "hier staat geen enkel antwoord in"))
        for reply in found:
            key = (reply.question, reply.who, reply.department)
            # The same person in a merged file and in a file of one's own: the latest answer counts.
            if key not in given or reply.date >= given[key].date:
                given[key] = reply
    return Replies(tuple(given.values()), tuple(problems))


def _data(path: Path) -> Mapping[str, Any]:
    """The content of a file. Raises `ValueError` with a plain sentence."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("dit bestand is te groot voor een zelftest; kijk of u het goede bestand koos")
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise ValueError("dit bestand bestaat niet; kijk of de naam klopt") from None
    except OSError as error:
        raise ValueError(f"dit bestand kan niet worden gelezen ({error.strerror})") from None
    except UnicodeDecodeError:
        raise ValueError("dit bestand is geen UTF-8; sla het op als UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError):
        raise ValueError("dit is geen geldig TOML-bestand; de andere bestanden tellen wel mee") from None


def _answers(data: Mapping[str, Any], path: Path, problems: list[tuple[str, str]]) -> Iterator[Reply]:
    listed = data.get("antwoord", [])
    for number, raw in enumerate(listed if isinstance(listed, list) else [], 1):
        table = raw if isinstance(raw, dict) else {}
        question, answer = table.get("vraag"), table.get("antwoord")
        if not isinstance(question, str) or not question or answer not in get_args(Given):
            wanted = ", ".join(get_args(Given))
            problems.append((str(path), f"antwoord {number} klopt niet en telt niet mee; kies uit {wanted}"))
            continue
        shared = {name: _text(table.get(name, data.get(name))) for name in _SHARED}
        yield Reply(
            question=question,
            given=cast(Given, answer),
            who=shared["wie"],
            department=shared["afdeling"],
            date=shared["datum"],
            note=_text(table.get("toelichting")),
        )


def _text(value: object) -> str:
    """A value as text; a date as ISO 8601. Anything else is left out."""
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() if isinstance(value, str) else ""
