"""One check of a text in an editor: from its words to an `Outcome`, with only changed paragraphs analysed again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from begrijpelijk import baseline, sources
from begrijpelijk.editor.positions import Lines
from begrijpelijk.editor.settings import Client, Configs, Stamp, name_of, path_of
from begrijpelijk.editor.wording import say
from begrijpelijk.errors import BegrijpelijkError, SourceError
from begrijpelijk.incremental import IncrementalChecker, ParseCache, Stopped
from begrijpelijk.model import DocumentReport, ErrorReport, Report, Tool

if TYPE_CHECKING:
    from begrijpelijk.config import Config
    from begrijpelijk.document import Document
    from begrijpelijk.plugins import Registry

LONGEST = 400_000
"""Characters of source that are checked while somebody types: about 60,000 words, some ten seconds at first."""

NEW_WORDS = 200_000
"""Word forms after which the pipeline is loaded anew: it remembers every one that it ever met, half-typed ones too."""

KINDS = {
    "markdown": "markdown",
    "gfm": "markdown",
    "html": "html",
    "mhtml": "html",
    "plaintext": "text",
    "text": "text",
}
"""The reader for a language of an editor, for texts whose name does not tell."""

TEMPLATES = {
    **dict.fromkeys(
        ("jinja", "jinja2", "jinja-html", "jinja-md", "django-html", "htmldjango", "nunjucks", "liquid"), "jinja"
    ),
    **dict.fromkeys(("twig", "html.twig"), "jinja"),
    "vue": "vue",
    "mdx": "mdx",
    "javascriptreact": "jsx",
    "typescriptreact": "jsx",
}
"""Likewise for templates, where the editor knows more than the name: a page of Django is called ``.html``."""

State = Literal["checked", "skipped", "failed"]


@dataclass(frozen=True)
class Job:
    """A text to check. `language` is what the editor says that it is written in (``markdown``)."""

    uri: str
    version: int
    lines: Lines
    language: str
    client: Client


@dataclass(frozen=True)
class Outcome:
    """What came of a job. Without a `report` there are no marks, and `message` says why.

    `state` is *skipped* for what is no Dutch text, *failed* for settings that are wrong and faults of our own.
    """

    job: Job
    state: State
    lang: str = "nl"
    message: str | None = None
    document: Document | None = None
    report: DocumentReport | None = None
    problems: tuple[ErrorReport, ...] = ()
    stamp: Stamp = ()


@dataclass
class Judge:
    """Checks texts one after another, in one thread, and keeps the parses of paragraphs between them."""

    registry: Registry
    configs: Configs
    cache: ParseCache = field(default_factory=ParseCache)
    _checkers: dict[int, tuple[Config, IncrementalChecker]] = field(default_factory=dict)
    _words: dict[int, int] = field(default_factory=dict)  # word forms that a pipeline came with

    def outcome(self, job: Job, stop: Callable[[], bool]) -> Outcome:
        """Check a text. Raises `Stopped` when `stop` says so; nothing else ever."""
        lang = job.client.lang or "nl"
        stamp, config = self.configs.settled(job.uri, job.client)
        if isinstance(config, str):
            return Outcome(job, "failed", lang, config, stamp=stamp)
        lang = config.lang
        if len(job.lines.text) > LONGEST:
            return Outcome(job, "skipped", lang, say(lang, "too_long"), stamp=stamp)
        try:
            document = sources.read_text(job.lines.text, name_of(job.uri), self.registry, _kind(job, self.registry))
            sources.require_dutch(document)
            if stop():
                raise Stopped
            report, problems = self._checker(config).check(document, stop)
            if config.baseline is not None:
                report = _without_known(report, config.baseline, lang)
        except SourceError as error:
            return Outcome(job, "skipped", lang, error.message, stamp=stamp)
        except BegrijpelijkError as error:
            return Outcome(job, "failed", lang, str(error), stamp=stamp)
        except Exception as error:  # only its kind: what it says may quote from the text
            return Outcome(job, "failed", lang, say(lang, "failed", kind=type(error).__name__), stamp=stamp)
        return Outcome(job, "checked", lang, None, document, report, tuple(problems), stamp)

    def forget(self) -> None:
        """Let go of all that is kept of texts."""
        self.cache.clear()

    def _checker(self, config: Config) -> IncrementalChecker:
        from begrijpelijk.checker import Checker
        from begrijpelijk.language.pipeline import load_pipeline

        nlp = load_pipeline(config.pipeline)
        forms = len(nlp.vocab.strings)
        if forms > self._words.setdefault(id(nlp), forms) + NEW_WORDS:
            load_pipeline.cache_clear()
            self._checkers.clear()
            self._words.clear()
            self.cache.clear()
        known = self._checkers.get(id(config))
        if known is None or known[0] is not config:
            if len(self._checkers) > 16:
                self._checkers.clear()
            known = config, IncrementalChecker(Checker(config, self.registry), self.cache)
            self._checkers[id(config)] = known
            # What was loaded stays: looking through all of it for garbage takes longer than a check.
            gc.collect()
            gc.freeze()
        return known[1]


def _kind(job: Job, registry: Registry) -> str | None:
    """The reader for a text whose name does not tell, or tells less than the editor."""
    if job.language in TEMPLATES:
        return TEMPLATES[job.language]
    path = path_of(job.uri)
    suffix = path.suffix.lower() if path is not None else ""
    known = any(suffix in reader.suffixes for reader in registry.sources.values())
    return None if known else KINDS.get(job.language)


def _without_known(report: DocumentReport, path: Path, lang: str) -> DocumentReport:
    """The report without what the baseline accepts. Raises `ConfigError` where that cannot be read."""
    whole = Report(tool=Tool(version="", pipeline=""), passed=report.passed, documents=[report])
    return baseline.apply(whole, path, lang).documents[0]
