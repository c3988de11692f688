"""Enumerations: words and clauses that stand in a row, joined by commas and *en* or *of*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from begrijpelijk.language.clauses import HALF_VERBS, QUESTION_WORDS
from begrijpelijk.language.tree import Node, Tree

DAYS_AND_MONTHS = frozenset(
    """maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
    september oktober november december""".split()
)
LAST_JOINERS = frozenset({"en", "of"})


LONGEST_PART = 7  # words between two commas; more is seldom a part of a row
NO_PART = frozenset("die dat zoals ook maar want dus bijvoorbeeld namelijk behalve ofwel dan daarna toen".split())


@dataclass(frozen=True, eq=False)
class Part:
    """One thing in a row: its head word, and where it starts and ends in the document's text."""

    head: Node
    start: int
    end: int


def enumerations(tree: Tree) -> Iterator[list[Part]]:
    """Rows of two or more parallel parts; of rows that overlap only the longest."""
    kept: list[list[Part]] = []
    for row in sorted((*_parsed_rows(tree), *_comma_rows(tree), *_clause_rows(tree)), key=len, reverse=True):
        if all(row[-1].end <= other[0].start or row[0].start >= other[-1].end for other in kept):
            kept.append(row)
    yield from sorted(kept, key=lambda row: row[0].start)


def _parsed_rows(tree: Tree) -> Iterator[list[Part]]:
    """Rows that the parse gives."""
    for node in tree.nodes:
        if node.relation == "conj" or not any(kid.relation == "conj" for kid in node.kids):
            continue
        heads = [head for head in _row(node) if _counts(head)]
        if len(heads) > 1 and _is_row(heads, tree):
            yield [_part(head, node) for head in heads]
    questions = _questions(tree)
    if len(questions) > 1:
        yield questions


def _comma_rows(tree: Tree) -> Iterator[list[Part]]:
    """Rows of nouns as commas and the last *en* show them: the parse often hangs the parts one under the other."""
    nodes = tree.nodes
    for joiner in nodes:
        if joiner.lower not in LAST_JOINERS:
            continue
        following = nodes[joiner.i + 1 : joiner.i + 1 + LONGEST_PART]
        last = _nominal(following)
        if last is None:
            continue
        kind = following[0].pos == "ADP"  # parts are alike: "met de bus, met de trein en met de fiets"
        row = [last]
        end = joiner.i - 1 if nodes[joiner.i - 1].text == "," else joiner.i
        while (comma := _comma_before(nodes, end)) is not None and (part := _nominal(nodes[comma + 1 : end], True)):
            if (nodes[comma + 1].pos == "ADP") != kind:
                break
            row.append(part)
            end = comma
        # The first part ends at the first comma; where it starts only the parse could tell, so its noun stands for it.
        if end < len(nodes) and nodes[end].text == "," and end and _nominal([nodes[end - 1]]) and len(row) > 1:
            row.append(Part(nodes[end - 1], nodes[end - 1].start, nodes[end - 1].end))
            yield row[::-1]


def _clause_rows(tree: Tree) -> Iterator[list[Part]]:
    """Rows of clauses and verb phrases, as commas, the last *en* and the place of the verbs show them.

    *wast u, helpt u, ... en verzorgt*; *als u ..., als u ... of als u ...*; *als u zwanger bent, slikt of bang bent*;
    *kunt u misselijk zijn, rillen, ... of suf blijven*.
    """
    nodes = tree.nodes
    for joiner in nodes:
        if joiner.lower not in LAST_JOINERS or joiner.i + 1 >= len(nodes):
            continue
        end = next((n.i for n in nodes[joiner.i + 1 :] if n.pos == "PUNCT" and not n.is_word), len(nodes))
        last = nodes[joiner.i + 1 : end]
        pieces = _pieces_before(tree, joiner.i - 1 if nodes[joiner.i - 1].text == "," else joiner.i)
        if not last or len(pieces) < 2:
            continue
        for part, opening in _SHAPES:
            row = [found] if (found := part(last, True)) else []
            for piece in pieces[:0:-1]:
                if not row or (found := part(piece, False)) is None or not _alike(found, row[-1]):
                    break
                row.append(found)
            else:
                if row and (found := opening(pieces[0], row[-1].head)):
                    row.append(found)
            if len(row) > 1:
                yield row[::-1]


def _pieces_before(tree: Tree, end: int) -> list[list[Node]]:
    """The stretches between commas that end at `end`, from the last other punctuation mark on."""
    pieces: list[list[Node]] = [[]]
    for node in tree.nodes[:end]:
        if node.text == ",":
            pieces.append([])
        elif node.pos == "PUNCT" and not node.is_word:
            pieces = [[]]
        else:
            pieces[-1].append(node)
    return pieces if all(pieces) else []


def _whole(nodes: list[Node], head: Node) -> Part:
    return Part(head, nodes[0].start, nodes[-1].end)


def _alike(one: Part, other: Part) -> bool:
    """Clauses in a row have the same conjunction: not "als u belt, omdat ..."."""
    return one.head.pos != "SCONJ" or other.head.lower == one.head.lower


def _verb_first(nodes: list[Node], last: bool) -> Part | None:
    return _whole(nodes, nodes[0]) if nodes[0].is_verb and nodes[0].is_finite else None


def _opens_verb_first(nodes: list[Node], following: Node) -> Part | None:
    """The verb of the first part stands behind its subject: "De zuster | meet uw koorts"; a condition is no part."""
    verb = next((node for node in nodes if node.is_verb and node.is_finite), None)
    if verb is None or any(
        node.pos == "SCONJ" or node.xpos.startswith("VNW|betr") for node in nodes[: nodes.index(verb)]
    ):
        return None
    if verb is nodes[0] and len(nodes) > 1 and nodes[1].dep.startswith("nsubj"):
        return None  # "Hebt u koorts, bel dan"
    return _whole(nodes[nodes.index(verb) :], verb)


def _conjunction_first(nodes: list[Node], last: bool) -> Part | None:
    return _whole(nodes, nodes[0]) if nodes[0].pos == "SCONJ" and any(node.is_verb for node in nodes) else None


def _opens_with_conjunction(nodes: list[Node], following: Node) -> Part | None:
    first = next((n for n, node in enumerate(nodes) if node.lower == following.lower), None)
    return None if first is None else _conjunction_first(nodes[first:], False)


def _verb_last(nodes: list[Node], last: bool) -> Part | None:
    """*een pacemaker hebt*; behind the verb of the last part more may follow: *bang bent in een kleine ruimte*."""
    if len(nodes) < 2 or any(node.pos == "SCONJ" or node.xpos.startswith("VNW|betr") for node in nodes):
        return None
    if nodes[0].is_verb and nodes[0].is_finite:
        return None
    verb = next((node for node in nodes if node.is_verb and node.is_finite), None) if last else nodes[-1]
    closes = verb is not None and verb.is_verb and not verb.is_infinitive
    return _whole(nodes, verb) if verb is not None and closes else None


def _opens_verb_last(nodes: list[Node], following: Node) -> Part | None:
    first = next((n for n, node in enumerate(nodes) if node.pos == "SCONJ" and node.lower not in ("om", "te")), None)
    if first is None or not nodes[-1].is_verb or not nodes[-1].is_finite:
        return None
    return _whole(nodes[first + 1 :], nodes[-1]) if first + 1 < len(nodes) else None


def _infinitive_last(nodes: list[Node], last: bool) -> Part | None:
    if any(node.is_finite or node.pos == "SCONJ" for node in nodes):
        return None
    verb = next((node for node in nodes if node.is_infinitive), None) if last else nodes[-1]
    return _whole(nodes, verb) if verb is not None and verb.is_infinitive else None


def _opens_infinitive_last(nodes: list[Node], following: Node) -> Part | None:
    """The first infinitive hangs from a modal: "kunt u misselijk zijn", "helpen u douchen"."""
    modal = any(node.is_finite and node.lemma in HALF_VERBS | {"helpen", "leren"} for node in nodes)
    return Part(nodes[-1], nodes[-1].start, nodes[-1].end) if modal and nodes[-1].is_infinitive else None


_SHAPES = (
    (_verb_first, _opens_verb_first),
    (_conjunction_first, _opens_with_conjunction),
    (_verb_last, _opens_verb_last),
    (_infinitive_last, _opens_infinitive_last),
)


def _comma_before(nodes: list[Node], end: int) -> int | None:
    return next((i for i in range(end - 1, max(end - 2 - LONGEST_PART, -1), -1) if nodes[i].text == ","), None)


def _nominal(nodes: list[Node], whole: bool = False) -> Part | None:
    """The noun group at the front of these words, or that all of them are; None where they are something else."""
    if not nodes or nodes[0].lower in NO_PART or nodes[0].lower in QUESTION_WORDS or nodes[0].pos in ("SCONJ", "PUNCT"):
        return None
    for node in nodes:
        if node.is_finite or node.pos == "PUNCT" or node.lower in LAST_JOINERS:
            if whole:
                return None
            break
        if (node.pos in ("NOUN", "PROPN") or node.xpos.startswith("WW|inf|nom")) and _counts(node):
            return Part(node, nodes[0].start, nodes[-1].end if whole else node.end)
        if node.pos in ("NUM", "AUX"):
            return None
    return None


def _questions(tree: Tree) -> list[Part]:
    """Clauses in a row that each ask: *wat u eet, hoeveel u drinkt, wanneer u slaapt en hoe u zich voelt*."""
    starts: list[Node] = []
    for node in tree.nodes[1:]:
        if node.lower not in QUESTION_WORDS:
            continue
        before = tree.nodes[node.i - 1]
        if not starts or before.text == "," or before.lower in LAST_JOINERS:
            starts.append(node)
    return [Part(node, node.start, node.end) for node in starts]


def _row(first: Node) -> list[Node]:
    """A word with its conjuncts, and theirs: *a, b en c* is one row however the parse hangs it together."""
    found, stack = [], [first]
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(node.children("conj"))
    return sorted(found, key=lambda node: node.i)


def _counts(node: Node) -> bool:
    """Stacked adjectives, numbers, days and months make no enumeration."""
    if node.pos in ("ADJ", "NUM", "ADV") and not any(kid.relation == "det" for kid in node.kids):
        return False
    return node.lower not in DAYS_AND_MONTHS and not node.text[:1].isdigit()


def _is_row(heads: list[Node], tree: Tree) -> bool:
    """A row has commas: clauses that are merely joined by *en* and *maar* are told one after the other."""
    between = {node.text for node in tree.nodes[heads[0].i : heads[-1].i]}
    return bool(between & {",", ";"})


def _part(head: Node, first: Node) -> Part:
    """A part with what belongs to it; the first one's conjuncts are parts of their own."""
    nodes = [head]
    stack = [kid for kid in head.kids if kid.relation not in ("conj", "cc", "punct")]
    while stack:
        node = stack.pop()
        nodes.append(node)
        stack.extend(kid for kid in node.kids if kid.relation != "punct")
    if head is first and head.is_verb:
        nodes = [node for node in nodes if node.i <= head.i or node.relation != "conj"]
    return Part(head, min(node.start for node in nodes), max(node.end for node in nodes))
