"""The report as Markdown: for a comment at a merge request or a page in a wiki."""

import html
import re
from collections.abc import Iterable

from begrijpelijk.model import DocumentReport, Report
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import actions, one_line, place, rules, summary, target, worst_first
from begrijpelijk.reports.wording import number, say, share

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-!|~@:])")
MAX_EXCERPT = 200


def write(report: Report, lang: str) -> str:
    """A heading per document, its verdict, its findings as a table, and what to do; the hardest first.

    Above several documents stands a table of all of them, and what could not be read: a code host cuts what is long.
    """
    many = len(report.documents) != 1
    lines = [f"# {say(lang, 'heading_many' if many else 'heading')}", ""]
    if many:
        lines += [summary(report, lang), ""]
    documents = worst_first(report.documents)
    if len(documents) > 1:
        lines += _overview(documents, lang)
    if report.errors:
        lines += [f"## {say(lang, 'errors')}", ""]
        lines += [f"- {_escape(error.source)}: {_escape(error.message)}" for error in report.errors]
        lines.append("")
    for document in documents:
        lines += _document(document, lang)
    return "\n".join(lines)


def _overview(documents: Iterable[DocumentReport], lang: str) -> list[str]:
    headings = [say(lang, f"column_{name}") for name in ("text", "score", "target", "result", "points")]
    lines = [f"| {' | '.join(headings)} |", "| --- | --- | --- | --- | --- |"]
    for document in documents:
        lint = document.scores.lint
        cells = [
            _escape(document.source),
            say(lang, "too_short_cell") if lint is None else number(lang, lint),
            document.niveau,
            say(lang, "yes" if document.passed else "no"),
            str(len(document.findings)),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def _document(document: DocumentReport, lang: str) -> list[str]:
    scores = document.scores
    verdict = [say(lang, f"level_{scores.level}") if scores.level else say(lang, "too_short")]
    if scores.adults_struggling is not None:
        verdict.append(share(lang, scores.adults_struggling))
    verdict.append(target(document, lang))
    if scores.cefr_indication is not None:
        verdict.append(say(lang, "indication", cefr=scores.cefr_indication))
    facts = [say(lang, "counts", words=document.words, sentences=document.sentences_count)]
    if scores.lint is not None:
        facts.append(say(lang, "score", lint=number(lang, scores.lint)))
    lines = [f"## {_escape(document.source)}", "", f"**{verdict[0]}** {' '.join(verdict[1:])}", "", " ".join(facts), ""]
    if not document.findings:
        return [*lines, say(lang, "none_found"), "", *_notes(document)]
    headings = [say(lang, key) for key in ("place", "severity", "message", "excerpt", "suggestions", "rule")]
    lines += [f"| {' | '.join(headings)} |", "| --- | --- | --- | --- | --- | --- |"]
    for finding in document.findings:
        cells = [
            _escape(place(finding, document.media_type, lang)),
            say(lang, finding.severity),
            _escape(finding.message),
            _escape(finding.excerpt),
            say(lang, "or").join(_escape(suggestion) for suggestion in finding.suggestions[:3]),
            f"`{finding.rule}`",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", f"### {say(lang, 'actions')}", ""]
    for index, (action, count) in enumerate(actions(document.findings, rules(), lang), 1):
        often = say(lang, "once") if count == 1 else say(lang, "times", count=count)
        lines.append(f"{index}. {_escape(action)} ({often})")
    return [*lines, "", *_notes(document)]


def _notes(document: DocumentReport) -> list[str]:
    return [line for note in document.notes for line in (f"> {_escape(note)}", "")]


def _escape(text: str) -> str:
    """Text that a checked document holds may not become a link, a tag, a mention or a new cell."""
    return html.escape(_SPECIAL.sub(r"\\\1", one_line(text, MAX_EXCERPT)), quote=False)


REPORTER = Reporter("markdown", (".md",), "text/markdown", write, needs="sentences")
