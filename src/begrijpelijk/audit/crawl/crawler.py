"""Walking a site: what waits in the store is fetched, what it leads to is added. A walk that was stopped goes on."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from begrijpelijk.audit.crawl import robots, sitemap
from begrijpelijk.audit.crawl.addresses import FILES, ending, host_of, is_text, is_trap, normal, same_site
from begrijpelijk.audit.crawl.fetcher import Fetcher, Reply
from begrijpelijk.audit.crawl.links import Outward, outward
from begrijpelijk.audit.crawl.robots import Robots
from begrijpelijk.audit.crawl.series import Series
from begrijpelijk.audit.records import StoredProblem
from begrijpelijk.audit.settings import Limits
from begrijpelijk.audit.writing import Response, Task, Writer, transaction

ENOUGH_FAILURES = 8  # pages in a row that cannot be reached, after which a site is left alone
MOST_MAPS = 50  # sitemaps of one site
_PAGE_TYPES = ("text/html", "application/xhtml+xml")

_CLOSED = "robots.txt van deze website laat Begrijpelijk niet toe. Vraag de beheerder om toestemming."
_NO_ROBOTS = "robots.txt van deze website geeft een fout. Daarom is de website niet bekeken. Probeer het later opnieuw."
_FORBIDDEN = "pagina's overgeslagen, omdat robots.txt het niet wil"
_NOFOLLOW = "pagina's overgeslagen, omdat ze zelf vragen om niet gelezen te worden"
_TYPE = "bestanden overgeslagen, omdat er geen tekst in staat ({})"
_ELSEWHERE = "adressen overgeslagen, omdat ze doorsturen naar een andere website"
_MOVED = "Deze website stuurt door naar {}. Geef dat adres."
_TRAPS = "adressen overgeslagen, omdat het een reeks zonder einde lijkt, zoals een agenda"
_MOST = "Niet de hele website is bekeken: er is een grens van {} pagina's. U kiest zelf met --max-paginas."
_DEEP = "adressen overgeslagen, omdat ze te veel klikken van het begin af liggen"
_TIME = "Niet de hele website is bekeken: de tijd was op. U kiest zelf met --max-minuten."
_GONE = "Deze website geeft geen antwoord meer. De rest is niet bekeken. Probeer het later opnieuw."


@dataclass(frozen=True)
class Fetched:
    """What was fetched for a task. `data` is None where nothing changed since `sha` was fetched the last time."""

    task: Task
    sha: str
    data: bytes | None
    media_type: str | None
    modified: str | None

    @property
    def kind(self) -> str:
        """What this is for the store."""
        is_page = self.media_type in _PAGE_TYPES if self.media_type else ending(self.task.source) not in FILES
        return "page" if is_page else "document"


class Crawler:
    """Walks one site. `is_done` says whether what was fetched before, by its sha, type and address, needs no work."""

    def __init__(
        self,
        site: str,
        writer: Writer,
        limits: Limits,
        is_done: Callable[[Task, str, str | None], bool],
        inside: frozenset[str] | None = None,
    ) -> None:
        self.site = site
        self.writer = writer
        self.limits = limits
        self.is_done = is_done
        self.fetcher = Fetcher(
            site,
            pause=limits.pause,
            largest=limits.megabytes * 1024 * 1024,
            patience=limits.patience,
            inside=inside,
        )
        self.robots = Robots()
        self.series = Series()
        self.fetcher.allows = lambda address: self.robots.allows(address)
        self.fetcher.knows = writer.known
        self._failures = 0
        self._follows = True

    def run(self) -> Iterator[Fetched]:
        """All pages and files of the site that can be read. What goes wrong is in the store."""
        started = time.monotonic()
        if not self._enter():
            return
        with transaction(self.writer.store):
            self.writer.add([Task(self.site, self.site, "page")])
        self._recall()
        after, mapped = -1, False
        while True:
            task = self.writer.next(self.site, after)
            if task is None and not mapped:
                mapped = True
                self._map()
                continue
            if task is None:
                return
            if self._is_over(started):
                return
            after = task.number
            fetched = self._visit(task)
            if fetched is not None:
                yield fetched
            if not mapped and task.depth == 0:
                mapped = True
                self._map()

    def _enter(self) -> bool:
        """Read robots.txt; whether the site may be read at all."""
        reply = self.fetcher.get(normal("/robots.txt", self.site) or self.site, any_type=True)
        if reply.unreachable:
            self._problem(self.site, reply.error or "")
            return False
        self.robots = robots.parse(reply.status or 404, reply.data)
        if self.robots.closed:
            self._problem(self.site, _NO_ROBOTS)
            return False
        if not self.robots.allows(self.site):
            self._problem(self.site, _CLOSED)
            return False
        self.fetcher.pause = max(self.fetcher.pause, self.robots.delay)
        return True

    def _map(self) -> None:
        """Add what the sitemaps name. Maps on another host are passed over."""
        todo = [*self.robots.sitemaps, normal("/sitemap.xml", self.site) or ""]
        seen: set[str] = set()
        while todo and len(seen) < MOST_MAPS:
            address = normal(todo.pop(0), self.site)
            if address is None or address in seen or host_of(address) != self.fetcher.host:
                continue
            seen.add(address)
            if not self.robots.allows(address):
                continue
            reply = self.fetcher.get(address, any_type=True)
            pages, maps = sitemap.read(reply.data) if reply.status == 200 else ([], [])
            todo += maps
            if pages:
                self._add(filter(None, (normal(page, address) for page in pages)), 1, None)

    def _recall(self) -> None:
        """What is known of series from before a stop."""
        rows = self.writer.rows(
            "SELECT r.source, r.gist FROM task t JOIN response r ON r.source = t.source "
            "WHERE t.run = ? AND t.target = ? AND t.state != 'waiting'", self.writer.run, self.site,
        )  # fmt: skip
        for source, gist in rows:
            self.series.add(source, gist)

    def _is_over(self, started: float) -> bool:
        if self._failures >= ENOUGH_FAILURES:
            self._problem(self.site, _GONE)
        elif time.monotonic() - started > self.limits.seconds:
            self._note(self.site, _TIME)
        elif self._count() >= self.limits.pages:
            self._note(self.site, _MOST.format(self.limits.pages))
        else:
            return False
        return True

    def _count(self) -> int:
        rows = self.writer.rows(
            "SELECT count(*) FROM document WHERE run = ? AND target = ? AND kind IN ('page', 'document')",
            self.writer.run, self.site,
        )  # fmt: skip
        return int(rows[0][0])

    def _visit(self, task: Task) -> Fetched | None:
        """Fetch one address and add where it leads to. None where there is nothing to read."""
        reason = self._refusal(task)
        if reason is not None:
            self._skip(task, reason)
            return None
        before = self.writer.response(task.source)
        headers = {}
        if before is not None and before.url == task.source and self.is_done(task, before.sha, before.media_type):
            headers = {"If-None-Match": before.etag, "If-Modified-Since": before.modified}
        reply = self.fetcher.get(task.source, {name: value for name, value in headers.items() if value})
        if reply.unchanged and before is not None:
            return self._unchanged(task, before)
        if reply.url != task.source and not (reply.error or reply.elsewhere):
            return self._moved(task, reply)
        if reply.error is not None or reply.elsewhere or reply.wrong_type:
            self._failed(task, reply)
            return None
        self._failures = 0
        return self._new(task, reply)

    def _refusal(self, task: Task) -> str | None:
        if not self.robots.allows(task.source):
            return _FORBIDDEN
        if task.depth > self.limits.depth:
            return _DEEP
        if is_trap(task.source) or self.series.is_endless(task.source):
            return _TRAPS
        return None

    def _skip(self, task: Task, reason: str) -> None:
        with transaction(self.writer.store):
            self.writer.close(task.source, "skipped")
            self.writer.add_problem(StoredProblem(self.site, reason, "note"), again=True)

    def _failed(self, task: Task, reply: Reply) -> None:
        """Say what is wrong with an address: of a page that is missing with the page that leads to it."""
        self.series.add(task.source, "")
        self._failures = self._failures + 1 if reply.unreachable else 0
        with transaction(self.writer.store):
            if reply.error is None:
                reason = _TYPE.format(reply.wrong_type) if reply.wrong_type else _ELSEWHERE
                self.writer.close(task.source, "skipped")
                self.writer.add_problem(StoredProblem(self.site, reason, "note"), again=True)
                if reply.elsewhere and task.source == self.site:
                    moved = _MOVED.format(normal("/", reply.elsewhere))
                    self.writer.add_problem(StoredProblem(self.site, moved))
                return
            self.writer.close(task.source, "failed")
            origin = f" De link staat op {task.parent}." if task.parent else ""
            self.writer.add_problem(StoredProblem(task.source, f"{reply.error}{origin}"))

    def _moved(self, task: Task, reply: Reply) -> Fetched | None:
        """The page is at another address of this site: it goes under that one, once."""
        self.series.add(task.source, "")
        moved = Task(reply.url, task.target, task.kind, task.depth, task.parent)
        with transaction(self.writer.store):
            self.writer.close(task.source, "skipped")
            is_known = self.writer.known(reply.url)
            if not is_known:
                self.writer.add([moved])
        if is_known or reply.wrong_type:
            if reply.wrong_type and not is_known:
                self._failed(moved, reply)
            return None
        self._failures = 0
        return self._new(moved, reply)

    def _unchanged(self, task: Task, before: Response) -> Fetched:
        self._failures = 0
        self.series.add(task.source, before.gist)
        self._add(before.links, task.depth + 1, task.source)
        return Fetched(task, before.sha, None, before.media_type, _date(before.modified))

    def _new(self, task: Task, reply: Reply) -> Fetched | None:
        is_page = reply.media_type in _PAGE_TYPES
        found = outward(reply.data, task.source) if is_page else Outward(gist=hashlib.sha256(reply.data).hexdigest())
        self.series.add(task.source, found.gist)
        # Only where the path is the same: many sites name their home page as the canonical address of every page.
        twin = found.canonical
        if twin is not None and twin != task.source and twin.split("?")[0].rstrip("/") == (
            task.source.split("?")[0].rstrip("/")
        ):  # fmt: skip
            self._add((twin,), task.depth, task.parent)
            with transaction(self.writer.store):
                self.writer.close(task.source, "skipped")
            return None
        sha = hashlib.sha256(reply.data).hexdigest()
        links = found.links if found.follow else ()
        kept = tuple(link for link in links if self._is_ours(link))
        with transaction(self.writer.store):
            answer = Response(reply.etag, reply.modified, sha, reply.media_type, task.source, kept, found.gist)
            self.writer.set_response(task.source, answer)
        self._add(kept, task.depth + 1, task.source)
        if not found.index:
            self._skip(task, _NOFOLLOW)
            return None
        return Fetched(task, sha, reply.data, reply.media_type, _date(reply.modified))

    def _is_ours(self, address: str) -> bool:
        return host_of(address) == self.fetcher.host and is_text(address)

    def _add(self, addresses: Iterator[str] | filter[str] | tuple[str, ...], depth: int, parent: str | None) -> None:
        """Add pages of this host that may be read. The other spelling of the host (www.) is this one."""
        tasks = []
        for address in addresses:
            host = host_of(address)
            if host != self.fetcher.host and same_site(host, self.fetcher.host):
                address = address.replace(f"//{host}", f"//{self.fetcher.host}", 1)
            if self._is_ours(address):
                # http and https of one host are one site.
                scheme = self.site.split(":", 1)[0]
                address = f"{scheme}:{address.split(':', 1)[1]}"
                kind = "document" if ending(address) in FILES else "page"
                tasks.append(Task(address, self.site, kind, depth, parent))
        with transaction(self.writer.store):
            self.writer.add(tasks)

    def _problem(self, source: str, message: str) -> None:
        with transaction(self.writer.store):
            self.writer.add_problem(StoredProblem(source, message))

    def _note(self, source: str, message: str) -> None:
        with transaction(self.writer.store):
            self.writer.add_problem(StoredProblem(source, message, "note"))


def _date(value: str | None) -> str | None:
    """A date of HTTP as ISO 8601."""
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
