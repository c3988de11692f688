"""Declaring a rule of this package: what they all have in common, said once."""

from __future__ import annotations

from collections.abc import Mapping

from begrijpelijk.model import Severity
from begrijpelijk.rules import Example, Option, Rule, Scope, Texts

Pair = tuple[str, str]
"""A text in Dutch and in English."""


def texts(pair: Pair) -> Texts:
    """A pair by language."""
    return {"nl": pair[0], "en": pair[1]}


def option(default: int | float | str | bool, meaning: Pair, minimum: float, maximum: float | None = None) -> Option:
    """A setting with a number."""
    return Option(default, texts(meaning), minimum, maximum)


def rule(
    id_: str,
    severity: Severity,
    scope: Scope,
    *,
    title: Pair,
    message: Pair,
    explanation: Pair,
    action: Pair,
    example: tuple[str, str],
    variants: Mapping[str, Pair] | None = None,
    options: Mapping[str, Option] | None = None,
    kenmerken: tuple[int, ...] = (4,),
    toegang: tuple[str, ...] = ("begrijpelijkheid", "beschikbaarheid"),
    wcag: tuple[str, ...] = (),
    tries: bool = False,
    reads_pictures: bool = False,
) -> Rule:
    """A rule about digital care. `example` is what is wrong, and the same as it should be."""
    return Rule(
        id=id_,
        section="digital",
        severity=severity,
        title=texts(title),
        message=texts(message),
        explanation=texts(explanation),
        examples=(Example(*example),),
        kenmerken=kenmerken,
        toegang=toegang,
        wcag=wcag,
        options=options or {},
        variants={name: texts(pair) for name, pair in (variants or {}).items()},
        action=texts(action),
        scope=scope,
        tries=tries,
        reads_pictures=reads_pictures,
    )
