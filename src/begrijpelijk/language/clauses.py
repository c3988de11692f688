"""Clauses: the finite verb, the parts of its verb group, its subject, and whether the clause is a main one.

The grammar is that of Universal Dependencies as UD_Dutch-Alpino writes it: the content word heads the clause, and
auxiliaries and copulas hang from it (*De wond moet schoon zijn*: *schoon* heads, *moet* and *zijn* hang from it).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from begrijpelijk.language.tree import CLAUSE_RELATIONS, Node, Tree

QUESTION_WORDS = frozenset(
    """wie wat welk welke waar wanneer waarom hoe hoeveel hoelang hoezo wiens waarvoor waarmee waarin waarop waaraan
    waarbij waarna waardoor waarvan waarover waartoe waaruit waaronder waarheen waarnaar waartegen zoals""".split()
)
CONJUNCTIONS = frozenset(
    """als of dat omdat doordat wanneer zodra terwijl nadat voordat totdat zodat hoewel mits tenzij sinds zolang
    indien""".split()
)
# Verbs that take a bare or te-infinitive as the second half of themselves: "hoeft ... te komen", "gaat ... slapen".
HALF_VERBS = frozenset("willen gaan laten hoeven blijven komen dienen kunnen moeten mogen zullen horen durven".split())


class Kind(StrEnum):
    """How a clause stands in its sentence."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    CONDITION = "condition"  # verb first: "Hebt u koorts, bel dan"
    PURPOSE = "purpose"  # om te


@dataclass(eq=False)
class Clause:
    """A clause: `head` is its content word, `verb` the finite verb (of *om te*: the infinitive)."""

    head: Node
    verb: Node
    kind: Kind
    shared: bool = False  # joined by "en" or "of" to a clause before it, under the same conjunction
    noun: Node | None = None  # the subject, where the parse does not give it as one

    @cached_property
    def group(self) -> list[Node]:
        """The words of the verb group in reading order: finite verb, auxiliaries, infinitives, participle, particle."""
        return verb_group(self.head, self.verb)

    @cached_property
    def subject(self) -> Node | None:
        """The head noun or pronoun of the subject, if the clause has one of its own."""
        return self.noun or next(self.head.children("nsubj"), None) or next(self.verb.children("nsubj"), None)

    @property
    def is_subordinate(self) -> bool:
        """Whether it hangs from another clause."""
        return self.kind is not Kind.MAIN


def verb_group(head: Node, verb: Node) -> list[Node]:
    """All parts of the verb that `verb` belongs to, in reading order."""
    parts = {verb.i: verb}
    stack = [head]
    while stack:
        node = stack.pop()
        if node.is_verb:
            parts[node.i] = node
        for kid in node.kids:
            if kid.dep == "compound:prt" or kid.relation in ("aux", "cop"):
                parts[kid.i] = kid
            elif node.lemma in HALF_VERBS and kid.relation == "xcomp" and kid.is_infinitive and not _has(kid, "om"):
                stack.append(kid)
    return [parts[i] for i in sorted(parts)]


def clauses(tree: Tree) -> list[Clause]:
    """The clauses of a sentence, in the order of their verbs; two finite verbs of one content word are one clause."""
    found: dict[tuple[int, bool], Clause] = {}
    for node in tree.nodes:
        clause = _clause(node)
        if clause is not None:
            found.setdefault((clause.head.i, clause.kind is Kind.PURPOSE), clause)
    _mend_condition(tree, list(found.values()))
    return list(found.values())


def _mend_condition(tree: Tree, found: list[Clause]) -> None:
    """*Hebt u koorts, bel dan*: the parse may take the condition for the main clause and the order for an aside."""
    mains = [clause for clause in found if clause.kind is Kind.MAIN]
    if len(mains) < 2 or tree.nodes[-1].text == "?":
        return
    first, second = mains[:2]
    opens = first.verb.word == 0 and first.subject is not None and first.subject.i > first.verb.i
    before = tree.nodes[second.verb.i - 1]
    if opens and (before.text == "," or (before.lower == "dan" and tree.nodes[before.i - 1].text == ",")):
        first.kind = Kind.CONDITION


def main_clause(found: list[Clause]) -> Clause | None:
    """The first main clause of a sentence."""
    return next((clause for clause in found if clause.kind is Kind.MAIN), None)


def clause_head(node: Node) -> Node:
    """The content word of the clause that a word stands in."""
    while node.head is not None and not _heads_clause(node):
        node = node.head
    return node


def _clause(node: Node) -> Clause | None:
    if node.is_finite and node.is_verb:
        head = node.head if node.relation in ("aux", "cop") and node.head is not None else node
        kind, shared = _kind(head, node)
        return Clause(head, node, kind, shared)
    if _is_plural(node):
        return Clause(node, node, Kind.SUBORDINATE)
    if node.lower == "om" and node.dep == "mark" and node.head is not None and _has(node.head, "te"):
        return Clause(node.head, node.head, Kind.PURPOSE)
    return None


def _is_plural(node: Node) -> bool:
    """A plural taken for an infinitive, for the two look alike: *of de pillen die u slikt, bij elkaar passen*."""
    if (
        not node.is_infinitive
        or finite_verb(node) is not None
        or node.relation not in ("ccomp", "advcl", "acl", "csubj")
    ):
        return False
    subject = next(node.children("nsubj"), None)
    return subject is not None and any(kid.dep == "mark" and kid.lower in CONJUNCTIONS for kid in node.kids)


def _kind(head: Node, verb: Node) -> tuple[Kind, bool]:
    """Whether the clause is a main one, and whether it goes on under the conjunction of the clause before it."""
    if _conjunction(head):
        return Kind.SUBORDINATE, False
    if head.dep == "acl:relcl":
        # "een baby die niet drinkt of suf is": without a "die" of its own the clause goes on under the one before.
        relative = any(_is_relative(node) for node in head.subtree())
        earlier = head.head is not None and any(kid.dep == "acl:relcl" and kid.i < head.i for kid in head.head.kids)
        return Kind.SUBORDINATE, earlier and not relative
    if head.relation == "conj" and head.head is not None:
        return _kind_of_conjunct(head, verb)
    if head.head is None or head.relation not in CLAUSE_RELATIONS:
        return Kind.MAIN, False
    first = _first_word(head)
    if first is verb and head.i < head.head.i and any(kid.i > verb.i for kid in head.children("nsubj")):
        return Kind.CONDITION, False
    if head.relation != "parataxis" and first.lower in QUESTION_WORDS and first is not verb:
        return Kind.SUBORDINATE, False
    if head.relation in ("advcl", "acl", "csubj") and not _verb_second(verb, head):
        return Kind.SUBORDINATE, False
    return Kind.MAIN, False


def _kind_of_conjunct(head: Node, verb: Node) -> tuple[Kind, bool]:
    """*als u hoest en koorts hebt* goes on under *als*; *als u hoest, belt u en komt u* has main verbs outside it."""
    first = head
    while first.relation == "conj" and first.head is not None:
        first = first.head
    finite = finite_verb(first)
    if finite is None or first is head:
        return Kind.MAIN, False
    kind, _ = _kind(first, finite)
    start = next((node for node in head.subtree() if node.is_word and node.relation != "cc"), head)
    asks_anew = start.lower in QUESTION_WORDS and start is not verb  # "hoe het gaat en waar u woont"
    return kind, kind is not Kind.MAIN and not asks_anew


def finite_verb(head: Node) -> Node | None:
    """The finite verb of the clause that a content word heads."""
    if head.is_finite and head.is_verb:
        return head
    return next((kid for kid in head.children("aux", "cop") if kid.is_finite), None)


def _conjunction(head: Node) -> Node | None:
    """The word that makes the clause a subordinate one: *als, omdat, dat, of, terwijl*.

    Right before the verb it joins main clauses: "Of wilt u liever bellen?"
    """
    verb = finite_verb(head)
    for kid in head.kids:
        if kid.dep == "mark" and kid.lower not in ("te", "om", "en", "maar", "want"):
            return None if verb is not None and verb.i == kid.i + 1 and kid.lower == "of" else kid
    return None


def _is_relative(node: Node) -> bool:
    return node.xpos.startswith("VNW|betr") or node.lower in QUESTION_WORDS or node.lower in ("die", "dat")


def _heads_clause(node: Node) -> bool:
    if node.relation in ("acl", "advcl", "ccomp", "csubj", "parataxis"):
        return finite_verb(node) is not None or node.is_verb
    if node.relation == "xcomp":
        return _has(node, "om")
    return node.relation == "conj" and finite_verb(node) is not None


def _has(node: Node, word: str) -> bool:
    return any(kid.lower == word and kid.relation in ("mark", "case") for kid in node.kids)


def _first_word(head: Node) -> Node:
    return next((node for node in head.subtree() if node.is_word), head)


def _verb_second(verb: Node, head: Node) -> bool:
    """A main clause has its subject right beside the verb, at the front: "ik kom", "dan kom ik"."""
    beside = any(abs(kid.word - verb.word) == 1 for kid in head.children("nsubj"))
    return beside and verb.word - _first_word(head).word <= 1


def iter_subordinate(found: list[Clause]) -> Iterator[Clause]:
    """Subordinate clauses that count: two verbs under one conjunction are one clause."""
    return (clause for clause in found if clause.is_subordinate and not clause.shared)
