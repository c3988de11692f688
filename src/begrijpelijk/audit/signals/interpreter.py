"""``tolk``: an interpreter that one can get. That there is none, or that family must do it, is no offer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.audit.signals.saying import compiled, say

NAME = "tolk"

_SAID = compiled(
    {"tolk": r"\w*(?<!ver)tolk(?:en)?|\w*tolk(?:dienst|entelefoon|centrum)", "interpreter": r"interpreters?"}
)
_NOT = re.compile(
    r"\bgeen (?:\w+ )?tolk|\b(?:zelf|eigen)\b[^.?!\n]{0,30}\btolk|\btolk(?:en)? (?:is|zijn) (?:niet|helaas)|"
    r"\b(?:vacature|opleiding tot|werken als)\b|\bwij (?:regelen|betalen) geen\b",
    re.IGNORECASE,
)


def find(material: Material) -> Iterator[Signal]:
    """Words about an interpreter."""
    yield from say(NAME, material.lines, _SAID, _NOT)
