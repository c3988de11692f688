"""Which kinds of files can be copied with remarks, and by what."""

from __future__ import annotations

from begrijpelijk.errors import SourceError
from begrijpelijk.model import DocumentReport
from begrijpelijk.sources import docx, pdf
from begrijpelijk.sources.base import MAX_BYTES
from begrijpelijk.sources.reading import FAILED, TOO_LARGE

COPIED = frozenset({docx.MEDIA_TYPE, pdf.MEDIA_TYPE})
"""Media types of which a copy can be made; of all others a new Word file is."""

OTHER_KIND = "Van dit soort bestand kan geen kopie met opmerkingen worden gemaakt. Kies een Word-bestand of een PDF."


def copy(data: bytes, name: str, report: DocumentReport, lang: str) -> bytes:
    """A copy with remarks of a Word file or PDF. Every problem is a `SourceError`."""
    from begrijpelijk.annotation import pdf_copy, word_copy

    if len(data) > MAX_BYTES:
        raise SourceError(TOO_LARGE, name)
    writers = {docx.MEDIA_TYPE: word_copy.write, pdf.MEDIA_TYPE: pdf_copy.write}
    if report.media_type not in writers:
        raise SourceError(OTHER_KIND, name)
    try:
        return writers[report.media_type](data, name, report, lang)
    except SourceError as error:
        raise SourceError(error.message, error.source or name) from error
    except (Exception, RecursionError) as error:  # a stranger's file may break a library in any way
        raise SourceError(FAILED, name) from error
