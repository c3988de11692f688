"""`kosten-ontbreken`: care is offered and nothing is said of what it costs the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.bounded import bounded
from begrijpelijk.checks.text.whole_text import ENOUGH_WORDS, has, is_for_child, judged, readable
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_TEXT = (
    "U krijgt binnenkort een operatie aan uw hand. De arts haalt een bultje weg. U komt om acht uur naar balie 4. "
    "Een verpleegkundige brengt u naar een kamer. Daar trekt u een blauwe jas aan. De arts geeft u een prik in uw arm. "
    "Uw hand voelt dan niets meer. De operatie duurt twintig minuten. Daarna krijgt u een verband om uw hand. "
    "U mag meteen naar huis. Rijd die dag geen auto."
)

RULE = Rule(
    id="kosten-ontbreken",
    section="text",
    severity="tip",
    title={"nl": "Kosten ontbreken", "en": "Nothing about costs"},
    message={
        "nl": "De tekst gaat over een afspraak of behandeling. De kosten staan er niet bij.",
        "en": "The text offers an appointment or treatment and says nothing of costs.",
    },
    explanation={
        "nl": "Sommige mensen komen niet omdat zij bang zijn voor de rekening. Schrijf op wie betaalt. "
        "Noem het eigen risico en de eigen bijdrage. Is iets gratis? Schrijf dat dan ook op.",
        "en": "Some people stay away for fear of the bill. Say who pays, name the own risk and own contribution, and "
        "say so when something is free.",
    },
    examples=(Example(bad=_TEXT, good=_TEXT + " De operatie gaat wel van uw eigen risico af."),),
    kenmerken=(5, 7),
    toegang=("betaalbaarheid",),
    options={"woorden": ENOUGH_WORDS},
    action={"nl": "Schrijf op wat het kost en wie betaalt.", "en": "Say what it costs and who pays."},
)

_CARE = (
    r"\w*(?:onderzoek(?:en)?|behandeling(?:en)?|operaties?|ingre(?:ep|pen)|opnames?|scan|echo|therapie|punctie|mri"
    r"|vaccinatie|prik|injectie|infuus|bestraling(?:en)?|kuur|intake(?:gesprek)?|spreekuur|dialyse|revalidatie|consult"
    r"|controle|afspraak|behandelgesprek|verrichting|röntgenfoto|hartfilmpje|uitstrijkje|biopsie|scopie"
    r"|katheterisatie|prothese|gehoorapparaat|rolstoel|rollator|scootmobiel|traplift|krukken|brace|beugel|steunkousen"
    r"|kunstgebit|pruik|zooltjes|hulpmiddel(?:en)?)"
)
# Pictures and measurements that go by their letters, and other examinations; "een controle" or "een afspraak" is less.
_EXAM = (
    r"(?:(?:mri|mra|ct|pet|spect|eeg|ecg|emg|dexa|tia)(?:-\w+)?|\w*(?:onderzoek(?:en)?|operatie|ingreep|opname|scan|echo"
    r"|therapie|punctie|biopsie|scopie|röntgenfoto|hartfilmpje|uitstrijkje|vaccinatie|bestraling|dialyse|revalidatie"
    r"|meting|foto|slaaptest|longtest|hoortest|gehoortest|allergietest|fietstest))"
)
# What the reader is to wear, use or carry in the body.
_AID = (
    r"\w*(?:spiraal(?:tje)?|implantaat|pessarium|pacemaker|stent|zo(?:ol|len|oltjes?)|steunzolen|spalk(?:en|je)?|gips"
    r"|bril|lens|lenzen|gehoorapparaat|gehoorapparaten|hoortoestel(?:len)?|gehoortoestel(?:len)?|prothese|orthese|korset"
    r"|beugel|bitje|kroon|brug|kunstgebit|implantaten|steunkous(?:en)?|rollator|rolstoel|krukken|brace|scootmobiel"
    r"|traplift|pruik|schoenen|sonde|katheter|insulinepomp|cpap\S*|slaapmasker|alarmknop|hulpmiddel(?:en)?)"
)
_GIVER = (
    r"(?:we|wij|\w*(?:arts|chirurg|specialist|kundige|peut|loog|internist|tandarts|hygiëniste?|diëtiste?|audicien|opticien"
    r"|laborant|assistente?|zuster|opticien|instrumentmaker|orthodontist))"
)
# Whom one sees by appointment and pays under the own risk or from an extra insurance; seeing the huisarts is free.
_SEEN = (
    r"(?:\w*(?:diëtiste?|peut|psycholoog|psychiater|logopediste?|specialist|chirurg|orthodontist|tandarts|hygiëniste?"
    r"|audicien|uroloog|cardioloog|neuroloog|internist|oogarts|kno-arts|longarts|pedicure|opticien)|poli\w*)"
)
_YOUR = r"(?:u|uw|je|jij|jouw)"
_NEAR = r"[^.?!\n]{0,60}"
# To talk, meet or celebrate is no care that one pays for.
_TALK = (
    r"(?: (?:voor|om) (?:een|het|de|dit|een kort|een kop)? ?(?:\w+ )?"
    r"(?:gesprek|kennismaking|bijeenkomst|koffie|thee|feest|avond))"
)
_PART = r"(?:knie|heup|lens|schouder|klep|kies|tand)"

_OFFERED = tuple(
    bounded(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for pattern in (
        # "U krijgt binnenkort een MRI-scan", "Volgende week hebt u een afspraak"
        rf"(?:krijgt?|hebt|heeft|heb|ondergaat|komt|gaat|wacht|gepland|staat)\b{_NEAR}\b{_CARE}",
        # "Wij nodigen u uit", "een uitnodiging voor de prik"
        rf"nodig(?:t|en)?\b{_NEAR}\buit\b(?!{_TALK})|uitnodiging\b{_NEAR}\b{_CARE}|uitgenodigd",
        # "Uw kind wordt opgenomen", "U bent verwezen"; "U bent geopereerd" is over
        rf"(?:wordt?|worden)\b{_NEAR}\b(?:opgenomen|geopereerd|behandeld|onderzocht|gevaccineerd|bestraald|ingepland)",
        rf"(?:wordt?|worden|ben(?:t)?|is|zijn)\b{_NEAR}\b(?:opgenomen|ingepland|verwezen|doorverwezen)",
        # "Meld u aan voor een hulpmiddel", "U kunt een rolstoel lenen"
        rf"(?:aanmelden|meld {_YOUR}|inschrijven|inschrijft|kiezen|kiest|in aanmerking)\b{_NEAR}\b{_CARE}",
        rf"(?:leent|lenen|aanvragen|aanvraagt|huurt|huren)\b{_NEAR}\b{_CARE}",
        rf"{_CARE}\b{_NEAR}\b(?:lenen|aanvragen|huren)",
        # "De arts opereert u", "Wij maken een MRI", "De verpleegkundige plaatst een spiraaltje"
        rf"{_GIVER} (?:opere(?:er|re)|behandel|onderzoe[kc]|bestra|vaccin|verdo)\w*\b{_NEAR}\b"
        rf"(?:{_YOUR}|{_CARE}|{_EXAM})",
        rf"(?:we|wij|arts|chirurg|specialist|tandarts|verpleegkundige) (?:plan|maak)\w*\b{_NEAR}\b(?:{_YOUR}|{_CARE})",
        rf"{_GIVER} (?:ma(?:ak|ke)|plaats|zet|doe|ne(?:em|me)|geef|geven|bren?g|meet|meten|plak|leg|pas)\w*\b{_NEAR}"
        rf"\b(?:{_EXAM}|{_AID})",
        # "U krijgt een spalk om uw pols", "Uw nieuwe zolen zijn klaar"
        rf"{_YOUR}\b{_NEAR}\bkrijgt?\b{_NEAR}\b(?:{_EXAM}|{_AID})|krijgt? {_YOUR}\b{_NEAR}\b(?:{_EXAM}|{_AID})",
        rf"{_YOUR} (?:nieuwe )?{_AID} (?:is|zijn|worden|wordt) (?:\w+ ){{0,5}}"
        r"(?:klaar|gemaakt|besteld|aangemeten|geplaatst)",
        # "U slaapt een nacht bij ons voor een slaaponderzoek", "U blijft twee nachten in het ziekenhuis"
        rf"{_YOUR}\b{_NEAR}\bvoor (?:een|de|het|uw|je) (?:\w+ ){{0,2}}{_EXAM}",
        r"(?:u|je|jij) (?:slaapt?|blijft?|ligt?|logeert?|overnacht|verblijft?)\b[^.?!\n]{0,30}"
        r"\b(?:nacht(?:en)?|dagen)\b",
        # "MRI van uw knie", "Een echo van je hart"
        rf"{_EXAM} (?:van|aan|in) (?:uw|je|jouw)\b",
        # "Uw huisarts stuurt u naar de diëtist", "Uw eerste afspraak bij de psycholoog"
        rf"(?:stuurt?|sturen|verwijst?|verwijzen|verwezen|doorverwezen|gaat|bezoekt?|komt)\b{_NEAR}\b(?:naar|bij) "
        rf"(?:de|een|het|onze) (?:\w+ )?{_SEEN}",
        rf"(?:afspraak|gesprek|behandeling|lessen|oefenen|keer)\b[^.?!\n]{{0,20}}\b(?:bij|met) (?:de|een|onze|uw|je)"
        rf" {_SEEN}",
    )
)
# Words of care that is planned, or of care that is over: "uw operatie", "na de behandeling".
_SPOKEN_OF = tuple(
    bounded(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for pattern in (
        # "uw operatie", "na de behandeling", "De opname duurt"; "een operatie" is about operations in general
        rf"(?:uw|je|jouw) (?:(?!(?:de|het|een|zonder|met|voor|na|als) )\w+ ){{0,2}}{_CARE}",
        rf"(?:vóór|voor|na|tijdens|van|bij) (?:de|het|deze|dit) (?:eerste |volgende )?{_CARE}",
        rf"(?:de|het|deze|dit) {_CARE} (?:is|zijn|duurt|duren|begint|gebeurt)",
    )
)
# A text for who has had the treatment: "Oefeningen na uw nieuwe knie", "U bent geopereerd aan staar".
_OVER = bounded(
    rf"\bna (?:uw|je|jouw|een|de) (?:\w+ ){{0,2}}(?:{_CARE}|{_PART})"
    r"|\b(?:u|je|jij) (?:bent|ben) (?:\w+ ){0,3}(?:geopereerd|behandeld)\b"
    rf"|\b(?:u|je|jij) (?:heeft|hebt|heb) (?:net |pas )?een nieuwe (?:\w+ )?{_PART}\b"
    r"|\b(?:uw|je) \w+ is (?:\w+ )?(?:getrokken|weggehaald|verwijderd|vervangen|geopereerd|gehecht|gezet)\b"
    rf"|\b(?:u|je) (?:heeft|hebt|heb) {_NEAR}\b{_CARE} {_NEAR}\b(?:gekregen|gehad|ondergaan)\b",
    re.IGNORECASE,
)
_READER = re.compile(rf"\b{_YOUR}\b", re.IGNORECASE)

# These words are about what care costs, whatever else the sentence says.
_COSTS_OF_CARE = re.compile(
    r"\b(?:eigen (?:risico|bijdrage)|vergoed\w*|vergoeding\w*|(?:zorg)?verzekeraars?|\w*verzekering|verzekerd"
    r"|basispakket|declar\w+|zorgtoeslag|kosten (?:van|voor) (?:de|het|uw|een)|wat kost)\b",
    re.IGNORECASE,
)
# These may be about money for something else: "Parkeren kost 2 euro", "gratis wifi", "Bel gratis 0800 1351".
_MONEY = re.compile(
    r"\b(?:\w*kosten|\w*betaal\w*|\w*betalen|betaling|gratis|kosteloos|tarie(?:f|ven)|rekening(?:en)?|factu(?:ur|ren)"
    r"|nota|euro|cent|prijs|prijzen|geld (?:terug|kwijt))\b|€|\bkost\b[^.?!\n]{0,30}\b(?:u|je|niets|niks|geld)\b",
    re.IGNORECASE,
)
_OTHER_MONEY = re.compile(
    r"\bparke(?:er|ren)\w*|\b(?:wifi|internet|televisie|tv|restaurant|koffie|ontbijt|maaltijd|taxi|bus|kluisje|tijd|moeite"
    r"|0800|tolk)\b|\bbel(?:len|t)?\b[^.?!\n]{0,20}\bgratis\b",
    re.IGNORECASE,
)
# No money at all: "Houd rekening met", "Wij stellen het op prijs", "Laat geld en sieraden thuis", "uw verzekeringspas".
_NO_MONEY = re.compile(
    r"\brekening (?:mee |ermee |met )?(?:te )?houd\w*|\bhoud\w*\b[^.?!\n]{0,30}\brekening\b|\brekening met\b"
    r"|\bop prijs\b|\bpas(?:je)? van (?:uw|je|de) \w*verzeker\w+|\bgeld\b[^.?!\n]{0,30}\b(?:thuis|sieraden|spullen)\b"
    r"|\b(?:sieraden|spullen) (?:en|of) geld\b|\b(?:bank|betaal|pin)pas\w*|\bbetaalautoma\w+",
    re.IGNORECASE,
)
# One of these pieces is in all that speaks of money; to look for them first is quicker.
_ABOUT_MONEY = (
    "eigen risico", "eigen bijdrage", "vergoed", "verzeker", "pakket", "declar", "toeslag", "kost", "betaal", "betal",
    "gratis", "tarie", "rekening", "factu", "nota", "euro", "cent", "prij", "geld", "€",
)  # fmt: skip
_SENTENCE = re.compile(r"[^.?!\n]+")


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit when the text plans or offers care and no sentence speaks of money."""
    place = judged(analysis, options)
    if place is None:
        return
    sentences = [match[0] for block in readable(analysis) for match in _SENTENCE.finditer(block.text)]
    if any(_speaks_of_costs(sentence) for sentence in sentences):
        return
    if not _READER.search(analysis.document.text):
        return
    if is_for_child(analysis):  # a child has no own risk, and reads nothing of bills
        return
    patterns = _OFFERED if _is_over(analysis) else (*_OFFERED, *_SPOKEN_OF)
    if any(pattern.search(sentence) for sentence in sentences for pattern in patterns):
        yield Hit(*place)


def _is_over(analysis: Analysis) -> bool:
    """Whether the text is for who has had the treatment, as its title or first lines say."""
    opening = [block.text for block in readable(analysis)][:2]
    return any(found is not None and _OVER.search(found[0]) for found in map(_SENTENCE.match, opening))


def _speaks_of_costs(sentence: str) -> bool:
    """Whether a sentence says what care costs. *Neem uw zorgpas mee* and *parkeren kost 3 euro* do not."""
    if not has(sentence.lower(), _ABOUT_MONEY):
        return False
    rest = _NO_MONEY.sub("", sentence)
    if _COSTS_OF_CARE.search(rest):
        return True
    return bool(_MONEY.search(rest)) and not _OTHER_MONEY.search(rest)


CHECK = Check(RULE, find)
