"""Checking records on this machine: worker processes that share the pipeline, as `begrijpelijk check` has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from begrijpelijk.batch.outcome import Outcome
from begrijpelijk.batch.pool import Pool, can_fork
from begrijpelijk.batch.run import warm
from begrijpelijk.batch.work import Maker, Work, cores
from begrijpelijk.sources import Item

if TYPE_CHECKING:
    from begrijpelijk.plugins import Registry


class LocalChecking:
    """Workers on this machine; `processes` 0 checks in this process, None takes all cores.

    Where workers are forks the pipeline is loaded once for all of them, before the first.
    """

    def __init__(self, maker: Maker, registry: Registry, processes: int | None, limit: float) -> None:
        self._maker = maker
        self._limit = limit
        self._size = cores() if processes is None else processes
        self._work: Work | None = None
        self._kept: Pool | None = None  # workers that are no forks load the pipeline, which takes seconds: once will do
        if can_fork() or self._size == 0:
            self._work = maker.made(registry)
            warm(self._work)

    def check(self, tasks: Sequence[tuple[int, Item]]) -> Iterator[tuple[int, Outcome]]:
        """(number, outcome) of all tasks, in the order in which they are done."""
        if self._work is not None and self._size == 0:
            yield from ((number, self._work(item)) for number, item in tasks)
        elif self._work is not None and can_fork():
            yield from Pool(self._work, self._maker, min(self._size, len(tasks)), self._limit).run(tasks)
        else:
            if self._kept is None:
                self._kept = Pool(None, self._maker, self._size, self._limit, keep=True)
            yield from self._kept.run(tasks)

    def close(self) -> None:
        """Leave no worker behind."""
        if self._kept is not None:
            self._kept.stop()
