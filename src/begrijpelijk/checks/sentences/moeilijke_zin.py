"""`moeilijke-zin`: a sentence whose LiNT score is in the highest level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.language import lint
from begrijpelijk.language.listing import is_listing
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis, Sentence

RULE = Rule(
    id="moeilijke-zin",
    section="sentences",
    severity="waarschuwing",
    title={"nl": "Moeilijke zin", "en": "Hard sentence"},
    message={
        "nl": "Deze zin is moeilijk: {oorzaak}.",
        "en": "This sentence is hard: {oorzaak}.",
    },
    explanation={
        "nl": "Bijna 8 van de 10 volwassenen hebben moeite met zo'n zin. Splits de zin. "
        "Kies woorden die iedereen kent.",
        "en": "Nearly 8 in 10 adults struggle with such a sentence. Split it and choose words that everybody knows.",
    },
    examples=(
        Example(
            bad="De indicatiestelling geschiedt op basis van vastgestelde medische criteria.",
            good="De arts kijkt of u de behandeling nodig hebt.",
        ),
    ),
    item=(8,),
    action={"nl": "Maak de moeilijke zinnen makkelijker.", "en": "Make the hard sentences easier."},
    wcag=("3.1.5",),
    options={
        "woorden": Option(
            8,
            {"nl": "Kortere zinnen krijgen geen oordeel.", "en": "Shorter sentences are not judged."},
            lint.SHORTEST_SENTENCE,
        ),
    },
)

CAUSES = {
    "word_frequency": {"nl": "er staan veel weinig gebruikte woorden in", "en": "many of its words are rare"},
    "dependency_length": {
        "nl": "woorden die bij elkaar horen, staan ver uit elkaar",
        "en": "words that belong together are far apart",
    },
    "content_words_per_clause": {"nl": "er staat veel informatie in", "en": "it holds much information"},
    "concrete_nouns": {"nl": "de woorden zijn abstract", "en": "its nouns are abstract"},
}

# What an ordinary B1 sentence has: the feature that is furthest from it, in points of the score, is the cause.
ORDINARY = {"word_frequency": 4.8, "dependency_length": 3.0, "content_words_per_clause": 3.0, "concrete_nouns": 0.65}
WEIGHTS = {
    "word_frequency": lint.FREQUENCY,
    "dependency_length": lint.DEPENDENCY_LENGTH,
    "content_words_per_clause": lint.CONTENT_WORDS,
    "concrete_nouns": lint.CONCRETE,
}


def cause(sentence: Sentence) -> str:
    """The name of the feature that adds most to a sentence's score."""
    features = lint.sentence(sentence.features)
    points = {}
    for name, weight in WEIGHTS.items():
        value = getattr(features, name)
        points[name] = 0.0 if value is None else weight * (ORDINARY[name] - value)
    return max(points, key=points.__getitem__)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every running sentence in LiNT level 4."""
    for sentence in analysis.running:
        score = sentence.score
        if score is None or len(sentence.words) < options["woorden"] or lint.level(score) < 4 or is_listing(sentence):
            continue
        lang = analysis.config.lang
        texts = CAUSES[cause(sentence)]
        yield Hit(sentence.start, sentence.end, {"oorzaak": texts.get(lang, texts["nl"]), "score": round(score)})


CHECK = Check(RULE, find)
