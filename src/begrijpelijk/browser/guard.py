"""Keeping a browser to the hosts it was sent to: what a page asks of others is refused, counted and told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from begrijpelijk.browser.steps import Steps, run

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

_NAMED = 3  # hosts that the note names
_NO_OTHER_WAYS = """
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"]) {
  try { delete globalThis[name]; } catch { /* stays: the browser itself refuses */ }
}
if (navigator.serviceWorker) {
  navigator.serviceWorker.register = () => Promise.reject(new DOMException("refused", "SecurityError"));
}
"""


@dataclass
class Blocked:
    """What was refused, by host; `scripts` is how many of them were scripts, without which a page may not work."""

    hosts: Counter[str] = field(default_factory=Counter)
    scripts: int = 0

    @property
    def total(self) -> int:
        """How many requests were refused."""
        return self.hosts.total()

    def note(self) -> str | None:
        """One line about it in Dutch; None when nothing was refused."""
        if not self.hosts:
            return None
        names = [host for host, _ in self.hosts.most_common()]
        others = f" en {len(names) - _NAMED} andere" if len(names) > _NAMED else ""
        parts = "1 onderdeel" if self.total == 1 else f"{self.total} onderdelen"
        return (
            f"Niet geladen: {parts} van andere websites ({', '.join(names[:_NAMED])}{others}). "
            "De pagina kan er daardoor anders uitzien."
        )


def host_of(url: str) -> str:
    """The host of an address as `guard` wants it: with its port where that is not the usual one."""
    parts = urlsplit(url)
    name = (parts.hostname or "").lower()
    name = f"[{name}]" if ":" in name else name
    return name if parts.port in (None, 80, 443) else f"{name}:{parts.port}"


def allows(hosts: Iterable[str], url: str) -> bool:
    """Whether an address is on one of the hosts, or never leaves the browser (data:, blob:, about:)."""
    return not re.match(_others(hosts), url, re.IGNORECASE)


def _others(hosts: Iterable[str]) -> str:
    """A pattern of addresses on all other hosts. A host without a port stands for the usual ports.

    An address of a folder (``file:///...``) allows the files in it.
    """
    named, folders = [], []
    for host in hosts:
        if host.startswith("file:"):
            folders.append(re.escape(host))
            continue
        has_port = re.search(r":\d+$", host) and not host.endswith("]")
        named.append(re.escape(host.lower()) + ("" if has_port else "(?::80|:443)?"))
    allowed = "|".join(named) or "(?!)"
    local = f"(?!{'|'.join(folders)})" if folders else ""
    return rf"^(?:(?:https?|wss?)://(?!(?:{allowed})(?:[/?#]|$))|{local}file:|(?:ftp|chrome|view-source):)"


def guard(context: BrowserContext, hosts: Iterable[str]) -> Blocked:
    """Refuse whatever a page in this context asks of other hosts; gives what was refused so far.

    Covers requests, frames, sockets, workers and WebRTC. A redirect by a server that is followed inside the browser
    cannot be refused here: a browser of `open_browser(hosts)` refuses that as well.
    """
    return run(guard_steps(context, hosts))


def guard_steps(context: Any, hosts: Iterable[str]) -> Steps[Blocked]:
    """The work of `guard`, also for a context of the async interface."""
    blocked = Blocked()
    pattern = re.compile(_others(list(hosts)), re.IGNORECASE)

    # What they give is awaited by the async interface, and nothing in the sync one.
    def refuse(route: Any) -> Any:
        blocked.hosts[host_of(route.request.url)] += 1
        blocked.scripts += route.request.resource_type == "script"
        return route.abort("blockedbyclient")

    def refuse_socket(socket: Any) -> Any:
        blocked.hosts[host_of(socket.url)] += 1
        return socket.close()

    yield context.route(pattern, refuse)
    yield context.route_web_socket(pattern, refuse_socket)
    yield context.add_init_script(_NO_OTHER_WAYS)
    return blocked
