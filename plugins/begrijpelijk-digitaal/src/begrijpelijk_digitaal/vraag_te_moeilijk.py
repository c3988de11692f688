"""`vraag-te-moeilijk`: a question that is too long, or harder than the level that the text must meet."""

from __future__ import annotations

import re
from collections.abc import Iterator

import begrijpelijk
from begrijpelijk.analysis import Analysis
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import option, rule
from begrijpelijk_digitaal.screens import Asked, asked_on, at, spot

RULE = rule(
    "vraag-te-moeilijk",
    "waarschuwing",
    "page",
    title=("Moeilijke vraag", "A hard question"),
    message=(
        "Deze vraag is te moeilijk. Gebruik gewone woorden.",
        "This question is too hard. Use everyday words.",
    ),
    variants={
        "lang": (
            "Deze vraag heeft {aantal} woorden. Maak er hooguit {meest} van.",
            "This question has {aantal} words. Use {meest} at most.",
        ),
        "woord": (
            "Veel mensen kennen het woord '{woord}' niet. Vraag het met een gewoon woord.",
            "Many people do not know the word '{woord}'. Ask it with an everyday word.",
        ),
    },
    explanation=(
        "Wie de vraag niet begrijpt, kiest het verkeerde antwoord. Dan klopt het advies ook niet. "
        "Houd een vraag kort. Vraag één ding. Gebruik woorden die iedereen kent.",
        "Who does not understand the question chooses a wrong answer, and gets a wrong advice. Keep a question "
        "short, ask "
        "one thing, and use words that everybody knows.",
    ),
    action=("Maak vragen kort en gewoon.", "Make questions short and plain."),
    example=("Ervaart u pijn bij de mictie?", "Doet plassen pijn?"),
    options={
        "woorden": option(15, ("Zoveel woorden mag een vraag hebben.", "So many words a question may have."), 3),
        "marge": option(
            8,
            (
                "Zoveel punten mag een vraag boven het doel zitten. Eén zin geeft namelijk geen precieze score.",
                "So many points a question may be above the target: a single sentence gives no exact score.",
            ),
            0,
        ),
        "onbekend": option(
            0.4,
            (
                "Het deel van de volwassenen dat een woord niet kent, van 0 tot 1.",
                "The share of adults that does not know a word, from 0 to 1.",
            ),
            0.0,
            1.0,
        ),
    },
    kenmerken=(3, 4),
    wcag=("3.1.5",),
)
_SENTENCE = re.compile(r"[^.?!]*[.?!]*")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_EXPLAINED = re.compile(r"^[^\w]*[(,:]|^\W*(?:of|dat is|ofwel)\b", re.IGNORECASE)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit for each question that is long or hard. An explanation of a word beside it makes it easy again."""
    if analysis.page is None:
        return
    seen: set[str] = set()
    for question in asked_on(analysis.page, analysis.document):
        if not question.text or question.text in seen or question.is_consent:
            continue
        seen.add(question.text)
        hit = _judge(analysis, question, options)
        if hit is not None:
            yield hit


def _judge(analysis: Analysis, question: Asked, options: Options) -> Hit | None:
    document, text = analysis.document, question.text
    longest = max((_words(part) for part in _SENTENCE.findall(text)), default=0)
    if longest > options["woorden"]:
        values = {"aantal": longest, "meest": options["woorden"]}
        return at(document, text, question.selector, values=values, variant="lang")
    place = spot(document, text)
    if place is None:
        return None
    unknown = _unknown(analysis, place, options["onbekend"])
    if unknown:
        return at(document, text, question.selector, values={"woord": unknown}, variant="woord")
    scores = [s.score for s in analysis.sentences if place[0] <= s.start < place[1] and s.score is not None]
    if scores and not analysis.meets(max(scores) - options["marge"]):
        return at(document, text, question.selector)
    return None


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _unknown(analysis: Analysis, place: tuple[int, int], share: float) -> str:
    """The first word of the question that too many adults do not know, and that is not explained right after it."""
    for sentence, token in analysis.tokens():
        start = sentence.offset(token)
        if not place[0] <= start < place[1] or token.pos_ not in ("NOUN", "VERB", "ADJ") or len(token) < 4:
            continue
        if not token.text.islower() or not token.is_alpha:
            continue  # names and abbreviations
        hard = min(begrijpelijk.word_difficulty(token.lower_), begrijpelijk.word_difficulty(token.lemma_.lower()))
        if hard >= share and not _EXPLAINED.match(analysis.document.text[start + len(token) : place[1]]):
            return str(token.text)
    return ""


CHECK = Check(RULE, find)
