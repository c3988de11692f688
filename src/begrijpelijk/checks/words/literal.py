"""Whether the words of a figure of speech stand for what they say: *de deur van de badkamer* is a real one.

An idiom is a closed group of words. What opens it up shows that its nouns are real: a complement that places them (*van
de badkamer*), a measure (*van 5 centimeter*), one of several (*kies er één*). Where the words are as often meant as
they stand, in care above all (*in het oog vallen, op straat staan, van de grond komen*), the list says so in its column
`domein`: LITERAL needs evidence of the figure, something abstract that does or undergoes it (*uw plan komt van de
grond*); THING is literal for a thing (*de slang zit in de knoop*) and a figure for people. Idioms without a literal use
(`zeker`) are never judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrijpelijk.checks.text.instructions import is_imperative
from begrijpelijk.checks.words.clause import clause_of
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
LITERAL = "letterlijk"
"""The domain of idioms that are taken as they stand, unless something abstract does or undergoes them."""
THING = "ding"
"""The domain of idioms that are literal where a thing does or undergoes them."""
_DOES = ("nsubj", "obj", "iobj")
# What happens while one moves, looks or takes something: no evidence for a figure, where it only says when.
_OCCASIONS = frozenset(
    """oefening operatie onderzoek behandeling test meting afspraak ingreep controle bevalling narcose keer tijd dag
    week uur minuut seconde begin einde start beweging houding stand hoogte richting manier hulp klacht pijn koorts
    aanval paniek gymnastiek les spel bezoek opname nood brand gevaar alarm haast""".split()
)
_BODY = frozenset(
    """arm been borst buik duim elleboog gezicht hak hals hand heup hiel hoofd huid kaak keel kin knie lip mond nek neus
    oog oor pols rug schouder tand teen tong vel vinger voet wang""".split()
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
    if nouns and (_is_placed(tokens, nouns) or _is_counted(tokens)):
        return True
    # "Houd uw hand boven uw hoofd", "Steek uw arm uit": an order to a part of the body is carried out as it stands.
    moves = any(noun.lemma_ in _BODY for noun in nouns) and is_imperative(clause_of(_top(tokens)))
    if match.entry.domain == LITERAL or (moves and match.entry.domain != THING):
        return not _is_figurative(tokens)
    return match.entry.domain == THING and _is_about_thing(tokens)


def _is_figurative(tokens: list[Token]) -> bool:
    """*uw plan valt in het water*, *moeite om het hoofd boven water te houden*: something abstract takes part."""
    verb = clause_of(_top(tokens))
    order = is_imperative(verb)
    for token in _fillers(tokens, verb):
        if token.dep_ in ("ccomp", "csubj"):
            return True
        if token.pos_ != "NOUN" or kind(token.lemma_.replace("_", "").lower()) != "abstract":
            continue
        completes = any(child in tokens for child in token.children)  # "uw ogen sluiten voor het probleem"
        doing = token.dep_.startswith(_DOES) or completes
        if (doing and token.lemma_ != "oefening") or (not order and token.lemma_ not in _OCCASIONS):
            return True
    return False


def _is_about_thing(tokens: list[Token]) -> bool:
    fillers = _fillers(tokens, clause_of(_top(tokens)))
    return any(token.pos_ == "NOUN" and token.dep_.startswith(_DOES) and _is_thing(token) for token in fillers)


def _top(tokens: list[Token]) -> Token:
    """The word of an idiom that hangs in the sentence."""
    return next((token for token in tokens if token.head not in tokens or token.head == token), tokens[0])


def _fillers(tokens: list[Token], verb: Token) -> list[Token]:
    """What stands beside an idiom: what its verb goes with, what completes its nouns, and what it belongs to."""
    near = [child for head in {verb, *tokens} for child in head.children]
    if verb.dep_ in ("acl", "advcl", "xcomp") and verb.head != verb:  # "moeite om ...", "het is een plan om ..."
        near += [verb.head, *(child for child in verb.head.children if child.dep_ == "obj")]
    return [token for token in near if token not in tokens and token.dep_ not in ("advcl", "parataxis")]


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


def _is_thing(noun: Token) -> bool:
    lemma = noun.lemma_.replace("_", "").lower()
    return kind(lemma) == "concrete" and not is_person(noun) and not lemma.endswith(_GROUPS)
