"""Pictures of text (.png, .jpg, .tif): a photo or a scan of a leaflet, read by text recognition."""

from __future__ import annotations

import io
import math
import warnings
from dataclasses import replace
from typing import Any

from begrijpelijk.document import Document
from begrijpelijk.errors import SourceError
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.ocr import BY_MACHINE, MAX_PAGES, MAX_PIXELS, NotRecognised, Recogniser, require

MEDIA_TYPE = "image/png"

DAMAGED = "Dit plaatje is beschadigd of te groot. Sla het opnieuw op als PNG en probeer het nog eens."
NO_PILLOW = (
    "Om tekst in een plaatje te lezen is nog een onderdeel nodig. Installeer dat met: pip install 'begrijpelijk[ocr]'"
)
NO_TEXT = "In dit plaatje is geen tekst herkend. Gebruik het bestand waar de tekst in staat."

_TYPES = {"PNG": MEDIA_TYPE, "JPEG": "image/jpeg", "TIFF": "image/tiff", "MPO": "image/jpeg"}
_WIDE = 1_600  # pixels: text in a narrower picture is enlarged first
_PAPER = 595.0  # points: the width of A4, for pictures do not say how large they are


def read(data: bytes, name: str) -> Document:
    """A document from a picture of text. Anchors have the page (of a TIFF) and the line."""
    from begrijpelijk.sources.pdf import blocks_of

    try:
        require()
        recogniser = Recogniser()
        kind, pages = _pages(data, name)
        found = [recogniser.lines(picture, number, points) for number, (picture, points) in enumerate(pages, 1)]
    except NotRecognised as error:
        raise SourceError(error.message, name) from error
    if not any(found):
        raise SourceError(NO_TEXT, name)
    blocks = [replace(block, layout=None) for block in blocks_of(found)]
    document = Document(name, blocks, _TYPES[kind])
    document.title = next((block.text for block in blocks if block.kind == "heading"), None)
    document.notes.append(f"Dit is een plaatje. {BY_MACHINE}")
    if recogniser.doubtful:
        document.notes.append("De computer twijfelde veel. Maak de foto of scan scherper, of controleer de tekst.")
    return document


def is_picture(data: bytes) -> bool:
    """Whether these bytes are a picture that can be read."""
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*"))


def _pages(data: bytes, name: str) -> tuple[str, list[tuple[bytes, float]]]:
    """The kind of picture, and its pages as PNM with the size of a pixel in points."""
    try:
        from PIL import Image, ImageOps
    except ImportError as error:
        raise SourceError(NO_PILLOW, name) from error
    result: list[tuple[bytes, float]] = []
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(data), formats=["PNG", "JPEG", "TIFF", "MPO"]) as image,
        ):
            kind = str(image.format)
            pages = getattr(image, "n_frames", 1) if kind == "TIFF" else 1
            for number in range(min(pages, MAX_PAGES)):
                image.seek(number)
                if image.width * image.height > MAX_PIXELS * 2:  # before anything is unpacked
                    raise SourceError(DAMAGED, name)
                result.append(_grey(ImageOps.exif_transpose(image)))
    except SourceError:
        raise
    except Exception as error:  # a stranger's picture may break the library in any way
        raise SourceError(DAMAGED, name) from error
    return kind, result


def _grey(image: Any) -> tuple[bytes, float]:
    """A picture in grey on white, as large as recognition likes it."""
    from PIL import Image

    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    image = image.convert("L")
    factor = min(3.0, _WIDE / image.width) if image.width < _WIDE else 1.0
    factor = min(factor, math.sqrt(MAX_PIXELS / (image.width * image.height)))
    if factor != 1.0:
        size = (max(round(image.width * factor), 1), max(round(image.height * factor), 1))
        image = image.resize(size, Image.Resampling.LANCZOS)
    return b"P5 %d %d 255\n" % image.size + image.tobytes(), _PAPER / image.width


READER = SourceReader(
    "picture", MEDIA_TYPE, (".png", ".jpg", ".jpeg", ".tif", ".tiff"), read, is_picture, in_folders=False
)
