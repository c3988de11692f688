"""`doseer-instructie`: dosing language that patients misread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.doses import dose_at, filled, is_about_medicine, is_bound, least_interval
from begrijpelijk.checks.words.exactness import MOMENT, settled
from begrijpelijk.checks.words.listed import WITHOUT, hit
from begrijpelijk.matching.text import NUMBER
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
EVERY_DAY = "# keer per dag"
"""The wording that everybody reads; only when to take it may be unclear."""
FASTING = "nuchter"
"""The domain of wording that is fine once the text says not to eat and drink."""

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
    for match in analysis.matches.of(RULE.id):
        if not _is_clear(analysis, match):
            yield _fitted(analysis, match)


def _fitted(analysis: Analysis, match: Match) -> Hit:
    """The hit with suggestions that say the very dose of the text; without any where none can be made from it."""
    found = hit(analysis, RULE, match)
    if not any(word.is_number for word in match.words) and NUMBER not in match.entry.term:
        return found
    dose = dose_at(analysis, match)
    interval = least_interval(match)
    texts = filled(match) if dose is None else tuple(filter(None, (dose.suggestion,)))
    texts = (interval,) if interval else texts
    return replace(
        found,
        end=found.end if dose is None else dose.end,
        values={"beter": texts[0] if texts else ""},
        variant=None if texts else WITHOUT,
        suggestions=texts,
    )


def _is_clear(analysis: Analysis, match: Match) -> bool:
    sentence, place = match.sentence, (match.start, match.end)
    if _in_number(analysis.document.text, match):
        return True
    if match.entry.domain == PER_MOMENT:
        # "Uw baby drinkt 8 keer per dag" is no dose; the words must be about a medicine.
        if not is_about_medicine(match) or settled(analysis, sentence, *place, MOMENT):
            return True
        return match.entry.term == EVERY_DAY and _is_plain(analysis, match)
    if match.entry.domain != FASTING:
        return False
    text = sentence.text
    sober = bool(_SOBER.search(text)) or not (_FASTING.search(text) or match.entry.pos == "uitdr")
    return sober or settled(analysis, sentence, *place, _NOT_EATING)


def _is_plain(analysis: Analysis, match: Match) -> bool:
    """Whether *3 keer per dag* needs no moments: once, the most that one may take, or what the reader is asked."""
    dose = dose_at(analysis, match)
    once = dose is not None and dose.times == 1
    return once or is_bound(analysis, match) or match.sentence.text.rstrip().endswith("?")


def _in_number(text: str, match: Match) -> bool:
    """Whether it is a part of a longer number: "088 111 22 33" is a telephone number, and no dose."""
    if not text[match.start : match.end].isdigit():
        return False
    return bool(re.search(r"\d[ -]?$", text[: match.start][-2:]) or re.match(r"[ -]?\d", text[match.end :][:2]))


CHECK = Check(RULE, find)
