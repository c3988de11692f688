"""Judging a page without the parts that all pages of its site share, and those parts by themselves, once."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING

from begrijpelijk.analysis import Analysis, analyse
from begrijpelijk.audit.fingerprints import of_block
from begrijpelijk.audit.records import StoredFinding
from begrijpelijk.audit.writing import Judgement
from begrijpelijk.checker import scores
from begrijpelijk.document import Block, Document
from begrijpelijk.findings import find
from begrijpelijk.model import DocumentReport, ErrorReport, Finding
from begrijpelijk.verdict import passes

if TYPE_CHECKING:
    from begrijpelijk.audit.work import Job
    from begrijpelijk.checker import Checker

EXCERPT = 400  # characters of an excerpt that are kept
FIXED_TITLE = "Vaste delen van de pagina's"
_IN_PARTS = ("words", "sentences")
"""Sections of rules that speak of a place in the text: only these can be applied to a part of a page."""


def judge(checker: Checker, document: Document, job: Job) -> tuple[Judgement, tuple[ErrorReport, ...]]:
    """What the checks say of a document, and the checks that failed.

    The fixed parts count for nothing but what a page offers: contact details in them are contact details.
    """
    fixed = {id(block) for block in document.blocks if of_block(block) in job.fixed} if job.fixed else set()
    own = _of_own(checker, document, fixed)
    findings, problems = find(own, checker.registry)
    kept = [finding for finding in findings if not _stands_in(finding, document, fixed)]
    return _judgement(own, kept, job), tuple(problems)


def judge_fixed(
    checker: Checker, source: str, blocks: Sequence[Block], job: Job
) -> tuple[Judgement, tuple[ErrorReport, ...]]:
    """The same for the fixed parts of a site: what is wrong with their words and sentences, and on how many pages."""
    document = Document(source, list(blocks), "text/html", FIXED_TITLE, language="nl")
    analysis = next(iter(analyse([document], checker.nlp, checker.config)))
    analysis.config = checker.config.for_path(source)
    findings, problems = find(analysis, checker.registry)
    known = checker.registry.checks
    kept = [finding for finding in findings if known[finding.rule].rule.section in _IN_PARTS]
    counts = [job.fixed.get(of_block(document.block_at(finding.start)) or "", 1) for finding in kept]
    return _judgement(analysis, kept, job, counts), tuple(problems)


def _of_own(checker: Checker, document: Document, fixed: set[int]) -> Analysis:
    """The analysis without the fixed parts, which are never parsed again; the document in it stays whole, as offsets
    count in it."""
    part = copy(document)  # its blocks keep their places
    part.blocks = [block for block in document.blocks if id(block) not in fixed]
    analysis = next(iter(analyse([part], checker.nlp, checker.config)))
    analysis.document = document
    analysis.config = checker.config.for_path(document.source)
    return analysis


def _stands_in(finding: Finding, document: Document, fixed: set[int]) -> bool:
    return bool(fixed) and finding.end > finding.start and id(document.block_at(finding.start)) in fixed


def _judgement(
    analysis: Analysis, findings: Sequence[Finding], job: Job, counts: Sequence[int] | None = None
) -> Judgement:
    config, measured = analysis.config, scores(analysis)
    report = DocumentReport(
        source=job.name, media_type=analysis.document.media_type, words=analysis.words,
        sentences_count=len(analysis.running), scores=measured, sentences=[], findings=list(findings), passed=False,
        niveau=config.niveau, fail_on=config.fail_on,
    )  # fmt: skip
    return Judgement(
        key=job.judgement,
        reading=job.reading,
        settings=job.settings,
        words=analysis.words,
        sentences=len(analysis.running),
        lint=measured.lint,
        level=measured.level,
        struggling=measured.adults_struggling,
        cefr=measured.cefr_indication,
        niveau=config.niveau,
        passed=passes(report),
        findings=tuple(stored(f, count) for f, count in zip(findings, counts or [1] * len(findings), strict=True)),
    )


def stored(finding: Finding, count: int = 1) -> StoredFinding:
    """A finding as the store keeps it."""
    excerpt = finding.excerpt if len(finding.excerpt) <= EXCERPT else finding.excerpt[: EXCERPT - 1] + "…"
    place = finding.location
    return StoredFinding(
        rule=finding.rule, severity=finding.severity, message=finding.message, excerpt=excerpt,
        kenmerken=tuple(finding.kenmerken), toegang=tuple(finding.toegang), wcag=tuple(finding.wcag), line=place.line,
        page=place.page, selector=place.selector, screen=place.screen, count=count,
    )  # fmt: skip
