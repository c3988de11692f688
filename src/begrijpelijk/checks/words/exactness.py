"""Whether a text says exactly when and how much: what settles a vague word or a dose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from begrijpelijk.bounded import bounded
from begrijpelijk.explained import plain_text, sentence_number

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis, Sentence

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|dertig)"
)
_UNIT = (
    r"(?:keer|maal|x|uur|uren|minuten?|minuut|seconden?|dag|dagen|nacht|nachten|week|weken|maand|maanden|jaar|jaren|"
    r"glas|glazen|liter|milliliter|ml|kopjes?|bekers?|eetlepels?|theelepels?|gram|kilo|kilogram|meter|centimeter|cm|"
    r"graden|procent|euro|tablet|tabletten|pil|pillen|pufjes?|druppels?|stuks?|mensen|op de)"
)
_EXACT = bounded(
    rf"\b{_NUMBER}\s*(?:tot|à|a|of|-|–)?\s*(?:{_NUMBER}\s*)?{_UNIT}\b|\b(?:om|voor|na|tussen|vanaf|tot)\s+\d{{1,2}}(?:[.:]\d\d)?\s*uur"
    r"|\b(?:elke|iedere|elk|ieder)\s+(?:dag|ochtend|avond|middag|nacht|week|maand|jaar|uur|maaltijd)\b"
    r"|\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b"
    r"|\b\d{1,2}\s+(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b"
    r"|\bdezelfde dag\b|\bvandaag\b|\bmorgen\b|\bdagelijks\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\b(?:behalve|tenzij|uitgezonderd|alleen niet|bijvoorbeeld)\b"
    r"|\b(?:als|wanneer|zodra|indien)\s+(?:u|je|uw|het|de|er|hij|zij)\b"
    r"|\b(?:slikt|gebruikt|hebt|heeft|bent) u\b|\d\s*graden\b|\b(?:bij|vanaf|boven) (?:meer|minder|een|\d)",
    re.IGNORECASE,
)
"""A condition, which makes *eventueel* and *in principe* exact."""
MOMENT = re.compile(
    r"'s\s?(?:ochtends|morgens|middags|avonds|nachts)|\b(?:ontbijt|lunch|avondeten|middageten|opstaan|slapengaan)\b"
    r"|\bvoor (?:u|je) (?:gaat slapen|naar bed gaat)|\bvoor het slapen\b"
    r"|\bom\s+(?:\d{1,2}(?:[.:]\d\d)?(?:\s*uur)?(?:,\s*|\s+en\s+(?:om\s+)?)?){1,6}\s*uur"
    r"|\b(?:ochtend|middag|avond)\b|\bbij (?:het|elke|iedere) (?:eten|maaltijd)\b"
    r"|\b(?:voor|na|tijdens) (?:de|het|elke) (?:maaltijd|eten)\b",
    re.IGNORECASE,
)
"""A moment of the day, by which people take their medicine."""


def settled(analysis: Analysis, sentence: Sentence, start: int, end: int, pattern: re.Pattern[str] = _EXACT) -> bool:
    """Whether the same or the next sentence is exact; the words from `start` to `end` themselves do not count."""
    text = plain_text(analysis)
    number = sentence_number(analysis, sentence.start)
    following = analysis.sentences[number + 1 : number + 2]
    pieces = [text[sentence.start : start], text[end : sentence.end], *(text[s.start : s.end] for s in following)]
    return any(pattern.search(piece) for piece in pieces)
