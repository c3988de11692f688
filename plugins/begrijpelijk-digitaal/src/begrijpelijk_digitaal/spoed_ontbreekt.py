"""`spoed-ontbreekt`: a triage that does not begin with when to call 112."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.browser.model import Control, Flow, Screen
from begrijpelijk.document import BlockKind, Document
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import rule
from begrijpelijk_digitaal.phrases import EMERGENCY, EMERGENCY_WHEN, YES_OR_NO, digits
from begrijpelijk_digitaal.screens import asked_on, everything, is_triage, top

RULE = rule(
    "spoed-ontbreekt",
    "fout",
    "flow",
    title=("Spoed staat niet voorop", "Emergencies do not come first"),
    message=(
        "Op het eerste scherm staat niet wanneer je 112 belt. Zet dat bovenaan.",
        "The first screen does not say when to call 112. Put that at the top.",
    ),
    variants={
        "tikken": (
            "Het nummer voor spoed is geen link. Zorg dat je het kunt bellen met één tik.",
            "The emergency number is no link. Let people call it with one tap.",
        ),
        "lager": (
            "Je moet scrollen voor het nummer voor spoed. Zet het bovenaan op het scherm.",
            "One has to scroll to the emergency number. Put it at the top of the screen.",
        ),
        "na-vraag": (
            "Het nummer voor spoed staat onder de eerste vraag. Zet het erboven.",
            "The emergency number stands below the first question. Put it above.",
        ),
        "wanneer": (
            "Er staat wel een nummer voor spoed. Schrijf erbij wanneer je dat moet bellen.",
            "There is an emergency number. Say when one must call it.",
        ),
    },
    explanation=(
        "Iemand met spoed heeft geen tijd voor vragen. In paniek lezen mensen alleen wat ze meteen zien. "
        "Zeg dus eerst wanneer je 112 belt. Maak het nummer een link.",
        "Somebody in an emergency has no time for questions, and in panic people read only what they see at once. Say "
        "first when to call 112, and make the number a link.",
    ),
    action=("Zet bovenaan wanneer je 112 belt.", "Say at the top when to call 112."),
    example=(
        "Welkom. Beantwoord de vragen over uw klachten. [Start]",
        "Is het levensgevaarlijk? [Bel 112]. Geen spoed? Beantwoord dan de vragen. [Start]",
    ),
)


def find(flow: Flow, options: Options) -> Iterator[Hit]:
    """One hit on the first screen of a triage that gives no number to tap at once, or does not say when to call it."""
    screen = flow.start
    if screen is None or not is_triage(flow):
        return
    text = everything(screen.page, screen.document)
    if not EMERGENCY.search(text):
        yield top(screen)
        return
    links = [c for c in screen.page.controls if _calls_for_help(c, screen.document)]
    seen = [c for c in links if c.first_view]
    asked = min(
        (q.top for q in asked_on(screen.page, screen.document) if q.top is not None and not q.is_consent), default=None
    )
    before = [c for c in seen if asked is None or (c.box is not None and (c.fixed or c.box[1] < asked))]
    if not links:
        yield top(screen, variant="tikken")
    elif not seen:
        yield _at_link(screen, links[0], "lager")
    elif not before:
        yield _at_link(screen, seen[0], "na-vraag")
    elif not _says_when(screen):
        yield _at_link(screen, before[0], "wanneer")


def _calls_for_help(control: Control, document: Document) -> bool:
    """Whether touching it calls 112 or a number that is said to be for emergencies."""
    target = control.attributes.get("href", "")
    if not target.lower().startswith("tel:"):
        return False
    number = digits(target)
    if number in ("112", "31112", "0031112"):
        return True
    words = control.text or control.name
    around = " ".join(block.text for block in document.blocks if words and words in block.text)
    return bool(EMERGENCY.search(f"{words} {around}"))


def _says_when(screen: Screen) -> bool:
    """Whether a text about the emergency number says when to call it: itself, the one before, or the one after.

    A question before the number says it too: "Kunt u uw arm niet bewegen? Bel 112." A heading that asks does not: that
    is what the page is about.
    """
    blocks = screen.document.blocks
    texts = [block.text for block in blocks] + screen.page.around.split("\n")
    headings = {number for number, block in enumerate(blocks) if block.kind is BlockKind.HEADING}
    for number, text in enumerate(texts):
        found = EMERGENCY.search(text)
        if found is None:
            continue
        if EMERGENCY_WHEN.search(" ".join(texts[max(number - 1, 0) : number + 2])):
            return True
        before = "" if number == 0 or number - 1 in headings else texts[number - 1]
        if YES_OR_NO.search(f"{before} {text[: found.start()]}"):
            return True
    return False


def _at_link(screen: Screen, control: Control, variant: str) -> Hit:
    return Hit(0, 0, screen=screen.id, selector=control.selector, quote=control.text or control.name, variant=variant)


CHECK = Check(RULE, find)
