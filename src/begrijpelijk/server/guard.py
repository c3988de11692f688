"""What every request has to pass: who asks, from where, in what form, how much and how slowly. And safe headers back.

The server has no log-in and no cookies. Its safety is that only this computer reaches it, and that a website which is
open in a browser on this computer cannot use it: not by another name for 127.0.0.1 (`Host`), nor by a form or script
of its own (`Origin`, `Sec-Fetch-Site`, and no CORS).
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from begrijpelijk.server.problems import RETRY_AFTER, Problem
from begrijpelijk.server.settings import Settings

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
_ALLOWED_TYPES = ("application/json", "multipart/form-data")
_SAFE_METHODS = ("GET", "HEAD")
DRAIN_TIME = 10.0  # seconds that what is too large may still come in
DRAIN_SIZES = 4  # times the limit


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: App, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self._held = 0
        self._active = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            elif scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            return
        headers = _headers(scope)
        body = _Body(self, receive, headers)
        started = False
        self._active += 1

        async def guarded_send(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _secure(message)
            await asyncio.wait_for(send(message), self.settings.send_time)

        try:
            self._admit(scope, headers)
            await self.app(scope, body.receive, guarded_send)
        except Problem as problem:
            if not started:
                if problem.status == 413 and "expect" not in headers:
                    await body.drain()
                await _answer(problem, language(scope, headers), guarded_send)
        except (TimeoutError, OSError):
            pass  # the client went away or does not take its answer; there is nobody to tell
        finally:
            self._active -= 1
            body.release()

    def _admit(self, scope: Scope, headers: dict[str, str]) -> None:
        """Raises `Problem` for a request that must not be answered."""
        if self._active > self.settings.connections:
            raise Problem(503, "busy", retry=RETRY_AFTER)
        host = headers.get("host", "")
        if not self._is_us(host, scope):
            raise Problem(400, "host", source=host[:100] or None)
        if scope["method"] in _SAFE_METHODS:
            return
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None and (origin.partition("://")[2].lower() != host.lower() or origin == "null"):
            raise Problem(403, "origin", source=origin[:100])
        if site is not None and site not in ("same-origin", "none"):
            raise Problem(403, "origin")
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        if scope["method"] == "POST" and media_type not in _ALLOWED_TYPES:
            raise Problem(415, "content_type", expected=" / ".join(_ALLOWED_TYPES), source=media_type[:100] or None)
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > self.settings.upload:
            raise too_large(self.settings)

    def _is_us(self, host: str, scope: Scope) -> bool:
        """Whether a `Host` names this server. A website can give its own name our address, so names are compared."""
        try:
            parts = urlsplit(f"//{host}")
            name, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            return False
        server = scope.get("server") or ("", None)
        if parts.username is not None or parts.path or name == "":
            return False
        if name in (n.lower() for n in self.settings.names):
            return True  # a name that the owner gave: perhaps of a proxy, which has a port of its own
        if (port or 80) != server[1]:
            return False
        if name in ("localhost", "127.0.0.1", "::1", self.settings.host.lower()):
            return True
        # On a network the address itself will do: nobody can point an address somewhere else.
        return not self.settings.local and _is_address(name)

    def hold(self, size: int) -> None:
        """Count bytes that are now in memory. Raises `Problem` when all requests together have too many."""
        if self._held + size > self.settings.held:
            raise Problem(503, "busy", retry=RETRY_AFTER)
        self._held += size

    def let_go(self, size: int) -> None:
        """Bytes that are no longer in memory."""
        self._held -= size


class _Body:
    """The body of a request as it comes in: not too much, not too slow, not more than fits with all the others."""

    def __init__(self, guard: Guard, receive: Receive, headers: dict[str, str]) -> None:
        self.guard = guard
        self._receive = receive
        self._size = 0
        self._complete = False
        self._deadline = asyncio.get_running_loop().time() + guard.settings.body_time

    async def receive(self) -> Message:
        """The next piece. Raises `Problem`."""
        if self._complete:
            return await self._receive()  # only asked to hear that the client went away
        left = self._deadline - asyncio.get_running_loop().time()
        try:
            message = await asyncio.wait_for(self._receive(), max(left, 0.0))
        except TimeoutError:
            raise Problem(408, "slow_client") from None
        if message["type"] == "http.request":
            size = len(message.get("body", b""))
            if self._size + size > self.guard.settings.upload:
                raise too_large(self.guard.settings)
            self.guard.hold(size)
            self._size += size
            self._complete = not message.get("more_body", False)
        return message

    async def drain(self) -> None:
        """Let the rest come in and throw it away: a client that is cut off while it sends never reads why."""
        seen = 0
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_TIME):
                while seen < DRAIN_SIZES * self.guard.settings.upload:
                    message = await self._receive()
                    seen += len(message.get("body", b""))
                    if not message.get("more_body", False):
                        return

    def release(self) -> None:
        """The body is no longer needed."""
        self.guard.let_go(self._size)
        self._size = 0


def too_large(settings: Settings) -> Problem:
    """The refusal of a body over the limit."""
    return Problem(413, "too_large", limit=settings.upload // 1024 // 1024)


def language(scope: Scope, headers: dict[str, str]) -> str:
    """The language for an error before the options are known: of the query, or else Dutch."""
    query = scope.get("query_string", b"").decode("ascii", "replace")
    return "en" if "lang=en" in query.split("&") else "nl"


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _secure(message: Message) -> None:
    """Put the safe headers on an answer, in place of what it may have had."""
    ours = {name.lower().encode(): value.encode() for name, value in SECURITY_HEADERS.items()}
    had = {name.lower(): value for name, value in message.get("headers", ())}
    if had.get(b"content-security-policy", b"").startswith(b"default-src 'none'"):
        del ours[b"content-security-policy"]  # a page of ours that may do even less, with a style of its own
    kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in ours]
    message["headers"] = [*kept, *ours.items()]


async def _answer(problem: Problem, lang: str, send: Send) -> None:
    body = json.dumps(problem.body(lang), ensure_ascii=False).encode()
    headers = {"content-type": "application/json", "content-length": str(len(body)), **problem.headers}
    if problem.status in (408, 413, 503):
        headers["connection"] = "close"  # what is still coming of the body is not waited for
    await send(
        {
            "type": "http.response.start",
            "status": problem.status,
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        }
    )
    await send({"type": "http.response.body", "body": body})
