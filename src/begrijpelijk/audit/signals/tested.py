"""``getest``: a text that was made or tested with readers; ``ervaring``: people with experience who take part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.audit.signals.saying import compiled, say

NAME = "getest"
EXPERIENCE = "ervaring"

_PEOPLE = (
    r"(?:patiënten|cliënten|lezers|mensen die (?:moeite|het moeilijk)|mensen met (?:lage|beperkte)|laaggeletterde\w*|"
    r"taalambassadeurs?|ervaringsdeskundigen?|testpanel|patiëntenpanel|cliëntenpanel|de doelgroep|bewoners|"
    r"abc-ambassadeurs?)"
)
_MADE = r"(?:getest|gemaakt|geschreven|ontwikkeld|besproken|gelezen|beoordeeld|verbeterd|nagekeken)"
_SAID = compiled(
    {
        "met lezers": rf"(?:samen )?(?:met|door|bij) (?:\w+ ){{0,3}}{_PEOPLE}\b[^.?!\n]{{0,60}}\b{_MADE}"
        rf"|{_MADE}\b[^.?!\n]{{0,40}}\b(?:met|door|bij) (?:\w+ ){{0,3}}{_PEOPLE}"
        rf"|{_PEOPLE} (?:hebben|heeft)\b[^.?!\n]{{0,60}}\b{_MADE}",
    }
)
_TAKES_PART = compiled(
    {
        "raad of panel": r"(?:cliënten|patiënten|bewoners|jongeren)(?:raad|panel|adviesraad)|patiëntenparticipatie",
        "ervaringsdeskundige": r"(?:ervaringsdeskundigen?|taalambassadeurs?)"
        r"\b[^.?!\n]{0,60}\b(?:denken|denkt|helpen|helpt|"
        r"adviseren|adviseert|werken|werkt|beslissen|beslist|praten|praat) (?:\w+ ){0,3}(?:mee|ons|bij|met)",
    }
)
_NOT = re.compile(
    r"\b(?:nog )?niet getest\b|\b(?:medicijn|geneesmiddel|vaccin|bloed|urine|speeksel|corona|apparaat|hulpmiddel)\w*\b",
    re.IGNORECASE,
)


def find(material: Material) -> Iterator[Signal]:
    """What the text says of readers that tested it. A medicine that was tested on patients is something else."""
    yield from say(NAME, material.lines, _SAID, _NOT)
    yield from say(EXPERIENCE, material.lines, _TAKES_PART)
