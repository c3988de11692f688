"""A model of characteristics, read from a TOML file that anybody can read and edit."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

TEN = "tien-kenmerken"
"""Id of the model of ten characteristics, which every report refers to by number."""


@dataclass(frozen=True)
class Kenmerk:
    """One characteristic: its number and name in the model, and what it asks of an organisation, in plain Dutch."""

    nummer: int
    naam: str
    betekenis: str


@dataclass(frozen=True)
class Model:
    """A set of characteristics, with where it comes from."""

    id: str
    naam: str
    bron: str
    kenmerken: tuple[Kenmerk, ...]

    @classmethod
    def file(cls, path: Path) -> Model:
        """Read a model from a TOML file (see ``tien-kenmerken.toml``)."""
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(
            id=data["id"],
            naam=data["naam"],
            bron=data["bron"],
            kenmerken=tuple(Kenmerk(**kenmerk) for kenmerk in data["kenmerk"]),
        )


def load_model(id_: str) -> Model:
    """A model that comes with the package."""
    return Model.file(Path(__file__).parent / f"{id_}.toml")
