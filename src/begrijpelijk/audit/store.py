"""Reading what audits stored: their dates, and per date the documents with findings, signals, scores and problems.

with Store.open(Path("audit.sqlite")) as store:
    run = store.run()                       # the latest; store.runs() lists all
    for document in run.documents():        # a few at a time: 3,000 pages never stand in memory together
        print(document.source, document.level, len(document.findings))
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from begrijpelijk.audit.records import RunInfo, Signal, StoredDocument, StoredFinding, StoredFlow, StoredProblem
from begrijpelijk.audit.schema import connect, refusal
from begrijpelijk.errors import UsageError

PAGE = 200  # documents that are read at once

_DOCUMENTS = """
    SELECT d.id, d.source, d.target, d.kind, coalesce(d.title, r.title), r.language, coalesce(r.media_type, ''),
           coalesce(j.words, r.words, 0), coalesce(j.sentences, 0), j.lint, j.level, j.struggling, j.cefr, j.niveau,
           coalesce(j.passed, 1), d.judgement, d.depth, d.parent, o.source, d.modified, d.pages, r.notes, r.signals,
           j.flow, coalesce(r.rendered, 0)
    FROM document d LEFT JOIN reading r ON r.key = d.reading LEFT JOIN judgement j ON j.key = d.judgement
         LEFT JOIN document o ON o.id = d.duplicate_of
"""
_FINDINGS = """
    SELECT f.judgement, u.name, f.severity, f.message, f.excerpt, u.kenmerken, u.toegang, u.wcag, f.line, f.page,
           f.selector, f.screen, f.count
    FROM finding f JOIN rule u ON u.id = f.rule WHERE f.judgement IN ({marks}) ORDER BY f.judgement, f.number
"""
_RUNS = """
    SELECT r.id, r.started, r.finished, r.targets, r.niveau, r.tool, r.pipeline,
           (SELECT count(*) FROM document d WHERE d.run = r.id AND d.kind != 'template'),
           (SELECT coalesce(sum(count), 0) FROM problem p WHERE p.run = r.id AND p.kind != 'note')
    FROM run r
"""


class Store:
    """A database of audits. Others may read it while an audit is writing."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, writes: bool) -> None:
        self.path = path
        self.connection = connection
        self.writes = writes

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False) -> Self:
        """The database in a file. Raises `UsageError` for one that is missing, damaged, newer or somebody else's.

        `create` makes it where it is not there yet, and brings an older one up to date.
        """
        path = Path(path)
        return cls(path, connect(path, create=create), writes=create)

    @classmethod
    def in_memory(cls) -> Self:
        """An empty database that is nowhere on the disk and is gone when it is closed."""
        path = Path(":memory:")
        return cls(path, connect(path, create=True), writes=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. The last one out leaves one file, which can be copied and read anywhere."""
        if self.writes:
            with suppress(sqlite3.Error):
                self.connection.execute("PRAGMA busy_timeout = 0")
                self.connection.execute("PRAGMA journal_mode = DELETE")
        self.connection.close()

    def query(self, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query. Raises `UsageError` for a database that turns out to be damaged."""
        try:
            return self.connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise refusal(error, self.path) from error

    def runs(self) -> list[RunInfo]:
        """All audits, the oldest first; also those that were not finished."""
        return [_info(row) for row in self.query(f"{_RUNS} ORDER BY r.id")]

    def run(self, id_: int | None = None) -> StoredRun:
        """One audit: the latest that was finished, or the one with an id. Raises `UsageError` when there is none."""
        if id_ is None:
            rows = self.query(f"{_RUNS} ORDER BY r.finished IS NULL, r.id DESC LIMIT 1")
        else:
            rows = self.query(f"{_RUNS} WHERE r.id = ?", (id_,))
        if not rows:
            which = "hier staat nog geen audit in" if id_ is None else f"audit {id_} staat hier niet in"
            raise UsageError(f"{which}; maak die met: begrijpelijk audit", str(self.path))
        return StoredRun(self, _info(rows[0]))


class StoredRun:
    """One audit in a store."""

    def __init__(self, store: Store, info: RunInfo) -> None:
        self.store = store
        self.info = info

    def documents(self, *, findings: bool = True, templates: bool = False) -> Iterator[StoredDocument]:
        """The documents in the order in which they were met. The fixed parts of sites only with `templates`.

        Without `findings` theirs are left out, which is much quicker for who only counts.
        """
        kinds = "" if templates else "AND d.kind != 'template'"
        last = 0
        while True:
            rows = self.store.query(
                f"{_DOCUMENTS} WHERE d.run = ? AND d.id > ? {kinds} ORDER BY d.id LIMIT {PAGE}", (self.info.id, last)
            )
            if not rows:
                return
            last = rows[-1][0]
            yield from self._made(rows, findings)

    def templates(self) -> list[StoredDocument]:
        """The fixed parts of each site, judged once; `StoredFinding.count` says on how many pages a finding stands."""
        rows = self.store.query(f"{_DOCUMENTS} WHERE d.run = ? AND d.kind = 'template' ORDER BY d.id", (self.info.id,))
        return list(self._made(rows, True))

    def document(self, source: str) -> StoredDocument | None:
        """The document of a source; None when there is none."""
        rows = self.store.query(
            f"{_DOCUMENTS} WHERE d.run = ? AND d.source = ? ORDER BY d.kind = 'template' LIMIT 1",
            (self.info.id, source),
        )
        return next(iter(self._made(rows, True)), None)

    def problems(self) -> list[StoredProblem]:
        """What could not be read and what was left out, by source."""
        rows = self.store.query(
            "SELECT source, message, kind, count FROM problem WHERE run = ? ORDER BY kind, source", (self.info.id,)
        )
        return [StoredProblem(*row) for row in rows]

    def _made(self, rows: list[tuple[Any, ...]], with_findings: bool) -> Iterator[StoredDocument]:
        found = self._findings({row[15] for row in rows if row[15]}) if with_findings else {}
        for row in rows:
            signals: dict[str, list[Signal]] = {}
            for raw in json.loads(row[22] or "[]"):
                signals.setdefault(raw[0], []).append(Signal(*raw))
            yield StoredDocument(
                id=row[0], source=row[1], target=row[2], kind=row[3], title=row[4], language=row[5],
                media_type=row[6], words=row[7], sentences=row[8], lint=row[9], level=row[10],
                adults_struggling=row[11], cefr=row[12], niveau=row[13] or self.info.niveau, passed=bool(row[14]),
                judged=row[15] is not None, depth=row[16], parent=row[17], duplicate_of=row[18], modified=row[19],
                pages=row[20], notes=tuple(json.loads(row[21] or "[]")), findings=tuple(found.get(row[15], ())),
                signals=signals, flow=_flow(row[23]), rendered=bool(row[24]),
            )  # fmt: skip

    def _findings(self, judgements: set[str]) -> dict[str, list[StoredFinding]]:
        result: dict[str, list[StoredFinding]] = {}
        marks = ", ".join("?" * len(judgements))
        for judgement, *values in self.store.query(_FINDINGS.format(marks=marks), sorted(judgements)):
            kenmerken, toegang, wcag = (tuple(json.loads(value)) for value in values[4:7])
            result.setdefault(judgement, []).append(
                StoredFinding(
                    values[0], values[1], values[2], values[3], kenmerken, toegang, wcag, values[7], values[8],
                    values[9], values[10], values[11],
                )
            )  # fmt: skip
        return result


def _info(row: tuple[Any, ...]) -> RunInfo:
    return RunInfo(row[0], row[1], row[2], tuple(json.loads(row[3])), *row[4:])


def _flow(raw: str | None) -> StoredFlow | None:
    if raw is None:
        return None
    values = json.loads(raw)
    return StoredFlow(**values | {"notes": tuple(values["notes"])})
