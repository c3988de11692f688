"""Fetching one page over http(s): short patience, few redirects, and never a way into the own network."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Callable, Collection, Mapping
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
STATUS = {
    401: "Voor deze pagina moet u inloggen. Sla de pagina op als bestand en kies dat bestand.",
    403: "Deze website laat Begrijpelijk niet toe. Sla de pagina op als bestand en kies dat bestand.",
    404: "Deze pagina bestaat niet. Controleer het adres.",
    410: "Deze pagina bestaat niet meer. Controleer het adres.",
    429: "Deze website vraagt om te wachten. Probeer het later opnieuw.",
}
_NO_ANSWER = "Deze website geeft geen antwoord. Controleer het adres en de verbinding."
_SLOW = "Deze website geeft te langzaam antwoord. Probeer het later opnieuw."
_INSIDE = "Dit adres stuurt door naar het eigen netwerk. Dat is niet veilig, daarom is de pagina niet gelezen."
_CLOSED = "Dit adres is van een computer in het eigen netwerk. Daarom is de pagina niet gelezen."
_ADDRESS = "Dit is geen goed webadres. Gebruik een adres dat begint met http:// of https://."
_TOO_LARGE = "Deze pagina is groter dan {} MB. Kies een kleinere pagina."
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
    if isinstance(ip, ipaddress.IPv6Address):
        ip = _carried(ip) or ip
    return not ip.is_global or ip.is_multicast


_CARRIERS = tuple(map(ipaddress.IPv6Network, ("::/96", "64:ff9b::/96")))


def _carried(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to: mapped, compatible, NAT64, 6to4 or Teredo."""
    if any(ip in network for network in _CARRIERS) and int(ip) > 1:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def place(url: str, inside: Collection[str]) -> dict[str, str]:
    """Where the host of an address is, in numbers, for a browser that may go nowhere else: {host: place}.

    Empty for a host that is in numbers itself. Raises `SourceError` where any of its places is on the own network, but
    for the hosts in `inside` (by name, in lower case), or where it has none.
    """
    parts = urllib.parse.urlsplit(_plain_address(url))
    host, port = (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except OSError as error:
        raise SourceError(_NO_ANSWER, url) from error
    if host not in inside and any(is_inside(each) for each in found):
        raise SourceError(_CLOSED, url)
    if host in found:
        return {}
    chosen = next((each for each in found if len(found) > 1 and _answers(each, port)), found[0])
    return {host: f"[{chosen}]" if ":" in chosen else chosen}


def _answers(address: str, port: int) -> bool:
    """Whether anybody listens there: a name may have places of two kinds of which only one is in use."""
    try:
        with socket.create_connection((address, port), timeout=2.0):
            return True
    except OSError:
        return False


class _Guard:
    """Says which addresses may be connected to, and hangs up when the time is over.

    Without `inside` the first address decides, for whoever types a command: after a public one the inside is closed.
    With `inside` (names of hosts, in lower case) only those hosts may be inside, from the first connection on. The
    check is made on the very address that is connected to, so a name that changes its address does not get past.
    """

    def __init__(self, inside: Collection[str] | None) -> None:
        self.inside = inside
        self.public: bool | None = None
        self.late = False
        self.sock: socket.socket | None = None

    def connect(self, address: tuple[str, int], timeout: float, source: Any = None) -> socket.socket:
        """As `socket.create_connection`, but only to addresses that are allowed."""
        host, port = address
        failure: OSError | None = None
        for family, kind, protocol, _, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            if self.late:
                raise TimeoutError
            inside = is_inside(str(place[0]))
            self._require(host, inside)
            sock = socket.socket(family, kind, protocol)
            try:
                sock.settimeout(timeout)
                sock.connect(place)
            except OSError as error:
                sock.close()
                failure = error
                continue
            if self.public is None:
                self.public = not inside
            return sock
        raise failure or OSError

    def _require(self, host: str, inside: bool) -> None:
        if not inside:
            return
        if self.inside is None and self.public:
            raise _Refused(_INSIDE)
        if self.inside is not None and host.lower() not in self.inside:
            raise _Refused(_INSIDE if self.public else _CLOSED)

    def hang_up(self) -> None:
        """The time is over, whatever the other side still sends."""
        self.late = True
        if self.sock is not None:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def _connections(guard: _Guard) -> tuple[type[http.client.HTTPConnection], type[http.client.HTTPSConnection]]:
    class Plain(http.client.HTTPConnection):
        def connect(self) -> None:
            self._create_connection = guard.connect
            super().connect()
            guard.sock = self.sock

    class Secure(http.client.HTTPSConnection):
        def connect(self) -> None:
            self._create_connection = guard.connect
            super().connect()
            guard.sock = self.sock

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


def _opener(guard: _Guard, follow: bool) -> urllib.request.OpenerDirector:
    plain, secure = _connections(guard)

    class Http(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(plain, req)

    class Https(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(secure, req, context=ssl.create_default_context())

    opener = urllib.request.OpenerDirector()  # bare: no file:, ftp: or data:, and no proxies
    following = (_Redirects(), urllib.request.HTTPErrorProcessor(), urllib.request.HTTPDefaultErrorHandler())
    for handler in (Http(), Https(), urllib.request.UnknownHandler(), *(following if follow else ())):
        opener.add_handler(handler)
    return opener


@dataclass(frozen=True)
class Answer:
    """What a server answered to one request, whatever its status. `public` is False on the own machine or network.

    `data` is empty where `wanted` said no to the headers.
    """

    status: int
    headers: Message
    data: bytes
    url: str
    public: bool

    def page(self) -> Page:
        """The page in it."""
        return _page(self.data, self.headers, self.url)


def fetch(url: str, *, inside: Collection[str] | None = None, total_time: float = TOTAL_TIME) -> Page:
    """Fetch an address. Every problem is a `SourceError` with the address and one plain sentence.

    `inside` are the hosts on the own network that may be read, by name in lower case; None leaves that to whoever
    gave the address (see `_Guard`). `total_time` in seconds is for everything together.
    """
    return request(url, inside=inside, total_time=total_time).page()


def request(
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    inside: Collection[str] | None = None,
    total_time: float = TOTAL_TIME,
    limit: int = MAX_BYTES,
    follow: bool = True,
    wanted: Callable[[int, Message], bool] | None = None,
) -> Answer:
    """Ask for an address as `fetch` does, with more headers and a limit of bytes.

    Without `follow` nothing is followed and every status is an answer. `wanted` gets the status and the headers and
    says whether the body is worth reading.
    """
    sent = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", "Accept-Language": "nl",
            "Accept": "text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,*/*;q=0.5"}  # fmt: skip
    asked = urllib.request.Request(_plain_address(url), headers=sent | dict(headers or {}))
    guard = _Guard(inside)
    clock = threading.Timer(total_time, guard.hang_up)
    clock.daemon = True
    clock.start()
    try:
        with _opener(guard, follow).open(asked, timeout=min(TIMEOUT, total_time)) as response:
            status = int(response.status)
            data = _body(response, limit) if wanted is None or wanted(status, response.headers) else b""
            if guard.late:
                raise _Refused(_SLOW)
            return Answer(status, response.headers, data, response.geturl(), bool(guard.public))
    except _Refused as error:
        raise SourceError(str(error), url) from error
    except urllib.error.HTTPError as error:
        raise SourceError(sentence(error.code, str(error.reason)), url) from error
    except TimeoutError as error:
        raise SourceError(_SLOW, url) from error
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, _Refused):
            raise SourceError(str(reason), url) from error
        if isinstance(reason, ssl.SSLError):
            raise SourceError("De beveiliging van deze website klopt niet. Controleer het adres.", url) from error
        late = guard.late or isinstance(reason, TimeoutError)
        raise SourceError(_SLOW if late else _NO_ANSWER, url) from error
    finally:
        clock.cancel()
        clock.join()  # a process with one thread may fork


def sentence(code: int, reason: str = "") -> str:
    """What a status of HTTP means to who gave the address, and what to do."""
    if code in STATUS:
        return STATUS[code]
    if 300 <= code < 400:
        return _ELSEWHERE if "not allowed" in reason else _TURNS
    return f"Deze website geeft een fout (nummer {code}). Probeer het later opnieuw."


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


def _body(response: Any, limit: int) -> bytes:
    """The bytes, within the limits of size and time."""
    declared = response.headers.get("Content-Length", "")
    too_large = _Refused(_TOO_LARGE.format(limit // 1024 // 1024))
    if declared.isdecimal() and (len(declared) > 15 or int(declared) > limit):
        raise too_large
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise too_large
        parts.append(chunk)
    data = b"".join(parts)
    if response.headers.get("Content-Encoding", "").lower() in ("gzip", "deflate", "x-gzip"):
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
        data = unpacker.decompress(data, limit + 1)
        if len(data) > limit:
            raise too_large
    return data


def _page(data: bytes, headers: Message, url: str) -> Page:
    media_type = headers.get_content_type() if headers.get("Content-Type") else None
    from begrijpelijk.sources.encoding import as_declared

    data = as_declared(data, media_type, headers.get_content_charset())
    if media_type == "application/xhtml+xml":
        media_type = "text/html"
    return Page(data, media_type, url)
