"""`voorlezen`: the page cannot be read aloud by itself, or its text stands in a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.analysis import Analysis
from begrijpelijk.browser.model import AxeNode, Page
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.alone import counts_as_health
from begrijpelijk_digitaal.declare import option, rule
from begrijpelijk_digitaal.screens import Asked, asked, first

RULE = rule(
    "voorlezen",
    "tip",
    "page",
    title=("Voorlezen ontbreekt", "Nothing reads aloud"),
    message=(
        "Deze pagina heeft geen knop om voor te lezen. Zet die erbij.",
        "This page has no button that reads it aloud. Add one.",
    ),
    variants={
        "beeld": (
            "Hier staat tekst in een plaatje. Een computer kan die niet voorlezen. Zet de tekst op de pagina.",
            "Here is text in a picture, which a computer cannot read aloud. Put the text on the page.",
        ),
    },
    explanation=(
        "Veel mensen begrijpen een tekst beter als ze hem horen. Een knop op de pagina zelf is dan het makkelijkst. "
        "Tekst in een plaatje kan niemand laten voorlezen of vertalen.",
        "Many people understand a text better when they hear it, and a button on the page is easiest. Text in a "
        "picture "
        "cannot be read aloud or translated.",
    ),
    action=(
        "Zet er een knop bij om voor te lezen, en zet geen tekst in een plaatje.",
        "Add a button that reads aloud, and put no text in a picture.",
    ),
    example=("<h1>Hebt u koorts?</h1>", "<button>Lees voor</button> <h1>Hebt u koorts?</h1>"),
    options={
        "woorden": option(12, ("Een plaatje met zoveel woorden is tekst.", "A picture with so many words is text."), 3)
    },
    kenmerken=(4, 7),
    wcag=("1.4.5",),
    reads_pictures=True,
)
_PORTAL = re.compile(
    r"\b(?:uitloggen|log uit|mijn (?:dossier|afspraken|gegevens|berichten|medicijnen|uitslagen|omgeving)|ingelogd)\b",
    re.IGNORECASE,
)
# Pictures in which the words are the picture: a logo, a photo, the front of a magazine.
_NO_TEXT = re.compile(
    r"\blogo\b|\bfoto\b|\bportret\b|\bomslag\b|\bcover\b|\bkaart(?:je)? van\b|\bplattegrond\b", re.IGNORECASE
)
_QUOTED = 120  # characters of a text in a picture that a finding quotes
_WORDING = re.compile(r"\b(?:tekst|text|flyer|poster|infographic|scan|screenshot|schermafbeelding)\b", re.IGNORECASE)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit at each picture with text; and one on a page of a flow or portal that nothing reads aloud."""
    page = analysis.page
    if page is None:
        return
    for picture in _with_text(page, options["woorden"]):
        yield Hit(
            0,
            0,
            selector=picture.selector,
            quote=_shortened(picture.summary) or "<img>",
            variant="beeld",
            severity="waarschuwing",
        )
    if _is_of_flow_or_portal(page, analysis) and not page.reads_aloud:
        yield Hit(*first(analysis.document))


def _with_text(page: Page, many: int) -> Iterator[AxeNode]:
    """The pictures with text: that has been read in them, or that their alternative text or their name tells of."""
    seen = set()
    for picture in page.read_in_images:
        if len(picture.summary.split()) > many:
            seen.add(picture.selector)
            yield picture
    for picture in page.text_in_images:
        named = _WORDING.search(re.sub(r"[-_.]", " ", picture.html))
        told = named or len(picture.summary.split()) > many
        if told and picture.selector not in seen and not _NO_TEXT.search(picture.summary):
            yield picture


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(' ', 1)[0]} ..."


def _is_of_flow_or_portal(page: Page, analysis: Analysis) -> bool:
    """Whether it is a screen of a walked flow, asks about health, or is a portal where one has logged in."""
    if page.screen is not None or any(_asks(question, analysis) for question in asked(page)):
        return True
    return any(c.kind in ("button", "link") and _PORTAL.search(c.text or c.name) for c in page.controls)


def _asks(question: Asked, analysis: Analysis) -> bool:
    closed = question.is_closed and len(question.options) > 1 and "?" in question.text
    return closed and question.is_about_health and counts_as_health(question, analysis)


CHECK = Check(RULE, find)
