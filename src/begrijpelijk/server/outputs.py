"""Downloads: a report in a format, a copy with comments, or the corrected text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.server.problems import Problem

if TYPE_CHECKING:
    from begrijpelijk.checker import Checker
    from begrijpelijk.document import Document
    from begrijpelijk.model import DocumentReport, Report
    from begrijpelijk.plugins import Registry

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
CORRECTED = "tekst"
COPIES = {"docx": (DOCX, ".docx"), "pdf": (PDF, ".pdf")}
_TEXTS = {"text/plain": ".txt", "text/markdown": ".md", "text/html": ".html", "application/xhtml+xml": ".html"}


@dataclass(frozen=True)
class Made:
    """A file to download."""

    data: bytes
    media_type: str
    suffix: str


def formats(registry: Registry) -> list[str]:
    """The formats that can be asked for."""
    return list(dict.fromkeys([*registry.reports, *COPIES, CORRECTED]))


def make(name: str, document: Document, report: Report, checker: Checker, source: bytes) -> Made:
    """A report as a file. `source` are the bytes that were checked. Raises `Problem` for an unknown format."""
    lang, registry = checker.config.lang, checker.registry
    if name == CORRECTED:
        return _corrected(document, report.documents[0], checker)
    if name in COPIES and name not in registry.reports:
        return _copy(name, document, report.documents[0], lang, source)
    reporter = registry.reports.get(name)
    if reporter is None:
        raise Problem(404, "unknown_format", name=name[:50], known=", ".join(formats(registry)), source=name[:50])
    try:
        made: str | bytes = reporter.write(report, lang)
    except Exception as error:
        # Only its kind: the error's own text may quote from what was checked.
        raise Problem(500, "format_fault", kind=type(error).__name__, source=name) from error
    data = made.encode("utf-8", "backslashreplace") if isinstance(made, str) else made
    return Made(data, reporter.media_type, reporter.suffixes[0] if reporter.suffixes else "")


def _copy(name: str, document: Document, report: DocumentReport, lang: str, source: bytes) -> Made:
    """The document itself with comments; of what is no Word file or PDF, its text as a Word file."""
    from begrijpelijk import annotation

    media_type, suffix = COPIES[name]
    kind = {DOCX: "docx", PDF: "pdf"}.get(document.media_type)
    if kind == name:
        # Without its folder: comments name nobody's file.
        data = annotation.copy_with_comments(source, PurePosixPath(document.source).name, report, lang)
    elif name == "docx":
        data = annotation.word_with_comments(report, lang)
    else:
        raise Problem(422, "no_pdf", source=document.source)
    return Made(data, media_type, suffix)


def _corrected(document: Document, report: DocumentReport, checker: Checker) -> Made:
    from begrijpelijk.fix import FIXABLE
    from begrijpelijk.mending import mend

    if document.media_type not in FIXABLE or document.raw is None:
        raise Problem(422, "no_correction", source=document.source)
    try:
        text = mend(document, report.findings, checker).text
    except BegrijpelijkError as error:
        raise Problem(422, message=error.message, source=error.source) from error
    media_type = document.media_type
    return Made(text.encode("utf-8", "replace"), f"{media_type}; charset=utf-8", _TEXTS.get(media_type, ".txt"))
