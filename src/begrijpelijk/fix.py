"""Carrying out the suggestions that need no human, in the source itself: where that is text."""

from __future__ import annotations

import html
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass

from begrijpelijk.document import Document
from begrijpelijk.model import Edit, Finding

TEMPLATES = frozenset({"text/x-jinja", "text/x-vue", "text/x-jsx", "text/x-mdx"})
"""Sources in which text stands among the code of a program."""
FIXABLE = TEMPLATES | {"text/plain", "text/markdown", "text/html", "application/xhtml+xml"}
_MARKUP = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True)
class Correction:
    """The corrected source, and how many findings were mended in it."""

    text: str
    mended: int


@dataclass(frozen=True, order=True)
class Change:
    """Replace ``[start, end)`` of the source."""

    start: int
    end: int
    replacement: str


def correct(document: Document, findings: Iterable[Finding]) -> Correction:
    """Apply the edits of the certain findings to the source of a document.

    A finding is carried out whole or not at all: "dient ... te" has an edit at both ends. Where the source does not
    literally hold the text to replace (a tag or an entity in the middle of a word) nothing is changed. Of edits that
    overlap the first wins.
    """
    accepted, mended = certain_changes(document, findings)
    raw = document.raw or ""
    pieces: list[str] = []
    position = 0
    for change in accepted:
        pieces += [raw[position : change.start], change.replacement]
        position = change.end
    return Correction("".join([*pieces, raw[position:]]), mended)


def certain_changes(document: Document, findings: Iterable[Finding]) -> tuple[list[Change], int]:
    """What `correct` changes, in order of place, and how many findings that mends."""
    accepted: list[Change] = []
    mended = 0
    for finding in sorted(findings, key=lambda f: (f.start, f.end, f.rule)):
        found = changes(document, finding, everywhere=True) if finding.certain else []
        if found and not any(_overlaps(new, accepted) for new in found):
            for new in found:
                insort(accepted, new)
            mended += 1
    return accepted, mended


def changes(document: Document, finding: Finding, *, everywhere: bool = False) -> list[Change]:
    """The edits of a finding as changes of the source; none at all when one of them cannot be placed.

    `everywhere` replaces a term at all its places, and not only where it is told.
    """
    raw = document.raw
    if raw is None or document.media_type not in FIXABLE:
        return []
    if document.text[finding.start : finding.end] != finding.excerpt:
        return []  # the source was changed after it was checked
    placed: list[Change] = []
    for edit in (*finding.edits, *(finding.elsewhere if everywhere else ())):
        start = source_start(document, raw, edit)
        if start is None:
            return []
        change = Change(start, start + edit.end - edit.start, escaped(edit.replacement, document.media_type))
        if _overlaps(change, placed):
            return []
        insort(placed, change)
    return placed


def escaped(replacement: str, media_type: str) -> str:
    """A replacement as it stands in a source of this kind."""
    if media_type in TEMPLATES:  # in the string of a program a straight quote is its end
        return html.escape(replacement.replace("'", "’").replace('"', "”"))
    return html.escape(replacement, quote=True) if media_type in _MARKUP else replacement


def source_start(document: Document, raw: str, edit: Edit) -> int | None:
    """Where the text of an edit starts in the source, if it stands there literally and in one piece."""
    if not 0 <= edit.start <= edit.end <= len(document.text):
        return None
    wanted = document.text[edit.start : edit.end]
    if not wanted:
        return _insertion(document, raw, edit.start)
    start, last = document.source_of(edit.start), document.source_of(edit.end - 1)
    if start is None or last != start + len(wanted) - 1:
        return None
    return start if raw[start : last + 1] == wanted else None


def _insertion(document: Document, raw: str, offset: int) -> int | None:
    """The place for an insertion: right behind a character that source and text agree about."""
    if offset == 0:
        return None
    before = document.source_of(offset - 1)
    if before is None or raw[before : before + 1] != document.text[offset - 1]:
        return None
    return before + 1


def _overlaps(new: Change, others: list[Change]) -> bool:
    """Whether a change overlaps one of others, which are in order and do not overlap each other."""
    after = bisect_left(others, new)
    return any(_overlap(new, other) for other in others[max(after - 1, 0) : after + 1])


def _overlap(one: Change, other: Change) -> bool:
    if one.start == one.end or other.start == other.end:
        # Two insertions in one place have no order; one inside another's text has no place.
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
