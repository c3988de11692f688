"""The questions of the self-test: those of all models, with what plugins add to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from begrijpelijk.errors import UsageError
from begrijpelijk.kenmerken.complete import complete
from begrijpelijk.kenmerken.model import Kenmerk, Model, Vraag
from begrijpelijk.zelftest.wording import say

if TYPE_CHECKING:
    from begrijpelijk.plugins import Registry


@dataclass(frozen=True)
class Asked:
    """A question with the characteristic and the model that it belongs to, and its number in the whole test."""

    number: int
    model: Model
    kenmerk: Kenmerk
    vraag: Vraag

    @property
    def id(self) -> str:
        """The id that answers refer to."""
        return self.vraag.id


def questions(registry: Registry) -> list[Asked]:
    """All questions, in the order in which they are asked. Where two models have the same id, the first counts."""
    found: dict[str, Asked] = {}
    for model in complete(registry).values():
        for kenmerk in model.kenmerken:
            for vraag in kenmerk.vragen:
                found.setdefault(vraag.id, Asked(len(found) + 1, model, kenmerk, vraag))
    return list(found.values())


def of_kenmerken(asked: Sequence[Asked], wanted: Sequence[str], lang: str = "nl") -> list[Asked]:
    """The questions of these characteristics, by number or name; all where none is named. Raises `UsageError`."""
    if not wanted:
        return list(asked)
    chosen = []
    for name in wanted:
        mine = [each for each in asked if name.strip().casefold() in _names(each.kenmerk)]
        if not mine:
            known = ", ".join(dict.fromkeys(each.kenmerk.code for each in asked))
            raise UsageError(say(lang, "no_kenmerk", name=name[:50], known=known), "--kenmerk")
        chosen += mine
    return [each for each in asked if each in chosen]


def _names(kenmerk: Kenmerk) -> set[str]:
    return {kenmerk.code.casefold(), kenmerk.naam.casefold()}
