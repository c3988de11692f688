"""The file with answers: what to enter for which question, what never to choose, and what to log in with.

[[antwoord]]
vraag = "hoe oud"            # a part of the question, in any letter case; * stands for anything
geef = [30, 70]              # these are tried, and no others

[[antwoord]]
vraag = "*"
vermijd = ["Ik wil een afspraak"]

[inloggen]
gebruiker = "jan"
wachtwoord = "geheim"        # is never shown
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NoReturn

from begrijpelijk.errors import ConfigError
from begrijpelijk.toml_places import Key, line_of

_KEYS = {"antwoord": ("vraag", "geef", "vermijd"), "inloggen": ("gebruiker", "wachtwoord")}


@dataclass(frozen=True)
class Guidance:
    """What is said about the questions that fit a pattern; the first that fits and says something counts."""

    question: str
    give: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()

    def fits(self, question: str) -> bool:
        """Whether it is about a question."""
        wanted = " ".join(self.question.casefold().split())
        return fnmatchcase(" ".join(question.casefold().split()), f"*{wanted}*")


@dataclass(frozen=True)
class Answers:
    """A file with answers, or the same from Python. `login` is a name and a password."""

    guidance: tuple[Guidance, ...] = ()
    login: tuple[str, str] | None = None

    def given(self, question: str) -> Sequence[str] | None:
        """The answers to give to a question, None where nothing is said."""
        return next((g.give for g in self.guidance if g.give and g.fits(question)), None)

    def avoided(self, question: str, answer: str) -> bool:
        """Whether an answer must not be given."""
        said = answer.casefold()
        return any(a.casefold() in said for g in self.guidance if g.fits(question) for a in g.avoid)

    @classmethod
    def of(cls, given: Answers | Mapping[str, Any] | str | Path | None) -> Answers | None:
        """From a file, or from a mapping of a part of a question to its answer or answers. Raises `ConfigError`."""
        if given is None or isinstance(given, Answers):
            return given
        if isinstance(given, str | Path):
            return read(Path(given))
        return cls(tuple(Guidance(question, _texts(answers)) for question, answers in given.items()))


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(str(each) for each in values)


def read(path: Path) -> Answers:
    """The answers in a TOML file. Raises `ConfigError` with the line where something is wrong."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError("dit bestand met antwoorden bestaat niet; kijk of de naam klopt", str(path)) from None
    except OSError as error:
        raise ConfigError(f"dit bestand kan niet worden gelezen ({error.strerror})", str(path)) from error
    except UnicodeDecodeError:
        raise ConfigError("dit bestand is geen UTF-8; sla het op als UTF-8", str(path)) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"{path}, regel {place[1] if place else len(text.splitlines())}"
        raise ConfigError("dit is geen geldig TOML-bestand; zet teksten tussen aanhalingstekens", where) from None
    except (RecursionError, ValueError):  # nested without end, or a number of thousands of digits
        raise ConfigError("dit is geen geldig TOML-bestand", str(path)) from None
    return _Reader(path, text).answers(data)


@dataclass(frozen=True)
class _Reader:
    """Turns tables into answers; every error names the file and the line."""

    path: Path
    text: str

    def fail(self, message: str, at: tuple[Key, ...]) -> NoReturn:
        line = line_of(self.text, at)
        raise ConfigError(message, f"{self.path}, regel {line}" if line else str(self.path))

    def answers(self, data: Mapping[str, Any]) -> Answers:
        for key in data:
            if key not in _KEYS:
                self.fail(f"'{key}' kan hier niet; gebruik [[antwoord]] of [inloggen].", (key,))
        tables = data.get("antwoord", [])
        if not isinstance(tables, list):
            self.fail("'antwoord' hoort dubbele haken te hebben: [[antwoord]]", ("antwoord",))
        return Answers(
            tuple(self.guidance(table, ("antwoord", number)) for number, table in enumerate(tables)),
            self.login(data["inloggen"]) if "inloggen" in data else None,
        )

    def guidance(self, table: Any, at: tuple[Key, ...]) -> Guidance:
        if not isinstance(table, dict):
            self.fail("'antwoord' hoort dubbele haken te hebben: [[antwoord]]", at)
        self.known(table, "antwoord", at)
        question = table.get("vraag")
        if not isinstance(question, str) or not question.strip():
            self.fail('hier ontbreekt de vraag, zoals: vraag = "hoe oud bent u"', at)
        if not ("geef" in table or "vermijd" in table):
            self.fail('zeg wat u wilt antwoorden, zoals: geef = ["Ja"], of: vermijd = ["Nee"]', at)
        return Guidance(question, self.texts(table, "geef", at), self.texts(table, "vermijd", at))

    def texts(self, table: Mapping[str, Any], key: str, at: tuple[Key, ...]) -> tuple[str, ...]:
        value = table.get(key, [])
        values = value if isinstance(value, list) else [value]
        if any(isinstance(each, bool | dict | list) for each in values):
            self.fail(f"'{key}' hoort een tekst, een getal of een lijst daarvan te zijn.", (*at, key))
        return tuple(str(each) for each in values)

    def login(self, table: Any) -> tuple[str, str]:
        if not isinstance(table, dict):
            self.fail("'inloggen' hoort een tabel te zijn, met een kop [inloggen].", ("inloggen",))
        self.known(table, "inloggen", ("inloggen",))
        for key in _KEYS["inloggen"]:
            if not isinstance(table.get(key), str):
                self.fail(f"bij [inloggen] ontbreekt '{key}', zoals: {key} = \"...\"", ("inloggen",))
        return table["gebruiker"], table["wachtwoord"]

    def known(self, table: Mapping[str, Any], name: str, at: tuple[Key, ...]) -> None:
        from begrijpelijk.config_file import nearest

        for key in table:
            if key not in _KEYS[name]:
                self.fail(f"'{key}' kan niet bij '{name}'.{nearest(key, _KEYS[name])}", (*at, key))
