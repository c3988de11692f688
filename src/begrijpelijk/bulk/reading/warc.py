"""WARC (ISO 28500): a record for every answer of a web server, and for every resource. Needs the extra `[bulk]`."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from email.message import Message
from io import StringIO
from pathlib import Path
from typing import Any

from begrijpelijk.bulk.reading.payload import PackedError, TooLargeError, unpacked
from begrijpelijk.bulk.records import CUT_SHORT, Fields, Record, failed
from begrijpelijk.errors import SourceError
from begrijpelijk.extra import need
from begrijpelijk.sources import MAX_BYTES, Item
from begrijpelijk.sources.encoding import as_declared

_PIECE = 1024 * 1024
_BROKEN = (OSError, EOFError, ValueError, TypeError, AttributeError, ArithmeticError, LookupError, zlib.error)
LARGE = f"Dit is groter dan {MAX_BYTES // 1024 // 1024} MB. Deel het op."
PACKED = "Deze pagina is ingepakt met '{name}'. Dat kan niet worden gelezen. Bewaar de pagina zonder dit inpakken."
HEADLESS = "Het begin van dit antwoord is niet te lezen. Haal de pagina nog eens op."
# What has no running text, or is no page of its own.
_OTHER = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript",
          "application/json", "application/x-javascript", "application/font", "text/dns")  # fmt: skip


def read(path: Path, fields: Fields) -> Iterator[Record]:
    """Pages and documents with their address; pictures, styles, scripts and answers that are no page are left out.

    The library meets a broken head with errors of several kinds, and the end of a file in one with silence.
    """
    archive: Any = need("warcio.archiveiterator", "bulk")
    errors: Any = need("warcio.exceptions", "bulk")
    heads: Any = need("warcio.statusandheaders", "bulk")
    parser = heads.StatusAndHeadersParser([], verify=False)
    try:
        with _opened(path) as stream:
            records = archive.ArchiveIterator(stream, no_record_parse=True)
            for part in _parts(records):
                found = _record(part, parser)
                _require_whole(part, path.name)
                if found is not None:
                    yield found
            end = stream.tell() if isinstance(stream, gzip.GzipFile) else path.stat().st_size
            if records.offset < end:  # it ended in the head of a record
                raise SourceError(CUT_SHORT, path.name)
    except (*_BROKEN, errors.ArchiveLoadFailed) as error:
        raise SourceError(CUT_SHORT, path.name) from error


def _opened(path: Path) -> Any:
    """The archive, unpacked where it is packed: each record by itself, as it should be, or all of them together."""
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return _Packed(path, "rb") if packed else path.open("rb")


class _Packed(gzip.GzipFile):
    """Gives what can be unpacked now, so that a file that breaks off gives all that came before."""

    def read(self, size: int | None = -1) -> bytes:
        return self.read1(-1 if size is None else size)


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
    if part.length is None or getattr(part.raw_stream, "limit", 0) > 0:  # every head ends with how long it is
        raise SourceError(CUT_SHORT, name)


def _record(part: Any, parser: Any) -> Record | None:
    address = part.rec_headers.get_header("WARC-Target-URI") or ""
    if part.rec_type not in ("response", "resource") or not address.startswith(("http://", "https://")):
        return None
    identity = part.rec_headers.get_header("WARC-Record-ID") or address
    headers = part.rec_headers
    if part.rec_type == "response":
        try:
            headers = parser.parse(part.raw_stream)
        except EOFError:
            return None  # nothing was answered
        if not headers.protocol.upper().startswith("HTTP/"):
            return failed(identity, address, HEADLESS)
        if headers.get_statuscode() != "200":
            return None
    kind, charset = _kind(headers.get_header("Content-Type"))
    if kind.startswith(_OTHER):
        return None
    transfer, encoding = "", ""
    if part.rec_type == "response":
        transfer = headers.get_header("Transfer-Encoding") or ""
        encoding = headers.get_header("Content-Encoding") or ""
    try:
        data = unpacked(part.raw_stream, transfer, encoding, MAX_BYTES)
    except TooLargeError:
        return failed(identity, address, LARGE)
    except PackedError as error:
        return failed(identity, address, PACKED.format(name=error.name))
    if not data:
        return None
    if kind == "application/xhtml+xml":
        kind = "text/html"
    return Record(identity, Item(address, data=as_declared(data, kind, charset), media_type=kind or None))


def _kind(value: str | None) -> tuple[str, str | None]:
    """(media type, character set) of a header ``Content-Type``; empty and None where it does not say."""
    if not value:
        return "", None
    message = Message()
    message["Content-Type"] = " ".join(value.split())
    return value.partition(";")[0].strip().lower(), message.get_content_charset()
