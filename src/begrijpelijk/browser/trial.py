"""Trying out the form of a page: what it says when it is sent empty, and with an answer that cannot be right.

Nothing leaves the browser: from the first click on every request is refused, and the page is thrown away afterwards. A
form that leaves all judgement to its server so says nothing of its messages, and is not judged.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from begrijpelijk.browser.measure import evaluate
from begrijpelijk.browser.model import Probe
from begrijpelijk.browser.steps import Steps, run
from begrijpelijk.browser.walk import moves
from begrijpelijk.browser.walk.candidates import candidates
from begrijpelijk.browser.walk.drive import Driver, signature
from begrijpelijk.browser.walk.entry import Entry
from begrijpelijk.browser.walk.look import Ask, Item, Look
from begrijpelijk.browser.walk.messages import Message, new_texts, says_wrong, told
from begrijpelijk.browser.walk.probes import filled, wrong_answer

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route, WebSocketRoute

SECONDS = 12.0  # for all of it; what is not tried by then is left
_MOST_WRONG = 2  # questions that are given an impossible answer
_SLOW = 0.8  # seconds that a button gets to do something
_ANSWERS = frozenset({"document", "fetch", "xhr", "websocket", "eventsource"})
# The form of each control of a look, and what kind of form that is.
_FORMS = """() => {
  const controls = window[Symbol.for("begrijpelijk.walk")] ?? [], forms = [];
  const of = controls.map((e) => {
    const form = e.form ?? e.closest("form");
    if (!form) return -1;
    if (!forms.includes(form)) forms.push(form);
    return forms.indexOf(form);
  });
  const NAMES = ["id", "class", "action", "name", "aria-label"];
  const said = (e) => NAMES.map((name) => e.getAttribute(name) || "").join(" ");
  const about = (e) => `${said(e)} ${e.innerText || ""}`.slice(0, 4000);
  const search = (e) => e.matches("[role=search], search form") || e.closest("search, [role=search]") !== null;
  return { of, forms: forms.map((e) => [about(e), search(e)]) };
}"""
_SEARCH = re.compile(r"\b(?:zoek\w*|search|filter\w*|sorteer\w*|verfijn\w*|toon (?:alle|resultaten|meer)|vind)\b", re.I)
_NEWS = re.compile(r"nieuwsbrief|newsletter|mailchimp|\bcookies?\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Form:
    """A form that is worth trying: what it asks, and the button that sends it."""

    asks: tuple[Ask, ...]
    button: Item


def try_out(page: Page, hosts: Sequence[str], *, complete: bool) -> list[Probe]:
    """What the main form of a page says about an empty and an impossible answer; the page is of no use after it.

    `complete` says that all scripts of the page were loaded: without them a form that does nothing says nothing. Gives
    nothing for a page without a form, or with one that goes wrong.
    """
    trial = _Trial(page, hosts, complete)
    try:
        run(trial.steps())
    except Exception:  # a page by a stranger: whatever happens, only the trial is lost
        return trial.probes
    return trial.probes


class _Trial:
    """One form that is tried out; `sent` says that the page asked for something since that was last set to false."""

    def __init__(self, page: Page, hosts: Sequence[str], complete: bool) -> None:
        self.page = page
        self.complete = complete
        self.until = time.monotonic() + SECONDS
        self.driver = Driver(page, page.url, tuple(hosts), lambda _: None)
        self.probes: list[Probe] = []
        self.sent = False

    def steps(self) -> Steps[None]:
        """Refuse all that the page asks from now on, and try its form."""
        yield self.page.context.route("**/*", self._refuse)
        self.page.context.route_web_socket("**/*", self._refuse_socket)
        before = yield from self._ready()
        form = yield from self._form(before)
        if form is None:
            return
        if not (yield from self._empty(form, before)):
            return
        for ask in [ask for ask in form.asks if wrong_answer(ask) is not None][:_MOST_WRONG]:
            if time.monotonic() > self.until or not (yield from self._impossible(form, ask, before)):
                return

    def _refuse(self, route: Route) -> None:
        self.sent |= route.request.resource_type in _ANSWERS
        route.abort("aborted")

    def _refuse_socket(self, socket: WebSocketRoute) -> None:
        self.sent = True
        socket.close()

    def _ready(self) -> Steps[Look]:
        """The page with the question about cookies out of the way."""
        look = yield from self.driver.settle()
        cookies = moves.cookie_answer(look)
        if cookies is None:
            return look
        yield from self.driver.press(cookies)
        return (yield from self.driver.settle())

    def _form(self, look: Look) -> Steps[_Form | None]:
        """The form that asks most. A log-in, a search, a newsletter and a question about cookies are none."""
        found = yield from evaluate(self.page, _FORMS, None, SECONDS)
        of = {item: found["of"][number] for number, item in enumerate(look.items) if item.frame == 0}
        best: _Form | None = None
        for number in sorted(set(of.values())):
            items = [item for item in of if of[item] == number]
            asks = tuple(ask for ask in look.asks if ask.items[0] in items and not ask.items[0].furniture)
            about, search = found["forms"][number] if number >= 0 else ("", False)
            if not asks or search or any(item.kind == "password" for item in items):
                continue
            button = _button(items, look, inside=number >= 0)
            named = f"{about[:400]} {button.name if button else ''}"
            if button is None or _SEARCH.search(button.name) or (len(asks) == 1 and _SEARCH.search(named)):
                continue
            if len(asks) <= 2 and _NEWS.search(about):
                continue
            if best is None or len(asks) > len(best.asks):
                best = _Form(asks, button)
        return best

    def _empty(self, form: _Form, before: Look) -> Steps[bool]:
        """Send it with nothing filled in; whether it is of use to go on."""
        asks = [ask for ask in form.asks if not filled(ask) and ask.kind != "file"]
        if not asks:
            return True
        after = yield from self._send(form.button, before)
        if after is None:
            return False
        said = told(asks, before, after, self.driver.events.message)
        for ask in asks:
            if ask.key in said:
                self._note("empty", ask, "", said[ask.key])
        if said or says_wrong(before, after):
            return True
        if not self.complete or _says_something(before, after):
            return False
        for ask in asks:
            self._note("empty", ask, "", None)
        return False

    def _impossible(self, form: _Form, ask: Ask, before: Look) -> Steps[bool]:
        """Send it with one impossible answer, and good ones to the other questions; whether to go on."""
        wrong = wrong_answer(ask)
        assert wrong is not None
        look = yield from self.driver.settle()
        for other in form.asks:
            if other.key == ask.key or filled(other) or other.kind in ("list", "file", "password"):
                continue
            entries, _ = candidates(other, None, date.today())
            if entries:
                look = yield from self.driver.enter(entries[0], look)
            if time.monotonic() > self.until:
                return False
        typed = tuple(wrong.split("-")) if ask.kind == "date" and len(ask.items) > 1 else (wrong,)
        look = yield from self.driver.enter(Entry(ask.key, ask.text, wrong, "type", typed=typed), look)
        now = next((other for other in look.asks if other.key == ask.key), None)
        if now is None or not any(item.value.strip() for item in now.items):
            return now is not None  # the field does not take it at all
        button = next((item for item in look.buttons if item.selector == form.button.selector), None)
        if button is None or button.disabled:
            return False
        after = yield from self._send(button, before)
        if after is None:
            return self.sent  # its server may judge this answer, and the page another one
        said = self._said(form, before, after)
        if not said and not says_wrong(before, after):  # before it is said that the page is silent, it gets more time
            after = yield from self.driver.wait_for_more(after, _SLOW)
            said = self._said(form, before, after)
        if ask.key in said:
            self._note("impossible", ask, wrong, said[ask.key])
        elif not (said or says_wrong(before, after) or _says_something(before, after)) and self.complete:
            self._note("impossible", ask, wrong, None)
        return True

    def _said(self, form: _Form, before: Look, after: Look) -> dict[str, Message]:
        return told(list(form.asks), before, after, self.driver.events.message)

    def _send(self, button: Item, before: Look) -> Steps[Look | None]:
        """Press the button; what stands there then, or None where the page went on, or would have asked its server."""
        self.driver.events.message, self.sent = "", False
        yield from self.driver.press(button)
        after = yield from self.driver.settle()
        if not self.sent and not self.driver.events.message and signature(after) == signature(before):
            after = yield from self.driver.wait_for_more(after, _SLOW)
        stays = {ask.key for ask in before.asks} <= {ask.key for ask in after.asks}
        return after if stays and not self.sent else None

    def _note(self, kind: Any, ask: Ask, entered: str, said: Message | None) -> None:
        self.probes.append(
            Probe(kind, ask.text, ask.selector, entered, said.text, said.distance, said.tied, False, said.by_browser)
            if said
            else Probe(kind, ask.text, ask.selector, entered)
        )


def _button(items: Sequence[Item], look: Look, *, inside: bool) -> Item | None:
    """The button that sends what is asked; None where there is none, or where it cannot be pressed yet."""
    if not inside:
        found = moves.onward(look)
        return found if found and found in items and not found.furniture and found.kind == "button" else None
    buttons = [item for item in items if item.submit and moves.by_words(item.name) not in (moves.BACK, moves.RESTART)]
    onward = [item for item in buttons if moves.by_words(item.name) == moves.FORWARD]
    chosen = (onward or buttons)[-1:]
    return chosen[0] if chosen and not chosen[0].disabled else None


def _says_something(before: Look, after: Look) -> bool:
    """Whether there is anything new to read: thanks, perhaps, and no message about an answer."""
    return any(text.of is None for text in new_texts(before, after))
