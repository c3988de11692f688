"""Fields in a Word paragraph: text that a program fills in, between marks of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from begrijpelijk.sources.docx_styles import W
from begrijpelijk.sources.docx_trail import Piece

Span = tuple[Any, Any]
"""The first and the last element to put a mark around."""


@dataclass
class _Open:
    """A field that has begun: its first run, its code, and the elements that show its result."""

    run: Any
    code: str
    shown: list[int]

    @property
    def keeps_its_text(self) -> bool:
        """Whether no program fills it anew: a link is written as a field too."""
        return self.code.split(maxsplit=1)[:1] == ["HYPERLINK"]


def fields(pieces: list[Piece]) -> dict[int, Span]:
    """For the pieces of a paragraph that stand in a field of it: the runs where the outermost field begins and ends.

    The keys are the ids of the elements, which live as long as `pieces`. A field that does not end in the paragraph (a
    table of contents) is left out: a mark around it would stand around half the document.
    """
    if not pieces:
        return {}
    paragraph = next(iter(pieces[0].element.iterancestors(W + "p")), None)
    if paragraph is None:
        return {}
    known = {id(piece.element) for piece in pieces}
    result: dict[int, Span] = {}
    opened: list[_Open] = []
    for node in paragraph.iter():
        if node.tag == W + "fldChar":
            kind = node.get(W + "fldCharType")
            if kind == "begin":
                opened.append(_Open(node.getparent(), "", []))
            elif kind == "end" and opened:
                field = opened.pop()
                if not field.keeps_its_text:
                    result.update(dict.fromkeys(field.shown, (field.run, node.getparent())))
        elif node.tag == W + "instrText" and opened:
            opened[-1].code += node.text or ""
        elif id(node) in known:
            for field in opened:
                field.shown.append(id(node))
    return result
