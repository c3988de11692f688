"""The report as SARIF 2.1.0 (OASIS, with errata 01): for code hosts and editors."""

import json
from collections.abc import Mapping
from typing import Any

from begrijpelijk.baseline import about_all, identities
from begrijpelijk.fix import FIXABLE, escaped
from begrijpelijk.model import DocumentReport, ErrorReport, Finding, Region, Report
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import clean, place, rules, shortened
from begrijpelijk.reports.files import uri
from begrijpelijk.reports.sarif_rules import LEVELS, describe

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "begrijpelijk/v1"
# GitHub compares results by this one. Where it is missing it takes the line, and that changes with every edit.
_GITHUB_FINGERPRINT = "primaryLocationLineHash"
_NOTIFIED = {"source": "bron-niet-gelezen", "rule": "controle-mislukt", "plugin": "plug-in-mislukt"}


def write(report: Report, lang: str) -> str:
    """One run with every rule that found something, and a result per finding.

    Regions are those of the source file: lines and columns from 1, offsets in characters (Unicode code points) of the
    decoded file. A Word file or PDF has no lines; there a logical location tells the page or paragraph. Offsets in the
    text as begrijpelijk read it are in the properties of a result.
    """
    known = rules()
    used = sorted({finding.rule for document in report.documents for finding in document.findings})
    index = {rule: position for position, rule in enumerate(used)}
    run = {
        "tool": {
            "driver": {
                "name": report.tool.name,
                "version": report.tool.version,
                "language": "en-US" if lang == "en" else "nl-NL",
                "rules": [describe(rule, known, report, lang) for rule in used],
                "notifications": [{"id": identity} for identity in _NOTIFIED.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "defaultSourceLanguage": "nl",
        "artifacts": [_artifact(document) for document in report.documents],
        "invocations": [
            {
                "executionSuccessful": _succeeded(report),
                "toolExecutionNotifications": [_notification(error) for error in report.errors],
            }
        ],
        "results": [
            _result(finding, identity, document, position, index, lang)
            for position, document in enumerate(report.documents)
            for finding, identity in zip(document.findings, identities(document), strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _succeeded(report: Report) -> bool:
    """Whether the results are worth keeping: GitHub throws all of them away when this is false."""
    return bool(report.documents) or not any(error.kind == "source" for error in report.errors)


def _artifact(document: DocumentReport) -> dict[str, Any]:
    """A document, with its level: results are about passages, a level is about the whole."""
    return {
        "location": {"uri": uri(document.source)},
        "mimeType": document.media_type,
        "properties": {
            "passed": document.passed,
            "niveau": document.niveau,
            "lint": document.scores.lint,
            "level": document.scores.level,
            "cefr": document.scores.cefr_indication,
        },
    }


def _notification(error: ErrorReport) -> dict[str, Any]:
    """What could not be read or failed. A rule or plugin that failed did not stop the rest."""
    notification: dict[str, Any] = {
        "descriptor": {"id": _NOTIFIED[error.kind]},
        "level": "error" if error.kind == "source" else "warning",
        "message": {"text": f"{clean(error.source)}: {clean(error.message)}"},
    }
    if error.kind == "source":
        notification["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(error.source)}}}]
    return notification


def _result(
    finding: Finding, identity: str, document: DocumentReport, position: int, index: Mapping[str, int], lang: str
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": clean(finding.message)},
        "locations": [_location(finding, document, position, lang)],
        "partialFingerprints": {FINGERPRINT: identity, _GITHUB_FINGERPRINT: identity},
        "properties": {
            "excerpt": shortened(finding.excerpt),
            "explanation": clean(finding.explanation),
            "suggestions": [clean(suggestion) for suggestion in finding.suggestions],
            "kenmerken": finding.kenmerken,
            "toegang": finding.toegang,
            "wcag": finding.wcag,
            "textOffset": finding.start,
            "textLength": max(finding.end - finding.start, 0),
        },
    }
    if finding.edits and all(edit.region for edit in finding.edits):
        result["fixes"] = [_fix(finding, document, position)]
    return result


def _location(finding: Finding, document: DocumentReport, position: int, lang: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(document.source), "index": position}}
    region = _region(finding, document)
    if region:
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    names = _names(finding, document, lang)
    if names:
        location["logicalLocations"] = names
    return location


def _region(finding: Finding, document: DocumentReport) -> dict[str, Any] | None:
    """Where it stands in the file; None for the file as a whole, and where a file has no lines."""
    if about_all(document, finding):
        return None
    found = finding.location.region
    if found is not None:
        return {**_lines(found), "snippet": {"text": shortened(finding.excerpt)}}
    if finding.location.line is None or document.media_type not in FIXABLE:
        return None
    # Pieces from several places: only where it begins is sure.
    column = {} if finding.location.column is None else {"startColumn": max(finding.location.column, 1)}
    return {"startLine": max(finding.location.line, 1), **column}


def _lines(region: Region) -> dict[str, Any]:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.start,
        "charLength": region.end - region.start,
    }


def _names(finding: Finding, document: DocumentReport, lang: str) -> list[dict[str, Any]]:
    """Where it stands, in words and as a selector: for a Word file, a PDF, a page and a flow."""
    location = finding.location
    names: list[dict[str, Any]] = []
    if location.screen is not None:
        names.append({"name": location.screen, "kind": "screen"})
    if document.media_type not in FIXABLE and (location.page is not None or location.line is not None):
        kind = "page" if location.page is not None else "paragraph"
        names.append({"name": place(finding, document.media_type, lang), "kind": kind})
    if location.selector is not None:
        names.append({"name": clean(location.selector), "kind": "selector"})
    return names


def _fix(finding: Finding, document: DocumentReport, position: int) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _lines(edit.region),
            "insertedContent": {"text": escaped(clean(edit.replacement), document.media_type)},
        }
        for edit in finding.edits
        if edit.region is not None
    ]
    change = {"artifactLocation": {"uri": uri(document.source), "index": position}, "replacements": replacements}
    return {
        "description": {"text": clean(finding.suggestions[0] if finding.suggestions else finding.message)},
        "artifactChanges": [change],
        "properties": {"certain": finding.certain},
    }


REPORTER = Reporter("sarif", (".sarif",), "application/sarif+json", write, needs="sentences")
