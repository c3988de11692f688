"""What a screen says about an answer that it does not take: the message, how far from the field, and tied or not."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from begrijpelijk.browser.model import Box
from begrijpelijk.browser.walk.identity import plain
from begrijpelijk.browser.walk.look import Ask, Look, Text

_SAYS_WRONG = re.compile(
    r"\b(?:vul|kies|verplicht|geldige?|ongeldige?|invullen|fout|niet goed|klopt niet|onjuist\w*|controleer|"
    r"probeer|antwoord|"
    r"moet|maximaal|minimaal|required|invalid|valid|please|must|error|err|missing|null|exception|\w+exception|failed|"
    r"ontbreekt|ontbreken|vergeten|niet (?:ingevuld|beantwoord|gekozen)|selecteer|beantwoord|eerst|mislukt|onbekend)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Message:
    """A message: `distance` in CSS pixels between its box and that of the question."""

    text: str
    distance: float
    tied: bool
    by_browser: bool = False


def new_texts(before: Look, after: Look) -> list[Text]:
    """The texts that were not there before."""
    old = {plain(text.text) for text in before.texts}
    return [text for text in after.texts if plain(text.text) and plain(text.text) not in old]


def says_wrong(before: Look, after: Look) -> bool:
    """Whether the page says that an answer is missing or wrong."""
    was = {item.selector for item in before.items if item.invalid}
    if any(item.invalid and item.selector not in was for item in after.items):
        return True
    if any(item.validation and item.focused for item in after.items):
        return True
    return any(text.error or text.live or _says(text) for text in new_texts(before, after))


def _says(text: Text) -> bool:
    return _SAYS_WRONG.search(text.text.replace("_", " ")) is not None


def message_for(ask: Ask, before: Look, after: Look, dialog: str = "") -> Message | None:
    """What the page says about a question, the nearest text that is new; None where it says nothing.

    A bubble of the browser itself counts as tied and at no distance. A dialog counts as neither near nor tied.
    """
    now = next((other for other in after.asks if other.key == ask.key), ask)
    tied_to = {id_ for item in now.items for id_ in item.tiedTo}
    ours = {number for number, item in enumerate(after.items) if item in now.items}
    found: list[tuple[bool, float, Text]] = []
    other: list[tuple[bool, float, Text]] = []
    for text in new_texts(before, after):
        if text.of is not None and not (text.error or text.live):
            continue
        tied = bool(tied_to & set(text.ids)) or text.label in ours
        sure = tied or text.error or text.live or _says(text)
        (found if sure else other).append((not tied, _distance(text.box, now.box), text))
    if not found:
        # Where nothing looks like a message, all that is new after a screen that did not move on is one.
        found = [each for each in other if not each[2].furniture and len(each[2].text.split()) > 1]
    if found:
        best = min(found, key=lambda each: each[:2])
        return Message(best[2].text, best[1], not best[0])
    native = next((item.validation for item in now.items if item.validation and item.focused), "")
    if native:
        return Message(native, 0.0, True, by_browser=True)
    return Message(dialog, 1000.0, False) if dialog else None


def _distance(one: Box | None, other: Box | None) -> float:
    """The gap between two boxes, 0 where they touch or overlap."""
    if one is None or other is None:
        return 1000.0
    across = max(one[0] - (other[0] + other[2]), other[0] - (one[0] + one[2]), 0.0)
    down = max(one[1] - (other[1] + other[3]), other[1] - (one[1] + one[3]), 0.0)
    return round(math.hypot(across, down), 1)
