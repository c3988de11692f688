"""Measuring a page that is open in a browser, without leaving it changed.

    from begrijpelijk.browser import measure
    document = measure(page)          # a playwright.sync_api.Page
    document.page.questions

`measure_async` does the same for a page of the async interface.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Any

from begrijpelijk.browser import limit, read
from begrijpelijk.browser.launch import BrowserError
from begrijpelijk.browser.model import AxeFinding, View
from begrijpelijk.browser.pictures import take
from begrijpelijk.browser.scripts import fitting, measuring, script
from begrijpelijk.browser.steps import Steps, run, run_async
from begrijpelijk.document import Document
from begrijpelijk.sources.html_main import FURNITURE, SKIPPED_ROLES

PHONE = (360, 740)
DESKTOP = (1280, 900)
NARROW = (320, 740)
ZOOMED = (640, 450)  # the desktop at a browser zoom of 200%
_HIGH = 600  # a window as wide as the desktop and at least so high is as good as it
TIME = 60.0  # seconds that one script may take: a page can keep its browser busy for ever
RESIZING = 25.0  # seconds for another size of the window: a large page is laid out anew
ANSWERS = 12.0  # seconds in which a page that still works answers

_FORGET = """([left, top]) => {
  scrollTo({ left, top, behavior: "instant" });
  for (const name of ["begrijpelijk", "begrijpelijk.named", "begrijpelijk.axe"]) delete window[Symbol.for(name)];
}"""
TOO_SLOW = "Deze pagina is te groot of te druk om te meten. Kies een kleinere pagina."


def measure(
    page: Any, *, screenshots: bool = True, axe: bool = True, views: bool = True, source: str | None = None
) -> Document:
    """What a person meets on an open page (`playwright.sync_api.Page`), as a document with `Document.page` filled.

    Nothing is loaded, clicked or typed. The window is set to the sizes of `Page.views` and back. `axe` runs axe-core,
    in the window as it is; without `views` only the phone is measured. `screenshots` adds pictures to the views, and
    where everything stands in them. `source` is the name to report, by default the address. Raises `BrowserError` for
    a page that cannot be measured.
    """
    return run(steps(page, screenshots=screenshots, axe=axe, views=views, source=source))


async def measure_async(
    page: Any, *, screenshots: bool = True, axe: bool = True, views: bool = True, source: str | None = None
) -> Document:
    """As `measure`, for a page of `playwright.async_api`."""
    return await run_async(steps(page, screenshots=screenshots, axe=axe, views=views, source=source))


def steps(page: Any, *, screenshots: bool, axe: bool, views: bool, source: str | None) -> Steps[Document]:
    """The work of `measure`."""
    window = page.viewport_size  # None: the window has a size of its own, which cannot be put back
    if axe:
        found, scroll = yield from _axe(page, {"keep": screenshots, "again": False}, None)
    else:
        found, scroll = [], (yield from evaluate(page, "(_) => [scrollX, scrollY]", None, ANSWERS))
    try:
        raw, lines, sizes = yield from _windows(page, window, views, screenshots, scroll)
    except Exception:
        with suppress(Exception):  # a page that no longer reacts is left alone
            yield from evaluate(page, "(_) => 0", None, ANSWERS)
            yield from _put_back(page, window, scroll)
        raise
    result = read.page(raw)
    result.axe = found
    if raw["suspects"]:
        result.mouse_only = [read.node(raw_node) for raw_node in (yield from _mouse_only(page))]
    result.views = sizes
    return read.document(source or raw["url"], raw, lines, result)


def _put_back(page: Any, window: Any, scroll: Any) -> Steps[None]:
    """Leave the page as it was."""
    if window is not None:
        yield from _resize(page, (window["width"], window["height"]))
    yield from evaluate(page, _FORGET, scroll)


def _windows(
    page: Any, window: Any, views: bool, screenshots: bool, scroll: Any
) -> Steps[tuple[Any, Any, dict[str, View]]]:
    """The page in each window, and then as it was. A change of window costs much: what says nothing new is left out."""
    sizes: dict[str, View] = {}
    fit = window is not None and views
    options = {"furniture": FURNITURE.pattern, "roles": sorted(SKIPPED_ROLES), "boxes": screenshots, "fit": fit}
    if window is not None:
        yield from _resize(page, PHONE)
    raw = yield from evaluate(page, measuring(), {**options, "view": "phone"})
    strips = (yield from take(page, PHONE, raw)) if screenshots else ()
    sizes["phone"] = read.view(*PHONE, raw, raw["cut_off"], strips)
    if not fit:
        desktop = yield from evaluate(page, fitting(), {"view": "desktop", "boxes": screenshots})
        yield from _put_back(page, window, scroll)
        return raw, desktop["lines"], sizes
    yield from _resize(page, NARROW)
    narrow = yield from evaluate(page, fitting(), {"view": "narrow"})
    own = (window["width"], window["height"])
    wide: tuple[int, int] = own if own[0] == DESKTOP[0] and own[1] >= _HIGH else DESKTOP
    yield from _resize(page, wide)
    last = scroll if wide == own and not screenshots else None
    desktop = yield from evaluate(page, fitting(), {"view": "desktop", "fit": True, "boxes": screenshots, "last": last})
    strips = (yield from take(page, wide, desktop)) if screenshots else ()
    cut_off = [*desktop["text_cut"], *raw["text_cut"]]
    if desktop["zoom"]:
        yield from _resize(page, ZOOMED)
        zoomed = yield from evaluate(page, fitting(), {"view": "zoomed"})
        cut_off = [*zoomed["cut_off"], *cut_off]
        raw["faults"].update(read.refuses_zoom(raw, desktop["lines"], zoomed["sizes"]))
    if not desktop["done"]:
        yield from _put_back(page, window, scroll)
    sizes["desktop"] = read.view(*wide, desktop, cut_off, strips)
    sizes["narrow"] = read.view(*NARROW, narrow, narrow["cut_off"])
    return raw, desktop["lines"], sizes


def _resize(page: Any, size: tuple[int, int]) -> Steps[None]:
    # This call has no limit of its own: it only comes right after a script that the page answered.
    limit.expect(RESIZING)
    yield page.set_viewport_size({"width": size[0], "height": size[1]})


def axe_findings(
    page: Any, *, keep: bool = False, again: bool = False, seconds: float | None = None
) -> Steps[list[AxeFinding]]:
    """All that axe-core finds on the page as it is, in the window as it is.

    `keep` remembers in the page which elements were named, so that `View.boxes` has them and `again` can leave them
    out. `steps` forgets them. Raises `BrowserError` when it takes longer than `seconds` (None: `TIME`).
    """
    found, _ = yield from _axe(page, {"keep": keep, "again": again}, seconds)
    return found


def _axe(page: Any, options: Any, seconds: float | None) -> Steps[tuple[list[AxeFinding], Any]]:
    """What axe-core finds, and how far the page is scrolled. Put into the page and run in one go."""
    # It leaves two names behind in the page; those that the page has itself stay. Where a page has a `module` or
    # `define` of its own, it would hand itself over to these.
    work = f"""async (opts) => {{
      const leave = ["axe", "__core-js_shared__"].filter((name) => !(name in globalThis));
      if (leave.includes("axe")) {{ const module = undefined, define = undefined; {_axe_script()} }}
      return await ({script("axe")})({{ ...opts, leave }});
    }}"""
    raw = yield from evaluate(page, work, options, seconds)
    return read.axe(raw["found"]), raw["scroll"]


def joined(first: list[AxeFinding], more: list[AxeFinding]) -> list[AxeFinding]:
    """The findings of two runs on one page, of which the second names other elements than the first."""
    result = {(found.rule, found.incomplete): found for found in first}
    for found in more:
        known = result.get((found.rule, found.incomplete), found)
        nodes = found.nodes if known is found else (*known.nodes, *found.nodes)
        result[found.rule, found.incomplete] = replace(known, nodes=nodes)
    return list(result.values())


def _mouse_only(page: Any) -> Steps[list[Any]]:
    """What only a mouse reaches. The browser's inspector knows of every listener; elsewhere only the page's own say."""
    from playwright.async_api import Error

    source = script("dom", "suspects", "mouse")
    try:
        session = yield page.context.new_cdp_session(page)
    except Error:  # no Chromium
        return (yield from evaluate(page, source, {}))  # type: ignore[no-any-return]
    expression = {"expression": f"({source})({{}})", "includeCommandLineAPI": True, "awaitPromise": True}
    answer = yield session.send("Runtime.evaluate", {**expression, "returnByValue": True, "timeout": TIME * 1000})
    yield session.detach()
    return answer["result"].get("value") or []


@cache
def _axe_script() -> str:
    from axe_playwright_python.base import AXE_SCRIPT

    return str(AXE_SCRIPT)


def evaluate(page: Any, function: str, options: Any, seconds: float | None = None) -> Steps[Any]:
    """The outcome of a script, given up after some seconds: `page.evaluate` itself would wait for ever.

    Raises `BrowserError` then, also where the browser had to be ended (see `limit`).
    It comes as one string of JSON, for large outcomes many times faster than what Playwright makes of an object.
    """
    from playwright.async_api import Error
    from playwright.async_api import TimeoutError as TooSlow

    seconds = seconds or TIME
    limit.expect(seconds)
    try:
        called = f"async (opts) => JSON.stringify((await ({function})(opts)) ?? null)"
        handle = yield page.wait_for_function(called, arg=options, timeout=seconds * 1000)
        # A string comes along with its handle: the page, which may have become busy, is not asked again.
        text = yield handle.json_value()
    except Error as error:
        if isinstance(error, TooSlow) or limit.is_late():
            raise BrowserError(TOO_SLOW, page.url) from error
        raise
    return json.loads(text or "null")
