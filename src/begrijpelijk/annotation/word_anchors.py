"""Setting the marks of a comment in the text of a Word file, at the very words or at the nearest place Word allows.

Word keeps comments in the body only: marks in headers, footers, text boxes, footnotes and endnotes are ignored
([MS-OI29500], 2.1.315, commentRangeStart). What is found there is marked at the run that holds the text box, or at the
reference to the note.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from begrijpelijk.annotation.word_fields import Span, fields
from begrijpelijk.annotation.word_runs import Paragraph
from begrijpelijk.document import Block, BlockKind, Document
from begrijpelijk.sources.docx_styles import W
from begrijpelijk.sources.docx_trail import Trail

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# What a mark must stay out of: drawings with their text boxes (in two forms, of which a program shows one), phonetic
# help, formulas, text that is struck out, and fields, which programs fill anew (LibreOffice even shows the comment).
_CLOSED = frozenset(
    {W + "drawing", W + "pict", W + "object", W + "txbxContent", W + "ruby", W + "del", W + "moveFrom"}
    | {W + "fldSimple", _MC + "AlternateContent", _M + "oMath", _M + "oMathPara"}
)
_NOTES = {W + "footnote": W + "footnoteReference", W + "endnote": W + "endnoteReference"}


@dataclass(frozen=True)
class _Place:
    """A place to mark: a character of a paragraph, or (`around`) elements that stand for it."""

    paragraph: int
    position: int
    around: Span | None = None


class Anchors:
    """Sets the marks for one document that was read with a trail."""

    def __init__(self, document: Document, trail: Trail) -> None:
        self.document = document
        self.trail = trail
        self.body = trail.roots[trail.main]
        self._fields: dict[int, dict[int, Span]] = {}
        self._paragraphs = {number: Paragraph(pieces) for number, pieces in trail.paragraphs.items()}

    def mark(self, start: int, end: int, identity: int) -> bool:
        """Set the marks of comment `identity` around ``[start, end)`` of the text; whether they are at the very words.

        Raises `LookupError` when there is no place at all for a comment in the file.
        """
        block = self.document.block_at(start)
        first = self._place(start)
        last = self._place(end - 1)
        if end > block.end and (first is None or last is None or first.around or last.around):
            last = self._place(block.end - 1)  # over blocks only where both stand in the body, in their order
        if first is None or last is None:
            node = self._anywhere()
            self._insert(node, node, identity)
            return False
        paragraph = self._paragraphs.get(last.paragraph)
        if first.around is not None:
            begin = first.around[0]
        else:
            begin = self._paragraphs[first.paragraph].run_from(first.position)
        if last.around is not None or paragraph is None:
            until = last.around[1] if last.around is not None else begin
        else:
            until = paragraph.run_until(paragraph.after_character(last.position))
        self._insert(begin, until, identity)
        return first.around is None and last.around is None

    def _place(self, offset: int) -> _Place | None:
        """Where the character at an offset of the text can be marked; None where the XML does not tell."""
        block = self.document.block_at(offset)
        anchor = block.place(offset - block.start)
        if anchor.line is None or anchor.column is None:
            return None
        if block.kind is BlockKind.ALT:
            return self._picture(block, anchor.line)
        paragraph = self._paragraphs.get(anchor.line)
        piece = paragraph.piece_at(anchor.column - 1) if paragraph is not None else None
        if piece is None:
            return None
        around = self._stand_in(piece.element, anchor.selector) or self._field(anchor.line, piece.element)
        return _Place(anchor.line, anchor.column - 1, around)

    def _picture(self, block: Block, line: int) -> _Place | None:
        """A picture, for a finding in its description."""
        same = [b for b in self.document.of_kind(BlockKind.ALT) if b.anchors[0].line == line]
        number = next(i for i, other in enumerate(same) if other is block)
        pictures = self.trail.pictures.get(line, [])
        if number >= len(pictures):
            return None
        around = self._stand_in(pictures[number], block.anchors[0].selector)
        return None if around is None else _Place(line, 0, around)

    def _stand_in(self, element: Any, part: str | None) -> Span | None:
        """What to mark in the body in place of an element that can hold no mark; None where it can."""
        if part is not None and part != self.trail.main:
            reference = self._reference(element)
            node = self._anywhere() if reference is None else self._outermost(reference)
        else:
            node = _closed_around(element)
        return None if node is None else (node, node)

    def _field(self, number: int, element: Any) -> Span | None:
        """The runs where the field that an element stands in begins and ends."""
        if number not in self._fields:
            self._fields[number] = fields(self.trail.paragraphs[number])
        return self._fields[number].get(id(element))

    def _outermost(self, element: Any) -> Any:
        closed = _closed_around(element)
        return element.getparent() if closed is None else closed

    def _reference(self, element: Any) -> Any:
        """The reference in the body to the note that an element stands in."""
        node = element
        while node is not None and node.tag not in _NOTES:
            node = node.getparent()
        if node is None:
            return None
        identity = node.get(W + "id")
        return next((r for r in self.body.iter(_NOTES[node.tag]) if r.get(W + "id") == identity), None)

    def _anywhere(self) -> Any:
        """The first run of the body, for what has no place of its own."""
        for paragraph in self.body.iter(W + "p"):
            for run in paragraph.iter(W + "r"):
                closed = _closed_around(run)
                return run if closed is None else closed
        raise LookupError

    def _insert(self, first: Any, last: Any, identity: int) -> None:
        start = first.makeelement(W + "commentRangeStart", {W + "id": str(identity)})
        end = first.makeelement(W + "commentRangeEnd", {W + "id": str(identity)})
        run = first.makeelement(W + "r")
        properties = run.makeelement(W + "rPr")
        # The size that Word's own style for this mark has, so that a line never grows by it.
        properties.append(run.makeelement(W + "sz", {W + "val": "16"}))
        run.append(properties)
        run.append(run.makeelement(W + "commentReference", {W + "id": str(identity)}))
        first.addprevious(start)
        last.addnext(run)
        last.addnext(end)


def _closed_around(element: Any) -> Any:
    """The run (or what stands in the place of one) in a paragraph of the body that closes an element in, if any."""
    closed = pending = None
    node = element.getparent()
    while node is not None:
        if node.tag in _CLOSED or (node.tag == W + "sdt" and _is_bound(node)):
            pending = node
        elif node.tag == W + "p" and pending is not None:
            closed = pending
        node = node.getparent()
    if closed is None:
        return None
    parent = closed.getparent()
    return parent if parent.tag == W + "r" else closed


def _is_bound(control: Any) -> bool:
    """Whether Word fills a content control from data elsewhere in the file: marks inside it would be lost."""
    properties = control.find(W + "sdtPr")
    return properties is not None and any(str(child.tag).endswith("}dataBinding") for child in properties)
