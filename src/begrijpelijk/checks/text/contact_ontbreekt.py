"""`contact-ontbreekt`: the text gives no way to reach a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.bounded import bounded
from begrijpelijk.checks.text.whole_text import ENOUGH_WORDS, around, has, is_for_child, judged, readable
from begrijpelijk.document import BlockKind
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.browser.model import Page

_TEXT = (
    "U krijgt een spalk om uw pols. Die blijft twee weken zitten. Maak de spalk niet nat. Doe een zak om uw arm als u "
    "gaat douchen. Beweeg uw vingers elk uur. Dan worden ze niet stijf. Leg uw arm hoog als u zit. Uw hand wordt dan "
    "minder dik. Rijd geen auto met de spalk. Na twee weken haalt de arts de spalk weg. Hebt u veel pijn? Bel ons dan."
)

RULE = Rule(
    id="contact-ontbreekt",
    section="text",
    severity="waarschuwing",
    title={"nl": "Contact ontbreekt", "en": "No way to get in touch"},
    message={
        "nl": "In deze tekst staat niet hoe de lezer iemand kan bereiken.",
        "en": "This text does not say how the reader can reach a person.",
    },
    explanation={
        "nl": "Mensen met vragen willen iemand spreken. Zij weten vaak niet waar zij het nummer vinden. "
        "Zet in de tekst een telefoonnummer. Schrijf erbij wanneer iemand opneemt.",
        "en": "People with questions want to speak to somebody. Give a telephone number and say when it is answered.",
    },
    examples=(Example(bad=_TEXT, good=_TEXT + " Ons nummer is 088 123 45 67."),),
    kenmerken=(5,),
    toegang=("beschikbaarheid",),
    wcag=("3.2.6",),
    options={"woorden": ENOUGH_WORDS},
    action={"nl": "Zet een telefoonnummer in de tekst.", "en": "Give a telephone number."},
)

# What looks like a phone number: a bank account (NL12 RABO 0123 4567 89), a date with a time (03-04-2026 09.30).
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}[ ]?[A-Z]{4}(?:[ ]?\d){10}\b")
_DATE = re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b")
_NOT_A_PHONE = re.compile(
    r"\b(?:fax|faxnummer|bsn|burgerservicenummer|pati[eë]ntnummer|polisnummer|klantnummer|relatienummer|ordernummer"
    r"|bestelnummer|artikelnummer|dossiernummer|zaaknummer|kvk|btw|rekeningnummer|iban|agb(?:-code)?|kenmerk)\b\D{0,12}$",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:"
    r"(?:\+|00)31[ .-]?(?:\(0\))?[ .-]?[1-9](?:[ .-]?\d){8}"  # +31 (0)20 123 45 67
    r"|\(?0[1-9]\d{0,2}\)?(?:[ ./–-]{0,3}\d){6,9}"  # 020 - 123 45 67, (0318) 12 34 56, 06-12345678
    r"|0[89]00[ .–-]{0,3}\d{4}(?:[ .]?\d{3})?"  # 0800 - 0113, 0900 1234
    r"|14[ ]?0\d{2,3}"  # the short number of a municipality: 14 030
    r")(?![\w/]|[.,-]\d)"
)
_PHONE_DIGITS = range(7, 14)
_HELPLINE = re.compile(r"\b(?:bel|belt|bellen|chat|nummer|naar|met)\b[^.?!\n]{0,30}\b113\b", re.IGNORECASE)
_EMAIL = bounded(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = bounded(r"\b[\w-]+(?:\.[\w-]+)+/[\w/-]*(?:contact|chat|afspraak-maken)", re.IGNORECASE)
_ONLINE = re.compile(
    r"\b(?:contactformulier|e-?consult|whats?app(?:en|t|-?nummer)?|(?:live)?chat|chatten|beeldbellen)\b", re.IGNORECASE
)
# "U kunt niet chatten" and "een app zoals WhatsApp" open no way to anybody, but "chat met ons" does.
_NOT_ONLINE = re.compile(r"\b(?:geen|niet|nooit)\b[^.?!\n]{0,40}$", re.IGNORECASE)
_MESSAGE = re.compile(
    r"\b(?:stuur|stuurt|sturen|schrijf|typ|stel|stelt)\b[^.?!\n]{0,40}\b(?:bericht(?:je)?|vraag|vragen)\b"
    r"[^.?!\n]{0,30}\b(?:via|in|op|met)\b[^.?!\n]{0,25}(?:portaal|\bapp\b|\bMijn\s?[A-Z]?\w*|omgeving|website)",
    re.IGNORECASE,
)
_LINK = re.compile(r"contact|\bchat|\b(?:bel|mail|app) (?:ons|met)|stel (?:uw|je|een) vraag", re.IGNORECASE)

_DESK = re.compile(
    r"\b(?:\w*balie|\w*loket|servicepunt|informatiepunt|\w*inloop\w*|inloopspreekuur|prikpost|buurthuis|wijkcentrum"
    r"|gemeentehuis|stadhuis|stadskantoor|bibliotheek|wijkteam|kom langs|loop(?:t)? (?:even )?(?:binnen|langs)"
    r"|langskomen|binnenlopen|spreekuur)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b\w+(?:straat|laan|plein|weg|kade|gracht|singel|steeg|dreef|hof|pad|markt|dijk)\s+\d+"
    r"|\b(?:kamer|balie|route|gebouw|etage|verdieping|vleugel|lokaal)\s+[A-Z]?\d+|\bverdieping\b|\bbegane grond\b"
    r"|\bin de (?:\w+ )?(?:hal|apotheek|bibliotheek)\b|\b(?:naast|bij|tegenover|achter|in) (?:de|het) (?:hoofd)?"
    r"(?:ingang|lift|gemeentehuis|stadhuis|station|buurthuis|wijkcentrum|receptie)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)?(?: uur)? ?(?:tot|t/m|en|-|–) ?\d{1,2}(?:[.:]\d\d)?(?: uur)?\b"
    r"|\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|werkdag|doordeweeks)\w*\b",
    re.IGNORECASE,
)

# Each with pieces of text of which one must be there (in small letters), as looking for these is much quicker.
_WAYS = (
    (("@",), _EMAIL),
    (("/",), _ADDRESS),
    (("bericht", "vra"), _MESSAGE),
    (("113",), _HELPLINE),
)
_NEEDED_ONLINE = ("contactformulier", "consult", "app", "chat", "beeldbellen")

_NEAR = 150  # characters around the name of a desk in which its place and hours belong to it

# Of a page or a Markdown file: a link that calls or mails, or that leads to the page with contact details.
_TARGET = re.compile(r"(?:tel|mailto|sms):|wa\.me/|<a\b[^<>]{0,1000}href=[\"'][^\"'<>]{0,300}contact", re.IGNORECASE)
# The same where a browser showed the page and the address of every link is known; 112 is no way to ask something.
_LEADS = re.compile(r"tel:(?!112$)|mailto:|sms:|https?://wa\.me/|[^#?]*contact", re.IGNORECASE)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit when there is no number, address, link or desk. *Bel uw huisarts* and 112 are not enough."""
    place = judged(analysis, options)
    if place is not None and not has_contact(analysis):
        # Who goes with a child has the number; it would only stand in the way of the child.
        yield Hit(*place, severity="tip" if is_for_child(analysis) else None)


def has_contact(analysis: Analysis) -> bool:
    """Whether the text gives a way to reach a person."""
    document = analysis.document
    if document.raw is not None and document.media_type != "text/plain" and _TARGET.search(document.raw):
        return True
    if any(_reachable(line) for line in around(analysis).splitlines()):
        return True
    if document.page is not None and _has_link(document.page):
        return True
    for block in readable(analysis):
        text = block.text
        if block.kind is BlockKind.LINK and _LINK.search(text):
            return True
        if any(_LINK.search(text[start:end]) for start, end in block.links):
            return True
        if _reachable(text):
            return True
    return any(_desk(" ".join(block.text for block in blocks)) for _, blocks in document.sections())


def _has_link(page: Page) -> bool:
    """Whether a page in a browser has a link to a person anywhere: in its text, its header, a menu or the footer."""
    links = (control for control in page.controls if control.kind == "link")
    return any(_LEADS.match(c.attributes.get("href", "")) or _LINK.search(c.text or c.name) for c in links)


def _reachable(text: str) -> bool:
    """Whether a piece of text holds a phone number, an e-mail address or a way to chat."""
    small = text.lower()
    if any(has(small, needed) and pattern.search(text) for needed, pattern in _WAYS):
        return True
    if has(small, _NEEDED_ONLINE) and any(
        not _NOT_ONLINE.search(text[: match.start()]) for match in _ONLINE.finditer(text)
    ):
        return True
    if not any(map(str.isdigit, text)):
        return False
    plain = _DATE.sub("#", _IBAN.sub("#", text))
    return any(
        sum(char.isdigit() for char in match[0]) in _PHONE_DIGITS and not _NOT_A_PHONE.search(plain[: match.start()])
        for match in _PHONE.finditer(plain)
    ) or bool(re.search(r"\b14[ ]?0\d{2,3}\b(?! uur)", plain))  # fmt: skip


def _desk(section: str) -> bool:
    """Whether a section names a desk with its place and hours: a reader can go there."""
    for match in _DESK.finditer(section):
        near = section[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
        if _PLACE.search(near) and _HOURS.search(near):
            return True
    return False


CHECK = Check(RULE, find)
