"""The rules of a SARIF report: what a code host shows beside a finding."""

from collections.abc import Mapping
from typing import Any

from begrijpelijk.model import Finding, Report, Severity
from begrijpelijk.reference import opened, page, render, said
from begrijpelijk.reports.common import clean
from begrijpelijk.rules import Rule

LEVELS: Mapping[Severity, str] = {"fout": "error", "waarschuwing": "warning", "tip": "note"}
# What GitHub reads, in its own words; it has no place for our severities.
_WEIGHTS: Mapping[Severity, str] = {"fout": "error", "waarschuwing": "warning", "tip": "recommendation"}
_COLUMNS = 100  # of the help as plain text


def describe(identity: str, known: Mapping[str, Rule], report: Report, lang: str) -> dict[str, Any]:
    """The descriptor of a rule: its page as in the manual, its usual severity, and what it belongs to."""
    rule = known.get(identity)
    if rule is None:
        return _unknown(next(f for document in report.documents for f in document.findings if f.rule == identity))
    made = page(rule, lang)
    return {
        "id": identity,
        "name": "".join(part.capitalize() for part in identity.split("-")),
        "shortDescription": {"text": said(rule.title, lang)},
        "fullDescription": {"text": opened(said(rule.explanation, lang))},
        "help": {"text": render.plain(made, _COLUMNS), "markdown": render.markdown(made)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.section, *rule.toegang, *(f"WCAG {criterion}" for criterion in rule.wcag)],
            "problem.severity": _WEIGHTS[rule.severity],
            "kenmerken": list(rule.kenmerken),
            "toegang": list(rule.toegang),
            "wcag": list(rule.wcag),
            "checklist": list(rule.item),
        },
    }


def _unknown(finding: Finding) -> dict[str, Any]:
    """A rule of a plugin that is not installed here: its finding is all there is to explain it."""
    told = clean(finding.explanation or finding.message)
    return {
        "id": finding.rule,
        "shortDescription": {"text": clean(finding.rule)},
        "fullDescription": {"text": told},
        "help": {"text": told},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
    }
