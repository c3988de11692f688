"""`vragenlijst-niveau`: a question in a questionnaire that is too hard or too long to answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.questionnaire.recognise import QUESTIONNAIRE, questionnaire
from begrijpelijk.checks.questionnaire.texts import around
from begrijpelijk.language import lint
from begrijpelijk.language.listing import count_words
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="vragenlijst-niveau",
    section="text",
    severity="waarschuwing",
    title={"nl": "Te moeilijke vraag", "en": "Question that is too hard"},
    message={
        "nl": "Deze vraag heeft {woorden} woorden. Dat is te lang.",
        "en": "This question has {woorden} words. That is too long.",
    },
    variants={
        "niveau": {
            "nl": "Deze vraag is moeilijker dan {niveau}.",
            "en": "This question is harder than {niveau}.",
        }
    },
    explanation={
        "nl": "Wie een vraag niet begrijpt, kiest zomaar een antwoord. Of hij stopt met de lijst. "
        "Dan weet u niet wat mensen echt vinden. Maak de vraag korter en gebruik gewone woorden.",
        "en": "Who does not understand a question picks any answer, or stops. Make the question shorter and plainer.",
    },
    examples=(
        Example(
            bad=around(
                "In hoeverre heeft de behandelend specialist u adequaat geïnformeerd over de mogelijke complicaties "
                "en consequenties van de voorgestelde interventie?"
            ),
            good=around("Vertelde de dokter wat er mis kan gaan?"),
        ),
    ),
    kenmerken=(8,),
    only=QUESTIONNAIRE,
    toegang=("begrijpelijkheid",),
    wcag=("3.1.5",),
    options={
        "woorden": Option(
            15, {"nl": "Een vraag met meer woorden is te lang.", "en": "A question with more words is too long."}, 1
        ),
        "kort": Option(
            8,
            {
                "nl": "Van een vraag met minder woorden zegt het niveau te weinig.",
                "en": "Of a question with fewer words the level says too little.",
            },
            1,
        ),
        "marge": Option(
            15,
            {
                "nl": "Zo veel punten mag één vraag boven het niveau liggen. Eén zin zegt minder dan een tekst.",
                "en": "Points that one question may be over the level: one sentence says less than a text.",
            },
            0,
        ),
    },
    action={"nl": "Maak de vragen in vragenlijsten makkelijker.", "en": "Make the questions in questionnaires easier."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for each sentence of a question with too many words, or with a score far over the level."""
    found = questionnaire(analysis)
    if found is None:
        return
    spans = [(asked.start, asked.end) for asked in found.questions]
    for sentence in analysis.sentences:
        if not any(start <= sentence.start < end for start, end in spans):
            continue
        words = count_words(sentence)
        end = next(end for start, end in spans if start <= sentence.start < end)
        if words > options["woorden"]:
            yield Hit(sentence.start, min(sentence.end, end), {"woorden": words})
        elif words >= options["kort"] and (score := sentence.score) is not None:
            niveau = analysis.config.niveau
            if not lint.meets(score - options["marge"], niveau):
                yield Hit(sentence.start, min(sentence.end, end), {"niveau": niveau}, variant="niveau")


CHECK = Check(RULE, find)
