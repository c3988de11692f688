"""``hulp``: help for those for whom plain words are not enough: someone along, reading, filling in, the computer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.audit.signals.saying import compiled, say

NAME = "hulp"

_SOMEONE = (
    r"(?:iemand|(?:een|uw|je) (?:naaste|partner|vriend(?:in)?|familielid|bekende|begeleider|buurvrouw|buurman|kind|"
    r"dochter|zoon|zus|broer|vader|moeder)|familie|(?:een|uw) mantelzorger)"
)
_HELP = r"(?:help(?:t|en)?|hulp|ondersteuning|uitleg)"
_SAID = compiled(
    {
        "iemand mee": rf"(?:neem|breng)\b[^.?!\n]{{0,40}}{_SOMEONE}\b[^.?!\n]{{0,40}}\bmee|{_SOMEONE}\b[^.?!\n]{{0,40}}"
        r"\b(?:meenemen|meebrengen|mee te nemen|meekomen)|(?:mag|kan)\b[^.?!\n]{0,20}"
        rf"{_SOMEONE} (?:mee|erbij)",
        "lezen en schrijven": rf"{_HELP}\b[^.?!\n]{{0,60}}"
        r"\b(?:lezen|voorlezen|invullen|in te vullen|formulier|schrijven)"
        rf"|(?:moeite|moeilijk|lastig)\b[^.?!\n]{{0,40}}\b(?:lezen|schrijven|invullen)\b[^\n]{{0,100}}{_HELP}"
        rf"|(?:lezen|schrijven|invullen)\b[^.?!\n]{{0,30}}\b(?:moeite|moeilijk|lastig)\b[^\n]{{0,100}}{_HELP}",
        "digitaal": rf"{_HELP}\b[^.?!\n]{{0,60}}"
        r"\b(?:computer|internet|digid|inloggen|in te loggen|app|portaal|digitale?|"
        r"mijn\w+|website)|digi-?(?:taal)?(?:punt|huis|hulp|coach|café)|informatiepunt digitale overheid"
        rf"|(?:inloggen|computer|internet|digid|portaal)\b[^.?!\n]{{0,40}}\b(?:moeite|moeilijk|lastig|lukt)"
        rf"[^\n]{{0,100}}{_HELP}",
        "uitleg": r"(?:leggen|leg|legt) (?:het )?(?:u )?(?:graag )?(?:het )?nog (?:een keer|eens) uit",
        "voorlezen": r"lees(?: deze (?:pagina|tekst))? voor"
        r"|laat (?:de tekst|deze pagina|deze tekst) voorlezen|readspeaker"
        r"|voorleesfunctie|voorleeshulp",
        "gebaren of braille": r"gebarentolk|schrijftolk|gebarentaal|braille|ringleiding|grote letters",
    }
)
_NOT = re.compile(r"\b(?:niemand|geen hulp|kunnen u niet helpen|niet meenemen)\b", re.IGNORECASE)


def find(material: Material) -> Iterator[Signal]:
    """Offers of help."""
    yield from say(NAME, material.lines, _SAID, _NOT)
    page = material.document.page
    if page is not None and page.reads_aloud:
        yield Signal(NAME, "voorlezen", "", "")
