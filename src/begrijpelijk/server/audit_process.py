"""An audit in a process of its own: it audits, and then makes scorecards until its input closes.

    python -m begrijpelijk.server.audit_process

Its store is in memory and goes with it, unless the server was told to keep a database. It is started by `audits.py`.
Frames go out while it works: ``{"phase", "source", "number", "total"}``, and in the end ``{"done": true, ...}``.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from pathlib import Path
from typing import IO, Any

from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.server import frames
from begrijpelijk.server.jobs import JSON, dump
from begrijpelijk.server.problems import sentence
from begrijpelijk.server.worker import streams

EVERY = 0.25  # seconds between two frames about how far it is
_MEDIA_TYPES = {
    "json": JSON,
    "html": "text/html; charset=utf-8",
    "text": "text/plain; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def main() -> int:
    """Do the audit of the first frame, then answer questions about it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    incoming, outgoing = streams()
    with contextlib.suppress(frames.Broken):
        job, _ = frames.receive(incoming)
        with contextlib.ExitStack() as stack:
            try:
                made = Made(job, outgoing, stack)
            except BegrijpelijkError as error:
                frames.send(outgoing, {"failed": sentence(error.message), "source": error.source})
                return 2
            except Exception as error:
                # Only its kind: the error's own text may quote from what was read.
                frames.send(outgoing, {"fault": type(error).__name__})
                return 2
            frames.send(outgoing, {"done": True, **made.told()})
            while True:
                header, body = frames.receive(incoming)
                frames.send(outgoing, *made.answer(header, body))
    return 0


class Made:
    """An audit that was made, or one that was kept in a database."""

    def __init__(self, job: dict[str, Any], outgoing: IO[bytes], stack: contextlib.ExitStack) -> None:
        """Do the audit that a job describes. Raises `BegrijpelijkError`."""
        from begrijpelijk import plugins
        from begrijpelijk.audit.lock import locked
        from begrijpelijk.audit.run import audit_into
        from begrijpelijk.audit.store import Store
        from begrijpelijk.config import load_config

        self.registry = plugins.registry()
        database = Path(job["database"]) if job.get("database") else None
        house = load_config(Path(job["config"]) if job.get("config") else None, [], self.registry)
        self.config = house.changed(
            self.registry, lang=job["lang"], pipeline=job.get("pipeline"), niveau=job.get("niveau"), browser=False
        )
        self._outgoing = outgoing
        self._last = 0.0
        if job.get("kept") and database is not None:
            self.store = stack.enter_context(Store.open(database))
            self.run = self.store.run().info.id
            return
        if database is None:
            self.store = stack.enter_context(Store.in_memory())
        else:
            stack.enter_context(locked(database))
            self.store = stack.enter_context(Store.open(database, create=True))
        self.run = audit_into(
            self.store, job["targets"], self.config, self.registry, _options(job, self.config.flows), self._progress
        )

    def _progress(self, phase: str, source: str, number: int, total: int) -> None:
        if time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            frames.send(self._outgoing, {"phase": phase, "source": source[:500], "number": number, "total": total})

    def told(self) -> dict[str, Any]:
        """What there is to say about the audit itself."""
        info = self.store.run(self.run).info
        return {"date": info.started, "documents": info.documents, "problems": info.problems, "targets": info.targets}

    def answer(self, header: dict[str, Any], body: bytes) -> frames.Frame:
        """A scorecard in a format; a problem is an answer with its status."""
        try:
            content = self._scorecard(str(header["format"]), str(header["lang"]), header.get("answers", []))
        except BegrijpelijkError as error:
            told = {"error": {"message": sentence(error.message), "source": error.source}}
            return {"status": 422, "media_type": JSON}, dump(told)
        except Exception as error:
            return {"status": 500, "fault": type(error).__name__}, b""
        return {"status": 200, "media_type": _MEDIA_TYPES[header["format"]]}, content

    def _scorecard(self, form: str, lang: str, answers: list[dict[str, Any]]) -> bytes:
        from begrijpelijk.scorecard.build import Input, build
        from begrijpelijk.scorecard.from_audit import measured, site_of, trend
        from begrijpelijk.scorecard.reports import find
        from begrijpelijk.zelftest import Replies, Reply

        run = self.store.run(self.run)
        given = Input(
            measured=measured(run, self.registry),
            replies=Replies(tuple(Reply(**each) for each in answers)),
            trend=trend(self.store, run.info, self.registry),
            departments=self.config.afdelingen,
            organisation=site_of(run.info),
        )
        made = find(form).write(build(given, self.registry, "en" if lang == "en" else "nl"))
        return made.encode() if isinstance(made, str) else made


def _options(job: dict[str, Any], flows: Any) -> Any:
    from begrijpelijk.audit.settings import AuditOptions, Limits

    return AuditOptions(
        limits=Limits(pages=job["pages"], pause=job["pause"]),
        flows=flows,
        processes=job["processes"],
        inside=frozenset(job["inside"]),
    )


if __name__ == "__main__":
    sys.exit(main())
