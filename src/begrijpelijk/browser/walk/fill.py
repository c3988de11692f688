"""Filling in: ticking, typing, choosing from a list, setting a slider, adding a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from begrijpelijk.browser.steps import Steps
from begrijpelijk.browser.walk import moves
from begrijpelijk.browser.walk.entry import Entry
from begrijpelijk.browser.walk.look import Ask, Item, Look

if TYPE_CHECKING:
    from begrijpelijk.browser.walk.drive import Driver

TOUCH = 1500  # milliseconds that a control gets to be ready
_MOST_LISTED = 60
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)  # fmt: skip


def enter(driver: Driver, entry: Entry, now: Look) -> Steps[Look]:
    """Fill in one answer on what stands there now; gives what stands there after that."""
    ask = next((ask for ask in now.asks if ask.key == entry.ask), None)
    if entry.how == "open":
        return (yield from _choose(driver, entry, ask, now))
    if ask is None:
        return now
    driver.steps += 1
    if entry.how == "pick":
        if moves.onward(now) is None and (standing := _standing(ask, entry)):
            yield from driver.press(standing)
        else:
            yield from _pick(driver, ask, entry)
    elif entry.how == "select":
        handle = yield from driver.element(ask.items[0])
        yield handle.select_option(label=list(entry.picks), timeout=TOUCH)
    elif entry.how == "file":
        handle = yield from driver.element(ask.items[0])
        yield handle.set_input_files(_file(entry.value), timeout=TOUCH)
    else:
        for item, value in zip(ask.items, entry.typed, strict=False):
            yield from type_in(driver, item, value)
    after = yield from driver.settle()
    if entry.how == "type" and not entry.secret and ask.kind == "text":
        after = yield from _suggested(driver, entry, now, after)
    return after


def _file(name: str) -> dict[str, Any]:
    """A small file with nothing in it, made on the spot."""
    kind = {"png": "image/png", "pdf": "application/pdf"}.get(name.rpartition(".")[2], "text/plain")
    content = _PIXEL if kind == "image/png" else b"%PDF-1.4\n%%EOF\n" if kind == "application/pdf" else b"Geen tekst.\n"
    return {"name": name, "mimeType": kind, "buffer": content}


def _standing(ask: Ask, entry: Entry) -> Item | None:
    """The button with this answer that shows as chosen already, as after going back; pressing it once more goes on."""
    if ask.kind != "one":
        return None
    chosen = [item for item in ask.items if item.checked and item.tag != "input" and not item.disabled]
    return chosen[0] if [item.name or item.value for item in chosen] == list(entry.picks) else None


def _pick(driver: Driver, ask: Ask, entry: Entry) -> Steps[None]:
    """Tick what is to be ticked and clear the rest; every click may draw the page anew, so look each time."""
    done: set[str] = set()
    while True:
        wrong = [
            item
            for item in ask.items
            if item.checked != ((item.name or item.value) in entry.picks)
            and (item.name or item.value) not in done
            and not (item.kind == "radio" and item.checked and not item.multiple)
            and not item.disabled
        ]
        if not wrong:
            return
        item = wrong[0]
        done.add(item.name or item.value)
        yield from driver.press(item)
        if len(wrong) == 1:
            return
        now = yield from driver.look()
        found = next((other for other in now.asks if other.key == entry.ask), None)
        if found is None:
            return
        ask = found


def type_in(driver: Driver, item: Item, value: str) -> Steps[None]:
    """Type in a field, or set a slider."""
    from playwright.sync_api import Error

    handle = yield from driver.element(item)
    if item.kind == "slider" and item.tag != "input":
        yield from _slide(driver, handle, item, value)
        return
    if item.kind == "select":
        yield handle.select_option(label=value, timeout=TOUCH)
        return
    try:
        yield handle.fill(value, timeout=TOUCH)
    except Error:
        # A field that is no real field, or a number field that is given letters: as a person would.
        yield from driver.press(item)
        yield driver.page.keyboard.insert_text(value) if item.tag in ("input", "textarea") else driver.pause(0)


def _slide(driver: Driver, handle: Any, item: Item, value: str) -> Steps[None]:
    """Move a slider that is no real field: by the keyboard, and where that does nothing by a click on its track."""
    low, high, target = float(item.min or 0), float(item.max or 100), float(value)
    yield handle.focus()
    yield driver.page.keyboard.press("Home")
    step = float(item.step or 1)
    for _ in range(min(int((target - low) / step + 0.5), 200)):
        yield driver.page.keyboard.press("ArrowRight")
    now = yield handle.get_attribute("aria-valuenow")
    if now == item.value and now is not None and float(now) != target and high > low:
        box = yield handle.evaluate(_TRACK)
        share = (target - low) / (high - low)
        yield driver.page.mouse.click(box[0] + 1 + (box[2] - 2) * share, box[1] + box[3] / 2)


_TRACK = """e => { let at = e, r = e.getBoundingClientRect();
  while (at && r.width < 60) { at = at.parentElement; r = at?.getBoundingClientRect() ?? r; }
  return [r.x, r.y, r.width, r.height]; }"""


def _suggested(driver: Driver, entry: Entry, before: Look, now: Look) -> Steps[Look]:
    """Choose what a field suggests after typing: some take nothing else."""
    typed = entry.value.casefold()
    known = {item.selector for item in before.items}
    for item in now.items:
        if item.selector in known or item.disabled or not (item.role == "option" or item.kind == "button"):
            continue
        if item.name and (typed in item.name.casefold() or (item.role == "option" and item.name.casefold() in typed)):
            yield from driver.press(item)
            return (yield from driver.settle())
    return now


def listed(before: Look, now: Look) -> list[Item]:
    """What came to light when a list was opened, that can be chosen from it."""
    from begrijpelijk.browser.walk import moves

    known = {item.selector for item in before.items if not item.disabled}
    new = [
        item
        for item in now.items
        if item.selector not in known and not item.disabled and (item.name or item.value) and not item.opens
    ]
    options = [item for item in new if item.role == "option"]
    likely = [item for item in new if item.kind in ("radio", "button", "link") and moves.by_words(item.name) is None]
    return (options or likely)[:_MOST_LISTED]


def opened(driver: Driver, item: Item, before: Look) -> Steps[Look]:
    """What stands there after a list was opened."""
    yield from driver.press(item)
    now = yield from driver.settle()
    if not listed(before, now):
        now = yield from driver.wait_for_more(now, 0.4)
    if not listed(before, now):  # some open only by the keyboard
        handle = yield from driver.element(next((i for i in now.items if i.selector == item.selector), item))
        yield handle.focus()
        yield from driver.key("ArrowDown")
        now = yield from driver.settle()
    return now


def options(driver: Driver, ask: Ask, before: Look) -> Steps[tuple[list[str], Look]]:
    """The names in the list that something opens, and what stands there when it is closed again."""
    item = ask.items[0]
    now = yield from opened(driver, item, before)
    names = list(dict.fromkeys(other.name or other.value for other in listed(before, now)))
    yield from driver.key("Escape")
    closed = yield from driver.settle()
    if names and listed(before, closed):
        again = next((other for other in closed.items if other.selector == item.selector), None)
        if again is not None:
            yield from driver.press(again)
            closed = yield from driver.settle()
    return names, closed


def _choose(driver: Driver, entry: Entry, ask: Ask | None, now: Look) -> Steps[Look]:
    """Open a list and choose from it."""
    wanted = ask.items[0].selector if ask is not None else entry.via
    item = next((item for item in now.items if item.selector == wanted and not item.disabled), None)
    if item is None:
        return now
    driver.steps += 1
    there = yield from opened(driver, item, now)
    for other in listed(now, there):
        if (other.name or other.value) in entry.picks:
            yield from driver.press(other)
            return (yield from driver.settle())
    return there
