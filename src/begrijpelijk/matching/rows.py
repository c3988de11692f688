"""Finding words that stand in a row: single words in any inflection, and fixed phrases."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from begrijpelijk.language.compounds import base_forms
from begrijpelijk.language.frequency import zipf
from begrijpelijk.language.inflect import adjective_forms, noun_forms, split_particle, verb_forms
from begrijpelijk.language.inflect.nouns import has_long_twin
from begrijpelijk.matching.index import OWNER, Index, Openings
from begrijpelijk.matching.patterns import OWNERS, Pattern, without_hyphen
from begrijpelijk.matching.text import NUMBER, NUMBER_WORDS, Word
from begrijpelijk.wordlists.entry import Entry

Found = tuple[Entry, str, list[Word]]
_WORD_OF_ITS_OWN = 4.0
_AMBIGUOUS = 3.0  # from this frequency on, a form may well be another word, so that its part of speech must fit


def single(text: list[Word], at: int, opens: Openings) -> Iterator[Found]:
    """The entries of one word that stand at this place."""
    for pattern in opens.single:
        found = _matches(text, at, pattern)
        if found:
            yield found


def row(text: list[Word], at: int, opens: Openings) -> Iterator[Found]:
    """The entries of several words that start at this place."""
    if not opens.rows or at + 1 == len(text):
        return
    following = keys(text[at + 1])
    for seconds in opens.rows:
        for second in following:
            for pattern in seconds.get(second, ()):
                found = _matches(text, at, pattern)
                if found:
                    yield found


def respelled(word: Word, index: Index) -> Iterator[Found]:
    """The entries that differ only by a hyphen or a diaeresis: *psycho-educatie* for *psychoeducatie*."""
    if word.lower.isascii() and "-" not in word.lower:
        return
    joined = without_hyphen(word.lower)
    if joined in ("", word.lower):
        return
    plain = word._replace(text=joined, lower=joined)
    for key in _keys(joined, ""):
        for pattern in index.single.get(key, ()):
            if not pattern.cased and not (pattern.listed and key != joined):
                found = _matches([plain], 0, pattern)
                if found:
                    yield found[0], found[1], [word]


def keys(word: Word) -> tuple[str, ...]:
    """The form itself and what it may be a form of."""
    return _keys(word.lower, word.lemma)


@lru_cache(maxsize=65536)
def _keys(lower: str, lemma: str) -> tuple[str, ...]:
    if lower in OWNERS:
        return (lower, OWNER)
    if lower[0].isdigit() or lower in NUMBER_WORDS:
        return (lower, NUMBER)
    if len(lower) < 3 or not lower[0].isalpha():
        return (lower,)
    return tuple(dict.fromkeys((lower, *([lemma] if lemma else []), *base_forms(lower))))


def _matches(text: list[Word], at: int, pattern: Pattern) -> Found | None:
    size = len(pattern.tokens)
    members = text[at : at + size]
    if len(members) < size:
        return None
    if pattern.cased:
        pairs = zip(members, pattern.tokens, strict=True)
        if not all(_same_case(word, token, first=at + i == 0) for i, (word, token) in enumerate(pairs)):
            return None
        stop = text[at + size] if at + size < len(text) else None
        has_stop = stop is not None and stop.text == "." and stop.start == members[-1].end
        if pattern.dot and not has_stop:
            return None
        # The stop of "i.v.m." belongs to it, unless it ends the sentence.
        if has_stop and stop is not None and ("." in pattern.tokens[-1] or pattern.dot):
            members = [*members, stop]
        return pattern.entry, "as is", members
    if size > 1 and not all(_same(word, token, pattern) for word, token in zip(members, pattern.tokens[:-1])):  # noqa: B905
        return None
    form = _form(members[-1], pattern)
    return (pattern.entry, form, members) if form else None


def _same_case(word: Word, token: str, *, first: bool) -> bool:
    return word.text == token or (first and token.islower() and word.text == token[0].upper() + token[1:])


def _same(word: Word, token: str, pattern: Pattern) -> bool:
    """Whether a word of a phrase is the one asked for; adjectives in a noun phrase may have -e or not."""
    if word.lower == token or (token == NUMBER and word.is_number):
        return True
    if token in OWNERS:
        return word.lower in OWNERS
    return pattern.entry.is_noun and not pattern.listed and word.lower in _adjectives(token)


def _form(word: Word, pattern: Pattern) -> str | None:
    """How the last word of a pattern is inflected here; None when it is another word."""
    token, entry = pattern.tokens[-1], pattern.entry
    if token == NUMBER:
        return "as is" if word.is_number else None
    if pattern.listed or entry.pos not in _FORMS:
        if token in OWNERS and word.lower in OWNERS:
            return "as is"
        if word.lower != token:
            return None
        # Authors list strong forms (plaatsgevonden) to be sure; what form it is, the rules may know all the same.
        known = _FORMS[entry.pos](entry.term).get(token) if entry.pos in _FORMS and len(pattern.tokens) == 1 else None
        return (known or "as is") if _possible(word, entry, known or "as is") else None
    form = _FORMS[entry.pos](token).get(word.lower)
    if form is None and word.token is not None and len(token) > 3:
        fits = word.lemma == token and word.token.pos_ in _POS[entry.pos]
        if entry.pos == "ww":  # "houden ... in" as inhouden: what stands apart is found with its particle
            fits = fits and word.lower.startswith(split_particle(token)[0])
        form = "lemma" if fits and not (entry.is_noun and has_long_twin(token)) else None
    if form and (len(pattern.tokens) > 1 or _possible(word, entry, form)):
        return form
    return None


def _possible(word: Word, entry: Entry, form: str) -> bool:
    """Whether the part of speech fits, for forms that may be another word: *ingreep* as a noun and as a verb."""
    token = word.token
    if form == "ing" and (zipf(word.lower) or 0) >= _WORD_OF_ITS_OWN:
        return False  # voldoende, volgende: no longer felt as forms of a verb
    if entry.pos == "ww" and token is not None and token.dep_ == "amod" and word.lower == entry.term:
        return False  # een ervaren arts
    if token is None or entry.pos not in _POS or form in ("part", "part-e", "ing", "inf"):
        return True
    if entry.is_noun and word.lower in entry.forms:
        return True  # "verslaafden" is listed because it looks like a verb or an adjective
    if (zipf(word.lower) or 0) < _AMBIGUOUS:
        return True
    return token.pos_ in _POS[entry.pos]


_nouns = lru_cache(maxsize=8192)(noun_forms)
_verbs = lru_cache(maxsize=8192)(verb_forms)
_adjectives = lru_cache(maxsize=8192)(adjective_forms)
_FORMS = {
    "zn-de": _nouns,
    "zn-het": _nouns,
    "zn-mv": _nouns,
    "bn": _adjectives,
    "ww": _verbs,
}
_POS = {
    "zn-de": frozenset({"NOUN", "PROPN", "ADJ", "X", "SYM"}),
    "zn-het": frozenset({"NOUN", "PROPN", "ADJ", "X", "SYM"}),
    "zn-mv": frozenset({"NOUN", "PROPN", "ADJ", "X", "SYM"}),
    "bn": frozenset({"ADJ", "ADV", "VERB", "NOUN", "X", "ADP", "DET", "PRON"}),
    "ww": frozenset({"VERB", "AUX", "X"}),
}
