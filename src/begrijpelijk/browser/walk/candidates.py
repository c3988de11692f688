"""The answers worth trying for each question, the most likely one first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from begrijpelijk.browser.walk import plausible
from begrijpelijk.browser.walk.entry import Entry
from begrijpelijk.browser.walk.look import Ask, Item

_NO_ANSWER = re.compile(
    r"^\W*$|^\W*(?:kies|selecteer|maak (?:een |uw |je )?keuze|select|choose)\b|^-+|^\.\.\.", re.IGNORECASE
)
_IN_PLACE = re.compile(
    r"\bweet\b.{0,20}\bniet\b|\bgeen idee\b|\bonbekend\b|\bniet van toepassing\b|\bn\.?v\.?t\b|\bdon'?t know\b",
    re.IGNORECASE,
)
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
    if ask.kind == "list":  # what is in it is known once it was opened: see `learn.open_lists`
        return [], True
    given = steering.given(ask.text) if steering else None
    if given is not None:
        return [entry for answer in given for entry in _given(ask, answer)], True
    if ask.items[0].kind == "select":
        options = [(value, text) for value, text in ask.items[0].options if value.strip() and text.strip()]
        # "Kies een antwoord" is no answer, whatever its value is.
        texts = sorted((text for _, text in options), key=lambda text: _NO_ANSWER.match(text) is not None)
        kept, whole = _some(texts)
        entries = [Entry(ask.key, ask.text, text, "select", picks=(text,)) for text in kept]
    elif ask.kind == "one":
        kept, whole = _some(_names(ask.items))
        entries = [Entry(ask.key, ask.text, name, "pick", picks=(name,)) for name in kept]
    elif ask.kind == "several":
        entries, whole = _several(ask)
    elif ask.kind == "file":
        entries, whole = ([a_file(ask)] if ask.required else []), True
    else:
        entries, whole = [typed(ask, value) for value in typed_values(ask, today)], True
    allowed = [e for e in entries if not (steering and steering.avoided(ask.text, e.value))]
    return allowed or entries[:1], whole


def chosen_from(ask_key: str, text: str, names: list[str], via: str = "") -> list[Entry]:
    """The entries for a list that has to be opened."""
    kept, _ = _some(sorted(names, key=lambda name: _NO_ANSWER.match(name) is not None))
    return [Entry(ask_key, text, name, "open", picks=(name,), via=via) for name in kept]


def a_file(ask: Ask) -> Entry:
    """A small file of the kind that is asked for."""
    accept = ask.items[0].accept
    kind = "pdf" if "pdf" in accept and "image" not in accept else "txt" if "text" in accept else "png"
    return Entry(ask.key, ask.text, f"voorbeeld.{kind}", "file")


def stands_in(ask: Ask) -> bool:
    """Whether it is a box "I do not know" beside a field: who ticks it need not fill in that field."""
    return ask.kind == "several" and len(ask.items) == 1 and _IN_PLACE.search(ask.items[0].name) is not None


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
    if stands_in(ask):
        found.reverse()
    return found, len(alone) == len(names)


def typed_values(ask: Ask, today: date) -> list[str]:
    """What to enter in a field, dates as 2020-12-31."""
    first, about = ask.items[0], ask.about
    if ask.kind == "date":
        return plausible.dates(first, about, today)
    if ask.kind in ("number", "slider"):
        return plausible.numbers(first, about)
    if ask.kind in ("file", "password"):
        return []
    return plausible.texts(first, about, today)


def typed(ask: Ask, value: str) -> Entry:
    """The entry that types a value; a date (2020-12-31) in parts where it has several fields."""
    if ask.kind == "date" and len(ask.items) > 1:
        return Entry(ask.key, ask.text, value, "type", typed=tuple(plausible.part(value, item) for item in ask.items))
    return Entry(ask.key, ask.text, value, "type", typed=(value,))


def _given(ask: Ask, answer: str) -> list[Entry]:
    """The user's answer: choices are found by their text, whole or in part."""
    if ask.items[0].kind not in ("radio", "checkbox", "select"):
        return [typed(ask, answer)]
    how = "select" if ask.items[0].kind == "select" else "pick"
    wanted = answer.casefold().strip()
    tests: list[Callable[[str], bool]] = [lambda c: c.casefold() == wanted, lambda c: wanted in c.casefold()]
    for test in tests:
        for choice in ask.choices:
            if test(choice):
                return [Entry(ask.key, ask.text, choice, how, picks=(choice,))]  # type: ignore[arg-type]
    return []
