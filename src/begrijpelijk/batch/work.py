"""The work on one source, as the main process and the workers do it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from begrijpelijk import sources
from begrijpelijk.batch.outcome import TOO_LARGE, Outcome
from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.model import DocumentReport, ErrorReport

if TYPE_CHECKING:
    from begrijpelijk.batch.cache import Cache
    from begrijpelijk.config import Config
    from begrijpelijk.plugins import Registry
    from begrijpelijk.sources import Item

Needs = Literal["findings", "sentences", "everything", "pictures"]
"""What a format needs of a document; the rest is let go as soon as the document is done."""


@dataclass
class Work:
    """Gives the outcome of a source: from the cache or the checker, and slimmed for the format."""

    checker: Any
    config: Config
    with_text: bool
    needs: Needs
    cache: Cache | None = None

    def __call__(self, item: Item) -> Outcome:
        """The outcome of a source. An error in the program itself is told as that of this source."""
        try:
            return self.carry_out(item)
        except (MemoryError, RecursionError):
            return Outcome(error=ErrorReport(source=item.name, message=TOO_LARGE))
        except Exception as error:
            # Its own text may quote from what was checked: only its kind is told.
            message = f"bij deze tekst gaat het programma zelf fout ({type(error).__name__}). Meld het aan de makers."
            return Outcome(error=ErrorReport(source=item.name, message=message))

    def alone(self, item: Item) -> Outcome:
        """The same in a process without other threads, which then does not grow with the number of sources.

        Words that the pipeline met are forgotten: also those that another thread would be working with.
        """
        with self.checker.nlp.memory_zone():
            return self(item)

    def carry_out(self, item: Item) -> Outcome:
        """The outcome of a source."""
        # What a browser shows hangs on more than the bytes of the page: that is never remembered.
        if self.cache is None or self.config.for_path(item.name).shows(item.url, item.path):
            return slim(self.checker.check_item(item, self.with_text, self.needs == "pictures"), self.needs)
        try:
            loaded = item.loaded()
        except BegrijpelijkError as error:
            message = sources.in_language(error.message, self.config.lang)
            return Outcome(error=ErrorReport(source=error.source or item.name, message=message))
        key = self.cache.key(loaded, self.config, self.with_text)
        found = self.cache.find(key)
        if found is None:
            found = self.checker.check_item(loaded, self.with_text)
            self.cache.store(key, found)
        return slim(found, self.needs)


@dataclass(frozen=True)
class Maker:
    """Makes the work in a process that shares nothing with the one that asked for it."""

    config: Config
    with_text: bool
    needs: Needs
    cache: Path | None

    def __call__(self) -> Work:
        """Load everything. Raises `PipelineError`."""
        from begrijpelijk import plugins

        return self.made(plugins.registry())

    def made(self, registry: Registry) -> Work:
        """The work with plugins that are loaded. Raises `PipelineError`."""
        from begrijpelijk.batch.cache import Cache

        cache = None if self.cache is None else Cache(self.cache, registry, self.config)
        return make(self.config, registry, self.with_text, self.needs, cache)


def make(config: Config, registry: Registry, with_text: bool, needs: Needs, cache: Cache | None) -> Work:
    """The work with a checker of its own. Raises `PipelineError` for a pipeline that cannot be loaded."""
    from begrijpelijk.checker import Checker

    return Work(Checker(config, registry), config, with_text, needs, cache)


def slim(outcome: Outcome, needs: Needs) -> Outcome:
    """The outcome without what the format does not need: with 400 documents the texts would fill the memory."""
    document = outcome.document
    if document is None or needs in ("everything", "pictures"):
        return outcome
    changes: dict[str, Any] = {"blocks": [], "sections": []}
    if needs == "findings":
        changes["sentences"] = []
    return Outcome(document.model_copy(update=changes), outcome.error, outcome.problems, outcome.pipeline)


def share_texts(document: DocumentReport, known: dict[str, str]) -> None:
    """Let findings of all documents share their explanations: each process and each file brings copies along."""
    for finding in document.findings:
        finding.explanation = known.setdefault(finding.explanation, finding.explanation)
        finding.message = known.setdefault(finding.message, finding.message)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
