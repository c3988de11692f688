"""A sentence's parse as plain nodes: read once from spaCy, walked by all sentence checks.

spaCy makes a new object for every token and every property that is asked for. The checks on sentences ask much, so they
share these nodes. A node knows its head and its children; a word whose head lies outside the sentence is a root.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from begrijpelijk.analysis import Sentence

CLAUSE_RELATIONS = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"})


@dataclass(slots=True, eq=False)
class Node:
    """One word of a sentence. `start` and `end` are offsets in the document's text, `word` is its count of words.

    `dep` is the whole relation (``nsubj:pass``), `relation` the part before the colon, `xpos` the Alpino tag
    (``WW|pv|tgw|ev``), which may be empty in other pipelines than ours; `lemma` is without the ``_`` of its parts.
    """

    i: int
    text: str
    lower: str
    lemma: str
    parts: str
    pos: str
    xpos: str
    morph: str
    dep: str
    start: int
    end: int
    word: int = 0
    is_word: bool = True
    head: Node | None = None
    kids: list[Node] = field(default_factory=list)

    @property
    def relation(self) -> str:
        """The relation without its subtype."""
        return self.dep.partition(":")[0]

    @property
    def is_verb(self) -> bool:
        """A verb or auxiliary in any form."""
        return self.pos in ("VERB", "AUX")

    @property
    def is_finite(self) -> bool:
        """A verb in the form that goes with a subject, or an imperative."""
        return self.xpos.startswith("WW|pv") or "VerbForm=Fin" in self.morph

    @property
    def is_infinitive(self) -> bool:
        """A bare or *te* infinitive that is no noun (*het eten*)."""
        return self.is_verb and (self.xpos.startswith("WW|inf") or "VerbForm=Inf" in self.morph)

    @property
    def is_participle(self) -> bool:
        """A past participle after its noun or verb (*geopereerd*), not before a noun (*de geopereerde knie*)."""
        return self.xpos.startswith("WW|vd|vrij") or (self.pos == "VERB" and "VerbForm=Part" in self.morph)

    def children(self, *deps: str) -> Iterator[Node]:
        """Children with one of these relations, subtype left out of account."""
        return (kid for kid in self.kids if kid.relation in deps)

    def ancestors(self) -> Iterator[Node]:
        """The head, its head, and so on up to the root."""
        node = self.head
        while node is not None:
            yield node
            node = node.head

    def subtree(self) -> list[Node]:
        """The word with everything that hangs from it, in reading order."""
        found, stack = [], [self]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(node.kids)
        return sorted(found, key=lambda node: node.i)


@dataclass(slots=True, eq=False)
class Tree:
    """The nodes of one sentence, in reading order."""

    nodes: list[Node]

    @property
    def roots(self) -> list[Node]:
        """The words without a head: one in a well-formed parse."""
        return [node for node in self.nodes if node.head is None]

    def move(self, start: int) -> None:
        """Have the sentence start at this offset in the document's text."""
        step = start - self.nodes[0].start
        if step:
            for node in self.nodes:
                node.start += step
                node.end += step

    def link(self, heads: list[int]) -> Tree:
        """Tie the nodes together: `heads` are indices in `nodes`, a word's own or one outside for a root."""
        count = 0
        previous = ""
        for node, head in zip(self.nodes, heads, strict=True):
            # A telephone number is one word, however it is grouped: "088 123 45 67".
            node.is_word = node.is_word and not (node.text.isdigit() and previous.isdigit())
            previous = node.text
            node.word = count
            count += node.is_word
            if head != node.i and 0 <= head < len(self.nodes):
                node.head = self.nodes[head]
                self.nodes[head].kids.append(node)
        return self


def words_between(one: Node, other: Node) -> int:
    """Words strictly between two words of a sentence; punctuation does not count."""
    first, last = (one, other) if one.i <= other.i else (other, one)
    return max(last.word - first.word - first.is_word, 0)


def tree_of(sentence: Sentence) -> Tree:
    """The nodes of a sentence, from its spaCy tokens."""
    known, offset = sentence.columns, sentence.block.start
    local = {place: index for index, place in enumerate(sentence.places)}
    nodes = []
    for place, index in local.items():
        text, lower, parts = known.text[place], known.lower[place], known.lemma[place]
        start = offset + known.start[place]
        nodes.append(
            Node(
                i=index,
                text=text,
                lower=lower,
                lemma=(parts.replace("_", "") if "_" in parts else parts) or lower,
                parts=parts,
                pos=known.pos[place],
                xpos=known.tag[place],
                morph=known.morph[place],
                dep=known.dep[place],
                start=start,
                end=start + len(text),
                is_word=text.isalnum() or any(map(str.isalnum, text)),
            )
        )
    return Tree(nodes).link([local.get(known.head[place], -1) for place in local])
