"""Checking records on a Dask cluster: the same work in the same way as here, and the same rows.

A worker of Dask checks nothing itself: a process of its own does, which loads the pipeline once. A text that this
process dies of or hangs on then costs that text alone, and no worker of the cluster. Texts and settings travel from
here to the workers, in batches, and rows come back: nothing is stored on the way. Dask passes Python objects between
its processes: whoever can reach the scheduler can run code, so keep it in a network of your own, and use `tls://`
addresses beyond that.
"""

from __future__ import annotations

import logging
import multiprocessing
import threading
import time
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Any

from begrijpelijk.batch import fingerprint
from begrijpelijk.batch.outcome import Outcome
from begrijpelijk.batch.pool import Pool, died
from begrijpelijk.batch.work import Maker, Work
from begrijpelijk.errors import BegrijpelijkError, UsageError
from begrijpelijk.extra import need
from begrijpelijk.sources import Item

BATCH = 8  # records that travel together at most
BATCH_BYTES = 2 * 1024 * 1024  # of their texts, after which a batch is full
CONNECT = 20.0  # seconds to find the cluster in
LOOK = 5.0  # seconds between looks whether there is anybody to do the work
NOBODY = 120.0  # seconds without any worker after which nobody will come
GONE = "het cluster antwoordt niet meer; start het en geef de opdracht nog eens, dan gaat het werk verder"
NO_WORKERS = "dit cluster heeft geen werkers; start ze en geef de opdracht nog eens, dan gaat het werk verder"

_HERE = threading.local()  # of a thread of a worker of Dask: the process that checks for it


@dataclass(frozen=True)
class Same:
    """Makes the work where the code is the same as that of who asks for it. `code` is its fingerprint."""

    maker: Maker
    code: str

    def __call__(self) -> Work:
        """Load everything. Raises `UsageError` for other code, and `PipelineError`."""
        from begrijpelijk import plugins

        registry = plugins.registry()
        if fingerprint.of_code(registry, self.maker.config) != self.code:
            message = "op een werker staat een andere versie, plug-in of woordenlijst; maak ze overal gelijk"
            raise UsageError(message, "--cluster")
        return self.maker.made(registry)


def check_batch(maker: Same, items: list[Item], limit: float) -> list[Outcome]:
    """What a worker does with a batch; `limit` is in seconds for one record. Raises the error of a wrong maker."""
    job = (maker, limit)
    if getattr(_HERE, "job", None) != job:
        if hasattr(_HERE, "pool"):
            _HERE.pool.stop()
        # Dask starts its workers as daemons, which may start no process: its own way out is a setting of the cluster.
        # The process that we start ends with the worker (see `pool`), so that nothing is left behind.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
        _HERE.job, _HERE.pool = job, Pool(None, maker, 1, limit, keep=True)
    outcomes = dict(_HERE.pool.run(enumerate(items)))
    return [outcomes[number] for number in range(len(items))]


class ClusterChecking:
    """The workers of a scheduler. `limit` is in seconds for one record. Raises `UsageError` without a cluster there."""

    def __init__(self, maker: Maker, address: str, limit: float) -> None:
        from begrijpelijk import plugins

        self._distributed: Any = need("distributed", "cluster")
        self._maker = Same(maker, fingerprint.of_code(plugins.registry(), maker.config))
        self._limit = limit
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we tell what is wrong ourselves, in one line
        try:
            self._client = self._distributed.Client(address, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise UsageError("dit cluster antwoordt niet; controleer het adres van de planner", address) from error

    def check(self, tasks: Sequence[tuple[int, Item]]) -> Iterator[tuple[int, Outcome]]:
        """(number, outcome) of all tasks, in the order in which they are done.

        A batch that a worker of Dask died of is done again record by record, so that it costs only the record that is
        to blame. Raises `UsageError` when the scheduler goes away, or has no workers.
        """
        alone: Any = self._distributed.KilledWorker
        last = time.monotonic()
        try:
            waiting = {self._submit(batch): batch for batch in _batched(tasks)}
            while waiting:
                done = self._wait(list(waiting))
                if done or self._client.nthreads():
                    last = time.monotonic()
                elif time.monotonic() - last > NOBODY:
                    raise UsageError(NO_WORKERS, "--cluster")
                for future in done:
                    batch = waiting.pop(future)
                    try:
                        outcomes = future.result()
                    except alone:
                        if len(batch) == 1:
                            yield batch[0][0], died(batch[0][1])
                        else:
                            waiting |= {self._submit([task]): [task] for task in batch}
                        continue
                    yield from ((number, outcome) for (number, _), outcome in zip(batch, outcomes, strict=True))
        except BegrijpelijkError:
            raise
        except Exception as error:
            raise self._told(error) from error

    def close(self) -> None:
        """Leave the cluster; its workers stay."""
        self._client.close()

    def _submit(self, batch: list[tuple[int, Item]]) -> Any:
        items = [item for _, item in batch]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # one text may be large: there is nothing that the user can do
            return self._client.submit(check_batch, self._maker, items, self._limit, pure=False)

    def _wait(self, futures: list[Any]) -> list[Any]:
        with self._client.as_current():
            try:
                return list(self._distributed.wait(futures, timeout=LOOK, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                return []

    def _told(self, error: Exception) -> UsageError:
        """What to say of an error that Dask, or the other side, comes with."""
        if isinstance(error, (OSError, CancelledError)) or self._client.status != "running":
            return UsageError(GONE, "--cluster")
        message = f"op het cluster gaat het fout ({type(error).__name__}); staat daar dezelfde versie?"
        return UsageError(message, "--cluster")


def _batched(tasks: Sequence[tuple[int, Item]]) -> Iterator[list[tuple[int, Item]]]:
    batch: list[tuple[int, Item]] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += len(task[1].data or b"")
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
