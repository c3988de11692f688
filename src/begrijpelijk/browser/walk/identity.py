"""Which screen this is: the same questions with the same texts are the same screen, by whatever way it was reached."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace

from begrijpelijk.bounded import bounded
from begrijpelijk.browser.walk import moves
from begrijpelijk.browser.walk.look import Look

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
# How far one is, and what time it is: these change while the screen stays the same.
_COUNTER = bounded(
    r"\b(?:vraag|stap|scherm|pagina|deel|onderdeel|question|step|page|part)\s*:?\s*\d+\s*(?:(?:van|of|uit|/)\s*(?:de\s+)?\d+)?"
    r"|\b\d+\s*(?:van|of|/)\s*(?:de\s+)?\d+\s*(?:vragen|stappen|questions|steps)?(?=\W*$)"
    r"|\bnog\s+(?:ongeveer\s+)?\d+\s+(?:vragen|vraag|stappen|stap|minuten|minuut|seconden)\b(?:\s+te\s+gaan)?"
    r"|^\W*\d+\s*%\W*(?:\w+)?$|\b\d+\s*%\s*(?:klaar|gedaan|voltooid|complete|done)\b"
    r"|\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*uur)?\b"
    rf"|\b\d{{1,2}}\s+(?:{_MONTHS})\s+\d{{4}}\b|\b\d{{1,4}}[-/]\d{{1,2}}[-/]\d{{2,4}}\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*\b", re.IGNORECASE)


def plain(text: str) -> str:
    """A text without what may differ between two visits to one screen: counters, clock times, dates, codes."""
    return " ".join(_CODE.sub("#", _COUNTER.sub("#", text)).split()).casefold()


def parts(look: Look) -> Counter[str]:
    """Everything that makes a screen itself: its texts, its questions with their answers, and its buttons."""
    found: Counter[str] = Counter()
    for ask in look.asks:
        found["ask:" + ask.kind + ":" + plain(ask.text) + ":" + "|".join(sorted(map(plain, ask.choices)))] += 1
    own = {number for number, item in enumerate(look.items) if item.kind not in ("link", "button", "picture")}
    # Of a box without a label the text beside it is its name.
    names = {plain(item.name) for item in look.items if item.kind in ("radio", "checkbox")}
    # Beside a slider stands what it is set to.
    names |= {plain(value) for item in look.items if item.kind == "slider" for value in (item.value, item.told)}
    for text in look.texts:
        changes = text.error or text.live or text.echo
        skip = text.furniture or (changes and bool(look.asks)) or text.of in own or text.label in own
        skip = skip or plain(text.text) in names
        if not skip and text.of is None and plain(text.text).strip("# .:-–()/"):
            found["text:" + plain(text.text)] += 1
    for item in look.buttons:
        role = moves.role(item, look)
        # What moves on from a question may be named otherwise, or be there at all, once an answer was given.
        if (role == moves.CHOICE or (role == moves.FORWARD and not look.asks)) and not item.disabled:
            found["press:" + plain(item.name)] += 1
    return found


def code(found: Counter[str]) -> str:
    """A short name for a set of parts."""
    return hashlib.sha256("\n".join(sorted(found)).encode("utf-8", "replace")).hexdigest()[:16]


def added(before: Look, after: Look) -> Look | None:
    """What is new, where a conversation grows: all that was said still stands, and new things stand below it.

    None where the screen was replaced, or where the questions that stood there can still be answered.
    """
    old, new = [plain(t) for t in before.text_of()], [plain(t) for t in after.text_of()]
    old_said = [plain(t.text) for t in before.texts if t.of is None and not t.furniture and len(plain(t.text)) > 1]
    new_said = [plain(t.text) for t in after.texts if t.of is None and not t.furniture and len(plain(t.text)) > 1]
    if len(old_said) < 1 or len(new_said) <= len(old_said) or new_said[: len(old_said)] != old_said:
        return None
    if len(new) <= len(old) and new == old:
        return None
    open_before = {(item.kind, item.name, item.field) for item in before.items if _open(item.disabled, item.kind)}
    open_after = {(item.kind, item.name, item.field) for item in after.items if _open(item.disabled, item.kind)}
    kept = {ask.key for ask in before.asks} & {ask.key for ask in after.asks}
    if kept or (open_before and open_before <= open_after and before.asks):
        return None
    texts = [t for t in after.texts if not t.furniture and t.of is None and len(plain(t.text)) > 1]
    last = texts[len(old_said) - 1].seq
    return replace(after, texts=[t for t in after.texts if t.seq > last or t.furniture])


def _open(disabled: bool, kind: str) -> bool:
    return not disabled and kind not in ("link",)


# What stands before an answer where a screen repeats it: "U zei: ja".
_SAID = bounded(
    r"^\W*(?:(?:u|je|jij|ik)\s+(?:zei|zegt|koos|kiest|kies|gaf|antwoordde|antwoordt|vulde|vult|hebt)|(?:uw|je|mijn)\s+"
    r"(?:antwoord|keuze)|antwoord|keuze|gekozen|ingevuld|you\s+(?:said|chose|answered)|your\s+(?:answer|choice))\b"
    r"[\w\s]{0,20}\W*$",
    re.IGNORECASE,
)
_FEW = 4  # words that may stand between a question and the answer where both are repeated


def without_echo(
    found: Counter[str], typed: list[str], chosen: list[str] | None = None, asked: list[str] | None = None
) -> Counter[str]:
    """The parts, with what a screen only repeats of the answers made the same for all answers.

    What was typed is recognised inside a text; what was chosen only where it is the whole text, as in a list of the
    answers, or stands behind the question or behind "U zei": "vaak" may be a word of any question. `asked` are the
    questions that were answered before.
    """
    said = sorted({plain(text) for text in typed if len(text.strip()) > 1}, key=len, reverse=True)
    picked = {plain(text) for text in chosen or ()}
    questions = [text for text in map(plain, asked or ()) if len(text.split()) > 1]
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, said)) + r")(?!\w)") if said else None
    result: Counter[str] = Counter()
    for part, count in found.items():
        kind, _, text = part.partition(":")
        if kind == "text":
            if text in said or text in picked or _repeats(text, picked, questions):
                continue
            # Only in a text that says more: in a short one the same word may be the whole message.
            if pattern is not None and (len(text.split()) >= 3 or re.search(r"\d", text)):
                text = pattern.sub("#", text)
        result[f"{kind}:{text}"] += count
    return result


def _repeats(text: str, answers: set[str], questions: list[str]) -> bool:
    """Whether a text is an answer that was given, behind its question or behind what says so."""
    for answer in answers:
        before = text.rstrip(" .!").removesuffix(answer)
        if not answer or len(before) == len(text.rstrip(" .!")) or before[-1:].isalnum():
            continue
        if _SAID.match(before):
            return True
        for question in questions:
            if before.startswith(question) and len(before.removeprefix(question).split()) <= _FEW:
                return True
    return False
