"""Driving a run: records in portions, checked, written in their order, and remembered."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from begrijpelijk.batch import fingerprint
from begrijpelijk.batch.outcome import Outcome
from begrijpelijk.bulk import reading, state, writing
from begrijpelijk.bulk.records import Fields, Record
from begrijpelijk.bulk.rows import Content, row
from begrijpelijk.bulk.work import Rowed, RowMaker
from begrijpelijk.errors import SourceError, UsageError
from begrijpelijk.files import check_folder, check_writable, write_refusal
from begrijpelijk.model import ErrorReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from begrijpelijk.config import Config
    from begrijpelijk.plugins import Registry
    from begrijpelijk.sources import Item

PORTION = 500  # records that are checked and written together; a run that was killed does at most these again
PORTION_SIZE = 32 * 1024 * 1024  # bytes of text after which a portion is full, with fewer records
TIME_LIMIT = 60.0  # seconds for one record
TOLD = 20  # failed records that are named; the others are in the output

Progress = Callable[[int], None]
"""Called after each portion with how many records are done."""


@dataclass(frozen=True)
class BulkOptions:
    """What to do and how. `processes` is 0 for this process and None for all cores; `tries` is at least 1.

    `cluster` is the address of a Dask scheduler, `time_limit` is in seconds for a record, and `fresh` begins anew where
    there is an output, or a part of one.
    """

    inputs: list[Path]
    output: Path
    content: Content = "bevindingen"
    fields: Fields = field(default_factory=Fields)
    processes: int | None = None
    cluster: str | None = None
    time_limit: float = TIME_LIMIT
    tries: int = 2
    fresh: bool = False
    portion: int = PORTION


@dataclass
class Done:
    """What became of a run: records done, how many of them failed or were done before, and the first that failed."""

    records: int = 0
    failed: int = 0
    resumed: int = 0
    errors: list[ErrorReport] = field(default_factory=list)


class Checking(Protocol):
    """Where records are checked."""

    def check(self, tasks: Sequence[tuple[int, Item]]) -> Iterator[tuple[int, Outcome]]:
        """(number, outcome) of all tasks in any order."""
        ...

    def close(self) -> None:
        """Leave nothing behind."""
        ...


def run(options: BulkOptions, config: Config, registry: Registry, progress: Progress | None = None) -> Done:
    """Check all records and write a row about each, in their order.

    A run that was killed goes on where it was; the outcome does not depend on that, on the number of processes or on
    the cluster. A record that cannot be read has its error in its row; what a worker died of is tried again. Raises
    `UsageError` for wrong options and for an output that cannot be written, and `PipelineError`.
    """
    paths = reading.files(options.inputs)
    ended = _ended(options, paths, config, registry)
    if ended is not None:
        return ended
    _require(options, paths)
    if options.fresh:
        _remove(writing.unfinished(options.output))
        state.place(options.output).unlink(missing_ok=True)
    now = state.load(options.output, _job(options, paths, config, registry))
    done = Done(now.records, now.failed, now.records)
    writer = writing.writer(options.output, options.content, now.mark)
    checking = _checking(options, config, registry)
    records = reading.Records(paths, options.fields, now.records)
    try:
        while portion := _portion(records, options.portion, done):
            outcomes = _checked(checking, portion, options.tries)
            rows = [
                row(record, outcome, outcome.values if isinstance(outcome, Rowed) else None, options.content)
                for record, outcome in zip(portion, outcomes, strict=True)
            ]
            _count(done, portion, outcomes)
            mark = writer.write(rows)
            if str(options.output) != "-":
                now = now.model_copy(update={"records": done.records, "failed": done.failed, "mark": mark})
                state.save(options.output, now)
            if progress is not None:
                progress(done.records)
        if options.fresh:
            _remove(options.output)
        writer.finish()
        state.place(options.output).unlink(missing_ok=True)
    except BrokenPipeError as error:
        raise UsageError("wie de uitkomsten leest, is gestopt", str(options.output)) from error
    except OSError as error:
        raise UsageError(write_refusal(error), str(options.output)) from error
    finally:
        checking.close()
        writer.close()
    return done


def _ended(options: BulkOptions, paths: list[Path], config: Config, registry: Registry) -> Done | None:
    """What a run did that was killed at its very end: the output had its name, and the state was still there."""
    place = state.place(options.output)
    if options.fresh or not (place.exists() and options.output.exists()) or writing.unfinished(options.output).exists():
        return None
    now = state.load(options.output, _job(options, paths, config, registry))
    place.unlink()
    return Done(now.records, now.failed, now.records)


def _require(options: BulkOptions, paths: list[Path]) -> None:
    """Refuse what can be known before the work."""
    output = options.output
    if str(output) == "-":
        return
    if output.name.lower().endswith(".parquet"):
        check_folder(writing.unfinished(output))
    else:
        check_writable(output)
    if output.resolve() in {path.resolve() for path in [*paths, *options.inputs]}:
        raise UsageError("dit is ook de invoer; kies een andere naam", str(output))
    if output.exists() and not options.fresh:
        raise UsageError(
            "deze uitvoer is er al; kies een andere naam, of begin met --opnieuw van voren af aan", str(output)
        )


def _job(options: BulkOptions, paths: list[Path], config: Config, registry: Registry) -> str:
    """What makes this run the same as one before it: the input, and all that an outcome hangs on."""
    inputs = []
    for path in paths:
        there = None if str(path) == "-" else path.stat()
        inputs.append([str(path), there and there.st_size, there and there.st_mtime_ns])
    parts = [
        inputs,
        options.content,
        repr(options.fields),
        fingerprint.of_settings(config),
        fingerprint.of_installation(registry, config.pipeline),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _checking(options: BulkOptions, config: Config, registry: Registry) -> Checking:
    maker = RowMaker(config, content=options.content)
    if options.cluster is not None:
        from begrijpelijk.bulk.cluster import ClusterChecking

        return ClusterChecking(maker, options.cluster, options.time_limit)
    from begrijpelijk.bulk.local import LocalChecking

    return LocalChecking(maker, registry, options.processes, options.time_limit)


def _portion(records: Iterator[Record], size: int, done: Done) -> list[Record]:
    """The next records. A file that breaks off ends there, which is told, and the next file follows."""
    found: list[Record] = []
    weight = 0
    while len(found) < size and weight < PORTION_SIZE:
        try:
            each = next(records, None)
        except SourceError as error:
            done.errors.append(ErrorReport(source=error.source or "invoer", message=error.message))
            continue
        if each is None:
            break
        found.append(each)
        weight += len(each.item.data or b"")
    return found


def _checked(checking: Checking, portion: list[Record], tries: int) -> list[Outcome]:
    """The outcomes of the records, in their order. What was lost with its worker is tried again."""
    outcomes: dict[int, Outcome] = {}
    todo = list(range(len(portion)))
    for number in todo:
        error = portion[number].item.error
        if error is not None:
            outcomes[number] = Outcome(error=ErrorReport(source=portion[number].item.name, message=error.message))
    for _ in range(tries):
        todo = [number for number in todo if number not in outcomes or outcomes[number].lost]
        if not todo:
            break
        outcomes |= dict(checking.check([(number, portion[number].item) for number in todo]))
    return [outcomes[number] for number in range(len(portion))]


def _count(done: Done, portion: list[Record], outcomes: list[Outcome]) -> None:
    done.records += len(portion)
    for record, outcome in zip(portion, outcomes, strict=True):
        if outcome.error is None:
            continue
        done.failed += 1
        if len(done.errors) < TOLD:
            done.errors.append(ErrorReport(source=record.id, message=outcome.error.message))


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
