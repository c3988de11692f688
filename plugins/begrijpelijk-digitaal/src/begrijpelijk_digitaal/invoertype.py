"""`invoertype`: a field for digits that opens a keyboard with letters, or a date that is typed in one exact form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.analysis import Analysis
from begrijpelijk.browser.model import Control
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import rule
from begrijpelijk_digitaal.screens import asked, at

RULE = rule(
    "invoertype",
    "waarschuwing",
    "page",
    title=("Verkeerd toetsenbord of strenge datum", "Wrong keyboard or strict date"),
    message=(
        "Dit veld is voor cijfers, maar een telefoon toont letters. Laat het toetsenbord met cijfers zien.",
        "This field is for digits, but a telephone shows letters. Show the keyboard with digits.",
    ),
    variants={
        "datum": (
            "Deze datum moet je op één manier typen. Geef losse velden voor dag, maand en jaar.",
            "This date has to be typed in one exact form. Give fields for day, month and year.",
        ),
    },
    explanation=(
        "Met het goede toetsenbord typ je sneller en maak je minder fouten. Een datum kun je op veel manieren "
        "schrijven. "
        "Wie het anders doet dan u wilt, krijgt een fout. Drie losse velden zijn duidelijk.",
        "With the right keyboard one types faster and with fewer mistakes. A date can be written in many ways, and "
        "who does "
        "it otherwise than wanted gets an error. Three fields are clear.",
    ),
    action=("Kies bij elk veld het goede toetsenbord.", "Choose the right keyboard for each field."),
    example=('Telefoonnummer: <input type="text">', 'Telefoonnummer: <input type="tel">'),
    wcag=("1.3.5", "3.3.2"),
)

_DIGITS = re.compile(
    r"\b(?:(?:mobiele? )?telefoon(?:nummer)?|mobiel(?: nummer)?|mobiele nummer|06-?nummer|bsn|burgerservicenummer"
    r"|leeftijd|hoe oud|gewicht"
    r"|hoe zwaar|hoeveel weegt|lengte|hoe lang bent|hoe groot bent|temperatuur|hoe hoog is (?:uw|je|de) (?:koorts"
    r"|temperatuur)|hartslag"
    r"|bloeddruk|bovendruk|onderdruk|bloedsuiker|pincode|geboortejaar|aantal|hoeveel (?:keer|dagen|weken|maanden|jaar"
    r"|kilo|glazen|pillen"
    r"|tabletten|sigaretten|uur|minuten|euro|kinderen)"
    r"|(?:controle|bevestigings|sms)-?code|pati[eë]nt(?:en)?nummer|hoe veel"
    r"|agb-?code|big-?nummer|jaartal|bedrag|pijncijfer|(?:welk|een) cijfer (?:geeft|van|voor)"
    r"|cijfer van [01] tot(?: en met)? 10)\b",
    re.IGNORECASE,
)
# What is told beside a field: how many digits, or digits only.
_NUMBER = r"\d{1,2}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
_SAYS_DIGITS = re.compile(
    rf"\b(?:{_NUMBER})(?: of (?:{_NUMBER}))?[ -]cijfer(?:s|ige?)?\b|\b(?:alleen|uitsluitend|enkel) (?:de )?cijfers\b"
    r"|\b(?:vul|typ|toets)\b[^.?!]{0,30}\bcijfers\b(?! en| of)|\bin cijfers\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"(?:\b(?:bijvoorbeeld|bijv\.?|bv\.?|zoals|voorbeeld):?\s*[\d .-]{4,}|^[\d .+()-]{6,})\.?$", re.IGNORECASE
)
_LETTERS_BESIDE = re.compile(
    r"\bletters?\b|\biban\b|rekeningnummer|postcode|huisnummer|kenteken|wachtwoord", re.IGNORECASE
)
_PARTS = re.compile(r"^\W*(?:dag|maand|jaar|dd|mm|jjjj)\W*$", re.IGNORECASE)
# What a pattern may have in it when only digits, spaces and dashes fit: what is left then is nothing.
_CLASS = re.compile(r"\\d|\[(?:\d-\d|\\d)[\d\s.\\s-]*\]")
_REST = re.compile(r"\{\d+(?:,\d*)?\}|\\[s.+-]|\[[\s.\\s-]*\]|[\d()?:|*+^$ .-]")
_MASK = re.compile(r"[90#_]{2}|9\{\d")
_MASK_LETTERS = re.compile(r"[a-z*]", re.IGNORECASE)
_ONLY_DIGITS_TYPED = re.compile(r"\\D|\[\^(?:0-9|\\d)\]|isnumber|isdigit|numbersonly|onlynumber|isnan\(", re.IGNORECASE)
_LETTERS_TOO = re.compile(r"letters|bijvoorbeeld [a-z]\d|naam|beschrijf|in woorden", re.IGNORECASE)
_DATE = re.compile(
    r"\b[a-z]{0,20}datum\b|\bgeboren\b|\bop welke (?:dag|datum)\b"
    r"|\bdag, maand en jaar\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:dd|d)\s*[-/. ]\s*mm?\s*[-/. ]\s*(?:jj|yy)|\bddmmjj|\bjjjj-mm|\byyyy-mm|\b\d{1,2}[-/]\d{1,2}[-/]\d{4}\b",
    re.IGNORECASE,
)
_ANY_FORM = re.compile(
    r"hoe (?:u|je) (?:dat |het )?wilt|op (?:uw|je) eigen manier|elke manier|maakt niet uit", re.IGNORECASE
)
_CALENDAR = re.compile(
    r"kalender|agenda|kies (?:een |de |uw )?(?:datum|dag)|datum kiezen|date ?picker|calendar", re.IGNORECASE
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit for each field with the wrong keyboard, and for each date in one text field."""
    page = analysis.page
    if page is None:
        return
    calendar = any(
        c.kind == "button" and _CALENDAR.search(f"{c.name} {c.text} {c.attributes.get('class', '')}")
        for c in page.controls
    )
    for question in asked(page):
        single = len(question.controls) == 1
        for control in question.controls:
            if not _is_text(control):
                continue
            about = f"{question.text} {control.name} {question.hint} {control.attributes.get('placeholder', '')}"
            if single and _is_strict_date(control, about, f"{about} {control.beside}") and not calendar:
                yield at(analysis.document, question.text or control.name, control.selector, variant="datum")
                break
            if _wants_digits(control, question.text, about) and not _has_digits(control):
                yield at(analysis.document, control.name or question.text, control.selector)
                break


def _is_text(control: Control) -> bool:
    """Whether it is a plain field in which one types on a line."""
    kind = control.attributes.get("type", "text").lower() or "text"
    ready = "readonly" in control.attributes or control.disabled or control.attributes.get("aria-haspopup") == "dialog"
    return (
        control.tag == "input"
        and kind in ("text", "search", "password", "tel")
        and control.kind != "date"
        and not ready
    )


def _has_digits(control: Control) -> bool:
    kind = control.attributes.get("type", "").lower()
    return kind in ("tel", "number") or control.attributes.get("inputmode", "").lower() in ("numeric", "decimal", "tel")


def _wants_digits(control: Control, asked_text: str, about: str) -> bool:
    """Whether only digits fit: by the words of the question, by its pattern, or as part of a date."""
    if control.attributes.get("type", "").lower() == "password":
        return bool(re.search(r"\bpincode\b", about, re.IGNORECASE))
    if _takes_digits(control):
        return True
    beside = f"{about} {control.beside}"
    if _SAYS_DIGITS.search(beside) or _EXAMPLE.search(control.attributes.get("placeholder", "")):
        return not _LETTERS_BESIDE.search(beside)
    if control.attributes.get("autocomplete", "").lower() in (
        "tel",
        "tel-national",
        "tel-local",
        "one-time-code",
        "cc-number",
        "cc-csc",
        "bday-day",
        "bday-month",
        "bday-year",
    ):
        return True
    return bool(
        _DIGITS.search(f"{asked_text} {control.name}") or _PARTS.match(control.name)
    ) and not _LETTERS_TOO.search(about)


def _takes_digits(control: Control) -> bool:
    """Whether the field itself refuses all but digits: by its pattern, a mask, or a script that takes the rest away."""
    pattern = control.attributes.get("pattern", "")
    if _CLASS.search(pattern) and not _REST.sub("", _CLASS.sub("", pattern)):
        return True
    for name, value in control.attributes.items():
        if name in ("data-mask", "data-inputmask-mask") and _MASK.search(value) and not _MASK_LETTERS.search(value):
            return True
        if name in ("oninput", "onkeypress", "onkeydown", "onkeyup", "onbeforeinput") and _ONLY_DIGITS_TYPED.search(
            value
        ):
            return True
    return False


def _is_strict_date(control: Control, about: str, beside: str) -> bool:
    if _ANY_FORM.search(beside) or not (
        _DATE.search(about) or control.attributes.get("autocomplete") == "bday" or _FORM.search(beside)
    ):
        return False
    return not re.search(r"\b(?:ongeveer|maand en jaar)\b", about, re.IGNORECASE) or bool(_FORM.search(beside))


CHECK = Check(RULE, find)
