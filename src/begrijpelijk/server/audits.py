"""The server's side of its audits: start one in a process of its own, follow it, ask it for scorecards, end it."""

from __future__ import annotations

import contextlib
import os
import queue
import secrets
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Literal

from begrijpelijk.server import frames
from begrijpelijk.server.problems import RETRY_AFTER, Problem
from begrijpelijk.server.settings import Settings
from begrijpelijk.zelftest.answers import Replies

State = Literal["bezig", "klaar", "mislukt"]
KEPT = "bewaard"  # the id of the audit that was in the database when the server started
MOST = 2  # audits that are kept; of more the oldest goes, as each has the language part in memory
CARD_TIME = 120.0  # seconds that a scorecard may take
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Audit:
    """One audit with its process. All attributes may be read while it works."""

    def __init__(self, id_: str, job: dict[str, Any]) -> None:
        self.id = id_
        self.job = job
        self.state: State = "bezig"
        self.started = time.time()
        self.phase, self.source, self.number, self.total = "start", "", 0, 0
        self.told: dict[str, Any] = {}
        self.problem: Problem | None = None
        self.answers: dict[str, Replies] = {}
        self._answers: queue.Queue[frames.Frame | None] = queue.Queue()
        self._turn = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "begrijpelijk.server.audit_process"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, **_ONE_THREAD}, start_new_session=sys.platform != "win32",
        )  # fmt: skip
        threading.Thread(target=self._follow, daemon=True).start()

    def _follow(self) -> None:
        """Read what the process says until it ends."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with contextlib.suppress(frames.Broken):
            frames.send(self._process.stdin, self.job)
            while True:
                header, body = frames.receive(self._process.stdout)
                if "phase" in header:
                    self.phase, self.source = header["phase"], header["source"]
                    self.number, self.total = header["number"], header["total"]
                elif header.get("done"):
                    self.told, self.state = header, "klaar"
                elif "failed" in header:
                    self.problem = Problem(422, message=header["failed"], source=header.get("source"))
                elif "fault" in header and "status" not in header:
                    self.problem = Problem(500, "fault", kind=header["fault"])
                else:
                    self._answers.put((header, body))
        if self.state == "bezig":
            self.problem = self.problem or Problem(500, "audit_died")
            self.state = "mislukt"
        self._answers.put(None)

    def scorecard(self, form: str, lang: str) -> frames.Frame:
        """The scorecard in a format, with the answers that were given. Blocks; raises `Problem`."""
        if self.state == "bezig":
            raise Problem(409, "audit_busy", lang=lang)
        if self.state == "mislukt":
            raise self.problem or Problem(500, "audit_died", lang=lang)
        replies = [vars(reply) for each in self.answers.values() for reply in each.given]
        assert self._process.stdin is not None
        with self._turn:
            try:
                frames.send(self._process.stdin, {"format": form, "lang": lang, "answers": replies})
                got = self._answers.get(timeout=CARD_TIME)
            except frames.Broken:
                got = None
            except queue.Empty:
                self.stop()
                raise Problem(503, "too_slow", seconds=f"{CARD_TIME:g}", lang=lang) from None
        if got is None:
            self.state, self.problem = "mislukt", Problem(500, "audit_died")
            raise Problem(500, "audit_died", lang=lang)
        header, body = got
        if header["status"] == 500:
            raise Problem(500, "format_fault", kind=header["fault"], source=form, lang=lang)
        return header, body

    def stop(self) -> None:
        """End the process, with those that it started."""
        if self._process.poll() is None:
            with contextlib.suppress(OSError):
                if sys.platform == "win32":
                    self._process.kill()
                else:
                    os.killpg(self._process.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError, ValueError):
                    stream.close()


class Audits:
    """All audits of a server."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._all: dict[str, Audit] = {}
        self._turn = threading.Lock()

    def open(self) -> None:
        """Take up the database of an earlier time."""
        database = self.settings.database
        if database is not None and database.exists():
            self._all[KEPT] = Audit(KEPT, {**self._job("nl"), "kept": True})

    def start(self, targets: list[str], pages: int, niveau: str | None, lang: str) -> Audit:
        """Begin an audit. Raises `Problem` while another one is at work."""
        with self._turn:
            if any(audit.state == "bezig" for audit in self._all.values()):
                raise Problem(409, "audit_other", retry=RETRY_AFTER, lang=lang)
            if self.settings.database is not None:  # one writer at a time, and what was there before is in it
                self._end(*self._all)
            self._end(*[*self._all][: max(len(self._all) + 1 - MOST, 0)])
            made = Audit(
                secrets.token_urlsafe(9), {**self._job(lang), "targets": targets, "pages": pages, "niveau": niveau}
            )
            self._all[made.id] = made
            return made

    def _job(self, lang: str) -> dict[str, Any]:
        settings = self.settings
        return {
            "lang": lang,
            "database": str(settings.database) if settings.database else None,
            "config": str(settings.config) if settings.config else None,
            "pipeline": settings.pipeline,
            "inside": list(settings.inside),
            "pause": settings.audit_pause,
            "processes": max(settings.workers, 2),  # in this one a text that hangs would hang the audit
        }

    def all(self) -> list[Audit]:
        """The audits, the latest first."""
        return [*self._all.values()][::-1]

    def get(self, id_: str, lang: str) -> Audit:
        """One audit. Raises `Problem` where there is none."""
        found = self._all.get(id_)
        if found is None:
            raise Problem(404, "no_audit", source=id_[:50], lang=lang)
        return found

    def remove(self, id_: str, lang: str) -> None:
        """End an audit and forget it. What is in a database stays there."""
        self.get(id_, lang)
        with self._turn:
            self._end(id_)

    def _end(self, *ids: str) -> None:
        for id_ in ids:
            audit = self._all.pop(id_, None)
            if audit is not None:
                audit.stop()

    def close(self) -> None:
        """End all."""
        with self._turn:
            self._end(*self._all)


def folder_names(settings: Settings) -> dict[str, Path]:
    """The folders that may be audited, by the name under which the page knows them."""
    return {str(folder): folder for folder in settings.folders}
