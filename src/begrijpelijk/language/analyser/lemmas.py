"""Lemmas: a table of known forms first, then the best edit tree that fits the form."""

from collections.abc import Iterable, Sequence
from typing import Any

from begrijpelijk.language import compounds, frequency

EditTree = Sequence[Any] | None
"""How a form becomes a lemma: ``[old, new]`` replaces a piece; ``[prefix, suffix, tree, tree]`` keeps the middle and
edits that many characters at the start and at the end with trees of their own (None: they stay as they are).

Source: Chrupała 2008; Müller et al. 2015; as in spaCy's trainable lemmatiser.
"""


def apply_tree(tree: EditTree, form: str) -> str | None:
    """The form edited by the tree, or None where the tree does not fit."""
    if tree is None:
        return form
    if len(tree) == 2:
        return str(tree[1]) if form == tree[0] else None
    prefix, suffix, left, right = tree
    if prefix + suffix > len(form):
        return None
    start = apply_tree(left, form[:prefix]) if prefix or left is not None else ""
    end = apply_tree(right, form[len(form) - suffix :]) if suffix or right is not None else ""
    if start is None or end is None:
        return None
    return start + form[prefix : len(form) - suffix] + end


class Lemmatiser:
    """Chooses the lemma of a form; ``_`` joins parts of compounds and separable verbs, as in the treebank."""

    def __init__(self, trees: list[EditTree], table: dict[str, str]) -> None:
        self.trees = trees
        self.table = table

    def lemma(
        self, form: str, upos: str, ranked: Iterable[int], *, plural: bool = False, particle: str | None = None
    ) -> str:
        """The lemma of a form with this UPOS.

        `ranked` are indices of edit trees, best first. `particle` is the part of a separable verb that stands elsewhere
        in the sentence ("neem ... mee"); `plural` says that a noun is one, so that the form itself is no lemma.
        """
        lower = form.lower()
        if upos == "PROPN":
            return self.table.get(f"{form}\tPROPN") or form.removesuffix("'s") or form  # "Anna's" is of Anna
        if upos in {"PUNCT", "SYM"}:
            return form
        base = self.table.get(f"{lower}\t{upos}")
        if base is None:
            base = self._best(lower, upos, plural, self._by_tree(lower, ranked))
            if upos == "NOUN" and "_" not in base:
                base = "_".join(compounds.split(base))
            elif upos == "ADJ" and form[0].isupper() and frequency.entry(base).name:
                base = base.capitalize()  # "Nederlandse" keeps the capital of the name that it is made of
        if particle and "_" not in base:
            return f"{particle}_{base}"
        return base

    def _by_tree(self, lower: str, ranked: Iterable[int]) -> list[str]:
        """What the edit trees that fit make of a form, best first."""
        lemmas = (apply_tree(self.trees[int(index)], lower) for index in ranked)
        return [lemma for lemma in lemmas if lemma]

    def _best(self, lower: str, upos: str, plural: bool, candidates: list[str]) -> str:
        """The first candidate that can be a lemma of this kind, words of the spelling list before others."""
        verb = upos in ("VERB", "AUX")

        def possible(lemma: str) -> bool:
            if verb:
                return lemma.endswith("n")
            return not (plural and lemma == lower and lower.endswith(("en", "s")))

        fitting = [lemma for lemma in candidates if possible(lemma)]
        if verb or plural:
            fitting += [lemma for lemma in compounds.base_forms(lower) if possible(lemma)]
        listed = (lemma for lemma in fitting if frequency.entry(lemma.replace("_", "")).listed)
        return next(listed, None) or (fitting or candidates or [lower])[0]
