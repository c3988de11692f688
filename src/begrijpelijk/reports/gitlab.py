"""The report as GitLab Code Quality JSON: a merge request then shows what it makes better and worse."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from begrijpelijk.baseline import about_all, identities
from begrijpelijk.model import DocumentReport, Finding, Report, Severity
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import one_line, place, told
from begrijpelijk.reports.files import host_path

_SEVERITIES: Mapping[Severity, str] = {"fout": "major", "waarschuwing": "minor", "tip": "info"}


def write(report: Report, lang: str) -> str:
    """A list with an issue per finding. GitLab takes two issues with one fingerprint for the same."""
    issues = [
        _issue(finding, identity, document, lang)
        for document in report.documents
        for finding, identity in zip(document.findings, identities(document), strict=True)
    ]
    return json.dumps(issues, indent=1, ensure_ascii=False) + "\n"


def _issue(finding: Finding, identity: str, document: DocumentReport, lang: str) -> dict[str, Any]:
    path = host_path(document.source)
    return {
        "type": "issue",
        "description": _description(finding, document, lang),
        "check_name": finding.rule,
        # With the file in it: the same sentence in two files is two issues.
        "fingerprint": hashlib.sha256(f"{path}\0{identity}".encode("utf-8", "backslashreplace")).hexdigest()[:40],
        "severity": _SEVERITIES[finding.severity],
        "categories": ["Clarity"],
        "location": {"path": one_line(path), "lines": _lines(finding, document)},
    }


def _description(finding: Finding, document: DocumentReport, lang: str) -> str:
    """All that a reviewer sees: where it is if no line tells it, what it is, and what is better."""
    if about_all(document, finding):
        return one_line(finding.message)
    where = "" if finding.location.region else place(finding, document.media_type, lang)
    return f"{where}: {told(finding, lang)}" if where else told(finding, lang)


def _lines(finding: Finding, document: DocumentReport) -> dict[str, int]:
    """The lines of the file; 1 where it has none, as GitLab cannot do without."""
    region = finding.location.region
    if region is None or about_all(document, finding):
        return {"begin": 1}
    return {"begin": region.line, "end": region.end_line}


REPORTER = Reporter("gitlab", (".json",), "application/json", write, needs="sentences")
