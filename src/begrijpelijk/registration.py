"""What a plugin may register: of each kind the type it must have, its id, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from begrijpelijk.model import SEVERITIES

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KINDS = ("checks", "wordlists", "sources", "reports", "kenmerken")
"""In the order in which they are loaded; each has a hook ``register_<kind>`` and a table in the registry."""


def identity(kind: str, thing: Any) -> str:
    """The id of a thing that `problem` finds nothing wrong with."""
    found = {
        "checks": lambda: thing.rule.id,
        "kenmerken": lambda: thing.id,
    }.get(kind, lambda: thing.name)()
    return str(found)


def problem(kind: str, thing: object) -> str | None:
    """What is wrong with a thing that a plugin registered, as a plain sentence; None when it can be used."""
    wanted = _wanted(kind)
    if not isinstance(thing, wanted):
        return f"register_{kind} geeft een {type(thing).__name__}, en dat moet een {wanted.__name__} zijn"
    return _PROBLEMS[kind](thing)


def _wanted(kind: str) -> type:
    """The type of a kind. Imported here: who only asks for help loads none of it."""
    if kind == "checks":
        from begrijpelijk.rules import Check

        return Check
    if kind == "wordlists":
        from begrijpelijk.wordlists import WordList

        return WordList
    if kind == "sources":
        from begrijpelijk.sources.base import SourceReader

        return SourceReader
    if kind == "reports":
        from begrijpelijk.reports.base import Reporter

        return Reporter
    from begrijpelijk.kenmerken.model import Model

    return Model


def _check(check: Any) -> str | None:
    from begrijpelijk.rules import Rule

    if not isinstance(check.rule, Rule):
        return f"een Check heeft een {type(check.rule).__name__}, en dat moet een Rule zijn"
    wrong = _rule(check.rule)
    if wrong is None and not callable(check.find):
        wrong = "find is geen functie"
    return f"regel {check.rule.id}: {wrong}" if wrong else None


def _rule(rule: Any) -> str | None:
    from begrijpelijk.rules import Option, Section

    if not isinstance(rule.id, str) or not _ID.fullmatch(rule.id):
        return "een id heeft alleen kleine letters, cijfers en streepjes"
    if rule.section not in get_args(Section):
        return f"section kan niet '{rule.section}' zijn; kies uit {', '.join(get_args(Section))}"
    if rule.severity not in SEVERITIES:
        return f"severity kan niet '{rule.severity}' zijn; kies uit {', '.join(SEVERITIES)}"
    for name in ("title", "message", "explanation"):
        if not _is_text(getattr(rule, name)):
            return f"{name} moet een tekst in het Nederlands hebben, onder 'nl'"
    if not isinstance(rule.variants, Mapping) or not all(map(_is_text, rule.variants.values())):
        return "variants moet bij elke naam een tekst in het Nederlands hebben, onder 'nl'"
    if not isinstance(rule.options, Mapping) or not all(isinstance(o, Option) for o in rule.options.values()):
        return "options moet bij elke naam een Option hebben"
    if not all(isinstance(number, int) and 1 <= number <= 10 for number in _items(rule.kenmerken)):
        return "kenmerken zijn de nummers 1 tot en met 10"
    return None


def _is_text(texts: object) -> bool:
    """Whether it is a text by language, with Dutch in it."""
    return isinstance(texts, Mapping) and isinstance(texts.get("nl"), str) and bool(texts["nl"].strip())


def _items(value: object) -> Iterable[object]:
    """The items of a tuple or list; of anything else one item that fits nowhere."""
    return value if isinstance(value, (tuple, list)) else (None,)


def _wordlist(wordlist: Any) -> str | None:
    return _name(wordlist.name) or (None if isinstance(wordlist.rule, str) else "rule is de id van een regel")


def _source(reader: Any) -> str | None:
    if wrong := _name(reader.name):
        return wrong
    if not all(isinstance(suffix, str) and suffix.startswith(".") for suffix in _items(reader.suffixes)):
        return f"{reader.name}: suffixes is een rij met teksten die met een punt beginnen"
    return None if callable(reader.read) else f"{reader.name}: read is geen functie"


def _report(reporter: Any) -> str | None:
    return _name(reporter.name) or (None if callable(reporter.write) else f"{reporter.name}: write is geen functie")


def _model(model: Any) -> str | None:
    from begrijpelijk.kenmerken.model import Kenmerk

    if wrong := _name(model.id):
        return wrong
    if not all(isinstance(kenmerk, Kenmerk) for kenmerk in _items(model.kenmerken)):
        return f"{model.id}: kenmerken is een rij met Kenmerk"
    return None


def _name(name: object) -> str | None:
    return None if isinstance(name, str) and name.strip() else "de naam is leeg of geen tekst"


_PROBLEMS: dict[str, Callable[[Any], str | None]] = {
    "checks": _check,
    "wordlists": _wordlist,
    "sources": _source,
    "reports": _report,
    "kenmerken": _model,
}
