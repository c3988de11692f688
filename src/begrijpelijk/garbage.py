"""Fewer rounds of Python's garbage collector while a text is checked.

A check makes a hundred thousand small objects that all stay until it is done. Python looks for garbage after every 700
new ones, and now and then through all that the program holds: that is a tenth of the time, and finds nothing.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ROUND = 50_000
"""New objects between two rounds while a text is checked: at most some megabytes of garbage that waits."""

_lock = threading.Lock()
_inside = 0
_before: tuple[int, int, int] = (0, 0, 0)


@contextmanager
def patient() -> Iterator[None]:
    """Have the collector wait longer in this block; also as a decorator.

    The setting is one for the whole process, which may be somebody else's: it is put back when the last block ends, in
    whatever thread, and it is left alone where the process set a longer time, turned the collector off, or changed it
    meanwhile.
    """
    global _inside, _before
    with _lock:
        if not _inside:
            _before = gc.get_threshold()
            if 0 < _before[0] < ROUND:
                gc.set_threshold(ROUND, *_before[1:])
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside and gc.get_threshold() == (ROUND, *_before[1:]):
                gc.set_threshold(*_before)
