"""All entries of the active lists, ready to be looked up by a word of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from begrijpelijk.language.inflect import split_particle, verb_forms
from begrijpelijk.language.inflect.nouns import plural_candidates
from begrijpelijk.language.inflect.spelling import open_stems
from begrijpelijk.language.inflect.verbs import simple_forms
from begrijpelijk.matching.patterns import OWNERS, Pattern, VerbPhrase, patterns, spellings, verb_phrase
from begrijpelijk.wordlists.entry import Entry

COMPOUND_RULES = frozenset({"vakterm", "vreemd-woord", "afkorting"})
"""Rules whose terms are as hard inside a compound; *aanvraagformulier* is no harder than *formulier*."""
SHORTEST_PART = 5
FINITE = frozenset({"inf", "first", "third", "past", "pasts"})
OWNER = "<van wie>"


def key(token: str) -> str:
    """Under what a word of a term is found: *uw, je, zijn ... hart luchten* is one phrase."""
    lower = token.lower()
    return OWNER if lower in OWNERS else lower


class Openings(NamedTuple):
    """What may begin with a word in one of its forms.

    `single` words, `rows` of words by the second of them, and `separable` verbs with the form that the word is of them.
    """

    single: tuple[Pattern, ...]
    rows: tuple[dict[str, list[Pattern]], ...]
    separable: tuple[tuple[str, str, Entry], ...]


@dataclass(eq=False)
class Index:
    """Entries by the word that betrays them: `single` words, `rows` by their first two words, and so on."""

    single: dict[str, list[Pattern]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[str, dict[str, list[Pattern]]] = field(default_factory=dict)
    separable: dict[str, list[tuple[str, Entry]]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[str, list[VerbPhrase]] = field(default_factory=lambda: defaultdict(list))
    with_te: dict[str, list[tuple[Entry, dict[str, str]]]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[str, Entry] = field(default_factory=dict)
    initials: dict[str, Entry] = field(default_factory=dict)
    openings: Callable[[tuple[str, ...]], Openings | None] = field(init=False)
    """What begins with a word that may be found under these keys, its own form first; None for nothing."""

    def __post_init__(self) -> None:
        self.openings = lru_cache(maxsize=16384)(self._openings)

    def _openings(self, keys: tuple[str, ...]) -> Openings | None:
        lower = keys[0]
        single = tuple(
            pattern
            for key in keys
            for pattern in self.single.get(key, ())
            if key == lower or not (pattern.listed or pattern.cased)
        )
        rows = tuple(self.rows[key] for key in keys if key in self.rows)
        separable = tuple(
            (form, particle, entry)
            for key in keys
            for particle, entry in self.separable.get(key, ())
            if lower[0].isalpha() and (form := simple_forms(key).get(lower)) is not None
        )
        return Openings(single, rows, separable) if single or rows or separable else None

    def add(self, entries: Iterable[Entry]) -> None:
        """Put entries in."""
        for entry in entries:
            for pattern in (*patterns(entry), *spellings(entry)):
                first, *rest = (key(token) for token in pattern.tokens[:2])
                if rest:
                    self.rows.setdefault(first, {}).setdefault(rest[0], []).append(pattern)
                else:
                    self._add_single(first, pattern)
            if entry.pos == "ww" and " " not in entry.term:
                particle, verb = split_particle(entry.term)
                if particle:
                    self.separable[verb].append((particle, entry))
            self._add_with_te(entry)
            phrase = verb_phrase(entry)
            if phrase:
                self.phrases[phrase.anchor].append(phrase)
            self._add_part(entry)

    def _add_with_te(self, entry: Entry) -> None:
        """*dienen te* under the finite forms of its verb."""
        words = entry.term.split()
        if entry.pos != "uitdr" or len(words) != 2 or words[1] != "te" or not words[0].endswith("en"):
            return
        forms = {form: name for form, name in simple_forms(words[0]).items() if name in FINITE}
        for form in forms:
            self.with_te[form].append((entry, forms))

    def _add_single(self, first: str, pattern: Pattern) -> None:
        """A word under its own form, and under forms from which nobody would guess it: *toegewezen, criteria*."""
        self.single[first].append(pattern)
        if pattern.listed or pattern.cased:
            return
        pos = pattern.entry.pos
        forms: tuple[str, ...] = ()
        if pos == "ww":
            forms = tuple(verb_forms(first))
        elif pattern.entry.is_noun:
            forms = plural_candidates(first)
        elif pos == "bn":
            forms = tuple(stem + ending for stem in open_stems(first) for ending in ("e", "er", "ere"))
        for form in forms:
            if form != first:
                self.single[form].append(pattern)

    def _add_part(self, entry: Entry) -> None:
        if entry.rule not in COMPOUND_RULES:
            return
        if entry.is_noun and " " not in entry.term and len(entry.term) >= SHORTEST_PART:
            self.parts.setdefault(entry.term.lower(), entry)
        if entry.pos == "afk" and entry.term.isupper() and entry.term.isalpha():
            self.initials.setdefault(entry.term, entry)
