"""Whether the words of a figure of speech stand for what they say: *de deur van de badkamer* is a real one.

An idiom is a closed group of words. What opens it up shows that its nouns are real: a complement that places them (*van
de badkamer*), a measure (*van 5 centimeter*), one of several (*kies er één*), or, for idioms that are as often meant
literally (`soms`), a thing that is put or taken. Idioms without a literal use (`zeker`) are never judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrijpelijk.checks.words.people import is_person
from begrijpelijk.language.concreteness import kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from begrijpelijk.matching import Match

_PLACE = frozenset("van in aan op naast onder boven bij achter tegen langs".split())
_DETERMINERS = frozenset("de het uw je jouw een deze dit die dat mijn zijn haar ons onze hun".split())
_GROUPS = (
    "buurt",
    "wijk",
    "gemeente",
    "stad",
    "dorp",
    "land",
    "wereld",
    "school",
    "bedrijf",
    "ziekenhuis",
    "organisatie",
)
_NUMBERS = frozenset("één een twee drie vier vijf zes".split())


def is_literal(match: Match) -> bool:
    """Whether the text around an idiom shows that its words are meant literally."""
    if match.entry.certainty == "zeker":
        return False
    tokens = sorted((word.token for word in match.words if word.token is not None), key=lambda token: token.i)
    if not tokens:
        return False
    nouns = [token for token in tokens if token.pos_ == "NOUN"]
    return bool(nouns) and (
        _is_placed(tokens, nouns) or _is_counted(tokens) or (match.entry.certainty == "soms" and _takes_thing(tokens))
    )


def _is_placed(tokens: list[Token], nouns: list[Token]) -> bool:
    """*achter de deur van de badkamer*, *een drempel van 3 centimeter*: right behind the last noun."""
    after = nouns[-1].i + 1
    doc = nouns[-1].doc
    if after + 1 >= len(doc) or doc[after] in tokens or doc[after].lower_ not in _PLACE:
        return False
    if doc[after + 1].like_num and doc[after].lower_ == "van":
        return True
    if doc[after + 1].lower_ not in _DETERMINERS:
        return False
    noun = next((token for token in doc[after + 2 : after + 5] if token.pos_ == "NOUN"), None)
    return noun is not None and _is_thing(noun) and (doc[after].lower_ == "van" or noun.head in nouns)


def _is_counted(tokens: list[Token]) -> bool:
    """*legt de kaarten op tafel en kiest er één*: what can be counted is there to be seen."""
    behind = tokens[-1].doc[tokens[-1].i + 1 : tokens[-1].i + 12]
    for token in behind:
        if token.text in ".!?":
            return False
        if token.lower_ == "er" and token.i + 1 < len(token.doc):
            number = token.nbor(1)
            last = number.i + 1 == len(token.doc) or token.nbor(2).pos_ != "NOUN"
            return last and (number.lower_ in _NUMBERS or number.like_num)
    return False


def _takes_thing(tokens: list[Token]) -> bool:
    """*leg uw pasje op tafel*: the verb has a thing as its object that is no part of the idiom."""
    verb = next((token for token in tokens if token.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    objects = [child for child in verb.children if child.dep_ == "obj" and child not in tokens]
    return any(child.pos_ == "NOUN" and _is_thing(child) for child in objects)


def _is_thing(noun: Token) -> bool:
    lemma = noun.lemma_.replace("_", "").lower()
    return kind(lemma) == "concrete" and not is_person(noun) and not lemma.endswith(_GROUPS)
