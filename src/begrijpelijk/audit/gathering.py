"""The sources of an audit: files of folders, and what a crawler finds on a site."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk import sources
from begrijpelijk.audit.crawl.addresses import normal
from begrijpelijk.audit.crawl.crawler import Crawler
from begrijpelijk.audit.records import StoredProblem
from begrijpelijk.audit.settings import Limits
from begrijpelijk.audit.writing import Task, Writer, transaction
from begrijpelijk.errors import SourceError

if TYPE_CHECKING:
    from begrijpelijk.plugins import Registry

_PAGES = (".html", ".htm", ".xhtml")
_NO_SITE = "Dit is geen goed webadres. Gebruik een adres dat begint met http:// of https://."


@dataclass(frozen=True)
class Found:
    """Something to read: its bytes, or None where `sha` (their fingerprint) says that they are known."""

    task: Task
    kind: str
    sha: str
    data: bytes | None
    media_type: str | None = None
    modified: str | None = None


def from_site(
    site: str,
    writer: Writer,
    limits: Limits,
    is_done: Callable[[Task, str, str | None], bool],
    inside: frozenset[str] | None = None,
) -> Iterator[Found]:
    """What is on a site."""
    address = normal(site)
    if address is None:
        with transaction(writer.store):
            writer.add_problem(StoredProblem(site, _NO_SITE))
        return
    for fetched in Crawler(address, writer, limits, is_done, inside).run():
        yield Found(fetched.task, fetched.kind, fetched.sha, fetched.data, fetched.media_type, fetched.modified)


def from_files(target: str, writer: Writer, registry: Registry) -> Iterator[Found]:
    """What is in a folder, or the file itself."""
    items = sources.collect([target], registry)
    with transaction(writer.store):
        for item in items:
            if item.error is not None:
                writer.add_problem(StoredProblem(item.error.source or item.name, item.error.message))
        named = {item.name: item for item in items if item.error is None}
        writer.add(Task(name, target, "page" if _is_page(name) else "document") for name in named)
    after = -1
    while (task := writer.next(target, after)) is not None:
        after = task.number
        # A file that was there before a stop and is gone now is read all the same: that gives the error.
        item = named.get(task.source) or sources.Item(task.source, Path(task.source))
        try:
            data = item.loaded().data or b""
        except SourceError as error:
            with transaction(writer.store):
                writer.close(task.source, "failed")
                writer.add_problem(StoredProblem(error.source or task.source, error.message))
            continue
        yield Found(task, task.kind, hashlib.sha256(data).hexdigest(), data, None, _modified(task.source))


def _is_page(name: str) -> bool:
    return name.lower().endswith(_PAGES)


def _modified(name: str) -> str | None:
    try:
        return datetime.fromtimestamp(Path(name).stat().st_mtime, UTC).date().isoformat()
    except (OSError, ValueError, OverflowError):
        return None
