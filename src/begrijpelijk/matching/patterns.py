"""What an entry of a word list looks like in a text: words in a row, or a verb with its words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from begrijpelijk.language.frequency import zipf
from begrijpelijk.language.inflect import conjugate, split_particle
from begrijpelijk.language.inflect.verbs import is_strong, simple_forms
from begrijpelijk.matching.text import pieces
from begrijpelijk.wordlists.entry import Entry

ARTICLES = frozenset("de het een 't 'n die dat deze dit zo'n geen".split())
OWNERS = frozenset("zijn z'n je uw haar hun ons onze mijn m'n jouw iemands elkaars".split())
REFLEXIVES = frozenset("zich me mij je u ons uzelf jezelf zichzelf".split())
_LITTLE = ARTICLES | OWNERS | REFLEXIVES
_TRAILING = frozenset("van aan met voor op naar bij over tussen door in onder tot uit".split())
_NO_VERB_AFTER = frozenset("de het een en of in op aan van met voor bij uit tot naar over onder door".split())
_SEAMS = str.maketrans({"-": None, "ë": "e", "ï": "i", "ö": "o", "ü": "u", "ä": "a"})


class Pattern(NamedTuple):
    """Words in a row. `listed` forms stand as they are; of others the last word may be inflected.

    `cased` keeps capitals apart (MS is not ms), `dot` wants a stop behind it (*max.* but not *max*).
    """

    entry: Entry
    tokens: tuple[str, ...]
    listed: bool = False
    cased: bool = False
    dot: bool = False


@dataclass(frozen=True, slots=True)
class VerbPhrase:
    """A verb with fixed words: ``zorg dragen voor`` is *zorg*, *dragen* and *voor*, and the verb moves around.

    `forms` are those of the verb without its particle, `spelled` also those that are written with it.
    """

    entry: Entry
    before: tuple[str, ...]
    verb: str
    particle: str
    after: tuple[str, ...]
    forms: frozenset[str]
    spelled: frozenset[str]

    @property
    def anchor(self) -> str:
        """The word by which the phrase is looked for: the longest, that is mostly the rarest."""
        return _most_telling(self.before)


@lru_cache(maxsize=8192)
def _most_telling(tokens: tuple[str, ...]) -> str:
    return max(tokens, key=lambda token: (token not in _LITTLE, len(token)))


def patterns(entry: Entry) -> Iterator[Pattern]:
    """The rows of words of an entry: its term and its listed forms."""
    for number, text in enumerate((entry.term, *entry.forms)):
        tokens = pieces(text)
        if not tokens:
            continue
        if entry.pos != "afk":
            cased = entry.pos == "naam" and text != text.lower()
            yield Pattern(entry, _case(tokens, cased), listed=number > 0, cased=cased)
            continue
        # Written with stops inside (i.v.m.) the last one is often left out; written without (max.) it is needed.
        stop = len(tokens) > 1 and tokens[-1] == "."
        if stop:
            tokens = tokens[:-1]
        yield Pattern(entry, tuple(tokens), listed=True, cased=True, dot=stop and "." not in "".join(tokens))


def spellings(entry: Entry) -> Iterator[Pattern]:
    """Other ways to write the words with a hyphen or a diaeresis: *followup* and *follow up* for *follow-up*."""
    if entry.pos in ("afk", "naam"):
        return
    for number, text in enumerate((entry.term, *entry.forms)):
        lower = text.lower()
        joined = without_hyphen(lower)
        if joined == lower or " " in lower:
            continue
        yield Pattern(entry, (joined,), listed=number > 0)
        apart = lower.split("-")
        if entry.rule == "vreemd-woord" and len(apart) > 1 and len(max(apart, key=len)) > 2:
            yield Pattern(entry, tuple(apart), listed=number > 0)


def without_hyphen(word: str) -> str:
    """A word without what only says where its parts meet: *psychoeducatie* for *psycho-educatie*, *psychoëducatie*."""
    return word.translate(_SEAMS)


def _case(tokens: list[str], cased: bool) -> tuple[str, ...]:
    return tuple(tokens) if cased else tuple(token.lower() for token in tokens)


def verb_phrase(entry: Entry) -> VerbPhrase | None:
    """The entry as a verb with words around it; None when it has no verb that moves."""
    if entry.pos not in ("uitdr", "ww") or " " not in entry.term:
        return None
    tokens = [token.lower() for token in pieces(entry.term)]
    place = _verb_place(tokens)
    if place is None:
        return None
    particle, verb = split_particle(tokens[place])
    before, after = tokens[:place], tokens[place + 1 :]
    if before and before[-1] == "te":
        before = before[:-1]  # "... niet te tellen": te belongs to the verb
    if not before:  # lijden aan: what follows the verb may also stand before it (wie aan reuma lijdt)
        before, after = after, []
    if not before:  # "te vinden": nothing but the verb
        return None
    forms = _forms(verb)
    spelled = forms.union(particle + form for form in forms) if particle else forms
    return VerbPhrase(entry, tuple(before), verb, particle, tuple(after), forms, spelled)


@lru_cache(maxsize=1024)
def _forms(verb: str) -> frozenset[str]:
    return frozenset(simple_forms(verb))


def _verb_place(tokens: list[str]) -> int | None:
    """Where the infinitive stands: last, or before a preposition (*zorg dragen voor*)."""
    if len(tokens) == 2 and tokens[-1] in _TRAILING and _is_infinitive(tokens[0], ""):
        return 0
    for place in (len(tokens) - 1, len(tokens) - 2):
        if place < 1 or (place < len(tokens) - 1 and tokens[-1] not in _TRAILING):
            continue
        if _is_infinitive(tokens[place], tokens[place - 1]):
            return place
    return None


@lru_cache(maxsize=4096)
def _is_infinitive(token: str, previous: str) -> bool:
    if not token.endswith("n") or len(token) < 4 or previous in ARTICLES | OWNERS:
        return False  # "dit schrijven" is a letter
    verb = split_particle(token)[1]
    if is_strong(verb):
        return True
    if previous in _NO_VERB_AFTER:
        return False  # achter de schermen, in hart en nieren
    forms = conjugate(verb)
    return (zipf(forms.third.text) or 0) >= 2.0 and (zipf(forms.participle.text) or 0) >= 2.0
