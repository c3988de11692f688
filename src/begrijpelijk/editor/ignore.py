"""Switching a check off at one place, with a comment in the source: only where that changes nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk import sources
from begrijpelijk.document import Document
from begrijpelijk.editor.places import source_span
from begrijpelijk.errors import SourceError
from begrijpelijk.fix import Change
from begrijpelijk.model import DocumentReport, Finding
from begrijpelijk.plugins import Registry

COMMENTS = {
    "text/markdown": ("<!-- ", " -->"),
    "text/html": ("<!-- ", " -->"),
    "text/x-vue": ("<!-- ", " -->"),
    "text/x-jinja": ("{# ", " #}"),
    "text/x-jsx": ("{/* ", " */}"),
}
"""How a comment begins and ends, by the kind of source. Plain text has none: there a baseline does it."""


def ignoring(document: Document, report: DocumentReport, finding: Finding, registry: Registry) -> list[Change]:
    """The insertions that switch the rule of a finding off around it; none where no place for a comment is found.

    Every proposal is tried out: the text must read the same afterwards, with the finding in what is switched off.
    """
    signs = COMMENTS.get(document.media_type)
    if signs is None or document.raw is None:
        return []
    for changes in _proposals(document, report, finding, signs):
        if _works(document, finding, changes, registry):
            return changes
    return []


def _proposals(
    document: Document, report: DocumentReport, finding: Finding, signs: tuple[str, str]
) -> Iterator[list[Change]]:
    raw = document.raw or ""
    off, on = (f"{signs[0]}begrijpelijk: {word} {finding.rule}{signs[1]}" for word in ("uit", "aan"))
    first, last = document.block_at(finding.start), document.block_at(max(finding.end - 1, finding.start))
    whole = source_span(document, first.start, last.end)
    exact = source_span(document, finding.start, finding.end)
    newline = "\r\n" if "\r\n" in raw else "\n"
    if exact is not None and first is last and exact != whole:
        yield [Change(exact[0], exact[0], off), Change(exact[1], exact[1], on)]
    if whole is None:
        return
    begin = raw.rfind("\n", 0, whole[0]) + 1
    end = raw.find("\n", whole[1])
    end = len(raw) if end < 0 else end + 1
    indent = raw[begin : len(raw) - len(raw[begin:].lstrip(" \t"))]
    tail = "" if raw[:end].endswith("\n") or end < len(raw) else newline
    for gap in ("", newline):  # Markdown wants an empty line in some places
        yield [
            Change(begin, begin, f"{gap if begin else ''}{indent}{off}{newline}{gap}"),
            Change(end, end, f"{tail}{gap}{indent}{on}{newline}{gap}"),
        ]
    yield [Change(whole[0], whole[0], off), Change(whole[1], whole[1], on)]


def _works(document: Document, finding: Finding, changes: list[Change], registry: Registry) -> bool:
    """Whether the changed source reads as the same text, with the finding switched off."""
    text, position = "", 0
    for change in changes:
        text += (document.raw or "")[position : change.start] + change.replacement
        position = change.end
    text += (document.raw or "")[position:]
    try:
        read = sources.read_text(text, document.source, registry, _reader(document, registry))
    except SourceError:
        return False
    same = [(block.text, block.kind) for block in read.blocks] == [(b.text, b.kind) for b in document.blocks]
    return same and any(
        start <= finding.start and finding.end <= end and rule == finding.rule for start, end, rule in read.muted
    )


def _reader(document: Document, registry: Registry) -> str | None:
    """The reader that made the document."""
    return next((name for name, r in registry.sources.items() if r.media_type == document.media_type), None)
