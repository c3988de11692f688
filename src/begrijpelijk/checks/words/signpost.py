"""Whether a term is the name of a place in the building or of a job: *afdeling Dagbehandeling, route 42*.

A reader follows such a name on the board and asks for it on the telephone, so it cannot be replaced; and who must be
there does not need to know what the word means.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from begrijpelijk.bounded import bounded
from begrijpelijk.document import BlockKind

if TYPE_CHECKING:
    from begrijpelijk.matching import Match

_PLACES = (
    "afdeling|afdelingen|polikliniek|poli|balie|bord|borden|bordje|team|unit|kliniek|centrum|receptie|secretariaat|"
    "wachtkamer|wachtruimte|dienst|vakgroep|maatschap|praktijk|instituut|stichting|vereniging|gebouw|ingang|verdieping|"
    "assistente van|medewerkers van|polikliniek voor|centrum voor|afdeling voor|balie van|balie van de|team van|"
    "teamleider|manager|hoogleraar|arts|verpleegkundige|specialist|functie|opleiding"
)
_AFTER_PLACE = bounded(rf"\b(?:{_PLACES})\s+[\"'‘“]?$", re.IGNORECASE)
_IN_LINE = re.compile(r"(?:^|\s)(?:de|op|naar|van|bij|onze|en|of|,)\s+$", re.IGNORECASE)
_BY_NUMBER = bounded(
    r"\b(?:route|routenummer|balie|kamer|verdieping|gebouw|vleugel|tel|telefoon|bouwdeel|etage)\b[.: ]*(?:\w\s?)?\d"
    r"|\b\d{2,4} ?[-–] ?\d{2,3} ?\d{2}|\b\d{3,4} \d{3}\b|\b\d{1,2}[.:]\d{2} (?:uur )?(?:tot|en|-|–)",
    re.IGNORECASE,
)
_FACTS = bounded(
    r"^\s*(?:\([^()]+\)\s*)?[:,–-]?\s*(?:route\s+|kamer\s+|balie\s+|tel\.?\s+|van\s+|ma\w*\s+)?\d", re.IGNORECASE
)
_PERSON = re.compile(
    r"(?:loog|loge|arts|ist|iste|kundige|peut|iater|icien|werker|ator|chirurg|peed)(?:s|en|n)?$", re.IGNORECASE
)
_PLACE_NAME = re.compile(
    r"(?:logie|kunde|geneeskunde|zorg|care|hulp|afdeling|therapie|behandeling|chirurgie|atrie|post|centrum|poli|"
    r"kliniek|kamer|unit|diagnostiek|revalidatie|opname|recovery|holding|verloskunde)$",
    re.IGNORECASE,
)


def is_signpost(match: Match) -> bool:
    """Whether the term stands here as a name."""
    block, shift = match.sentence.block, match.sentence.block.start
    start, end = match.start - shift, match.end - shift
    text = block.text[start:end]
    before, after = block.text[:start], block.text[end:]
    last = text.split()[-1] if text.split() else text
    first = text.split()[0].lower() if text.split() else ""
    if first in ("afdeling", "polikliniek", "poli") and " " in text:
        return last[:1].isupper() or bool(_BY_NUMBER.search(match.sentence.text))
    capital = text[:1].isupper() and not text.isupper()
    behind_place = bool(_AFTER_PLACE.search(before))
    if behind_place and (capital or _BY_NUMBER.search(match.sentence.text)):
        return True
    if not before.strip(" \t-–•*\"'“‘0123456789.)"):  # the first word of a line
        return block.kind is not BlockKind.HEADING and bool(_FACTS.match(after)) and bool(_PLACE_NAME.search(last))
    return capital and not _PERSON.search(last) and bool(_IN_LINE.search(before)) and bool(_PLACE_NAME.search(last))
