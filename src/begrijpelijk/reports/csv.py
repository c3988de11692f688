"""The findings as CSV, one a line, for a spreadsheet."""

import csv
import re
from io import StringIO

from begrijpelijk.model import Report
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import clean, looks_like_formula, shortened

COLUMNS = (
    "source",
    "line",
    "column",
    "page",
    "selector",
    "screen",
    "start",
    "end",
    "severity",
    "rule",
    "excerpt",
    "message",
    "suggestions",
    "kenmerken",
    "wcag",
)


def write(report: Report, lang: str) -> str:
    """One line a finding under a line of column names, which are those of the JSON in every language."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for document in report.documents:
        for finding in document.findings:
            location = finding.location
            row = (
                document.source,
                location.line,
                location.column,
                location.page,
                location.selector,
                location.screen,
                finding.start,
                finding.end,
                finding.severity,
                finding.rule,
                shortened(finding.excerpt),
                finding.message,
                "; ".join(finding.suggestions),
                " ".join(map(str, finding.kenmerken)),
                " ".join(finding.wcag),
            )
            writer.writerow([_cell(value) for value in row])
    return stream.getvalue()


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: a document could hold "=HYPERLINK(...)".

    A Dutch Excel cuts a line at each semicolon or tab, quotes or not, and then its pieces are the cells.
    """
    if not isinstance(value, str):
        return value
    pieces = _OTHER_CUTS.split(clean(value))
    return "".join(f"'{piece}" if looks_like_formula(piece) else piece for piece in pieces)


_OTHER_CUTS = re.compile(r"(?<=[;\t])")


REPORTER = Reporter("csv", (".csv",), "text/csv", write, needs="findings")
