"""Starting the language server, on standard input and output or on a port of this computer, and ending it for sure."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
from collections.abc import Callable
from typing import BinaryIO

from pygls.io_ import run_async

from begrijpelijk.editor.server import EditorServer

HOST = "127.0.0.1"


def serve_stdio() -> int:
    """Serve the editor that started this process, until it goes. Gives the exit code of the protocol."""
    incoming, outgoing = _streams()
    server = EditorServer()
    server.start_io(incoming, outgoing)
    return _end(server)


def serve_tcp(port: int, started: Callable[[int], None]) -> int:
    """Serve the first editor that connects to a port of this computer; `started` gets the port. Raises `OSError`."""
    _hush()
    server = EditorServer()

    async def serve() -> None:
        done = asyncio.Event()
        busy = False

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal busy
            first = b"" if busy else await reader.readline()
            # A page in a browser can send to any port: what begins like a web request is none of ours.
            if not first.lower().startswith(b"content-"):
                writer.close()
                return
            busy = True
            server.protocol.set_writer(writer)
            try:
                await run_async(_Never(), _Begun(first, reader), server.protocol)  # type: ignore[arg-type]
            finally:
                done.set()

        listening = await asyncio.start_server(connected, HOST, port)
        started(listening.sockets[0].getsockname()[1])
        async with listening:
            await done.wait()

    with contextlib.suppress(SystemExit):  # how pygls ends when the editor says exit
        asyncio.run(serve())
    return _end(server)


class _Never:
    """pygls asks whether to stop; the end of the connection is what stops us."""

    def is_set(self) -> bool:
        return False


class _Begun:
    """A connection of which the first line has been read."""

    def __init__(self, first: bytes, reader: asyncio.StreamReader) -> None:
        self._first: bytes | None = first
        self._reader = reader

    async def readline(self) -> bytes:
        first, self._first = self._first, None
        return first if first is not None else await self._reader.readline()

    async def readexactly(self, count: int) -> bytes:
        return await self._reader.readexactly(count)


def _hush() -> None:
    """Log nothing: pygls and asyncio log messages whole, with the text in them."""
    logging.disable(logging.CRITICAL)


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The streams to the editor; what anybody else prints goes nowhere, as it would spoil the conversation."""
    _hush()
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    quiet = os.environ.get("BEGRIJPELIJK_TRACEBACK") != "1"
    for descriptor in (0, 1, 2) if quiet else (0, 1):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    return incoming, outgoing


def _end(server: EditorServer) -> int:
    """Stop the check under way. One that does not stop is not waited for: an editor leaves no process behind."""
    code = 0 if server.protocol.is_shut_down else 1
    if not server.close():
        os._exit(code)
    return code
