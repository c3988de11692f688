"""Sentences of a document with their nodes and clauses: what all checks on sentences look at, made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from begrijpelijk.language.clauses import Clause, clauses
from begrijpelijk.language.tree import Tree, tree_of

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis, Sentence


@dataclass
class Parsed:
    """A running sentence with its tree; its clauses are worked out when a check asks for them."""

    sentence: Sentence
    tree: Tree

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses in the order of their verbs."""
        return clauses(self.tree)


def parsed(analysis: Analysis) -> list[Parsed]:
    """Every sentence of running text; made once per document, for all checks."""
    found: list[Parsed] | None = analysis.shared.get("parsed")
    if found is None:
        found = analysis.shared["parsed"] = [_parsed(sentence) for sentence in analysis.running]
    return found


def _parsed(sentence: Sentence) -> Parsed:
    """The tree of a sentence; one that was made in an earlier check of the same words, moved to where they are now."""
    known: Parsed | None = sentence.kept.get("parsed")
    if known is None:
        known = sentence.kept["parsed"] = Parsed(sentence, tree_of(sentence))
    elif known.sentence is not sentence:
        known.sentence = sentence
        known.tree.move(sentence.start)
    return known
