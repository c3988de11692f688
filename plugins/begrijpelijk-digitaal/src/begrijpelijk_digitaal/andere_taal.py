"""`andere-taal`: no choice of language, and no word of an interpreter."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.browser.model import Control, Flow, Screen
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import rule
from begrijpelijk_digitaal.phrases import LANGUAGES, OTHER_LANGUAGE
from begrijpelijk_digitaal.screens import asking_screens, everything, top

RULE = rule(
    "andere-taal",
    "tip",
    "flow",
    title=("Andere taal ontbreekt", "No other language"),
    message=(
        "Je kunt geen andere taal kiezen. Er staat ook niets over een tolk. Geef één van de twee.",
        "One cannot choose another language, and nothing is said of an interpreter. Give either.",
    ),
    explanation=(
        "Niet iedereen leest goed Nederlands. Zet een andere taal bovenaan, in de taal zelf: English, Türkçe. "
        "Kan dat niet? Schrijf dan hoe iemand een tolk krijgt.",
        "Not everybody reads Dutch well. Offer other languages at the top, each in its own words: English, Türkçe. "
        "Where that "
        "cannot be, say how to get an interpreter.",
    ),
    action=("Geef een andere taal of een tolk.", "Offer another language or an interpreter."),
    example=("Welkom. [Start]", "Welkom. [English] [Türkçe] Liever een tolk? Bel 020 123 45 67. [Start]"),
    kenmerken=(7, 9),
    toegang=("begrijpelijkheid", "passendheid"),
)


def find(flow: Flow, options: Options) -> Iterator[Hit]:
    """One hit, on the first screen, when no screen offers a language or an interpreter."""
    if flow.start is None or not asking_screens(flow):
        return
    if not any(_offers(screen) for screen in flow.screens):
        yield top(flow.start)


def _offers(screen: Screen) -> bool:
    options = " ".join(option for question in screen.page.questions for option in question.options)
    text = f"{everything(screen.page, screen.document)} {options}"
    return bool(OTHER_LANGUAGE.search(text) or LANGUAGES.search(text)) or any(map(_is_language, screen.page.controls))


def _is_language(control: Control) -> bool:
    """Whether a control leads to the page in another language, by its mark-up or by a short name: EN."""
    if control.kind not in ("link", "button", "select"):
        return False
    language = control.attributes.get("hreflang") or control.attributes.get("lang") or ""
    return (bool(language) and not language.lower().startswith("nl")) or (control.text or control.name).strip() in (
        "EN",
        "NL / EN",
        "NL/EN",
        "NL | EN",
    )


CHECK = Check(RULE, find)
