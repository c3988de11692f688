"""A word that the sentences behind it explain: *U krijgt een biopsie. Dat is een stukje weefsel.*"""

from __future__ import annotations

import re

from begrijpelijk.bounded import bounded

LAST = 5  # words that may stand behind a word which "dat" and "zij" still take up
_NEXT = re.compile(
    r"^[\"'*_\s]*(?:(?:dat|dit|het|deze \w+|die \w+)\s+(?:is|zijn|betekent|betekenen|heet|heten|houdt in|wil zeggen|"
    r"staat voor|noemen we|noemen artsen|zegt hoe)|dat\s+\w+\s+zeggen|hiermee bedoelen we|daarmee bedoelen we|"
    r"hierbij\s+(?!hoort|horen|krijgt|ontvangt|stuur|moet|kunt|mag)\w+|we bedoelen)\b",
    re.IGNORECASE,
)
# "Dat is heel normaal", "Dit is op de eerste verdieping": what one thinks of it, when and where it is, says nothing.
_ABOUT_IT = re.compile(
    r"^\W*(?:dat|dit|het|deze \w+|die \w+)\s+(?:is|zijn)\s+"
    r"(?:(?:niet|heel|erg|zeer|vaak|meestal|soms|altijd|ook|nu|dan|vooral|wel|toch|bijna|gelukkig|helaas|daarom|dus|u|uw)"
    r"\s+){0,3}"
    r"(?:(?:ernstig|gevaarlijk|normaal|gewoon|erg|belangrijk|nodig|goed|slecht|vervelend|prettig|fijn|lastig|moeilijk"
    r"|makkelijk|mogelijk|onschuldig|ongevaarlijk|veilig|pijnlijk|tijdelijk|blijvend|bekend|besmettelijk|erfelijk"
    r"|zeldzaam|handig|verstandig|vrijwillig|gratis|verplicht|begrijpelijk|logisch|jammer|duur|genoeg|zo|klaar|juist"
    r"|zeker|de bedoeling|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|morgen|vandaag|elke|iedere|geen"
    r"|een (?:\w+ )?(?:probleem|idee|keuze|kans|reden))\b|(?:op|om|in|bij|na|voor|tijdens|binnen)\s)",
    re.IGNORECASE,
)
_BY_IT = re.compile(
    r"^\W*(?:daarbij\s+(?:kijk|maak|haal|meet|snijd|neem|breng)\w*|"
    r"(?:hiermee|daarmee)\s+(?:kijk|bekijk|zie|meet|met|maak|mak|kun|houd|voorkom|onderzoek|ademt)\w*|"
    r"dan\s+(?:zit|zitten|werkt|werken|groeit|groeien|lekt|is\s+er\s+een|is\s+uw|zijn\s+uw|is\s+het|klopt)\s+\S+\s+\S+)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\bnoem(?:en|t)\s+(?:dat|dit|het|zo'n|die|deze|hem|ze)\b|^\W*(?:dat|dit|die)\s+noem(?:en|t)\b|"
    r"^\W*(?:u|je)\s+ken(?:t)?\s+(?:dat|dit|het|deze|die|hem)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^\W*(?:zij|ze|hij|deze|die)\s+(?:helpt|helpen|zorgt|zorgen(?!\s+goed)|weet|weten|regelt|regelen|beslist|beslissen|verkoopt|"
    r"verkopen|leert|leren|behandelt|behandelen|begeleidt|begeleiden)\s+(?!(?:u|je)\s*[.!])\S+\s+\S+",
    re.IGNORECASE,
)
# What a word may be taken up as (*deze dokter*), and the endings of words that are such a thing.
_KINDS = tuple(
    (frozenset(names.split()), tuple(end + more for end in endings.split("|") for more in ("", "s", "en", "n")))
    for names, endings in (
        (
            "dokter arts specialist persoon medewerker verpleegkundige mensen groep artsen dokters iemand",
            "loog|loge|arts|ist|iste|kundige|ator|aris|peut|iater|icien|coach|manager|consulent|begeleider|werker|"
            "verzorger|adviseur|meester|assistent|specialist|therapeut|commissie|team|dienst|raad",
        ),
        (
            "onderzoek operatie ingreep behandeling test therapie foto prik echo scan",
            "scopie|grafie|tomie|stomie|ectomie|therapie|scan|operatie|onderzoek|test|punctie|plastiek|biopsie|transplantatie",
        ),
        ("ziekte aandoening", "itis|ose|emie|pathie|fobie|oom|plegie|ziekte|syndroom"),
        (
            "medicijn medicijnen middel middelen pil pillen stof stofje",
            "middel|remmer|blokker|tica|ticum|cine|coagulantia",
        ),
        ("apparaat apparaatje hulpmiddel slangetje buisje kastje ding", "apparaat|meter|toestel|pomp|sonde"),
        ("plan", "plan"),
        ("afdeling", "afdeling|kamer|poli"),
    )
)
_PEOPLE = _KINDS[0][1]
# What a thing or a person is for. How long it takes, when it is and whether it hurts says nothing of what it is.
_DOES = (
    r"(?:(?:is|zijn)\s+(?:een|iemand|er\s+(?:voor|om)|bedoeld|gemaakt)|(?:zorg|help|bekijk|kijk|werk|rem|voorkom|"
    r"zit|regel|beslis|onderzoek|behandel|bescherm|luister|oordeel|adviseer|begeleid|verzorg|controleer|bepaal|"
    r"verwijder|vervang|verdoof|dood|houd|houdt|meet|verdun|beslist)(?:t|en|pt)?|(?:zie|ziet|zien|maakt|maken|meten|brengt|brengen|"
    r"laat|laten|geeft|geven|haalt|halen|verkoopt|weet|leert|neemt|nemen|bevat|remmen|helpen|staat|staan|"
    r"ademt|voelt|verdooft|verdoven|beoordeelt|loopt|stroomt|plast))\b"
)
_OPENING = r"^\W*(?:(?:met|door|via|in|op|bij|tijdens)\s+)?"
_THIS = re.compile(
    _OPENING + rf"(?:die|deze|dat|dit)\s+(?:\w+\s+)?(?P<kind>[a-zëïöüé]{{3,40}})\s+{_DOES}", re.IGNORECASE
)
_THIS_HEAD = re.compile(
    _OPENING + rf"(?:die|deze|dat|dit|de|het|onze|ons)\s+(?:\w+\s+)?(?P<head>[a-zëïöüé]{{4,40}})\s+{_DOES}",
    re.IGNORECASE,
)
_QUESTION = bounded(
    r"^\W*(?:\d+[.)]?\s+)?(?:wat|wie)\s+(?:is|zijn|betekent|doet|doen|houdt)\s+(?:eigenlijk\s+)?"
    r"(?:(?:een|de|het|uw|onze|precies)\s+){0,2}[\"'*_]*$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"^[\"'*_]*\s*(?:in|precies|eigenlijk|voor iets|en wat doet \w+)?\s*\?*\s*$", re.IGNORECASE)


def explained_nearby(word: str, before: str, after: str, following: list[str], by_use: bool, meaning: str = "") -> bool:
    """Whether the sentences that follow explain a word: they take it up, or answer what was asked.

    `by_use` as in `within`; `meaning` is what a word list says of the word.
    """
    behind = re.match(r"^[\"'*_]*\s*[:;]\s+(.*)", after)
    if behind and _begins_with_it(word, behind[1], by_use):
        return True
    if not following:
        return False
    if _QUESTION.match(before) and _ASKED.match(after) and len(re.findall(r"\w+", following[0])) > 3:
        return True
    if len(re.findall(r"\w+", after)) <= LAST and _begins_with_it(word, following[0], by_use):
        return True
    return by_use and any(_is_of_kind(word, meaning, text) or _takes_up(word, after, text) for text in following)


def _begins_with_it(word: str, text: str, by_use: bool) -> bool:
    if _CALLED.search(text) or (_NEXT.match(text) and not _ABOUT_IT.match(text)):
        return True
    return by_use and bool(_BY_IT.match(text) or (word.lower().endswith(_PEOPLE) and _WHO.match(text)))


def _is_of_kind(word: str, meaning: str, text: str) -> bool:
    """Whether a sentence says what *deze dokter* or *dit slangetje* does, and the word is one."""
    found = _THIS.match(text)
    if not found:
        return False
    kind = found["kind"].lower()
    told = frozenset(re.findall(r"\w+", meaning.lower()))
    return any(
        kind in names and (word.lower().endswith(endings) or not names.isdisjoint(told)) for names, endings in _KINDS
    )


def _takes_up(word: str, after: str, text: str) -> bool:
    """Whether a sentence says what a word does by the last part of it: *die vloeistof* for *contrastvloeistof*.

    Or by the noun behind it: *die zorg* for *palliatieve zorg*.
    """
    found = _THIS_HEAD.match(text)
    if not found:
        return False
    head = found["head"].lower()
    noun = re.match(r"\s+(\w{4,40})", after)
    return (word.lower().endswith(head) and word.lower() != head) or (
        bool(noun) and noun[1].lower() == head if noun else False
    )
