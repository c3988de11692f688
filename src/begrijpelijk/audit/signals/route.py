"""``route``: how to get there: an address, a route, parking, public transport, a route number in the building."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.audit.signals.saying import compiled, say
from begrijpelijk.bounded import bounded

NAME = "route"

_SAID = compiled(
    {
        "adres": r"[A-ZÀ-Ý][\w'’.-]*(?: [\w'’.-]+){0,3}?"
        r" \d{1,4}[a-z]?(?:[ -][\w-]{1,3})?,? ?(?:[|•–-] ?)?\d{4} ?[A-Z]{2}",
        "in het gebouw": r"(?:volg )?route ?(?:nummer )?\d{1,4}|(?:ga|loop|neem)\b[^.?!\n]{0,40}\b(?:lift|hoofdingang|"
        r"centrale hal|balie)",
        "vervoer": r"(?:bus|tram|metro)(?:lijn)? \d{1,3}|bushalte|(?:met de|per) (?:bus|trein|tram|metro|auto|fiets)"
        r"|openbaar vervoer|9292|regiotaxi",
        "parkeren": r"parkeer\w*|parkeren|valys",
    }
)
_LINK = re.compile(r"\b(?:route|bereikbaarheid|plattegrond|adres en route|locaties?)\b", re.IGNORECASE)
_MAP = bounded(
    r"(?:google\.[a-z.]+/maps|maps\.google|openstreetmap\.org|goo\.gl/maps|maps\.app\.goo\.gl)", re.IGNORECASE
)


def find(material: Material) -> Iterator[Signal]:
    """Words about the way, links to it, and maps."""
    yield from say(NAME, material.lines, _SAID)
    for link in material.links:
        if _MAP.search(link.target):
            yield Signal(NAME, "kaart", link.text or link.target, link.target)
        elif _LINK.search(link.text):
            yield Signal(NAME, "pagina", link.text, link.target)
    for tag, address in material.embeds:
        if tag == "iframe" and _MAP.search(address):
            yield Signal(NAME, "kaart", address, address)
