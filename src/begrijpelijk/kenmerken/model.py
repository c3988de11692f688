"""A model of characteristics, read from a TOML file that anybody can read and edit."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from begrijpelijk.errors import ConfigError
from begrijpelijk.kenmerken.meting import Meting

TEN = "tien-kenmerken"
"""Id of the model of ten characteristics, which every report refers to by number."""

BUILTIN = (TEN, "vier-keer-toegang", "wcag-2.2")

Field = Literal["kenmerken", "toegang", "wcag"]
"""The field of a finding that says what it is evidence for: `Finding.kenmerken`, `.toegang` or `.wcag`."""


@dataclass(frozen=True)
class Vraag:
    """A question of the self-test, for what only people know: why it is asked, and what a good answer looks like."""

    id: str
    vraag: str
    waarom: str
    goed: str


@dataclass(frozen=True)
class Kenmerk:
    """One characteristic: its number and name in the model, and what it asks of an organisation, in plain Dutch.

    `code` is what a finding calls it in the model's field ("3", "betaalbaarheid", "3.1.5"), by default the number.
    `bewijs` says what can be measured for it and `metingen` how, `vragen` asks what cannot.
    """

    nummer: int
    naam: str
    betekenis: str
    code: str = ""
    bewijs: tuple[str, ...] = ()
    vragen: tuple[Vraag, ...] = ()
    metingen: tuple[Meting, ...] = ()


@dataclass(frozen=True)
class Model:
    """A set of characteristics, with where it comes from. `veld` ties findings to its characteristics.

    `metingen` hold for every characteristic that has none of its own. `vult_aan` is the id of another model to which
    this one only adds evidence and questions, by the codes of its characteristics.
    """

    id: str
    naam: str
    bron: str
    kenmerken: tuple[Kenmerk, ...]
    veld: Field = "kenmerken"
    metingen: tuple[Meting, ...] = ()
    vult_aan: str = ""

    @classmethod
    def file(cls, path: Path) -> Model:
        """Read a model from a TOML file (see ``tien-kenmerken.toml``). Raises `ConfigError` for what is not right."""
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            model = cls(
                id=data["id"],
                naam=data["naam"],
                bron=data["bron"],
                kenmerken=tuple(_kenmerk(raw) for raw in data["kenmerk"]),
                veld=data.get("veld", "kenmerken"),
                metingen=tuple(Meting.read(raw) for raw in data.get("meting", ())),
                vult_aan=str(data.get("vult_aan", "")),
            )
        except KeyError as error:
            raise ConfigError(f"in dit model ontbreekt {error}", str(path)) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, ValueError) as error:
            raise ConfigError(f"dit model klopt niet: {error}", str(path)) from error
        if model.veld not in get_args(Field):
            raise ConfigError(f"veld is {model.veld}; kies uit {', '.join(get_args(Field))}", str(path))
        numbers = [str(kenmerk.nummer) for kenmerk in model.kenmerken]
        for kind, ids in (("nummer", numbers), ("vraag", [vraag.id for vraag in model.vragen])):
            double = next((id_ for id_ in ids if ids.count(id_) > 1), None)
            if double is not None:
                raise ConfigError(f"{kind} {double} staat er twee keer", str(path))
        return model

    @property
    def vragen(self) -> tuple[Vraag, ...]:
        """All questions of the self-test, in order."""
        return tuple(vraag for kenmerk in self.kenmerken for vraag in kenmerk.vragen)


def _kenmerk(raw: dict[str, Any]) -> Kenmerk:
    facts = {key: value for key, value in raw.items() if key not in ("vraag", "bewijs", "code", "meting")}
    return Kenmerk(
        **facts,
        code=str(raw.get("code", raw["nummer"])),
        bewijs=tuple(raw.get("bewijs", ())),
        vragen=tuple(Vraag(**vraag) for vraag in raw.get("vraag", ())),
        metingen=tuple(Meting.read(meting) for meting in raw.get("meting", ())),
    )


def load_model(id_: str) -> Model:
    """A model that comes with the package."""
    return Model.file(Path(__file__).parent / f"{id_}.toml")
