"""`voortgang-ontbreekt`: no sign of how far along one is."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.browser.model import Flow, Screen
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import option, rule
from begrijpelijk_digitaal.phrases import PROGRESS
from begrijpelijk_digitaal.screens import asking_screens, is_long, top

RULE = rule(
    "voortgang-ontbreekt",
    "waarschuwing",
    "flow",
    title=("Je ziet niet hoe ver je bent", "No sign of progress"),
    message=(
        "Je ziet niet hoeveel vragen er nog komen. Schrijf bijvoorbeeld: vraag 3 van 8.",
        "One cannot see how many questions are left. Write, for example: question 3 of 8.",
    ),
    explanation=(
        "Mensen willen weten hoe lang het nog duurt. Weten ze dat niet, dan stoppen ze eerder. "
        "Laat bij elke vraag zien hoe ver iemand is. Een balk met een getal erbij is het duidelijkst.",
        "People want to know how long it still takes; otherwise they stop sooner. Show at every question how far one "
        "is. A "
        "bar with a number is clearest.",
    ),
    action=("Laat zien hoe ver iemand is.", "Show how far along one is."),
    example=("Hebt u koorts?", "Vraag 3 van 8. Hebt u koorts?"),
    options={
        "schermen": option(
            3,
            (
                "Vanaf zoveel schermen met vragen moet je zien hoe ver je bent.",
                "From so many screens with questions on, progress must show.",
            ),
            1,
        ),
    },
    wcag=("2.4.8",),
)


def find(flow: Flow, options: Options) -> Iterator[Hit]:
    """One hit when fewer than half of the screens with questions show how far one is, at the first that does not."""
    asking = asking_screens(flow)
    if not is_long(flow, options["schermen"]):
        return
    without = [screen for screen in asking if not shows_progress(screen)]
    if len(without) * 2 > len(asking):
        yield top(without[0])


def shows_progress(screen: Screen) -> bool:
    """Whether a bar, a list of steps, or words say how far one is."""
    if screen.page.progress:
        return True
    names = (c.text for c in screen.page.controls if c.kind in ("button", "link"))
    texts = [block.text for block in screen.document.blocks]
    return any(PROGRESS.search(text) for text in (*texts, screen.page.around, *names))


CHECK = Check(RULE, find)
