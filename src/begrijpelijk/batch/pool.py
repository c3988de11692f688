"""Worker processes that may die, hang or grow: whatever happens to one costs only the source that it had.

On Linux a worker is a fork of the process that has loaded the pipeline: it starts in milliseconds and shares that
memory, so that a worker which died or grew is replaced at no cost. That is safe because this process runs one thread
of its own, and BLAS, which is kept to one, looks after forks itself. Where a fork is not safe (macOS, Windows, or a
caller with threads) workers are spawned.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any

from begrijpelijk.batch.memory import resident
from begrijpelijk.batch.outcome import Outcome
from begrijpelijk.batch.work import Work
from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.model import ErrorReport
from begrijpelijk.sources import Item

GROWTH = 128 * 1024 * 1024  # bytes that a worker may grow (by words it met) before another takes its place
MOST_TASKS = 1000  # sources after which a worker is replaced where its memory cannot be measured
DIED = "Hierbij stopte het programma onverwacht. Het bestand is te groot of beschadigd. Sla het opnieuw op."
SLOW = "Deze tekst duurt langer dan {limit} en is overgeslagen. Deel de tekst op, of geef meer tijd met --tijd."
_READY = "ready"


@dataclass
class _Worker:
    process: Any
    connection: Connection
    ready: bool = False
    number: int | None = None
    item: Item | None = None
    deadline: float = 0.0


def can_fork() -> bool:
    """Whether workers can be forks of this process."""
    return sys.platform.startswith("linux") and threading.active_count() == 1


class Pool:
    """At most `size` workers, each with one source at a time and `limit` seconds for it.

    Workers end with each run, or with `stop` where they are kept. `maker` makes their work where they are no forks.
    """

    def __init__(
        self, work: Work | None, maker: Callable[[], Work], size: int, limit: float, keep: bool = False
    ) -> None:
        self._work = work
        self._maker = maker
        self._size = size
        self._limit = limit
        self._keep = keep
        self._context: Any = multiprocessing.get_context("fork" if work is not None else "spawn")
        self._workers: list[_Worker] = []

    def run(
        self, tasks: Iterable[tuple[int, Item]], starting: Callable[[Item], None] = lambda item: None
    ) -> Iterator[tuple[int, Outcome]]:
        """(number, outcome) of all tasks, in the order in which they are done. `starting` hears what begins.

        Tasks are taken as they are needed, a few ahead, so that an iterator may fetch them while workers work.
        Stopping halfway, by an error or Ctrl-C, leaves no process behind. Raises the error of a worker that cannot
        begin, and `BegrijpelijkError` when there is no memory for even one.
        """
        coming = iter(tasks)
        waiting: deque[tuple[int, Item]] = deque()
        keep = False
        gc.freeze()  # what is there now stays there: the collector need not touch, and so copy, the shared memory
        try:
            while True:
                waiting.extend(islice(coming, max(self._size - len(waiting), 0)))
                if not waiting and all(worker.number is None for worker in self._workers):
                    keep = self._keep
                    return
                self._fill(len(waiting))
                for worker in list(self._workers):
                    if worker.ready and worker.number is None and waiting:
                        number, item = waiting.popleft()
                        starting(item)
                        if not self._give(worker, number, item):
                            waiting.appendleft((number, item))
                yield from self._next()
        finally:
            if not keep:
                self.stop()
            gc.unfreeze()

    def _fill(self, waiting: int) -> None:
        """Start workers as long as there is work for them."""
        busy = sum(worker.number is not None for worker in self._workers)
        while len(self._workers) < min(self._size, busy + waiting):
            ours, theirs = self._context.Pipe()
            others = [worker.connection for worker in self._workers] if self._work is not None else []
            begin: Callable[[], Work] = self._maker if self._work is None else _Given(self._work)
            process = self._context.Process(
                target=_serve, args=(theirs, [ours, *others] if self._work else [], begin, os.getpid()), daemon=True
            )
            try:
                process.start()
            except OSError as error:
                ours.close()
                if self._workers:
                    return
                raise BegrijpelijkError("er is te weinig geheugen. Sluit andere programma's.", "processen") from error
            finally:
                theirs.close()
            self._workers.append(_Worker(process, ours))

    def _give(self, worker: _Worker, number: int, item: Item) -> bool:
        try:
            worker.connection.send(item)
        except OSError:  # it died while it had nothing to do
            self._remove(worker)
            return False
        worker.number, worker.item, worker.deadline = number, item, time.monotonic() + self._limit
        return True

    def _next(self) -> Iterator[tuple[int, Outcome]]:
        """What comes in first: an answer, a death, or the end of somebody's time."""
        deadlines = [worker.deadline for worker in self._workers if worker.number is not None]
        patience = max(min(deadlines) - time.monotonic(), 0) if deadlines else None
        ready = wait([worker.connection for worker in self._workers], patience)
        for worker in list(self._workers):
            if worker.connection in ready:
                yield from self._receive(worker)
            elif worker.number is not None and time.monotonic() >= worker.deadline:
                yield from self._lost(worker, lambda item: slow(item, self._limit))

    def _receive(self, worker: _Worker) -> Iterator[tuple[int, Outcome]]:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._lost(worker, died)
            return
        if isinstance(message, BegrijpelijkError):
            raise message
        if message == _READY:
            worker.ready = True
            return
        outcome, full = message
        number, worker.number, worker.item = worker.number, None, None
        if full:
            self._remove(worker)
        if number is not None:
            yield number, outcome

    def _lost(self, worker: _Worker, told: Callable[[Item], Outcome]) -> Iterator[tuple[int, Outcome]]:
        """A worker is gone, or has to go; its source is told so."""
        number, item = worker.number, worker.item
        began = worker.ready
        self._remove(worker)
        if number is not None and item is not None:
            yield number, told(item)
        elif not began:
            raise BegrijpelijkError("het programma kan hier geen processen starten. Kies --processen 0.", "processen")

    def _remove(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        _end(worker)

    def stop(self) -> None:
        """End the workers, whatever they are doing."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            _end(worker)
        self._workers.clear()


def died(item: Item) -> Outcome:
    """The outcome of a source that a worker died of."""
    return Outcome(error=ErrorReport(source=item.name, message=DIED), lost=True)


def slow(item: Item, limit: float) -> Outcome:
    """The outcome of a source that took longer than `limit` seconds."""
    return Outcome(error=ErrorReport(source=item.name, message=SLOW.format(limit=_in_words(limit))), lost=True)


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.process.close()
    worker.connection.close()


@dataclass(frozen=True)
class _Given:
    """Work that a fork has already."""

    work: Work

    def __call__(self) -> Work:
        return self.work


def _in_words(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:g} seconden"
    return "1 minuut" if seconds < 120 else f"{seconds / 60:.0f} minuten"


def _serve(connection: Connection, others: list[Connection], begin: Callable[[], Work], parent: int) -> None:
    """What a worker does: one source after another, until nobody asks any more."""
    for other in others:
        other.close()  # a copy of ours would keep the line open after the other side is gone
    _settle(parent)
    try:
        work = begin()
    except BegrijpelijkError as error:
        connection.send(error)
        return
    before = resident()
    done = 0
    with contextlib.suppress(EOFError, OSError):
        connection.send(_READY)
        while True:
            item = connection.recv()
            outcome = work.alone(item)
            done += 1
            size = resident()
            full = done >= MOST_TASKS if size is None or before is None else size - before > GROWTH
            connection.send((outcome, full))


def _settle(parent: int) -> None:
    """Ctrl-C is for the main process, and when that dies the worker goes as well. The report alone may be printed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.environ.get("BEGRIJPELIJK_TRACEBACK") != "1":
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for descriptor in (1, 2):
            with contextlib.suppress(OSError):
                os.dup2(nowhere, descriptor)
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.platform.startswith("linux"):
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:  # noqa: PTH123
            score.write("500")  # short of memory, the system ends a worker and not the whole run
        if os.getppid() != parent:
            os._exit(1)
