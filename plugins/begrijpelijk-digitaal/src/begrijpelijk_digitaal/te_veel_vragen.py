"""`te-veel-vragen`: too many screens from the start to an outcome."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.browser.model import Flow
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import option, rule
from begrijpelijk_digitaal.screens import top

RULE = rule(
    "te-veel-vragen",
    "waarschuwing",
    "flow",
    title=("Te veel schermen", "Too many screens"),
    message=(
        "Je gaat door {aantal} schermen voor je een advies krijgt. Maak er hooguit {meest} van.",
        "One goes through {aantal} screens to an advice. Make it {meest} at most.",
    ),
    explanation=(
        "Bij elk scherm stopt een deel van de mensen. Wie ziek is, heeft weinig geduld. "
        "Stel alleen vragen die het advies anders maken. Vraag niet wat u al weet.",
        "At every screen some people stop, and who is ill has little patience. Ask only what changes the advice, and "
        "not what "
        "is known already.",
    ),
    action=("Stel minder vragen.", "Ask fewer questions."),
    example=("22 schermen met vragen, en dan pas het advies.", "8 schermen met vragen, en dan het advies."),
    options={
        "schermen": option(
            15, ("Zoveel schermen mogen er zijn tot het advies.", "So many screens there may be up to the advice."), 1
        )
    },
)


def find(flow: Flow, options: Options) -> Iterator[Hit]:
    """One hit, at the outcome that is farthest away. Both the first screen and the outcome count."""
    far = max(flow.outcomes, key=lambda screen: screen.depth, default=None)
    if far is None and not flow.complete:
        far = max(flow.screens, key=lambda screen: screen.depth, default=None)  # it went on until the walk was stopped
    if far is not None and far.depth + 1 > options["schermen"]:
        yield top(far, values={"aantal": far.depth + 1, "meest": options["schermen"]})


CHECK = Check(RULE, find)
