"""What a page does by itself within twenty minutes: its clock is moved on, and what happens is written down."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from begrijpelijk.browser.launch import BrowserError
from begrijpelijk.browser.measure import evaluate
from begrijpelijk.browser.model import Timer
from begrijpelijk.browser.scripts import script
from begrijpelijk.browser.steps import Steps, run

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

MINUTES = 20
LOADING = 10.0  # seconds of real time for the page to load a second time, and for each step after it
ALL = 25.0  # seconds of real time for all steps: a page that does much by itself is not watched to the end
# Moments of page time at which to look, in seconds: soon after one another at first.
MOMENTS = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, *range(300, MINUTES * 60 + 1, 60))
_SET = """(_) => {
  const timers = globalThis[Symbol.for("begrijpelijk.timers")];
  return !!timers && timers.record.long + timers.record.repeated > 0;
}"""

_FEW_LINES = 3  # a page with fewer lines says little by what stands there no more
_DUE = """(_) => globalThis[Symbol.for("begrijpelijk.timers")]?.due() ?? []"""


def _script(move: bool) -> str:
    return f"({script('timers').removeprefix('async ')})({{ move: {str(move).lower()} }})"


def watch(context: BrowserContext) -> None:
    """Remember the timers of every page that is opened in a context from now on."""
    context.add_init_script(_script(move=False))


def matters(page: Page) -> bool:
    """Whether the page has set a timer that may do something to its reader later."""
    return bool(run(evaluate(page, _SET, None, LOADING)))


def source() -> str:
    """A script that takes over the timers of a page before its own run, so that `passing` can move its clock."""
    return f"{_script(move=True)};"


def waiting(page: Any) -> Steps[frozenset[str]]:
    """What the page has set that may do something to its reader later; for a page that was given `source`."""
    try:
        return frozenset((yield from evaluate(page, _DUE, None, LOADING)))
    except BrowserError:
        return frozenset()


def passing(page: Any) -> Steps[list[Timer]]:
    """What happens by itself on the page as it is now, within twenty minutes of its own clock.

    Nothing is sent in that time. The page is of no use after it, and has to be loaded again.
    """
    left: list[str] = []
    hold = _holding(page, left)
    yield page.route("**/*", hold)
    found = yield from _watched(page, left)
    yield page.unroute("**/*", hold)
    return found


def timers(context: BrowserContext, url: str) -> list[Timer]:
    """What happens by itself on a page: it is loaded once more, with a clock that is moved on.

    Nothing leaves the browser in that time but the loading itself. Gives nothing where the page does not load again.
    """
    from playwright.sync_api import Error

    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.add_init_script(_script(move=True))
    left: list[str] = []
    try:
        page.goto(url, wait_until="load", timeout=LOADING * 1000)
        page.route("**/*", _holding(page, left))
        return run(_watched(page, left))
    except Error:
        return []
    finally:
        page.close()


def _holding(page: Any, left: list[str]) -> Callable[[Any], Any]:
    """Refuses every request, and remembers where the page wanted to go."""

    def hold(route: Any) -> Any:
        if route.request.is_navigation_request() and route.request.frame == page.main_frame:
            left.append(route.request.url)
        return route.abort("aborted")  # any other reason puts a page about the error in its place

    return hold


def _watched(page: Any, left: list[str]) -> Steps[list[Timer]]:
    """The first thing that happens: after it the page is not what it was."""
    from playwright.sync_api import Error

    before: Any = {"url": str(page.url).split("#")[0]}
    now, began = 0, time.monotonic()
    try:
        before = yield from _after(page, 0)
        for moment in MOMENTS:
            if time.monotonic() - began > ALL:
                break
            after, now = (yield from _after(page, moment - now)), moment
            if (timer := _happened(before, after, left, moment)) is not None:
                return [timer]
    except (Error, BrowserError):  # a page that leaves may take its scripts with it
        moment = next((each for each in MOMENTS if each > now), MOMENTS[-1])
        return [_gone(before, left, moment)] if left else []
    return []


def _happened(before: Any, after: Any, left: list[str], moment: int) -> Timer | None:
    """What a reader meets at a moment: another page, or something that changed; None for nothing."""
    if left:
        return _gone(before, left, moment)
    noticed = _noticed(before, after)
    return None if noticed is None else Timer("change", float(moment), noticed)


def _gone(before: Any, left: list[str], moment: int) -> Timer:
    """That the page loads again, or goes to another address."""
    same = left[0].split("#")[0] == before["url"]
    return Timer("refresh" if same else "navigation", float(moment), "" if same else left[0])


def _after(page: Any, seconds: int) -> Steps[Any]:
    """What a person sees of the page after so many more seconds of page time."""
    return (yield from evaluate(page, script("change"), {"seconds": seconds}, LOADING))


def _noticed(before: Any, after: Any) -> str | None:
    """What a reader notices that has changed; None for nothing."""
    windows = [text for text in after["windows"] if text not in before["windows"]]
    if windows:
        return str(windows[0])
    if after["url"] != before["url"] or after["heading"] != before["heading"]:
        return str(after["heading"] or after["url"])
    new = [line for line in after["lines"] if line not in before["lines"]]
    gone = [line for line in before["lines"] if line not in after["lines"]]
    if len(before["lines"]) >= _FEW_LINES and len(gone) > len(before["lines"]) / 2:
        return str((new or [after["url"]])[0])
    up = [text for text in after["up"] if text not in before["up"]]
    return str(up[0]) if up else None
