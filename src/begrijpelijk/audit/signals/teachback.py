"""``terugvragen``: a text that invites questions, or that has the reader say it in own words."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.audit.signals.saying import compiled, say

NAME = "terugvragen"

_SAID = compiled(
    {
        "eigen woorden": r"in (?:uw|je) eigen woorden|vertel(?:t|len)? (?:\w+ ){0,3}(?:na|terug)\b"
        r"|terugvertel\w*|terugvraag\w*"
        r"|teach-?back|herhaal(?:t)? (?:\w+ ){0,3}in eigen woorden",
        "drie vragen": r"(?:3|drie) goede vragen|stel gerust (?:uw |je )?vragen|schrijf (?:uw|je) vragen op"
        r"|(?:zeg|vertel) het (?:ons |de arts )?(?:als|wanneer) (?:u|je) (?:iets|het) niet (?:begrijpt|snapt)"
        r"|(?:is|was) (?:deze|de|het|alles|onze)\b[^.?!\n]{0,30}\bduidelijk\?",
    }
)


def find(material: Material) -> Iterator[Signal]:
    """Invitations in the text itself."""
    yield from say(NAME, material.own, _SAID)
