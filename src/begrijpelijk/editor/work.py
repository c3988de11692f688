"""The thread that checks: always the newest version of a text, a moment after the last key, and never an old one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

from begrijpelijk.editor.judge import Job, Outcome
from begrijpelijk.incremental import Stopped

PAUSE = 0.05
"""Seconds without a key before a check begins: a word typed quickly is checked once."""


QUIET = 0.5
"""Seconds without a key after which the next one need not wait: more are not on their way yet."""


class Judging(Protocol):
    """What gives the outcome of a job."""

    def outcome(self, job: Job, stop: Callable[[], bool]) -> Outcome:
        """Check a text; raises `Stopped` when `stop` says so."""

    def forget(self) -> None:
        """Let go of all that is kept of texts."""


class Work:
    """Jobs by the text that they are about: a newer one takes the place of an older one, also of one under way.

    `deliver` gets every outcome, in this thread. `make` makes the judge, in this thread as well: that loads the
    language pipeline, and the editor need not wait for it.
    """

    def __init__(self, make: Callable[[], Judging], deliver: Callable[[Outcome], None], pause: float = PAUSE) -> None:
        self._make = make
        self._deliver = deliver
        self._pause = pause
        self._waiting: dict[str, tuple[float, Job]] = {}  # with when its check may begin
        self._typed: dict[str, float] = {}  # when a text was last changed
        self._running: Job | None = None
        self._dropped = False  # the job that runs is no longer wanted
        self._closing = False
        self._emptied = False  # no text is open any more
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="begrijpelijk-check", daemon=True)
        self._thread.start()

    def put(self, job: Job, *, at_once: bool = False) -> None:
        """Have a text checked: `at_once`, and at a key after a while too; in the middle of typing after a pause."""
        with self._changed:
            self._drop(job.uri)
            now = time.monotonic()
            alone = now - self._typed.get(job.uri, -QUIET) >= QUIET
            self._typed[job.uri] = now
            self._waiting[job.uri] = (now if at_once or alone else now + self._pause, job)
            self._changed.notify()

    def forget(self, uri: str, *, last: bool = False) -> None:
        """Have a text no longer checked. After the `last` one nothing is kept of any of them."""
        with self._changed:
            self._drop(uri)
            self._typed.pop(uri, None)
            self._emptied = last
            self._changed.notify()

    def close(self, seconds: float = 1.0) -> bool:
        """End the thread; False when it is still at work after so many seconds."""
        with self._changed:
            self._closing = self._dropped = True
            self._waiting.clear()
            self._changed.notify()
        if self._thread is not threading.current_thread():
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _drop(self, uri: str) -> None:
        self._waiting.pop(uri, None)
        if self._running is not None and self._running.uri == uri:
            self._dropped = True

    def _next(self, judge: Judging) -> Job | None:
        """The job whose turn it is; waits for one. None at the end."""
        with self._changed:
            self._running = None
            while not self._closing:
                if self._emptied:
                    self._emptied = False
                    judge.forget()
                now = time.monotonic()
                due = min(self._waiting.values(), key=lambda item: item[0], default=None)
                if due is not None and due[0] <= now:
                    del self._waiting[due[1].uri]
                    self._running, self._dropped = due[1], False
                    return due[1]
                self._changed.wait(None if due is None else due[0] - now)
            return None

    def _run(self) -> None:
        judge = self._make()
        while (job := self._next(judge)) is not None:
            try:
                outcome = judge.outcome(job, lambda: self._dropped)
            except Stopped:
                continue
            if not self._dropped:
                self._deliver(outcome)
