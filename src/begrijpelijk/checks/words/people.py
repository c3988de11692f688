"""Whether a word is about people: what makes an adjective a label and not a property of a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset(
    """ik jij je u hij zij ze wij we jullie iemand niemand iedereen wie die men mij me hem haar ons hen hun zichzelf
    ieder allemaal sommigen anderen velen""".split()
)
_PEOPLE = (
    "mens", "mensen", "persoon", "man", "vrouw", "kind", "baby", "peuter", "kleuter", "tiener", "jongen", "meisje",
    "puber", "ouder", "vader", "moeder", "broer", "zus", "oom", "tante", "opa", "oma", "grootouder", "dochter",
    "zoon", "neef", "nicht", "partner", "echtgenoot", "echtgenote", "weduwe", "weduwnaar", "familie", "gezin",
    "buur", "vriend", "vriendin", "patiënt", "cliënt", "klant", "bewoner", "inwoner", "burger", "bezoeker",
    "deelnemer", "reiziger", "huurder", "gebruiker", "collega", "medewerker", "werknemer", "werkgever",
    "werkzoekende", "vreemdeling", "migrant", "immigrant", "arbeider", "vluchteling", "asielzoeker", "jongere",
    "volwassene", "oudere", "bejaarde", "leerling", "student", "lezer", "groep", "bevolking", "publiek",
    "lotgenoot", "naaste", "mantelzorger", "lid", "leden", "heer", "dame", "volk", "figuur", "type", "gast",
    "dader", "slachtoffer", "verdachte", "gevangene", "verslaafde", "lieden", "lui", "gedaante", "jeugd",
    "personeel", "staatsburger", "arts", "verpleegkundige", "dokter", "moslim", "jood", "christen", "nederlander",
    "turk", "marokkaan", "amerikaan", "afrikaan", "soldaat", "agent", "chauffeur", "zwerver", "bende", "team",
    "wijk",
)  # fmt: skip
_BODY = frozenset("gezicht lichaam hand voet been arm uiterlijk huid hoofd rug oog neus mond vinger teen".split())


def is_person(token: Token) -> bool:
    """Whether a word stands for people: a pronoun, a name, or a noun for a person or a group."""
    lower = token.lower_
    if token.pos_ in ("PRON", "DET") or lower in _PRONOUNS:
        return lower in _PRONOUNS
    if token.pos_ == "PROPN":
        return True
    lemma = token.lemma_.replace("_", "").lower()
    return lemma.endswith(_PEOPLE) or lower.endswith(_PEOPLE)


def about_people(token: Token, *, body: bool = True) -> bool:
    """Whether an adjective says something of people (or of a body), as an attribute or as a predicate.

    An adjective without a noun (*de illegalen*) is a person itself.
    """
    if token.dep_ == "amod":
        return _fits(token.head, body)
    if token.dep_ in ("advmod", "compound:prt"):
        return False
    if not token.tag_.startswith("ADJ|vrij"):
        return True
    subject = _subject(token)
    return subject is None or _fits(subject, body)


def _fits(noun: Token, body: bool) -> bool:
    return is_person(noun) or (body and noun.lemma_.replace("_", "").lower() in _BODY)


def _subject(token: Token) -> Token | None:
    """Of what a predicate is said: *hij is ...*, *wij vinden hem ...*."""
    own = next((child for child in token.children if child.dep_.startswith("nsubj")), None)
    if own is not None:
        return own
    head = token.head
    while token.dep_ == "conj" and head != token:
        own = next((child for child in head.children if child.dep_.startswith("nsubj")), None)
        if own is not None:
            return own
        token, head = head, head.head
    if token.dep_ == "xcomp":
        for wanted in ("obj", "nsubj"):
            found = next((child for child in token.head.children if child.dep_.startswith(wanted)), None)
            if found is not None:
                return found
    return None
