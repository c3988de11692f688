"""``openingstijden``: when somebody can be reached or visited. The time of an appointment or an intake is not that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.audit.signals.saying import compiled, say
from begrijpelijk.bounded import bounded

NAME = "openingstijden"

_DAY = r"(?:ma(?:an)?|di(?:ns)?|wo(?:ens)?|do(?:nder)?|vr(?:ij)?|za(?:ter)?|zo(?:n)?)(?:dag)?\.?"
_DAYS = (
    rf"(?:{_DAY}|(?:op )?(?:werkdagen|doordeweekse dagen|alle dagen)|elke (?:werk)?dag|iedere (?:werk)?dag|dagelijks)"
)
_TIME = r"\d{1,2}(?:[.:]\d\d)?(?: ?uur| ?u\.)?"
_RANGE = rf"(?:van |tussen )?{_TIME} ?(?:tot(?: en met)?|t/m|-|–|en) ?{_TIME}"
_SAID = compiled(
    {
        "tijden": rf"{_DAYS}(?:,? ?(?:t/m|tot en met|-|–|en) ?{_DAY})?[:,]?[^.?!\n]{{0,25}}? ?{_RANGE}"
        rf"|(?:open|bereikbaar|geopend|telefonisch spreekuur|inloop\w*)\b[^.?!\n]{{0,60}}?{_RANGE}"
        rf"|{_RANGE}[^.?!\n]{{0,30}}\b(?:open|bereikbaar|geopend)",
        "altijd": r"(?:24 uur per dag|dag en nacht|altijd)[^.?!\n]{0,20}(?:open|bereikbaar|geopend)"
        r"|(?:open|bereikbaar|geopend)[^.?!\n]{0,20}(?:24 uur per dag|dag en nacht)",
    }
)
_NOT_OPENING = bounded(
    r"\b(?:uw|je|jouw) (?:afspraak|operatie|opname|onderzoek)|\b(?:slik|neem|inneem|innemen|tablet|nuchter)\w*|"
    r"\bgesloten\b(?![^.?!]*\bopen\b)|\b(?:cursus|bijeenkomst|training|webinar)\b",
    re.IGNORECASE,
)


def find(material: Material) -> Iterator[Signal]:
    """Days with times, or that it is always open."""
    yield from say(NAME, material.lines, _SAID, _NOT_OPENING)
