"""`moeilijk-woord`: a word that many adults do not know, and that no other word check has better advice for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.medicine import is_medicine
from begrijpelijk.checks.words.word_use import is_address, is_name, quoted_spans
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

    from begrijpelijk.analysis import Analysis, Sentence

RULE = Rule(
    id="moeilijk-woord",
    section="words",
    severity="waarschuwing",
    title={"nl": "Moeilijk woord", "en": "Hard word"},
    message={
        "nl": "Veel mensen kennen het woord '{woord}' niet.",
        "en": "Many people do not know the word '{woord}'.",
    },
    variants={
        "vaker": {
            "nl": "Veel mensen kennen het woord '{woord}' niet. Het staat {aantal} keer in de tekst.",
            "en": "Many people do not know the word '{woord}'. It occurs {aantal} times.",
        },
    },
    explanation={
        "nl": "Wie een woord niet kent, mist vaak de hele zin. Kies een woord dat mensen thuis ook gebruiken. "
        "Is er geen ander woord? Leg het dan uit, de eerste keer dat het er staat.",
        "en": "Who does not know a word often misses the whole sentence. Choose a word that people use at home, or "
        "explain it where it is used first.",
    },
    examples=(
        Example(
            bad="De wond is enigszins geërodeerd door het schuren.",
            good="De wond is een beetje kapot door het schuren.",
        ),
    ),
    item=(8,),
    wcag=("3.1.3", "3.1.5"),
    options={
        "drempel": Option(
            0.15,
            {
                "nl": "Het deel van de volwassenen dat een woord niet kent, van 0 tot 1.",
                "en": "The share of adults that does not know a word, from 0 to 1.",
            },
            0.0,
            1.0,
        ),
    },
    priority=8,
    action={"nl": "Kies woorden die iedereen kent.", "en": "Choose words that everybody knows."},
)

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_THING = 0.4  # so much higher is the estimate for things of daily life than the share that does not know them
_UNSURE = 0.05  # the same for words that are not known to be abstract
_KNOWN_HALVES = 3.8  # Zipf value of the rarer half from which a word that we could not split is a compound all the same
_SURE = 0.3  # share of adults from which a word is no longer a tip
_SHORTEST = 4  # shorter words that are rare are abbreviations, letters and sounds


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit at the first use of each hard word, with the number of its uses."""
    from begrijpelijk.explained import Use, unexplained
    from begrijpelijk.language.familiarity import word_difficulty

    settled = _settled_terms(analysis)
    hard: dict[int, tuple[Use, Token]] = {}
    for sentence, token in _candidates(analysis):
        known = sentence.columns
        lemma = known.lemma[token.i].replace("_", "").lower()
        if _is_hard(known.lower[token.i], options["drempel"]) and _is_hard(lemma, options["drempel"]):
            start = sentence.offset(token)
            if start in settled:
                continue
            hard[start] = Use(lemma, start, start + len(token)), token
    uses = Counter(use.key for use, _ in hard.values())
    reported: set[Hashable] = set()
    for use in unexplained(analysis, [use for use, _ in hard.values()], by_use=True):
        if use.key not in reported:
            reported.add(use.key)
            count = uses[use.key]
            values = {"woord": hard[use.start][1].text, "aantal": count}
            sure = word_difficulty(hard[use.start][1].text.lower()) >= _SURE
            variant = "vaker" if count > 1 else None
            yield Hit(use.start, use.end, values, severity=None if sure else "tip", variant=variant)


def _settled_terms(analysis: Analysis) -> frozenset[int]:
    """Where the words of listed terms start that the text explains, or that are names there: these are not hard."""
    from begrijpelijk.checks.words.signpost import is_signpost
    from begrijpelijk.explained import unexplained_matches

    matches = analysis.matches.of("vakterm")
    open_ = {id(match) for match in unexplained_matches(analysis, matches, by_use=True) if not is_signpost(match)}
    return frozenset(word.start for match in matches if id(match) not in open_ for word in match.words)


@lru_cache(maxsize=16384)
def _is_hard(word: str, bound: float) -> bool:
    """Whether too many adults do not know a word. Asked of the word and of its lemma, for a wrong lemma may be no word.

    A compound of parts that are all known is transparent, however rare it is: *druppelkaart, ziekenhuisbed*. A thing
    that one can hold or see is known from life, however seldom it is written of: *sojasaus, viltstift*.
    """
    from begrijpelijk.language.compounds import split
    from begrijpelijk.language.everyday import is_everyday
    from begrijpelijk.language.familiarity import word_difficulty

    difficulty = word_difficulty(word)
    if difficulty < bound or is_everyday(word):
        return False
    if difficulty < bound + _margin(word):
        return False
    parts = split(word)
    known = all(len(part) > 3 and (word_difficulty(part) < bound or is_everyday(part)) for part in parts)
    return len(parts) == 1 or not known


def _margin(word: str) -> float:
    """How far the estimate must be over the bound: it is least sure of what people have, use and see at home."""
    from begrijpelijk.language.concreteness import is_listed_thing, kind
    from begrijpelijk.language.familiarity import halves, is_bookish, neoclassical

    if neoclassical(word) or is_bookish(word) or kind(word) == "abstract":
        return 0.0
    if halves(word) >= _KNOWN_HALVES:
        return 1.0  # neushaar, regenlaars
    return _THING if is_listed_thing(word) else _UNSURE


def _candidates(analysis: Analysis) -> Iterator[tuple[Sentence, Token]]:
    """Content words of the text itself: no names, numbers, abbreviations, addresses or quotations."""
    allowed = {word.lower() for word in analysis.config.toegestaan}
    quoted: dict[int, list[tuple[int, int]]] = {}
    for sentence, token in analysis.tokens():
        text = sentence.columns.text[token.i]
        if (
            sentence.columns.pos[token.i] in _CONTENT
            and len(text) >= _SHORTEST
            and not is_address(text)
            and not _is_shortened(text)
            and not is_medicine(text)
            and not is_name(token, sentence)
            and not (allowed and {token.lower_, token.lemma_.lower()} & allowed)
        ):
            block = sentence.block
            if block.start not in quoted:
                quoted[block.start] = quoted_spans(block.text)
            if not any(start <= token.idx < end for start, end in quoted[block.start]):
                yield sentence, token


def _is_shortened(text: str) -> bool:
    """*bijv.*, *MRI-scan*, *B12*: numbers and abbreviations, which are for other checks."""
    if text.isalpha() and text.islower():
        return False
    capitals = any(first.isupper() and second.isupper() for first, second in pairwise(text))
    return capitals or "." in text or any(char.isdigit() for char in text)


CHECK = Check(RULE, find)
