"""The overview over many documents: a row for each, the worst first, and totals per rule. HTML and xlsx share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from begrijpelijk.model import SEVERITIES, DocumentReport, Severity
from begrijpelijk.reports.common import actions, count_by_severity, rule_title, worst_first
from begrijpelijk.rules import Rule
from begrijpelijk.verdict import meets_level


@dataclass(frozen=True)
class Row:
    """What the overview says of a document. `met` is None where a short text could not be measured and nothing failed.

    `density` is the number of findings per 100 words, by severity.
    """

    rank: int
    document: DocumentReport
    density: Mapping[Severity, float]
    advice: str
    met: bool | None


@dataclass(frozen=True)
class Total:
    """How often a rule was met in all documents together, and in how many of them."""

    rule: str
    title: str
    counts: Mapping[Severity, int]
    documents: int
    advice: str

    @property
    def count(self) -> int:
        """All findings of the rule."""
        return sum(self.counts.values())


def rows(documents: Iterable[DocumentReport], known: Mapping[str, Rule], lang: str) -> list[Row]:
    """A row for each document, in the order of `worst_first`."""
    return [_row(rank, document, known, lang) for rank, document in enumerate(worst_first(documents), 1)]


def _row(rank: int, document: DocumentReport, known: Mapping[str, Rule], lang: str) -> Row:
    counts = count_by_severity(document.findings)
    advice = actions(document.findings, known, lang, limit=1)
    unknown = document.passed and meets_level(document.scores, document.niveau) is None
    return Row(
        rank=rank,
        document=document,
        density={severity: 100 * count / max(document.words, 1) for severity, count in counts.items()},
        advice=advice[0][0] if advice else "",
        met=None if unknown else document.passed,
    )


def totals(documents: Sequence[DocumentReport], known: Mapping[str, Rule], lang: str) -> list[Total]:
    """Totals of the rules that were met, the one in most documents first."""
    counts: dict[str, dict[Severity, int]] = {}
    touched: dict[str, int] = {}
    first: dict[str, DocumentReport] = {}
    for document in documents:
        for rule in {finding.rule for finding in document.findings}:
            touched[rule] = touched.get(rule, 0) + 1
            first.setdefault(rule, document)
        for finding in document.findings:
            counts.setdefault(finding.rule, dict.fromkeys(SEVERITIES, 0))[finding.severity] += 1
    made = []
    for rule, by_severity in counts.items():
        advice = actions([f for f in first[rule].findings if f.rule == rule][:1], known, lang, limit=1)
        title = rule_title(known, rule, lang)
        made.append(Total(rule, title, by_severity, touched[rule], advice[0][0] if advice else ""))
    return sorted(made, key=lambda total: (-total.documents, -total.count, total.rule))
