"""How evidence for a characteristic is measured: a few kinds of measurement, each a table in the model's TOML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

Soort = Literal["doel", "zonder", "dichtheid", "signaal", "ergens", "verloop", "kleuren"]
"""What is measured.

``doel``: the share of documents that meets its target. ``zonder``: the share without a finding of this characteristic.
``dichtheid``: findings per 100 words, weighed. ``signaal``: the share that offers something (`Meting.signaal`).
``ergens``: whether it is offered anywhere at all. ``verloop``: whether the share that meets its target grows.
``kleuren``: whether the other characteristics have a better colour than the last time.
"""
Bron = Literal["page", "document", "flow"]
Kleur = Literal["groen", "oranje", "rood", "grijs"]
Kracht = Literal["bewijs", "aanwijzing"]
"""What good news proves. A ``bewijs`` (proof) gives any colour. An ``aanwijzing`` (indication) is what an organisation
that does well shows, but also many that do not: by itself it makes nothing green, beside proof or answers it counts."""


@dataclass(frozen=True)
class Meting:
    """One measurement. `naam` says in plain Dutch what it is, `name` in English.

    `over` are the kinds of document that count, `met` a signal that one needs to count (``name`` or ``name:value``),
    `signaal` the names of which one is enough. `regels` limits the rules to those that fit one of these patterns,
    `ernst` the severities.
    `getoond` asks that a browser showed it. `goed` is False where the signal is a bad sign. `groen` and `rood` are
    thresholds in place of those for the kind. `wel` is the colour where all is well: grijs where that proves nothing.
    `niet` is that of ``ergens`` where nothing was found: what nobody writes down is not always missing.
    `minst` is the number of texts under which there is no colour, in place of that in ``regels.toml``.
    """

    soort: Soort
    naam: str
    name: str = ""
    over: tuple[Bron, ...] = ("page", "document")
    met: str = ""
    signaal: tuple[str, ...] = ()
    regels: tuple[str, ...] = ()
    ernst: tuple[str, ...] = ("fout", "waarschuwing")
    goed: bool = True
    getoond: bool = False
    groen: float | None = None
    rood: float | None = None
    wel: Kleur = "groen"
    niet: Kleur = "rood"
    kracht: Kracht = "bewijs"
    minst: int | None = None

    @classmethod
    def read(cls, raw: Mapping[str, Any]) -> Meting:
        """A measurement from its table. Raises `ValueError` or `TypeError` for what is not right in it."""
        known = {each.name for each in fields(cls)}
        if wrong := sorted(set(raw) - known):
            raise ValueError(f"een meting heeft geen '{wrong[0]}'")
        values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in raw.items()}
        made = cls(**values)
        for name, value, allowed in (
            ("soort", (made.soort,), get_args(Soort)),
            ("over", made.over, get_args(Bron)),
            ("wel", (made.wel,), get_args(Kleur)),
            ("niet", (made.niet,), get_args(Kleur)),
            ("kracht", (made.kracht,), get_args(Kracht)),
        ):
            if not isinstance(value, tuple) or not set(value) <= set(allowed):
                raise ValueError(f"{name} van een meting kiest u uit {', '.join(allowed)}")
        if made.soort in ("signaal", "ergens") and not made.signaal:
            raise ValueError(f"een meting met soort {made.soort} heeft een signaal nodig")
        return made

    def named(self, lang: str) -> str:
        """What it measures, in a language."""
        return self.name if lang == "en" and self.name else self.naam
