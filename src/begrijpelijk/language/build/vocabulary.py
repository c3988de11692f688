"""What the training knows of words: labels, the table of frequent words, and the features of every distinct form."""

from collections import Counter
from pathlib import Path

import spacy
from spacy.pipeline._edit_tree_internals.edit_trees import EditTrees
from spacy.strings import StringStore

from begrijpelijk.language.analyser.features import UNKNOWN_WORD, ngram_rows, normalise, shape_id
from begrijpelijk.language.build.network import Sizes
from begrijpelijk.language.build.treebank import Sentence


class Vocabulary:
    """Labels, the table of frequent words, and the features of every distinct form."""

    def __init__(
        self,
        words: list[str],
        labels: dict[str, list[str]],
        sizes: Sizes,
        lemma_ids: dict[str, int],
        counts: Counter[str],
    ) -> None:
        self.words = words
        self.lemma_ids = lemma_ids
        self.counts = counts
        self.rows = {word: row for row, word in enumerate(words)}
        self.labels = labels
        self.label_ids = {kind: {label: i for i, label in enumerate(names)} for kind, names in labels.items()}
        self.sizes = sizes
        self._features: dict[str, tuple[int, list[int], int]] = {}

    def features(self, form: str) -> tuple[int, list[int], int]:
        """Word row, n-gram rows and shape of a form."""
        found = self._features.get(form)
        if found is None:
            row = self.rows.get(normalise(form), UNKNOWN_WORD)
            found = self._features[form] = (row, ngram_rows(form, self.sizes.ngram_rows), shape_id(form))
        return found


class LemmaTrees:
    """Edit trees from form to lemma, as labels."""

    def __init__(self) -> None:
        self.strings = StringStore()
        self.trees = EditTrees(self.strings)

    def label(self, form: str, lemma: str) -> int:
        """The tree that turns the form in lower case into the lemma."""
        return int(self.trees.add(form.lower(), lemma))


def build_vocabulary(sentences: list[Sentence], raw: list[Sentence], hidden: int) -> Vocabulary:
    """Words seen twice in the treebank (or twelve times in raw text), labels, and edit trees seen twice."""
    counts = Counter(normalise(form) for s in sentences for form in s.forms)
    raw_counts = Counter(normalise(form) for s in raw for form in s.forms)
    words = ["", *sorted({w for w, n in counts.items() if n >= 2} | {w for w, n in raw_counts.items() if n >= 12})]
    lemmas = LemmaTrees()
    pairs = Counter((f.lower(), lemma) for s in sentences for f, lemma in zip(s.forms, s.lemmas, strict=True))
    uses: Counter[int] = Counter()
    trees = {pair: lemmas.label(*pair) for pair in pairs}
    for pair in pairs:
        uses[trees[pair]] += 1
    kept = [t for t, n in uses.most_common() if n >= 2]
    lemma_ids = {f"{f}\t{lemma}": kept.index(t) for (f, lemma), t in trees.items() if t in set(kept)}
    labels = {
        "upos": sorted({x for s in sentences for x in s.upos}),
        "feats": sorted({x for s in sentences for x in s.feats}),
        "xpos": sorted({x for s in sentences for x in s.xpos if x != "_"}),
        "deprel": sorted({x for s in sentences for x in s.deprels}),
        "lemma": [str(t) for t in kept],
    }
    sizes = Sizes(words=len(words), hidden=hidden)
    return Vocabulary(words, labels, sizes, lemma_ids, counts + raw_counts)


def raw_sentences(path: Path | None) -> list[Sentence]:
    """Paragraphs of raw text, a line each, as sentences without analysis."""
    if path is None:
        return []
    nlp = spacy.blank("nl")
    result = []
    for line in path.read_text(encoding="utf-8").splitlines():
        forms = [t.text for t in nlp.tokenizer(line[:600]) if not t.is_space]
        if len(forms) >= 4:
            blank = ["_"] * len(forms)
            zeros = [0] * len(forms)
            result.append(Sentence(forms, blank, blank, blank, blank, zeros, blank, [True] * len(forms), True))
    return result
