"""A row of the output: what became of one record."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

from begrijpelijk.batch.outcome import Outcome
from begrijpelijk.bulk.records import Record
from begrijpelijk.model import DocumentReport

Content = Literal["scores", "bevindingen", "alles"]
"""How much a row tells: the scores, also every finding in short, or also the document as in the JSON report."""

_EMPTY: dict[str, Any] = {
    "title": None, "media_type": None, "words": None, "sentences_count": None, "lint": None, "level": None,
    "adults_struggling": None, "cefr_indication": None, "flesch_douma": None, "niveau": None, "passed": None,
    "fout": None, "waarschuwing": None, "tip": None, "rules": {},
}  # fmt: skip


def row(record: Record, outcome: Outcome, values: dict[str, Any] | None, content: Content) -> dict[str, Any]:
    """The row about a record: the same fields for all of them, null where the text could not be checked.

    `values` is what `of_document` gave; None where the text could not be checked. `error` says in one sentence why.
    """
    error = None if outcome.error is None else outcome.error.message
    found = values or {"findings": [], "document": None}
    more = {"bevindingen": ("findings",), "alles": ("findings", "document")}.get(content, ())
    scores = {name: found.get(name, empty) for name, empty in _EMPTY.items()}
    return {
        "id": record.id,
        "source": record.item.name,
        **scores,
        "error": error,
        **{name: found[name] for name in more},
    }


def of_document(document: DocumentReport, content: Content) -> dict[str, Any]:
    """What a row tells of a document.

    `fout`, `waarschuwing` and `tip` count findings, `rules` counts them by the id of their rule; the other fields are
    those of the JSON report.
    """
    values = _scores(document)
    if content != "scores":
        values["findings"] = [_finding(each) for each in document.findings]
    if content == "alles":
        values["document"] = document.model_dump(mode="json")
    return values


def _scores(document: DocumentReport) -> dict[str, Any]:
    scores = document.scores
    severities = Counter(finding.severity for finding in document.findings)
    return {
        "title": document.title,
        "media_type": document.media_type,
        "words": document.words,
        "sentences_count": document.sentences_count,
        "lint": scores.lint,
        "level": scores.level,
        "adults_struggling": scores.adults_struggling,
        "cefr_indication": scores.cefr_indication,
        "flesch_douma": scores.flesch_douma,
        "niveau": document.niveau,
        "passed": document.passed,
        "fout": severities["fout"],
        "waarschuwing": severities["waarschuwing"],
        "tip": severities["tip"],
        "rules": dict(sorted(Counter(finding.rule for finding in document.findings).items())),
    }


def _finding(finding: Any) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "excerpt": finding.excerpt,
        "start": finding.start,
        "end": finding.end,
        "suggestions": finding.suggestions,
    }
