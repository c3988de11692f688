"""What a screen teaches: better answers by its messages, what a list holds, and what a button brings to light."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from begrijpelijk.browser.steps import Steps
from begrijpelijk.browser.walk import candidates, fill, moves, plausible
from begrijpelijk.browser.walk.drive import signature
from begrijpelijk.browser.walk.entry import Press
from begrijpelijk.browser.walk.formats import COMMON, by_message, dated, fits
from begrijpelijk.browser.walk.look import Ask, Look
from begrijpelijk.browser.walk.messages import message_for, new_texts
from begrijpelijk.browser.walk.plan import Plan, press_of

if TYPE_CHECKING:
    from begrijpelijk.browser.walk.walker import Walker

_MOST = 12  # answers that are learned for one question
_MOST_REFUSALS = 6  # times that a screen teaches something
_NEAR = 120.0  # CSS pixels within which a message is about a question
_TYPED = ("text", "number", "date")


def open_lists(walker: Walker, plan: Plan, look: Look) -> Steps[Look]:
    """See what is in the lists of a new screen; gives what stands there when they are closed again."""
    for ask in [ask for ask in look.asks if ask.kind == "list" and not plan.entries.get(ask.key)]:
        given = walker.steering.given(ask.text) if walker.steering else None
        now = next((other for other in look.asks if other.key == ask.key), None)
        if now is None:
            break
        names, look = yield from fill.options(walker.driver, now, look)
        wanted = names if given is None else _wanted(names, given)
        plan.learn(ask.key, candidates.chosen_from(ask.key, ask.text, wanted))
    return look


def _wanted(names: Sequence[str], given: Sequence[str]) -> list[str]:
    """The names that a user asks for, whole or else in part."""
    found = [
        next((name for name in names if name.casefold() == answer.casefold()), None)
        or next((name for name in names if answer.casefold() in name.casefold()), None)
        for answer in given
    ]
    return [name for name in found if name is not None]


def from_refusal(walker: Walker, plan: Plan, before: Look, after: Look) -> None:
    """Better answers to the questions that the page complains about after a screen did not move on."""
    if plan.accepted or plan.refusals >= _MOST_REFUSALS:
        return
    plan.refusals += 1
    found = [(ask, _message(ask, before, after)) for ask in before.asks]
    blamed = [(ask, message) for ask, message in found if message is not None]
    general = " ".join(text.text for text in new_texts(before, after))[:400]
    for ask, message in blamed or [(ask, general) for ask in before.asks]:
        if ask.key not in plan.faulted:
            plan.faulted.append(ask.key)
        steered = walker.steering is not None and walker.steering.given(ask.text) is not None
        if steered or any(item.kind == "password" for item in ask.items):
            continue
        if ask.kind == "file":
            plan.learn(ask.key, [candidates.a_file(ask)])
        elif ask.kind in _TYPED and len(ask.items) == 1:
            _better(plan, ask, message, walker.today)


def _message(ask: Ask, before: Look, after: Look) -> str | None:
    """What the page says about this question; None where it says nothing of it."""
    now = next((other for other in after.asks if other.key == ask.key), None)
    faulty = now is not None and any(item.invalid for item in now.items)
    found = message_for(ask, before, after)
    if found is not None and (faulty or found.tied or found.distance <= _NEAR):
        return found.text
    return "" if faulty else None


def _better(plan: Plan, ask: Ask, message: str, today: date) -> None:
    first = ask.items[0]
    told = f"{message} {ask.about} {first.validation}"
    is_date = first.kind == "text" and plausible.is_typed_date(first, told)
    values = by_message(message, today, is_date=is_date) if message else []
    if is_date:
        values += [dated(day, form) for form in COMMON for day in plausible.dates(first, told, today)[:1]]
    if first.kind == "text":
        values += plausible.texts(first, f"{message} {ask.text}", today) + by_message(ask.about, today, is_date=is_date)
    elif first.kind == "number":
        values = [value.replace(",", ".") for value in values if _is_number(value)]
    else:
        values = [value for value in values if len(value) == 10 and value[4] == "-"]
    known = {entry.value for entry in plan.entries.get(ask.key, [])}
    new = [value for value in dict.fromkeys(values) if value not in known and fits(first.pattern, value)]
    if new:
        plan.learn(ask.key, [candidates.typed(ask, value) for value in new[:_MOST]])


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True


def from_press(plan: Plan, press: Press, before: Look, after: Look) -> None:
    """What a button did that did not move on: it opened a list, brought other buttons to light, or was chosen."""
    new = fill.listed(before, after)
    names = list(dict.fromkeys(item.name for item in new if item.name))
    goes_on = moves.onward(before) is not None or moves.onward_disabled(before)
    if len(names) > 1 and (before.asks or goes_on):
        key = f"list|{press.selector}"
        plan.entries[key] = candidates.chosen_from(key, press.name, names, press.selector)
        plan.presses.remove(press)
        plan.with_onward = goes_on or not plan.presses
        return
    if new:
        plan.revealed[press] = [press_of(item, new) for item in new]
    state = [(item.selector, item.disabled, item.checked, item.classes) for item in before.items]
    if state != [(item.selector, item.disabled, item.checked, item.classes) for item in after.items]:
        plan.touched.add(press)


def is_idle(press: Press, before: Look, after: Look) -> bool:
    """Whether nobody sees that a button did anything: it reads aloud, copies, or is a tool of another kind.

    What is drawn is not seen here in full, so of a part of a picture this is never said.
    """
    drawn = [[(item.selector, item.dress) for item in look.items] for look in (before, after)]
    return press.kind != "picture" and drawn[0] == drawn[1] and signature(before) == signature(after)
