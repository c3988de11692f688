"""`beeld-ontbreekt`: a long text without a picture, pictogram or video."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.text.whole_text import says, spot
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

_DAY = (
    "U komt om {uur} uur naar de afdeling. De verpleegkundige brengt u naar uw kamer. Zij laat zien waar de douche is. "
    "Zij vraagt hoe het met u gaat en welke pillen u slikt. Daarna meet zij uw bloeddruk en prikt zij wat bloed. "
    "U mag in de ochtend nog water en thee drinken. Eten mag u die ochtend niet. De arts komt aan het eind van de "
    "middag bij u langs. Dan kunt u alles vragen wat u wilt weten."
)
_TEXT = "# Een week bij ons\n\n" + "\n\n".join(_DAY.format(uur=uur) for uur in (8, 9, 10, 11))

RULE = Rule(
    id="beeld-ontbreekt",
    section="text",
    severity="tip",
    title={"nl": "Beeld ontbreekt", "en": "No pictures"},
    message={
        "nl": "Deze tekst heeft {woorden} woorden en geen enkel plaatje.",
        "en": "This text has {woorden} words and not one picture.",
    },
    explanation={
        "nl": "Een plaatje helpt mensen die moeite hebben met lezen. Laat zien wat er gebeurt. "
        "Kies een tekening, een foto of een korte film.",
        "en": "A picture helps people who find reading hard. Show what happens in a drawing, a photo or a short film.",
    },
    examples=(Example(bad=_TEXT, good=_TEXT + "\n\n![Tekening van een kamer met een bed](kamer.png)"),),
    item=(20,),
    wcag=("1.1.1",),
    options={
        "woorden": Option(
            300,
            {
                "nl": "Een langere tekst heeft een plaatje nodig.",
                "en": "A longer text needs a picture.",
            },
            50,
        ),
    },
    action={"nl": "Zet plaatjes bij de tekst.", "en": "Add pictures."},
)

WITH_PICTURES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/markdown",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "application/rtf",
        "application/epub+zip",
        "multipart/related",
    }
)
"""Media types that can hold a picture: plain text cannot, so there it is no fault of the text."""

_PICTOGRAM = re.compile("[\U0001f300-\U0001faff\u260e\u2615\u2695\u267f\u26a0\u2600-\u2604]")
_FILM = re.compile(
    r"\b(?:bekijk|bekijkt|zie|kijk|klik|speel)\b[^.?!\n]{0,40}\b(?:film(?:pje)?|video|animatie|praatplaat|tekening|foto|plaatje"
    r"|afbeelding)\b",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(r"<(?:video|iframe)\b", re.IGNORECASE)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit on a long text that shows nothing. A pictogram among the letters and a film to click on count."""
    document = analysis.document
    place = spot(analysis)
    if place is None or document.images or document.media_type not in WITH_PICTURES:
        return
    shows = says(analysis, _PICTOGRAM) or says(analysis, _FILM) or bool(_EMBEDDED.search(document.raw or ""))
    if analysis.words > options["woorden"] and not shows:
        yield Hit(*place, {"woorden": analysis.words})


CHECK = Check(RULE, find)
