"""`vragenlijst-dubbel`: one question that asks two things, with room for one answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.questionnaire.recognise import QUESTIONNAIRE, questionnaire
from begrijpelijk.checks.questionnaire.texts import around
from begrijpelijk.language.tree import Node, tree_of
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="vragenlijst-dubbel",
    section="text",
    severity="waarschuwing",
    title={"nl": "Twee vragen in één", "en": "Two questions in one"},
    message={
        "nl": "Hier staan twee vragen in één: “{een}” en “{twee}”.",
        "en": "These are two questions in one: “{een}” and “{twee}”.",
    },
    explanation={
        "nl": "De lezer kan maar één antwoord geven. Was de arts wel vriendelijk, maar niet duidelijk? "
        "Dan past geen enkel antwoord. Maak er twee vragen van.",
        "en": "The reader can give one answer only. If one half is true and the other is not, no answer fits. "
        "Make two.",
    },
    examples=(
        Example(
            bad=around("Was de arts vriendelijk en duidelijk?"),
            good=around("Was de arts vriendelijk?") + "Was de arts duidelijk?\n\n☐ ja\n\n☐ nee\n",
        ),
    ),
    kenmerken=(8,),
    only=QUESTIONNAIRE,
    toegang=("begrijpelijkheid",),
    action={"nl": "Vraag één ding tegelijk.", "en": "Ask one thing at a time."},
)

# What belongs together and is one thing to answer about.
_PAIRS = frozenset(
    frozenset(pair.split("+"))
    for pair in """eten+drinken man+vrouw vader+moeder ouder+kind naam+adres wassen+aankleden komen+gaan
    arm+been lezen+schrijven in+uit open+eerlijk vallen+opstaan zitten+opstaan liggen+opstaan open+dicht""".split()
)
_BOTH = re.compile(r"\ben\s*/\s*of\b|\bdan wel(?= (?:van|op|in|met|bij|de|het|een)\b)|\balsmede\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:arts|dokter|specialist|verpleegkundige|assistente?|balie|medewerkers?|therapeut|chirurg|tandarts|huisarts"
    r"|verloskundige|zuster|broeder|receptie|telefoniste|zorgverlener|begeleiders?|psycholoog|apotheker|verzorg(?:er|ende)s?|diëtiste?|logopediste?"
    r"|vrijwilligers?)$",
    re.IGNORECASE,
)
# What an organisation offers, and what somebody may suffer from: of each one may think something else.
_OFFER = re.compile(
    r"(?:zorg|uitleg|informatie|behandeling|begeleiding|ontvangst|bejegening|hygiëne|wachttijd|sfeer|communicatie"
    r"|samenwerking|nazorg|voorlichting|bereikbaarheid|kamer|maaltijd(?:en)?|contact)$",
    re.IGNORECASE,
)
_SUFFER = re.compile(
    r"\b(?:last|hinder|klachten|pijn|problemen|moeite)\b(?: \w+){0,3} (?:van|met|in|bij|aan)\b", re.IGNORECASE
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for each question in which two qualities, two verbs or two people are joined."""
    found = questionnaire(analysis)
    if found is None:
        return
    for asked in found.questions:
        both = _BOTH.search(asked.text)
        for sentence in analysis.sentences:
            if not asked.start <= sentence.start < asked.end:
                continue
            end = min(sentence.end, asked.end)
            pair = next(_pairs(tree_of(sentence).nodes, sentence.text), None)
            if pair is not None:
                yield Hit(sentence.start, end, {"een": pair[0].text, "twee": pair[1].text})
            elif both and sentence.start <= asked.start + both.start() < sentence.end:
                before, after = asked.text[: both.start()].split(), asked.text[both.end() :].split()
                if before and after:
                    yield Hit(sentence.start, end, {"een": before[-1], "twee": after[0].strip("?.,")})


def _pairs(nodes: list[Node], text: str) -> Iterator[tuple[Node, Node]]:
    """Words that are joined and each ask for an answer of their own, in order of reading."""
    for node in nodes:
        head = node.head
        if node.relation != "conj" or head is None or frozenset((head.lower, node.lower)) in _PAIRS:
            continue
        joiner = next((kid.lower for kid in node.children("cc")), "")
        things = joiner == "en" and any(same(head, node) for same in (_qualities, _people, _infinitives, _offers))
        # "Is het hard of zacht?" asks for one of the two, "Ik was bang of zenuwachtig" for both at once.
        things = things or (joiner == "of" and not text.rstrip().endswith("?") and _qualities(head, node))
        things = things or (joiner == "en" and _troubles(head, node) and bool(_SUFFER.search(text)))
        if things or (joiner in ("en", "of") and _clauses(head, node)):
            yield head, node


def _qualities(one: Node, other: Node) -> bool:
    """*Was de arts vriendelijk en duidelijk?*: what is said of the subject, not words before a noun."""
    if one.is_infinitive and other.pos == "ADJ":  # "goed te bereiken en toegankelijk"
        return one.relation in ("root", "ROOT", "xcomp", "ccomp")
    if one.pos != "ADJ" or other.pos != "ADJ" or one.relation in ("amod", "advmod") or one.lower == other.lower:
        return False
    return one.relation in ("root", "ROOT", "xcomp", "ccomp", "obl", "obj", "advcl", "conj") or one.head is None


def _people(one: Node, other: Node) -> bool:
    """*Bent u tevreden over de arts en de verpleegkundige?*"""
    return bool(one.pos == other.pos == "NOUN" and _PEOPLE.search(one.lower) and _PEOPLE.search(other.lower))


def _offers(one: Node, other: Node) -> bool:
    """*Vond u de zorg en de uitleg goed?*"""
    return bool(one.pos == other.pos == "NOUN" and _OFFER.search(one.lower) and _OFFER.search(other.lower))


def _troubles(one: Node, other: Node) -> bool:
    """*Hebt u last van misselijkheid en duizeligheid?*"""
    both = one.pos == other.pos == "NOUN" or (one.is_infinitive and other.is_infinitive)
    return both and one.relation in ("obl", "nmod", "obl:arg")


def _infinitives(one: Node, other: Node) -> bool:
    """*Kunt u zelf lopen en fietsen?*: two things that somebody can do, the one without the other."""
    return one.is_infinitive and other.is_infinitive and one.relation not in ("nsubj", "obj", "nmod", "obl")


def _clauses(one: Node, other: Node) -> bool:
    """*Kreeg u een folder en hebt u die gelezen?*: two clauses, each with a verb of its own."""
    return _finite(one) and _finite(other) and not any(kid.relation == "mark" for kid in other.kids)


def _finite(node: Node) -> bool:
    return node.is_finite or any(kid.is_finite for kid in node.children("aux", "cop"))


CHECK = Check(RULE, find)
