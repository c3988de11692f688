"""Switching a check off at one place, with a comment in the source: only where that changes nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk import sources
from begrijpelijk.document import BlockKind, Document
from begrijpelijk.editor.places import source_span
from begrijpelijk.errors import SourceError
from begrijpelijk.fix import Change
from begrijpelijk.model import Finding
from begrijpelijk.plugins import Registry
from begrijpelijk.sources.jsx_tree import faults

Signs = tuple[str, str]

_PAGE: Signs = ("<!-- ", " -->")
_PROGRAM: Signs = ("/* ", " */")
_JSX: Signs = ("{/* ", " */}")

COMMENTS: dict[str, tuple[Signs, ...]] = {
    "text/markdown": (_PAGE,),
    "text/html": (_PAGE,),
    "text/x-vue": (_PAGE, _PROGRAM),
    "text/x-jinja": (("{# ", " #}"),),
    "text/x-jsx": (_PROGRAM, _JSX),
    "text/x-mdx": (_JSX,),
}
"""How a comment begins and ends, by the kind of source. Plain text has none: there a baseline does it."""

# Django takes everything in these for the text to translate, and refuses comments there.
_TRANSLATED = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?(?:\{%\s*endblocktrans[^%]*%\}|\Z)", re.DOTALL)


def ignoring(document: Document, finding: Finding, registry: Registry) -> list[Change]:
    """The insertions that switch the rule of a finding off around it; none where no place for a comment is found.

    Every proposal is tried out: the text must read the same afterwards, with the finding in what is switched off.
    """
    if document.raw is None:
        return []
    for changes in _proposals(document, finding, COMMENTS.get(document.media_type, ())):
        if _works(document, finding, changes, registry):
            return changes
    return []


def _proposals(document: Document, finding: Finding, signs: tuple[Signs, ...]) -> Iterator[list[Change]]:
    """Changes to try, the nearest to the words first: around them, around their block, on lines of their own."""
    raw = document.raw or ""
    off, on = (f"begrijpelijk: {word} {finding.rule}" for word in ("uit", "aan"))
    comments = [(f"{start}{off}{end}", f"{start}{on}{end}") for start, end in signs]
    first, last = document.block_at(finding.start), document.block_at(max(finding.end - 1, finding.start))
    whole = source_span(document, first.start, last.end)
    exact = source_span(document, finding.start, finding.end)
    if exact is not None and first is last and exact != whole and not _is_html_there(document, exact[0]):
        yield from _around(exact, comments)
    if whole is None:
        return
    for start, end in _translated(document):
        if start < whole[1] and whole[0] < end:
            whole = min(start, whole[0]), max(end, whole[1])
    if first is last and first.kind is BlockKind.ITEM:  # a line of its own would cut the list in two
        yield from _around(whole, comments)
    newline = "\r\n" if "\r\n" in raw else "\n"
    begin = raw.rfind("\n", 0, whole[0]) + 1
    end = raw.find("\n", whole[1])
    end = len(raw) if end < 0 else end + 1
    indent = raw[begin : len(raw) - len(raw[begin:].lstrip(" \t"))]
    tail = "" if raw[:end].endswith("\n") or end < len(raw) else newline
    for gap in ("", newline):  # Markdown wants an empty line in some places
        for before, after in comments:
            yield [
                Change(begin, begin, f"{gap if begin else ''}{indent}{before}{newline}{gap}"),
                Change(end, end, f"{tail}{gap}{indent}{after}{newline}{gap}"),
            ]
    yield from _around(whole, comments)


def _around(span: tuple[int, int], comments: list[tuple[str, str]]) -> Iterator[list[Change]]:
    for before, after in comments:
        yield [Change(span[0], span[0], before), Change(span[1], span[1], after)]


def _is_html_there(document: Document, at: int) -> bool:
    """Whether a comment would make HTML of a whole line, in which Markdown is no longer read: at its beginning."""
    raw = document.raw or ""
    return document.media_type == "text/markdown" and not raw[raw.rfind("\n", 0, at) + 1 : at].strip(" \t>")


def _works(document: Document, finding: Finding, changes: list[Change], registry: Registry) -> bool:
    """Whether the changed source reads as the same text, with the finding switched off."""
    text, position = "", 0
    for change in changes:
        text += (document.raw or "")[position : change.start] + change.replacement
        position = change.end
    text += (document.raw or "")[position:]
    if any(start < change.start < end for change in changes for start, end in _translated(document)):
        return False
    try:
        read = sources.read_text(text, document.source, registry, _reader(document, registry))
        if document.media_type == "text/x-jsx" and faults(text) > faults(document.raw or ""):
            return False
    except SourceError:
        return False
    return _look(read) == _look(document) and any(
        start <= finding.start and finding.end <= end and rule == finding.rule for start, end, rule in read.muted
    )


def _look(document: Document) -> list[object]:
    """What a reader sees of a text."""
    return [(block.text, block.kind, block.level, block.links, block.emphasis) for block in document.blocks]


def _translated(document: Document) -> list[tuple[int, int]]:
    if document.media_type != "text/x-jinja":
        return []
    return [match.span() for match in _TRANSLATED.finditer(document.raw or "")]


def _reader(document: Document, registry: Registry) -> str | None:
    """The reader that made the document."""
    return next((name for name, r in registry.sources.items() if r.media_type == document.media_type), None)
