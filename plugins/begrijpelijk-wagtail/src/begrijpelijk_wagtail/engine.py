"""One thread per process that checks texts: the language pipeline is loaded in it once, and requests wait for it.

The thread starts at first use, so after a server has forked, and never in a management command that needs no check.
Checks that somebody waits for go before those of pages that were published.
"""

from __future__ import annotations

import itertools
import os
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, TimeoutError
from typing import Any, Literal, TypeVar

T = TypeVar("T")
State = Literal["uit", "laden", "klaar", "kapot"]
MAX_WAITING = 32  # checks that may wait for their turn; a site that asks for more is told to try again

NOW, LATER, LAST = 0, 1, 2


class Busy(Exception):
    """Too many checks wait already."""


class Engine:
    """The thread with its queue. A job is a function without arguments; it must not use the database of a request."""

    def __init__(self, load: Callable[[], object]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._pid = 0
        self._state: State = "uit"
        self._reset()

    @property
    def state(self) -> State:
        """``uit`` not started, ``laden`` loading, ``klaar`` ready, ``kapot`` the pipeline cannot be loaded."""
        return self._state if self._pid == os.getpid() else "uit"

    def start(self) -> None:
        """Begin to load, if that was not done yet. Returns at once."""
        with self._lock:
            if self._pid == os.getpid():
                return
            self._reset()  # the thread of a parent process does not live on in its child
            self._pid = os.getpid()
            self._state = "laden"
            threading.Thread(target=self._run, args=(self._jobs,), name="begrijpelijk", daemon=True).start()

    def submit(self, job: Callable[[], T], priority: int = NOW) -> Future[T]:
        """Put a job in the queue. Raises `Busy` when too many wait; those for `LATER` always fit."""
        self.start()
        if priority == NOW and self._jobs.qsize() >= MAX_WAITING:
            raise Busy
        future: Future[T] = Future()
        self._jobs.put((priority, next(self._numbers), future, job))
        return future

    def ask(self, job: Callable[[], T], seconds: float) -> T:
        """What a job gives, for somebody who waits. Raises its error, `Busy`, or `TimeoutError` after so many seconds.

        A job that did not begin by then is not done at all: who waited for it is gone.
        """
        future = self.submit(job)
        try:
            return future.result(seconds)
        finally:
            future.cancel()

    def finish(self, seconds: float) -> bool:
        """Wait at most so many seconds until all that was asked is done. Gives whether it is."""
        if self.state == "uit":
            return True
        try:
            self.submit(lambda: None, LAST).result(seconds)
        except TimeoutError:
            return False
        except Exception:  # of the pipeline: every job has been told so
            return True
        return True

    def _reset(self) -> None:
        self._state = "uit"
        self._numbers = itertools.count()
        self._jobs: queue.PriorityQueue[tuple[int, int, Future[Any], Callable[[], Any]]] = queue.PriorityQueue()

    def _run(self, jobs: queue.PriorityQueue[tuple[int, int, Future[Any], Callable[[], Any]]]) -> None:
        failure: Exception | None = None
        try:
            self._load()
            self._state = "klaar"
        except Exception as error:  # a damaged installation: everybody who waits is told so
            failure = error
            self._state = "kapot"
        while True:
            _, _, future, job = jobs.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                if failure is not None:
                    raise failure
                future.set_result(job())
            except Exception as error:
                future.set_exception(error)


def _load() -> None:
    """Everything that the first check needs, by doing one."""
    from begrijpelijk_wagtail.assembled import Text
    from begrijpelijk_wagtail.judge import judge

    judge(Text.of_html("<p>De arts bekijkt morgen uw knie.</p>"), "nl")


engine = Engine(_load)
