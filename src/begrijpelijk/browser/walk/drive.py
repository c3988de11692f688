"""Driving the page: opening, reading, filling in, pressing, waiting until it is still. No decisions about the walk.

Written as steps (see `begrijpelijk.browser.steps`), so that it works with both of Playwright's interfaces.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from begrijpelijk.browser import timers
from begrijpelijk.browser.guard import guard_steps
from begrijpelijk.browser.steps import Steps
from begrijpelijk.browser.walk import chips, events, fill, look, moves
from begrijpelijk.browser.walk.entry import Entry
from begrijpelijk.browser.walk.look import Item, Look

PATIENCE = 8.0  # seconds that a page gets to become still
LOADING = 20.0  # seconds that it gets to load
ANSWERING = 12.0  # seconds in which it has to answer at all
_POLL = 25  # milliseconds without a change after which it is still
_SOON = 0.25  # seconds that a page gets where nothing is known to come: no timer, no request, no socket
_LEAVING = 0.6  # seconds in which another page that was asked for begins to load
TOUCH = 1500  # milliseconds that a control gets to be ready for a click
_ELEMENT = """i => { window[Symbol.for('begrijpelijk.pending')]?.turn();
  return window[Symbol.for('begrijpelijk.walk')]?.[i] ?? null; }"""
_LABEL = "e => { const l = e.labels && [...e.labels].find(x => x.getClientRects().length); return l || null; }"
_HIDDEN = """e => { const s = getComputedStyle(e), r = e.getBoundingClientRect();
  return s.display === 'none' || s.opacity === '0' || r.width < 3 || r.height < 3 || e.tagName === 'AREA'; }"""
_FORGET = """async () => { try { localStorage.clear(); sessionStorage.clear();
  for (const d of await indexedDB.databases?.() ?? []) indexedDB.deleteDatabase(d.name); } catch { } }"""


@cache
def _script(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


class Lost(Exception):
    """The page is gone or does not answer; the message says so in Dutch."""


class Driver:
    """One page that is walked. `settled` is the last look at it; `page` may be replaced after a crash."""

    def __init__(self, page: Any, address: str, hosts: tuple[str, ...], note: Callable[[str], None]) -> None:
        self.page = self._given = page
        self.address = address
        self.note = note
        self.events = events.Events(page, hosts, note)
        self.cookies: list[Any] | None = None
        self.steps = 0
        self.inspector: Any = None
        self.clocks: list[str] = []
        """Timers of the page that were seen to go on for ever."""

    def open(self) -> Steps[Look]:
        """Start again, as somebody who was never here: cookies and what the page kept are as they were at first."""
        from playwright.sync_api import Error

        if self.events.crashed:
            yield from self._replace()
        context = self.page.context
        if self.inspector is None:
            yield from self._inspect()
        if self.cookies is None:
            self.cookies = yield context.cookies()
        else:
            with suppress(Error):
                yield self.page.evaluate(_FORGET)
            yield context.clear_cookies()
            if self.cookies:
                yield context.add_cookies(self.cookies)
            if "#" in self.address:  # else nothing would be loaded
                yield self.page.goto("about:blank")
        try:
            yield self.page.goto(self.address, timeout=LOADING * 1000, wait_until="domcontentloaded")
        except Error as error:
            raise Lost(events.reason(error)) from error
        found = yield from self.settle()
        return (yield from self._past_cookies(found))

    def _inspect(self) -> Steps[None]:
        """Have the browser's inspector at hand, and know from now on what each page waits for."""
        from playwright.sync_api import Error

        with suppress(Error):  # no Chromium: then the waits are longer
            # Taken beforehand: a page that hangs takes no new one.
            self.inspector = yield self.page.context.new_cdp_session(self.page)
            yield self.inspector.send("Page.enable")
            source = {"source": timers.source() + _script("pending.js")}
            yield self.inspector.send("Page.addScriptToEvaluateOnNewDocument", source)

    def leave(self) -> Steps[None]:
        """Let go of the browser's inspector and what it put into the page; close a page that came for a crashed one."""
        from playwright.sync_api import Error

        if self.page is not self._given:
            with suppress(Error):
                yield self.page.close() if self.page.context is self._given.context else self.page.context.close()
            return
        with suppress(Error, AttributeError):
            yield self.inspector.detach()

    def _replace(self) -> Steps[None]:
        """Another page in the place of one that crashed; in a new context where the old one takes no second page."""
        from playwright.sync_api import Error

        lost, self.inspector = self.page, None
        try:
            self.page = yield lost.context.new_page()
        except Error:
            context = yield lost.context.browser.new_context(viewport=lost.viewport_size)
            yield from guard_steps(context, self.events.hosts)
            self.page = yield context.new_page()
        self.events.watch(self.page)
        with suppress(Error):
            yield lost.close()

    def _past_cookies(self, found: Look) -> Steps[Look]:
        """Refuse the cookies that a page asks for before anything else."""
        item = moves.cookie_answer(found)
        if item is None:
            return found
        self.note(f"De melding over cookies is beantwoord met '{item.name}'.")
        yield from self.press(item)
        return (yield from self.settle())

    def look(self, pause: int = 0) -> Steps[Look]:
        """What stands on the page now; with a pause in milliseconds, once nothing changes within it."""
        from playwright.sync_api import Error

        limits = [look.MOST_CONTROLS, look.MOST_TEXTS]
        frames = [(yield from self._read(self.page.main_frame, [*limits, pause, self.clocks]))]
        for frame in self.page.frames[1:]:
            found = None
            if self.events.may(frame.url):
                with suppress(Error):
                    found = yield from self._read(frame, [*limits, pause, self.clocks])
            frames.append(found or _NOTHING)
        self.clocks = list(dict.fromkeys([*self.clocks, *frames[0]["clocks"]]))[:50]
        result = look.read(frames)
        result.status, result.dialog = self.events.status, self.events.message
        chips.gather(result)
        return result

    def _read(self, frame: Any, limits: list[Any]) -> Steps[Any]:
        """A look at one frame, given up when the page does not answer: a script that never ends would hold us too."""
        from playwright.sync_api import TimeoutError

        self._alive()
        try:
            handle = yield frame.wait_for_function(_script("look.js"), arg=limits, timeout=ANSWERING * 1000)
        except TimeoutError as error:
            yield from self._interrupt()
            raise Lost("de pagina reageert niet meer") from error
        text = yield handle.json_value()
        yield handle.dispose()
        return json.loads(text)

    def settle(self) -> Steps[Look]:
        """Wait until the page is still, and look."""
        from playwright.sync_api import Error

        began, misses = time.monotonic(), 0
        while True:
            self._alive()
            try:
                now = yield from self.look(_POLL)
            except Error as error:  # another page is coming in the place of this one
                misses += 1
                if time.monotonic() - began > LOADING or misses > 60:
                    self._alive()
                    raise Lost(events.reason(error)) from error
                yield self.pause(_POLL)
                continue
            waited = time.monotonic() - began
            loading = self.events.pending() and waited < PATIENCE / 2
            if waited > PATIENCE or not (now.busy or loading or (now.leaving and waited < _LEAVING)):
                return now
            yield self.pause(_POLL)

    def wait_for_more(self, now: Look, seconds: float) -> Steps[Look]:
        """Wait some time for something to change: a chat that "types", a screen that slides in.

        Shorter where the page waits for nothing itself.
        """
        seconds = now.later + 0.5 if now.later else seconds if now.unseen else min(seconds, _SOON)
        began, mark = time.monotonic(), signature(now)
        while time.monotonic() - began < seconds:
            yield self.pause(100)
            later = yield from self.settle()
            if signature(later) != mark:
                return later
        return now

    def pause(self, milliseconds: int) -> Any:
        """Let some time go by; to be yielded."""
        self._alive()
        return self.page.wait_for_timeout(milliseconds)

    def _alive(self) -> None:
        if self.events.crashed:
            raise Lost("het tabblad is vastgelopen")

    def _answers(self) -> Steps[None]:
        """Make sure that the page answers: a script that never ends would make everything wait for ever."""
        from playwright.sync_api import Error, TimeoutError

        self._alive()
        try:
            yield self.page.wait_for_selector("html", state="attached", timeout=ANSWERING * 1000)
        except TimeoutError as error:
            yield from self._interrupt()
            raise Lost("de pagina reageert niet meer") from error
        except Error:
            self._alive()
            raise

    def _interrupt(self) -> Steps[None]:
        """Stop the script that never ends, or else give the page up."""
        from playwright.sync_api import Error

        try:
            yield self.inspector.send("Runtime.terminateExecution")
        except (AttributeError, Error):  # no Chromium
            self.events.crashed = True

    def enter(self, entry: Entry, now: Look) -> Steps[Look]:
        """Fill in one answer on what stands there now; gives what stands there after that."""
        return (yield from fill.enter(self, entry, now))

    def type(self, item: Item, value: str) -> Steps[None]:
        """Type in a field, or set a slider."""
        yield from fill.type_in(self, item, value)

    def element(self, item: Item) -> Steps[Any]:
        """The element of a control. Raises `Lost` where it is gone."""
        element = yield from self._found(item, _ELEMENT)
        if element is None:
            raise Lost("een knop of veld is van het scherm verdwenen")
        return element

    def _found(self, item: Item, script: str) -> Steps[Any]:
        """The element that a script finds for a control, or None. Raises `Lost` where the page moved on meanwhile."""
        from playwright.sync_api import Error

        try:
            frame = self.page.frames[item.frame] if item.frame else self.page.main_frame
            return (yield frame.evaluate_handle(script, item.index)).as_element()
        except (Error, IndexError) as error:
            raise Lost("een knop of veld is van het scherm verdwenen") from error

    def press(self, item: Item) -> Steps[None]:
        """Click a control as a person would; what lies under something else, or is drawn by its label, also."""
        from playwright.sync_api import Error

        self.steps += 1
        clear = yield from self._found(item, _script("clear.js"))
        if clear is not None:
            try:
                yield clear.click(timeout=TOUCH, no_wait_after=True, force=True)
                return
            except Error:
                yield from self._answers()
        handle = yield from self.element(item)
        if (yield handle.evaluate(_HIDDEN)):
            label = (yield handle.evaluate_handle(_LABEL)).as_element()
            if label is None:
                yield handle.dispatch_event("click")
                return
            handle = label
        try:
            yield handle.click(timeout=TOUCH, no_wait_after=True)
        except Error:
            try:
                yield from self._answers()
                yield handle.dispatch_event("click")
            except Error as error:
                raise Lost("een knop of veld is van het scherm verdwenen") from error

    def key(self, name: str) -> Steps[None]:
        """Press a key in the field that has the focus."""
        yield self.page.keyboard.press(name)

    def back(self) -> Steps[Look]:
        """The browser's own button back."""
        from playwright.sync_api import Error

        self.steps += 1
        with suppress(Error):
            yield self.page.go_back(timeout=PATIENCE * 1000, wait_until="commit")
        return (yield from self.settle())

    def forward(self) -> Steps[Look]:
        """The browser's own button forward, after one back."""
        from playwright.sync_api import Error

        self.steps += 1
        with suppress(Error):
            yield self.page.go_forward(timeout=PATIENCE * 1000, wait_until="commit")
        return (yield from self.settle())

    def reload(self) -> Steps[Look]:
        """Load the page again, as people do who think that it hangs."""
        from playwright.sync_api import Error

        self.steps += 1
        with suppress(Error):
            yield self.page.reload(timeout=LOADING * 1000, wait_until="domcontentloaded")
        return (yield from self.settle())


_NOTHING: dict[str, Any] = {
    "url": "", "title": "", "busy": False, "more": False, "modal": False, "controls": [], "texts": [], "groups": [],
    "leaving": False, "unseen": False, "clocks": [], "later": 0,
}  # fmt: skip


def signature(now: Look) -> tuple[Any, ...]:
    """What must be the same for a page to be still."""
    texts = tuple(text.text for text in now.texts)
    return (now.url, texts, tuple((i.name, i.kind, i.disabled, i.checked) for i in now.items), now.modal)
