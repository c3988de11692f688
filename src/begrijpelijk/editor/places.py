"""Where a finding stands in the source: offsets in what the editor shows, not in the text that was read from it."""

from __future__ import annotations

from begrijpelijk.document import Document
from begrijpelijk.model import DocumentReport, Finding
from begrijpelijk.regions import Regions

Span = tuple[int, int]


def source_span(document: Document, start: int, end: int) -> Span | None:
    """The characters of the source that ``[start, end)`` of the text comes from; None where it does not tell."""
    region = Regions(document).of(start, end)
    return None if region is None else (region.start, region.end)


def marked(document: Document, report: DocumentReport, finding: Finding) -> Span:
    """What to underline for a finding: its words, but no more than a sentence: red all over says nothing."""
    start, end = finding.start, finding.end
    if document.blocks:
        end = min(end, document.block_at(start).end)
    for sentence in report.sentences:
        if sentence.start <= start < sentence.end < end:
            end = sentence.end
            break
    return source_span(document, start, min(max(end, start + 1), len(document.text))) or (0, 0)


def text_offset(document: Document, offset: int) -> int | None:
    """The offset in the text of a character of the source; None for markup and what is not read."""
    best: int | None = None
    for block in document.blocks:
        for number, anchor in enumerate(block.anchors):
            if anchor.source is None or anchor.source > offset:
                continue
            following = block.anchors[number + 1].offset if number + 1 < len(block.anchors) else len(block.text)
            if offset < anchor.source + max(following - anchor.offset, 1):
                best = block.start + anchor.offset + min(offset - anchor.source, max(following - anchor.offset - 1, 0))
    return best
