"""`voor-iemand-anders`: no way to fill in for somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.browser.model import Flow
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import rule
from begrijpelijk_digitaal.phrases import SOMEBODY_ELSE
from begrijpelijk_digitaal.screens import asking_screens, everything, top

RULE = rule(
    "voor-iemand-anders",
    "waarschuwing",
    "flow",
    title=("Invullen voor iemand anders ontbreekt", "No way to fill in for somebody else"),
    message=(
        "Nergens staat of je dit voor iemand anders mag invullen. Vraag bijvoorbeeld: voor wie vult u dit in?",
        "Nothing says whether one may fill this in for somebody else. Ask, for example: who is this for?",
    ),
    explanation=(
        "Veel mensen krijgen hulp van hun kind, partner of buurvrouw. Ouders vullen iets in voor hun kind. "
        "Gaan alle vragen over 'u', dan raakt de helper in de war. Vraag dus eerst over wie het gaat.",
        "Many people are helped by a child, partner or neighbour, and parents fill in for a child. If all questions "
        "are about "
        '"you", the helper gets confused. Ask first whom it is about.',
    ),
    action=("Laat mensen ook voor een ander invullen.", "Let people fill in for somebody else."),
    example=("Hoe oud bent u?", "Voor wie vult u dit in? Voor mijzelf / Voor mijn kind / Voor iemand anders"),
    kenmerken=(7,),
    toegang=("passendheid", "beschikbaarheid"),
)


def find(flow: Flow, options: Options) -> Iterator[Hit]:
    """One hit, on the first screen, when no screen of the flow speaks of filling in for another."""
    if flow.start is None or not asking_screens(flow):
        return
    if not any(SOMEBODY_ELSE.search(everything(screen.page, screen.document)) for screen in flow.screens):
        yield top(flow.start)


CHECK = Check(RULE, find)
