"""The body of an answer of a web server, as it was before the server cut it in pieces and packed it."""

from __future__ import annotations

import zlib
from typing import Any

from begrijpelijk.extra import need

# Packed in a way that we cannot undo. Other names are no way of packing: some servers put their character set there.
_UNKNOWN = frozenset({"zstd", "dcz", "dcb", "compress", "x-compress", "exi", "lzma", "xz", "bzip2", "aes128gcm"})
_PIECE = 64 * 1024


class TooLargeError(Exception):
    """Unpacked it is larger than the limit."""


class PackedError(Exception):
    """It is packed in a way that is not known: `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def unpacked(stream: Any, transfer: str, encoding: str, limit: int) -> bytes:
    """What a browser would see of a body. `transfer` and `encoding` are its ``Transfer-`` and ``Content-Encoding``.

    Many archives keep these headers and not what they tell of: a body that is not as they say is taken as it is. One
    that breaks off gives what came before. Raises `TooLargeError` above `limit` bytes, and `PackedError`.
    """
    if "chunked" in transfer.lower():
        readers: Any = need("warcio.bufferedreaders", "bulk")
        stream = readers.ChunkedDataReader(stream)
    data: bytes = stream.read(limit + 1)
    for name in reversed([name.strip().lower() for name in encoding.split(",")]):
        if len(data) > limit:
            break
        if name in _UNKNOWN:
            raise PackedError(name)
        if name in ("gzip", "x-gzip"):
            data = _zlib(data, zlib.MAX_WBITS | 16, limit)
        elif name == "deflate":  # some servers leave the head out
            data = _zlib(data, zlib.MAX_WBITS if data[:1] == b"\x78" else -zlib.MAX_WBITS, limit)
        elif name == "br":
            data = _brotli(data, limit)
    if len(data) > limit:
        raise TooLargeError
    return data


def _zlib(data: bytes, window: int, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    rest = data
    while rest and size <= limit:
        unpacker = zlib.decompressobj(window)
        try:
            parts.append(unpacker.decompress(rest, limit + 1 - size))
        except zlib.error:
            return b"".join(parts) or data  # not packed; or something else behind what was
        size += len(parts[-1])
        rest = unpacker.unused_data  # gzip may go on with another member
    return b"".join(parts)


def _brotli(data: bytes, limit: int) -> bytes:
    brotli: Any = need("brotli", "bulk")
    unpacker = brotli.Decompressor()
    parts: list[bytes] = []
    size = place = 0
    try:
        # A handful of bytes can stand for gigabytes: never more at a time than a piece.
        while size <= limit and not unpacker.is_finished():
            piece = b""
            if unpacker.can_accept_more_data():
                piece = data[place : place + _PIECE]
                place += len(piece)
                if not piece:
                    break  # cut off
            parts.append(unpacker.process(piece, output_buffer_limit=_PIECE))
            size += len(parts[-1])
    except brotli.error:
        return data
    return b"".join(parts)
