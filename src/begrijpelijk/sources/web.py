"""Fetching one page over http(s): short patience, few redirects, and never a way into the own network."""

from __future__ import annotations

import codecs
import http.client
import ipaddress
import socket
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from dataclasses import dataclass
from email.message import Message
from typing import IO, Any

from begrijpelijk.errors import SourceError
from begrijpelijk.sources.base import MAX_BYTES

TIMEOUT = 20.0  # seconds without an answer
TOTAL_TIME = 60.0  # seconds for the whole page
MAX_REDIRECTS = 5
USER_AGENT = "begrijpelijk (leest een pagina om de taal te controleren)"

_CHUNK = 1 << 16
_STATUS = {
    401: "Voor deze pagina moet u inloggen. Sla de pagina op als bestand en kies dat bestand.",
    403: "Deze website laat Begrijpelijk niet toe. Sla de pagina op als bestand en kies dat bestand.",
    404: "Deze pagina bestaat niet. Controleer het adres.",
    410: "Deze pagina bestaat niet meer. Controleer het adres.",
    429: "Deze website vraagt om te wachten. Probeer het later opnieuw.",
}
_NO_ANSWER = "Deze website geeft geen antwoord. Controleer het adres en de verbinding."
_SLOW = "Deze website geeft te langzaam antwoord. Probeer het later opnieuw."
_INSIDE = "Dit adres stuurt door naar het eigen netwerk. Dat is niet veilig, daarom is de pagina niet gelezen."
_ADDRESS = "Dit is geen goed webadres. Gebruik een adres dat begint met http:// of https://."
_TOO_LARGE = f"Deze pagina is groter dan {MAX_BYTES // 1024 // 1024} MB. Kies een kleinere pagina."
_ELSEWHERE = "Dit adres stuurt door naar iets wat geen webpagina is. Controleer het adres."
_TURNS = "Dit adres stuurt te vaak door. Controleer het adres."


@dataclass(frozen=True)
class Page:
    """What came back: bytes that are UTF-8 with a mark where the server declared an encoding, and the media type."""

    data: bytes
    media_type: str | None
    url: str


class _Refused(Exception):
    """Raised inside urllib to stop, with the sentence for the user."""


def is_inside(address: str) -> bool:
    """Whether an IP address is on the own machine or network, and so out of bounds for a public page."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return True
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return not ip.is_global or ip.is_multicast


class _Guard:
    """Remembers whether the address that the user gave is a public one; from then on the inside is closed.

    The check is made on the connection itself, so a name that changes its address in between does not get past.
    """

    def __init__(self) -> None:
        self.public: bool | None = None

    def check(self, sock: socket.socket) -> None:
        inside = is_inside(str(sock.getpeername()[0]))
        if self.public is None:
            self.public = not inside
        elif self.public and inside:
            sock.close()
            raise _Refused(_INSIDE)


def _connections(guard: _Guard) -> tuple[type[http.client.HTTPConnection], type[http.client.HTTPSConnection]]:
    class Plain(http.client.HTTPConnection):
        def connect(self) -> None:
            super().connect()
            guard.check(self.sock)

    class Secure(http.client.HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            guard.check(self.sock)

    return Plain, Secure


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = MAX_REDIRECTS
    max_repeats = 2

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        if urllib.parse.urlsplit(newurl).scheme not in ("http", "https"):
            raise _Refused(_ELSEWHERE)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _opener(guard: _Guard) -> urllib.request.OpenerDirector:
    plain, secure = _connections(guard)

    class Http(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(plain, req)

    class Https(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(secure, req, context=ssl.create_default_context())

    opener = urllib.request.OpenerDirector()  # bare: no file:, ftp: or data:, and no proxies
    for handler in (Http(), Https(), _Redirects(), urllib.request.HTTPErrorProcessor(),
                    urllib.request.HTTPDefaultErrorHandler(), urllib.request.UnknownHandler()):  # fmt: skip
        opener.add_handler(handler)
    return opener


def fetch(url: str) -> Page:
    """Fetch an address. Every problem is a `SourceError` with the address and one plain sentence."""
    request = urllib.request.Request(
        _plain_address(url),
        headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity", "Accept-Language": "nl",
                 "Accept": "text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,*/*;q=0.5"},
    )  # fmt: skip
    try:
        with _opener(_Guard()).open(request, timeout=TIMEOUT) as response:
            data = _body(response)
            return _page(data, response.headers, response.geturl())
    except _Refused as error:
        raise SourceError(str(error), url) from error
    except urllib.error.HTTPError as error:
        raise SourceError(_sentence(error), url) from error
    except TimeoutError as error:
        raise SourceError(_SLOW, url) from error
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, _Refused):
            raise SourceError(str(reason), url) from error
        if isinstance(reason, ssl.SSLError):
            raise SourceError("De beveiliging van deze website klopt niet. Controleer het adres.", url) from error
        raise SourceError(_SLOW if isinstance(reason, TimeoutError) else _NO_ANSWER, url) from error


def _sentence(error: urllib.error.HTTPError) -> str:
    if error.code in _STATUS:
        return _STATUS[error.code]
    if 300 <= error.code < 400:
        return _ELSEWHERE if "not allowed" in str(error.reason) else _TURNS
    return f"Deze website geeft een fout (nummer {error.code}). Probeer het later opnieuw."


def _plain_address(url: str) -> str:
    """The address in ASCII. Refuses what is not http(s), and names or passwords in it."""
    try:
        parts = urllib.parse.urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise SourceError(_ADDRESS, url) from error
    if parts.scheme.lower() not in ("http", "https") or not host or parts.username or parts.password:
        raise SourceError(_ADDRESS, url)
    host = f"[{host}]" if ":" in host else host
    path = urllib.parse.quote(parts.path or "/", safe="/%:=&?~#+!$,;'@()*[]")
    query = urllib.parse.quote(parts.query, safe="/%:=&?~+!$,;'@()*[]")
    return urllib.parse.urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


def _body(response: Any) -> bytes:
    """The bytes, within the limits of size and time."""
    declared = response.headers.get("Content-Length", "")
    if declared.isdigit() and int(declared) > MAX_BYTES:
        raise _Refused(_TOO_LARGE)
    deadline = time.monotonic() + TOTAL_TIME
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > MAX_BYTES:
            raise _Refused(_TOO_LARGE)
        if time.monotonic() > deadline:
            raise _Refused(_SLOW)
        parts.append(chunk)
    data = b"".join(parts)
    if response.headers.get("Content-Encoding", "").lower() in ("gzip", "deflate", "x-gzip"):
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
        data = unpacker.decompress(data, MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise _Refused(_TOO_LARGE)
    return data


def _page(data: bytes, headers: Message, url: str) -> Page:
    media_type = headers.get_content_type() if headers.get("Content-Type") else None
    charset = headers.get_content_charset()
    if charset and media_type and ("html" in media_type or media_type.startswith("text/")):
        from begrijpelijk.sources.encoding import decode

        try:
            codecs.lookup(charset)
        except LookupError:
            return Page(data, media_type, url)
        data = codecs.BOM_UTF8 + decode(data, charset).encode("utf-8", "replace")
    if media_type == "application/xhtml+xml":
        media_type = "text/html"
    return Page(data, media_type, url)
