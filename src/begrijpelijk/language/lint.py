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
    from spacy.tokens import Token

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


def sentence_features(tokens: Sequence[Token]) -> SentenceFeatures:
    """The features of the tokens of one sentence."""
    words = [token for token in tokens if token.dep_ != "punct" and not token.is_space and not token.is_punct]
    values = [word_values(token) for token in words]
    kinds = [value.kind for value in values if value.kind is not None]
    return SentenceFeatures(
        words=len(words),
        frequencies=tuple(value.frequency for value in values if value.frequency is not None),
        dependency_length=_longest_dependency(tokens, words) if len(words) > 1 else None,
        content_words=sum(value.content for value in values),
        finite_verbs=sum(is_finite(token) for token in words),
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


def word_values(token: Token) -> WordValues:
    """What a word adds: content words count, all but names have a frequency, nouns have a kind."""
    pos = token.pos_
    content = is_content_word(token)
    kind = None
    if pos in ("NOUN", "PROPN"):
        kind = concreteness.kind(token.lemma_, pos, token.text, token.ent_type_ or None)
    value: float | None = None
    if content and pos != "PROPN":
        lemma = token.lemma_
        # A separable verb has no frequency worth the name: the list counts its parts apart.
        if not (pos == "VERB" and "_" in lemma):
            value = subtlex_frequency(token.lower_, pos)
    return WordValues(content, value, kind)


def is_content_word(token: Token) -> bool:
    """Nouns, names, lexical verbs, adjectives and adverbs of manner; no copulas, no numerals."""
    if token.dep_ == "cop" or token.tag_.startswith("TW"):
        return False
    return token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") or token.lower_ in MANNER_ADVERBS


def is_finite(token: Token) -> bool:
    """Whether the word is a finite verb, auxiliaries included."""
    return token.tag_.startswith("WW|pv") or "VerbForm=Fin" in str(token.morph)


def _longest_dependency(tokens: Sequence[Token], words: Sequence[Token]) -> int:
    """The longest distance from a word to its head, in words between them; punctuation does not count."""
    base = tokens[0].i
    position = {}  # number of words before a token
    count = 0
    counted = {token.i for token in words}
    for token in tokens:
        position[token.i] = count
        count += token.i in counted
    longest = 0
    for token in words:
        for head in _heads(token):
            if head.i == token.i or not base <= head.i < base + len(tokens):
                continue
            low, high = sorted((token.i, head.i))
            longest = max(longest, position[high] - position[low] - 1)
    return longest


def _heads(token: Token) -> list[Token]:
    """The heads that count: a conjunct has the first one's, a subject every coordinated verb."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ == "nsubj":
        return [first.head, *first.head.conjuncts]
    return [first.head]
