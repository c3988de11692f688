"""What goes between the server and its workers: a header in JSON and a body of bytes, each with its length.

Never pickle: a worker reads what strangers made, and its answer is read by the server.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

_LENGTHS = struct.Struct("!IQ")
MAX_HEADER = 1 << 20
MAX_BODY = 1 << 30

Frame = tuple[dict[str, Any], bytes]


class Broken(Exception):
    """The other side went away, or does not keep to the form."""


def send(stream: IO[bytes], header: dict[str, Any], body: bytes = b"") -> None:
    """Write a frame. Raises `Broken`."""
    head = json.dumps(header).encode()
    try:
        stream.write(_LENGTHS.pack(len(head), len(body)))
        stream.write(head)
        stream.write(body)
        stream.flush()
    except (OSError, ValueError) as error:
        raise Broken from error


def receive(stream: IO[bytes]) -> Frame:
    """Read a frame. Raises `Broken`, also at the end of the stream."""
    try:
        head, body = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
        if head > MAX_HEADER or body > MAX_BODY:
            raise Broken
        header = json.loads(_exactly(stream, head))
        content = _exactly(stream, body)
    except (OSError, ValueError) as error:
        raise Broken from error
    if not isinstance(header, dict):
        raise Broken
    return header, content


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if data is None or len(data) != size:
        raise Broken
    return data
