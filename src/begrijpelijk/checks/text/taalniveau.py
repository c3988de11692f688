"""`taalniveau`: the document is harder than the level that it must meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.text.whole_text import spot
from begrijpelijk.language import lint
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="taalniveau",
    section="text",
    severity="fout",
    title={"nl": "De tekst is te moeilijk", "en": "The text is too hard"},
    message={
        "nl": "Deze tekst is te moeilijk voor uw doel {doel}. De score is {score}. Dat lijkt op {niveau}.",
        "en": "This text is too hard for your target {doel}. The score is {score}. That looks like {niveau}.",
    },
    explanation={
        "nl": "Van elke 100 volwassenen hebben er ongeveer {aantal} moeite met zo'n tekst. "
        "Maak zinnen korter. Kies gewone woorden. Schrijf over dingen en mensen die u kunt zien.",
        "en": "About {aantal} in 100 adults struggle with such a text. Shorten sentences, choose everyday words, and "
        "write about people and things.",
    },
    examples=(
        Example(
            bad="Voorafgaand aan de behandeling dient toestemming te worden verleend door de patiënt of diens "
            "vertegenwoordiger. Ter beoordeling van de operabiliteit geschiedt preoperatieve screening conform de "
            "vigerende richtlijnen. Contra-indicaties kunnen aanleiding geven tot uitstel van de interventie. "
            "De verantwoordelijkheid voor de besluitvorming berust bij de behandelend specialist.",
            good="Vindt u de behandeling goed? Zeg dat dan tegen uw arts. Eerst kijken we of u sterk genoeg bent voor "
            "de operatie. De arts luistert naar uw hart. Een zuster prikt wat bloed. Soms is het beter om te wachten. "
            "Dan praat de arts met u over een andere dag.",
        ),
    ),
    item=(8,),
    wcag=("3.1.5",),
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit, at the start of the text, when its LiNT score misses the level asked for."""
    score, target = analysis.score, analysis.config.niveau
    place = spot(analysis)
    if score is None or lint.meets(score, target) or place is None:
        return
    struggling = round(100 * lint.adults_struggling(score))
    lang = analysis.config.lang
    yield Hit(
        *place,
        values={"score": round(score), "niveau": lint.cefr_indication(score), "doel": target},
        explanation=RULE.explanation.get(lang, RULE.explanation["nl"]).format(aantal=struggling),
    )


CHECK = Check(RULE, find)
