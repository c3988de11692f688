"""Fetching from one site: one request at a time, with a pause, and never to another host."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlsplit

from begrijpelijk.audit.crawl.addresses import ending, host_of, is_text, normal
from begrijpelijk.errors import SourceError
from begrijpelijk.sources import web

HOPS = 5  # redirects that are followed for one page
PATIENCE = 60.0  # seconds that a site may ask us to wait before it is called unwilling
_READ = frozenset(
    {
        "text/html", "application/xhtml+xml", "application/pdf", "application/rtf", "text/rtf", "application/epub+zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
    }
)  # fmt: skip
_UNKNOWN = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/download"})


@dataclass(frozen=True)
class Reply:
    """What came of an address. `url` is where it was in the end, `error` a sentence for the user.

    `elsewhere` is set where it leads to another host, `wrong_type` to the media type of what is no text, and
    `unchanged` where the server says that nothing changed.
    """

    url: str
    status: int = 0
    data: bytes = b""
    media_type: str | None = None
    etag: str | None = None
    modified: str | None = None
    error: str | None = None
    unchanged: bool = False
    elsewhere: str | None = None
    wrong_type: str | None = None
    unreachable: bool = False


class Fetcher:
    """Asks one host. `pause` is in seconds between two requests, `largest` in bytes, `patience` in seconds for one.

    `allows` says whether an address may be asked for, `knows` that it need not be, as it is visited by itself.
    The host may be on the own network, as the user named it, or where `inside` is given when it is named there; once
    it turned out to be public, nothing inside may answer any more.
    """

    def __init__(
        self,
        address: str,
        *,
        pause: float,
        largest: int,
        patience: float = web.TOTAL_TIME,
        inside: frozenset[str] | None = None,
    ) -> None:
        self.host = host_of(address)
        self.pause = pause
        self.largest = largest
        self.patience = patience
        self.allows: Callable[[str], bool] = lambda address: True
        self.knows: Callable[[str], bool] = lambda address: False
        self.requests = 0
        self._name = (urlsplit(address).hostname or "").lower()
        self._inside = frozenset([self._name]) if inside is None else inside & {self._name}
        self._public = False
        self._last = 0.0

    def get(self, address: str, headers: Mapping[str, str] | None = None, *, any_type: bool = False) -> Reply:
        """Ask for an address and follow it on this host. Nothing is raised for what is wrong with it."""
        url = address
        for _ in range(HOPS + 1):
            try:
                answer = self._ask(url, headers if url == address else None, any_type)
            except SourceError as error:
                return Reply(url, error=error.message, unreachable=True)
            if answer.status not in (301, 302, 303, 307, 308):
                return self._reply(url, answer, any_type)
            target = normal(answer.headers.get("Location") or "", url)
            if target is None:
                return Reply(url, answer.status, error=web.sentence(answer.status, "not allowed"))
            if host_of(target) != self.host:
                return Reply(url, answer.status, elsewhere=target)
            if (target == url and target != address) or not self.allows(target):
                break
            url = target
            if url != address and self.knows(url):
                return Reply(url, answer.status)
        return Reply(url, 310, error=web.sentence(310))

    def _ask(self, url: str, headers: Mapping[str, str] | None, any_type: bool) -> web.Answer:
        """One request; a server that asks to wait is given that, once."""
        for attempt in range(2):
            wait = self._last + self.pause - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            try:
                self.requests += 1
                answer = web.request(
                    url,
                    headers=headers,
                    inside=() if self._public else self._inside,
                    total_time=self.patience,
                    limit=self.largest,
                    follow=False,
                    wanted=lambda status, got: status == 200 and (any_type or _is_read(url, got)),
                )
            finally:
                self._last = time.monotonic()
            self._public = self._public or answer.public
            asked = answer.headers.get("Retry-After", "").strip()
            if attempt or answer.status not in (429, 503) or not asked.isdigit() or int(asked) > PATIENCE:
                break
            time.sleep(int(asked))
        return answer

    @staticmethod
    def _reply(url: str, answer: web.Answer, any_type: bool) -> Reply:
        if answer.status == 304:
            return Reply(url, 304, unchanged=True)
        if answer.status != 200:
            return Reply(url, answer.status, error=web.sentence(answer.status))
        if not any_type and not _is_read(url, answer.headers):
            return Reply(url, 200, wrong_type=answer.headers.get_content_type())
        page = answer.page()
        etag, modified = (_plain(answer.headers.get(name)) for name in ("ETag", "Last-Modified"))
        return Reply(url, 200, page.data, page.media_type, etag, modified)


def _is_read(url: str, headers: Message) -> bool:
    """Whether this is a page or a file with text; of plain text only what no ending says otherwise."""
    media_type = headers.get_content_type() if headers.get("Content-Type") else ""
    if media_type in _UNKNOWN:
        return is_text(url) and (bool(ending(url)) or media_type == "")
    return media_type in _READ


def _plain(value: str | None) -> str | None:
    """A header that can be sent back as it came."""
    return value if value is not None and value.isascii() and value.isprintable() and len(value) < 300 else None
