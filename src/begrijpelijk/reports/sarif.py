"""The report as SARIF 2.1.0: for code hosts and editors."""

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from begrijpelijk.baseline import fingerprint
from begrijpelijk.model import DocumentReport, Finding, Report
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import clean, rules, shortened
from begrijpelijk.rules import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"fout": "error", "waarschuwing": "warning", "tip": "note"}


def write(report: Report, lang: str) -> str:
    """One run with every rule that found something, and a result per finding.

    Offsets count in the text as begrijpelijk read it (`properties.offsets`); lines and columns are those of the source.
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
                "rules": [_rule(rule, known, report, lang) for rule in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [
            {"location": {"uri": _uri(document.source)}, "mimeType": document.media_type}
            for document in report.documents
        ],
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": f"{clean(error.source)}: {clean(error.message)}"}}
                    for error in report.errors
                ],
            }
        ],
        "results": [
            _result(finding, document, position, index)
            for position, document in enumerate(report.documents)
            for finding in document.findings
        ],
        "properties": {"offsets": "text-as-extracted"},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rule(identity: str, known: Mapping[str, Rule], report: Report, lang: str) -> dict[str, Any]:
    rule = known.get(identity)
    if rule is None:
        # A report made elsewhere: the finding itself is all there is to explain its rule.
        found = next(f for document in report.documents for f in document.findings if f.rule == identity)
        return {"id": identity, "help": {"text": clean(found.explanation or found.message)}}
    title, help_ = (texts.get(lang, texts["nl"]) for texts in (rule.title, rule.explanation))
    return {
        "id": identity,
        "shortDescription": {"text": title},
        "fullDescription": {"text": help_},
        "help": {"text": help_ + "".join(f"\n\n✗ {e.bad}\n✓ {e.good}" for e in rule.examples)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.section, *rule.toegang, *(f"WCAG {criterion}" for criterion in rule.wcag)]},
    }


def _result(finding: Finding, document: DocumentReport, position: int, index: Mapping[str, int]) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(document.source), "index": position},
            "region": _region(finding),
        }
    }
    logical = {"page": finding.location.page, "selector": finding.location.selector, "screen": finding.location.screen}
    names = [{"name": str(value), "kind": kind} for kind, value in logical.items() if value is not None]
    if names:
        location["logicalLocations"] = names
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": clean(finding.message)},
        "locations": [location],
        "partialFingerprints": {"begrijpelijk/v1": fingerprint(document, finding)},
    }
    if finding.edits:
        result["fixes"] = [_fix(finding, document, position)]
    return result


def _region(finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {}
    if finding.location.line is not None:
        region["startLine"] = max(finding.location.line, 1)
        if finding.location.column is not None:
            region["startColumn"] = max(finding.location.column, 1)
    region["charOffset"] = finding.start
    region["charLength"] = max(finding.end - finding.start, 0)
    region["snippet"] = {"text": shortened(finding.excerpt)}
    return region


def _fix(finding: Finding, document: DocumentReport, position: int) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": max(edit.end - edit.start, 0)},
            "insertedContent": {"text": clean(edit.replacement)},
        }
        for edit in finding.edits
    ]
    change = {"artifactLocation": {"uri": _uri(document.source), "index": position}, "replacements": replacements}
    return {
        "description": {"text": clean(finding.suggestions[0] if finding.suggestions else finding.message)},
        "artifactChanges": [change],
    }


def _uri(source: str) -> str:
    """A source as a URI: relative paths stay relative, so that a code host finds the file."""
    if source == "-":
        return "stdin"
    if "://" in source:
        return quote(clean(source), safe=":/?#[]@!$&'()*+,;=%~")
    path = PurePath(source)
    if path.is_absolute():
        return path.as_uri() if not any("\ud800" <= c <= "\udfff" for c in source) else f"file://{quote(clean(source))}"
    return quote(clean(path.as_posix()))


REPORTER = Reporter("sarif", (".sarif",), "application/sarif+json", write, needs="findings")
