"""Writing an audit into its store: every step whole or not at all, so that a killed audit can go on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from typing import Any

from begrijpelijk.audit.records import Signal, StoredFinding, StoredFlow, StoredProblem
from begrijpelijk.audit.schema import refusal
from begrijpelijk.audit.store import Store


@dataclass(frozen=True)
class Task:
    """Something to do in a run. `kind` is page, document or flow; `number` is its turn."""

    source: str
    target: str
    kind: str
    depth: int = 0
    parent: str | None = None
    number: int = 0


@dataclass(frozen=True)
class Response:
    """What a server said the last time. `links` and `gist` are those of `crawl.links.Outward`."""

    etag: str | None
    modified: str | None
    sha: str
    media_type: str | None
    url: str
    links: tuple[str, ...]
    gist: str


@dataclass(frozen=True)
class Reading:
    """What reading gave. `text` is a fingerprint of the words, `blocks` those of its pieces of text.

    `error` is why it could not be read; then the rest is empty.
    """

    key: str
    media_type: str = ""
    title: str | None = None
    language: str | None = None
    dutch: bool = True
    words: int = 0
    text: str = ""
    notes: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    blocks: tuple[tuple[str, str], ...] = ()  # fingerprint, and the piece as JSON
    rendered: bool = False
    error: str | None = None


@dataclass(frozen=True)
class Judgement:
    """What checking gave."""

    key: str
    reading: str
    settings: str
    words: int
    sentences: int
    lint: float | None
    level: int | None
    struggling: float | None
    cefr: str | None
    niveau: str
    passed: bool
    notes: tuple[str, ...] = ()
    findings: tuple[StoredFinding, ...] = ()
    flow: StoredFlow | None = None


class Writer:
    """Writes one run. All methods raise `UsageError` where the file cannot be written."""

    def __init__(self, store: Store, run: int) -> None:
        self.store = store
        self.run = run
        self._rules: dict[tuple[str, str, str, str], int] = {}
        row = self._rows("SELECT coalesce(max(number), -1) FROM task WHERE run = ?", run)
        self._number = int(row[0][0]) + 1

    @classmethod
    def begin(
        cls, store: Store, targets: Sequence[str], niveau: str, tool: str, settings: str, *, fresh: bool
    ) -> tuple[Writer, bool]:
        """A run: the last one where that was not finished and was about the same, or else a new one; and which."""
        named = json.dumps(list(targets), ensure_ascii=False)
        if not fresh:
            rows = store.query(
                "SELECT id FROM run WHERE finished IS NULL AND targets = ? AND settings = ? "
                "AND id = (SELECT max(id) FROM run)", (named, settings),
            )  # fmt: skip
            if rows:
                return cls(store, rows[0][0]), True
        with transaction(store):
            cursor = store.connection.execute(
                "INSERT INTO run (started, targets, niveau, tool, settings) VALUES (?, ?, ?, ?, ?)",
                (now(), named, niveau, tool, settings),
            )
        return cls(store, int(cursor.lastrowid or 0)), False

    @property
    def phase(self) -> str:
        """How far the run is: gather, judge or done."""
        return str(self._rows("SELECT phase FROM run WHERE id = ?", self.run)[0][0])

    def set_phase(self, phase: str) -> None:
        """Remember how far the run is."""
        with transaction(self.store):
            self._do("UPDATE run SET phase = ? WHERE id = ?", phase, self.run)

    def set_pipeline(self, name: str) -> None:
        """Remember with which language pipeline it was done."""
        with transaction(self.store):
            self._do("UPDATE run SET pipeline = ? WHERE id = ? AND pipeline = ''", name, self.run)

    def finish(self) -> None:
        """The run is complete; what was only kept for the work is let go."""
        with transaction(self.store):
            self._do("DELETE FROM pending")
            self._do("DELETE FROM task WHERE run = ?", self.run)
            # Where nothing had changed no pipeline was loaded: all that is said comes from an earlier run.
            self._do(
                "UPDATE run SET pipeline = coalesce((SELECT pipeline FROM run WHERE id < ?1 AND pipeline != '' "
                "ORDER BY id DESC LIMIT 1), '') WHERE id = ?1 AND pipeline = ''", self.run,
            )  # fmt: skip
            self._do("UPDATE run SET phase = 'done', finished = ? WHERE id = ?", now(), self.run)

    # Tasks.

    def add(self, tasks: Iterable[Task]) -> int:
        """Add what is not there yet; gives how many were new."""
        added = 0
        for task in tasks:
            cursor = self._do(
                "INSERT OR IGNORE INTO task (run, source, target, kind, depth, parent, number) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                self.run, task.source, task.target, task.kind, task.depth, task.parent, self._number,
            )  # fmt: skip
            self._number += cursor.rowcount
            added += cursor.rowcount
        return added

    def next(self, target: str, after: int) -> Task | None:
        """The next task of a target that waits, in order of number, after one; None when there is none."""
        rows = self._rows(
            "SELECT source, target, kind, depth, parent, number FROM task "
            "WHERE run = ? AND state = 'waiting' AND kind != 'flow' AND number > ? AND target = ? "
            "ORDER BY number LIMIT 1",
            self.run, after, target,
        )  # fmt: skip
        return Task(*rows[0]) if rows else None

    def flow(self, target: str) -> Task | None:
        """The flow at an address, where it still waits."""
        rows = self._rows(
            "SELECT source, target, kind, depth, parent, number FROM task "
            "WHERE run = ? AND state = 'waiting' AND kind = 'flow' AND target = ?", self.run, target,
        )  # fmt: skip
        return Task(*rows[0]) if rows else None

    def known(self, source: str) -> bool:
        """Whether there is a task for a source in this run."""
        return bool(self._rows("SELECT 1 FROM task WHERE run = ? AND source = ?", self.run, source))

    def close(self, source: str, state: str) -> None:
        """A task is done, skipped or failed."""
        self._do("UPDATE task SET state = ? WHERE run = ? AND source = ?", state, self.run, source)

    def count(self, target: str | None = None, *states: str) -> int:
        """How many tasks there are, of a target and in some states."""
        where, values = "run = ?", [self.run]
        if target is not None:
            where, values = f"{where} AND target = ?", [*values, target]  # type: ignore[list-item]
        if states:
            where += f" AND state IN ({', '.join('?' * len(states))})"
        return int(self._rows(f"SELECT count(*) FROM task WHERE {where}", *values, *states)[0][0])

    # What servers said.

    def response(self, source: str) -> Response | None:
        """What the server said of an address the last time."""
        rows = self._rows(
            "SELECT etag, modified, sha, media_type, url, links, gist FROM response WHERE source = ?", source
        )
        if not rows:
            return None
        etag, modified, sha, media_type, url, links, gist = rows[0]
        return Response(etag, modified, sha, media_type, url, tuple(json.loads(links)), gist)

    def set_response(self, source: str, response: Response) -> None:
        """Remember what the server said."""
        self._do(
            "INSERT OR REPLACE INTO response (source, etag, modified, sha, media_type, url, links, gist) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            source, response.etag, response.modified, response.sha, response.media_type, response.url,
            json.dumps(response.links), response.gist,
        )  # fmt: skip

    # What came out.

    def has_reading(self, key: str) -> bool:
        """Whether these bytes were read before, by this begrijpelijk."""
        return bool(self._rows("SELECT 1 FROM reading WHERE key = ?", key))

    def reading_error(self, key: str) -> str | None:
        """Why these bytes could not be read, where they could not."""
        rows = self._rows("SELECT error FROM reading WHERE key = ?", key)
        return rows[0][0] if rows else None

    def is_judged(self, reading: str, settings: str) -> bool:
        """Whether a text needs no more work under these settings: it or a copy was judged, or it is not Dutch."""
        rows = self._rows(
            "SELECT 1 FROM reading r WHERE key = ? AND (NOT dutch OR error IS NOT NULL OR EXISTS "
            "(SELECT 1 FROM judgement j JOIN reading o ON o.key = j.reading WHERE o.text = r.text AND j.settings = ?))",
            reading, settings,
        )  # fmt: skip
        return bool(rows)

    def put_reading(self, reading: Reading, pending: bytes | None = None) -> None:
        """Store what reading gave; `pending` is the text itself, kept until it is judged."""
        fresh = self._do(
            "INSERT OR IGNORE INTO reading (key, media_type, title, language, dutch, words, text, notes, signals, "
            "error, rendered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            reading.key, reading.media_type, reading.title, reading.language, reading.dutch, reading.words,
            reading.text, _json(reading.notes), _json([astuple(signal) for signal in reading.signals]), reading.error,
            reading.rendered,
        ).rowcount  # fmt: skip
        if pending is not None:
            self._do("INSERT OR REPLACE INTO pending VALUES (?, ?)", reading.key, pending)
        for number, (fingerprint, data) in enumerate(reading.blocks if fresh else ()):
            other = self._rows(
                "SELECT 1 FROM reading_block WHERE hash = ? AND reading != ? LIMIT 1", fingerprint, reading.key
            )
            self._do("INSERT OR IGNORE INTO reading_block VALUES (?, ?)", reading.key, fingerprint)
            if other:
                self._do("INSERT OR IGNORE INTO block VALUES (?, ?, ?)", fingerprint, number, data)

    def put_document(
        self, task: Task, kind: str, reading: str | None, *, judgement: str | None = None,
        modified: str | None = None, title: str | None = None, pages: int = 1, source: str | None = None,
    ) -> None:  # fmt: skip
        """Store a document of this run; one that was stored before a stop is written over."""
        self._do(
            "INSERT INTO document (run, source, target, kind, reading, judgement, depth, parent, modified, title, "
            "pages) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run, source, kind) DO UPDATE SET "
            "reading = excluded.reading, judgement = excluded.judgement, modified = excluded.modified, "
            "title = excluded.title, pages = excluded.pages",
            self.run, source or task.source, task.target, kind, reading, judgement, task.depth, task.parent, modified,
            title, pages,
        )  # fmt: skip

    def drop_document(self, source: str, kind: str) -> None:
        """Take back a document that turned out to be unreadable."""
        self._do("DELETE FROM document WHERE run = ? AND source = ? AND kind = ?", self.run, source, kind)

    def count_duplicates(self) -> None:
        """Tie documents with the same words to the first of them."""
        self._do(
            "WITH first AS (SELECT r.text AS text, min(d.id) AS id FROM document d JOIN reading r ON r.key = d.reading "
            "WHERE d.run = ?1 AND r.words > 0 AND d.kind != 'flow' GROUP BY r.text HAVING count(*) > 1) "
            "UPDATE document SET duplicate_of = (SELECT first.id FROM first JOIN reading r ON r.text = first.text "
            "WHERE r.key = document.reading AND first.id != document.id) WHERE run = ?1 AND kind != 'flow'", self.run,
        )  # fmt: skip

    def judge_duplicates(self) -> None:
        """What was said of the first is said of all with the same words."""
        self._do(
            "UPDATE document SET judgement = (SELECT o.judgement FROM document o WHERE o.id = document.duplicate_of) "
            "WHERE run = ? AND duplicate_of IS NOT NULL", self.run,
        )  # fmt: skip

    def put_judgement(self, judgement: Judgement) -> None:
        """Store what checking gave."""
        fresh = self._do(
            "INSERT OR IGNORE INTO judgement (key, reading, settings, words, sentences, lint, level, struggling, cefr, "
            "niveau, passed, notes, flow) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            judgement.key, judgement.reading, judgement.settings, judgement.words, judgement.sentences, judgement.lint,
            judgement.level, judgement.struggling, judgement.cefr, judgement.niveau, judgement.passed,
            _json(judgement.notes), None if judgement.flow is None else _json(vars(judgement.flow)),
        ).rowcount  # fmt: skip
        for number, found in enumerate(judgement.findings if fresh else ()):
            self._do(
                "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                judgement.key, number, self._rule(found), found.severity, found.message, found.excerpt, found.line,
                found.page, found.selector, found.screen, found.count,
            )  # fmt: skip

    def has_judgement(self, key: str) -> bool:
        """Whether this was checked before."""
        return bool(self._rows("SELECT 1 FROM judgement WHERE key = ?", key))

    def set_judgement(self, document: int, key: str) -> None:
        """Tie a document to what checking gave."""
        self._do("UPDATE document SET judgement = ? WHERE id = ?", key, document)

    def add_problem(self, problem: StoredProblem, *, again: bool = False) -> None:
        """Store a problem; with `again` the same one counts up instead of being kept once."""
        change = "DO UPDATE SET count = count + excluded.count" if again else "DO NOTHING"
        self._do(
            f"INSERT INTO problem VALUES (?, ?, ?, ?, ?) ON CONFLICT (run, source, message) {change}",
            self.run, problem.source, problem.message, problem.kind, problem.count,
        )  # fmt: skip

    def _rule(self, found: StoredFinding) -> int:
        key = (found.rule, _json(found.kenmerken), _json(found.toegang), _json(found.wcag))
        if key not in self._rules:
            self._do("INSERT OR IGNORE INTO rule (name, kenmerken, toegang, wcag) VALUES (?, ?, ?, ?)", *key)
            rows = self._rows("SELECT id FROM rule WHERE name = ? AND kenmerken = ? AND toegang = ? AND wcag = ?", *key)
            self._rules[key] = int(rows[0][0])
        return self._rules[key]

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self._rows(statement, *values)

    def _rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.store.query(statement, values)

    def _do(self, statement: str, *values: Any) -> sqlite3.Cursor:
        try:
            return self.store.connection.execute(statement, values)
        except sqlite3.Error as error:
            raise refusal(error, self.store.path) from error


@contextmanager
def transaction(store: Store) -> Iterator[None]:
    """All that is written inside, or nothing."""
    try:
        store.connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        raise refusal(error, store.path) from error
    try:
        yield
    except BaseException:
        if store.connection.in_transaction:
            store.connection.execute("ROLLBACK")
        raise
    try:
        store.connection.execute("COMMIT")
    except sqlite3.Error as error:
        store.connection.execute("ROLLBACK")
        raise refusal(error, store.path) from error


def now() -> str:
    """The time now, as runs have it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
