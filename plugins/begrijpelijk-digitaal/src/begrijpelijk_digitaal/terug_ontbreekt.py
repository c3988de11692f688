"""`terug-ontbreekt`: no way back to change an answer, or going back loses answers."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.browser.model import Flow, Return, Screen
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import rule
from begrijpelijk_digitaal.phrases import words
from begrijpelijk_digitaal.screens import asking_screens, top

RULE = rule(
    "terug-ontbreekt",
    "waarschuwing",
    "flow",
    title=("Je kunt niet terug", "No way back"),
    message=(
        "Je kunt niet terug naar de vorige vraag. Zet een knop 'Vorige' op elk scherm.",
        'One cannot go back to the previous question. Put a button "Back" on every screen.',
    ),
    variants={
        "kwijt": (
            "Wie teruggaat, is zijn antwoord kwijt. Bewaar wat iemand heeft ingevuld.",
            "Who goes back loses the answer. Keep what was filled in.",
        ),
        "browser": (
            "De knop 'terug' van de browser gaat niet naar de vorige vraag. Zorg dat die ook werkt.",
            "The browser's own back button does not go to the previous question. Make it work too.",
        ),
        "browser-kwijt": (
            "Met de knop 'terug' van de browser ben je je antwoord kwijt. Bewaar wat iemand heeft ingevuld.",
            "The browser's own back button loses the answer. Keep what was filled in.",
        ),
    },
    explanation=(
        "Iedereen kiest weleens verkeerd. Veel mensen durven dan niet verder, of ze beginnen opnieuw. "
        "Maak terugkijken makkelijk. Bewaar daarbij alle antwoorden. Denk ook aan de knop van de telefoon zelf.",
        "Everybody sometimes chooses wrongly, and many then dare not go on or start anew. Make it easy to look back, "
        "keep all "
        "answers, and think of the telephone's own back button.",
    ),
    action=("Maak terug gaan mogelijk, met alle antwoorden.", "Let people go back, with all their answers."),
    example=("Hebt u koorts? [Volgende]", "[Vorige vraag] Hebt u koorts? [Volgende]"),
    wcag=("3.3.6",),
)

_BACK = words(
    r"vorige(?: \w+)?",
    "terug",
    "ga terug",
    "back",
    r"antwoord(?:en)? (?:wijzigen|aanpassen)",
    r"wijzig(?:en)?",
    "aanpassen",
    "ongedaan maken",
)
_RESTART = words(r"opnieuw \w+", r"terug naar (?:het |de )?(?:begin|start\w*|home\w*|website|overzicht|site)")


def find(flow: Flow, options: Options) -> Iterator[Hit]:
    """One hit: the worst of what goes wrong on going back, at the first screen where it does."""
    later = _later(flow)
    for variant, wrong in (
        (None, _no_control),
        ("kwijt", lambda s: _loses(s, "page")),
        ("browser", lambda s: _fails(s, "browser")),
        ("browser-kwijt", lambda s: _loses(s, "browser")),
    ):
        screen = next((screen for screen in later if wrong(screen)), None)
        if screen is not None:
            yield top(screen, variant=variant)
            return


def _later(flow: Flow) -> list[Screen]:
    """The screens with a question that come after one: from the second question on."""
    asking = asking_screens(flow)
    ids = {screen.id for screen in asking}
    after = {step.target for step in flow.steps if step.source in ids and step.source != step.target}
    return [screen for screen in asking if screen.id in after and screen.depth > 0]


def _of(screen: Screen, by: str) -> Return | None:
    return next((each for each in screen.returns if each.by == by), None)


def _no_control(screen: Screen) -> bool:
    """Whether the page has nothing that goes back: seen from what came of it, else from its words."""
    tried = _of(screen, "page")
    if tried is not None and tried.possible:
        return False
    offered = any(
        c.kind in ("button", "link")
        and not c.disabled
        and _BACK.search(c.text or c.name)
        and not _RESTART.search(c.text or c.name)
        for c in screen.page.controls
    )
    return not offered or (tried is not None and not tried.possible)


def _fails(screen: Screen, by: str) -> bool:
    tried = _of(screen, by)
    return tried is not None and not tried.possible


def _loses(screen: Screen, by: str) -> bool:
    tried = _of(screen, by)
    return tried is not None and tried.possible and not tried.answers_kept


CHECK = Check(RULE, find)
