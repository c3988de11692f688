"""What a button or link is for, by its words: moving on, going back, choosing an answer, or leaving the flow."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from begrijpelijk.bounded import bounded
from begrijpelijk.browser.walk.look import Item, Look

FORWARD, BACK, RESTART, CHOICE, LEAVE = "forward", "back", "restart", "choice", "leave"
MOST_LINKS = 12  # a screen with more links than this is a page of a site, not a question whose answers are links


def _words(*patterns: str) -> re.Pattern[str]:
    return bounded(r"(?:^|\b)(?:" + "|".join(patterns) + r")(?:\b|$)", re.IGNORECASE)


# Never touched, whatever else they say: these cost money, throw away, print, or reach other people.
_NEVER = _words(
    r"betaal\w*", r"betalen", r"afrekenen", r"bestel\w*", "koop", "kopen", r"verwijder\w*", "wissen", "wis", "delete",
    "remove", "pay", "checkout", "print", r"printen", r"afdrukken", r"print\w*", r"download\w*", "opslaan als pdf",
    r"deel (?:dit|deze|via|op|met)", "delen", "share", r"e-?mail(?:en)? (?:dit|deze|naar|mij)", "mail mij",
    r"chat(?:ten)? met",
    "start (?:een )?chat", r"bel(?:len)?(?: (?:ons|de|uw|direct|nu|met|\d.*))?$", r"bel 112", "whatsapp",
    "facebook", "linkedin", "uitloggen",
    "log uit", "logout", "log out", "sign out", r"account (?:verwijderen|maken|aanmaken)", "registreren", "register",
)  # fmt: skip
_LEAVE = _words(
    r"stoppen", "stop", r"annule(?:er|ren)", "cancel", "exit", "quit", r"sluit(?:en)?", "close", r"afsluiten",
    "afbreken",
    "naar de (?:website|homepage|startpagina)", "homepage", "home", r"contact\w*", r"privacy\w*", r"cookies?\w*",
    "disclaimer",
    r"toegankelijkheid\w*", "sitemap", "colofon", r"meer (?:informatie|info|weten|lezen|uitleg|over)",
    r"lees (?:meer|verder over|hier)", r"lees (?:(?:deze|de|dit|het|alles|mij|me)(?: \w+)? )?voor",
    r"(?:laat (?:\w+ )?)?voorlezen", r"luister(?:en)?(?: naar (?:deze|de|dit|het) \w+)?$",
    r"uitleg\w*", "help", "hulp", "info", "informatie", "waarom vragen", "wat betekent", r"veelgestelde vragen",
    "english",
    "nederlands", "deutsch", "fran[cç]ais", "t[uü]rk[cç]e", "polski", r"kies (?:een )?(?:andere )?taal",
    "andere taal", "taal",
    "menu", "zoeken", "zoek", "search", "inloggen", "log in", "login", "later verder", "bewaar en stop", "pauze",
    "naar (?:boven|inhoud)", "skip", "ga naar (?:de )?(?:inhoud|hoofdinhoud)", "geluid", "volume", "contrast",
    "groter", "kleiner",
    "toon wachtwoord", "wachtwoord vergeten", "thuisarts.nl", "mijn omgeving",
)  # fmt: skip
_BACK = _words(
    r"vorige(?: \w+)?", "terug", "ga terug", "stap terug", "vraag terug", "back", "previous", "go back",
    r"antwoord(?:en)? (?:wijzigen|aanpassen)",
    r"wijzig(?:en)?(?: uw| je)?(?: antwoord(?:en)?)?", "aanpassen", "ongedaan maken", "undo",
)  # fmt: skip
_RESTART = _words(
    r"opnieuw(?: beginnen| starten| invullen| proberen)?", r"begin(?:nen)? opnieuw", r"start opnieuw", "restart",
    "start over", "start again",
    "vanaf het begin", "nieuwe (?:vragenlijst|klacht|controle|check)", "nog een keer", "reset",
    r"terug naar (?:het )?(?:begin|start)\w*",
    r"naar (?:het )?begin",
)  # fmt: skip
_FORWARD = _words(
    r"volgende(?: \w+)?", r"verder(?: gaan)?", "ga (?:nu )?verder", "ga door", r"door(?:gaan)?", "naar de vragen",
    r"naar (?:het|de|uw) (?:advies|uitslag|resultaat|vragenlijst|volgende \w+)",
    r"start(?:en)?", r"begin(?:nen)?", "ik begin", r"bevestig(?:en)?", "akkoord", "ok", "oké", "oke", "begrepen",
    "ik begrijp het", r"verzend(?:en)?",
    r"verstu(?:ur|ren)", r"stuur(?: op| in| het antwoord)?", r"indienen", "klaar", "gereed", r"afronden", "voltooien",
    r"bekijk (?:het |de |uw |je |mijn )?(?:advies|uitslag|resultaat)",
    r"(?:toon|laat|geef) (?:mij )?(?:het |de |uw |mijn )?(?:advies|uitslag|resultaat)(?: zien)?",
    "antwoord(?:en)?", r"antwoord (?:geven|opslaan|versturen)", "opslaan", "bewaren", "kies", "next", "continue",
    "proceed", "go on", "submit",
    "send", "begin", "get started", "finish", "complete", "done", "confirm", "agree", "naar stap", "check",
    "controleer", "bereken", "toepassen",
)  # fmt: skip
_ARROW_ON = bounded(r"^\W*[→›»▶►▷>❯⇒⟶➔-➾✓✔]\W*$")
_ARROW_BACK = bounded(r"^\W*[←‹«◀◄◁<❮⇐⟵↩⮌]\W*$")
# Names in the code of a button that has no text.
_ICON_BACK = re.compile(
    r"(?:^|[^a-z])(?:prev(?:ious)?|back(?:ward)?|terug|vorige?|left|links|undo|west)(?![a-z])", re.IGNORECASE
)
_ICON_ON = re.compile(
    r"(?:^|[^a-z])(?:next|forward|right|rechts|volgende?|verder|continue|submit|send|verzend\w*|verstu\w*|ok|check(?:mark)?"
    r"|done|east|proceed|doorgaan|go)(?![a-z])",
    re.IGNORECASE,
)
_ICON_OTHER = re.compile(
    r"(?:^|[^a-z])(?:menu|hamburger|close|sluit\w*|kruis|cross|help|info|search|zoek\w*|home|print\w*|share|speaker|volume"
    r"|audio|play|settings|taal|lang|flag|user|account|log-?out|uit)(?![a-z])",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^(?:kies|selecteer|maak (?:een |uw |je )?keuze|select|choose|pick)\b.{0,40}$|.*(?:\.\.\.|…|[▾▼⌄])$", re.IGNORECASE
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LOG_IN = re.compile(r"^(?:inloggen|log in|login|aanmelden|sign in|meld(?:t)? (?:u |je )?aan)\b", re.IGNORECASE)
_LIKE_BUTTON = re.compile(
    r"(^|[\s_-])(btn|button|knop|cta|tile|tegel|choice|keuze|option|answer|antwoord|card)([\s_-]|$)", re.I
)
_OTHER_SCHEMES = re.compile(r"^(tel|mailto|sms|whatsapp|skype|geo|data|blob|file|ftp|intent|market):", re.IGNORECASE)
_FILE = re.compile(r"\.(pdf|docx?|odt|zip|xlsx?|jpe?g|png|mp[34]|ics)(\?|#|$)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def by_words(name: str) -> str | None:
    """What the words of a button say; None where they say nothing of moving."""
    text = " ".join(name.split())
    if _ARROW_ON.match(text):
        return FORWARD
    if _ARROW_BACK.match(text):
        return BACK
    short = len(text.split()) <= 6
    if short and _NEVER.search(text):
        return LEAVE
    if short and _RESTART.search(text):
        return RESTART
    if short and _matches_start(_BACK, text):
        return BACK
    if short and _matches_start(_LEAVE, text):
        return LEAVE
    if short and _matches_start(_FORWARD, text):
        return FORWARD
    return None


def _matches_start(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text begins with such words ("Terug naar de vraag"), signs aside: "Ja,
    ik wil verder" is an answer."""
    return pattern.match(text.lstrip("←‹«<→›» ")) is not None


def role(item: Item, look: Look) -> str:
    """What pressing it does to the walk: one of FORWARD, BACK, RESTART, CHOICE and LEAVE."""
    said = by_words(item.name) or (_by_icon(item.icon) if item.icon else None)
    if _LOG_IN.match(item.name) and any(other.kind == "password" for other in look.items):
        said = FORWARD
    if item.opens:
        return LEAVE
    if item.kind == "button" and _OPENS.match(item.name) and _other_way_on(item, look):
        return CHOICE
    if item.download or _OTHER_SCHEMES.match(item.raw.strip()) or (item.href and _FILE.search(item.href)):
        return LEAVE
    if item.kind == "link":
        return _link(item, look, said)
    if said is not None and not (said == LEAVE and item.submit and not _NEVER.search(item.name)):
        return said
    if item.furniture:
        return LEAVE
    if item.type == "reset" or (item.expands and not item.submit):
        return LEAVE
    if item.submit and not _same_form(item, look):
        return FORWARD
    return CHOICE


@lru_cache(maxsize=4096)
def _by_icon(icon: str) -> str | None:
    """What the names in the code of a button without text say; None where they say nothing or two things."""
    names = _CAMEL.sub("-", icon)
    back, on = _ICON_BACK.search(names), _ICON_ON.search(names)
    if back and not on:
        return BACK
    if on and not back:
        return FORWARD
    return LEAVE if _ICON_OTHER.search(names) and not (back or on) else None


def _other_way_on(item: Item, look: Look) -> bool:
    """Whether another button moves on, so that this one opens a list; "Kies..." alone may also confirm a choice."""
    return any(
        other is not item and by_words(other.name) == FORWARD and not _OPENS.match(other.name)
        for other in look.items
        if other.kind == "button"
    )


def _same_form(item: Item, look: Look) -> bool:
    """Whether it is one of several buttons that send the form: then each of them is an answer."""
    return sum(1 for other in look.buttons if other.submit and by_words(other.name) in (None, FORWARD)) > 1


def _link(item: Item, look: Look, said: str | None) -> str:
    here, there = urlsplit(look.url), urlsplit(item.href)
    if there.scheme not in ("http", "https", "javascript", "") or (there.netloc and there.netloc != here.netloc):
        return LEAVE
    only_anchor = item.raw.startswith("#") and len(item.raw) > 1 and not item.raw.startswith(("#/", "#!"))
    if said in (FORWARD, BACK, RESTART) and not (item.inText and said != FORWARD):
        return said
    if said is not None or item.furniture or item.inText or only_anchor:
        return LEAVE
    if _LIKE_BUTTON.search(item.classes) or item.role == "button":
        return CHOICE
    if look.asks or any(b.kind != "link" and by_words(b.name) is None and not b.furniture for b in look.buttons):
        return LEAVE
    like = [b for b in look.items if b.kind == "link" and not b.furniture and not b.inText and by_words(b.name) is None]
    forward = any(by_words(b.name) == FORWARD for b in look.buttons)
    return CHOICE if 2 <= len(like) <= MOST_LINKS and not forward and _below(here.path, there.path) else LEAVE


def _below(here: str, there: str) -> bool:
    """Whether an address stands in the same folder as this one, or below it."""
    folder = here.rsplit("/", 1)[0] + "/"
    return there.startswith(folder) or there == here


def of(look: Look, wanted: str) -> list[Item]:
    """The controls of a role that can be pressed now, in reading order."""
    return [item for item in look.buttons if not item.disabled and role(item, look) == wanted]


def onward(look: Look) -> Item | None:
    """The control that moves on after answering: the last of those that say so, a button before a link."""
    found = of(look, FORWARD)
    buttons = [item for item in found if item.kind != "link"] or found
    sending = [item for item in buttons if item.submit] or buttons
    return sending[-1] if sending else None


def onward_disabled(look: Look) -> bool:
    """Whether there is such a control that cannot be pressed yet."""
    return any(item.disabled and role(item, look) == FORWARD for item in look.buttons)


def choices(look: Look) -> list[Item]:
    """Buttons, links and parts of a picture that are answers themselves, or several ways on."""
    return of(look, CHOICE)


def goes_on(look: Look) -> bool:
    """Whether there is anything to answer or to press: without it a flow ends here."""
    return bool(look.asks or choices(look) or of(look, FORWARD) or onward_disabled(look))


_COOKIE = bounded(
    r"(?:gebruik|plaats|toestemming|accept|weiger|\buse|place)\w*\b.{0,80}\bcookies?\b"
    r"|\bcookies?\b.{0,80}\b(?:gebruik|plaats|toestemming|accept|weiger|nodig|\bto\b)",
    re.IGNORECASE,
)
_REFUSE = re.compile(
    r"weiger|afwijzen|alleen (?:noodzakelijk|functionele|nodig)|noodzakelijke|reject|decline|nee, ", re.I
)
_ACCEPT = re.compile(r"accepte|akkoord|toestaan|accept|allow|\bok\b|begrepen|sluit", re.IGNORECASE)


def cookie_answer(look: Look) -> Item | None:
    """The button that answers a question about cookies: the one that refuses where there is one."""
    if not _COOKIE.search(look.words):
        return None
    texts = [text.seq for text in look.texts if _COOKIE.search(text.text)]
    near = [
        item
        for item in look.buttons
        if item.kind == "button" and any(-8 <= item.seq - seq <= 16 for seq in texts) and not item.disabled
    ]
    named = [item for item in near if _COOKIE.search(item.name)]
    for pattern in (_REFUSE, _ACCEPT):
        for item in (*named, *near):
            if pattern.search(item.name):
                return item
    return None
