"""Text recognition with Tesseract, on this machine. Pictures and text go through pipes: nothing is written to disk.

(pytesseract would put every page in a temporary file, which stays behind after a crash.)
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections import Counter
from functools import lru_cache

from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.sources.pdf_chars import Segment

DPI = 300
MAX_PIXELS = 40_000_000  # of one page: A3 at 450 dpi
MAX_PAGES = 40
PAGE_SECONDS = 90.0
ALL_SECONDS = 600.0
_SURE_LINE = 50  # percent: what is below is no text, but a logo or a spot
_SURE_WORD = 60
_DOUBTFUL = 0.1  # part of the words of a page: with more unsure ones than this the page is named in a note

BY_MACHINE = "De tekst is herkend door de computer. Daar kunnen fouten in zitten."
NO_TESSERACT = (
    "Om tekst in een plaatje te lezen is het programma Tesseract nodig. Installeer Tesseract met de taal Nederlands "
    "(op Debian en Ubuntu: tesseract-ocr en tesseract-ocr-nld)."
)
NO_DUTCH = (
    "Het programma Tesseract kent hier geen Nederlands. Installeer die taal erbij "
    "(op Debian en Ubuntu: tesseract-ocr-nld)."
)
TOO_SLOW = "Het herkennen van de tekst duurt te lang. Gebruik het bestand waar het plaatje van gemaakt is."
FAILED = "De tekst in dit plaatje kan niet worden herkend. Gebruik het bestand waar het plaatje van gemaakt is."

_BOX = re.compile(r"bbox (-?\d{1,6}) (-?\d{1,6}) (-?\d{1,6}) (-?\d{1,6})")
_BASELINE = re.compile(r"baseline (-?[\d.]{1,12}) (-?[\d.]{1,12})")
_SIZE = re.compile(r"x_size (\d{1,5}(?:\.\d{1,9})?)")
_CERTAINTY = re.compile(r"x_wconf (\d{1,3})")
# What Tesseract makes of a bullet at the beginning of a line. None of these is a Dutch word.
_MISREAD_BULLET = re.compile(r"^[e«»°¢©®+*·o](?= \S)")


class NotRecognised(BegrijpelijkError):
    """Text recognition that is missing, fails or takes too long; the message says what to do."""


class Recogniser:
    """Recognises pages, and keeps count of the time and of the pages that it is not sure of. `seconds` are for all."""

    def __init__(self, seconds: float = ALL_SECONDS) -> None:
        self.pages = 0
        self.doubtful: list[int] = []
        self._end = time.monotonic() + seconds

    def lines(self, picture: bytes, page: int, points: float) -> list[Segment]:
        """The lines of a picture (PNG or PNM), where `points` is the size of a pixel.

        Raises `NotRecognised`. Sizes of letters are an estimate, made equal where they are nearly so.
        """
        left = min(PAGE_SECONDS, self._end - time.monotonic())
        if left <= 0:
            raise NotRecognised(TOO_SLOW)
        self.pages += 1
        result, words, unsure = _parsed(_tesseract(picture, left), page, points)
        if words and unsure > _DOUBTFUL * words:
            self.doubtful.append(page)
        return result


def require() -> None:
    """Raise `NotRecognised` with what to install, where something is missing."""
    if (problem := _problem(os.environ.get("PATH", ""), os.environ.get("TESSDATA_PREFIX", ""))) is not None:
        raise NotRecognised(problem)


@lru_cache(maxsize=4)
def _problem(path: str, data: str) -> str | None:
    """What is missing; asked again when the settings change."""
    program = shutil.which("tesseract", path=path)
    if program is None:
        return NO_TESSERACT
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return NO_TESSERACT
    return None if "nld" in (done.stdout + done.stderr).split() else NO_DUTCH


def _tesseract(picture: bytes, seconds: float) -> bytes:
    command = [shutil.which("tesseract") or "tesseract", "stdin", "stdout", "-l", "nld", "--dpi", str(DPI), "hocr"]
    # One thread: with more it is no faster, and the other work of the machine suffers.
    surroundings = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=seconds, check=False, env=surroundings
        )
    except subprocess.TimeoutExpired as error:
        raise NotRecognised(TOO_SLOW) from error
    except OSError as error:
        raise NotRecognised(NO_TESSERACT) from error
    if done.returncode != 0:
        raise NotRecognised(FAILED)
    return done.stdout


def _parsed(hocr: bytes, page: int, points: float) -> tuple[list[Segment], int, int]:
    """The lines in what Tesseract gives, with the number of words and of words that it is unsure of."""
    from lxml import etree

    try:
        root = etree.fromstring(hocr, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    except etree.XMLSyntaxError as error:
        raise NotRecognised(FAILED) from error
    result: list[Segment] = []
    words = unsure = 0
    for line in root.iter("{*}span") if root is not None else ():
        if line.get("class") not in ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"):
            continue
        found = [
            (" ".join("".join(str(part) for part in word.itertext()).split()), word.get("title", ""))
            for word in line.iter("{*}span")
        ]
        found = [(text, title) for text, title in found[1:] if text]
        certainty = [int(match[1]) for _, title in found if (match := _CERTAINTY.search(title))]
        text = " ".join(text for text, _ in found)
        if not certainty or sum(certainty) < _SURE_LINE * len(certainty) or not re.search(r"\w", text):
            continue
        piece = _segment(text, line.get("title", ""), page, points)
        if piece is not None:
            result.append(piece)
            words += len(certainty)
            unsure += sum(value < _SURE_WORD for value in certainty)
    _even_sizes(result)
    return result, words, unsure


def _segment(text: str, title: str, page: int, points: float) -> Segment | None:
    box, size, base = _BOX.search(title), _SIZE.search(title), _BASELINE.search(title)
    if box is None or size is None:
        return None
    left, _, right, bottom = (int(part) * points for part in box.groups())
    height = max(float(size[1]) * points, 1.0)
    # Letters with tails make a box lower: the line on which they stand is where every line has it.
    baseline = bottom + (float(base[2]) * points if base else -0.2 * height)
    text = _MISREAD_BULLET.sub("•", text, count=1)
    return Segment(text, left, right, baseline - 0.9 * height, baseline + 0.2 * height, height, page=page,
                   places=[-1] * len(text))  # fmt: skip


def _even_sizes(lines: list[Segment]) -> None:
    """Make sizes equal that differ by less than the estimate can tell: the most common one first."""
    left = list(lines)
    while left:
        sizes: Counter[float] = Counter()
        for line in left:
            sizes[round(line.size)] += len(line.text)
        size = max(sizes.most_common(1)[0][0], 1.0)
        for line in left:
            if abs(line.size - size) <= 0.17 * size:
                line.size = size
                line.bold = False
        remaining = [line for line in left if line.size != size]
        if len(remaining) == len(left):  # cannot be, but then this would never end
            break
        left = remaining
