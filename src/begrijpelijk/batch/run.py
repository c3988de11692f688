"""Checking many sources: what is known comes from the cache, the rest goes to the workers, in the order given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk import sources
from begrijpelijk.batch.outcome import Outcome, gather
from begrijpelijk.batch.work import Maker, Needs, cores, make, share_texts, slim
from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.model import ErrorReport, Report

if TYPE_CHECKING:
    from begrijpelijk.batch.cache import Cache
    from begrijpelijk.batch.work import Work
    from begrijpelijk.checker import Progress
    from begrijpelijk.config import Config
    from begrijpelijk.plugins import Registry
    from begrijpelijk.sources import Item

TIME_LIMIT = 600.0  # seconds for one source
FEW = 4  # sources from which on forked workers are worth their start
FEW_SPAWNED = 24  # the same where every worker has to load the pipeline for itself
# A text that every list and table is loaded for, so that workers find these in the memory that they share.
_WARM = "De arts bekijkt uw knie. U wordt morgen geholpen. Bel ons als u vragen heeft over de behandeling."


@dataclass(frozen=True)
class BatchOptions:
    """How to go about it. `processes` 0 does all in this process, None takes all cores; `time_limit` is in seconds."""

    processes: int | None = None
    time_limit: float | None = None
    cache: Path | None = None
    with_text: bool = False
    needs: Needs = "everything"


def check_many(
    names: Sequence[str],
    config: Config,
    registry: Registry,
    options: BatchOptions,
    progress: Progress | None = None,
) -> Report:
    """Check files, folders, globs, addresses and ``-``. What cannot be read is named in `Report.errors`.

    The report does not depend on the number of processes. Raises `PipelineError` and `UsageError`.
    """
    return check_items(sources.collect(names, registry), config, registry, options, progress)


def check_items(
    items: list[Item], config: Config, registry: Registry, options: BatchOptions, progress: Progress | None = None
) -> Report:
    """Check what has been collected already."""
    run = _Run(items, config, registry, options, progress)
    try:
        return run.report()
    finally:
        if run.cache is not None:
            run.cache.sweep()


class _Run:
    """One run over items; `outcomes` has what is done by its place in them."""

    def __init__(
        self,
        items: list[Item],
        config: Config,
        registry: Registry,
        options: BatchOptions,
        progress: Progress | None,
    ) -> None:
        self.items = items
        self.config = config
        self.registry = registry
        self.options = options
        self.progress = progress
        self.cache: Cache | None = None
        self.outcomes: dict[int, Outcome] = {}
        self._begun = 0
        self._texts: dict[str, str] = {}
        if options.cache is not None:
            from begrijpelijk.batch.cache import Cache

            self.cache = Cache(options.cache, registry, config)

    def report(self) -> Report:
        """Do all and gather it."""
        todo = [number for number, item in enumerate(self.items) if not self._is_known(number, item)]
        if todo:
            self._work(todo)
        outcomes = [self.outcomes[number] for number in range(len(self.items))]
        return gather(
            [outcome.document for outcome in outcomes if outcome.document is not None],
            [outcome.error for outcome in outcomes if outcome.error is not None],
            [problem for outcome in outcomes for problem in outcome.problems],
            self.registry,
            self.config,
            next((outcome.pipeline for outcome in outcomes if outcome.pipeline), "") or self._pipeline(),
        )

    def _is_known(self, number: int, item: Item) -> bool:
        """Whether the outcome is known without loading the pipeline; then it is put in its place."""
        try:
            if item.error is not None:
                raise item.error
            if self.cache is None or item.path is None or self.config.for_path(item.name).shows(None, item.path):
                return False
            found = self.cache.find(self.cache.key(item.loaded(), self.config, self.options.with_text))
        except BegrijpelijkError as error:
            message = sources.in_language(error.message, self.config.lang)
            found = Outcome(error=ErrorReport(source=error.source or item.name, message=message))
        if found is None:
            return False
        self._tell(item)
        self._put(number, slim(found, self.options.needs))
        return True

    def _work(self, todo: list[int]) -> None:
        """Do what is not known: here when it is little, else in workers."""
        from begrijpelijk.batch.pool import Pool, can_fork

        options = self.options
        forking = can_fork()
        few = len(todo) < (FEW if forking else FEW_SPAWNED) and options.time_limit is None
        size = min(cores() if options.processes is None else options.processes, len(todo))
        alone = few or size == 0
        work = self._make() if alone or forking else None
        if work is not None and alone:
            for number in todo:
                self._tell(self.items[number])
                # With one source there is nothing to save: its error is the program's.
                outcome = work.carry_out(self.items[number]) if len(self.items) == 1 else work(self.items[number])
                self._put(number, outcome)
            return
        if work is not None:
            warm(work)
        maker = Maker(self.config, options.with_text, options.needs, options.cache)
        pool = Pool(work, maker, size, options.time_limit or TIME_LIMIT)
        # Standard input is read here, as workers have none; what is largest goes first, so that it is not waited for.
        tasks = [
            (number, self._with_input(self.items[number])) for number in sorted(todo, key=self._size, reverse=True)
        ]
        for number, outcome in pool.run(tasks, self._tell):
            self._put(number, outcome)

    def _make(self) -> Work:
        return make(self.config, self.registry, self.options.with_text, self.options.needs, self.cache)

    def _size(self, number: int) -> tuple[int, int]:
        """Bytes of a file, and for equal ones the first of them first."""
        path = self.items[number].path
        try:
            return (0 if path is None else path.stat().st_size), -number
        except (OSError, ValueError):
            return 0, -number

    def _with_input(self, item: Item) -> Item:
        if item.path is not None or item.url is not None:
            return item
        try:
            return item.loaded()
        except BegrijpelijkError:
            return item

    def _tell(self, item: Item) -> None:
        self._begun += 1
        if self.progress is not None:
            self.progress(item.name, self._begun, len(self.items))

    def _put(self, number: int, outcome: Outcome) -> None:
        if outcome.document is not None:
            share_texts(outcome.document, self._texts)
        self.outcomes[number] = outcome

    def _pipeline(self) -> str:
        """The name of the pipeline where nothing was checked with it."""
        from begrijpelijk.language.pipeline import load_pipeline, pipeline_name

        return pipeline_name(load_pipeline(self.config.pipeline))


def warm(work: Work) -> None:
    """Load what is loaded at first use, before the workers are made."""
    work.checker.check_item(sources.Item("-", data=_WARM.encode("utf-8")))
