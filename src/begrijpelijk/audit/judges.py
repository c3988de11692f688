"""What is left to judge when all pages are known, and with that the parts that pages of a site share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk.audit.crawl.fetcher import Fetcher
from begrijpelijk.audit.fingerprints import digest
from begrijpelijk.audit.judging import FIXED_TITLE
from begrijpelijk.audit.settings import Limits
from begrijpelijk.audit.work import Job
from begrijpelijk.audit.writing import Task, Writer, transaction
from begrijpelijk.errors import SourceError
from begrijpelijk.sources import Item

if TYPE_CHECKING:
    from begrijpelijk.audit.run import Settings

FIXED_PAGES = 5
"""A text that stands on more different pages of a site than this belongs to the site and not to the page."""

_PAGE = 100  # documents that are looked up at once
_GONE = "Deze pagina was er net nog wel en nu niet meer. Doe de audit opnieuw."


class Judges:
    """Gives the jobs, and ties what comes of them to the documents. Document 0 stands for the fixed parts."""

    def __init__(self, writer: Writer, settings: Settings, limits: Limits) -> None:
        self.writer = writer
        self.settings = settings
        self.limits = limits
        self._fixed = {target: self._shared(target) for target in self._targets()}
        self._fetchers: dict[str, Fetcher] = {}

    def _targets(self) -> list[str]:
        rows = self.writer.rows(
            "SELECT DISTINCT target FROM document WHERE run = ? AND kind = 'page' ORDER BY target", self.writer.run
        )
        return [row[0] for row in rows]

    def _shared(self, target: str) -> dict[str, int]:
        """The texts that many pages of a site share, with the number of pages. Copies of a page count as one."""
        rows = self.writer.rows(
            "SELECT b.hash, count(DISTINCT r.text) AS different, count(DISTINCT d.id) FROM document d "
            "JOIN reading r ON r.key = d.reading JOIN reading_block b ON b.reading = r.key "
            "WHERE d.run = ? AND d.target = ? AND d.kind = 'page' AND r.dutch GROUP BY b.hash HAVING different > ?",
            self.writer.run, target, FIXED_PAGES,
        )  # fmt: skip
        return {row[0]: row[2] for row in rows}

    def count(self) -> int:
        """How many documents are left."""
        rows = self.writer.rows(f"SELECT count(*) {_LEFT}", self.writer.run)
        return int(rows[0][0]) + sum(map(bool, self._fixed.values()))

    def jobs(self) -> Iterator[tuple[int, Job]]:
        """What has to be judged; what was judged before is tied to its document at once."""
        last = 0
        while True:
            rows = self.writer.rows(
                f"SELECT d.id, d.source, d.target, d.reading, d.kind, r.media_type {_LEFT} AND d.id > ? "
                f"ORDER BY d.id LIMIT {_PAGE}", self.writer.run, last,
            )  # fmt: skip
            if not rows:
                break
            last = rows[-1][0]
            for document, source, target, reading, kind, media_type in rows:
                job = self._job(document, source, target, reading, kind, media_type)
                if job is not None:
                    yield document, job
        for target, fixed in self._fixed.items():
            job = self._of_fixed(target, fixed)
            if job is not None:
                yield 0, job

    def _job(self, document: int, source: str, target: str, reading: str, kind: str, media_type: str) -> Job | None:
        shared = self._fixed.get(target, {}) if kind == "page" else {}
        own = [
            row[0]
            for row in (self.writer.rows("SELECT hash FROM reading_block WHERE reading = ?", reading) if shared else ())
            if row[0] in shared
        ]
        key = self.settings.judgement(reading, source, own)
        if self.writer.has_judgement(key):
            with transaction(self.writer.store):
                self.writer.set_judgement(document, key)
            return None
        job = Job(
            source,
            url=source if "://" in source else None,
            path=None if "://" in source else Path(source),
            media_type=media_type,
            do="judge",
            reading=reading,
            judgement=key,
            settings=self.settings.of(source),
            fixed={fingerprint: shared[fingerprint] for fingerprint in own},
        )
        pending = self.writer.rows("SELECT data FROM pending WHERE reading = ?", reading)
        return replace(job, data=pending[0][0]) if pending else self._again(job, target)

    def _again(self, job: Job, target: str) -> Job:
        """Something else on its site changed, so that a known page is to be judged anew: it has to be read again."""
        if job.url is None:
            try:
                return replace(job, data=Item(job.name, job.path).loaded().data, media_type=None, do="both")
            except SourceError as error:
                return replace(job, error=error, do="both")
        if target not in self._fetchers:
            limits = self.limits
            self._fetchers[target] = Fetcher(
                target, pause=limits.pause, largest=limits.megabytes * 1024 * 1024, patience=limits.patience
            )
        reply = self._fetchers[target].get(job.url)
        if reply.status != 200 or not reply.data:
            return replace(job, error=SourceError(reply.error or _GONE, job.name), do="both")
        return replace(job, data=reply.data, media_type=reply.media_type, do="both")

    def _of_fixed(self, target: str, fixed: dict[str, int]) -> Job | None:
        if not fixed:
            return None
        # Where they stand on the page that is first with them all says in which order they are read.
        rows = self.writer.rows(
            "SELECT hash, data FROM block WHERE hash IN (SELECT value FROM json_each(?)) ORDER BY number, hash",
            json.dumps(sorted(fixed)),
        )
        counted = [f"{fingerprint} {fixed[fingerprint]}" for fingerprint in sorted(fixed)]
        reading = digest("fixed", *counted)
        key = self.settings.judgement(reading, target, ())
        job = Job(
            target, do="fixed", reading=reading, judgement=key, settings=self.settings.of(target), fixed=fixed,
            blocks=tuple(row[1] for row in rows),
        )  # fmt: skip
        if self.writer.has_judgement(key):
            with transaction(self.writer.store):
                self.put(0, job)
            return None
        return job

    def put(self, document: int, job: Job) -> None:
        """Tie what came of a job to its document."""
        if document:
            self.writer.set_judgement(document, job.judgement)
            return
        self.writer.put_document(
            Task(job.name, job.name, "template"), "template", None, judgement=job.judgement, title=FIXED_TITLE,
            pages=max(job.fixed.values(), default=1),
        )  # fmt: skip


_LEFT = """
    FROM document d JOIN reading r ON r.key = d.reading
    WHERE d.run = ? AND d.judgement IS NULL AND d.duplicate_of IS NULL AND r.dutch AND r.error IS NULL
    AND d.kind IN ('page', 'document')
"""
