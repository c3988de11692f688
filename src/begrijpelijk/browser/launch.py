"""Starting a browser: Playwright's own Chromium or the one of the system, cut off from all hosts but those named."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk.errors import BegrijpelijkError, told
from begrijpelijk.extra import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
# Characters. A socket may have 107, of which "/org.chromium.Chromium.XXXXXX/SingletonSocket" takes 45.
_LONG_FOLDER = 56
START_TIME = 30.0  # seconds for a browser to start
_ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-pings",
    "--no-proxy-server",
    "--dns-prefetch-disable",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-features=Translate,NetworkPrediction,Prerender2,SpeculationRulesPrefetchFuture,OptimizationHints,"
    "MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
)
_NO_BROWSER = (
    "Er is geen browser gevonden. Installeer er een met: playwright install chromium (of: apt-get install chromium)"
)


class BrowserError(BegrijpelijkError):
    """There is no browser, or it does not start."""


def is_installed() -> bool:
    """Whether the extra `[browser]` is there; says nothing of a Chromium."""
    return find_spec("playwright") is not None and find_spec("axe_playwright_python") is not None


def require_extra() -> None:
    """Raise `BrowserError`, with what to install, where the extra `[browser]` is not there."""
    if not is_installed():
        raise BrowserError(missing("browser"))


def find_chromium(playwright: Playwright) -> str:
    """The path of a Chromium: Playwright's own, or else the system's. Raises `BrowserError` where there is none."""
    own = Path(playwright.chromium.executable_path)
    if own.exists():
        return str(own)
    found = system_chromium()
    if found is None:
        raise BrowserError(_NO_BROWSER)
    return found


def system_chromium() -> str | None:
    """The path of the system's Chromium, Chrome or Edge; None where there is none."""
    usual: list[str] = []
    if sys.platform == "darwin":
        usual = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
    elif sys.platform == "win32":
        folders = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        ends = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
        usual = [str(Path(folder) / end) for folder in folders if folder for end in ends]
    found = (path for name in NAMES if (path := shutil.which(name)))
    return next(found, None) or next((path for path in usual if Path(path).exists()), None)


def arguments(hosts: Sequence[str] | None, pins: Mapping[str, str] | None = None) -> list[str]:
    """The options of the browser. With `hosts` no other name or address can be reached: not by DNS, not by a socket.

    `pins` has the address in numbers of hosts (without port) whose name may not lead anywhere else.
    """
    result = list(_ARGUMENTS)
    if os.name == "posix" and (sys.platform == "linux" or os.geteuid() == 0):
        result.append("--no-sandbox")  # in containers, and as root, Chromium does not start with one
    if hosts is not None:
        pinned = [f"MAP {name} {place}" for name, place in (pins or {}).items()]
        names = {host.rpartition(":")[0] if _has_port(host) else host for host in hosts} - set(pins or ())
        rules = ", ".join([*pinned, "MAP * ~NOTFOUND", *(f"EXCLUDE {name}" for name in sorted(names))])
        result.append(f"--host-resolver-rules={rules}")
    return result


def _has_port(host: str) -> bool:
    return host.rpartition(":")[2].isdigit() and not host.endswith("]")


def _surroundings() -> dict[str, str | float | bool] | None:
    """What the browser finds in its environment; None for what we have.

    In a temporary folder with a long name its socket would get a longer one than the system allows: it does not start.
    """
    if os.name != "posix" or len(tempfile.gettempdir()) <= _LONG_FOLDER or not Path("/tmp").is_dir():
        return None
    return {**os.environ, "TMPDIR": "/tmp"}


@contextmanager
def open_browser(hosts: Sequence[str] | None = None, pins: Mapping[str, str] | None = None) -> Iterator[Browser]:
    """A browser that is closed on the way out, whatever happens.

    With `hosts` it can reach those and no others, at their `pins` where they have one. Raises `BrowserError` with one
    line that says what to install.
    """
    require_extra()
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        try:
            browser = playwright.chromium.launch(
                executable_path=path,
                args=arguments(hosts, pins),
                timeout=START_TIME * 1000,
                handle_sigint=False,
                env=_surroundings(),
            )
        except Error as error:
            raise BrowserError(f"De browser start niet ({path}): {told(error)}") from error
        try:
            yield browser
        finally:
            with suppress(Error):  # it has gone already; what ended it may be on its way up, and is what counts
                browser.close()
