"""A record: one text of the input, with the id by which its result is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from begrijpelijk.errors import SourceError
from begrijpelijk.sources import Item

CUT_SHORT = "Dit bestand kan niet verder worden gelezen, het is misschien beschadigd. Maak het opnieuw."
MEDIA_TYPES = {"plain": "text/plain", "markdown": "text/markdown", "html": "text/html"}


@dataclass(frozen=True)
class Record:
    """A text to check. `item` carries its bytes, or the error that it could not be read by."""

    id: str
    item: Item


@dataclass(frozen=True)
class Fields:
    """Where a record has what. `kind` is the kind of its text: plain, markdown or html.

    A record may name its own kind in a field `media_type`, and its address or file in a field `source`.
    """

    text: str = "text"
    id: str = "id"
    kind: str = "plain"


class Reading(Protocol):
    """Reads the records of a file one by one. Raises `SourceError` where the file cannot be read any further."""

    def __call__(self, path: Path, fields: Fields) -> Iterator[Record]:
        """The records of the file, in their order."""
        ...


def record(name: str, values: dict[str, object], number: int, fields: Fields) -> Record:
    """The record that a row of `values` stands for: row `number` (from 1) of the file `name`.

    Without an id of its own it is known as ``name:number``.
    """
    given = values.get(fields.id)
    identity = f"{name}:{number}" if given is None or isinstance(given, (dict, list)) else str(given)
    source = values.get("source")
    shown = source if isinstance(source, str) and source else identity
    content = values.get(fields.text)
    if isinstance(content, str):
        data = content.encode("utf-8", "replace")
    elif isinstance(content, bytes):
        data = content
    else:
        message = f"Dit record heeft geen veld '{fields.text}' met tekst. Noem het goede veld met --veld."
        return failed(identity, shown, message)
    kind = values.get("media_type")
    return Record(
        identity,
        Item(shown, data=data, media_type=kind if isinstance(kind, str) and kind else MEDIA_TYPES[fields.kind]),
    )


def failed(identity: str, source: str, message: str) -> Record:
    """A record that cannot be read."""
    return Record(identity, Item(source, error=SourceError(message, source)))
