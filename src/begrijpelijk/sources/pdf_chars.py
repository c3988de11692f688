"""The characters of a PDF page with their place and font, gathered into pieces of a line."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from begrijpelijk.errors import SourceError
from begrijpelijk.sources.limits import TOO_LONG

HYPHEN = "\x02"  # what pdfium gives for a hyphen at the end of a line
MOST_CHARACTERS = 200_000  # on one page
MOST_IN_ALL = 5_000_000  # of a file: two thousand full pages
_GAP = 1.0  # a gap wider than this many times the font size separates columns or cells
_BULLETS = "•▪◦‣·●○■□➢➤✓✔–-*"


@dataclass
class Segment:
    """Text on one line without a wide gap in it. Coordinates are points from the top left of the page.

    `places` has for each character of the text its number on the page, as pdfium counts; -1 for a space.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    page: int = 1
    number: int = 0  # of the line on its page, set when the order is known
    places: list[int] = field(default_factory=list)

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def join(self, other: Segment, between: str = " ") -> None:
        """Put a piece of the same line behind this one."""
        self.text += between + other.text
        self.places += [-1] * len(between) + other.places
        self.right = max(self.right, other.right)


@dataclass
class Char:
    """A character on a page: as `Segment`, with its font and its number on the page."""

    char: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    font: str
    space_before: bool
    index: int = -1


def segments(page: Any, number: int) -> tuple[list[Segment], float, float]:
    """The segments of a page in the order of the file, with the page's width and height.

    Raises `SourceError` for a page with more characters than anybody puts on one.
    """
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > MOST_CHARACTERS:
            raise SourceError(TOO_LONG, "")
        found = list(rows(list(characters(textpage, height))))
    finally:
        textpage.close()
    result = [piece for row in found for piece in _split(row, number)]
    return result, width, height


def characters(textpage: Any, height: float) -> Iterator[Char]:
    """Upright characters; a space is a property of the character after it."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    raw = textpage.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    fonts: dict[bytes, str] = {}
    buffer = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    space = False
    high = 0
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if char in ("\r", "\n", "", "\ufffe", "\uffff") or char.isspace():
            space = True
            continue
        if not pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top):
            continue
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        if abs(matrix.b) > 0.3 * abs(matrix.a) + 1e-6:  # turned: a watermark or a note in the margin
            space = True
            continue
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = pdfium.FPDFText_GetFontSize(raw, index) * scale
        low, upper = bottom.value, top.value
        if pdfium.FPDFText_GetLooseCharBox(raw, index, loose) and loose.top > loose.bottom:
            low, upper = loose.bottom, loose.top
        length = pdfium.FPDFText_GetFontInfo(raw, index, buffer, 256, flags)
        key = buffer.raw[: max(min(length, 256) - 1, 0)]
        font = fonts.setdefault(key, key.decode("utf-8", "replace"))
        start = left.value if char == HYPHEN or left.value < right.value else loose.left
        end = right.value if left.value < right.value else loose.right
        yield Char(char, start, end, height - upper, height - low, max(size, 0.1), font, space, index)
        space = False


def rows(chars: list[Char]) -> Iterator[list[Char]]:
    """Characters that follow each other on one line."""
    row: list[Char] = []
    for char in chars:
        if row:
            last = row[-1]
            middle = (char.top + char.bottom) / 2
            # A footnote number or index stands a little higher or lower, but overlaps.
            same = last.top - 0.2 * last.size < middle < last.bottom + 0.2 * last.size
            if not same or char.left < last.left - 0.5 * last.size:
                yield row
                row = []
        row.append(char)
    if row:
        yield row


def _split(row: list[Char], page: int) -> Iterator[Segment]:
    """Cut a row at wide gaps."""
    start = 0
    for index in range(1, len(row) + 1):
        if index < len(row):
            gap = row[index].left - row[index - 1].right
            after_bullet = index - start <= 3 and _is_marker("".join(c.char for c in row[start:index]))
            if gap <= _GAP * max(row[index].size, row[index - 1].size) * (4 if after_bullet else 1):
                continue
        yield segment(row[start:index], page)
        start = index


def _is_marker(text: str) -> bool:
    return text in _BULLETS or bool(re.fullmatch(r"\(?\w{1,2}[.)]|[\uf000-\uf0ff]", text))


def segment(chars: list[Char], page: int) -> Segment:
    """Characters on one line as one piece."""
    text = "".join((" " if c.space_before and i else "") + c.char for i, c in enumerate(chars))
    places = [place for i, c in enumerate(chars) for place in ((-1, c.index) if c.space_before and i else (c.index,))]
    fonts = Counter(c.font for c in chars)
    font = fonts.most_common(1)[0][0].lower()
    return Segment(
        text,
        min(c.left for c in chars),
        max(c.right for c in chars),
        median(c.top for c in chars),
        median(c.bottom for c in chars),
        median(c.size for c in chars),
        bold=bool(re.search(r"bold|black|heavy|demi|vet\b|,b", font)),
        italic=bool(re.search(r"italic|oblique|cursief", font)),
        page=page,
        places=places,
    )


def merged(pieces: list[Segment]) -> list[Segment]:
    """Pieces of one line that the file gives apart (a link, a bold word), as one."""
    result: list[Segment] = []
    for piece in sorted(pieces, key=lambda s: (round((s.top + s.bottom) / 2), s.left)):
        for other in reversed(result[-12:]):
            overlap = min(piece.bottom, other.bottom) - max(piece.top, other.top)
            gap = piece.left - other.right
            larger = max(piece.size, other.size)
            if overlap > 0.6 * min(piece.height, other.height) and -0.5 * larger < gap <= _GAP * larger:
                separate = gap > 0.12 * larger and not other.text.endswith(" ")
                other.join(piece, " " if separate else "")
                other.bold = other.bold and piece.bold
                break
        else:
            result.append(piece)
    return result
