"""The options of a check as they come in, and saying in one sentence what is wrong with them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StrictStr, ValidationError

from begrijpelijk.config import Doelgroep, Lang
from begrijpelijk.model import FailOn, Niveau
from begrijpelijk.rules import Option, Rule
from begrijpelijk.server.problems import Problem
from begrijpelijk.server.wording import say

Name = Annotated[StrictStr, Field(max_length=200)]
Names = Annotated[list[Name], Field(max_length=2000)]
Value = StrictBool | StrictInt | StrictFloat | StrictStr


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class CheckOptions(_Model):
    """Settings of one check. What is left out is as the house has it, or as in `GET /settings/default`."""

    niveau: Niveau | None = Field(default=None, description="the level that the text must meet")
    regels: Names | None = Field(default=None, description="ids of the only rules to run")
    zonder: Names | None = Field(default=None, description="ids of rules to leave out")
    doelgroep: Doelgroep | None = Field(default=None, description="whether readers are called *u* or *je*")
    lang: Lang | None = Field(default=None, description="the language of the messages, not of the text")
    fail_on: FailOn | None = Field(default=None, description="findings of this severity or heavier make it fail")
    opties: dict[Name, dict[Name, Value]] | None = Field(
        default=None, description="options per rule, by the id of the rule and the name of the option"
    )
    toegestaan: Names | None = Field(default=None, description="words that are never flagged")

    def given(self) -> dict[str, Any]:
        """What was set, by name."""
        return self.model_dump(exclude_none=True)


def nearest(name: str, known: Iterable[str], lang: str) -> str:
    """ " Bedoelt u ...?" with the name that is most like a wrong one; empty when none is."""
    close = difflib.get_close_matches(name[:100].lower(), list(known), n=1, cutoff=0.5)
    return say(lang, "hint", name=close[0]) if close else ""


def check_rules(options: CheckOptions, rules: Mapping[str, Rule], lang: str) -> None:
    """Refuse rules and options of rules that do not exist or cannot have a value. Raises `Problem`."""
    for field in ("regels", "zonder"):
        for name in getattr(options, field) or ():
            _known_rule(name, rules, field, lang)
    for name, values in (options.opties or {}).items():
        _known_rule(name, rules, f"opties.{name}", lang)
        for option, value in values.items():
            known = rules[name].options
            if option not in known:
                hint = nearest(option, known, lang)
                raise Problem(
                    422, "unknown_option", name=option, rule=name, hint=hint, source=f"opties.{name}", lang=lang
                )
            _check_value(value, known[option], f"opties.{name}.{option}", lang)


def _known_rule(name: str, rules: Mapping[str, Rule], source: str, lang: str) -> None:
    if name not in rules:
        raise Problem(422, "unknown_rule", name=name, hint=nearest(name, rules, lang), source=source, lang=lang)


def _check_value(value: Value, option: Option, source: str, lang: str) -> None:
    kind = type(option.default)
    name = source.rpartition(".")[2]
    # In Python true is a number as well; in settings it is a mistake.
    fits = isinstance(value, (int, float) if kind is float else kind) and isinstance(value, bool) == (kind is bool)
    if not fits:
        raise Problem(422, "type", name=name, kind=say(lang, f"kind_{kind.__name__}"), source=source, lang=lang)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if option.minimum is not None and not value >= option.minimum:
            raise Problem(422, "minimum", name=name, limit=f"{option.minimum:g}", source=source, lang=lang)
        if option.maximum is not None and not value <= option.maximum:
            raise Problem(422, "maximum", name=name, limit=f"{option.maximum:g}", source=source, lang=lang)


_KINDS = {
    "string_type": "kind_str", "list_type": "kind_list", "dict_type": "kind_dict", "model_type": "kind_dict",
    "model_attributes_type": "kind_dict", "bool_type": "kind_bool", "int_type": "kind_int", "float_type": "kind_float",
}  # fmt: skip


def problem_of(error: ValidationError, model: type[BaseModel], lang: str) -> Problem:
    """The first thing that is wrong with a request, as a refusal. Never quotes what was sent."""
    first = error.errors(include_input=False, include_url=False)[0]
    kind, place = str(first["type"]), tuple(first["loc"])
    source = ".".join(str(part) for part in place) or None
    name = str(place[-1]) if place else ""
    if kind == "json_invalid":
        return Problem(400, "json", lang=lang)
    if kind == "extra_forbidden":
        hint = nearest(name, _fields(model, place[:-1]), lang)
        return Problem(422, "unknown", name=name[:100], hint=hint, source=source and source[:200], lang=lang)
    if kind == "missing":
        return Problem(422, "missing", name=name, source=source, lang=lang)
    if kind == "literal_error":
        known = ", ".join(_choices(model, place)) or str(first.get("ctx", {}).get("expected", ""))
        return Problem(422, "choice", name=name, known=known, source=source, lang=lang)
    if kind in _KINDS:
        return Problem(422, "type", name=name or "JSON", kind=say(lang, _KINDS[kind]), source=source, lang=lang)
    return Problem(422, "value", name=name, source=source, lang=lang)


def _fields(model: type[BaseModel], place: tuple[int | str, ...]) -> list[str]:
    """The names that a request may have at a place."""
    for part in (part for part in place if isinstance(part, str)):
        field = model.model_fields.get(str(part))
        inner = [t for t in (field.annotation, *get_args(field.annotation)) if _is_model(t)] if field else []
        if not inner:
            return []
        model = inner[0]
    return list(model.model_fields)


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _choices(model: type[BaseModel], place: tuple[int | str, ...]) -> list[str]:
    """The values that a field may have, where they are a fixed few."""
    for part in (part for part in place[:-1] if isinstance(part, str)):  # the rest are places in a list
        field = model.model_fields.get(str(part))
        inner = [t for t in (field.annotation, *get_args(field.annotation)) if _is_model(t)] if field else []
        if not inner:
            return []
        model = inner[0]
    field = model.model_fields.get(str(place[-1])) if place else None
    if field is None:
        return []
    kinds = [field.annotation, *get_args(field.annotation)]
    return [str(value) for kind in kinds if getattr(kind, "__origin__", None) is Literal for value in get_args(kind)]
