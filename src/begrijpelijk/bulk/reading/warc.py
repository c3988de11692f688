"""WARC (ISO 28500): a record for every answer of a web server, and for every resource. Needs the extra `[bulk]`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any

from begrijpelijk.bulk.records import CUT_SHORT, Fields, Record, failed
from begrijpelijk.errors import SourceError
from begrijpelijk.extra import need
from begrijpelijk.sources import MAX_BYTES, Item

_PIECE = 1024 * 1024
LARGE = f"Dit is groter dan {MAX_BYTES // 1024 // 1024} MB. Deel het op."
# What has no running text, or is no page of its own.
_OTHER = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript",
          "application/json", "application/x-javascript", "application/font", "text/dns")  # fmt: skip


def read(path: Path, fields: Fields) -> Iterator[Record]:
    """Pages and documents with their address; pictures, styles, scripts and answers that are no page are left out.

    The library meets a broken head with errors of several kinds, and the end of a file in one with silence.
    """
    archive: Any = need("warcio.archiveiterator", "bulk")
    errors: Any = need("warcio.exceptions", "bulk")
    try:
        with path.open("rb") as stream:
            records = archive.ArchiveIterator(stream)
            for part in _parts(records):
                found = _record(part)
                _require_whole(part, path.name)
                if found is not None:
                    yield found
            if records.offset < path.stat().st_size:  # it ended in the head of a record
                raise SourceError(CUT_SHORT, path.name)
    except (OSError, EOFError, ValueError, AttributeError, errors.ArchiveLoadFailed) as error:
        raise SourceError(CUT_SHORT, path.name) from error


def _parts(iterator: Any) -> Iterator[Any]:
    """The records; what the library has to say of them quotes their text, and is not for a log."""
    while True:
        with redirect_stderr(StringIO()):
            part = next(iterator, None)
        if part is None:
            return
        yield part


def _require_whole(part: Any, name: str) -> None:
    """Raise `SourceError` for a record of which the end is not there."""
    while part.raw_stream.read(_PIECE):
        pass
    if getattr(part.raw_stream, "limit", 0) > 0:
        raise SourceError(CUT_SHORT, name)


def _record(part: Any) -> Record | None:
    if part.rec_type not in ("response", "resource"):
        return None
    address = part.rec_headers.get_header("WARC-Target-URI") or ""
    identity = part.rec_headers.get_header("WARC-Record-ID") or address
    if part.http_headers is not None:
        if part.http_headers.get_statuscode() != "200":
            return None
        kind = part.http_headers.get_header("Content-Type") or ""
    else:
        kind = part.rec_headers.get_header("Content-Type") or ""
    kind = kind.partition(";")[0].strip().lower()
    if kind.startswith(_OTHER) or not address.startswith(("http://", "https://")):
        return None
    data = part.content_stream().read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return failed(identity, address, LARGE)
    return Record(identity, Item(address, data=data, media_type=kind or None)) if data else None
