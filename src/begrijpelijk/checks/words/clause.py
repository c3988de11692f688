"""Whether the clause of a word tells the reader to do something, and whether somebody does something in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrijpelijk.checks.text.instructions import (
    READER,
    is_bare_infinitive,
    is_imperative,
    is_request,
    opens_with_order,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from begrijpelijk.analysis import Sentence
    from begrijpelijk.matching import Match

_CLAUSES = frozenset({"ROOT", "advcl", "acl", "acl:relcl", "ccomp", "csubj", "parataxis", "conj", "appos"})
_MODALS = frozenset({"kunnen", "moeten", "mogen", "dienen"})
_OFTEN = frozenset("soms vaak zelden geregeld regelmatig meestal".split())

# What befalls one is no instruction: "u moet vaak lang wachten", "u kunt soms duizelig worden".
_BEFALLS = frozenset(
    """worden hebben krijgen zijn voelen ervaren verliezen merken schrikken herstellen wachten betalen duren liggen
    lijden missen wennen overgeven hoesten plassen niezen huilen zweten braken lijken blijken gebeuren vallen
    terecht""".split()
)
_LINKS = frozenset({"maar", "want", "en", "dus"})
_DOERS = frozenset("ik u je jij jullie wij we hij zij ze men iemand iedereen wie die".split())


def token_of(match: Match) -> Token | None:
    """The word of a match that hangs in the clause: the one whose head is no word of the match."""
    tokens = [word.token for word in match.words if word.token is not None]
    return next((token for token in tokens if token.head not in tokens or token.head == token), None)


def instructs(sentence: Sentence, token: Token) -> bool:
    """Whether the clause of a word is an order to the reader, or says what the reader must or may do.

    *Drink vaak*, *u moet op tijd komen*; not *bel als u vaak hoest*, *dan moet u vaak lang wachten*.
    """
    if sentence.tokens[-1].text == "?":
        return False
    head = clause_of(token)
    if _is_condition(head):
        return False
    often = token.lower_ in _OFTEN
    for verb in _governing(head):
        members = [child for child in (verb, *verb.children) if child == verb or child.dep_.startswith(("aux", "cop"))]
        # "Soms krijg je nieuw gips": with *je* behind it, it is no order.
        if any(is_imperative(member) and not _has_doer(member, verb) for member in members):
            return True
        if any(_obliges(member, verb, token, often) for member in members):
            return True
    words = sentence.words
    in_first = head == clause_of(words[0])
    return (
        is_bare_infinitive(sentence)
        or (in_first and opens_with_order(words))
        or (is_request(sentence) and not _is_coordinated(head))
        or (not often and _is_present_order(head))
    )


def _has_doer(member: Token, verb: Token) -> bool:
    """Whether somebody does it: an order has nobody, or *u* in a polite one."""
    subjects = (child for each in (member, verb) for child in each.children if child.dep_.startswith("nsubj"))
    return any(child.lower_ in ("je", "jij", "ik", "jullie", "we", "wij") for child in subjects)


def clause_of(token: Token) -> Token:
    """The verb (or predicate) of the smallest clause that a word stands in."""
    while not _is_clause(token) and token.head != token:
        token = token.head
    return token


def _is_clause(token: Token) -> bool:
    if token.dep_.split(":")[0] in ("advcl", "acl", "ccomp", "csubj", "parataxis", "ROOT") or token.head == token:
        return True
    verbal = token.pos_ in ("VERB", "AUX") or any(child.dep_ in ("cop", "nsubj", "aux") for child in token.children)
    return token.dep_ in ("conj", "appos", "xcomp") and verbal


def _governing(head: Token) -> list[Token]:
    """The verb of a clause, and those that it shares its subject and modal with: *u moet rusten en vaak drinken*."""
    verbs = [head]
    while head.head != head:
        own = any(child.dep_.startswith("nsubj") or child.dep_.startswith("aux") for child in head.children)
        infinitive = head.tag_.startswith("WW|inf") or any(child.tag_.startswith("WW|inf") for child in head.children)
        if own or _is_condition(head) or not (infinitive or head.dep_ == "conj"):
            break
        head = clause_of(head.head)
        verbs.append(head)
    return verbs


def _is_condition(head: Token) -> bool:
    """*als u vaak hoest*, *omdat het soms pijn doet*, *de pil die u vaak vergeet*; a purpose with *om* is none."""
    marks = {child.lower_ for child in head.children if child.dep_ == "mark"}
    if head.dep_ == "acl:relcl":
        return True
    finite = any(child.tag_.startswith("WW|pv") for child in (head, *head.children))
    return (
        finite
        and bool(marks)
        and head.dep_ in ("advcl", "acl", "ccomp", "csubj", "conj", "ROOT", "parataxis")
        and (marks != {"dat"})
    )


def _is_coordinated(head: Token) -> bool:
    """*want soms verandert er iets* stands beside the order."""
    return any(child.dep_ == "cc" and child.lower_ in ("want", "maar") for child in head.children)


def _obliges(modal: Token, verb: Token, vague: Token, often: bool) -> bool:
    """Whether a modal tells the reader to act, or what must be done to a thing: *het verband moet vaak los*."""
    if modal.lemma_ not in _MODALS or not modal.tag_.startswith("WW|pv"):
        return False
    if often and _is_circumstance(modal, vague):
        return False
    subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
    passive = any(child.dep_ in ("aux:pass", "cop") for child in verb.children)
    if subject is None or subject.lower_ not in READER:
        return modal.lemma_ in ("moeten", "mogen", "dienen") and passive
    if often:
        return not passive and verb.lemma_ not in _MODALS | _BEFALLS
    return verb.lemma_ not in _BEFALLS and not (passive and modal.lemma_ == "kunnen")


def _is_circumstance(modal: Token, vague: Token) -> bool:
    """*Vaak mag u naar huis*, *maar dan moet u vaak ...*: how it goes, not what to do."""
    if vague.i < modal.i:
        return True
    before = modal.nbor(-1) if modal.i else None
    link = before.nbor(-1) if before is not None and before.i else None
    return before is not None and before.lower_ == "dan" and link is not None and link.lower_ in _LINKS


_ACTIONS = frozenset(
    """bellen melden aan_melden af_melden mee_nemen mee_brengen in_vullen vragen sturen op_sturen mailen in_leveren
    af_geven slikken drinken eten nemen in_nemen bestellen af_halen op_halen halen zetten douchen aan_vragen regelen
    controleren meten spuiten gebruiken oefenen bewaren wassen stoppen door_geven komen""".split()
)


def _is_present_order(head: Token) -> bool:
    """*U belt ons op tijd*."""
    reader = any(child.dep_.startswith("nsubj") and child.lower_ in READER for child in head.children)
    return reader and head.lemma_ in _ACTIONS and head.tag_.startswith("WW|pv|tgw")


def acts(token: Token) -> bool:
    """Whether somebody does something where a word says how often: no thing as subject of an active verb."""
    if token.dep_ == "amod" and token.head.pos_ == "NOUN":
        return token.head.lemma_ not in _RHYTHMS
    head = clause_of(token)
    subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ not in ("NOUN", "DET", "PRON"):
        return True
    if subject.pos_ == "NOUN":
        return subject.lemma_.replace("_", "").endswith(_PERSONS)
    return subject.lower_ in _DOERS


_RHYTHMS = frozenset("hartslag pols ademhaling ritme hartritme patroon vorm cyclus menstruatie rand vlek".split())
_PERSONS = (
    "arts", "zuster", "broeder", "verpleegkundige", "therapeut", "medewerker", "assistent", "specialist",
    "begeleider", "mens", "persoon", "man", "vrouw", "kind", "ouder", "vader", "moeder", "patiënt", "cliënt",
    "baby", "apotheker", "behandelaar", "dokter", "team", "gemeente", "ziekenhuis", "apotheek", "buur", "vriend",
    "familie", "chirurg", "loog", "adviseur", "mantelzorger", "bewoner", "partner", "dochter", "zoon", "kunde",
    "consulent", "hulp", "diëtist",
)  # fmt: skip
