"""`doseer-instructie`: dosing language that patients misread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.exactness import MOMENT, settled
from begrijpelijk.checks.words.listed import WITHOUT, hits
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.matching import Match

RULE = Rule(
    id="doseer-instructie",
    section="words",
    severity="waarschuwing",
    title={"nl": "Onduidelijk hoe en wanneer", "en": "Unclear dose"},
    message={
        "nl": "“{citaat}” lezen veel mensen verkeerd. Schrijf liever: {beter}.",
        "en": "Many people misread “{citaat}”. Better: {beter}.",
    },
    variants={
        WITHOUT: {
            "nl": "“{citaat}” lezen veel mensen verkeerd. Noem het moment van de dag.",
            "en": "Many people misread “{citaat}”. Name the moment of the day.",
        }
    },
    explanation={
        "nl": "Wie dit verkeerd leest, neemt te veel of te weinig. Noem het moment van de dag en het aantal.",
        "en": "Who misreads this takes too much or too little. Name the moment of the day and the amount.",
    },
    examples=(
        Example(bad="Neem 2 dd 1 tablet.", good="Neem 's ochtends 1 tablet en 's avonds 1 tablet."),
        Example(bad="Smeer om de 12 uur.", good="Smeer om 8 uur 's ochtends en om 8 uur 's avonds."),
    ),
    item=(14, 24),
    priority=1,
    action={"nl": "Noem bij medicijnen het moment van de dag.", "en": "Name the moment of the day for medicines."},
)

PER_MOMENT = "moment"
"""The domain of wording that is about medicines only in some texts, and fine once the moments of the day are named:
*2 keer per dag: 's ochtends en ...*"""
FASTING = "nuchter"
"""The domain of wording that is fine once the text says not to eat and drink."""

_MEDICINE = re.compile(
    r"\b(?:\w*medicijn\w*|\w*medicatie|\w*tablet\w*|pil|pillen|\w*pillen|capsules?|zakjes?|sachets?|"
    r"(?:maat)?schepjes?|(?:maat|eet|thee)?lepels?|(?:maat|eet|thee)?lepeltjes?|ampul\w*|prik|prikken|injecties?|neusspray|klysma\w*|granulaat|siroop|"
    r"\w*druppel\w*|\w*zalf\w*|crème|"
    r"drank|drankje|poeder|\w*pleisters?|spray|pufjes?|puf|inhalator|zetpil\w*|insuline|pijnstillers?|antibiotic\w*|dosis|"
    r"paracetamol|ibuprofen|kuur|innemen|ingenomen|slik\w*|smeer\w*|spuit\w*|druppel\w*|mg|milligram|ml|dd|recept)\b",
    re.IGNORECASE,
)
_NOT_EATING = re.compile(r"\b(?:eet|eten|drink|drinkt|drinken|ontbijt|maaltijd)\b", re.IGNORECASE)
# "Nuchter" is about the stomach where one takes or comes for something; else about drink, or about a cool head.
_FASTING = re.compile(
    r"\b(?:\w*inne(?:em|men)\w*|ingenomen|slik\w*|neemt?|nemen|gebruikt?|gebruiken|ge?komen|komt?|verschijn\w*|meldt?|"
    r"melden|blijft?|blijven|wees|zijn|bent|moet|dient|hoeft|\w*onderzoek\w*|bloed\w*|\w*prik\w*|operatie\w*|ingreep|narcose|"
    r"verdoving|opname|\w*scan\w*|\w*test\w*|\w*foto\w*|\w*meting\w*|maag|behandeling|afspraak|\w*scopie|vanaf)\b",
    re.IGNORECASE,
)
_SOBER = re.compile(
    r"\b(?:achter het stuur|aan het stuur|alcohol|dronken|gedronken|clean)\b|\bnuchter\s+(?:rij|be(?:kij|oordel)|"
    r"na(?:denk|te)|over|kij)\w*|\bnuchtere?\s+(?:\w+e\s+)?(?:kijk|blik|mens|mensen|feit|feiten|man|vrouw|houding|hoofd|"
    r"toon|instelling|verstand|vaststelling|analyse|dronk\w*)\b",
    re.IGNORECASE,
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every dosing expression that the same or the next sentence does not make clear."""
    yield from hits(analysis, RULE, (m for m in analysis.matches.of(RULE.id) if not _is_clear(analysis, m)))


def _is_clear(analysis: Analysis, match: Match) -> bool:
    sentence, place = match.sentence, (match.start, match.end)
    if _in_number(analysis.document.text, match):
        return True
    if match.entry.domain == PER_MOMENT:
        # "Uw baby drinkt 8 keer per dag" is no dose; the words must be about a medicine.
        about_medicine = _MEDICINE.search(sentence.block.text) is not None
        return not about_medicine or settled(analysis, sentence, *place, MOMENT)
    if match.entry.domain != FASTING:
        return False
    text = sentence.text
    sober = bool(_SOBER.search(text)) or not (_FASTING.search(text) or match.entry.pos == "uitdr")
    return sober or settled(analysis, sentence, *place, _NOT_EATING)


def _in_number(text: str, match: Match) -> bool:
    """Whether it is a part of a longer number: "088 111 22 33" is a telephone number, and no dose."""
    if not text[match.start : match.end].isdigit():
        return False
    return bool(re.search(r"\d[ -]?$", text[: match.start][-2:]) or re.match(r"[ -]?\d", text[match.end :][:2]))


CHECK = Check(RULE, find)
