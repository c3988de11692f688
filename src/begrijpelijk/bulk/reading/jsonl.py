"""JSON Lines: an object on every line, also packed with gzip or on standard input."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from begrijpelijk.bulk.records import CUT_SHORT, Fields, Record, failed, record
from begrijpelijk.errors import SourceError
from begrijpelijk.sources import MAX_BYTES

MAX_LINE = 2 * MAX_BYTES  # bytes of a line; a text in it may be written with escapes
LONG = "Deze regel is te lang. Deel de tekst op."
BROKEN = "Deze regel is geen JSON-object. Kijk of het bestand heel is."


def read(path: Path, fields: Fields) -> Iterator[Record]:
    """A record for every line that is not empty. A line that is no object is a record that failed."""
    name = "invoer" if str(path) == "-" else path.name
    try:
        with _opened(path) as stream:
            for number, line in enumerate(_lines(stream), 1):
                if line is None:
                    yield failed(f"{name}:{number}", f"{name}:{number}", LONG)
                elif line.strip():
                    yield _record(name, line, number, fields)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(CUT_SHORT, name) from error


def _record(name: str, line: bytes, number: int, fields: Fields) -> Record:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        return failed(f"{name}:{number}", f"{name}:{number}", BROKEN)
    return record(name, values, number, fields)


def _opened(path: Path) -> AbstractContextManager[Any]:
    if str(path) == "-":
        return nullcontext(sys.stdin.buffer)
    return gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb")


def _lines(stream: Any) -> Iterator[bytes | None]:
    """The lines; None for one that is too long, of which no more than a part is ever in memory."""
    while line := stream.readline(MAX_LINE):
        if len(line) < MAX_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None
