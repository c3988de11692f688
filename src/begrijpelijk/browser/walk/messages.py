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
# About all fields together.
_WHOLE = re.compile(
    r"\b(?:alle|velden|formulier|gemarkeerd\w*|onderstaande|rode?|fouten|volledig|compleet|er (?:is|ging) iets)\b",
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


def told(asks: list[Ask], before: Look, after: Look, dialog: str = "") -> dict[str, Message]:
    """What the page says about each of several questions, by their keys.

    A message belongs to the question that refers to it, or else to the nearest one. Some pages name one mistake at a
    time, so a question without a message of its own is left out; but not where there are as many more messages as such
    questions, in another place, or where one is about the form as a whole.
    """
    said: dict[str, list[Message]] = {ask.key: [] for ask in asks}
    others: list[Text] = []
    whole = False
    for text in new_texts(before, after):
        if (text.of is not None and not (text.error or text.live)) or not (text.error or text.live or _says(text)):
            continue
        near = {ask.key: _near(ask, text, after) for ask in asks}
        key = min(near, key=lambda each: _rank(near[each]))
        if len(asks) > 1 and not near[key].tied and _WHOLE.search(text.text):
            others.append(text)
            whole = True
        else:
            others += [text] if said[key] else []
            said[key].append(near[key])
    result = {key: min(messages, key=_rank) for key, messages in said.items() if messages}
    for ask in asks:
        native = next((item.validation for item in _now(ask, after).items if item.validation and item.focused), "")
        if native and ask.key not in result:
            result[ask.key] = Message(native, 0.0, True, by_browser=True)
    left = [ask for ask in asks if ask.key not in result and _must(ask, after)]
    if whole or (dialog and not result) or len(others) >= len(left):
        for ask in left:
            near_by = [_near(ask, text, after) for text in others] or [Message(dialog, 1000.0, False)] * bool(dialog)
            result |= {ask.key: min(near_by, key=_rank)} if near_by else {}
    return result


def _must(ask: Ask, after: Look) -> bool:
    """Whether a question says that it has to be answered."""
    return ask.required or "*" in ask.text or any(item.invalid for item in _now(ask, after).items)


def _rank(message: Message) -> tuple[bool, float]:
    return not message.tied, message.distance


def _near(ask: Ask, text: Text, after: Look) -> Message:
    """A text as a message about a question."""
    now = _now(ask, after)
    tied_to = {id_ for item in now.items for id_ in item.tiedTo}
    ours = {number for number, item in enumerate(after.items) if item in now.items}
    return Message(text.text, _distance(text.box, now.box), bool(tied_to & set(text.ids)) or text.label in ours)


def _now(ask: Ask, after: Look) -> Ask:
    """The question as it stands there afterwards."""
    return next((other for other in after.asks if other.key == ask.key), ask)


def _distance(one: Box | None, other: Box | None) -> float:
    """The gap between two boxes, 0 where they touch or overlap."""
    if one is None or other is None:
        return 1000.0
    across = max(one[0] - (other[0] + other[2]), other[0] - (one[0] + one[2]), 0.0)
    down = max(one[1] - (other[1] + other[3]), other[1] - (one[1] + one[3]), 0.0)
    return round(math.hypot(across, down), 1)
