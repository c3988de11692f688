"""Reading a configuration file, and saying in one sentence what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, get_args

from begrijpelijk.config import Doelgroep, FlowPlan, Lang, PathSection, Settings
from begrijpelijk.errors import ConfigError
from begrijpelijk.model import FailOn, Niveau
from begrijpelijk.toml_places import Key, line_of

if TYPE_CHECKING:
    from begrijpelijk.plugins import Registry
    from begrijpelijk.rules import Option

FILE_NAME = "begrijpelijk.toml"
PROJECT_FILE = "pyproject.toml"
_PROJECT_TABLE = ("tool", "begrijpelijk")
_KINDS = {bool: "true of false", int: "een heel getal", float: "een getal", str: "een tekst tussen aanhalingstekens"}


def find(folder: Path) -> Path | None:
    """The nearest configuration file in a folder or the ones above it."""
    for place in (folder, *folder.parents):
        own = place / FILE_NAME
        if own.is_file():
            return own
        project = place / PROJECT_FILE
        if project.is_file() and _mentions_us(project):
            return project
    return None


def _mentions_us(project: Path) -> bool:
    """Whether a pyproject.toml is about us; somebody else's broken one is none of our business."""
    try:
        text = project.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return (
        re.search(r"tool[ \t]*\.[ \t]*[\"']?begrijpelijk|^[ \t]*begrijpelijk[ \t]*[.=]", text, re.MULTILINE) is not None
    )


def read(path: Path, registry: Registry) -> Settings:
    """The settings in a file, as fields of `Config`. Raises `ConfigError`."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except FileNotFoundError:
        raise ConfigError("dit bestand met instellingen bestaat niet; kijk of de naam klopt", str(path)) from None
    except IsADirectoryError:
        raise ConfigError("dit is een map; geef de naam van een bestand met instellingen", str(path)) from None
    except OSError as error:
        raise ConfigError(f"dit bestand kan niet worden gelezen ({error.strerror})", str(path)) from error
    except UnicodeDecodeError:
        raise ConfigError("dit bestand is geen UTF-8; sla het op als UTF-8", str(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise _broken(path, text, error) from None
    except (RecursionError, ValueError):  # nested without end, or a number of thousands of digits
        raise ConfigError("dit is geen geldig TOML-bestand", str(path)) from None
    prefix: tuple[Key, ...] = ()
    if path.name == PROJECT_FILE:
        prefix = _PROJECT_TABLE
        tool = data.get("tool", {})
        data = tool.get("begrijpelijk", {}) if isinstance(tool, dict) else {}
    reader = _Reader(path, text, registry)
    return reader.settings(reader.table(data, prefix), prefix)


def _broken(path: Path, text: str, error: tomllib.TOMLDecodeError) -> ConfigError:
    place = re.search(r"line (\d+), column (\d+)", str(error))
    line, hint = (place[1], f"kijk bij teken {place[2]}") if place else (len(text.splitlines()), "kijk aan het einde")
    return ConfigError(f"dit is geen geldig TOML-bestand; {hint}", f"{path}, regel {line}")


def nearest(name: str, known: Iterable[str]) -> str:
    """ " Bedoelt u ...?" with the name that is most like a wrong one; empty when none is."""
    import difflib  # only for a message: most runs never need it

    close = difflib.get_close_matches(name.lower().replace("_", "-"), list(known), n=1, cutoff=0.5)
    return f" Bedoelt u '{close[0]}'?" if close else ""


def check_rules(names: Iterable[str], registry: Registry, source: str) -> None:
    """Refuse a rule that does not exist."""
    for name in names:
        if name not in registry.checks:
            raise ConfigError(unknown_rule(name, registry), source)


def unknown_rule(name: str, registry: Registry) -> str:
    """The sentence about a rule that does not exist."""
    hint = nearest(name, registry.checks) or " Kijk welke er zijn met: begrijpelijk regels"
    return f"de controle '{name}' bestaat niet.{hint}"


@dataclass(frozen=True)
class _Reader:
    """Turns tables into settings; every error names the file and the line."""

    path: Path
    text: str
    registry: Registry

    def fail(self, message: str, at: tuple[Key, ...]) -> NoReturn:
        line = line_of(self.text, at)
        raise ConfigError(message, f"{self.path}, regel {line}" if line else str(self.path))

    def table(self, value: Any, at: tuple[Key, ...]) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self.fail(f"'{at[-1]}' hoort een tabel te zijn, met een kop [{'.'.join(map(str, at))}].", at)
        return value

    def settings(self, table: Mapping[str, Any], at: tuple[Key, ...], allowed: Iterable[str] | None = None) -> Settings:
        known = list(allowed or _PARSERS)
        result: dict[str, Any] = {}
        for key, value in table.items():
            place = (*at, key)
            if key not in known:
                self.fail(f"de instelling '{key}' bestaat {self._where(at)}niet.{nearest(key, known)}", place)
            name, parsed = _PARSERS[key](self, value, place)
            result[name] = parsed
        return result

    @staticmethod
    def _where(at: tuple[Key, ...]) -> str:
        return "bij paden " if "paden" in at else ""

    def choice(self, value: Any, at: tuple[Key, ...], choices: tuple[str, ...]) -> str:
        if value not in choices:
            shown = repr(value) if isinstance(value, str) else "dit"
            hint = nearest(value, choices) if isinstance(value, str) else ""
            self.fail(f"{shown} kan niet bij '{at[-1]}'; kies uit {', '.join(choices)}.{hint}", at)
        return str(value)

    def yes_or_no(self, value: Any, at: tuple[Key, ...]) -> bool:
        if not isinstance(value, bool):
            self.fail(f"'{at[-1]}' hoort {_KINDS[bool]} te zijn", at)
        return value

    def string(self, value: Any, at: tuple[Key, ...]) -> str:
        if not isinstance(value, str) or not value.strip():
            self.fail(f"'{at[-1]}' hoort een tekst tussen aanhalingstekens te zijn.", at)
        return str(value)

    def strings(self, value: Any, at: tuple[Key, ...]) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fail(f'\'{at[-1]}\' hoort een lijst te zijn, zoals: {at[-1]} = ["...", "..."]', at)
        return tuple(value)

    def rules(self, value: Any, at: tuple[Key, ...]) -> tuple[str, ...]:
        names = self.strings(value, at)
        for name in names:
            if name not in self.registry.checks:
                self.fail(unknown_rule(name, self.registry), at)
        return names

    def file(self, value: Any, at: tuple[Key, ...]) -> Path:
        """A path in the file counts from the file's own folder, wherever the command is given."""
        try:
            return self.path.parent / Path(self.string(value, at)).expanduser()
        except RuntimeError:  # ~somebody who is not there
            self.fail(f"de map '{value}' bestaat niet; geef de naam van een bestand of map.", at)

    def options(self, value: Any, at: tuple[Key, ...]) -> Mapping[str, Settings]:
        result: dict[str, Settings] = {}
        for rule, table in self.table(value, at).items():
            place = (*at, rule)
            if rule not in self.registry.checks:
                self.fail(unknown_rule(rule, self.registry), place)
            known = self.registry.checks[rule].rule.options
            for name, setting in self.table(table, place).items():
                if name not in known:
                    hint = nearest(name, known) if known else " Deze controle heeft geen instellingen."
                    self.fail(f"de instelling '{name}' bestaat niet bij '{rule}'.{hint}", (*place, name))
                self.option(setting, known[name], (*place, name))
            result[rule] = dict(table)
        return result

    def option(self, value: Any, option: Option, at: tuple[Key, ...]) -> None:
        kind = type(option.default)
        # In Python true is a number as well; in a configuration it is a mistake.
        fits = isinstance(value, (int, float) if kind is float else kind) and isinstance(value, bool) == (kind is bool)
        if not fits:
            self.fail(f"'{at[-1]}' hoort {_KINDS[kind]} te zijn.", at)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            if option.minimum is not None and not value >= option.minimum:
                self.fail(f"'{at[-1]}' mag niet minder zijn dan {option.minimum:g}.", at)
            if option.maximum is not None and not value <= option.maximum:
                self.fail(f"'{at[-1]}' mag niet meer zijn dan {option.maximum:g}.", at)

    def sections(self, value: Any, at: tuple[Key, ...]) -> tuple[PathSection, ...]:
        if not isinstance(value, list):
            self.fail(f"'{at[-1]}' hoort een kop te hebben met dubbele haken: [[{'.'.join(map(str, at))}]]", at)
        return tuple(self.section(item, (*at, number)) for number, item in enumerate(value))

    def departments(self, value: Any, at: tuple[Key, ...]) -> Mapping[str, tuple[str, ...]]:
        """`[afdelingen]`: a name with a pattern or a list of them."""
        return {
            name: (patterns,) if isinstance(patterns, str) else self.strings(patterns, (*at, name))
            for name, patterns in self.table(value, at).items()
        }

    def audit(self, value: Any, at: tuple[Key, ...]) -> tuple[FlowPlan, ...]:
        """`[[audit.flow]]`: an address, and what is entered there."""
        table = self.table(value, at)
        for key in table:
            if key != "flow":
                self.fail(f"de instelling '{key}' bestaat bij audit niet.{nearest(key, ['flow'])}", (*at, key))
        flows = table.get("flow", [])
        if not isinstance(flows, list):
            self.fail("'flow' hoort een kop te hebben met dubbele haken: [[audit.flow]]", (*at, "flow"))
        return tuple(self.flow(item, (*at, "flow", number)) for number, item in enumerate(flows))

    def flow(self, value: Any, at: tuple[Key, ...]) -> FlowPlan:
        table = self.table(value, at)
        known = ("adres", "antwoorden", "hosts")
        for key in table:
            if key not in known:
                self.fail(f"de instelling '{key}' bestaat bij audit.flow niet.{nearest(key, known)}", (*at, key))
        if "adres" not in table:
            self.fail('hier ontbreekt het adres, zoals: adres = "https://www.voorbeeld.nl/klachten"', at)
        return FlowPlan(
            self.string(table["adres"], (*at, "adres")),
            self.file(table["antwoorden"], (*at, "antwoorden")) if "antwoorden" in table else None,
            self.strings(table.get("hosts", []), (*at, "hosts")),
        )

    def section(self, value: Any, at: tuple[Key, ...]) -> PathSection:
        table = dict(self.table(value, at))
        pattern = table.pop("pad", None)
        if pattern is None:
            self.fail('hier ontbreekt het pad, zoals: pad = "brieven/**"', at)
        patterns = (pattern,) if isinstance(pattern, str) else self.strings(pattern, (*at, "pad"))
        return PathSection(patterns, self.settings(table, at, _PATH_KEYS))


def _pipeline(reader: _Reader, value: Any, at: tuple[Key, ...]) -> tuple[str, Any]:
    """A folder beside the file, or else the name of an installed pipeline."""
    folder = reader.file(value, at)
    try:
        there = folder.exists()
    except OSError:  # a name longer than names may be
        there = False
    return "pipeline", str(folder) if there else str(value)


def _rules(reader: _Reader, value: Any, at: tuple[Key, ...]) -> tuple[str, Any]:
    """`regels = [...]` names the only rules to run, `[regels.ID]` sets the options of one."""
    if isinstance(value, list):
        return "regels", reader.rules(value, at)
    return "opties", reader.options(value, at)


_PARSERS: dict[str, Callable[[_Reader, Any, tuple[Key, ...]], tuple[str, Any]]] = {
    "niveau": lambda reader, value, at: ("niveau", reader.choice(value, at, get_args(Niveau))),
    "fail-on": lambda reader, value, at: ("fail_on", reader.choice(value, at, get_args(FailOn))),
    "alleen": lambda reader, value, at: ("regels", reader.rules(value, at)),
    "zonder": lambda reader, value, at: ("zonder", reader.rules(value, at)),
    "regels": _rules,
    "lang": lambda reader, value, at: ("lang", reader.choice(value, at, get_args(Lang))),
    "doelgroep": lambda reader, value, at: ("doelgroep", reader.choice(value, at, get_args(Doelgroep))),
    "pipeline": _pipeline,
    "woordenlijsten": lambda reader, value, at: (
        "woordenlijsten",
        tuple(reader.file(item, at) for item in reader.strings(value, at)),
    ),
    "toegestaan": lambda reader, value, at: ("toegestaan", reader.strings(value, at)),
    "baseline": lambda reader, value, at: ("baseline", reader.file(value, at)),
    "browser": lambda reader, value, at: ("browser", reader.yes_or_no(value, at)),
    "hosts": lambda reader, value, at: ("hosts", reader.strings(value, at)),
    "cache": lambda reader, value, at: ("cache", reader.file(value, at)),
    "audit": lambda reader, value, at: ("flows", reader.audit(value, at)),
    "afdelingen": lambda reader, value, at: ("afdelingen", reader.departments(value, at)),
    "paden": lambda reader, value, at: ("paden", reader.sections(value, at)),
}
_PATH_KEYS = ("niveau", "fail-on", "alleen", "zonder", "regels", "doelgroep", "toegestaan", "browser", "hosts")
