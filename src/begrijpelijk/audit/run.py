"""An audit from begin to end: gather, walk the flows, judge. Whatever was done before a stop is not done again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk.audit import flows
from begrijpelijk.audit.fingerprints import digest, of_reading
from begrijpelijk.audit.gathering import Found, from_files, from_site
from begrijpelijk.audit.judges import Judges
from begrijpelijk.audit.lock import locked
from begrijpelijk.audit.records import StoredProblem
from begrijpelijk.audit.settings import AuditOptions
from begrijpelijk.audit.store import Store
from begrijpelijk.audit.work import AuditMaker, Job, Made
from begrijpelijk.audit.writing import Task, Writer, transaction
from begrijpelijk.batch import fingerprint
from begrijpelijk.batch.outcome import Outcome
from begrijpelijk.batch.work import cores
from begrijpelijk.version import __version__

if TYPE_CHECKING:
    from begrijpelijk.batch.work import Work
    from begrijpelijk.checker import Checker
    from begrijpelijk.config import Config
    from begrijpelijk.plugins import Registry

Progress = Callable[[str, str, int, int], None]
"""Called with the phase (``lezen``, ``doorlopen`` or ``beoordelen``), the source, its number and how many there are."""


def audit(
    targets: Sequence[str],
    config: Config,
    registry: Registry,
    options: AuditOptions,
    database: Path,
    progress: Progress | None = None,
    resuming: Callable[[str], None] | None = None,
) -> int:
    """Audit sites and folders into a database; gives the id of the run.

    A run that was stopped is taken up again when it is about the same; `resuming` hears since when. Raises `UsageError`
    for a database that cannot be used. What cannot be read is in `StoredRun.problems`.
    """
    with locked(database), Store.open(database, create=True) as store:
        return audit_into(store, targets, config, registry, options, progress, resuming)


def audit_into(
    store: Store,
    targets: Sequence[str],
    config: Config,
    registry: Registry,
    options: AuditOptions,
    progress: Progress | None = None,
    resuming: Callable[[str], None] | None = None,
) -> int:
    """The same into a store that is open, such as one in memory. Nobody else may be writing in it."""
    return _Audit(targets, config, registry, options, store, progress, resuming).run()


class Settings:
    """The fingerprints that outcomes hang on."""

    def __init__(self, config: Config, registry: Registry) -> None:
        self.config = config
        self.installation = fingerprint.of_installation(registry, config.pipeline)
        self._plain = fingerprint.of_settings(config)

    def of(self, source: str) -> str:
        """The fingerprint of the settings for a source."""
        if not self.config.paden:
            return self._plain
        return fingerprint.of_settings(self.config.for_path(source))

    def reading(self, sha: str, media_type: str | None, source: str) -> str:
        """The key of what reading these bytes gives."""
        return of_reading(self.installation, sha, media_type, source)

    def judgement(self, reading: str, source: str, fixed: Iterable[str] = ()) -> str:
        """The key of what judging gives, without the parts of the page that are fixed."""
        return digest("judgement", self.installation, self.of(source), reading, *sorted(fixed))


class _Audit:
    def __init__(
        self,
        targets: Sequence[str],
        config: Config,
        registry: Registry,
        options: AuditOptions,
        store: Store,
        progress: Progress | None,
        resuming: Callable[[str], None] | None,
    ) -> None:
        self.targets = list(dict.fromkeys(targets))
        self.config = config
        self.registry = registry
        self.options = options
        self.store = store
        self.settings = Settings(config, registry)
        same = digest(
            self.settings.installation, self.settings.of("-"), json.dumps(astuple(options.limits)),
            json.dumps([astuple(flow) for flow in options.flows], default=str),
        )  # fmt: skip
        self.writer, resumed = Writer.begin(store, self.targets, config.niveau, __version__, same, fresh=options.fresh)
        if resumed and resuming is not None:
            resuming(store.run(self.writer.run).info.started)
        self._progress = progress
        self._work: Work | None = None
        self._made = 0

    def run(self) -> int:
        if self.writer.phase == "gather":
            self._gather()
            self._walk()
            with transaction(self.store):
                self.writer.count_duplicates()
            self.writer.set_phase("judge")
        if self.writer.phase == "judge":
            self._judge()
            self.writer.finish()
        return self.writer.run

    # Gathering.

    def _gather(self) -> None:
        todo: dict[int, tuple[Found, Job]] = {}
        for number, outcome in self._outcomes(self._jobs(todo)):
            found, job = todo.pop(number)
            self._put(found, job, outcome)

    def _jobs(self, todo: dict[int, tuple[Found, Job]]) -> Iterator[tuple[int, Job]]:
        """What has to be read, while it is fetched; what is known is stored at once."""
        for found in self._found():
            task = found.task
            self._tell("lezen", task.source, self.writer.count(None, "done", "failed", "skipped"), self.writer.count())
            key = self.settings.reading(found.sha, found.media_type, task.source)
            with transaction(self.store):
                self.writer.put_document(task, found.kind, None, modified=found.modified)
            if self._is_known(key, task.source):
                self._put_known(found, key)
                continue
            if found.data is None:
                continue  # cannot be: nothing is asked for conditionally that is not known
            job = Job(
                task.source,
                url=task.source if "://" in task.source else None,
                path=None if "://" in task.source else Path(task.source),
                data=found.data,
                media_type=found.media_type,
                do="read" if found.kind == "page" else "both",
                reading=key,
                judgement=self.settings.judgement(key, task.source),
                settings=self.settings.of(task.source),
            )
            self._made += 1
            todo[self._made] = (found, job)
            yield self._made, job

    def _found(self) -> Iterator[Found]:
        for target in self.targets:
            if "://" in target:
                yield from from_site(target, self.writer, self.options.limits, self._is_done, self.options.inside)
            else:
                yield from from_files(target, self.writer, self.registry)

    def _is_known(self, key: str, source: str) -> bool:
        """Whether what reading gives needs no more work."""
        return not self.config.browser and self.writer.is_judged(key, self.settings.of(source))

    def _is_done(self, task: Task, sha: str, media_type: str | None) -> bool:
        return self._is_known(self.settings.reading(sha, media_type, task.source), task.source)

    def _put_known(self, found: Found, key: str) -> None:
        """A text that was read and judged in an earlier run, or twice in this one."""
        task, error = found.task, self.writer.reading_error(key)
        with transaction(self.store):
            if error is not None:
                self._fail(found, error)
                return
            judgement = None
            if found.kind == "document":
                judgement = self.settings.judgement(key, task.source)
                judgement = judgement if self.writer.has_judgement(judgement) else None
            self.writer.put_document(task, found.kind, key, judgement=judgement, modified=found.modified)
            self.writer.close(task.source, "done")

    def _put(self, found: Found, job: Job, outcome: Outcome) -> None:
        reading = outcome.reading if isinstance(outcome, Made) else None
        judgement = outcome.judgement if isinstance(outcome, Made) else None
        with transaction(self.store):
            if reading is not None:
                self.writer.put_reading(reading, outcome.pending if isinstance(outcome, Made) else None)
            if outcome.error is not None or reading is None:
                self._fail(found, outcome.error.message if outcome.error else "")
                return
            if judgement is not None:
                self.writer.put_judgement(judgement)
            self.writer.put_document(
                found.task, found.kind, reading.key, judgement=judgement.key if judgement else None,
                modified=found.modified,
            )  # fmt: skip
            self.writer.close(found.task.source, "done")
            self._note(outcome)

    def _fail(self, found: Found, message: str) -> None:
        self.writer.drop_document(found.task.source, found.kind)
        self.writer.close(found.task.source, "failed")
        self.writer.add_problem(StoredProblem(found.task.source, message))

    def _note(self, outcome: Outcome) -> None:
        """Rules that failed are told once in a run."""
        for problem in outcome.problems:
            self.writer.add_problem(StoredProblem(problem.source, problem.message, problem.kind))

    # Flows.

    def _walk(self) -> None:
        with transaction(self.store):
            # The page with the same address is a task of its own.
            self.writer.add(Task(f"flow {plan.address}", plan.address, "flow") for plan in self.options.flows)
        for number, plan in enumerate(self.options.flows, 1):
            task = self.writer.flow(plan.address)
            if task is None:
                continue
            self._tell("doorlopen", plan.address, number, len(self.options.flows))
            checker = self._checker()
            self.writer.set_pipeline(self._pipeline())
            outcome = flows.walk(plan, checker, self.settings.of(plan.address))
            with transaction(self.store):
                for problem in outcome.problems:
                    self.writer.add_problem(problem)
                if outcome.judgement is not None and outcome.reading is not None:
                    self.writer.put_reading(outcome.reading)
                    self.writer.put_judgement(outcome.judgement)
                    self.writer.put_document(
                        task, "flow", outcome.reading.key, judgement=outcome.judgement.key, source=plan.address
                    )
                self.writer.close(task.source, "done" if outcome.judgement else "failed")

    # Judging.

    def _judge(self) -> None:
        judges = Judges(self.writer, self.settings, self.options.limits)
        todo: dict[int, tuple[int, Job]] = {}
        total = judges.count()

        def jobs() -> Iterator[tuple[int, Job]]:
            for done, (document, job) in enumerate(judges.jobs(), 1):
                self._tell("beoordelen", job.name, done, total)
                self._made += 1
                todo[self._made] = (document, job)
                yield self._made, job

        for number, outcome in self._outcomes(jobs()):
            document, job = todo.pop(number)
            with transaction(self.store):
                if isinstance(outcome, Made) and outcome.judgement is not None:
                    self.writer.put_judgement(outcome.judgement)
                    judges.put(document, job)
                    self._note(outcome)
                else:
                    self.writer.add_problem(StoredProblem(job.name, outcome.error.message if outcome.error else ""))
        with transaction(self.store):
            self.writer.judge_duplicates()

    # The work itself.

    def _outcomes(self, jobs: Iterator[tuple[int, Job]]) -> Iterator[tuple[int, Outcome]]:
        """What comes of jobs, in the order in which they are done. Without jobs nothing is loaded."""
        first = next(jobs, None)
        if first is None:
            return

        def all_jobs() -> Iterator[tuple[int, Job]]:
            yield first
            yield from jobs

        from begrijpelijk.batch.pool import Pool, can_fork

        size = cores() if self.options.processes is None else self.options.processes
        forking = can_fork()
        work = self._made_work() if size <= 1 or forking else None
        if work is not None:
            self.writer.set_pipeline(self._pipeline())
        if work is not None and size <= 1:
            for number, job in all_jobs():
                yield number, work(job)
            return
        for number, outcome in Pool(work, self._maker(), size, self.options.time_limit).run(all_jobs()):
            if work is None and outcome.pipeline:
                self.writer.set_pipeline(outcome.pipeline)
            yield number, outcome

    def _made_work(self) -> Work:
        if self._work is None:
            from begrijpelijk.batch.run import warm

            self._work = self._maker().made(self.registry)
            warm(self._work)
        return self._work

    def _maker(self) -> AuditMaker:
        return AuditMaker(self.config, False, "findings", None)

    def _checker(self) -> Checker:
        checker: Checker = self._made_work().checker
        return checker

    def _pipeline(self) -> str:
        from begrijpelijk.language.pipeline import pipeline_name

        return pipeline_name(self._checker().nlp)

    def _tell(self, phase: str, source: str, number: int, total: int) -> None:
        if self._progress is not None:
            self._progress(phase, source, number, total)
