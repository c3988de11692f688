"""`hulp-ontbreekt`: the text offers no help to those for whom plain words are not enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.bounded import bounded
from begrijpelijk.checks.text.whole_text import ENOUGH_WORDS, around, has, judged, readable
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_TEXT = (
    "U krijgt een gesprek met de diabetes-verpleegkundige. Zij heet Els. Het gesprek is op de eerste verdieping. "
    "Het duurt een half uur. Els vraagt wat u eet en hoeveel u beweegt. Zij kijkt ook naar uw voeten. Daarna maakt u "
    "samen een plan. Neem uw meter en uw schrift mee. Neem ook uw pillen mee. Hebt u nog een vraag? Bel Els. "
    "Zij werkt op maandag en dinsdag."
)

RULE = Rule(
    id="hulp-ontbreekt",
    section="text",
    severity="tip",
    title={"nl": "Hulp ontbreekt", "en": "No offer of help"},
    message={
        "nl": "In deze tekst staat geen hulp voor mensen die dit lastig vinden.",
        "en": "This text offers no help to people who find this hard.",
    },
    explanation={
        "nl": "Voor sommige mensen is een goede tekst niet genoeg. Schrijf op welke hulp er is. "
        "Mag de lezer iemand meenemen? Is er een tolk? Wie helpt met lezen, invullen of de computer?",
        "en": "For some people a clear text is not enough. Say which help there is: bringing someone along, an "
        "interpreter, help with reading, filling in or the computer.",
    },
    examples=(Example(bad=_TEXT, good=_TEXT + " U mag iemand meenemen naar het gesprek."),),
    kenmerken=(7,),
    toegang=("passendheid",),
    wcag=("3.2.6",),
    options={"woorden": ENOUGH_WORDS},
    action={"nl": "Schrijf op welke hulp er is.", "en": "Say which help there is."},
)

_SOMEONE = (
    r"(?:iemand(?: anders)?|(?:een|de|uw|je|jouw) (?:goede )?(?:ander(?:e)?|bekende|vriend(?:in)?|familielid|naaste"
    r"|begeleider|buur(?:man|vrouw)?|kennis|huisgenoot|collega)"
    r"|(?:uw|je|jouw) (?:partner|man|vrouw|kind(?:eren)?|dochter|zoon|zus|broer|vader|moeder|ouders?|familie|naaste"
    r"|vriend(?:in)?|mantelzorger|begeleider|buurvrouw|buurman)|familie|mantelzorger|papa|mama"
    r"|(?:1|één|een|2|twee) persoon"
    r"|(?:2|twee) personen)"
)
_HELP = r"(?:help\w*|hulp|geholpen|ondersteun\w*|bijstaan)"
_TASK = (
    r"(?:lezen|voorlezen|voor te lezen|begrijpen|invullen|in te vullen|in te loggen|log in|aan te melden|schrijven"
    r"|formulier\w*|brie(?:f|ven)|papieren|taal|vertal\w*|nederlands"
    r"|post|internet|computer|digita\w*|digid|online|website|app|inloggen|portaal|tablet|telefoon|vragenlijst|aanvra\w*)"
)

_HARD = (
    r"(?:moeilijk|lastig|moeite|niet goed|niet duidelijk|onduidelijk"
    r"|lukt\b[^.?!\n]{0,30}\bniet|komt? (?:u|je) er niet uit)"
)
_TOGETHER = (
    r"(?:help\w*|samen|nog een keer|nog eens|uitleg\w*|leg(?:gen)? (?:\w+ ){0,6}uit|denk(?:en|t)? (?:\w+ ){0,3}mee"
    r"|iemand|bel|(?:doe[nt]?|vul(?:t|len)?|le(?:es|est|zen)|loopt?|lopen)\b[^.?!\n]{0,30}\b(?:met|voor) (?:u|je)"
    r"|(?:laten?|laat) (?:\w+ ){0,4}zien|legt (?:\w+ ){0,6}uit|(?:doet|doen) (?:\w+ ){0,3}voor)"
)
_ALONG = (
    r"mee ?(?:te )?(?:neemt|nemen|brengt|brengen|komt|komen|gaat|gaan|kijkt|kijken|luistert|luisteren|leest|lezen"
    r"|rijdt|rijden)?"
)
_STAFF = (
    r"(?:\w*(?:medewerkers?|assistentes?|vrijwilligers?|consulent(?:en)?|coach(?:es)?|ondersteuners?)|wijkteam|balie)"
)
_NEAR = r"[^.?!\n]{0,60}"
_NEXT = r"[^\n]{0,160}"  # into the next sentence: "Is lezen lastig? Wij doen het samen."

# Each with pieces of text of which one must be there (in small letters), as looking for these is much quicker.
_OFFERS = tuple(
    (tuple(needed.split(",")), bounded(rf"\b(?:{pattern})\b", re.IGNORECASE))
    for needed, pattern in (
        # Bringing somebody along: "Neem uw zus mee", "U mag iemand meenemen", "Vraag een vriend om erbij te zijn".
        ("mee", rf"(?:neem|neemt|breng|kom)\b{_NEAR}\b{_SOMEONE}\b{_NEAR}\bmee"),
        ("mee", rf"{_SOMEONE}\b{_NEAR}\b{_ALONG}"),
        (
            "bij,naast u,naast je",
            rf"{_SOMEONE}\b{_NEAR}\b(?:erbij|bij u|bij je|naast u|naast je|bij het gesprek)\b[^.?!\n]{{0,20}}"
            r"\b(?:zijn|zit|zitten|is|blijven|blijft|komen)",
        ),
        ("samen,kom", rf"(?:samen|komt?|komen)\b[^.?!\n]{{0,12}} met {_SOMEONE}"),
        # An interpreter, another language.
        (
            "tolk,taal,talen,in het ",
            r"\w*tolk(?:en)?|tolkentelefoon|gebarentaal|andere talen|uw eigen taal"
            r"|in het (?:engels|turks|arabisch|pools|oekraïens)",
        ),
        ("nederlands", r"(?:spreekt?|praat) (?:u|je) (?:weinig|geen|niet (?:zo )?goed) nederlands"),
        (
            "nederlands",
            r"(?:uw|je) nederlands\b[^.?!\n]{0,20}\b(?:niet|weinig)|nederlands\b[^.?!\n]{0,20}\b(?:lastig|moeilijk)",
        ),
        # Help with reading, filling in, digital care.
        ("help,hulp,geholpen,ondersteun,bijstaan", rf"{_HELP}\b{_NEAR}\b{_TASK}|{_TASK}\b{_NEAR}\b{_HELP}"),
        (
            "moeilijk,lastig,moeite,niet,duidelijk",
            rf"{_TASK}\b{_NEAR}\b{_HARD}\b{_NEXT}\b{_TOGETHER}|{_HARD}\b{_NEAR}\b{_TASK}\b{_NEXT}\b{_TOGETHER}",
        ),
        ("niet", rf"{_TASK}\b{_NEAR}\bniet\b{_NEXT}\b{_TOGETHER}"),
        # Somebody reads aloud: "Wij lezen de brief aan u voor"; not "Lees dit voor de operatie".
        (
            "voor,letters,braille,luister",
            r"voorle(?:zen|est|ze)|voor te lezen|le(?:es|est|zen)\b[^.?!\n]{0,40}\bvoor(?=\s*(?:$|[.,!?;:\n]))"
            r"|grot(?:e|ere) letters|braille|luisterversie",
        ),
        # Going through it together: "Wij vullen de lijst samen in", "De medewerker leest uw post met u door".
        (
            "samen,met u,met je,voor u,voor je",
            r"(?:vul(?:t|len)?|le(?:es|est|zen)|loopt?|lopen|ne(?:emt?|men)|log(?:t|gen)?)\b[^.?!\n]{0,40}"
            r"\b(?:samen|met (?:u|je)|voor (?:u|je))\b[^.?!\n]{0,30}\b(?:in|door)(?=\s*(?:$|[.,!?;:\n]))",
        ),
        ("met u,met je,voor u,voor je", rf"{_STAFF}\b{_NEAR}\b{_TASK}\b{_NEAR}\b(?:met|voor) (?:u|je)\b"),
        (
            "met u,met je,voor u,voor je",
            rf"{_STAFF}\b{_NEAR}\b(?:met|voor) (?:u|je)\b{_NEAR}\b(?:{_TASK}|in|door)(?=\s*(?:$|[.,!?;:\n]))",
        ),
        ("met u,met je", r"(?:le(?:es|est|zen))\b[^.?!\n]{0,30}\b(?:samen )?met (?:u|je)\b"),
        # Somebody who does it with or for the reader: "Misschien kan iemand u helpen", "Vraag uw dochter om hulp".
        ("help,hulp", rf"\b(?:iemand|{_SOMEONE})\b[^.?!\n]{{0,25}}\b(?:u|je)\b[^.?!\n]{{0,15}}\bhelpen"),
        (
            "hulp",
            rf"(?:vraag|vragen|krijg|krijgt|krijgen)\b{_NEAR}\b(?:om|gratis) hulp\b"
            rf"|\b(?:u|je)\b{_NEAR}\bhulp krijgen (?:bij|van)",
        ),
        # Those who look after the reader of themselves: "Na 2 weken bellen wij u. Wij vragen dan hoe het gaat."
        (
            "hoe het",
            r"(?:bel(?:len|t)|komt|komen)\b[^.?!\n]{0,40}\b(?:u|je)\b[^\n]{0,120}\bhoe het (?:met (?:u|je) )?gaat",
        ),
        ("vrijwilliger,oppas", r"(?:vrijwilligers?|oppas)\b[^.?!\n]{0,40}\b(?:waken|waakt|bij u|bij je)"),
        ("vrijwilliger", rf"vrijwilligers?\b{_NEAR}\b(?:{_HELP}|uit|mee|samen|voor)"),
        (
            "samen,nog een,uit,mee",
            rf"(?:{_HARD}|begrijpt (?:u|je) (?:\w+ ){{0,4}}niet)\b[^\n]{{0,120}}\b(?:samen|nog een keer|nog eens"
            r"|rustig uit|leg(?:gen)? (?:\w+ ){0,6}uit|denk(?:en|t)? (?:\w+ ){0,3}mee)",
        ),
        # A hand with logging in.
        (
            "hulp,help,geholpen",
            r"(?:hulp|help\w*|geholpen)\b[^.?!\n]{0,30}\b(?:bij|met)\b[^.?!\n]{0,20}\b(?:inloggen|aanmelden)",
        ),
        ("uitleg,doorne", rf"(?:tekst|folder|brief|blad)\b{_NEAR}\b(?:uitlegt|uitleggen|doorneemt|doornemen)"),
        ("regelen", r"(?:wij|we) regelen (?:\w+ ){0,2}(?:hulp|thuiszorg|iemand)"),
        ("regelen", r"regelen (?:wij|we) (?:\w+ ){0,2}(?:hulp|thuiszorg|iemand)"),
        # People and places that help.
        (
            "informatiepunt,taalhuis,taalpunt,seniorweb,hulp,helpdesk,brigade,ondersteun,persoon,mantelzorg"
            ",ervaringsdeskundige,maatje",
            r"informatiepunt\w*|\w*taalhuis|taalpunt|seniorweb|helpdesk digitale zorg|digitale hulp|digihulp\w*"
            r"|computerhulp|formulierenbrigade|cli[eë]ntondersteun\w*|onafhankelijke? ondersteun\w*"
            r"|patiëntenvertrouwenspersoon|mantelzorg\w*|ervaringsdeskundige|maatje",
        ),
    )
)


# A menu that leads to pages for these people offers nothing to who reads this page.
_MENU = re.compile(r"(?:\w+ ){0,2}(?:mantelzorg\w*|ervaringsdeskundigen?|maatjes?)(?: \w+)?", re.IGNORECASE)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit when nothing in the text offers help. *Vragen? Bel ons* is contact, not help."""
    place = judged(analysis, options)
    if place is not None and not offers_help(analysis):
        yield Hit(*place)


def offers_help(analysis: Analysis) -> bool:
    """Whether the text, or what stands around it on its page, offers help."""
    outside = "\n".join(line for line in around(analysis).splitlines() if not _MENU.fullmatch(line.strip()))
    texts = [(text, text.lower()) for text in (*(block.text for block in readable(analysis)), outside)]
    return any(pattern.search(text) for needed, pattern in _OFFERS for text, small in texts if has(small, needed))


CHECK = Check(RULE, find)
