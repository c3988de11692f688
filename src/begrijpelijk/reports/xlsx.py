"""The overview over many documents as a workbook: the worst text first, with filters, for who has to choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from begrijpelijk.model import SEVERITIES, Report
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import rules
from begrijpelijk.reports.overview import Row, Total, rows, totals
from begrijpelijk.reports.overview_wording import say
from begrijpelijk.reports.workbook import (
    DECIMAL,
    MEDIA_TYPE,
    PERCENT,
    TEXT,
    WHOLE,
    Column,
    add,
    colour_word,
    finish,
    new_book,
    saved,
    sheet,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LEVELS = {4: "rood", 3: "oranje", 2: "geel", 1: "groen"}


def write(report: Report, lang: str) -> bytes:
    """The workbook. The same report gives the same bytes."""
    book = new_book(say(lang, "heading_many"), lang)
    known = rules()
    _documents(book, rows(report.documents, known, lang), lang)
    _rules(book, totals(report.documents, known, lang), lang)
    _kenmerken(book, report, lang)
    _errors(book, report, lang)
    _help(book, report, lang)
    return saved(book)


def _documents(book: Any, found: Sequence[Row], lang: str) -> None:
    columns: list[Column] = [
        ("rank", 9, WHOLE),
        ("title", 44, TEXT),
        ("source", 44, TEXT),
        ("level", 20, TEXT),
        ("lint", 11, DECIMAL),
        ("cefr", 15, TEXT),
        ("hard_for", 12, PERCENT),
        ("words", 10, WHOLE),
        ("sentences", 10, WHOLE),
        *((f"per_{severity}", 17, DECIMAL) for severity in SEVERITIES),
        ("count", 9, WHOLE),
        ("advice", 48, TEXT),
        ("target", 8, TEXT),
        ("met", 15, TEXT),
    ]
    made = _sheet(book, "sheet_documents", columns, lang)
    for row in found:
        document, scores = row.document, row.document.scores
        met = say(lang, "unknown") if row.met is None else say(lang, "yes" if row.met else "no")
        add(
            made,
            columns,
            row.rank,
            document.title or document.source,
            document.source,
            say(lang, "too_short_cell") if scores.level is None else say(lang, f"cell_level_{scores.level}"),
            scores.lint,
            scores.cefr_indication,
            scores.adults_struggling,
            document.words,
            document.sentences_count,
            *(round(row.density[severity], 1) for severity in SEVERITIES),
            len(document.findings),
            row.advice,
            document.niveau,
            met,
        )
    finish(made, columns, len(found), keep="C")
    for level, colour in _LEVELS.items():
        colour_word(made, "D", len(found), say(lang, f"cell_level_{level}"), colour)
    colour_word(made, "D", len(found), say(lang, "too_short_cell"), "grijs")
    for word, colour in (("yes", "groen"), ("no", "rood"), ("unknown", "grijs")):
        colour_word(made, "P", len(found), say(lang, word), colour)


def _rules(book: Any, found: Sequence[Total], lang: str) -> None:
    columns: list[Column] = [
        ("rule", 44, TEXT),
        ("rule_id", 24, TEXT),
        ("touched", 20, WHOLE),
        ("count", 10, WHOLE),
        *((f"{severity}_many", 16, WHOLE) for severity in SEVERITIES),
        ("advice", 60, TEXT),
    ]
    made = _sheet(book, "sheet_rules", columns, lang)
    for total in found:
        counts = (total.counts[severity] for severity in SEVERITIES)
        add(made, columns, total.title, total.rule, total.documents, total.count, *counts, total.advice)
    finish(made, columns, len(found))


def _kenmerken(book: Any, report: Report, lang: str) -> None:
    columns: list[Column] = [("rank", 9, WHOLE), ("kenmerk", 60, TEXT), ("status", 16, TEXT), ("count", 10, WHOLE)]
    made = _sheet(book, "sheet_kenmerken", columns, lang)
    for kenmerk in report.kenmerken:
        add(made, columns, kenmerk.nummer, kenmerk.naam, say(lang, kenmerk.status), kenmerk.findings)
    finish(made, columns, len(report.kenmerken))
    for status in ("groen", "oranje", "rood", "grijs"):
        colour_word(made, "C", len(report.kenmerken), say(lang, status), status)


def _errors(book: Any, report: Report, lang: str) -> None:
    columns: list[Column] = [("error_source", 60, TEXT), ("error_message", 100, TEXT)]
    made = _sheet(book, "sheet_errors", columns, lang)
    for error in report.errors:
        add(made, columns, error.source, error.message)
    if not report.errors:
        add(made, columns, say(lang, "no_errors"), None)
    finish(made, columns, len(report.errors))


def _help(book: Any, report: Report, lang: str) -> None:
    columns: list[Column] = [("sheet_help", 110, TEXT)]
    made = _sheet(book, "sheet_help", columns, lang)
    for key in ("order", "order_rule", "help_level", "help_cefr", "help_share", "help_density", "help_advice"):
        add(made, columns, say(lang, key))
    add(made, columns, say(lang, "help_made", version=report.tool.version, pipeline=report.tool.pipeline))
    finish(made, columns, 0)


def _sheet(book: Any, title: str, columns: Sequence[Column], lang: str) -> Worksheet:
    """A sheet whose headings are given by their keys."""
    return sheet(book, say(lang, title), [(say(lang, key), width, form) for key, width, form in columns])


REPORTER = Reporter("xlsx", (".xlsx",), MEDIA_TYPE, write, binary=True, needs="findings")
