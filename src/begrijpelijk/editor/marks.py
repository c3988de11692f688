"""Findings as the marks that an editor puts under words."""

from __future__ import annotations

from lsprotocol import types

from begrijpelijk.editor.judge import Outcome
from begrijpelijk.editor.places import marked
from begrijpelijk.model import Finding, Severity

SOURCE = "begrijpelijk"
SEVERITY: dict[Severity, types.DiagnosticSeverity] = {
    "fout": types.DiagnosticSeverity.Error,
    "waarschuwing": types.DiagnosticSeverity.Warning,
    "tip": types.DiagnosticSeverity.Information,
}
SETTINGS = "instellingen"
"""The code of a mark about settings that are wrong: it stands at the top of the text."""


def diagnostics(outcome: Outcome) -> list[types.Diagnostic]:
    """The marks of a text, in order of place."""
    report, document, lines = outcome.report, outcome.document, outcome.job.lines
    if report is None or document is None:
        if outcome.state == "failed" and outcome.message:
            return [_at_top(outcome.message, types.DiagnosticSeverity.Error)]
        return []
    found = [_at_top(problem.message, types.DiagnosticSeverity.Information) for problem in outcome.problems]
    for number, finding in enumerate(report.findings):
        start, end = marked(document, report, finding)
        diagnostic = types.Diagnostic(
            range=lines.range(start, end),
            message=finding.message,
            severity=SEVERITY[finding.severity],
            code=finding.rule,
            code_description=_page(outcome, finding),
            source=SOURCE,
            # What a quick fix needs: which finding of which version this is about.
            data={"version": outcome.job.version, "finding": number, "suggestions": finding.suggestions},
        )
        found.append(diagnostic)
    return found


def _page(outcome: Outcome, finding: Finding) -> types.CodeDescription | None:
    template = outcome.job.client.documentation
    return types.CodeDescription(template.replace("{rule}", finding.rule)) if template else None


def _at_top(message: str, severity: types.DiagnosticSeverity) -> types.Diagnostic:
    start = types.Position(0, 0)
    return types.Diagnostic(types.Range(start, start), message, severity, code=SETTINGS, source=SOURCE)
