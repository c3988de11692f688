"""`inloggen-eerst`: one has to log in, or make an account, before anything is explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.analysis import Analysis
from begrijpelijk.browser.model import Control, Page
from begrijpelijk.document import RUNNING, BlockKind
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import option, rule
from begrijpelijk_digitaal.phrases import EMERGENCY, has_phone
from begrijpelijk_digitaal.screens import asked, at

RULE = rule(
    "inloggen-eerst",
    "waarschuwing",
    "page",
    title=("Eerst inloggen, dan pas uitleg", "Log-in before explanation"),
    message=(
        "Hier moet je inloggen, maar er staat niet waarvoor. Leg eerst uit wat je hier kunt doen.",
        "One has to log in here, but nothing says what for. First explain what one can do here.",
    ),
    variants={
        "account": (
            "Hier moet je een account maken, maar er staat niet waarvoor. Leg dat eerst uit.",
            "One has to make an account here, but nothing says what for. Explain that first.",
        ),
    },
    explanation=(
        "Inloggen is voor veel mensen de moeilijkste stap. Weten ze niet wat het oplevert? Dan haken ze af. "
        "Schrijf boven de knop wat je hier kunt. Schrijf ook wat je nodig hebt, en wie kan helpen.",
        "Logging in is the hardest step for many. Who does not know what it is good for gives up. Say above the "
        "button what "
        "one can do here, what is needed, and who can help.",
    ),
    action=("Leg eerst uit waarvoor iemand inlogt.", "First explain what the log-in is for."),
    example=(
        "Inloggen. Gebruikersnaam. Wachtwoord. [Log in]",
        "Hier ziet u uw afspraken en de uitslag van onderzoek. U hebt DigiD nodig. Lukt het niet? Bel 020 123 45 67. "
        "[Log in]",
    ),
    options={
        "woorden": option(12, ("Zoveel woorden uitleg is genoeg.", "So many words of explanation are enough."), 1)
    },
    kenmerken=(4, 5),
)

_LOG_IN = re.compile(
    r"\b(?:inloggen|log(?:t)? (?:u )?in|aanmelden met|login|log in|sign in|digid|eherkenning)\b", re.IGNORECASE
)
_ACCOUNT = re.compile(
    r"\b(?:account (?:maken|aanmaken)|maak (?:een |uw |eerst een )?account|registreer|registreren|registratie"
    r"|meld u aan|inschrijven)\b",
    re.IGNORECASE,
)
# What only tells how to log in explains nothing of what it is for.
_ABOUT_LOG_IN = re.compile(
    r"\b(?:log|inlog\w*|login|aanmeld\w*|account|wachtwoord\w*|gebruikersnaam|e-mailadres|digid|sms|code|cookie\w*"
    r"|privacy\w*|voorwaarden"
    r"|beveilig\w*|verplicht\w*|velden|vul|©|copyright|javascript|browser|registre\w+|bevestig\w*|tekens)\b",
    re.IGNORECASE,
)
_WHAT_FOR = re.compile(
    r"\b(?:bekijk\w*|zie\w*|lees|lezen|maak\w*|regel\w*|vraag|vragen|stel\w*|stuur\w*|geef\w*|afspra\w+|uitslag\w*"
    r"|dossier|medicijn\w*|recept\w*|herhaal\w*|gegevens"
    r"|bericht\w*|klacht\w*|advies|vragenlijst\w*|behandel\w*|arts|dokter)\b",
    re.IGNORECASE,
)
# Where and when to reach somebody says nothing of what the page is for either.
_HOURS = re.compile(
    r"\b(?:elke|iedere|op) (?:werk)?dag(?:en)?\b|\bvan \d{1,2}(?:[.:]\d\d)?(?: uur)? tot \d|\b\d{1,2}[.:]\d\d uur\b"
    r"|\bmaandag\b|\bopeningstijden\b|\bbereikbaar\b|[\w.+-]+@[\w-]+\.\w+|\bdeze pagina is van\b|\bbijgewerkt\b",
    re.IGNORECASE,
)
_CALL_AT_ONCE = re.compile(r"\bbelt?\b[^.!?]{0,20}\b(?:dan|meteen|direct|nu)\b", re.IGNORECASE)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit at the field or button. In a flow only its first screen: what comes later was explained before."""
    page = analysis.page
    if page is None or page.screen not in (None, "1"):
        return
    control = _log_in(page)
    if control is None or _explained(analysis) >= options["woorden"]:
        return
    account = _ACCOUNT.search(
        " ".join(block.text for block in analysis.document.of_kind(BlockKind.HEADING, BlockKind.BUTTON))
    )
    is_account = bool(account) and not _LOG_IN.search(control.text or control.name)
    yield at(
        analysis.document, control.text or control.name, control.selector, variant="account" if is_account else None
    )


def _log_in(page: Page) -> Control | None:
    """The field for a password; or the button to log in, where there is little else to do on the page."""
    field = next((c for c in page.controls if c.kind == "password"), None)
    if field is not None:
        return field
    inside = [
        c
        for c in page.controls
        if c.kind in ("button", "link") and (c.text or c.name) and (c.text or c.name) not in page.around
    ]
    button = next((c for c in inside if _LOG_IN.search(c.text or c.name) or _ACCOUNT.search(c.text or c.name)), None)
    others = [c for c in inside if not _ABOUT_LOG_IN.search(c.text or c.name) and not _LOG_IN.search(c.text or c.name)]
    alone = len(others) <= 2 and not [q for q in asked(page) if not q.is_contact_field]
    return button if alone else None


def _explained(analysis: Analysis) -> int:
    """How many words tell what the page is for: running text that is not only about logging in, or where to call.

    What to do in an emergency tells it neither, nor do the questions before that: "Bent u benauwd? Bel dan meteen."
    """
    count = asking = 0
    for sentence in analysis.sentences:
        text = sentence.text
        if sentence.block.kind not in RUNNING or has_phone(text) or _HOURS.search(text):
            continue
        words = len(sentence.words) if not _ABOUT_LOG_IN.search(text) or _WHAT_FOR.search(text) else 0
        if text.rstrip().endswith("?"):
            asking += words
        elif EMERGENCY.search(text) or _CALL_AT_ONCE.search(text):
            asking = 0
        else:
            count, asking = count + asking + words, 0
    return count + asking


CHECK = Check(RULE, find)
