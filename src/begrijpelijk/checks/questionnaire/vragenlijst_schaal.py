"""`vragenlijst-schaal`: a scale with more than five points, or with numbers that have no words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from begrijpelijk.checks.questionnaire.recognise import QUESTIONNAIRE, Asked, questionnaire
from begrijpelijk.checks.questionnaire.texts import around
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="vragenlijst-schaal",
    section="text",
    severity="waarschuwing",
    title={"nl": "Moeilijke schaal", "en": "Scale that is hard to use"},
    message={
        "nl": "Deze schaal heeft {punten} punten. Kies er hooguit {meest}.",
        "en": "This scale has {punten} points. Use at most {meest}.",
    },
    variants={
        "kaal": {
            "nl": "Bij deze cijfers staan geen woorden.",
            "en": "These numbers have no words with them.",
        }
    },
    explanation={
        "nl": "Wat is het verschil tussen een 6 en een 7? Veel mensen weten dat niet. "
        "Geef hooguit 5 antwoorden en zet bij elk antwoord woorden, zoals goed of slecht.",
        "en": "Many people do not know the difference between a 6 and a 7. Give at most 5 answers, in words.",
    },
    examples=(
        Example(
            bad=around("Hoe tevreden bent u over de uitleg?", "1 2 3 4 5 6 7 8 9 10"),
            good=around(
                "Hoe tevreden bent u over de uitleg?", "☐ tevreden\n\n☐ een beetje tevreden\n\n☐ niet tevreden"
            ),
        ),
    ),
    kenmerken=(8,),
    only=QUESTIONNAIRE,
    toegang=("begrijpelijkheid",),
    options={
        "punten": Option(
            5, {"nl": "Meer antwoorden dan dit zijn er te veel.", "en": "More answers than this are too many."}, 2
        )
    },
    action={"nl": "Maak de schalen korter en zet er woorden bij.", "en": "Shorten the scales and put words with them."},
)

# Words that tell how much; the others in a list (a department, a disease) are no points of a scale.
_POINT = re.compile(
    r"\b(?:nooit|zelden|soms|vaak|meestal|altijd|af en toe|regelmatig|neutraal|eens|oneens|goed|slecht|matig|redelijk"
    r"|voldoende|onvoldoende|tevreden|ontevreden|duidelijk|onduidelijk|makkelijk|moeilijk|belangrijk|uitstekend|veel"
    r"|weinig|waarschijnlijk|onwaarschijnlijk|beetje|helemaal|erg|ernstig|ernstige|lichte|matige|prettig|onprettig)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"niet van toepassing|n\.?\s?v\.?\s?t|weet ik niet|weet niet|geen mening|anders|zeg ik liever", re.I
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for each question with such a scale; one scale over the rows of a table is told once."""
    found = questionnaire(analysis)
    if found is None:
        return
    told: set[tuple[int, int]] = set()
    for asked in found.questions:
        if asked.answers_at in told:
            continue
        count = _points(asked)
        if count > options["punten"]:
            told.add(asked.answers_at)
            yield Hit(asked.start, asked.end, {"punten": count, "meest": options["punten"]})
        elif asked.numbers and not asked.worded:
            told.add(asked.answers_at)
            yield Hit(asked.start, asked.end, variant="kaal")


def _points(asked: Asked) -> int:
    """How many points the scale has; 0 for answers that are no scale."""
    words = _scale(asked.answers)
    return max(len(asked.numbers), words)


def _scale(answers: Sequence[str]) -> int:
    points = [answer for answer in answers if not _ASIDE.search(answer)]
    known = sum(bool(_POINT.search(answer)) for answer in points)
    return len(points) if points and 3 * known >= 2 * len(points) else 0


CHECK = Check(RULE, find)
