"""Walking a flow: a digital triage or another series of questions, in a real browser, along all its branches.

    from begrijpelijk.browser.launch import open_browser
    from begrijpelijk.browser.walk import walk
    with open_browser(["127.0.0.1:8000"]) as browser:
        flow = walk(browser.new_page(), "http://127.0.0.1:8000/")

A flow is walked only on the loopback address or on hosts that the user names: a walk enters answers and sends them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from begrijpelijk.browser import steps
from begrijpelijk.browser.guard import Blocked, guard_steps
from begrijpelijk.browser.measure import steps as measuring
from begrijpelijk.browser.model import Flow
from begrijpelijk.browser.picture_text import Pictures
from begrijpelijk.browser.walk import hosts as allowed
from begrijpelijk.browser.walk.answers import Answers
from begrijpelijk.browser.walk.budget import Budget, Meter, Notes, Progress
from begrijpelijk.browser.walk.drive import Driver, Lost
from begrijpelijk.browser.walk.explore import Explorer
from begrijpelijk.browser.walk.walker import Measure, Walker
from begrijpelijk.errors import SourceError

__all__ = ["Answers", "Budget", "measure_all", "walk", "walk_steps"]


def walk(
    page: Any,
    address: str,
    *,
    answers: Answers | Mapping[str, Any] | str | Path | None = None,
    hosts: Sequence[str] = (),
    budget: Budget | None = None,
    probing: bool = True,
    progress: Progress | None = None,
    measure: Measure | None = None,
) -> Flow:
    """Walk a flow from `address` on an open page of Playwright's sync interface, and come back with all of it.

    `answers` steers what is entered: a file, a mapping of a part of a question to its answers, or `Answers`. `hosts`
    are other hosts than the loopback address that may be visited. `probing` also tries empty and wrong answers, going
    back and loading again. `measure` is how each new screen is measured, by default with everything that `measure` of
    `begrijpelijk.browser` has. Cookies of the page's context are set back for every new start. Raises `SourceError`
    for an address that may not or cannot be walked, `ConfigError` for a wrong file with answers.
    """
    work = walk_steps(
        page,
        address,
        answers=answers,
        hosts=hosts,
        budget=budget,
        probing=probing,
        progress=progress,
        measure=measure,
    )
    return steps.run(work)


def walk_steps(
    page: Any,
    address: str,
    *,
    answers: Answers | Mapping[str, Any] | str | Path | None = None,
    hosts: Sequence[str] = (),
    budget: Budget | None = None,
    probing: bool = True,
    progress: Progress | None = None,
    measure: Measure | None = None,
) -> steps.Steps[Flow]:
    """The work of `walk`; also for a page of the async interface, with `steps.run_async`."""
    reachable = allowed.require(address, hosts)
    steering = Answers.of(answers)
    flow, notes = Flow(address, hosts=reachable), Notes()
    blocked = yield from guard_steps(page.context, reachable)
    driver = Driver(page, address, reachable, notes)
    meter = Meter(budget or Budget())
    walker = Walker(driver, flow, meter, notes, measure or measure_all(address), steering, progress)
    try:
        yield from Explorer(walker, probing).walk()
    except Lost as error:
        yield from driver.leave()
        raise SourceError(f"{error}.", address) from error
    finally:
        driver.events.unwatch()
    yield from driver.leave()
    _finish(flow, walker, notes, blocked)
    return flow


def measure_all(address: str, *, reads_pictures: bool = True) -> Measure:
    """Measure a screen with everything that there is to measure. `reads_pictures` reads the text in pictures too."""
    pictures = Pictures()

    def measure(page: Any, number: str) -> steps.Steps[Any]:
        source = f"{address}#scherm-{number}"
        document = yield from measuring(page, screenshots=True, axe=True, views=True, source=source)
        assert document.page is not None
        if reads_pictures:
            document.page.read_in_images = yield from pictures.with_text(page)
        return document

    return measure


def _finish(flow: Flow, walker: Walker, notes: Notes, blocked: Blocked) -> None:
    """What can be said when all is done."""
    walker.map.finish()
    if walker.meter.stopped:
        notes(walker.meter.stopped)
        flow.complete = False
    if any(not known.plan.whole for known in walker.map.screens.values()):
        flow.complete = False
    if any(screen.login for screen in flow.screens) and not flow.outcomes:
        flow.complete = False
    start = next(iter(walker.map.screens.values()), None)
    nothing = start is not None and not (start.plan.entries or start.plan.presses or start.screen.login)
    if nothing:
        notes("Op deze pagina is geen vraag of knop gevonden die verder gaat. Geef het adres waar de vragen beginnen.")
        flow.complete = False
    elif not flow.outcomes and not any(screen.login for screen in flow.screens):
        notes("Er is geen uitslag gevonden: er kwam steeds weer een vraag.")
    if (refused := blocked.note()) is not None:
        notes(refused)
    flow.notes = notes.lines
