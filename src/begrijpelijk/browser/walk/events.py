"""What a browser does of its own accord during a walk: dialogs, new windows, downloads, crashes, requests."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from begrijpelijk.browser.guard import allows, host_of

_WAITED_FOR = frozenset({"document", "xhr", "fetch", "script"})
_NEWS = 4.0  # seconds after which a request counts as one that waits for news ("long polling")
_LOSES = re.compile(
    r"\b(?:stop\w*|verla(?:at|ten)|annule\w*|afbreken|verwijder\w*|wissen|gewist|verloren|kwijt|betal\w*|afsluiten|"
    r"uitloggen|delete|remove|leave|cancel|discard|lost|pay)\b",
    re.IGNORECASE,
)
_REASONS = (
    ("ERR_CONNECTION_REFUSED", "deze website geeft geen antwoord. Kijk of het adres klopt en of de website aan staat"),
    ("ERR_NAME_NOT_RESOLVED", "deze website bestaat niet of mag niet worden bezocht. Kijk of het adres klopt"),
    ("ERR_BLOCKED_BY_CLIENT", "dit adres stuurt door naar een andere website, en die mag niet worden bezocht"),
    ("ERR_TOO_MANY_REDIRECTS", "dit adres stuurt te vaak door"),
    ("ERR_ABORTED", "dit adres is geen webpagina"),
    ("Timeout", "deze website geeft te langzaam antwoord. Probeer het later opnieuw"),
    ("crashed", "het tabblad is vastgelopen"),
    ("closed", "het tabblad is dicht"),
)


def reason(error: Exception) -> str:
    """Why a page could not be used, in Dutch."""
    text = str(error)
    return next((told for sign, told in _REASONS if sign in text), "deze pagina kan niet worden geopend")


class Events:
    """Watches one page, and keeps it to itself: new windows are closed, dialogs and downloads are refused."""

    def __init__(self, page: Any, hosts: tuple[str, ...], note: Callable[[str], None]) -> None:
        self.hosts = hosts
        self.note = note
        self.status = 200
        self.crashed = False
        self.confirming = False
        """Whether a window asked for a yes since this was set to false, and got none."""
        self._asked: set[str] = set()
        self._news: set[tuple[str, str]] = set()
        self.message = ""
        """What the last dialog said."""
        self.watch(page)

    def watch(self, page: Any) -> None:
        """Begin to watch a page."""
        self.crashed, self._main = False, page
        self._open: dict[Any, float] = {}
        page.on("dialog", self._dialog)
        page.on("popup", self._popup)
        page.on("download", self._download)
        page.on("crash", self._crash)
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)
        page.on("response", self._response)

    def unwatch(self) -> None:
        """Leave the page to whoever gave it."""
        page = self._main
        for name, handler in (
            ("dialog", self._dialog), ("popup", self._popup), ("download", self._download), ("crash", self._crash),
            ("request", self._begin), ("requestfinished", self._end), ("requestfailed", self._end),
            ("response", self._response),
        ):  # fmt: skip
            page.remove_listener(name, handler)

    def may(self, url: str) -> bool:
        """Whether an address is on a host that may be visited."""
        return url.startswith(("about:srcdoc", "blob:")) or (
            re.match(r"https?:", url) is not None and allows(self.hosts, url)
        )

    def _dialog(self, dialog: Any) -> Any:
        if dialog.type == "beforeunload":  # "do you want to leave?": the walk goes on
            return dialog.accept()
        self.message = " ".join(str(dialog.message).split())[:200]
        if dialog.type == "confirm" and self.message in self._asked and not _LOSES.search(self.message):
            self.note(f"De pagina bleef vragen: '{self.message}'. Daarna is ja gezegd.")
            return dialog.accept()
        if dialog.type == "confirm":
            self._asked.add(self.message)
            self.confirming = True
        self.note(f"De pagina toonde een venster: '{self.message}'. Het is gesloten zonder ja te zeggen.")
        return dialog.dismiss()

    def _popup(self, window: Any) -> Any:
        self.note("De pagina wilde een nieuw venster openen. Dat is gesloten.")
        return window.close()

    def _download(self, download: Any) -> Any:
        self.note("De pagina wilde een bestand opslaan. Dat is tegengehouden.")
        return download.cancel()

    def _crash(self, _: Any) -> None:
        self.crashed = True

    def pending(self) -> bool:
        """Whether something is on its way that the page waits for; what takes very long is a way to get news."""
        now = time.monotonic()
        return any(now - began < _NEWS for began in self._open.values())

    def _begin(self, request: Any) -> None:
        if request.resource_type in _WAITED_FOR and (request.method, request.url) not in self._news:
            self._open[request] = time.monotonic()

    def _end(self, request: Any) -> None:
        began = self._open.pop(request, None)
        if began is not None and time.monotonic() - began >= _NEWS and request.resource_type in ("xhr", "fetch"):
            self._news.add((request.method, request.url))
        if request.failure and "BLOCKED_BY_CLIENT" in str(request.failure) and request.resource_type == "document":
            self.note(f"Een knop gaat naar {host_of(request.url)}. Die website mag niet worden bezocht.")

    def _response(self, response: Any) -> None:
        request = response.request
        if request.resource_type == "document" and request.frame == self._main.main_frame:
            self.status = response.status
