"""Taking steps: arriving at a screen, answering it, and coming back to one that was met before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from begrijpelijk.browser.launch import BrowserError
from begrijpelijk.browser.model import Flow, Screen
from begrijpelijk.browser.steps import Steps
from begrijpelijk.browser.walk import identity, learn, moves
from begrijpelijk.browser.walk.budget import Meter, Notes, Progress
from begrijpelijk.browser.walk.candidates import Steering, candidates
from begrijpelijk.browser.walk.drive import Driver, Lost, signature
from begrijpelijk.browser.walk.entry import Combo, Entry, Press
from begrijpelijk.browser.walk.known import Known, Map, Way, still_there
from begrijpelijk.browser.walk.look import Ask, Look
from begrijpelijk.browser.walk.messages import new_texts, says_wrong
from begrijpelijk.browser.walk.plan import Plan, find_press, press_of
from begrijpelijk.document import Document

Measure = Callable[[Any, str], Steps[Any]]
"""Measures the open page; gets the name of the screen and gives a `Document`."""
_SLOW_END = 1.6  # seconds that a screen without questions gets to show that it is not the end
_SLOW_STEP = 0.7  # seconds that a button gets to do something
_MOST_ASKS = 60  # questions of one screen, with those that answers bring to light
_RESULT_WORDS = 4  # a text of fewer words below a form is no outcome
_LONG = 12  # a single text of fewer words is a message about an answer, unless it gives advice
_ADVICE = re.compile(
    r"\b(?:uw|je|your) [\w-]+ (?:is|zijn|are)\b|\b(?:bel|belt|ga naar|neem contact|\w*arts|afspraak|thuis|spoed\w*|"
    r"advies|uitslag|score|resultaat|risico|112|bmi|call|doctor|result)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Here:
    """Where the walk is: a screen, what stands on it, and the way along which it was reached."""

    known: Known
    look: Look
    way: Way


class Walker:
    """The hands and the memory of a walk."""

    def __init__(
        self,
        driver: Driver,
        flow: Flow,
        meter: Meter,
        notes: Notes,
        measure: Measure,
        steering: Steering | None,
        progress: Progress | None,
    ) -> None:
        self.driver = driver
        self.map = Map(flow)
        self.meter = meter
        self.notes = notes
        self.measure = measure
        self.steering = steering
        self.progress = progress
        self.today = date.today()
        self.control = ""
        self.browser_back = 0
        """How often in a row the browser's button back did not bring the screen that it should."""
        self.no_return: Counter[str] = Counter()
        """How often in a row each way back failed, by its kind."""
        self.timers: Counter[str] = Counter()
        self.timed = 0
        """What pages have set that was seen to go off or not, and on how many screens that was tried."""
        self.tested: set[str] = set()
        self.instead: Press | None = None
        """The button that moved on after one that did nothing."""
        self.held: tuple[str, Press] | None = None
        """A button that was pressed on a screen that stayed, and changed something there."""

    def spent(self) -> bool:
        """Whether the budget is used up."""
        return self.meter.spent(len(self.map.screens), self.driver.steps)

    def answers(self, ask: Ask) -> tuple[list[Entry], bool]:
        """What to try for a question."""
        found, whole = candidates(ask, self.steering, self.today)
        if not whole:
            self.notes(f"Bij '{ask.text}' zijn {len(found)} van de {len(ask.choices)} antwoorden geprobeerd.")
        return found, whole

    def start(self) -> Steps[Here]:
        """Open the flow at its start."""
        look = yield from self.driver.open()
        return (yield from self.arrive(look, None, ()))

    def arrive(self, look: Look, before: Look | None, way: Way) -> Steps[Here]:
        """Take up the screen that is there now: one that is known, or a new one."""
        shown, parts, grown = self._identify(look, before, way)
        found = self.map.find(parts)
        if found is None and not moves.goes_on(shown):
            look = yield from self.driver.wait_for_more(look, _SLOW_END)
            shown, parts, grown = self._identify(look, before, way)
            found = self.map.find(parts)
        if found is not None:
            if len(way) < len(found.way):
                found.way = way
            return Here(found, look, way)
        known = self._new(shown, parts, way, grown)
        document = yield from self._measured(known)
        known.screen.document = _only(document, shown) if grown else document
        known.screen.page = document.page
        known.screen.page.screen = known.id
        look = yield from self.driver.settle()
        if not known.plan.closed and not known.screen.login:
            look = yield from learn.open_lists(self, known.plan, look)
        if self.progress:
            self.progress(len(self.map.screens), self.driver.steps)
        return Here(known, look, way)

    def _measured(self, known: Known) -> Steps[Any]:
        """The screen as a document; one that cannot be measured is no part of the flow. Raises `Lost`."""
        from playwright.sync_api import Error

        try:
            yield self.driver.page.mouse.move(0, 0)  # what lies under the mouse may look otherwise
            yield from self.driver.settle()
            return (yield from self.measure(self.driver.page, known.id))
        except (Error, BrowserError) as error:
            del self.map.screens[known.id]
            self.map.flow.screens.remove(known.screen)
            self.map.flow.complete = False
            raise Lost(f"scherm {known.id} kan niet worden gemeten") from error

    def _identify(self, look: Look, before: Look | None, way: Way) -> tuple[Look, Counter[str], bool]:
        """What is new on the screen, what it is made of, and whether it stands below what was said before."""
        extra = identity.added(before, look) if before is not None else None
        shown = extra or look
        return shown, identity.without_echo(identity.parts(shown), *self._entered(way)), extra is not None

    def _new(self, look: Look, parts: Counter[str], way: Way, grown: bool) -> Known:
        number = str(len(self.map.screens) + 1)
        plan = Plan.of(look, self.answers)
        screen = Screen(number, None, None, depth=len(way))  # type: ignore[arg-type]  # measured right after
        if any(item.kind == "password" for item in look.items):
            screen.login = True
            self._log_in(plan, look)
        if look.more:
            # Trying hundreds of buttons says nothing of a series of questions, and would take hours.
            self.notes(f"Scherm {number} heeft te veel knoppen of tekst. De antwoorden hier zijn niet geprobeerd.")
            plan.closed = True
            self.map.flow.complete = False
        if look.status >= 400:
            self.notes(f"Scherm {number} geeft een fout van de website (nummer {look.status}).")
        known = Known(number, look, parts, plan, screen, way, grown)
        self.map.screens[number] = known
        self.map.flow.screens.append(screen)
        return known

    def _log_in(self, plan: Plan, look: Look) -> None:
        """Fill in a log-in only with what the user gave for it; another way on may still be taken."""
        login = getattr(self.steering, "login", None)
        texts = [ask for ask in look.asks if ask.kind == "text"]
        secret = [ask for ask in look.asks if ask.kind == "password"]
        if login is None or not secret:
            plan.entries.clear()
            plan.with_onward = False
            self.notes(
                "Hier moet u inloggen. Zet een naam en wachtwoord in het bestand met antwoorden, bij [inloggen]."
            )
            return
        if texts:
            plan.entries[texts[0].key] = [
                Entry(texts[0].key, texts[0].text, login[0], "type", typed=(login[0],), secret=True)
            ]
        for ask in secret:
            plan.entries[ask.key] = [Entry(ask.key, ask.text, "", "type", typed=(login[1],), secret=True)]

    def is_at(self, known: Known, look: Look, way: Way) -> bool:
        """Whether this screen is shown, as far as can be told without what came before it."""
        parts = identity.without_echo(identity.parts(look), *self._entered(way))
        if identity.code(parts) == identity.code(known.parts):
            return True
        return known.grown and set(known.parts) <= set(parts)

    def take(self, here: Here, combo: Combo) -> Steps[Here | None]:
        """Give answers on a screen and move on; None where the same screen stays."""
        before = here.look
        after, moved = yield from self._carry_out(here, combo)
        plan = here.known.plan
        if not moved:
            result = self._result(before, after)
            if result is None:
                plan.done(combo, moved=False)
                learn.from_refusal(self, plan, before, after)
                return None
            after = result
        if combo.press and not combo.then and self.held and self.held[0] == here.known.id:
            # What was chosen before still stood there, and this only confirmed it.
            plan.tried.add(combo)
            combo = Combo(combo.entries, self.held[1], combo.press) if self.held[1] != combo.press else combo
        elif self.instead is not None and moved:
            plan.tried.add(combo)  # the button does nothing: what was pressed after it moved on
            combo = Combo(combo.entries, self.instead)
        self.held = None
        plan.done(combo, moved=True, onward=False)
        way = (*here.way, (here.known.id, combo))
        there = yield from self.arrive(after, None if not moved else before, way)
        plan.done(combo, moved=True, onward=there.known.id not in {screen for screen, _ in way})
        there.known.traceless = before.place is not None and before.place == there.look.place
        self.map.connect(here.known.id, combo, there.known.id, self.control)
        return there

    def _carry_out(self, here: Here, combo: Combo) -> Steps[tuple[Look, bool]]:
        """Enter, press, press what moves on: as far as is needed for another screen to come."""
        plan, before, now = here.known.plan, here.look, here.look
        self.control, self.instead = "", None
        for entry in combo.entries:
            now = yield from self.driver.enter(entry, now)
            if not still_there(before, now, plan):
                self.control = entry.value
                return now, True
        for _ in range(3):  # an answer may bring a question to light, and that one another
            extra = [ask for ask in now.asks if ask.key not in {known.key for known in before.asks}]
            known = {entry.ask for entry in combo.entries}
            fresh = [ask for ask in extra if ask.key not in known and any(i.role != "option" for i in ask.items)]
            if not fresh or len(plan.entries) > _MOST_ASKS:
                break
            for ask in fresh:
                plan.add(ask, self.answers)
                entries = plan.entries.get(ask.key)
                if entries and not _answered(ask):
                    now = yield from self.driver.enter(entries[0], now)
            before = replace(before, asks=before.asks) if still_there(before, now, plan) else now
        idle = False
        for press in (combo.press, combo.then):
            if press is None:
                continue
            item = find_press(press, now)
            if item is None:
                return now, False
            shown = now
            now, moved = yield from self._press(item, before, now, plan)
            if moved:
                return now, True
            if press is combo.press and combo.then is None and press in plan.presses:
                learn.from_press(plan, press, shown, now)
                self.held = (here.known.id, press) if press in plan.touched else None
                idle = learn.is_idle(press, shown, now)
        onward = moves.onward(now)
        if onward is not None and not (combo.press and onward.name == combo.press.name):
            if idle and any(other.press is None for other in plan.accepted):
                return now, False  # the answers alone move on: what a button adds that does nothing is no answer
            if idle and not combo.entries:
                self.instead = press_of(onward, moves.of(now, moves.FORWARD))
            return (yield from self._press(onward, before, now, plan))
        if onward is None and combo.entries and any(entry.how == "type" for entry in combo.entries):
            yield from self.driver.key("Enter")
            now = yield from self.driver.settle()
            return now, not still_there(before, now, plan)
        return now, False

    def _press(self, item: Any, before: Look, now: Look, plan: Plan) -> Steps[tuple[Look, bool]]:
        self.control = item.name
        self.driver.events.confirming = False
        yield from self.driver.press(item)
        after = yield from self.driver.settle()
        again = next((other for other in after.buttons if other.selector == item.selector), None)
        if self.driver.events.confirming and again is not None and signature(after) == signature(now):
            yield from self.driver.press(again)  # "are you sure?": now it gets its yes
            after = yield from self.driver.settle()
        if signature(after) == signature(now):
            after = yield from self.driver.wait_for_more(replace(after, later=0.0), _SLOW_STEP)
        return after, not still_there(before, after, plan, item.name)

    def _result(self, before: Look, after: Look) -> Look | None:
        """An outcome that appears below the form itself: new text that is no message about an answer."""
        if not before.asks or says_wrong(before, after):
            return None
        new = [text for text in new_texts(before, after) if not text.furniture and text.of is None]
        if len(new) == 1 and len(new[0].text.split()) < _LONG and not _ADVICE.search(new[0].text):
            return None
        if sum(len(text.text.split()) for text in new) < _RESULT_WORDS or any(
            ask.key not in {known.key for known in before.asks} for ask in after.asks
        ):
            return None
        return Look(after.url, after.title, new, [], [], status=after.status)

    def _entered(self, way: Way) -> tuple[list[str], list[str], list[str]]:
        """What was typed, chosen and asked along a way: a screen that repeats it is the same for every answer."""
        typed = [text for _, combo in way for entry in combo.entries for text in entry.typed]
        chosen = [text for _, combo in way for entry in combo.entries for text in entry.picks]
        chosen += [combo.press.name for _, combo in way if combo.press is not None]
        asked = [text for screen, _ in way if (known := self.map.screens.get(screen)) for text in known.look.questions]
        return typed, chosen, asked

    def restore(self, here: Here) -> Steps[Here]:
        """Be on this screen again, nothing filled in: from the start, along the same way. Raises `Lost`."""
        again = yield from self.follow(here.way)
        if again.known is not here.known:
            raise Lost(f"scherm {here.known.id} komt niet terug bij dezelfde antwoorden")
        return again

    def follow(self, way: Way, here: Here | None = None) -> Steps[Here]:
        """Give the answers of a way, from the start or from where one is on it; stops where another screen comes."""
        if here is None:
            here = yield from self.start()
        for number, (screen, combo) in enumerate(way):
            if number < len(here.way):
                continue
            if here.known.id != screen:
                return here
            there = yield from self.take(here, combo)
            if there is None:
                return here
            here = replace(there, way=way[: number + 1]) if there.way != way[: number + 1] else there
        return here


def _only(document: Document, shown: Look) -> Document:
    """The part of a document that is shown for the first time: a conversation is read once, not again at every turn."""
    new = {identity.plain(text.text) for text in shown.texts}
    kept = [block for block in document.blocks if identity.plain(block.text) in new]
    return replace(document, blocks=kept) if kept else document


def _answered(ask: Ask) -> bool:
    return any(item.checked for item in ask.items) or (ask.kind not in ("one", "several") and bool(ask.items[0].value))
