"""From a checked source to the bytes of its copy with remarks, and from a file to a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk.annotation import copy_with_comments, word_with_comments
from begrijpelijk.errors import SourceError, UsageError
from begrijpelijk.files import check_writable, write_atomic
from begrijpelijk.model import DocumentReport
from begrijpelijk.sources.reading import file_bytes

if TYPE_CHECKING:
    from begrijpelijk.checker import Checker

SOURCE = "dit bestand is ook de bron; kies een andere naam"
SEVERAL = "Dit zijn meer bestanden. Kies 1 bestand, of gebruik begrijpelijk check met --opmerkingen."


def path_of(document: DocumentReport) -> Path | None:
    """The file of a document, without ".." in its name; None for an address or standard input."""
    if document.source == "-" or "://" in document.source:
        return None
    return Path(os.path.abspath(document.source))  # noqa: PTH100  (Path.resolve would follow links too)


def is_copied(document: DocumentReport) -> bool:
    """Whether the document itself can get remarks: a Word file or PDF on this machine. Others become a new file."""
    from begrijpelijk.annotation.kinds import COPIED  # loads the readers

    return document.media_type in COPIED and path_of(document) is not None


def remarked(document: DocumentReport, lang: str) -> bytes:
    """The copy with remarks of a source that was just checked. Raises `SourceError`."""
    path = path_of(document)
    if path is None or not is_copied(document):
        return word_with_comments(document, lang)
    return copy_with_comments(file_bytes(path, document.source), document.source, document, lang)


def annotate_file(checker: Checker, source: str, output: Path) -> DocumentReport:
    """Check one source and write it with remarks. See `begrijpelijk.annotate`."""
    from begrijpelijk import baseline

    check_writable(output)
    if output.exists() and Path(source).exists() and output.samefile(source):
        raise UsageError(SOURCE, str(output))
    report = checker.check([source])
    if checker.config.baseline is not None:
        report = baseline.apply(report, checker.config.baseline, checker.config.lang)
    for error in report.errors:
        if error.kind == "source":
            raise SourceError(error.message, error.source)
    if len(report.documents) != 1:
        raise SourceError(SEVERAL, source)
    (document,) = report.documents
    write_atomic(output, remarked(document, checker.config.for_path(document.source).lang))
    return document
