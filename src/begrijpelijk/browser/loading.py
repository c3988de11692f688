"""Opening an address and waiting until the page is there; each way in which that goes wrong is one sentence."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from begrijpelijk.browser.measure import evaluate
from begrijpelijk.browser.scripts import script
from begrijpelijk.browser.steps import Steps, run
from begrijpelijk.errors import SourceError
from begrijpelijk.sources.base import MAX_BYTES
from begrijpelijk.sources.web import STATUS

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request, Response

ANSWER = 20.0  # seconds for a first answer
REACTS = 10.0  # seconds in which a page that is not done loading reacts at all
LOADING = 20.0  # seconds for the page and its parts
SOON = 6.0  # seconds of these after which it has to react, done or not
QUIET = 0.15  # seconds without a change before a page counts as ready
LONGEST = 5.0  # seconds to wait for that
_NO_ANSWER = "Deze website geeft geen antwoord. Controleer het adres en de verbinding."
_SLOW = "Deze website geeft te langzaam antwoord. Probeer het later opnieuw."
_TURNS = "Dit adres stuurt te vaak door. Controleer het adres."
_UNSAFE = "De beveiliging van deze website klopt niet. Controleer het adres."
_ADDRESS = "Dit is geen goed webadres. Gebruik een adres dat begint met http:// of https://."
_TOO_LARGE = f"Deze pagina is groter dan {MAX_BYTES // 1024 // 1024} MB. Kies een kleinere pagina."
_ELSEWHERE = "Dit adres stuurt door naar {host}. Geef dat adres op als u die pagina wilt bekijken."
_NOT_DONE = "Deze pagina was na {seconds} seconden nog niet klaar met laden. Misschien ontbreekt er een deel."
_FILE = "Dit adres is geen pagina maar een bestand."
_ERRORS = (
    ("ERR_TOO_MANY_REDIRECTS", _TURNS),
    ("ERR_CERT", _UNSAFE),
    ("ERR_SSL", _UNSAFE),
    ("ERR_INVALID_URL", _ADDRESS),
    ("invalid URL", _ADDRESS),
    ("ERR_FILE_NOT_FOUND", "Dit bestand bestaat niet. Controleer de naam."),
    ("ERR_TIMED_OUT", _SLOW),
    ("Timeout", _SLOW),
)


class NotAPage(SourceError):
    """The address gives a file that a browser does not show as a page, such as a PDF: it is to be read as a file."""


def load(page: Page, url: str, allowed: Callable[[str], bool], name: str) -> list[str]:
    """Open an address and wait until the page is ready. Gives remarks for the reader.

    Raises `SourceError`, and `BrowserError` for a page that keeps its browser so busy that it does not react.
    """
    from playwright.sync_api import Error

    if urlsplit(url).scheme not in ("http", "https", "file"):
        raise SourceError(_ADDRESS, name)
    turned: list[str] = []
    files: list[bool] = []
    answers: list[Response] = []

    def look(request: Request) -> None:
        if request.is_navigation_request() and request.frame == page.main_frame and not allowed(request.url):
            turned.append(request.url)

    def hear(answer: Response) -> None:
        if answer.request.is_navigation_request() and answer.frame == page.main_frame:
            answers.append(answer)

    page.on("request", look)
    page.on("response", hear)
    page.on("download", lambda _: files.append(True))
    try:
        response = page.goto(url, wait_until="commit", timeout=ANSWER * 1000)
    except Error as error:
        if turned:
            raise SourceError(_ELSEWHERE.format(host=urlsplit(turned[-1]).hostname), name) from error
        if files or "Download is starting" in str(error) or "ERR_ABORTED" in str(error):
            raise NotAPage(_FILE, name) from error
        if answers:  # an error without a page of its own
            _require_page(answers[-1], name)
        sentence = next((text for sign, text in _ERRORS if sign in str(error)), _NO_ANSWER)
        raise SourceError(sentence, name) from error
    _require_page(response, name)
    notes = []
    if not (_loaded(page, SOON) or _loaded(page, LOADING - SOON)):
        notes.append(_NOT_DONE.format(seconds=round(LOADING)))
        with contextlib.suppress(Error):
            run(evaluate(page, "(_) => stop()", None, REACTS))
    settle(page)
    if turned and not allowed(page.url):
        raise SourceError(_ELSEWHERE.format(host=urlsplit(turned[-1]).hostname), name)
    bytes_read = "(_) => (performance.getEntriesByType('navigation')[0] || {}).decodedBodySize || 0"
    size = run(evaluate(page, bytes_read, None, REACTS))
    if size > MAX_BYTES:
        raise SourceError(_TOO_LARGE, name)
    return notes


def _loaded(page: Page, seconds: float) -> bool:
    """Whether the page and its parts come within some seconds. Raises `BrowserError` for one that does not react."""
    from playwright.sync_api import Error

    end = time.monotonic() + seconds
    try:
        for state in ("domcontentloaded", "load"):
            page.wait_for_load_state(state, timeout=max(end - time.monotonic(), 0.1) * 1000)
    except Error as error:
        if "crash" in str(error).lower():
            raise
        with contextlib.suppress(Error):
            run(evaluate(page, "(_) => 0", None, REACTS))
        return False
    return True


def _require_page(response: Response | None, name: str) -> None:
    """Refuse an answer that is an error, too large, or no page."""
    if response is None:
        return
    if response.status >= 400:
        number = response.status
        sentence = STATUS.get(number, f"Deze website geeft een fout (nummer {number}). Probeer het later opnieuw.")
        raise SourceError(sentence, name)
    headers = response.headers
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind and kind not in ("text/html", "application/xhtml+xml", "image/svg+xml"):
        raise NotAPage(_FILE, name)
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > MAX_BYTES:
        raise SourceError(_TOO_LARGE, name)


def settle(page: Page) -> None:
    """Wait until nothing changes on the page for a moment, with a limit; a page that never rests is taken as it is.

    Raises `BrowserError` for one that does not react.
    """
    from playwright.sync_api import Error

    def work() -> Steps[Any]:
        options = {"quiet": QUIET * 1000, "longest": LONGEST * 1000}
        return (yield from evaluate(page, script("ready"), options, LONGEST + REACTS))

    for _ in range(3):  # a page that moves on by script at once is waited for again
        try:
            run(work())
            return
        except Error as error:
            if "navigat" not in str(error).lower() and "destroyed" not in str(error).lower():
                raise
            with contextlib.suppress(Error):
                page.wait_for_load_state("load", timeout=LOADING * 1000)
