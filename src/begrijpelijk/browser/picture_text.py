"""Text that stands in a picture, read by Tesseract on this machine; nothing is found where Tesseract is not installed.

A picture is taken as the page shows it. What is read counts as text when it has sentences (small words, as *de* and
*uw*): the words in a plan, a chart or a logo are part of the picture. It does not count where it can be read on the
page too, such as the words that a page puts over a photo.
"""

from __future__ import annotations

import re
import time
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from begrijpelijk.browser import limit, read
from begrijpelijk.browser.measure import ANSWERS, evaluate
from begrijpelijk.browser.model import AxeNode
from begrijpelijk.browser.pictures import is_gone
from begrijpelijk.browser.scripts import script
from begrijpelijk.browser.steps import Steps
from begrijpelijk.sources.language import is_dutch_word
from begrijpelijk.sources.ocr import NotRecognised, Recogniser, require

MOST = 6  # pictures of a page, the largest first
TIME = 12.0  # seconds for all pictures of a page; what is not done then is left out
_PIXELS = 4_000_000  # of a picture as it is taken: text that can be read at all can be read at that size
_SHARP = 2.0  # pixels for one of the page: small letters on a page are too small for Tesseract
_SMALL_WORDS = 3  # in a picture that has sentences
_RUN = 3  # words in a row that are looked for on the page
_ALSO_THERE = 0.3  # of such runs on the page too: a machine misreads some, so that most is too much to ask
_WORD = re.compile(r"[^\W\d_]{2,}")


class Pictures:
    """Reads the pictures of one page, or of the screens of one flow, which share most of them."""

    def __init__(self) -> None:
        self._read: dict[bytes, str] = {}

    def with_text(self, page: Any) -> Steps[list[AxeNode]]:
        """The pictures of an open page (Playwright, Chromium) that hold a text, with that text as `summary`.

        The page is left as it is. Raises `BrowserError` for a page that does not answer.
        """
        from playwright.async_api import Error

        try:
            require()
        except NotRecognised:
            return []
        raw = yield from evaluate(page, script("dom", "pictured"), {"most": MOST}, ANSWERS)
        known = set(_runs(raw["text"]))
        found: list[AxeNode] = []
        end = time.monotonic() + TIME
        session = None
        try:
            for picture in raw["pictures"]:
                if time.monotonic() > end:
                    break
                limit.expect(ANSWERS)
                session = session or (yield page.context.new_cdp_session(page))
                answer = yield session.send("Page.captureScreenshot", _clip(picture["box"], picture["sharp"]))
                text = self._text(b64decode(answer["data"]), end - time.monotonic())
                if _is_text(text, known):
                    found.append(replace(read.node(picture), summary=text))
            if session is not None:
                yield session.detach()
        except Error as error:  # no Chromium, or a picture that cannot be taken
            if is_gone(error):
                raise
        return found

    def _text(self, picture: bytes, seconds: float) -> str:
        """The text in a picture; empty where there is none, or no time to read it."""
        key = sha256(picture).digest()
        if key not in self._read:
            try:
                lines = Recogniser(seconds).lines(picture, 1, 1.0)
            except NotRecognised:
                return ""
            self._read[key] = " ".join(line.text for line in lines)
        return self._read[key]


def _clip(box: tuple[float, float, float, float], sharp: float) -> dict[str, Any]:
    """What the browser is asked: the place of the picture, as sharp as the picture is but no larger than is of use."""
    left, top, width, height = box
    scale = min(max(sharp, _SHARP), (_PIXELS / (width * height)) ** 0.5)
    clip = {"x": left, "y": top, "width": width, "height": height, "scale": scale}
    return {"format": "png", "captureBeyondViewport": True, "clip": clip}


def _is_text(text: str, known: set[tuple[str, ...]]) -> bool:
    """Whether it has sentences, and they cannot be read on the page too. `known` are the runs of words there."""
    if sum(map(is_dutch_word, _WORD.findall(text))) < _SMALL_WORDS:
        return False
    runs = list(_runs(text))
    return bool(runs) and sum(run in known for run in runs) < _ALSO_THERE * len(runs)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return zip(*(words[start:] for start in range(_RUN)), strict=False)
