"""Checking one text: begrijpelijk's report, made into what the panel, the report and the task show."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from begrijpelijk_wagtail.assembled import Text
from begrijpelijk_wagtail.options import options

if TYPE_CHECKING:
    from begrijpelijk.checker import Checker
    from begrijpelijk.config import Config
    from begrijpelijk.model import BlockReport, DocumentReport, Finding

SEVERITIES = ("fout", "waarschuwing", "tip")
WEIGHT = {"fout": 3, "waarschuwing": 2, "tip": 1}
# Rules on the text as a whole that nevertheless point at a place.
PLACED = frozenset({"lange-alinea", "lange-kop", "link-tekst"})
_ONE = threading.Lock()  # a script may check in its own thread while the engine checks what it published
LONGEST_WORDS = 400  # characters to look for in the editor; a sentence begins with enough of them


@dataclass(frozen=True)
class Change:
    """What the first suggestion changes: these words, the `nth` time that they stand in the field, into others."""

    words: str
    replacement: str
    nth: int


@dataclass(frozen=True)
class Point:
    """A finding and its place in the editor. `path` is empty for what is about the whole page."""

    rule: str
    title: str
    severity: str
    message: str
    explanation: str
    suggestions: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    label: str = ""
    words: str = ""
    nth: int = 0
    change: Change | None = None


@dataclass(frozen=True)
class Verdict:
    """The outcome for one text. `level` (1 to 4), `lint` and the like are None where it is too short to measure."""

    niveau: str
    met: bool | None
    level: int | None
    lint: float | None
    struggling: float | None
    cefr: str | None
    words: int
    points: tuple[Point, ...] = ()

    def count(self, severity: str) -> int:
        """How many findings there are of a severity."""
        return sum(point.severity == severity for point in self.points)

    @property
    def main_rule(self) -> tuple[str, int]:
        """The rule to begin with and how often it has something to say; an empty name where there is nothing."""
        times = Counter(point.rule for point in self.points)
        weights: Counter[str] = Counter()
        for point in self.points:
            weights[point.rule] += WEIGHT[point.severity]
        if not weights:
            return "", 0
        rule = max(sorted(weights), key=lambda each: weights[each])
        return rule, times[rule]


class NotDutch(Exception):
    """The text is in another language: `code` is its ISO code, empty where that is not known."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def configuration(lang: str, niveau: str | None) -> Config:
    """The settings of begrijpelijk for this site. Raises `ConfigError` for what is wrong in them."""
    from begrijpelijk.config import load_config
    from begrijpelijk.plugins import registry

    given = options()
    file = None if given.config is None else Path(given.config)
    folder = getattr(settings, "BASE_DIR", None)
    config = load_config(file, [] if folder is None else [str(folder)], registry())
    return config.changed(
        registry(),
        lang=lang,
        niveau=niveau or given.niveau,
        regels=None if given.regels is None else tuple(given.regels),
        zonder=tuple(given.zonder) or None,
    )


@lru_cache(maxsize=8)
def _checker(lang: str, niveau: str | None) -> Checker:
    from begrijpelijk.checker import Checker
    from begrijpelijk.plugins import registry

    return Checker(configuration(lang, niveau), registry())


def judge(text: Text, lang: str, niveau: str | None = None) -> Verdict:
    """Check a text, with messages in Dutch (``nl``) or English (``en``). `niveau` is another goal
    than that of the site.

    Raises `NotDutch`, or `BegrijpelijkError` for a text that cannot be read (empty, or far too long).
    """
    from begrijpelijk import sources
    from begrijpelijk.errors import SourceError

    checker = _checker(lang, niveau)
    document = sources.read_string(text.html, "html", text.name)
    try:
        sources.require_dutch(document)
    except SourceError as error:
        raise NotDutch(sources.detect(document.text) or "") from error
    # The words of this text are forgotten after it, or a site that runs for months would keep all it ever met.
    with _ONE, checker.nlp.memory_zone():
        report = checker.check_documents([document], with_text=True).documents[0]
        return _verdict(report, text, lang)


def _verdict(report: DocumentReport, text: Text, lang: str) -> Verdict:
    from begrijpelijk.plugins import registry
    from begrijpelijk.verdict import LEVEL_RULE, meets_level

    scores = report.scores
    rules = {id_: check.rule for id_, check in registry().checks.items()}
    places = _Places(report, text)
    points = []
    for finding in report.findings:
        if finding.rule == LEVEL_RULE:
            continue  # it says what the verdict says
        rule = rules[finding.rule]
        place = None
        if finding.end > finding.start and (rule.section != "text" or finding.rule in PLACED):
            place = places.of(finding)
        points.append(
            Point(
                rule=finding.rule,
                title=rule.title.get(lang, rule.title["nl"]),
                severity=finding.severity,
                message=finding.message,
                explanation=finding.explanation,
                suggestions=tuple(finding.suggestions),
                **(place or {}),
            )
        )
    return Verdict(
        niveau=report.niveau,
        met=meets_level(scores, report.niveau),
        level=scores.level,
        lint=scores.lint,
        struggling=scores.adults_struggling,
        cefr=scores.cefr_indication,
        words=report.words,
        points=tuple(points),
    )


class _Places:
    """From an offset in the text as extracted to the piece that it is from."""

    def __init__(self, report: DocumentReport, text: Text) -> None:
        self.text = report.text or ""
        self.pieces = text.pieces
        self.blocks: list[tuple[BlockReport, int]] = []
        self.begins: dict[int, int] = {}  # the offset at which a piece begins in the text as extracted
        for block in report.blocks:
            number = text.piece_at(block.anchors[0][1]) if block.anchors else None
            if number is not None:
                self.blocks.append((block, number))
                self.begins.setdefault(number, block.start)

    def of(self, finding: Finding) -> dict[str, Any] | None:
        """Where a finding stands, as arguments of a `Point`; None for what is in no piece."""
        for block, number in self.blocks:
            end = block.start + len(block.text)
            if block.start <= finding.start < end:
                piece = self.pieces[number]
                words = self.text[finding.start : min(finding.end, end, finding.start + LONGEST_WORDS)]
                return {
                    "path": piece.path,
                    "label": piece.label,
                    "words": words,
                    "nth": self._times(words, number, finding.start),
                    "change": self._change(finding, number, end),
                }
        return None

    def _change(self, finding: Finding, number: int, end: int) -> Change | None:
        """All edits as one change of the words around them; None where they cross the end of a block."""
        if not finding.edits or max(edit.end for edit in finding.edits) > end:
            return None
        start = min(edit.start for edit in finding.edits)
        stop = max(edit.end for edit in finding.edits)
        words = replacement = self.text[start:stop]
        for edit in sorted(finding.edits, key=lambda edit: -edit.start):
            replacement = replacement[: edit.start - start] + edit.replacement + replacement[edit.end - start :]
        return Change(words, replacement, self._times(words, number, start))

    def _times(self, words: str, number: int, start: int) -> int:
        """How often the same words stand earlier in the same piece."""
        return self.text.count(words, self.begins[number], start) if words else 0


def fingerprint(digest: str) -> str:
    """A digest of a text together with all that the outcome hangs on: begrijpelijk, its plugins and its settings."""
    return hashlib.sha256(f"{digest}\n{_state()}".encode()).hexdigest()


@lru_cache(maxsize=1)
def _state() -> str:
    from begrijpelijk.batch.fingerprint import of_installation, of_settings
    from begrijpelijk.plugins import registry

    config = configuration("nl", None)
    return f"{of_settings(config)} {of_installation(registry(), config.pipeline)}"
