"""A copy of what was checked with a remark at every finding: Word comments, or highlights with a note in a PDF.

    copy_with_comments(data, name, report, lang)   a Word file or PDF -> the same file with remarks
    word_with_comments(report, lang)               any checked document -> a new Word file with remarks
    begrijpelijk.annotate(source, output, ...)     check a file and write it with remarks

The first two touch no disk. What cannot be given remarks is a `SourceError` with one plain sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from begrijpelijk.model import DocumentReport

__all__ = ["copy_with_comments", "word_with_comments"]


def copy_with_comments(data: bytes, name: str, report: DocumentReport, lang: str = "nl") -> bytes:
    """The bytes of a Word file (.docx, .docm) or PDF with a remark at every finding of `report`.

    `report` is that of these same bytes, `name` what to call the source in an error, `lang` the language of the fixed
    words ("nl" or "en"). Raises `SourceError` for a file that takes no remarks, that is of another kind, or that is
    not what the report is about.
    """
    from begrijpelijk.annotation.kinds import copy

    return copy(data, name, report, lang)


def word_with_comments(report: DocumentReport, lang: str = "nl") -> bytes:
    """A new Word file with the text of a checked document and a comment at every finding.

    Made from `report.blocks`, so it works for every kind of source: typed text, web pages, Markdown. Raises
    `SourceError` when the report holds no text.
    """
    from begrijpelijk.annotation.word_new import write

    return write(report, lang)
