"""Pictures of a page with a box around what was found: for the report of a check, of a flow and of a browser test.

    document = measure(page, screenshots=True)      # takes the pictures: `View.strips`, and `View.boxes` by selector
    report = checker.check_documents([document])    # puts them in `DocumentReport.pictures`, for the HTML report

A page is taken in strips, so that a report can leave out those in which nothing was found. Whoever checked first
without pictures, and wants them only after a finding, measures again with ``screenshots=True`` and calls `pictures`.
"""

from __future__ import annotations

import time
from base64 import b64decode
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from begrijpelijk.browser.model import Strip
from begrijpelijk.browser.steps import Steps
from begrijpelijk.model import PictureReport, StripReport

if TYPE_CHECKING:
    from begrijpelijk.browser.model import Page
    from begrijpelijk.model import Finding

HEIGHT = 800  # CSS pixels of a page in one strip
WIDEST = 720  # pixels of a picture
TALLEST = 32_000  # CSS pixels of a page that are taken
TIME = 10.0  # seconds for the pictures of one view; what is not done then is left out
_QUALITY = 65


def take(page: Any, window: tuple[int, int], size: Any) -> Steps[tuple[Strip, ...]]:
    """The open page as strips of JPEG, in the window as it is; `size` has its ``scroll_width`` and ``scroll_height``.

    What the browser cannot picture, or not in time, is left out. A browser that is no Chromium gives wider pictures.
    """
    from playwright.async_api import Error

    width = max(window[0], min(size["scroll_width"], 2 * window[0]))
    height = min(max(size["scroll_height"], window[1]), TALLEST)
    strips: list[Strip] = []
    end = time.monotonic() + TIME
    session = None
    with suppress(Error):  # no Chromium
        session = yield page.context.new_cdp_session(page)
    try:
        for top in range(0, height, HEIGHT):
            if time.monotonic() > end:
                break
            clip = {"x": 0, "y": top, "width": width, "height": min(HEIGHT, height - top)}
            if session is None:
                data = yield page.screenshot(
                    full_page=True, clip=clip, type="jpeg", quality=_QUALITY, scale="css", timeout=TIME * 1000
                )
            else:
                options = {"format": "jpeg", "quality": _QUALITY, "captureBeyondViewport": True}
                scaled = {**clip, "scale": min(1.0, WIDEST / width)}
                answer = yield session.send("Page.captureScreenshot", {**options, "clip": scaled})
                data = b64decode(answer["data"])
            strips.append(Strip(top, width, clip["height"], data))
    except Error as error:
        if is_gone(error):
            raise
    finally:
        if session is not None:
            yield session.detach()
    return tuple(strips)


def is_gone(error: Exception) -> bool:
    """Whether an error of Playwright says that there is no page any more."""
    said = str(error).lower()
    return "crash" in said or "closed" in said


def pictures(page: Page, findings: Iterable[Finding]) -> list[PictureReport]:
    """What a report needs to show a page with its findings: of every view that was pictured, the strips and the boxes.

    A strip in which nothing was found is left out, but never the first. Of a screen of a flow all stay: what the flow
    as a whole is found to do is only known later.
    """
    asked = {finding.location.selector for finding in findings}
    result = []
    for name, view in page.views.items():
        if not view.strips:
            continue
        boxes = view.boxes if page.screen else {path: box for path, box in view.boxes.items() if path in asked}
        strips = [
            StripReport(top=strip.top, width=strip.width, height=strip.height, jpeg=strip.data)
            for strip in view.strips
            if not strip.top or page.screen or any(_meets(strip, box) for box in boxes.values())
        ]
        result.append(
            PictureReport(view=name, width=view.width, height=view.scroll_height, strips=strips, boxes=dict(boxes))
        )
    return result


def _meets(strip: Strip, box: tuple[float, float, float, float]) -> bool:
    return box[1] < strip.top + strip.height and box[1] + box[3] > strip.top
