"""Which hard words the text itself explains: in brackets, by apposition, or with words as *dat is* and *dit heet*.

A word is explained in its own sentence (`within`), by what its sentence leads up to (`nearby`), or by a text that says
what the word list says (`gloss`). From there on it is explained for the whole document, and so is a mention in the two
sentences before, which led up to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from begrijpelijk.document import BlockKind
from begrijpelijk.explained.gloss import says_the_same
from begrijpelijk.explained.nearby import explained_nearby
from begrijpelijk.explained.within import explained_within

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.matching import Match

_ARTICLES = frozenset({"de", "het", "een"})
NEAR = 400  # characters on either side of a word that are looked at, however long its sentence is
LEAD = 2  # sentences before an explanation that a mention may stand in


class Use(NamedTuple):
    """A place where a word is used; `key` says which uses are of the same word.

    `plain` are other words for it and `meaning` a sentence on what it is, as far as a word list has them.
    """

    key: Hashable
    start: int
    end: int
    plain: tuple[str, ...] = ()
    meaning: str = ""


def unexplained(analysis: Analysis, uses: Iterable[Use], *, by_use: bool = False) -> Iterator[Use]:
    """The uses of words that come before any explanation of the word.

    `by_use`: a text that tells what a thing is for, or what a person does, explains it. That puts no abbreviation in
    full and no English in Dutch.
    """
    ordered = sorted(uses, key=lambda use: use.start)
    known: dict[Hashable, int] = {}
    for use in ordered:
        if use.key not in known and explained_here(analysis, use, by_use):
            known[use.key] = _reach(analysis, use.start)
    for use in ordered:
        if use.key not in known or (use.start < known[use.key] and not _is_heading(analysis, use)):
            yield use


def _is_heading(analysis: Analysis, use: Use) -> bool:
    """Whether it stands in a heading: that says what the text under it is about to explain."""
    sentence = analysis.sentence_at(use.start)
    return sentence is not None and sentence.block.kind is BlockKind.HEADING


def unexplained_matches(analysis: Analysis, matches: Iterable[Match], *, by_use: bool = False) -> list[Match]:
    """The matches of word-list entries that the text does not explain; forms of one term count as one word."""
    places = {
        Use((m.entry.rule, m.entry.term), m.start, m.end, m.entry.alternatives, m.entry.explanation): m for m in matches
    }
    return [places[use] for use in unexplained(analysis, places, by_use=by_use)]


def explained_here(analysis: Analysis, use: Use, by_use: bool = False) -> bool:
    """Whether the word is explained at this place: in its sentence, around it, or in the next ones."""
    sentence = analysis.sentence_at(use.start)
    if sentence is None:
        return False
    text = plain_text(analysis)
    number = sentence_number(analysis, use.start)
    word = text[use.start : use.end]
    cut = use.start - NEAR > sentence.start  # what stands in place of a long beginning keeps it from being none
    before = f"x {text[use.start - NEAR : use.start]}" if cut else text[sentence.start : use.start]
    after = text[use.end : min(sentence.end, use.end + NEAR)]
    around = analysis.sentences[max(number - 1, 0) : number + 3]
    following = [text[s.start : min(s.end, s.start + NEAR)] for s in analysis.sentences[number + 1 : number + 3]]
    if explained_within(word, before, after, text[use.end : min(sentence.block.end, use.end + NEAR)], by_use):
        return True
    if explained_nearby(word, before, after, following, by_use, " ".join((*use.plain, use.meaning))):
        return True
    if _is_other_name(use.plain, before, after):
        return True
    if not by_use:
        return False
    own = number - max(number - 1, 0)
    texts = [text[s.start : min(s.end, s.start + NEAR)] for s in around]
    texts[own] = f"{before} {after}"
    return says_the_same(word, use.plain, use.meaning, texts, own)


def _is_other_name(plain: tuple[str, ...], before: str, after: str) -> bool:
    """*een inhalator of pufje*: beside its everyday name."""
    names = tuple(" " + " ".join(word for word in name.lower().split() if word not in _ARTICLES) for name in plain)
    if not names:
        return False
    ahead, behind = (" " + " ".join(w for w in _words(text) if w not in _ARTICLES) for text in (before, after))
    followed = behind.startswith(" of ") and any(f"{behind} ".startswith(f" of{name} ") for name in names)
    return followed or ahead.endswith(tuple(f"{name} of" for name in names))


def _words(text: str) -> list[str]:
    """The words of a text and its punctuation, apart."""
    return re.findall(r"[\w'-]+|[^\w\s]", text.lower())


def _reach(analysis: Analysis, start: int) -> int:
    """From where an explanation at this place holds: the sentences before it, and the headings over them."""
    sentences = analysis.sentences
    number = max(sentence_number(analysis, start) - LEAD, 0)
    while number and sentences[number - 1].block.kind is BlockKind.HEADING:
        number -= 1
    return sentences[number].start


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


_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\n": " "})
