"""The analyser as a spaCy component: sentence boundaries, UPOS, XPOS, morphology, lemmas and the dependency parse.

`spacy.load` finds the factory through the package's entry point, so the pipeline is an ordinary spaCy pipeline on disk.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch
from spacy.vocab import Vocab

from begrijpelijk.language.analyser.lemmas import EditTree, Lemmatiser
from begrijpelijk.language.analyser.network import Network, Output
from begrijpelijk.language.analyser.tokens import make_tokenizer

FACTORY = "begrijpelijk_analyser"
MAX_UNIT = 400  # tokens that are analysed in one run; longer blocks are cut after a stop


class Analyser:
    """One network for all layers of analysis. Sentence starts that are set beforehand are kept."""

    def __init__(self, vocab: Vocab, name: str = FACTORY) -> None:
        self.vocab = vocab
        self.name = name
        self.labels: dict[str, list[str]] = {}
        self._ids: dict[str, NDArray[np.uint64]] = {}
        self._network: Network | None = None
        self._lemmas: Lemmatiser | None = None
        self._plural: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self._arrays: dict[str, NDArray[Any]] = {}
        self._stored: Path | None = None

    def configure(
        self,
        arrays: dict[str, NDArray[Any]],
        labels: dict[str, list[str]],
        trees: list[EditTree],
        lemmas: dict[str, str],
    ) -> None:
        """Give the analyser its trained parts."""
        self._arrays, self._stored = arrays, None
        self.labels = labels
        self._network = Network(arrays)
        self._lemmas = Lemmatiser(trees, lemmas)
        self._plural = np.array(["Number=Plur" in label for label in labels["feats"]])
        strings = self.vocab.strings
        self._ids = {
            "upos": np.array([strings.add(label) for label in labels["upos"]], dtype=np.uint64),
            "xpos": np.array([strings.add(label) for label in labels["xpos"]], dtype=np.uint64),
            "deprel": np.array([strings.add(_dep(label)) for label in labels["deprel"]], dtype=np.uint64),
            "feats": np.array(
                [self.vocab.morphology.add("" if label == "_" else label) for label in labels["feats"]],
                dtype=np.uint64,
            ),
        }

    def __call__(self, doc: Doc) -> Doc:
        """Analyse one document in place."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Analyse documents in batches; many short ones together are much faster than one by one."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            self._annotate(docs)
            yield from docs

    def _annotate(self, docs: list[Doc]) -> None:
        if self._network is None or self._lemmas is None:
            raise ValueError("The analyser has no model: load a trained pipeline")
        units: list[list[str]] = []
        starts: list[NDArray[np.bool_] | None] = []
        owners: list[list[tuple[int, NDArray[np.int64]]]] = []
        for doc in docs:
            # White space is no word: it is left out and hung on the word before it.
            words = np.array([t.i for t in doc if not t.is_space], dtype=np.int64)
            given = doc.has_annotation("SENT_START", require_complete=False)
            owners.append([])
            for piece in _pieces(doc, words):
                owners[-1].append((len(units), piece))
                units.append([doc[int(i)].text for i in piece])
                starts.append(np.array([doc[int(i)].is_sent_start is True for i in piece]) if given else None)
        outputs = self._network.run(units, starts)
        for doc, pieces in zip(docs, owners, strict=True):
            if len(doc):
                self._write(doc, [(outputs[unit], units[unit], piece) for unit, piece in pieces])

    def _write(self, doc: Doc, pieces: list[Any]) -> None:
        assert self._lemmas is not None
        strings = self.vocab.strings
        table = np.zeros((len(doc), 6), dtype=np.uint64)
        heads = np.arange(len(doc), dtype=np.int64)
        table[:, 0], table[:, 1] = strings.add("SPACE"), strings.add("_SP")
        table[:, 2], table[:, 3] = self.vocab.morphology.add(""), [t.orth for t in doc]
        table[:, 4] = strings.add("dep")
        for output, forms, piece in pieces:
            table[piece, 0] = self._ids["upos"][output.upos]
            table[piece, 1] = self._ids["xpos"][output.xpos]
            table[piece, 2] = self._ids["feats"][output.feats]
            upos = [self.labels["upos"][i] for i in output.upos]
            particles = self._particles(output, forms)
            table[piece, 3] = [
                strings.add(self._lemmas.lemma(form, tag, ranked, plural=plural, particle=particles.get(i)))
                for i, (form, tag, ranked, plural) in enumerate(
                    zip(forms, upos, output.lemma, self._plural[output.feats], strict=True)
                )
            ]
            table[piece, 4] = self._ids["deprel"][output.deprel]
            heads[piece] = piece[output.heads]
        previous = 0
        for token in doc:
            if token.is_space:
                heads[token.i] = previous
            else:
                previous = token.i
        if doc[0].is_space and len(doc) > 1:
            first_word = next((t.i for t in doc if not t.is_space), 0)
            heads[:first_word] = first_word
        table[:, 5] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        doc.from_array([POS, TAG, MORPH, LEMMA, DEP, HEAD], table)  # type: ignore[arg-type]

    def _particles(self, output: Output, forms: list[str]) -> dict[int, str]:
        """Particles of separable verbs by the verb's index: "neem ... mee" has the lemma *mee_nemen*."""
        label = self.labels["deprel"].index("compound:prt")
        verbs = [i for i, name in enumerate(self.labels["upos"]) if name in ("VERB", "AUX")]
        found: dict[int, str] = {}
        for i in np.flatnonzero(output.deprel == label):
            head = int(output.heads[i])
            if head not in found and output.upos[head] in verbs and forms[i].isalpha():
                found[head] = forms[i].lower()
        return found

    # -- on disk ---------------------------------------------------------------------------------------------------

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write the network, labels, edit trees and lemma table."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if self._stored is None:
            np.savez_compressed(folder / "network.npz", allow_pickle=False, **self._arrays)
        elif self._stored.resolve() != (folder / "network.npz").resolve():
            shutil.copyfile(self._stored, folder / "network.npz")
        assert self._lemmas is not None
        (folder / "labels.json").write_text(json.dumps(self.labels, ensure_ascii=False), encoding="utf-8")
        (folder / "lemmas.json").write_text(
            json.dumps(self._lemmas.table, ensure_ascii=False, sort_keys=True, indent=0), encoding="utf-8"
        )
        (folder / "trees.json").write_text(json.dumps(self._lemmas.trees, ensure_ascii=False), encoding="utf-8")

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> "Analyser":
        """Read what `to_disk` wrote."""
        folder = Path(path)
        with np.load(folder / "network.npz", allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        self.configure(
            arrays,
            json.loads((folder / "labels.json").read_text(encoding="utf-8")),
            json.loads((folder / "trees.json").read_text(encoding="utf-8")),
            json.loads((folder / "lemmas.json").read_text(encoding="utf-8")),
        )
        # Only `to_disk` needs the arrays as they were stored; the file has them, so that memory need not.
        self._arrays, self._stored = {}, folder / "network.npz"
        return self


@Language.factory(FACTORY, assigns=["token.pos", "token.tag", "token.morph", "token.lemma", "token.dep", "token.head"])
def make_analyser(nlp: Language, name: str) -> Analyser:
    """An analyser without a model; `from_disk` or `configure` gives it one."""
    return Analyser(nlp.vocab, name)


def make_pipeline(
    arrays: dict[str, NDArray[Any]], labels: dict[str, list[str]], trees: list[EditTree], lemmas: dict[str, str]
) -> Language:
    """A Dutch pipeline with these trained parts."""
    nlp = spacy.blank("nl")
    nlp.tokenizer = make_tokenizer(nlp)
    analyser = nlp.add_pipe(FACTORY)
    assert isinstance(analyser, Analyser)
    analyser.configure(arrays, labels, trees, lemmas)
    return nlp


def _dep(label: str) -> str:
    """spaCy writes the root's label in capitals."""
    return "ROOT" if label == "root" else label


def _pieces(doc: Doc, words: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Indices of words in runs of at most `MAX_UNIT`, cut after a stop where there is one."""
    start = 0
    while len(words) - start > MAX_UNIT:
        cut = start + MAX_UNIT
        for i in range(cut - 1, start + MAX_UNIT // 2, -1):
            if doc[int(words[i])].text in {".", "!", "?", ";"}:
                cut = i + 1
                break
        yield words[start:cut]
        start = cut
    if start < len(words):
        yield words[start:]
