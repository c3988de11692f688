"""A cache of outcomes, for those who ask for it: what has been checked and did not change is not checked again.

Every file holds the report on one source, and that quotes the text. They are in a folder of their own that only the
user may open. A file that is damaged, of somebody else, or not about exactly this source is passed over and made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from begrijpelijk.batch import fingerprint
from begrijpelijk.batch.memory import is_alive
from begrijpelijk.batch.outcome import TOO_LARGE, Outcome
from begrijpelijk.errors import UsageError
from begrijpelijk.files import write_atomic, write_refusal
from begrijpelijk.model import BlockReport, DocumentReport, ErrorReport, SectionReport

if TYPE_CHECKING:
    from begrijpelijk.config import Config
    from begrijpelijk.plugins import Registry
    from begrijpelijk.sources import Item

FOLDER = "begrijpelijk-cache"
MAX_BYTES = 500 * 1024 * 1024  # of all files together; the ones that were not used for longest go first
MAX_ENTRY = 256 * 1024 * 1024  # bytes of one unpacked file: a foreign file may unpack without end
_NAME = re.compile(r"[0-9a-f]{64}\.cache")
_TEMPORARY = re.compile(r"\.[0-9a-f]{64}\.cache\.(\d+)\.tmp")


class _Entry(BaseModel):
    """What a file holds. The parts of a document that its JSON leaves out stand beside it."""

    model_config = ConfigDict(extra="forbid")

    schema_: Literal["begrijpelijk/cache/1"] = "begrijpelijk/cache/1"
    key: str
    pipeline: str = ""
    document: DocumentReport | None = None
    blocks: list[BlockReport] = []
    sections: list[SectionReport] = []
    error: ErrorReport | None = None


class Cache:
    """The outcomes in a folder. Raises `UsageError` when the folder cannot be made or is somebody else's."""

    def __init__(self, folder: Path, registry: Registry, config: Config, limit: int = MAX_BYTES) -> None:
        self.folder = folder / FOLDER
        self.limit = limit
        self._installation = fingerprint.of_installation(registry, config.pipeline)
        self._settings: dict[int, str] = {}
        self._configs: list[Config] = []
        self._open()

    def _open(self) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            state = self.folder.lstat()
            if not stat.S_ISDIR(state.st_mode) or not _is_ours(state):
                raise UsageError("deze map is van iemand anders; kies een andere map", str(self.folder))
            if stat.S_IMODE(state.st_mode) & 0o077:
                self.folder.chmod(0o700)
        except OSError as error:
            raise UsageError(write_refusal(error), str(self.folder)) from error

    def key(self, item: Item, config: Config, with_text: bool) -> str:
        """What an outcome is known by: all that it can depend on. `item` has been loaded."""
        parts = (
            self._installation,
            self._of_settings(config.for_path(item.name)),
            item.name,  # readers get it, reports show it, and its suffix decides how to read
            item.media_type or "",
            str(with_text),
            hashlib.sha256(item.data or b"").hexdigest(),
        )
        return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()

    def _of_settings(self, config: Config) -> str:
        """The fingerprint of a `Config`, worked out once for all sources without settings of their own."""
        if id(config) not in self._settings:
            made = fingerprint.of_settings(config)
            if len(self._configs) > 16:
                return made
            self._configs.append(config)  # kept, so that no other gets its number
            self._settings[id(config)] = made
        return self._settings[id(config)]

    def find(self, key: str) -> Outcome | None:
        """The outcome that is known by this key, if any; it counts as used now."""
        path = self._path(key)
        try:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
            with os.fdopen(descriptor, "rb") as file:
                state = os.fstat(descriptor)
                if not stat.S_ISREG(state.st_mode) or not _is_ours(state):
                    return None
                unpacking = zlib.decompressobj()
                data = unpacking.decompress(file.read(MAX_ENTRY), MAX_ENTRY)
            entry = _Entry.model_validate_json(data) if unpacking.eof else None
        except (OSError, zlib.error, ValidationError, MemoryError, RecursionError):
            return None
        if entry is None or entry.key != key or (entry.document is None) == (entry.error is None):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        document = entry.document
        if document is not None:
            document.blocks, document.sections = entry.blocks, entry.sections
        return Outcome(document, entry.error, (), entry.pipeline)

    def store(self, key: str, outcome: Outcome) -> None:
        """Remember an outcome. One with a rule that failed is not kept: next time it may well succeed.

        A full disk or a folder that went away is no reason to stop: then nothing is remembered.
        """
        document = outcome.document
        if outcome.problems or (outcome.error is not None and outcome.error.message == TOO_LARGE):
            return
        with contextlib.suppress(UsageError, OSError, ValueError):
            entry = _Entry(
                key=key,
                pipeline=outcome.pipeline,
                document=document,
                blocks=document.blocks if document else [],
                sections=document.sections if document else [],
                error=outcome.error,
            )
            packed = zlib.compress(entry.model_dump_json().encode("utf-8"), 1)
            path = self._path(key)
            if path.is_symlink():
                path.unlink()  # `find` follows no link; writing through one would change a file that is elsewhere
            write_atomic(path, packed, private=True)

    def sweep(self) -> None:
        """Keep to the limit, and take away what a process that was killed left half written."""
        kept: list[tuple[int, int, Path]] = []
        for path in self._files():
            with contextlib.suppress(OSError):
                half = _TEMPORARY.fullmatch(path.name)
                if half and not is_alive(int(half[1])):
                    path.unlink()
                elif _NAME.fullmatch(path.name):
                    state = path.lstat()
                    kept.append((state.st_mtime_ns, state.st_size, path))
        total = sum(size for _, size, _ in kept)
        for _, size, path in sorted(kept):
            if total <= self.limit:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size

    def _files(self) -> Iterator[Path]:
        with contextlib.suppress(OSError):
            yield from self.folder.iterdir()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.cache"


def _is_ours(state: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or state.st_uid == os.getuid()
