"""`een-vraag`: a screen that asks more than one thing."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.analysis import Analysis
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.alone import asked_together
from begrijpelijk_digitaal.declare import option, rule
from begrijpelijk_digitaal.phrases import SOFT_CONTACT_FIELD
from begrijpelijk_digitaal.screens import Asked, judged, on

RULE = rule(
    "een-vraag",
    "waarschuwing",
    "page",
    title=("Meer dan één vraag op een scherm", "More than one question on a screen"),
    message=(
        "Op dit scherm staan {aantal} vragen. Zet elke vraag op een eigen scherm.",
        "There are {aantal} questions on this screen. Give each a screen of its own.",
    ),
    explanation=(
        "Veel vragen bij elkaar zien eruit als een moeilijk formulier. Mensen slaan dan een vraag over, of ze stoppen. "
        "Met één vraag per scherm blijft het rustig. Ook past het op een telefoon.",
        "Many questions together look like a difficult form, and people miss one or give up. One question per screen "
        "keeps it calm and fits on a telephone.",
    ),
    action=("Zet één vraag op elk scherm.", "Ask one thing per screen."),
    example=("Hebt u koorts? Hoe lang al? Gebruikt u medicijnen?", "Hebt u koorts? Ja / Nee / Weet ik niet [Volgende]"),
    options={
        "vragen": option(1, ("Zoveel vragen mogen op een scherm.", "So many questions may stand on a screen."), 1)
    },
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit at the second question of a screen. The fields of a contact form are not counted."""
    counted = asked_together(_counted(judged(analysis)), analysis)
    if len(counted) > options["vragen"]:
        yield on(analysis.document, counted[options["vragen"]], values={"aantal": len(counted)})


def _counted(found: list[Asked]) -> list[Asked]:
    """The questions that count: no contact fields, no box to agree with, no second part of an answer."""
    is_contact_form = any(question.is_contact_field for question in found)
    counted: list[Asked] = []
    for question in found:
        if question.is_consent or question.is_contact_field or (counted and question.is_part):
            continue
        if is_contact_form and SOFT_CONTACT_FIELD.search(question.text):
            continue
        if counted and counted[-1].text == question.text and question.text:
            continue  # two fields under one question: hours and minutes, low and high
        counted.append(question)
    return counted


CHECK = Check(RULE, find)
