"""A page of an address, or an HTML file, as a browser shows it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from begrijpelijk.browser.guard import Blocked, allows, guard, host_of
from begrijpelijk.browser.launch import BrowserError, open_browser, require_extra
from begrijpelijk.browser.limit import limited
from begrijpelijk.browser.loading import NotAPage, load, settle
from begrijpelijk.browser.measure import ANSWERS, DESKTOP, TOO_SLOW, axe_findings, evaluate, joined, steps
from begrijpelijk.browser.picture_text import Pictures
from begrijpelijk.browser.scripts import script
from begrijpelijk.browser.steps import run
from begrijpelijk.browser.timers import matters, timers, watch
from begrijpelijk.browser.trial import SECONDS as TRYING
from begrijpelijk.browser.trial import try_out
from begrijpelijk.document import Document
from begrijpelijk.errors import SourceError, told

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Dialog, Page

    from begrijpelijk.browser.model import AxeFinding

T = TypeVar("T")
UNFOLDING = 25.0  # seconds for opening what is folded
SLUGGISH = 1.0  # seconds in which a page that has little to do answers
BUSY = 25.0  # seconds for a page that does not
AXE = 20.0  # seconds for axe-core, which takes longest where very much is wrong
OPENING = 100.0  # seconds to open a page: each step of that has a limit of its own
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
    tries: bool = False,
    reads_pictures: bool = False,
    name: str | None = None,
    pins: Mapping[str, str] | None = None,
) -> Document:
    """The document of a page as a browser shows it, with `Document.page` filled.

    `source` is an http(s) address or the path of an HTML file. The browser talks only to the host of the address and
    those in `hosts`, at their address in `pins` (see `arguments`). Folded parts are opened before the text is read.
    With `tries` the form of the page is tried out in the end, see `trial`: nothing is sent. With `reads_pictures` the
    text in its pictures is read, see `picture_text`.
    Raises `SourceError` (and `NotAPage` for a PDF or another file) with one sentence for a page that cannot be shown,
    `BrowserError` where there is no browser.
    """
    require_extra()
    address = str(source)
    is_file = "://" not in address
    url = Path(address).resolve().as_uri() if is_file else address
    allowed = [url.rpartition("/")[0] + "/"] if is_file else [host_of(url)]

    def shown(axe: bool) -> Document:
        return _render(url, [*allowed, *hosts], screenshots, axe, tries, reads_pictures, name or address, pins)

    def work() -> Document:
        try:
            return shown(axe=True)
        except _NoAxeError:  # it cannot be stopped: the page is opened anew, and read without it
            return shown(axe=False)

    return _in_thread(work)


class _NoAxeError(Exception):
    """axe-core takes too long."""


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
    url: str,
    hosts: list[str],
    screenshots: bool,
    axe: bool,
    tries: bool,
    reads_pictures: bool,
    name: str,
    pins: Mapping[str, str] | None,
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
        sockets: list[object] = []

        def dismiss(dialog: Dialog) -> None:
            dialog.dismiss()

        def opened() -> tuple[Page, list[str]]:
            limit.alive(OPENING)
            page = context.new_page()
            page.on("crash", lambda _: crashed.append(True))
            page.on("websocket", lambda socket: sockets.append(socket))
            page.on("dialog", dismiss)
            page.on("popup", lambda other: other.close())
            notes = load(page, url, lambda address: allows(hosts, address), name)
            if _is_sluggish(page):
                limit.shorten(BUSY)
            return page, notes

        with limited(browser, LONGEST) as limit:
            try:
                document, page = _measured(context, opened, blocked, screenshots, axe, name)
                assert document.page is not None
                if reads_pictures:
                    document.page.read_in_images = run(Pictures().with_text(page))
                # What a page sends through a socket that is open already cannot be refused.
                if tries and not sockets:
                    limit.shorten(TRYING * 1.5)
                    page.remove_listener("dialog", dismiss)  # the trial reads what a window says
                    document.page.probes += try_out(page, hosts, complete=not blocked.scripts)
                return document
            except BrowserError as error:
                raise SourceError(error.message, name) from error
            except Error as error:
                raise SourceError(_told(error, bool(crashed), limit.late), name) from error
            finally:
                limit.end()  # a page that is closed as usual is waited for, and may still send something


def _is_sluggish(page: Page) -> bool:
    """Whether the page does so much by itself that every script has to wait for its turn."""
    for _ in range(2):
        began = time.monotonic()
        run(evaluate(page, "(_) => 0", None, ANSWERS))
        if time.monotonic() - began < SLUGGISH:
            return False
    return True


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
    axe: bool,
    name: str,
) -> tuple[Document, Page]:
    page, notes = opened()
    # axe first: it is to see the page as it is, before anything is opened.
    found: list[AxeFinding] = []
    if axe:
        try:
            found = run(axe_findings(page, keep=True, seconds=AXE))
        except BrowserError as error:
            raise _NoAxeError from error
    else:
        notes.append(_NO_AXE)
    if run(evaluate(page, script("unfold"), {}, UNFOLDING)):
        settle(page)
        if axe:
            try:
                found = joined(found, run(axe_findings(page, keep=True, again=True, seconds=AXE)))
            except BrowserError as error:
                raise _NoAxeError from error
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
    return document, page
