"""What robots.txt allows, as RFC 9309 has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

AGENT = "begrijpelijk"
LARGEST = 512 * 1024  # bytes that are read of a robots.txt; the rest is ignored, as RFC 9309 allows
LONGEST_DELAY = 30.0  # seconds between two pages; who asks for more gets this


@dataclass
class Robots:
    """The rules of a host. Without `rules` everything is allowed, with `closed` nothing."""

    rules: Any = None
    closed: bool = False
    sitemaps: list[str] = field(default_factory=list)
    delay: float = 0.0

    def allows(self, address: str) -> bool:
        """Whether an address may be read."""
        if self.closed:
            return False
        return self.rules is None or bool(self.rules.can_fetch(address, AGENT))


def parse(status: int, data: bytes) -> Robots:
    """The rules in an answer. No file (4xx) allows everything; a server in trouble (5xx) allows nothing."""
    from protego import Protego

    if status >= 500:
        return Robots(closed=True)
    if status != 200:
        return Robots()
    try:
        rules = Protego.parse(data[:LARGEST].decode("utf-8", "replace"))
    except Exception:  # somebody else's file in somebody else's parser
        return Robots()
    delay = rules.crawl_delay(AGENT) or 0.0
    rate = rules.request_rate(AGENT)
    if rate is not None and rate.requests:
        delay = max(delay, rate.seconds / rate.requests)
    return Robots(rules, False, list(rules.sitemaps)[:100], min(max(float(delay), 0.0), LONGEST_DELAY))
