"""`mens-bereikbaar`: a screen of a flow without a way to a person."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.browser.model import Control, Flow, Screen
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import rule
from begrijpelijk_digitaal.phrases import PERSON, PERSON_CONTROL, ROBOT, digits, has_phone
from begrijpelijk_digitaal.screens import top

RULE = rule(
    "mens-bereikbaar",
    "waarschuwing",
    "flow",
    title=("Geen mens bereikbaar", "No person within reach"),
    message=(
        "Op dit scherm staat niet hoe je iemand kunt bellen of spreken. Zet er een telefoonnummer bij.",
        "This screen does not say how to call or talk to somebody. Add a telephone number.",
    ),
    explanation=(
        "Niet iedereen komt er zelf uit. Iemand die vastloopt, wil een mens spreken. Staat er geen nummer? "
        "Dan stopt hij, of hij kiest maar wat. Zet op elk scherm hetzelfde nummer, op dezelfde plek.",
        "Not everybody manages alone, and who is stuck wants to talk to a person. Without a number people stop or "
        "choose "
        "at random. Put the same number in the same place on every screen.",
    ),
    action=("Zet op elk scherm een telefoonnummer.", "Put a telephone number on every screen."),
    example=("Hebt u koorts? Ja / Nee [Volgende]", "Hebt u koorts? Ja / Nee [Volgende] Hulp nodig? Bel 020 123 45 67."),
    kenmerken=(4, 7),
    wcag=("3.2.6",),
)


def find(flow: Flow, options: Options) -> Iterator[Hit]:
    """A hit on every screen without a number, a link that calls or mails, a way to chat, or a desk. 112 is none."""
    for screen in flow.screens:
        if not _reaches_somebody(screen):
            yield top(screen)


def _reaches_somebody(screen: Screen) -> bool:
    text = f"{screen.document.text}\n{screen.page.around}"
    return has_phone(text) or bool(PERSON.search(text)) or any(_reaches(control) for control in screen.page.controls)


def _reaches(control: Control) -> bool:
    """Whether a control calls, mails or leads to somebody."""
    if control.kind not in ("link", "button"):
        return False
    target = control.attributes.get("href", "").lower()
    if target.startswith("tel:"):
        return digits(target) not in ("112", "31112", "0031112")
    if target.startswith(("mailto:", "sms:")) or "wa.me/" in target:
        return True
    words = f"{control.name} {control.text}"
    return bool(PERSON_CONTROL.search(words)) and not ROBOT.search(words)


CHECK = Check(RULE, find)
