"""The answers worth trying for each question, the most likely one first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from begrijpelijk.browser.walk import plausible
from begrijpelijk.browser.walk.entry import Entry
from begrijpelijk.browser.walk.look import Ask, Item

MOST_CHOICES = 14  # of longer lists only some are tried
_SEVERAL_ALONE = 12


class Steering(Protocol):
    """What a user says about answers; see `begrijpelijk.browser.walk.answers`."""

    def given(self, question: str) -> Sequence[str] | None:
        """The answers to give to a question, None where the user says nothing."""

    def avoided(self, question: str, answer: str) -> bool:
        """Whether an answer must not be given."""


def candidates(ask: Ask, steering: Steering | None, today: date) -> tuple[list[Entry], bool]:
    """The entries to try for a question, and whether these are all that there are."""
    given = steering.given(ask.text) if steering else None
    if given is not None:
        return [entry for answer in given for entry in _given(ask, answer)], True
    if ask.items[0].kind == "select":
        options = [(value, text) for value, text in ask.items[0].options if value.strip() and text.strip()]
        kept, whole = _some([text for _, text in options])
        entries = [Entry(ask.key, ask.text, text, "select", picks=(text,)) for text in kept]
    elif ask.kind == "one":
        kept, whole = _some(_names(ask.items))
        entries = [Entry(ask.key, ask.text, name, "pick", picks=(name,)) for name in kept]
    elif ask.kind == "several":
        entries, whole = _several(ask)
    else:
        entries, whole = [_typed(ask, value) for value in typed_values(ask, today)], True
    allowed = [e for e in entries if not (steering and steering.avoided(ask.text, e.value))]
    return allowed or entries[:1], whole


def _names(items: Sequence[Item]) -> list[str]:
    return list(dict.fromkeys(item.name or item.value for item in items if not item.disabled))


def _some(names: list[str]) -> tuple[list[str], bool]:
    """At most `MOST_CHOICES` of them: the first and last ones and some from between, spread evenly."""
    if len(names) <= MOST_CHOICES:
        return names, True
    step = (len(names) - 1) / (MOST_CHOICES - 1)
    return [names[round(number * step)] for number in range(MOST_CHOICES)], False


def _several(ask: Ask) -> tuple[list[Entry], bool]:
    names = _names(ask.items)
    alone = names[:_SEVERAL_ALONE]

    def entry(picks: tuple[str, ...], value: str) -> Entry:
        return Entry(ask.key, ask.text, value, "pick", picks=picks)

    found = [entry((name,), name) for name in alone]
    found.append(entry((), "(niets gekozen)"))
    if len(names) > 1:
        # An answer such as "geen van deze" beside the others is what nobody can mean, and often refused.
        those = tuple(
            name for name in names if not name.casefold().startswith(("geen", "weet", "none", "ik weet", "niets"))
        )
        if len(those) > 1:
            found.append(entry(those, ", ".join(those)))
    return found, len(alone) == len(names)


def typed_values(ask: Ask, today: date) -> list[str]:
    """What to enter in a field, dates as 2020-12-31."""
    first, about = ask.items[0], f"{ask.text} {ask.items[0].name} {ask.hint}"
    if ask.kind == "date":
        return plausible.dates(first, f"{ask.text} {ask.hint}", today)
    if ask.kind in ("number", "slider"):
        return plausible.numbers(first, about)
    if ask.kind in ("file", "password"):
        return []
    return plausible.texts(first, about, today)


def _typed(ask: Ask, value: str) -> Entry:
    if ask.kind == "date" and len(ask.items) > 1:
        return Entry(ask.key, ask.text, value, "type", typed=tuple(plausible.part(value, item) for item in ask.items))
    return Entry(ask.key, ask.text, value, "type", typed=(value,))


def _given(ask: Ask, answer: str) -> list[Entry]:
    """The user's answer: choices are found by their text, whole or in part."""
    if ask.items[0].kind not in ("radio", "checkbox", "select"):
        return [_typed(ask, answer)]
    how = "select" if ask.items[0].kind == "select" else "pick"
    wanted = answer.casefold().strip()
    tests: list[Callable[[str], bool]] = [lambda c: c.casefold() == wanted, lambda c: wanted in c.casefold()]
    for test in tests:
        for choice in ask.choices:
            if test(choice):
                return [Entry(ask.key, ask.text, choice, how, picks=(choice,))]  # type: ignore[arg-type]
    return []
