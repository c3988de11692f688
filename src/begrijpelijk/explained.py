"""Which hard words the text itself explains: in brackets, by apposition, or with words as *dat is* and *dit heet*.

A word that is explained in its own or the next sentence is explained from there on, for the whole document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from begrijpelijk.bounded import bounded

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis, Sentence
    from begrijpelijk.matching import Match


class Use(NamedTuple):
    """A place where a word is used; `key` says which uses are of the same word."""

    key: Hashable
    start: int
    end: int


_ARTICLE = r"(?:een|de|het|ons|onze|uw|zo'n)?\s*"
# After the word: "laparoscopie, oftewel ...", "MRI: dat is ...", "SEH betekent ..."
_AFTER = re.compile(
    r"^(?:[-\w]+\s+){0,2}?[\"'*_]*\s*[,:;–-]?\s*(?:ofwel|oftewel|of:|dat is|dit is|dat zijn|"
    r"dit zijn|dat betekent|dit betekent|"
    r"dat wil zeggen|d\.w\.z|dat heet|dit heet|betekent|betekenen|staat voor|staan voor|noemen we|noemt men|heet ook|"
    r"wordt ook wel|is de afkorting van|is een afkorting van|is een ander woord voor|afkorting van|afgekort|ook wel)\b",
    re.IGNORECASE,
)
# Before the word: "dit heet een biopsie", "een kijkoperatie, oftewel laparoscopie"
_BEFORE = bounded(
    r"(?:\b(?:heet|heten|noem(?:en|t|de|den)?(?:\s+(?:we|wij|ze|artsen|men|de arts|uw arts|de dokter|de apotheker))?|"
    r"ofwel|oftewel|"
    r"ook wel|afgekort tot|afgekort|afkorting van|genaamd|officieel|naam is)|\bof:)\s*"
    r"(?:(?:dit|dat|deze|die|ook|we|wij|hem|haar|ze|het|met een moeilijk woord|in het ziekenhuis)\s+){0,3}"
    + _ARTICLE
    + r"[\"'*_]*$",
    re.IGNORECASE,
)
_CALLED = re.compile(r"^[\"'*_]*\s*(?:genoemd|genaamd)\b", re.IGNORECASE)
# Between commas: "laparoscopie, een kijkoperatie, duurt", but no list: "hypertensie, een beroerte en diabetes"
_APPOSITION = re.compile(
    r"^[\"'*_]*\s*[,–-]\s+(?:een|de|het)\s+(?P<text>[^,.;:!?()–]{3,70})(?P<end>[,.;:!?–]|$)", re.IGNORECASE
)
_LIST = re.compile(
    r"\b(?:en|of|maar|omdat|zodat|als|wordt|worden|moet|kunt|kan|krijgt|is|zijn)\b|^\s*(?:een|de|het)\s", re.IGNORECASE
)
_BRACKET = re.compile(r"^[\"'*_]*\s*\((?P<text>[^()]{2,120})\)")
_NO_EXPLANATION = re.compile(
    r"^\s*(?:zie|tel|telefoon|bijvoorbeeld|bijv|bv|zoals|onder andere|o\.a|pagina|bladzijde|blz|route|kamer|"
    r"verdieping|gebouw|balie|kosten|prijs|en|of|niet|ook|maximaal|max|ongeveer|circa|tot|vanaf|indien|mits|voor|na|via|"
    r"klik|lees|www|http)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"^[\"'*_\s]*(?:(?:dat|dit|het|deze \w+|die \w+)\s+(?:is|zijn|betekent|betekenen|heet|heten|houdt in|wil zeggen|"
    r"staat voor|noemen we|noemen artsen|zegt hoe|gebeurt)|dat\s+\w+\s+zeggen|hiermee bedoelen we|daarmee bedoelen we|"
    r"hierbij\b|we bedoelen)\b",
    re.IGNORECASE,
)


def unexplained(analysis: Analysis, uses: Iterable[Use]) -> Iterator[Use]:
    """The uses of words that come before any explanation of the word."""
    ordered = sorted(uses, key=lambda use: use.start)
    known: dict[Hashable, int] = {}
    for use in ordered:
        if use.key not in known and explained_here(analysis, use.start, use.end):
            known[use.key] = _reach(analysis, use.start)
    for use in ordered:
        if use.key not in known or use.start < known[use.key]:
            yield use


def unexplained_matches(analysis: Analysis, matches: Iterable[Match]) -> list[Match]:
    """The matches of word-list entries that the text does not explain; forms of one term count as one word."""
    by_use = {Use((m.entry.rule, m.entry.term), m.start, m.end): m for m in matches}
    return [by_use[use] for use in unexplained(analysis, by_use)]


def _reach(analysis: Analysis, start: int) -> int:
    """From where an explanation at this place holds: the sentence before it, for that leads up to it."""
    return analysis.sentences[max(sentence_number(analysis, start) - 1, 0)].start


def sentence_number(analysis: Analysis, offset: int) -> int:
    """Which sentence, from 0, holds a place or comes last before it."""
    starts: list[int] | None = analysis.shared.get("sentence starts")
    if starts is None:
        starts = analysis.shared["sentence starts"] = [sentence.start for sentence in analysis.sentences]
    return max(bisect_right(starts, offset) - 1, 0)


def plain_text(analysis: Analysis) -> str:
    """The document's text with straight quotes and without line breaks; every character in its place."""
    text: str | None = analysis.shared.get("plain text")
    if text is None:
        text = analysis.shared["plain text"] = analysis.document.text.translate(_PLAIN)
    return text


def explained_here(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the word at this place is explained in its sentence or the next."""
    sentence = analysis.sentence_at(start)
    if sentence is None:
        return False
    text = plain_text(analysis)
    word, before, after = text[start:end], text[sentence.start : start], text[end : sentence.end]
    return (
        _in_brackets(word, before, after)
        or _explained_in_brackets(word, after)
        or bool(_AFTER.match(after) or _BEFORE.search(before) or _CALLED.match(after))
        or _apposed(after)
        or _in_next_sentence(analysis, sentence, after, text)
    )


def _explained_in_brackets(word: str, after: str) -> bool:
    """The explanation in brackets: "laparoscopie (kijkoperatie)", "SEH (spoedeisende hulp)"."""
    bracket = _BRACKET.match(after)
    return bool(bracket) and _explains(bracket["text"]) if bracket else False


def _in_brackets(word: str, before: str, after: str) -> bool:
    """The word in brackets, after what it means: "hoge bloeddruk (hypertensie)", "spoedeisende hulp (SEH)"."""
    opening = before.rfind("(")
    closing = after.find(")")
    if opening < 0 or closing < 0 or ")" in before[opening:] or "(" in after[:closing]:
        return False
    rest = before[opening + 1 :] + after[:closing]
    ahead = re.findall(r"[\w'-]+", before[:opening])
    if not ahead or len(re.findall(r"\w+", rest)) > 3 or _NO_EXPLANATION.match(before[opening + 1 :] or "x"):
        return False
    return not _is_short(ahead[-1])


def _explains(text: str) -> bool:
    """Whether what stands in brackets may be an explanation: words, and no page, number or abbreviation."""
    words = re.findall(r"[^\W\d_]{3,}", text)
    return bool(words) and not _NO_EXPLANATION.match(text) and not all(_is_short(word) for word in words)


def _is_short(word: str) -> bool:
    """Whether a word is an abbreviation in capitals."""
    return len(word) > 1 and word.isupper()


def _apposed(after: str) -> bool:
    found = _APPOSITION.match(after)
    return bool(found) and not _LIST.search(found["text"]) and not _LIST.match(after[found.end() :]) if found else False


def _in_next_sentence(analysis: Analysis, sentence: Sentence, after: str, text: str) -> bool:
    """ "U krijgt een biopsie. Dat is een stukje weefsel." The word must be the last thing that was spoken of."""
    if len(re.findall(r"\w+", after)) > 5:
        return False
    number = sentence_number(analysis, sentence.start) + 1
    if number >= len(analysis.sentences):
        return False
    following = analysis.sentences[number]
    return bool(_NEXT.match(text[following.start : following.end]))


_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\n": " "})
