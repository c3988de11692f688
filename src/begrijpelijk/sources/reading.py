"""From a path, bytes, an address or a string to a `Document`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from begrijpelijk.document import Document
from begrijpelijk.errors import SourceError, told
from begrijpelijk.sources.base import MAX_BYTES, MAX_CHARACTERS
from begrijpelijk.sources.limits import TOO_LONG

if TYPE_CHECKING:
    from begrijpelijk.plugins import Registry

EMPTY = "Er staat geen tekst in. Kies een bestand met tekst."
TOO_LARGE = f"Dit bestand is groter dan {MAX_BYTES // 1024 // 1024} MB. Deel het op in kleinere bestanden."
NO_TEXT_FILE = "Dit soort bestand is in een editor niet te lezen. Geef het aan: begrijpelijk check."
_SAMPLE = 65_536  # characters that tell what kind of text it is
FAILED = "Dit bestand kan niet worden gelezen, het is misschien beschadigd. Sla het opnieuw op en probeer het nog eens."


def read_path(path: Path, registry: Registry | None = None, *, name: str | None = None) -> Document:
    """The document in a file. `name` is what to call it in reports (the path when None).

    Raises `SourceError` for a file that is missing, closed to us, too large or unreadable.
    """
    name = name or str(path)
    return read_bytes(file_bytes(path, name), name, registry)


def file_bytes(path: Path, name: str) -> bytes:
    """What is in a file. Raises `SourceError` for one that is missing, closed to us or too large."""
    try:
        if path.is_dir():
            raise SourceError("Dit is een map. Kies een bestand uit deze map.", name)
        if not path.exists():
            raise SourceError("Dit bestand bestaat niet. Controleer de naam.", name)
        if not path.is_file():
            raise SourceError("Dit is geen gewoon bestand. Kies een bestand met tekst.", name)
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(TOO_LARGE, name)
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except PermissionError as error:
        raise SourceError("U mag dit bestand niet lezen. Vraag de eigenaar om toestemming.", name) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise SourceError("Dit bestand kan niet worden geopend. Controleer de naam en de schijf.", name) from error


def read_bytes(data: bytes, name: str, registry: Registry | None = None, *, media_type: str | None = None) -> Document:
    """The document in these bytes. Content decides how to read them, then `media_type`, then the suffix of `name`.

    Raises `SourceError` with one plain sentence for everything that cannot be read; a reader that fails in any other
    way is reported as a damaged file, never as a traceback.
    """
    from begrijpelijk.sources.sniff import choose

    if len(data) > MAX_BYTES:
        raise SourceError(TOO_LARGE, name)
    if not data.strip(b" \t\r\n\0"):
        raise SourceError(EMPTY, name)
    registry = registry or _installed()
    reader, note = choose(data, name, registry.sources.values(), media_type)
    plugin = registry.origins.get(("sources", reader.name))
    try:
        document = reader.read(data, name)
    except SourceError as error:
        raise SourceError(error.message, error.source or name) from error
    except (Exception, RecursionError, SystemExit) as error:  # a stranger's file may break a parser in any way
        raise SourceError(FAILED if plugin is None else _by_plugin(plugin, told(error)), name) from error
    if not isinstance(document, Document):
        raise SourceError(_by_plugin(plugin or reader.name, "die geeft geen Document"), name)
    _require_text(document, may_be_empty=reader.may_be_empty)
    if note:
        document.notes.append(note)
    return document


def read_text(text: str, name: str, registry: Registry, kind: str | None = None) -> Document:
    """The document in a text as an editor has it: as `read_bytes` reads the file. `Document.raw` is the text itself.

    `kind` is the name of a reader, for a text whose name does not tell. Raises `SourceError`.
    """
    from begrijpelijk.sources.sniff import choose

    if len(text) > MAX_CHARACTERS:
        raise SourceError(TOO_LONG, name)
    if not text.strip(" \t\r\n\0"):
        raise SourceError(EMPTY, name)
    reader = registry.sources.get(kind) if kind else None
    if reader is None:
        reader, _ = choose(text[:_SAMPLE].encode("utf-8", "replace"), name, registry.sources.values())
    if reader.parse is None:
        raise SourceError(NO_TEXT_FILE, name)
    try:
        document = reader.parse(text, name)
    except SourceError as error:
        raise SourceError(error.message, error.source or name) from error
    except (Exception, RecursionError) as error:
        raise SourceError(FAILED, name) from error
    _require_text(document, may_be_empty=reader.may_be_empty)
    return document


def read_address(url: str, registry: Registry | None = None) -> Document:
    """The document at an http(s) address. Raises `SourceError` when it cannot be fetched or read."""
    from begrijpelijk.sources.web import fetch

    page = fetch(url)
    return read_bytes(page.data, url, registry, media_type=page.media_type)


def read_string(text: str, format: Literal["plain", "markdown", "html"] = "plain", name: str = "tekst") -> Document:
    """The document in a string whose format is known. `Document.raw` is the string itself.

    Raises `SourceError` when there is no text in it, `ValueError` for another format.
    """
    from begrijpelijk.sources import html, markdown
    from begrijpelijk.sources import text as plain

    parsers = {"plain": plain.parse, "markdown": markdown.parse, "html": html.parse}
    if format not in parsers:
        raise ValueError(f"format is 'plain', 'markdown' or 'html', not {format!r}")
    if len(text) > MAX_CHARACTERS:
        raise SourceError(TOO_LONG, name)
    document = parsers[format](text, name)
    _require_text(document)
    return document


def _installed() -> Registry:
    from begrijpelijk import plugins

    return plugins.registry()


def _by_plugin(plugin: str, reason: str) -> str:
    return f"De plug-in {plugin} kan dit bestand niet lezen ({reason}). Meld het de maker."


def _require_text(document: Document, *, may_be_empty: bool = False) -> None:
    if not may_be_empty and not any(char.isalnum() for block in document.blocks for char in block.text):
        raise SourceError(EMPTY, document.source)
    if sum(len(block.text) for block in document.blocks) > MAX_CHARACTERS:
        raise SourceError(TOO_LONG, document.source)
