"""``inlogmuur``: a page on which one cannot get further without logging in, and that says little else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.audit.signals.saying import compiled, say

NAME = "inlogmuur"

LITTLE = 150  # words of a page from which on it says something itself
_SAID = compiled(
    {
        "inloggen": r"(?:log|logt) (?:eerst |hier )?in (?:om|voor|met|op|via)|(?:u |je )?(?:moet|dient"
        r"|hebt)\b[^.?!\n]{0,30}"
        r"\b(?:inloggen|in te loggen|ingelogd)|inloggen met (?:digid|uw|een)|alleen (?:voor|na) (?:leden|inloggen)",
    }
)
_FREE = re.compile(r"\b(?:zonder|niet)\b[^.?!\n]{0,20}\b(?:inloggen|in te loggen)\b", re.IGNORECASE)


def find(material: Material) -> Iterator[Signal]:
    """A field for a password, or the order to log in, on a page with little text of its own."""
    if not material.is_page or material.words >= LITTLE:
        return
    if "password" in material.fields:
        yield Signal(NAME, "wachtwoord", material.document.title or "")
    yield from say(NAME, material.own, _SAID, _FREE)
