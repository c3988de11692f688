"""A copy of a Word file with a comment at every finding, and nothing else changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from begrijpelijk.annotation.remarks import Remark, lines, remarks
from begrijpelijk.annotation.word_anchors import Anchors
from begrijpelijk.annotation.word_package import Comments
from begrijpelijk.document import Document
from begrijpelijk.errors import SourceError
from begrijpelijk.model import DocumentReport
from begrijpelijk.reports.common import rules
from begrijpelijk.reports.wording import say
from begrijpelijk.sources import docx
from begrijpelijk.sources.docx_trail import Trail
from begrijpelijk.sources.zipped import DAMAGED, Archive

MOST_COMMENTS = 32_767  # Word opens no file with more ([MS-OI29500], 2.1.315)
TOO_MANY = "Er zijn te veel punten voor één Word-bestand. Deel de tekst op, of kies minder controles."
OTHER_TEXT = "Dit bestand is veranderd nadat het bekeken is. Controleer het opnieuw."


def write(data: bytes, name: str, report: DocumentReport, lang: str) -> bytes:
    """The bytes of the copy. Raises `SourceError` for a file that takes no comments or that the report is not about."""
    archive, trail = Archive(data, name), Trail()
    document = docx.trace(archive, trail)
    require_same(document, report, name)
    signed = any(part.startswith("_xmlsignatures/") for part in archive.names())
    extra = say(lang, "remark_signature") if signed else None
    return commented(data, name, document, trail, remarks(report), lang, extra)


def require_same(document: Document, report: DocumentReport, name: str) -> None:
    """Refuse a file that does not hold the text of the report: the remarks would stand at other words."""
    if [(b.start, b.text) for b in document.blocks] != [(b.start, b.text) for b in report.blocks]:
        raise SourceError(OTHER_TEXT, name)


def commented(
    data: bytes,
    name: str,
    document: Document,
    trail: Trail,
    wanted: Iterable[Remark],
    lang: str,
    extra: str | None = None,
) -> bytes:
    """A Word file with comments; `trail` leads from the places of `document` into its XML.

    `extra` is a sentence for the first comment.
    """
    archive = Archive(data, name)  # counts its own reading: the limit is per time that a file is unpacked
    comments = Comments(archive, trail.main)
    body = trail.roots[trail.main]
    comments.keep_clear_of(body)
    anchors = Anchors(document, trail)
    date = now().strftime("%Y-%m-%dT%H:%M:%SZ")
    wanted = list(wanted)
    if comments.next_id + len(wanted) > MOST_COMMENTS:
        raise SourceError(TOO_MANY, name)
    known = rules()
    for number, remark in enumerate(wanted):
        try:
            exact = anchors.mark(remark.start, remark.end, comments.next_id)
        except LookupError as error:
            raise SourceError(DAMAGED, name) from error
        comments.add(lines(remark, lang, known, exact=exact, extra=extra if number == 0 else None), date)
    return Archive(data, name).with_parts(comments.parts(body))


now: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731  (a test sets the clock)
