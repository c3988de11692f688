"""`vragenlijst-lang`: a questionnaire with more questions than people finish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.questionnaire.recognise import QUESTIONNAIRE, questionnaire
from begrijpelijk.checks.questionnaire.texts import around
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="vragenlijst-lang",
    section="text",
    severity="tip",
    title={"nl": "Lange vragenlijst", "en": "Long questionnaire"},
    message={
        "nl": "Deze vragenlijst heeft {vragen} vragen. Dat is veel.",
        "en": "This questionnaire has {vragen} questions. That is a lot.",
    },
    explanation={
        "nl": "Wie langzaam leest, is met deze lijst lang bezig. Veel mensen stoppen halverwege. "
        "Vraag alleen wat u echt gaat gebruiken.",
        "en": "Who reads slowly takes long, and many people stop half-way. Only ask what you are going to use.",
    },
    examples=(Example(bad=around("Was het eten warm?", questions=20), good=around("Was het eten warm?")),),
    kenmerken=(8,),
    only=QUESTIONNAIRE,
    toegang=("begrijpelijkheid",),
    options={
        "vragen": Option(
            20, {"nl": "Een lijst met meer vragen is lang.", "en": "A list with more questions is long."}, 1
        )
    },
    action={"nl": "Maak de vragenlijsten korter.", "en": "Make the questionnaires shorter."},
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit, at the heading, for a questionnaire with too many questions."""
    found = questionnaire(analysis)
    if found is not None and len(found.questions) > options["vragen"]:
        yield Hit(*found.place, {"vragen": len(found.questions)})


CHECK = Check(RULE, find)
