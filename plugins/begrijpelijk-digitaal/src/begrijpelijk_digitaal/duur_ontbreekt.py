"""`duur-ontbreekt`: the start does not say how long it takes or how many questions there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.browser.model import Flow, Screen
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import option, rule
from begrijpelijk_digitaal.phrases import DURATION, DURATION_OF_FILLING_IN, HOW_MANY, NOT_OF_FILLING_IN, PROGRESS
from begrijpelijk_digitaal.screens import is_long, top

RULE = rule(
    "duur-ontbreekt",
    "tip",
    "flow",
    title=("Hoe lang het duurt ontbreekt", "No word of how long it takes"),
    message=(
        "Aan het begin staat niet hoe lang het duurt. Noem het aantal minuten of vragen.",
        "The start does not say how long it takes. Give the number of minutes or questions.",
    ),
    explanation=(
        "Mensen beginnen eerder als ze weten hoeveel werk het is. Ze zoeken dan een rustig moment. "
        "Schrijf het op het eerste scherm. Bijvoorbeeld: dit duurt 5 minuten.",
        "People start sooner when they know how much work it is, and choose a quiet moment. Say it on the first "
        "screen, for "
        "example: this takes 5 minutes.",
    ),
    action=("Schrijf aan het begin hoe lang het duurt.", "Say at the start how long it takes."),
    example=("Beantwoord de vragen. [Start]", "Beantwoord 8 vragen. Dat duurt ongeveer 3 minuten. [Start]"),
    options={
        "schermen": option(
            3,
            (
                "Vanaf zoveel schermen met vragen moet er staan hoe lang het duurt.",
                "From so many screens with questions on, it must be said.",
            ),
            1,
        ),
    },
)
_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\d))+[.!?]?")  # the point in 17.00 ends no sentence


def find(flow: Flow, options: Options) -> Iterator[Hit]:
    """One hit on the first screen of a flow with some questions, when it names neither time nor number."""
    start = flow.start
    if start is None or not is_long(flow, options["schermen"]):
        return
    if not _says(start):
        yield top(start)


def _says(screen: Screen) -> bool:
    """Whether the screen says how long it takes or how much there is. Minutes to wait or to call in are no duration."""
    text = screen.document.text
    if (
        HOW_MANY.search(text)
        or PROGRESS.search(text)
        or any(PROGRESS.search(bar.summary) for bar in screen.page.progress)
    ):
        return True
    for sentence in _SENTENCE.findall(text):
        found = DURATION.search(sentence)
        if found and (DURATION_OF_FILLING_IN.search(sentence) or not NOT_OF_FILLING_IN.search(sentence)):
            return True
    return False


CHECK = Check(RULE, find)
