"""From the SOURCE arguments of the command line to items that can be read one by one."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk.document import Document
from begrijpelijk.errors import SourceError
from begrijpelijk.sources.base import MAX_BYTES
from begrijpelijk.sources.reading import TOO_LARGE, file_bytes, read_bytes

if TYPE_CHECKING:
    from begrijpelijk.plugins import Registry

STDIN = "-"
_PACKAGES = "node_modules"  # texts and components of others, thousands of them
_LOCK_PREFIXES = ("~$", ".~lock", "~")


@dataclass(frozen=True)
class Item:
    """One thing to read: a file (`path`), an address (`url`), standard input (neither), or an error at once.

    `data` is what is in it, once it has been loaded, and `media_type` what an address said that this is.
    """

    name: str
    path: Path | None = None
    url: str | None = None
    error: SourceError | None = None
    data: bytes | None = None
    media_type: str | None = None

    def loaded(self) -> Item:
        """The same with its bytes in it; raises `SourceError`, also the one that was found while collecting."""
        if self.error is not None:
            raise self.error
        if self.data is not None:
            return self
        if self.url is not None:
            from begrijpelijk.sources.web import fetch

            page = fetch(self.url)
            return replace(self, data=page.data, media_type=page.media_type)
        if self.path is not None:
            return replace(self, data=file_bytes(self.path, self.name))
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise SourceError(TOO_LARGE, STDIN)
        return replace(self, data=data)

    def read(self, registry: Registry | None = None) -> Document:
        """The document; raises `SourceError`."""
        item = self.loaded()
        return read_bytes(item.data or b"", item.name, registry, media_type=item.media_type)


def collect(sources: Iterable[str], registry: Registry | None = None) -> list[Item]:
    """Items for files, folders, globs, ``-`` and addresses, in the order given; nothing twice.

    Nothing is opened or fetched yet and nothing is raised: what does not exist becomes an item with its error. Folders
    are searched with all below them, for the suffixes that the readers know, in sorted order.
    """
    suffixes = _suffixes(registry)
    seen: set[str] = set()
    result: list[Item] = []
    for source in sources:
        for item in _items(str(source), suffixes):
            key = item.url or (os.path.realpath(item.path) if item.path else item.name)
            if key not in seen or item.error is not None:
                seen.add(key)
                result.append(item)
    return result


def _suffixes(registry: Registry | None) -> frozenset[str]:
    if registry is None:
        from begrijpelijk import plugins

        registry = plugins.registry()
    return frozenset(suffix for reader in registry.sources.values() if reader.in_folders for suffix in reader.suffixes)


def _items(source: str, suffixes: frozenset[str]) -> Iterator[Item]:
    if source == STDIN:
        yield Item(STDIN)
    elif "://" in source:
        yield Item(source, url=source)
    elif not source.strip() or "\0" in source:
        yield _failed(source, "Deze naam is leeg of onleesbaar. Geef de naam van een bestand.")
    elif _is_folder(path := Path(source)):
        yield from _folder(path, suffixes)
    elif glob.has_magic(source) and not path.exists():
        yield from _glob(source, suffixes)
    else:
        yield Item(source, path)  # a missing file is reported when it is read


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _folder(folder: Path, suffixes: frozenset[str]) -> Iterator[Item]:
    problems: list[OSError] = []
    found: list[Path] = []
    for directory, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".") and name != _PACKAGES]
        found += [Path(directory, name) for name in files if _is_text_name(name, suffixes)]
    for path in sorted(found):
        yield Item(str(path), path)
    for problem in problems:
        yield _failed(str(problem.filename or folder), "U mag deze map niet lezen. Vraag de eigenaar om toestemming.")
    if not found and not problems:
        known = ", ".join(sorted(suffixes))
        yield _failed(str(folder), f"In deze map staan geen teksten. Begrijpelijk leest {known}.")


def _glob(pattern: str, suffixes: frozenset[str]) -> Iterator[Item]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob takes no absolute pattern)
    for match in matches:
        path = Path(match)
        if path.is_dir():
            continue  # the files in it are named by "**/*"
        if _is_text_name(path.name, suffixes) or (path.suffix and pattern.endswith(path.suffix)):
            yield Item(match, path)
    if not matches:
        yield _failed(pattern, "Er zijn geen bestanden met deze naam. Controleer de naam.")


def _is_text_name(name: str, suffixes: frozenset[str]) -> bool:
    return not name.startswith((".", *_LOCK_PREFIXES)) and Path(name).suffix.lower() in suffixes


def _failed(source: str, message: str) -> Item:
    return Item(source, error=SourceError(message, source))
