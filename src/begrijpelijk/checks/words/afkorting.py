"""`afkorting`: an abbreviation that is not written out where it is first used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.listed import WITHOUT, hit
from begrijpelijk.explained import Use, sentence_number, unexplained, unexplained_matches
from begrijpelijk.language.familiarity import word_difficulty
from begrijpelijk.language.frequency import entry, normalise
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis, Sentence
    from begrijpelijk.matching import Match

RULE = Rule(
    id="afkorting",
    section="words",
    severity="waarschuwing",
    title={"nl": "Afkorting", "en": "Abbreviation"},
    message={
        "nl": "“{citaat}” is een afkorting. Schrijf liever: {beter}.",
        "en": "“{citaat}” is an abbreviation. Better: {beter}.",
    },
    variants={
        WITHOUT: {
            "nl": "“{citaat}” is een afkorting. Schrijf de woorden voluit.",
            "en": "“{citaat}” is an abbreviation. Write it out.",
        }
    },
    explanation={
        "nl": "Niet elke lezer weet waar deze letters voor staan. Schrijf de woorden de eerste keer voluit. Zet de "
        "afkorting er dan achter als u die vaker nodig hebt.",
        "en": "Not every reader knows what the letters stand for. Write it out the first time, with the abbreviation "
        "behind it if you need it again.",
    },
    examples=(
        Example(bad="Meld u op de SEH.", good="Meld u bij de spoedeisende hulp (SEH)."),
        Example(bad="U kunt i.v.m. een staking niet parkeren.", good="U kunt door een staking niet parkeren."),
    ),
    item=(12,),
    wcag=("3.1.4",),
    priority=2,
    action={"nl": "Schrijf afkortingen voluit.", "en": "Write abbreviations out."},
)

EVERYDAY = frozenset(
    "TV WC CD DVD APK SMS PDF PC USB OK NL EU VS BTW PIN GPS EHBO XL XS XXL AM PM BV NV LET OP TEL FAX CV ID IBAN "
    "WK EK NS KLM ANWB HEMA IKEA COVID PCR HIV AIDS CO QR URL WIFI APP LED FM VIP DJ VWO HAVO MAVO VMBO MBO HBO "
    "WO BBQ GGD IE".split()
)
"""Abbreviations that everybody says as letters, names of shops and trains, and words in capitals for their weight."""

# SEH, but no Roman numeral, no code (A4, B12) and no part of a longer word.
_LETTERS = re.compile(r"(?<![\w.@/-])(?!(?:[IVX]+)\b)[A-Z]{2,5}(?![\w@]|\.\w)")
# n.t.b., but no domain (www.x.nl) and no initials (J.P. de Vries)
_DOTTED = re.compile(r"(?<![\w.@/-])[a-z](?:\.[a-z]){1,5}\.(?!\w)")
_NAME = re.compile(r" [A-Z][a-z]+")
_DESCRIBES = frozenset("dat die waar waarbij waarin bij voor tegen door".split())
_POINTS = re.compile(r"\b(?:dat|dit|deze|die) ([^\W\d_]{4,40})", re.IGNORECASE)
HARD = 0.3
"""The share of adults who do not know a word from which letters are not replaced by it without a human."""
ORDINARY = 4.0
"""The frequency from which a form in the lexicon is a word that everybody reads as one."""
_SYLLABLE = re.compile(r"[AEIOUY]")
_SHOUT = 0.6  # share of capitals from which a sentence is written in capitals


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for each listed abbreviation, and for others that look like one."""
    matches = [match for match in analysis.matches.of(RULE.id) if not _names(match) and not _is_glued(match)]
    uses = Counter(match.entry.term for match in matches)
    first: set[str] = set()
    for match in unexplained_matches(analysis, matches):
        term = match.entry.term
        if term.isupper() and term not in first and _taken_up(analysis, match):
            first.add(term)
        # Letters are written out once; "i.v.m." is better nowhere.
        if not term.isupper() or term not in first:
            found = hit(analysis, RULE, match)
            if found.certain and _needs_look(match.entry.alternatives[0]):
                found = replace(found, certain=False)
            yield _with_letters(found, term) if term.isupper() and uses[term] > 1 else found
        first.add(term)
    yield from _unlisted(analysis, {(match.start, match.end) for match in matches})


def _with_letters(found: Hit, term: str) -> Hit:
    """The hit with the letters behind the words, for those who meet the letters again: "spoedeisende hulp (SEH)"."""
    texts = tuple(f"{text} ({term})" for text in found.suggestions)
    edits = tuple((start, end, f"{text} ({term})" if end == found.end else text) for start, end, text in found.edits)
    return replace(found, suggestions=texts, edits=edits, values={"beter": texts[0] if texts else ""})


def _names(match: Match) -> bool:
    """Whether an organisation in letters has its name behind it: *GGZ Drenthe*, *SVB Leiden*."""
    if match.entry.domain != "instantie" or not match.entry.term.isupper():
        return False
    shift = match.sentence.block.start
    return bool(_NAME.match(match.sentence.block.text, match.end - shift, match.sentence.end - shift))


def _is_glued(match: Match) -> bool:
    """Whether it is the tail of an address, a code or a number: *3nl*, *x@evt*, *kamer.nr*."""
    shift = match.sentence.block.start
    before = match.sentence.block.text[: match.start - shift]
    return bool(re.search(r"[\w@.]$", before[-1:])) and not before.endswith("...")


def _taken_up(analysis: Analysis, match: Match) -> bool:
    """Whether the next sentence goes on about it in words: "een prik tegen HPV. Van dat virus kan iemand ..."."""
    number = sentence_number(analysis, match.start) + 1
    following = " ".join(sentence.text for sentence in analysis.sentences[number : number + 1])
    words = {word for text in match.entry.alternatives for word in re.findall(r"[^\W\d_]{4,}", text)}
    ends = {word[-length:] for word in words for length in (5, 6, 7) if len(word) >= length}
    return any(found[1].lower() in words | ends for found in _POINTS.finditer(following))


def _needs_look(text: str) -> bool:
    """Whether words may not do in the place of their letters: few know them (*chronische myeloïde leukemie*), or they
    describe more than they name (*hulp bij psychische problemen, virus dat ...*)."""
    words = re.findall(r"[^\W\d_][\w'-]*", text)
    return not _DESCRIBES.isdisjoint(words) or any(word_difficulty(word) > HARD for word in words)


def _unlisted(analysis: Analysis, listed: set[tuple[int, int]]) -> Iterator[Hit]:
    """Abbreviations in no list, at their first use."""
    uses = []
    for sentence in analysis.sentences:
        if _shouts(sentence):
            continue
        for pattern in (_LETTERS, _DOTTED):
            for found in pattern.finditer(sentence.text):
                start, end = sentence.start + found.start(), sentence.start + found.end()
                known = any(a < end and start < b for a, b in listed)
                if known or found[0] in EVERYDAY or _is_word(found[0]) or _is_name(sentence, found):
                    continue
                uses.append(Use(found[0], start, end))
    seen = set()
    for use in unexplained(analysis, uses):
        if use.key not in seen:
            seen.add(use.key)
            yield Hit(use.start, use.end, {"beter": ""}, variant=WITHOUT)


def _is_word(letters: str) -> bool:
    """Whether capitals only lend weight to an ordinary word: *Kom NIET*, *HULP nodig?*"""
    known = entry(normalise(letters))
    return letters.isalpha() and known.listed and (known.zipf or 0) >= ORDINARY and bool(_SYLLABLE.search(letters))


def _shouts(sentence: Sentence) -> bool:
    letters = list(filter(str.isalpha, sentence.text))
    return sum(map(str.isupper, letters)) >= _SHOUT * len(letters)


def _is_name(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether letters are part of a name or an address: *UMC Utrecht, 1234 AB, Stichting MEE*."""
    before, after = sentence.text[: found.start()].rstrip(), sentence.text[found.end() :].lstrip()
    if re.search(r"\d{4}$", before):
        return True
    next_word = re.match(r"[A-Z][a-z]+", after)
    last_word = re.search(r"\b[A-Z][a-z]+$", before)
    return bool(next_word) or bool(last_word and last_word.start() > 0)


CHECK = Check(RULE, find)
