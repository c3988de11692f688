"""Trying a screen out: an empty answer, an answer that cannot be right, going back, and loading the page again."""

from __future__ import annotations

from begrijpelijk.browser import timers
from begrijpelijk.browser.model import Probe, Return, Screen
from begrijpelijk.browser.steps import Steps
from begrijpelijk.browser.walk import moves, plausible
from begrijpelijk.browser.walk.candidates import stands_in
from begrijpelijk.browser.walk.drive import Lost
from begrijpelijk.browser.walk.entry import Entry
from begrijpelijk.browser.walk.known import still_there
from begrijpelijk.browser.walk.look import Ask, Look
from begrijpelijk.browser.walk.messages import message_for
from begrijpelijk.browser.walk.walker import Here, Walker

_ENOUGH = 3  # times in a row that a way back may fail
_MOST_TIMED = 10  # screens on which time is let go by
_TIMED = 2  # of them for one timer that does nothing: what begins anew changes nothing on the first screen
_MOST_WRONG = 4  # questions of one screen that are given an impossible answer


def probe(walker: Walker, here: Here) -> Steps[Here]:
    """Try a screen that is met for the first time; gives the same screen, with nothing filled in."""
    try:
        if here.known.screen.login:
            return (yield from _waits(walker, here))
        here = yield from _returns(walker, here)
        here = yield from _empty(walker, here)
        for ask in _can_be_wrong(here.look)[:_MOST_WRONG]:
            here = yield from _impossible(walker, here, ask)
        here = yield from _waits(walker, here)
    except Lost as error:
        walker.notes(f"Scherm {here.known.id} is niet helemaal geprobeerd: {error}.")
        here = yield from walker.restore(here)
    return here


def _waits(walker: Walker, here: Here) -> Steps[Here]:
    """Let the page's own time go by, where it has set something that was not seen to go off before."""
    due = yield from timers.waiting(walker.driver.page)
    if all(walker.timers[timer] >= _TIMED for timer in due) or walker.timed >= _MOST_TIMED:
        return here
    walker.timed += 1
    found = yield from timers.passing(walker.driver.page)
    walker.timers.update(dict.fromkeys(due, _TIMED if found else 1))
    here.known.screen.page.timers += found
    return (yield from walker.restore(here))


def _can_be_wrong(look: Look) -> list[Ask]:
    return [ask for ask in look.asks if wrong_answer(ask) is not None]


def wrong_answer(ask: Ask) -> str | None:
    """An answer to a question that cannot be right; None where every answer can be."""
    if ask.kind == "date" and len(ask.items) > 1:
        return plausible.IMPOSSIBLE_DATE
    return plausible.impossible(ask.kind, ask.items[0], f"{ask.text} {ask.items[0].name} {ask.hint}")


def filled(ask: Ask) -> bool:
    """Whether something stands there before anybody answers."""
    if ask.kind in ("one", "several") and ask.items[0].kind != "select":
        return any(item.checked for item in ask.items)
    return ask.kind == "slider" or bool(ask.items[0].value.strip())


def _empty(walker: Walker, here: Here) -> Steps[Here]:
    """Move on without an answer."""
    look, plan, screen = here.look, here.known.plan, here.known.screen
    asks = [ask for ask in look.asks if not filled(ask) and ask.kind != "file" and not stands_in(ask)]
    onward = moves.onward(look)
    if not asks or not plan.with_onward:
        return here
    if onward is None:  # a button that cannot be pressed yet takes no empty answer, and so has nothing to say about it
        return here
    after, moved, said = yield from _send(walker, here, look)
    for ask in asks:
        found = None if moved else message_for(ask, here.known.look, after, said)
        screen.page.probes.append(
            Probe("empty", ask.text, ask.selector, "", found.text if found else "", found.distance if found else None,
                  found.tied if found else False, moved,
                  found.by_browser if found else False)
        )  # fmt: skip
    return (yield from _again(walker, here, after, moved))


def _impossible(walker: Walker, here: Here, ask: Ask) -> Steps[Here]:
    """Give one answer that cannot be right, and good ones to the other questions."""
    wrong = wrong_answer(ask)
    if wrong is None or moves.onward(here.look) is None:
        return here
    plan = here.known.plan
    now = here.look
    for entry in plan.base():
        if entry.ask != ask.key:
            now = yield from walker.driver.enter(entry, now)
    typed = wrong.split("-") if ask.kind == "date" and len(ask.items) > 1 else [wrong]
    if not still_there(here.look, now, plan):
        return (yield from walker.restore(here))
    filled = yield from walker.driver.enter(Entry(ask.key, ask.text, wrong, "type", typed=tuple(typed)), now)
    found_ask = next((other for other in filled.asks if other.key == ask.key), None)
    held = " ".join(item.value for item in found_ask.items).strip() if found_ask else ""
    if not held:  # the field does not take it at all: nothing impossible was entered
        return (yield from walker.restore(here))
    after, moved, said = yield from _send(walker, here, filled)
    found = None if moved else message_for(ask, here.known.look, after, said)
    here.known.screen.page.probes.append(
        Probe("impossible", ask.text, ask.selector, wrong, found.text if found else "",
              found.distance if found else None, found.tied if found else False, moved,
                  found.by_browser if found else False)
    )  # fmt: skip
    return (yield from _again(walker, here, after, moved or not plan.entries.get(ask.key)))


def _send(walker: Walker, here: Here, now: Look) -> Steps[tuple[Look, bool, str]]:
    """Press what moves on; gives what stands there then, whether another screen came, and what a dialog said."""
    onward = moves.onward(now)
    if onward is None:
        return now, False, ""
    walker.driver.events.message = ""
    yield from walker.driver.press(onward)
    after = yield from walker.driver.settle()
    moved = not still_there(here.look, after, here.known.plan)
    return after, moved, walker.driver.events.message


def _again(walker: Walker, here: Here, after: Look, moved: bool) -> Steps[Here]:
    """The screen as it was met. After a message it is still there; its answers are given anew anyhow."""
    if not moved and walker.is_at(here.known, after, here.way):
        return Here(here.known, after, here.way)
    return (yield from walker.restore(here))


def _returns(walker: Walker, here: Here) -> Steps[Here]:
    """Go back by the browser's button and by the page's own, where it has one, and load the page again.

    Loading comes last: an app that is one page may keep its place and forget its answers, and that is no fault of going
    back.
    """
    if here.way:
        here = yield from _goes_back(walker, here)
    if walker.no_return["reload"] >= _ENOUGH:
        return here
    look = yield from walker.driver.reload()
    same = walker.is_at(here.known, look, here.way)
    _note(walker, here.known.screen, Return("reload", same, same))
    if not same:
        return (yield from walker.restore(here))
    return Here(here.known, look, here.way)


def _note(walker: Walker, screen: Screen, found: Return) -> None:
    """Note what came of it; a way that failed on some screens in a row is not tried on all of them."""
    screen.returns.append(found)
    walker.no_return[found.by] = 0 if found.possible else walker.no_return[found.by] + 1


def _goes_back(walker: Walker, here: Here) -> Steps[Here]:
    screen, look = here.known.screen, here.look
    if here.known.traceless:
        screen.returns.append(Return("browser", False, False))
    else:
        back = yield from walker.driver.back()
        result = _returned("browser", walker, here, back)
        screen.returns.append(result)
        look = (yield from walker.driver.forward()) if result.possible else back
        if not (result.possible and walker.is_at(here.known, look, here.way)):
            here = yield from _onward(walker, here, look)
            look = here.look
    buttons = moves.of(look, moves.BACK)
    if not buttons or walker.no_return["page"] >= _ENOUGH:
        return Here(here.known, look, here.way)
    yield from walker.driver.press(buttons[0])
    back = yield from walker.driver.settle()
    _note(walker, screen, _returned("page", walker, here, back))
    return (yield from _onward(walker, here, back))


def _onward(walker: Walker, here: Here, back: Look) -> Steps[Here]:
    """To the screen again after a step back: with the same answer where that can be given, else from the start."""
    screen, combo = here.way[-1]
    before = walker.map.screens[screen]
    if not before.grown and not here.known.grown and walker.is_at(before, back, here.way[:-1]):
        there = yield from walker.take(Here(before, back, here.way[:-1]), combo)
        if there is not None and there.known is here.known:
            return there
    return (yield from walker.restore(here))


def _returned(by: str, walker: Walker, here: Here, back: Look) -> Return:
    """Whether the screen before this one came, and whether what was answered there still stands."""
    screen, combo = here.way[-1]
    before = walker.map.screens[screen]
    if not walker.is_at(before, back, here.way[:-1]):
        return Return(by, False, False)  # type: ignore[arg-type]
    kept = all(_kept(entry, back) for entry in combo.entries)
    return Return(by, True, kept)  # type: ignore[arg-type]


def _kept(entry: Entry, look: Look) -> bool:
    ask = next((ask for ask in look.asks if ask.key == entry.ask), None)
    if ask is None:
        return False
    if entry.how == "pick":
        return {item.name or item.value for item in ask.items if item.checked} == set(entry.picks)
    if entry.how == "select":
        chosen = {text for value, text in ask.items[0].options if value == ask.items[0].value}
        return chosen == set(entry.picks)
    return all(item.value.strip() == typed.strip() for item, typed in zip(ask.items, entry.typed, strict=False))
