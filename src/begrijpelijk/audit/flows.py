"""A flow that the settings name: walked, checked, and made into one document of the audit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from begrijpelijk.audit.fingerprints import digest
from begrijpelijk.audit.judging import stored
from begrijpelijk.audit.records import StoredFlow, StoredProblem
from begrijpelijk.audit.writing import Judgement, Reading
from begrijpelijk.config import FlowPlan
from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.language import lint

if TYPE_CHECKING:
    from begrijpelijk.checker import Checker
    from begrijpelijk.model import DocumentReport, Report


@dataclass(frozen=True)
class Walked:
    """What came of a flow; without `judgement` the problems say why."""

    reading: Reading | None = None
    judgement: Judgement | None = None
    problems: tuple[StoredProblem, ...] = ()


def walk(plan: FlowPlan, checker: Checker, settings: str) -> Walked:
    """Walk a flow in a browser. Nothing is raised for what is wrong with it."""
    from begrijpelijk.browser.flow_report import check_address

    try:
        report = check_address(checker, plan.address, answers=plan.answers, hosts=plan.hosts)
    except BegrijpelijkError as error:
        return Walked(problems=(StoredProblem(error.source or plan.address, error.message),))
    problems = tuple(StoredProblem(error.source, error.message, error.kind) for error in report.errors)
    reading, judgement = _made(plan, report, settings)
    return Walked(reading, judgement, problems)


def _made(plan: FlowPlan, report: Report, settings: str) -> tuple[Reading, Judgement]:
    flow = report.flows[0] if report.flows else None
    words = sum(document.words for document in report.documents)
    # A flow is walked anew in every run. Where the same came of it, nothing changed and nothing is stored twice.
    findings = tuple(stored(finding) for document in report.documents for finding in document.findings)
    seen = [f"{document.words} {document.scores.lint} {document.passed}" for document in report.documents]
    reached = "" if flow is None else f"{len(flow.screens)} {flow.paths} {flow.finished} {flow.longest} {flow.complete}"
    key = digest("flow", plan.address, settings, reached, *(flow.notes if flow else ()), *seen, repr(findings))
    reading = Reading(
        key=key, media_type="text/html", title=_title(report.documents), language="nl", words=words, text=key,
        notes=tuple(flow.notes) if flow else (), rendered=True,
    )  # fmt: skip
    score = _mean(report.documents)
    judgement = Judgement(
        key=digest("judgement", key),
        reading=key,
        settings=settings,
        words=words,
        sentences=sum(document.sentences_count for document in report.documents),
        lint=score,
        level=None if score is None else lint.level(score),
        struggling=None if score is None else lint.adults_struggling(score),
        cefr=None if score is None else lint.cefr_indication(score),
        niveau=_niveau(report),
        passed=report.passed,
        findings=findings,
        flow=None
        if flow is None
        else StoredFlow(len(flow.screens), flow.paths, flow.finished, flow.longest, flow.complete, tuple(flow.notes)),
    )
    return reading, judgement


def _niveau(report: Report) -> str:
    """The level that the flow has to meet."""
    return report.documents[0].niveau if report.documents else "B1"


def _title(documents: list[DocumentReport]) -> str | None:
    return next((document.title for document in documents if document.title), None)


def _mean(documents: list[DocumentReport]) -> float | None:
    """The score of all screens together, by their words; None where each of them is too short to score."""
    scored = [(document.scores.lint, document.words) for document in documents if document.scores.lint is not None]
    words = sum(count for _, count in scored)
    return round(sum(score * count for score, count in scored) / words, 1) if words else None
