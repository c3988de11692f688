"""``kosten``: what care costs the reader, or that it costs nothing. Parking and coffee are not care."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.audit.signals.saying import compiled, say

NAME = "kosten"

_SAID = compiled(
    {
        "eigen risico": r"eigen risico|eigen bijdrage",
        "vergoeding": r"vergoed\w*|vergoeding\w*|zorgverzekeraar|basis(?:verzekering|pakket)|aanvullende verzekering",
        "niets": r"(?:kost|betaalt) (?:u |je )?(?:niets|niks)|geen kosten|kosteloos|gratis|hoeft? (?:u "
        r"|je )?niets te betalen",
        "bedrag": r"(?:kost(?:en)?|betaalt?|prijs|tarief|rekening)\b[^.?!\n]{0,60}?(?:€ ?\d|\d[\d.,]* euro)",
    }
)
_OTHER = re.compile(r"\b(?:parkeer\w*|parkeren|koffie|wifi|maaltijd|tv|televisie|telefoontje|gesprekskosten|"
                    r"bel(?:t)? gratis|gratis nummer|brochure|app|folder)\b|0800", re.IGNORECASE)  # fmt: skip
_LINK = re.compile(r"\b(?:kosten|tarieven|vergoeding(?:en)?|wat kost|eigen risico|rekening)\b", re.IGNORECASE)


def find(material: Material) -> Iterator[Signal]:
    """Words about money for care, and links to a page about it."""
    yield from say(NAME, material.lines, _SAID, _OTHER)
    for link in material.links:
        if _LINK.search(link.text) and not _OTHER.search(link.text):
            yield Signal(NAME, "pagina", link.text, link.target)
