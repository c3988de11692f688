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
    identity = _words(values.get(fields.id)) or f"{name}:{number}"
    shown = _words(values.get("source")) or identity
    content = values.get(fields.text)
    if isinstance(content, str):
        data = content.encode("utf-8", "replace")
    elif isinstance(content, bytes):
        data = content
    else:
        message = f"Dit record heeft geen veld '{fields.text}' met tekst. Noem het goede veld met --veld."
        return failed(identity, shown, message)
    kind = _words(values.get("media_type")) or MEDIA_TYPES[fields.kind]
    return Record(identity, Item(shown, data=data, media_type=kind))


def failed(identity: str, source: str, message: str) -> Record:
    """A record that cannot be read."""
    return Record(identity, Item(source, error=SourceError(message, source)))


def _words(value: object) -> str:
    """A value as text that can be written in any kind of file; empty where there is none."""
    if value is None or isinstance(value, (dict, list)):
        return ""
    text = value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
    return text.decode("utf-8", "replace")
