"""Pages of a PDF that are scans: rendered, and recognised where the machine can."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from begrijpelijk.sources.ocr import BY_MACHINE, DPI, MAX_PAGES, MAX_PIXELS, NotRecognised, Recogniser, require
from begrijpelijk.sources.pdf_chars import Segment

_FEW = 40  # characters: a stamp or a page number on a scan
_COVERS = 0.5  # of the page: a picture that is the page
_COVERS_ALONE = 0.02  # the same where there is no text at all


@dataclass
class Scans:
    """The pages of a PDF that may be scans. `problem` says why they were not recognised, if so.

    In `recognised` is text; `photos` are pictures without any.
    """

    pages: list[int] = field(default_factory=list)
    photos: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    problem: str | None = None

    def recognise(self, file: Any, pages: list[list[Segment]]) -> None:
        """Put the lines of the scanned pages in `pages`, as far as this works."""
        recogniser = Recogniser()
        try:
            if self.pages:
                require()
            for number in self.pages[:MAX_PAGES]:
                picture, points = _rendered(file[number - 1])
                lines = recogniser.lines(picture, number, points)
                pages[number - 1] = lines or pages[number - 1]
                (self.recognised if lines else self.photos).append(number)
        except NotRecognised as error:
            self.problem = error.message
        self.doubtful = recogniser.doubtful

    def notes(self, count: int) -> list[str]:
        """What a reader of the report has to know."""
        result: list[str] = []
        left = [number for number in self.pages if number not in self.recognised + self.photos]
        if self.recognised and len(self.recognised) == count:
            result.append(f"Deze PDF is een plaatje. {BY_MACHINE}")
        elif self.recognised:
            result.append(f"{_named(self.recognised)} in deze PDF {_is(self.recognised)}. {BY_MACHINE}")
        if self.doubtful:
            result.append(f"De computer twijfelde veel op {_named(self.doubtful).lower()}. Controleer de tekst daar.")
        if left:
            result.append(f"{_named(left)} in deze PDF {_is(left)}. De tekst daarin is niet gelezen.")
            if self.problem:
                result.append(self.problem)
        return result


def _named(numbers: list[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:10]) + (" en meer" if len(numbers) > 10 else "")
    return f"{'Bladzijden' if len(numbers) > 1 else 'Bladzijde'} {shown}"


def _is(numbers: list[int]) -> str:
    return "zijn plaatjes" if len(numbers) > 1 else "is een plaatje"


def is_scan(page: Any, pieces: list[Segment]) -> bool:
    """Whether a page may be a picture of text: a picture over most of it and hardly any text, or a picture alone."""
    if sum(len(piece.text) for piece in pieces) > _FEW:
        return False
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    width, height = page.get_size()
    covered = 0.0
    for number, picture in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        if number >= 500:
            break
        left, bottom, right, top = picture.get_bounds()
        covered += max(min(right, width) - max(left, 0), 0) * max(min(top, height) - max(bottom, 0), 0)
    return bool(covered >= (_COVERS if pieces else _COVERS_ALONE) * width * height)


def _rendered(page: Any) -> tuple[bytes, float]:
    """The page in grey as PNM, and the size of a pixel in points."""
    width, height = page.get_size()
    scale = min(DPI / 72, math.sqrt(MAX_PIXELS / max(width * height, 1.0)))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = memoryview(bitmap.buffer).cast("B")
        data = b"".join(bytes(rows[y * bitmap.stride : y * bitmap.stride + bitmap.width]) for y in range(bitmap.height))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + data, 1 / scale
    finally:
        bitmap.close()
        page.close()
