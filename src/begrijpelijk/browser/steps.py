"""One way of working for both of Playwright's interfaces: work is a generator that yields what has to be waited for.

With the sync interface a call has its outcome at once and gets it back; with the async one it is awaited first.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, TypeVar

from begrijpelijk.browser.limit import alive

T = TypeVar("T")
Steps = Generator[Any, Any, T]


def run(steps: Steps[T]) -> T:
    """Carry out steps on a page of the sync interface."""
    value: Any = None
    while True:
        try:
            value = steps.send(value)
            alive()
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


async def run_async(steps: Steps[T]) -> T:
    """Carry out steps on a page of the async interface."""
    try:
        waited = next(steps)
        while True:
            try:
                value = await waited
            except BaseException as error:
                waited = steps.throw(error)
            else:
                waited = steps.send(value)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
