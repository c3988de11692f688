"""Where the words of a remark stand on the pages of a PDF, in the coordinates of the page itself."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

from begrijpelijk.document import BLOCK_SEPARATOR, Document
from begrijpelijk.sources.pdf_chars import Segment


@dataclass(frozen=True)
class Box:
    """A rectangle in points of the PDF page, before it is turned or cropped; y goes up."""

    left: float
    bottom: float
    right: float
    top: float


class Places:
    """Looks up the boxes of characters; opens each page once."""

    def __init__(self, file: Any, document: Document, trail: list[list[Segment]]) -> None:
        self._file = file
        self._document = document
        self._segments: dict[int, dict[tuple[int | None, int | None], Segment]] = {
            id(block): {(line.page, line.number): line for line in lines}
            for block, lines in zip(document.blocks, trail, strict=True)
        }
        self._pages: dict[int, Any] = {}

    def boxes(self, start: int, end: int) -> dict[int, list[Box]]:
        """A box for each line of ``[start, end)`` of the text, by page number."""
        lines: dict[tuple[int, int], list[Box]] = {}
        offset = start
        while offset < end:
            block = self._document.block_at(offset)
            for place in range(offset - block.start, min(end, block.end) - block.start):
                anchor = block.place(place)
                line = self._segments[id(block)].get((anchor.page, anchor.line))
                if line is None or anchor.column is None or not 0 < anchor.column <= len(line.places):
                    continue
                index = line.places[anchor.column - 1]
                box = self._box(line.page, index) if index >= 0 else None
                if box is not None:
                    lines.setdefault((line.page, id(line)), []).append(box)
            offset = block.end + len(BLOCK_SEPARATOR)
        result: dict[int, list[Box]] = {}
        for (page, _), found in lines.items():
            result.setdefault(page, []).append(surrounding(found))
        return result

    def _box(self, number: int, index: int) -> Box | None:
        import pypdfium2.raw as raw  # type: ignore[import-untyped]

        if number not in self._pages:
            self._pages[number] = self._file[number - 1].get_textpage()
        text = self._pages[number].raw
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        loose = raw.FS_RECTF()
        tight = raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        if raw.FPDFText_GetLooseCharBox(text, index, loose) and loose.top > loose.bottom:
            across = (left.value, right.value) if tight and left.value < right.value else (loose.left, loose.right)
            return Box(across[0], loose.bottom, across[1], loose.top)
        return Box(left.value, bottom.value, right.value, top.value) if tight else None


def surrounding(boxes: list[Box]) -> Box:
    """The smallest rectangle around others."""
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
