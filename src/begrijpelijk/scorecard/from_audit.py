"""The measurements of a scorecard, from the database of `begrijpelijk audit`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from begrijpelijk.errors import UsageError
from begrijpelijk.kenmerken.meting import Bron
from begrijpelijk.model import Niveau
from begrijpelijk.scorecard.build import point
from begrijpelijk.scorecard.gathered import Found, Item, Measured, Shared

if TYPE_CHECKING:
    from begrijpelijk.audit.records import RunInfo, StoredDocument, StoredFinding
    from begrijpelijk.audit.store import Store, StoredRun
    from begrijpelijk.plugins import Registry
    from begrijpelijk.rules import Rule
    from begrijpelijk.scorecard.model import TrendPoint

KINDS: Mapping[str, Bron] = {"page": "page", "document": "document", "flow": "flow"}
TREND = 12  # measurements in the picture: three years of quarters


def measured(run: StoredRun, registry: Registry) -> Measured:
    """One audit. Texts that are the same are one item with several places."""
    known = {id_: check.rule for id_, check in registry.checks.items()}
    places: dict[str, list[str]] = {}
    first: list[tuple[StoredDocument, tuple[Found, ...]]] = []
    for document in run.documents():
        places.setdefault(document.duplicate_of or document.source, []).append(document.source)
        if document.duplicate_of is None and document.kind in KINDS:
            # Only the counts are kept: messages and excerpts of 3,000 pages would fill the memory.
            first.append((document, _found(document.findings)))
    problems = run.problems()
    return Measured(
        date=run.info.started,
        targets=run.info.targets,
        niveau=run.info.niveau,
        items=tuple(_item(document, found, places, known) for document, found in first),
        shared=tuple(Shared(t.source, t.pages, t.words, _found(t.findings)) for t in run.templates()),
        failed=tuple((problem.source, problem.message) for problem in problems if problem.kind == "source"),
        skipped=sum(problem.count for problem in problems if problem.kind == "note"),
        complete=run.info.finished is not None,
        tool=run.info.tool,
        pipeline=run.info.pipeline,
    )


def _item(
    document: StoredDocument, found: tuple[Found, ...], places: Mapping[str, list[str]], known: Mapping[str, Rule]
) -> Item:
    return Item(
        source=document.source,
        kind=KINDS[document.kind],
        title=document.title or document.source,
        words=document.words,
        passed=document.passed if document.judged else None,
        niveau=cast(Niveau, document.niveau),
        media_type=document.media_type,
        level=document.level,
        lint=document.lint,
        cefr=document.cefr,
        struggling=document.adults_struggling,
        rendered=_rendered(document, found, known),
        places=tuple(sorted(places.get(document.source, [document.source]), key=lambda p: (p != document.source, p))),
        found=found,
        signals=_signals(document, found, known),
    )


def _signals(document: StoredDocument, found: Iterable[Found], known: Mapping[str, Rule]) -> frozenset[str]:
    """What a document offers: the names of its signals, and each with its value (``vragenlijst:herkend``)."""
    names = set(document.signals)
    names.update(f"{name}:{signal.value}" for name, signals in document.signals.items() for signal in signals)
    # A rule that only looks at some documents found something: then this is one of them.
    names.update(known[each.rule].only for each in found if each.rule in known and known[each.rule].only)
    return frozenset(names)


def _rendered(document: StoredDocument, found: Iterable[Found], known: Mapping[str, Rule]) -> bool:
    """Whether a browser showed it: it says so, or a check found something that only a browser can measure."""
    return document.rendered or any(each.rule in known and known[each.rule].scope == "page" for each in found)


def _found(findings: Iterable[StoredFinding]) -> tuple[Found, ...]:
    """Findings of a document, counted; in the fixed parts one finding on many pages is one point."""
    counts = Counter((f.rule, f.severity, f.kenmerken, f.toegang, f.wcag) for f in findings)
    return tuple(
        Found(rule, severity, count, kenmerken, toegang, wcag)
        for (rule, severity, kenmerken, toegang, wcag), count in sorted(counts.items())
    )


def trend(store: Store, until: RunInfo, registry: Registry) -> list[TrendPoint]:
    """The finished audits of the same targets before one, oldest first; read one by one, so memory stays flat."""
    runs = [run for run in finished(store) if run.started < until.started and set(run.targets) == set(until.targets)]
    made: list[TrendPoint] = []
    for info in runs[-TREND:]:
        made.append(point(measured(store.run(info.id), registry), registry, made))
    return made


def finished(store: Store) -> list[RunInfo]:
    """The audits that were finished, oldest first."""
    return sorted((run for run in store.runs() if run.finished is not None), key=lambda run: run.started)


def on_date(store: Store, date: str) -> StoredRun:
    """The last audit that was finished on a date (YYYY-MM-DD) or before. Raises `UsageError` when there is none."""
    runs = [run for run in finished(store) if run.started[:10] <= date]
    if not runs:
        known = ", ".join(run.started[:10] for run in finished(store)) or "geen enkele"
        raise UsageError(f"op of voor {date} is niets gemeten; er zijn metingen van: {known}", "--vergelijk")
    return store.run(runs[-1].id)


def site_of(info: RunInfo) -> str:
    """The host of the website of an audit; empty for an audit of folders, whose names mean nothing to a board."""
    hosts = (target.partition("://")[2].partition("/")[0] for target in info.targets if "://" in target)
    return next((host.removeprefix("www.") for host in hosts), "")
