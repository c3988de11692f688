"""How far the work is: a line in a terminal, or lines now and then for a log."""

import shutil
import sys
import time
from collections import deque

FEW = 3  # sources up to which there is nothing to tell
LONG = 60.0  # seconds left from which on that is told
EVERY = 10.0  # seconds between lines in a log
_ENOUGH = 5  # sources after which the time left can be guessed
_RECENT = 30  # sources that the guess is made from: those of a cache say nothing about the others


class ProgressLine:
    """Says on standard error which source of how many is next, and how long it still takes when that is long.

    In a terminal it is one line that changes. Elsewhere it says nothing, unless `plain` asks for lines.
    """

    def __init__(self, *, plain: bool = False) -> None:
        self.used = False
        self.terminal = sys.stderr is not None and sys.stderr.isatty()
        self.plain = plain and sys.stderr is not None and not self.terminal
        self._told = 0.0
        self._times: deque[float] = deque(maxlen=_RECENT)

    def __call__(self, source: str, number: int, total: int) -> None:
        """Show that source `number` of `total` is next."""
        self._times.append(time.monotonic())
        if self.plain:
            self._line(number, total)
        elif self.terminal and total > FEW:
            self._replace(source, number, total)

    def _replace(self, source: str, number: int, total: int) -> None:
        begin, end = f"{number}/{total} ", self._left(number, total)
        room = max(shutil.get_terminal_size((80, 24)).columns - len(begin) - len(end) - 3, 10)
        name = "".join(c if c.isprintable() else "\ufffd" for c in source)
        name = name if len(name) <= room else "…" + name[-room + 1 :]
        sys.stderr.write(f"\r\x1b[K{begin}{name}{end}")
        sys.stderr.flush()
        self.used = True

    def _line(self, number: int, total: int) -> None:
        now = time.monotonic()
        if number > 1 and now - self._told < EVERY and number < total:
            return
        self._told = now
        sys.stderr.write(f"begrijpelijk: tekst {number} van {total}{self._left(number, total)}\n")
        sys.stderr.flush()

    def _left(self, number: int, total: int) -> str:
        """ ", nog ongeveer 3 minuten"; empty when it is short or cannot be told yet."""
        done = len(self._times) - 1
        if done < _ENOUGH:
            return ""
        seconds = (self._times[-1] - self._times[0]) / done * (total - number + 1)
        if seconds < LONG:
            return ""
        minutes = round(seconds / 60)
        return f", nog ongeveer {minutes} {'minuut' if minutes == 1 else 'minuten'}"

    def clear(self) -> None:
        """Take the line away before something else is written."""
        if self.used:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.used = False
