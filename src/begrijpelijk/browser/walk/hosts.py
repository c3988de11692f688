"""Where a walk may go: the loopback address, and hosts that the user names; nothing is sent before this is settled."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from urllib.parse import urlsplit

from begrijpelijk.browser.guard import host_of
from begrijpelijk.errors import SourceError, UsageError


def require(address: str, named: Sequence[str]) -> tuple[str, ...]:
    """The hosts that a walk from `address` may talk to. Raises `SourceError` where it may not be walked at all."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password:
        raise SourceError("dit is geen goed webadres. Gebruik een adres dat begint met http:// of https://", address)
    wanted = tuple(_named(name) for name in named)
    here = host_of(address)
    if not is_loopback(host) and here not in wanted and host.lower() not in wanted:
        raise SourceError(
            "deze website mag niet worden doorlopen. Een controle vult antwoorden in en verstuurt die. "
            f"Is het uw eigen testomgeving? Zet er dan bij: --host {here}",
            address,
        )
    return tuple(dict.fromkeys((here, *wanted)))


def _named(name: str) -> str:
    """A host as the user names it: a name, with a port or not; a whole address is understood as well."""
    given = name.strip().lower()
    if "://" in given:
        return host_of(given)
    if not given or any(c in given for c in "/*? \t") or not (given[0].isalnum() or given[0] == "["):
        raise UsageError(
            f"'{name}' is geen naam van een website; gebruik een naam zoals test.mijnziekenhuis.nl", "--host"
        )
    return given


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    if host.lower() == "localhost" or host.lower().endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
