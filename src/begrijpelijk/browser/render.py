"""A page of an address, or an HTML file, as a browser shows it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from begrijpelijk.browser.guard import Blocked, allows, guard, host_of
from begrijpelijk.browser.launch import BrowserError, limited, open_browser
from begrijpelijk.browser.loading import NotAPage, load, settle
from begrijpelijk.browser.measure import DESKTOP, TOO_SLOW, axe_findings, evaluate, joined, steps
from begrijpelijk.browser.scripts import script
from begrijpelijk.browser.steps import run
from begrijpelijk.browser.timers import matters, timers, watch
from begrijpelijk.document import Document
from begrijpelijk.errors import SourceError, told

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from begrijpelijk.browser.model import AxeFinding

T = TypeVar("T")
AXE = 30.0  # seconds for axe-core, which takes longest where very much is wrong
LONGEST = 240.0  # seconds for a page, all in all
_CRASHED = "Deze pagina laat de browser vastlopen. Kies een andere pagina."
_EMPTY = "Op deze pagina is geen tekst te zien. Controleer het adres."
_MOVES_ON = "Deze pagina gaat steeds vanzelf verder. Geef het adres van een pagina die blijft staan."
_NO_AXE = (
    "Op deze pagina staat te veel om alles te bekijken. "
    "De controle op onder andere contrast en het gebruik van een voorleesprogramma is overgeslagen."
)
_LOGIN = "Deze pagina vraagt om in te loggen. Alleen dat scherm is bekeken, niet wat erachter zit."

__all__ = ["NotAPage", "render"]


def render(
    source: str | Path,
    *,
    hosts: Sequence[str] = (),
    screenshots: bool = False,
    name: str | None = None,
    pins: Mapping[str, str] | None = None,
) -> Document:
    """The document of a page as a browser shows it, with `Document.page` filled.

    `source` is an http(s) address or the path of an HTML file. The browser talks only to the host of the address and
    those in `hosts`, at their address in `pins` (see `arguments`). Folded parts are opened before the text is read.
    Raises `SourceError` (and `NotAPage` for a PDF or another file) with one sentence for a page that cannot be shown,
    `BrowserError` where there is no browser.
    """
    address = str(source)
    is_file = "://" not in address
    url = Path(address).resolve().as_uri() if is_file else address
    allowed = [url.rpartition("/")[0] + "/"] if is_file else [host_of(url)]
    return _in_thread(lambda: _render(url, [*allowed, *hosts], screenshots, name or address, pins))


def _in_thread(work: Callable[[], T]) -> T:
    """Run in a thread of its own: Playwright refuses to work where an event loop is running, as in a browser test."""
    outcome: list[T] = []
    failure: list[BaseException] = []

    def target() -> None:
        try:
            outcome.append(work())
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=target, name="begrijpelijk-browser", daemon=True)
    thread.start()
    thread.join()
    if failure:
        raise failure[0]
    return outcome[0]


def _render(
    url: str, hosts: list[str], screenshots: bool, name: str, pins: Mapping[str, str] | None = None
) -> Document:
    from playwright.sync_api import Error

    with open_browser(hosts=[host for host in hosts if not host.startswith("file:")], pins=pins) as browser:
        context = browser.new_context(
            viewport={"width": DESKTOP[0], "height": DESKTOP[1]},
            service_workers="block",
            locale="nl-NL",
            accept_downloads=False,
            reduced_motion="reduce",
        )
        blocked = guard(context, hosts)
        watch(context)
        crashed: list[bool] = []

        def opened() -> tuple[Page, list[str]]:
            page = context.new_page()
            page.on("crash", lambda _: crashed.append(True))
            page.on("dialog", lambda dialog: dialog.dismiss())
            page.on("popup", lambda other: other.close())
            return page, load(page, url, lambda address: allows(hosts, address), name)

        with limited(browser, LONGEST) as late:
            try:
                return _measured(context, opened, blocked, screenshots, name)
            except BrowserError as error:
                raise SourceError(error.message, name) from error
            except Error as error:
                raise SourceError(_told(error, bool(crashed), bool(late)), name) from error


def _told(error: Exception, crashed: bool, late: bool) -> str:
    """What went wrong, in one sentence."""
    if late:
        return TOO_SLOW
    text = str(error).lower()
    if crashed or "crash" in text:
        return _CRASHED
    if "context was destroyed" in text or "navigat" in text:
        return _MOVES_ON
    return told(error)


def _measured(
    context: BrowserContext,
    opened: Callable[[], tuple[Page, list[str]]],
    blocked: Blocked,
    screenshots: bool,
    name: str,
) -> Document:
    page, notes = opened()
    # axe first: it is to see the page as it is, before anything is opened.
    found: list[AxeFinding] = []
    try:
        found = run(axe_findings(page, keep=True, seconds=AXE))
    except BrowserError:  # it cannot be stopped: the page is opened anew, and read without it
        page.close()
        page, notes = opened()
        notes.append(_NO_AXE)
    if run(evaluate(page, script("unfold"), {})):
        settle(page)
        if _NO_AXE not in notes:
            with suppress(BrowserError):  # what was found on the page as it was is kept
                found = joined(found, run(axe_findings(page, keep=True, again=True, seconds=AXE)))
    document = run(steps(page, screenshots=screenshots, axe=False, views=True, source=name))
    result = document.page
    assert result is not None
    result.axe = found
    if not any(char.isalnum() for block in document.blocks for char in block.text):
        raise SourceError(_EMPTY, name)
    if any(control.kind == "password" for control in result.controls):
        notes.append(_LOGIN)
    if matters(page):
        result.timers += timers(context, result.url)
    refused = blocked.note()
    if refused:
        notes.append(refused)
    document.notes += [*notes, *result.notes]
    result.notes = document.notes
    return document
