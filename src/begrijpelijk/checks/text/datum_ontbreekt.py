"""`datum-ontbreekt`: the text has no date and no version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.bounded import bounded
from begrijpelijk.checks.text.whole_text import ENOUGH_WORDS, around, judged, readable, words
from begrijpelijk.document import Block, BlockKind
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_TEXT = (
    "U krijgt druppels voor uw ogen. Druppel drie keer per dag. Was eerst uw handen. Buig uw hoofd naar achteren en "
    "kijk omhoog. Trek uw onderste ooglid een beetje naar beneden. Laat één druppel in uw oog vallen. Doe uw oog een "
    "minuut dicht. Bewaar het flesje in de koelkast. Gooi het flesje na vier weken weg. Hebt u vragen? Vraag het aan "
    "de balie."
)

RULE = Rule(
    id="datum-ontbreekt",
    section="text",
    severity="tip",
    title={"nl": "Datum ontbreekt", "en": "No date"},
    message={
        "nl": "In deze tekst staat niet van wanneer hij is.",
        "en": "This text does not say when it was written.",
    },
    explanation={
        "nl": "Zonder datum weet niemand of de tekst nog klopt. Zet onderaan de maand en het jaar. "
        "Bijvoorbeeld: Deze tekst is van mei 2026.",
        "en": "Without a date nobody knows whether the text still holds. Put month and year at the end.",
    },
    examples=(Example(bad=_TEXT, good=_TEXT + " Deze tekst is van mei 2026."),),
    kenmerken=(2,),
    options={"woorden": ENOUGH_WORDS},
    action={"nl": "Zet een datum in de tekst.", "en": "Put a date in the text."},
)

_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"
)
_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_WHEN = (
    rf"(?:(?:\d{{1,2}} )?{_MONTH} '?{_YEAR}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{_YEAR}|\d\d)|\d{{1,2}}[-/]{_YEAR}"
    rf"|{_YEAR}-\d\d(?:-\d\d)?)"
)
_DATE = re.compile(rf"(?<![\d-]){_WHEN}(?![\d-])", re.IGNORECASE)
_VERSION = re.compile(
    rf"\bversie(?:nummer|datum)?\b[ :]{{0,3}}(?:nr\.? ?)?(?:v?\d|{_MONTH})|\bv\d+\.\d+\b|©\s?{_YEAR}"
    rf"|\b(?:uitgave|druk|herdruk|editie)\b[^.\n]{{0,20}}\b{_YEAR}\b",
    re.IGNORECASE,
)
# What is written, changed or checked, and holds: "Laatst gewijzigd: mei 2025", "Deze folder is van 3 februari 2026".
_OF_TEXT = re.compile(
    r"\b(?:gewijzigd|wijziging|bijgewerkt|aangepast|aanpassing|herzien\w*|herziening|gecontroleerd|nagekeken|gepubliceerd"
    r"|geplaatst|publicatiedatum|opgesteld|geschreven|gemaakt|gedrukt|geactualiseerd|actueel|actualisatie|update|revisie"
    r"|vastgesteld|geldig|versie|uitgave|uitgegeven|laatst|datum"
    r"|(?:deze|dit|de) (?:folder|brief|brochure|pagina|blad|tekst|informatie|bladzijde|webpagina|kaart|uitleg|flyer"
    r"|informatiebrief|boekje|instructie|patiëntenfolder) (?:\w+ ){0,2}(?:is|zijn|komt|klopt|geldt|dateert))\b",
    re.IGNORECASE,
)
_YEARS = re.compile(rf"\b{_YEAR}\b")
# A date with a clock time or a weekday is when something happens to the reader.
_MEETING = re.compile(
    r"\b(?:afspraak|afspraken|operatie|opname|onderzoek|behandeling|welkom|verwachten|komt u|bent u|prik|spreekuur"
    r"|gesprek|geboren|geboortedatum|geboorte|vóór|voor|vanaf|tot|sinds)\b|\b\d{1,2}[.:]\d\d\b|\buur\b"
    r"|\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\b",
    re.IGNORECASE,
)
_SUBJECT = bounded(rf"\s*(?:onderwerp|betreft)\s*:[^\n]{{0,120}}\b\d{{1,2}}(?: {_MONTH}|[-/]\d{{1,2}})", re.IGNORECASE)
_LINE = 12  # words in a line that is there for its date: "Polikliniek Orthopedie, 20 april 2026"
_PARTS = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n")

_IN_FOOTER = bounded(
    r"(?:gewijzigd|bijgewerkt|aangepast|herzien|gecontroleerd|versie|publicatiedatum)\b[^<]{0,30}(?:<[^>]+>\s*){0,3}"
    + _WHEN,
    re.IGNORECASE,
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit when nothing says of what date or version the text is. The date of an appointment does not count."""
    place = judged(analysis, options)
    if place is None:
        return
    if date_of(analysis) is None and not _is_message(analysis):
        yield Hit(*place)


def _is_message(analysis: Analysis) -> bool:
    """Whether it is a message about one day, which its subject names: it carries its own date, and holds until then."""
    first = next(readable(analysis), None)
    return first is not None and bool(_SUBJECT.match(first.text))


def date_of(analysis: Analysis) -> str | None:
    """The words that say of what date or version the text is; None where nothing does."""
    blocks = list(readable(analysis))
    found = next((block.text for block in blocks if _dates_block(block, first=block is blocks[0])), None)
    return found if found is not None else _date_around(analysis)


def _dates_block(block: Block, *, first: bool) -> bool:
    text = block.text
    if not any(map(str.isdigit, text)) and "versie" not in text.lower():
        return False
    if _VERSION.search(text):
        return True
    for part in _PARTS.split(text):
        if _OF_TEXT.search(part) and (_DATE.search(part) or _YEARS.search(part)) and not _is_planned(part):
            return True
        short = words(part) <= _LINE and block.kind is not BlockKind.ITEM
        if short and _DATE.search(part) and not _MEETING.search(part):
            return True
    return first and bool(_DATE.search(text)) and words(text) <= _LINE and not re.search(r"\buur\b", text)


def _is_planned(part: str) -> bool:
    """*Datum van uw operatie: 3 mei 2026 om 8.30 uur* has the word *datum* and is no date of the text."""
    return bool(re.search(r"\bdatum\b|\blaatste?\b", part, re.IGNORECASE) and _MEETING.search(part)) and not re.search(
        r"gewijzigd|bijgewerkt|aangepast|herzien|gecontroleerd", part, re.IGNORECASE
    )


def _date_around(analysis: Analysis) -> str | None:
    """The date that a web page gives outside the text itself: in a footer, or as the time of an article."""
    raw = around(analysis) or analysis.document.raw
    if raw is None or analysis.document.media_type != "text/html":
        return None
    found = _IN_FOOTER.search(raw)
    return None if found is None else " ".join(re.sub(r"<[^<>]*>", " ", found[0]).split())


CHECK = Check(RULE, find)
