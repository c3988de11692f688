"""Running the server: its socket, uvicorn without logs, and a clean end."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import signal
import socket
import sys
from collections.abc import Callable

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from begrijpelijk.errors import UsageError
from begrijpelijk.server.app import make_app
from begrijpelijk.server.settings import Settings

_PORTS_TO_TRY = 20
_CLOSING_TIME = 3  # seconds that requests get to end after Ctrl-C


def listen(settings: Settings, *, exact: bool) -> socket.socket:
    """A socket on the port, or on a free one when the port is taken and nobody asked for it by name."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    ports = [settings.port] if exact else [*range(settings.port, settings.port + _PORTS_TO_TRY), 0]
    for port in ports:
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            if sys.platform != "win32":  # on Windows this would share the port with another program
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind((settings.host, port))
            sock.listen(128)
            return sock
        except OSError as error:
            sock.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES) or exact:
                raise _refusal(error, settings, port) from error
    raise UsageError("alle poorten zijn bezet; kies er zelf een", "--poort")


def _refusal(error: OSError, settings: Settings, port: int) -> UsageError:
    if error.errno == errno.EADDRINUSE:
        return UsageError(f"poort {port} is al bezet; kies een andere", "--poort")
    if error.errno == errno.EACCES:
        return UsageError(f"poort {port} mag u niet gebruiken; kies een getal boven 1024", "--poort")
    return UsageError("op dit adres kan het programma niet luisteren; kijk of het klopt", settings.host)


class _Protocol(H11Protocol):
    """HTTP with an end to patience: a client that does not send its first line and headers in time is hung up on."""

    header_time = 10.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.loop.call_later(self.header_time, self._hang_up_if_silent)

    def _hang_up_if_silent(self) -> None:
        if self.cycle is None and self.transport is not None and not self.transport.is_closing():
            self.transport.abort()


def serve(settings: Settings, sock: socket.socket, started: Callable[[], None]) -> None:
    """Serve until Ctrl-C or SIGTERM. `started` is called when requests are answered."""

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                started()

    protocol = type("Protocol", (_Protocol,), {"header_time": settings.header_time})
    config = uvicorn.Config(
        make_app(settings),
        http=protocol,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=_CLOSING_TIME,
        h11_max_incomplete_event_size=32 * 1024,
    )
    # Nobody's remarks: they could quote what is checked.
    logging.disable(logging.CRITICAL)
    # uvicorn gives a signal back when it has closed everything; both ways to stop then end here.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        Server(config).run(sockets=[sock])
