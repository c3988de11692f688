"""`vaag-woord`: words that leave the reader guessing what to do, when or how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.clause import acts, clause_of, instructs, token_of
from begrijpelijk.checks.words.exactness import CONDITION, settled
from begrijpelijk.checks.words.fitting import examples, leaves_guessing
from begrijpelijk.checks.words.listed import WITHOUT, hit
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

    from begrijpelijk.analysis import Analysis
    from begrijpelijk.matching import Match

RULE = Rule(
    id="vaag-woord",
    section="words",
    severity="waarschuwing",
    title={"nl": "Vaag woord", "en": "Vague word"},
    message={
        "nl": "“{citaat}” is vaag. Zeg het precies, zoals: {beter}.",
        "en": "“{citaat}” is vague. Be exact, such as: {beter}.",
    },
    variants={
        WITHOUT: {
            "nl": "“{citaat}” is vaag. Zeg precies wat u bedoelt.",
            "en": "“{citaat}” is vague. Say exactly what you mean.",
        }
    },
    explanation={
        "nl": "Elke lezer denkt hierbij aan iets anders. Noem een aantal, een dag of een tijd.",
        "en": "Every reader thinks of something else here. Give a number, a day or a time.",
    },
    examples=(
        Example(bad="Drink voldoende.", good="Drink 8 glazen water per dag."),
        Example(bad="Bel ons tijdig.", good="Bel ons uiterlijk 2 dagen voor uw afspraak."),
    ),
    item=(24,),
    priority=7,
    action={"nl": "Noem een aantal, een dag of een tijd.", "en": "Give a number, a day or a time."},
)

INSTRUCTION = "instructie-"
"""Starts the domain of words that are vague only where the reader has to do something: *soms, vaak, op tijd*."""
ACTION = "handeling-"
"""Starts the domain of words that are vague only where somebody does something: not *uw hart klopt regelmatig*."""
CONDITIONAL = "voorwaarde"
"""The domain of words that only a condition makes exact: no day and no number says what *in principe* leaves out."""
_MARKS = frozenset({"een", "geen"})


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every vague word that the same or the next sentence does not make exact."""
    for match in analysis.matches.of(RULE.id):
        if _counts(match) and leaves_guessing(match) and not _is_exact(analysis, match):
            texts = examples(match)
            yield replace(
                hit(analysis, RULE, match),
                values={"beter": texts[0] if texts else ""},
                variant=None if texts else WITHOUT,
                suggestions=texts,
            )


def _is_exact(analysis: Analysis, match: Match) -> bool:
    place = (match.start, match.end)
    if match.entry.domain == CONDITIONAL:
        return settled(analysis, match.sentence, *place, CONDITION)
    return settled(analysis, match.sentence, *place)


def _counts(match: Match) -> bool:
    token = token_of(match)
    if token is None:
        return True
    domain = match.entry.domain
    if _is_noun(match) or _is_participle(token) or _opens_phrase(match) or _tells_who(token):
        return False
    if domain.startswith(ACTION):
        return acts(token)
    return not domain.startswith(INSTRUCTION) or instructs(match.sentence, token)


def _is_noun(match: Match) -> bool:
    """Whether an adjective is a noun here: *een voldoende voor Frans*, *het passende*."""
    token = match.words[0].token
    if match.entry.pos != "bn" or token is None or not token.tag_.startswith(("ADJ|nom", "N|", "WW|vd|nom")):
        return False
    return token.i > 0 and token.nbor(-1).lower_ in _MARKS


def _is_participle(token: Token) -> bool:
    """Whether *geregeld* is what somebody has done: *wij hebben alles geregeld*."""
    if not token.tag_.startswith("WW|vd"):
        return False
    helpers = [child for child in token.children if child.dep_.startswith("aux")]
    return any(child.lemma_ in ("hebben", "zijn", "worden") for child in helpers) or (
        token.head.lemma_ in ("krijgen", "hebben", "laten", "zijn") and token.dep_ in ("xcomp", "ccomp")
    )


def _tells_who(token: Token) -> bool:
    """Whether it stands in words that tell people or things apart: *mensen die binnenkort gaan sterven*."""
    clause = clause_of(token)
    while clause.dep_ in ("xcomp", "ccomp", "conj") and clause.head != clause:
        clause = clause.head
    return bool(clause.dep_.startswith("acl"))


def _opens_phrase(match: Match) -> bool:
    """Whether the last word belongs to what follows: *zit rustig aan tafel* is not *rustig aan*."""
    last = match.words[-1].token
    return last is not None and match.entry.term.endswith(" aan") and last.dep_ == "case"


CHECK = Check(RULE, find)
