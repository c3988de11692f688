"""`vragenlijst-ontkenning`: a question or statement that denies, so that yes and no change places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.questionnaire.recognise import QUESTIONNAIRE, questionnaire, without_number
from begrijpelijk.checks.questionnaire.texts import around
from begrijpelijk.language.negation import negations
from begrijpelijk.language.tree import tree_of
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="vragenlijst-ontkenning",
    section="text",
    severity="waarschuwing",
    title={"nl": "Ontkennende vraag", "en": "Question that denies"},
    message={
        "nl": "In deze vraag staat “{woord}”. Dan is onduidelijk wat ja betekent.",
        "en": "This question has “{woord}” in it. Then it is not clear what yes means.",
    },
    explanation={
        "nl": "Betekent ja nu wel of niet? Bij een vraag met niet of geen kiezen mensen vaak het verkeerde antwoord. "
        "Schrijf de vraag zonder niet of geen.",
        "en": "With a question that denies, many people pick the wrong answer. Ask it the positive way.",
    },
    examples=(
        Example(bad=around("Was de uitleg van de dokter niet duidelijk?"), good=around("Was de uitleg duidelijk?")),
    ),
    kenmerken=(8,),
    only=QUESTIONNAIRE,
    toegang=("begrijpelijkheid",),
    action={"nl": "Haal niet en geen uit de vragen.", "en": "Take not and no out of the questions."},
)

_IN_QUESTIONS = frozenset("niet geen nooit niets niks niemand nergens".split())
# A question with one of these in front asks for a thing or a reason: nobody answers it with yes or no.
_OPEN = re.compile(r"^(?:waarom|wat|welke?|wie|waar|wanneer|waardoor|hoe|hoeveel)\b", re.IGNORECASE)
# What only sounds like a denial: "niet langer dan een week", "wel of niet".
_FIXED = re.compile(
    r"\bniet (?:meer|langer|later|eerder|vaker|ouder|jonger) dan\b|\b(?:geen|niet) of\b|\bof (?:geen|niet)\b"
    r"|\b(?:wel|al) (?:of|dan) (?:niet|geen)\b"
    r"|\bnog nooit\b|\bof nooit\b|\bvrijwel nooit\b",
    re.IGNORECASE,
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for each sentence that denies and has answers to choose from."""
    found = questionnaire(analysis)
    if found is None:
        return
    for asked in found.questions:
        if _OPEN.match(without_number(asked.text)):
            continue
        for sentence in analysis.sentences:
            if not asked.start <= sentence.start < asked.end:
                continue
            idle = [(m.start() + asked.start, m.end() + asked.start) for m in _FIXED.finditer(asked.text)]
            for node in negations(tree_of(sentence)):
                if node.lower not in _IN_QUESTIONS or any(start <= node.start < end for start, end in idle):
                    continue
                yield Hit(sentence.start, min(sentence.end, asked.end), {"woord": node.lower})
                break


CHECK = Check(RULE, find)
