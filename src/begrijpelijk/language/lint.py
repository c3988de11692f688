"""LiNT: the readability formula, its features and its levels.

Sources: Kleijn 2018; Pander Maat, Kleijn & Frissen 2023; Kim & Pander Maat 2025 (LiNT-II, whose coefficients for spaCy
3.7 these are). The features are computed on a Universal Dependencies parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from begrijpelijk.language import concreteness
from begrijpelijk.language.subtlex import subtlex_frequency

if TYPE_CHECKING:
    from begrijpelijk.language.columns import Columns

MINIMUM_WORDS = 40
MINIMUM_SENTENCES = 3
SHORTEST_SENTENCE = 5  # words; a shorter sentence gets no score of its own

CONSTANT = -4.30
FREQUENCY = 17.31
DEPENDENCY_LENGTH = -1.62
CONTENT_WORDS = -2.54
CONCRETE = 15.95

LEVEL_BOUNDS = (34.0, 46.0, 58.0)
STRUGGLING = (0.14, 0.29, 0.53, 0.78)  # share of adults who have difficulty at levels 1 to 4
CEFR_BOUNDS = (("A2", 22.0), ("B1", 38.0), ("B2", 60.0))  # an indication, no measurement; above: C1

# Adverbs of manner that the tag set calls adverbs; most Dutch ones are adjectives used as adverbs.
MANNER_ADVERBS = frozenset(
    """samen hardop tevergeefs terloops spelenderwijs noodgedwongen rechtuit achterover voorover luidkeels botweg
    simpelweg kortweg langzaamaan stapsgewijs halsoverkop zijdelings blindelings hoofdelings beurtelings desgevraagd
    desgewenst eigenhandig trapsgewijs steekproefsgewijs gemakshalve veiligheidshalve ambtshalve""".split()
)


@dataclass(frozen=True)
class WordValues:
    """What one content word or noun adds to the features; None where it adds nothing."""

    content: bool
    frequency: float | None
    kind: concreteness.Kind | None


@dataclass(frozen=True)
class SentenceFeatures:
    """The raw features of one sentence, from which those of sentence and document follow."""

    words: int
    frequencies: tuple[float, ...]
    dependency_length: int | None
    content_words: int
    finite_verbs: int
    concrete: int
    nouns: int  # nouns whose kind is known

    @property
    def content_words_per_clause(self) -> float | None:
        """Content words by finite verb; None in a sentence without a finite verb."""
        return self.content_words / self.finite_verbs if self.finite_verbs else None


@dataclass(frozen=True)
class Features:
    """LiNT's four features of a sentence or a document; None where there is nothing to measure."""

    word_frequency: float | None
    dependency_length: float | None
    content_words_per_clause: float | None
    concrete_nouns: float | None

    @property
    def score(self) -> float | None:
        """0 (easy) to 100 (hard); None when a feature is missing."""
        if (
            self.word_frequency is None
            or self.dependency_length is None
            or self.content_words_per_clause is None
            or self.concrete_nouns is None
        ):
            return None
        ease = (
            CONSTANT
            + FREQUENCY * self.word_frequency
            + DEPENDENCY_LENGTH * self.dependency_length
            + CONTENT_WORDS * self.content_words_per_clause
            + CONCRETE * self.concrete_nouns
        )
        return min(100.0, max(0.0, 100.0 - ease))


def level(score: float) -> int:
    """LiNT level 1 (easy) to 4 (very hard) of a score."""
    return 1 + sum(score >= bound for bound in LEVEL_BOUNDS)


def adults_struggling(score: float) -> float:
    """Share of Dutch adults who have difficulty with texts at the level of this score."""
    return STRUGGLING[level(score) - 1]


def cefr_indication(score: float) -> str:
    """A2, B1, B2 or C1. No validated mapping exists: this is an indication only."""
    return next((name for name, bound in CEFR_BOUNDS if score < bound), "C1")


def meets(score: float, niveau: str) -> bool:
    """Whether a score is at or below the level asked for (B1: under 38)."""
    bounds = dict(CEFR_BOUNDS)
    return score < bounds.get(niveau, 100.1)


def sentence_features(tokens: Columns, places: Sequence[int]) -> SentenceFeatures:
    """The features of one sentence: the tokens at these places, without white space."""
    words = [place for place in places if tokens.dep[place] != "punct" and not tokens.is_punct[place]]
    values = [word_values(tokens, place) for place in words]
    kinds = [value.kind for value in values if value.kind is not None]
    return SentenceFeatures(
        words=len(words),
        frequencies=tuple(value.frequency for value in values if value.frequency is not None),
        dependency_length=_longest_dependency(tokens, places, words) if len(words) > 1 else None,
        content_words=sum(value.content for value in values),
        finite_verbs=sum(tokens.is_finite(place) for place in words),
        concrete=sum(kind == "concrete" for kind in kinds),
        nouns=len(kinds),
    )


def sentence(features: SentenceFeatures) -> Features:
    """Features of a single sentence."""
    return document([features])


def document(sentences: Iterable[SentenceFeatures]) -> Features:
    """Features of a document: words pooled over all sentences, the other two averaged over sentences."""
    kept = list(sentences)
    frequencies = [value for s in kept for value in s.frequencies]
    lengths = [s.dependency_length for s in kept if s.dependency_length is not None]
    per_clause = [value for s in kept if (value := s.content_words_per_clause) is not None]
    nouns = sum(s.nouns for s in kept)
    return Features(
        fmean(frequencies) if frequencies else None,
        fmean(lengths) if lengths else None,
        fmean(per_clause) if per_clause else None,
        sum(s.concrete for s in kept) / nouns if nouns else None,
    )


def word_values(tokens: Columns, place: int) -> WordValues:
    """What a word adds: content words count, all but names have a frequency, nouns have a kind."""
    pos, lemma = tokens.pos[place], tokens.lemma[place]
    content = is_content_word(tokens, place)
    kind = None
    if pos in ("NOUN", "PROPN"):
        kind = concreteness.kind(lemma, pos, tokens.text[place], tokens.entity[place] or None)
    value: float | None = None
    # A separable verb has no frequency worth the name: the list counts its parts apart.
    if content and pos != "PROPN" and not (pos == "VERB" and "_" in lemma):
        value = subtlex_frequency(tokens.lower[place], pos)
    if kind is None and value is None:
        return _CONTENT if content else _NOTHING
    return WordValues(content, value, kind)


_NOTHING, _CONTENT = WordValues(False, None, None), WordValues(True, None, None)


def is_content_word(tokens: Columns, place: int) -> bool:
    """Nouns, names, lexical verbs, adjectives and adverbs of manner; no copulas, no numerals."""
    if tokens.dep[place] == "cop" or tokens.tag[place].startswith("TW"):
        return False
    return tokens.pos[place] in ("NOUN", "PROPN", "VERB", "ADJ") or tokens.lower[place] in MANNER_ADVERBS


def _longest_dependency(tokens: Columns, places: Sequence[int], words: Sequence[int]) -> int:
    """The longest distance from a word to its head, in words between them; punctuation does not count."""
    base, end = places[0], places[0] + len(places)
    position = {}  # number of words before a token
    count = 0
    counted = set(words)
    for place in places:
        position[place] = count
        count += place in counted
    longest = 0
    for place in words:
        for head in _heads(tokens, place):
            if head != place and base <= head < end:
                longest = max(longest, abs(position[head] - position[place]) - 1)
    return longest


def _heads(tokens: Columns, place: int) -> list[int]:
    """The heads that count: a conjunct has the first one's, a subject every coordinated verb."""
    first = _first_conjunct(tokens, place)
    head = tokens.head[first]
    return _coordinated(tokens, head) if tokens.dep[first] == "nsubj" else [head]


def _first_conjunct(tokens: Columns, place: int) -> int:
    while tokens.dep[place] == "conj" and tokens.head[place] != place:
        place = tokens.head[place]
    return place


def _coordinated(tokens: Columns, place: int) -> list[int]:
    """A word with all that it is coordinated with."""
    found = [_first_conjunct(tokens, place)]
    conjuncts = [other for other, dep in enumerate(tokens.dep) if dep == "conj"]
    for word in found:
        found += [other for other in conjuncts if tokens.head[other] == word < other]
    return [place, *found]
