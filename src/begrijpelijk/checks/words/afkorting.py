"""`afkorting`: an abbreviation that is not written out where it is first used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.listed import WITHOUT, hit
from begrijpelijk.explained import Use, unexplained, unexplained_matches
from begrijpelijk.language.frequency import entry, normalise
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis, Sentence

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
    "WO BBQ".split()
)
"""Abbreviations that everybody says as letters, names of shops and trains, and words in capitals for their weight."""

# SEH, but no Roman numeral, no code (A4, B12) and no part of a longer word.
_LETTERS = re.compile(r"(?<![\w.@/-])(?!(?:[IVX]+)\b)[A-Z]{2,5}(?![\w@]|\.\w)")
# n.t.b., but no domain (www.x.nl) and no initials (J.P. de Vries)
_DOTTED = re.compile(r"(?<![\w.@/-])[a-z](?:\.[a-z]){1,5}\.(?!\w)")
ORDINARY = 4.0
"""The frequency from which a form in the lexicon is a word that everybody reads as one."""
_SYLLABLE = re.compile(r"[AEIOUY]")
_SHOUT = 0.6  # share of capitals from which a sentence is written in capitals


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for each listed abbreviation, and for others that look like one."""
    matches = analysis.matches.of(RULE.id)
    uses = Counter(match.entry.term for match in matches)
    first: set[str] = set()
    for match in unexplained_matches(analysis, matches):
        term = match.entry.term
        # Letters are written out once; "i.v.m." is better nowhere.
        if not term.isupper() or term not in first:
            found = hit(analysis, RULE, match)
            yield _with_letters(found, term) if term.isupper() and uses[term] > 1 else found
        first.add(term)
    yield from _unlisted(analysis, {(match.start, match.end) for match in matches})


def _with_letters(found: Hit, term: str) -> Hit:
    """The hit with the letters behind the words, for those who meet the letters again: "spoedeisende hulp (SEH)"."""
    texts = tuple(f"{text} ({term})" for text in found.suggestions)
    edits = tuple((start, end, f"{text} ({term})" if end == found.end else text) for start, end, text in found.edits)
    return replace(found, suggestions=texts, edits=edits, values={"beter": texts[0] if texts else ""})


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
