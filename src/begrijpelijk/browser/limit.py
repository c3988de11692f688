"""Ending a browser by force when a page keeps it busy for ever.

Playwright gives up a wait in time, but then asks the page to stop waiting: a page that has become busy does not answer,
and the call never comes back. The browser is ended then from another thread, and all calls that were waiting fail.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STALLED = 35.0  # seconds for a call that said nothing of how long it may take
MARGIN = 3.0  # seconds that a call gets after its own limit
_here = threading.local()


class Limit:
    """Ends a browser when its time is up; `late` says that it did. `seconds` are for all that is done with it."""

    def __init__(self, browser: Browser, seconds: float) -> None:
        session = browser.new_browser_cdp_session()
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        session.detach()
        self._number = next(int(each["id"]) for each in processes if each["type"] == "browser")
        self._until = time.monotonic() + seconds
        self._timer: threading.Timer | None = None
        self.late = False
        self.alive()

    def alive(self, seconds: float = STALLED) -> None:
        """Say that the browser still answers, and how long the next call may take."""
        self.free()
        self._timer = threading.Timer(max(min(seconds, self._until - time.monotonic()), 0.0), self._too_late)
        self._timer.daemon = True
        self._timer.start()

    def shorten(self, seconds: float) -> None:
        """Leave so many seconds for all that is still to be done."""
        self._until = min(self._until, time.monotonic() + seconds)
        self.alive()

    def free(self) -> None:
        """Let the browser live."""
        if self._timer is not None:
            self._timer.cancel()

    def _too_late(self) -> None:
        self.late = True
        self.end()

    def end(self) -> None:
        """End it at once. Its pages get no time to do anything more; calls that were waiting fail."""
        with suppress(OSError):
            os.kill(self._number, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


@contextmanager
def limited(browser: Browser, seconds: float) -> Iterator[Limit]:
    """End the browser when what this thread does with it takes longer than so many seconds, or is stuck."""
    limit = _here.limit = Limit(browser, seconds)
    try:
        yield limit
    finally:
        _here.limit = None
        limit.free()


def expect(seconds: float) -> None:
    """Say how long the next call to the browser of this thread may take; it is ended soon after that."""
    limit: Limit | None = getattr(_here, "limit", None)
    if limit is not None:
        limit.alive(seconds + MARGIN)


def alive() -> None:
    """Say that the browser of this thread still answers."""
    limit: Limit | None = getattr(_here, "limit", None)
    if limit is not None:
        limit.alive()


def is_late() -> bool:
    """Whether the browser of this thread was ended because it took too long."""
    limit: Limit | None = getattr(_here, "limit", None)
    return limit is not None and limit.late
