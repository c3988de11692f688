"""All certain suggestions of a document at once: until none is left, and never so that the text becomes harder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from begrijpelijk import sources
from begrijpelijk.fix import Correction, correct
from begrijpelijk.model import Finding

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.checker import Checker
    from begrijpelijk.document import Document

ROUNDS = 4
TOLERANCE = 0.5
"""Points of LiNT, which runs from 0 to 100, that a text may gain: a plain word may be a little longer or less usual."""
_FORMATS = {"text/plain": "plain", "text/markdown": "markdown", "text/html": "html", "application/xhtml+xml": "html"}


def mend(document: Document, findings: Iterable[Finding], checker: Checker) -> Correction:
    """The source with the certain suggestions of `findings` carried out.

    What a suggestion brings to light (*geïndiceerde mededeling*, *nodige mededeling*, *nodig bericht*) is mended as
    well, so that doing it all again changes nothing. When the text would become more than `TOLERANCE` harder, the
    suggestions of one check are left out, the one that helps most; when that is not enough, nothing is changed.
    """
    given = list(findings)
    before = checker.analyse(document)
    wanted = {(finding.rule, finding.excerpt) for finding in given}
    found, _ = checker.judge(before)
    # Findings that were accepted before, in a baseline for instance, are left alone in every round.
    left_alone = {(finding.rule, finding.excerpt) for finding in found.findings} - wanted
    rules = dict.fromkeys(finding.rule for finding in given if finding.certain)
    tries: list[tuple[float, Correction]] = []
    for without in (None, *rules):
        kept = [finding for finding in given if finding.rule != without]
        correction, after = _rounds(document, kept, checker, left_alone, without)
        gain = _gain(before, after)
        if without is None and gain <= TOLERANCE:
            return correction
        tries.append((gain, correction))
    gain, correction = min(tries, key=lambda each: each[0])
    return correction if gain <= TOLERANCE else Correction(document.raw or "", 0)


def _rounds(
    document: Document, findings: list[Finding], checker: Checker, left_alone: set[tuple[str, str]], without: str | None
) -> tuple[Correction, Analysis | None]:
    """The correction after as many rounds as it takes, and the analysis of its text; None when nothing changed."""
    text, mended, analysis = document.raw or "", 0, None
    for _ in range(ROUNDS):
        correction = correct(document, findings)
        if not correction.mended:
            break
        text, mended = correction.text, mended + correction.mended
        document = _read(text, document, checker)
        analysis = checker.analyse(document)
        report, _ = checker.judge(analysis)
        findings = [
            finding
            for finding in report.findings
            if finding.rule != without and (finding.rule, finding.excerpt) not in left_alone
        ]
    return Correction(text, mended), analysis


def _read(text: str, document: Document, checker: Checker) -> Document:
    form = _FORMATS.get(document.media_type)
    if form is None:  # a template: its name says how to read it
        return sources.read_bytes(text.encode("utf-8", "replace"), document.source, checker.registry)
    return sources.read_string(text, form, document.source)  # type: ignore[arg-type]


def _gain(before: Analysis, after: Analysis | None) -> float:
    """How much harder the text became; less than nothing when it became easier, nothing when it is too short."""
    if after is None or before.score is None or after.score is None:
        return 0.0
    return after.score - before.score
