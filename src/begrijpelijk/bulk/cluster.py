"""Checking records on a Dask cluster: the same work in the same way, with the pipeline loaded once per worker process.

Texts and settings travel from here to the workers, in batches, and rows come back: nothing is stored on the way. Dask
passes Python objects between its processes: whoever can reach the scheduler can run code, so keep it in a network of
your own, and use `tls://` addresses beyond that.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Any

from begrijpelijk.batch.outcome import Outcome
from begrijpelijk.batch.pool import died, slow
from begrijpelijk.batch.work import Maker, Work
from begrijpelijk.errors import UsageError
from begrijpelijk.extra import need
from begrijpelijk.sources import Item

BATCH = 8  # records that travel together
CONNECT = 20.0  # seconds to find the cluster in
LOOK = 5.0  # seconds between looks for work that takes too long

_WORK: list[tuple[Maker, Work]] = []  # of the run that this process works for
_LOCK = Lock()  # one text at a time in a process: the pipeline is not made for threads


def check_batch(maker: Maker, items: list[Item]) -> list[Outcome]:
    """What a worker does with a batch."""
    with _LOCK:
        if not _WORK or _WORK[0][0] != maker:
            _WORK[:] = [(maker, maker())]
        work = _WORK[0][1]
        return [work(item) for item in items]


class ClusterChecking:
    """The workers of a scheduler. `limit` is in seconds for one record. Raises `UsageError` without a cluster there."""

    def __init__(self, maker: Maker, address: str, limit: float) -> None:
        self._distributed: Any = need("distributed", "cluster")
        self._maker = maker
        self._limit = limit
        try:
            self._client = self._distributed.Client(address, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise UsageError("dit cluster antwoordt niet; controleer het adres van de planner", address) from error

    def check(self, tasks: Sequence[tuple[int, Item]]) -> Iterator[tuple[int, Outcome]]:
        """(number, outcome) of all tasks, in the order in which they are done.

        A batch that a worker died of, or that takes too long, is done again record by record, so that it costs only the
        record that is to blame.
        """
        waiting = {self._submit(batch): batch for batch in _batched(tasks)}
        seen: dict[Any, float] = {}
        while waiting:
            again: list[list[tuple[int, Item]]] = []
            for future in self._wait(list(waiting)):
                batch = waiting.pop(future)
                outcomes = self._outcomes(future, batch)
                yield from outcomes
                again += [] if outcomes else [[task] for task in batch]
            for future in self._late(waiting, seen):
                batch = waiting.pop(future)
                if len(batch) == 1:
                    yield batch[0][0], slow(batch[0][1], self._limit)
                else:
                    again += [[task] for task in batch]
            waiting |= {self._submit(batch): batch for batch in again}

    def close(self) -> None:
        """Leave the cluster; its workers stay."""
        self._client.close()

    def _submit(self, batch: list[tuple[int, Item]]) -> Any:
        return self._client.submit(check_batch, self._maker, [item for _, item in batch], pure=False)

    def _wait(self, futures: list[Any]) -> list[Any]:
        with self._client.as_current():
            try:
                return list(self._distributed.wait(futures, timeout=LOOK, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                return []

    def _outcomes(self, future: Any, batch: list[tuple[int, Item]]) -> list[tuple[int, Outcome]]:
        """The outcomes of a batch; none where its worker died and it is not known of which record."""
        if future.status == "finished":
            return [(number, outcome) for (number, _), outcome in zip(batch, future.result(), strict=True)]
        error = future.exception()
        if not isinstance(error, self._distributed.KilledWorker):
            message = f"op het cluster gaat het fout ({type(error).__name__}); staat daar dezelfde versie?"
            raise UsageError(message, "--cluster") from error
        return [(batch[0][0], died(batch[0][1]))] if len(batch) == 1 else []

    def _late(self, waiting: dict[Any, list[tuple[int, Item]]], seen: dict[Any, float]) -> list[Any]:
        """Batches that are longer at a worker than their records may be. That worker begins anew."""
        now = time.monotonic()
        busy = {key: worker for worker, keys in self._client.processing().items() for key in keys}
        for key in busy:
            seen.setdefault(key, now)
        # A batch may wait at its worker behind one other.
        late = [
            future
            for future, batch in waiting.items()
            if future.key in busy and now - seen[future.key] > self._limit * (len(batch) + BATCH)
        ]
        if late:
            self._client.restart_workers(sorted({busy[future.key] for future in late}), raise_for_error=False)
        return late


def _batched(tasks: Sequence[tuple[int, Item]]) -> list[list[tuple[int, Item]]]:
    return [list(tasks[start : start + BATCH]) for start in range(0, len(tasks), BATCH)]
