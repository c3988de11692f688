"""The server's side of its workers: start them, give them jobs in turn, replace those that are late or died."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from typing import Any

from begrijpelijk.server import frames
from begrijpelijk.server.problems import RETRY_AFTER, Problem
from begrijpelijk.server.settings import Settings

START_TIME = 120.0  # seconds in which a worker must have loaded the pipeline
PATIENCE = 5.0  # seconds that work goes on after whoever asked for it went away
LOOK = 0.25  # seconds between two looks whether somebody is still there
JOBS = 500  # after so many a worker is replaced: spaCy keeps every word that it ever saw
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Late(Exception):
    """A worker took more time than it had."""


class Left(Exception):
    """Whoever asked went away before it was their turn."""


class Ticket:
    """Somebody's place in the row: with `leave` they go away, wherever the work is by then."""

    def __init__(self) -> None:
        self.gone = threading.Event()
        self._worker: Worker | None = None
        self._began = 0.0
        self._lock = threading.Lock()

    def serve(self, worker: Worker | None) -> None:
        """A worker is on it, or no longer."""
        with self._lock:
            self._worker, self._began = worker, time.monotonic()

    def leave(self) -> bool:
        """Nobody waits for the answer any more; whether there is nothing left to end.

        Work that only began is let be: it ends sooner than a new process could take its place.
        """
        self.gone.set()
        with self._lock:
            if self._worker is None:
                return True
            if time.monotonic() - self._began < PATIENCE:
                return False
            self._worker.kill()
            return True


class Worker:
    """One process. Not for two threads at a time."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.process: subprocess.Popen[bytes] | None = None
        self.pipeline = ""
        self.jobs = 0
        self.lock = threading.Lock()

    def start(self) -> None:
        """Start the process if it does not run, and wait until it is ready. Raises `Problem`."""
        with self.lock:
            if self.process is not None and self.process.poll() is None:
                return
            settings = self.settings
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "begrijpelijk.server.worker", str(settings.memory),
                 settings.pipeline or "", str(settings.config or "")],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env={**os.environ, **_ONE_THREAD}, start_new_session=sys.platform != "win32",
            )  # fmt: skip
        try:
            header, _ = self._answer(START_TIME)
        except (frames.Broken, Late):
            raise Problem(503, "no_worker", retry=RETRY_AFTER) from None
        if not header.get("ready"):
            self.stop()
            raise Problem(503, "no_pipeline", reason=str(header.get("message", "")), source=header.get("source"))
        self.pipeline = str(header.get("pipeline", ""))
        self.jobs = 0

    def do(self, job: dict[str, Any], body: bytes, seconds: float) -> frames.Frame:
        """Do a job. Raises `Late`, or `Broken` when the process died over it."""
        process = self.process
        if process is None or process.stdin is None:
            raise frames.Broken
        clock = threading.Timer(seconds, self.kill)
        clock.daemon = True
        clock.start()
        began = time.monotonic()
        self.jobs += 1
        try:
            frames.send(process.stdin, {**job, "seconds": seconds}, body)
            assert process.stdout is not None
            return frames.receive(process.stdout)
        except frames.Broken:
            self.stop()
            if time.monotonic() - began >= seconds - 0.05:
                raise Late from None
            raise
        finally:
            clock.cancel()

    def _answer(self, seconds: float) -> frames.Frame:
        clock = threading.Timer(seconds, self.kill)
        clock.daemon = True
        clock.start()
        try:
            assert self.process is not None and self.process.stdout is not None
            return frames.receive(self.process.stdout)
        except frames.Broken:
            self.stop()
            raise
        finally:
            clock.cancel()

    def kill(self) -> None:
        """End the process at once, and the programs that it started (text recognition is one)."""
        process = self.process
        if process is None or process.poll() is not None:
            return
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)  # it leads a group of its own: `start_new_session`

    def stop(self) -> None:
        """End the process and take away what is left of it."""
        process = self.process
        if process is None:
            return
        self.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
        self.process = None


class Workers:
    """The workers and the row of those who wait for one."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._all = [Worker(settings) for _ in range(settings.workers)]
        self._free: deque[Worker] = deque(self._all)
        self._turn = threading.Condition()
        self._waiting = 0
        self._clients: dict[str, int] = {}
        self._closed = False

    @property
    def pipeline(self) -> str:
        """Name of the pipeline; empty until a worker has loaded it."""
        return next((worker.pipeline for worker in self._all if worker.pipeline), "")

    def warm(self) -> None:
        """Start all workers, in the background, so that the first check need not wait for the pipeline."""
        for worker in self._all:
            threading.Thread(target=self._start_quietly, args=(worker,), daemon=True).start()

    def _start_quietly(self, worker: Worker) -> None:
        with contextlib.suppress(Problem):
            self.run({"do": "nothing"}, b"", "")

    def run(self, job: dict[str, Any], body: bytes, client: str, ticket: Ticket | None = None) -> frames.Frame:
        """Wait for a worker and let it do a job. Blocks; raises `Problem` when it is too busy, too late or dies.

        Raises `Left` when the `ticket` was given up in the row.
        """
        ticket = ticket or Ticket()
        with self._in_row(client):
            worker = self._take(ticket)
            try:
                worker.start()
                ticket.serve(worker)
                return worker.do(job, body, self.settings.check_time)
            except Late:
                raise Problem(503, "too_slow", seconds=f"{self.settings.check_time:g}") from None
            except frames.Broken:
                # No "try again": what ended one worker would end the next.
                raise Problem(422, "died", source=job.get("name")) from None
            finally:
                ticket.serve(None)
                self._give_back(worker)

    @contextlib.contextmanager
    def _in_row(self, client: str) -> Any:
        settings = self.settings
        with self._turn:
            if self._waiting >= settings.queue + settings.workers or self._closed:
                raise Problem(503, "busy", retry=RETRY_AFTER)
            # Whoever is on this computer may do as much as it can; on a network nobody takes all places.
            if not settings.local and self._clients.get(client, 0) >= settings.per_client:
                raise Problem(429, "too_many", retry=RETRY_AFTER)
            self._waiting += 1
            self._clients[client] = self._clients.get(client, 0) + 1
        try:
            yield
        finally:
            with self._turn:
                self._waiting -= 1
                self._clients[client] -= 1
                if not self._clients[client]:
                    del self._clients[client]

    def _take(self, ticket: Ticket) -> Worker:
        deadline = time.monotonic() + self.settings.wait_time
        with self._turn:
            while not self._free:
                left = deadline - time.monotonic()
                if left <= 0 or self._closed:
                    raise Problem(503, "busy", retry=RETRY_AFTER)
                self._turn.wait(min(left, LOOK))
                if ticket.gone.is_set():
                    self._turn.notify()  # it may have been us who was woken for a free one
                    raise Left
            return self._free.popleft()

    def _give_back(self, worker: Worker) -> None:
        if worker.jobs >= JOBS:
            worker.stop()
        with self._turn:
            if not self._closed:
                self._free.append(worker)
                self._turn.notify()
        if worker.process is None and not self._closed:
            # The next one should not have to wait for the pipeline.
            threading.Thread(target=self._start_quietly, args=(worker,), daemon=True).start()

    def close(self) -> None:
        """End all workers."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()
        for worker in self._all:
            worker.stop()
