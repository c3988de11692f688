"""The analyser's network in numpy: what `begrijpelijk.language.build.network` trains, run without PyTorch.

Weights are stored as float16 (tables as int8 with a scale per row) and used as float32. The tables of words and
n-grams stay as they are stored: a text uses few of their rows, and as float32 they would be half of all memory.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from begrijpelijk.language.analyser import features
from begrijpelijk.language.analyser.decode import tree

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

BATCH_TOKENS = 6000  # tokens that go through the LSTM together: large enough for BLAS, small enough for the cache
CACHE_WORDS = 50_000  # distinct forms whose features are kept
_TABLES = ("word.weight", "ngram.weight")


class Output:
    """Best labels per token of a run of tokens, as indices into the label lists.

    `heads` are indices in the run (a root is its own head), `starts` marks sentence starts, `lemma` has the scores of
    all edit trees because the best one that fits the form is looked for later.
    """

    __slots__ = ("deprel", "feats", "heads", "lemma", "starts", "upos", "xpos")

    def __init__(self, size: int) -> None:
        self.upos: Ints = np.zeros(size, dtype=np.int64)
        self.feats: Ints = np.zeros(size, dtype=np.int64)
        self.xpos: Ints = np.zeros(size, dtype=np.int64)
        self.deprel: Ints = np.zeros(size, dtype=np.int64)
        self.heads: Ints = np.zeros(size, dtype=np.int64)
        self.starts: NDArray[np.bool_] = np.zeros(size, dtype=bool)
        self.lemma: Ints = np.zeros((size, 0), dtype=np.int64)


class _Table:
    """A stored table of which a few rows are used at a time."""

    def __init__(self, name: str, weights: dict[str, NDArray[Any]]) -> None:
        self.values = weights[name]
        scale = weights.get(f"{name}.scale")
        self._scale = None if scale is None else scale.astype(np.float32)

    def rows(self, numbers: list[int]) -> Floats:
        """These rows as float32, their scales applied."""
        values: Floats = self.values[numbers].astype(np.float32)
        return values if self._scale is None else values * self._scale[numbers, None]


class Network:
    """Runs of words in, `Output`s out."""

    def __init__(self, weights: dict[str, NDArray[Any]]) -> None:
        rest = (name for name in weights if not name.endswith(".scale") and name not in _TABLES)
        self._weights = {name: _float32(name, weights) for name in rest}
        w = self._weights
        self._words, self._ngrams = (_Table(name, weights) for name in _TABLES)
        self._word_hashes: NDArray[np.uint32] = weights["word.hashes"].astype(np.uint32)
        self._ngram_rows = len(self._ngrams.values)
        self._layers = len([name for name in w if name.startswith("input.")])
        # The matrices are small: more threads wait for each other longer than they work, and a busy machine makes it
        # ten times worse. One thread each also lets several processes share the cores.
        self._threads = ThreadpoolController()
        self._lock = Lock()  # the cache of words is shared by all callers
        self._cache: dict[str, int] = {}
        self._table: Floats = np.zeros((1024, self._width_in()), dtype=np.float32)

    def _width_in(self) -> int:
        return sum(part.shape[1] for part in (self._words.values, self._ngrams.values, self._weights["shape.weight"]))

    @classmethod
    def load(cls, path: Path) -> "Network":
        """Read a network that `save` of the build scripts wrote."""
        with np.load(path, allow_pickle=False) as archive:
            return cls({name: archive[name] for name in archive.files})

    # -- words -----------------------------------------------------------------------------------------------------

    def _row(self, form: str) -> int:
        """The row of a form in the table of word vectors, made at first sight."""
        row = self._cache.get(form)
        if row is not None:
            return row
        row = len(self._cache)
        if row >= len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        w = self._weights
        key = features.word_hash(form)
        found = int(np.searchsorted(self._word_hashes, key))
        known = found < len(self._word_hashes) and int(self._word_hashes[found]) == key
        word = found + 1 if known else features.UNKNOWN_WORD
        ngrams = self._ngrams.rows(features.ngram_rows(form, self._ngram_rows)).mean(axis=0)
        shape = w["shape.weight"][features.shape_id(form)]
        self._table[row] = np.concatenate([self._words.rows([word])[0], ngrams, shape])
        self._cache[form] = row
        return row

    # -- running ---------------------------------------------------------------------------------------------------

    def run(self, units: Sequence[Sequence[str]], starts: Sequence[NDArray[np.bool_] | None]) -> list[Output]:
        """Analyse runs of words. `starts` gives sentence starts of a run where they are known, else None."""
        with self._lock, self._threads.limit(limits=1, user_api="blas"):
            return self._run(units, starts)

    def _run(self, units: Sequence[Sequence[str]], starts: Sequence[NDArray[np.bool_] | None]) -> list[Output]:
        outputs = [Output(len(unit)) for unit in units]
        order = sorted((i for i in range(len(units)) if units[i]), key=lambda i: -len(units[i]))
        batch: list[int] = []
        total = 0
        for i in order:
            if batch and total + len(units[i]) > BATCH_TOKENS:
                self._run_batch(units, starts, outputs, batch)
                batch, total = [], 0
            batch.append(i)
            total += len(units[i])
        if batch:
            self._run_batch(units, starts, outputs, batch)
        return outputs

    def _run_batch(
        self,
        units: Sequence[Sequence[str]],
        starts: Sequence[NDArray[np.bool_] | None],
        outputs: list[Output],
        batch: list[int],
    ) -> None:
        """One batch of runs, longest first."""
        if len(self._cache) + sum(len(units[i]) for i in batch) > CACHE_WORDS:
            self._cache.clear()  # never in the middle of a batch: its rows are in use
        rows = np.concatenate([np.array([self._row(form) for form in units[i]]) for i in batch])
        inputs = self._table[rows]
        lengths = np.array([len(units[i]) for i in batch])
        hidden = self._encode(inputs, lengths)
        w = self._weights
        tag = np.maximum(np.concatenate([hidden, inputs], axis=1) @ w["tag.weight"] + w["tag.bias"], 0)
        best = {
            name: (tag @ w[f"outputs.{name}.weight"] + w[f"outputs.{name}.bias"]).argmax(axis=1)
            for name in ("upos", "feats", "xpos")
        }
        lemma = tag @ w["outputs.lemma.weight"] + w["outputs.lemma.bias"]
        lemma_best = np.argpartition(-lemma, 8, axis=1)[:, :8]
        lemma_best = np.take_along_axis(
            lemma_best, np.argsort(-np.take_along_axis(lemma, lemma_best, axis=1), axis=1), axis=1
        )
        begins = (hidden @ w["starts.weight"] + w["starts.bias"])[:, 0] > 0
        arc_dep = np.maximum(hidden @ w["arc_dep.weight"] + w["arc_dep.bias"], 0)
        arc_dep = arc_dep @ w["arc"][:-1] + w["arc"][-1]
        arc_head = np.maximum(hidden @ w["arc_head.weight"] + w["arc_head.bias"], 0)
        root = np.maximum(w["root"] @ w["arc_head.weight"] + w["arc_head.bias"], 0)
        heads = np.zeros(len(hidden), dtype=np.int64)  # flat index + 1, 0 for the root
        offset = 0
        spans = []
        for i, length in zip(batch, lengths, strict=True):
            output = outputs[i]
            given = starts[i]
            output.starts = begins[offset : offset + length].copy() if given is None else given
            output.starts[0] = True
            cuts = [*np.flatnonzero(output.starts), length]
            for begin, end in pairwise(cuts):
                a, b = offset + begin, offset + end
                candidates = np.concatenate([root[None], arc_head[a:b]])
                scores = np.zeros((b - a + 1, b - a + 1), dtype=np.float32)
                scores[1:] = arc_dep[a:b] @ candidates.T
                local = tree(scores)
                heads[a:b] = np.where(local > 0, local + a, 0)
            spans.append((offset, offset + length))
            offset += length
        deprel = self._relations(hidden, heads)
        for i, (a, b) in zip(batch, spans, strict=True):
            output = outputs[i]
            output.upos, output.feats, output.xpos = (best[k][a:b] for k in ("upos", "feats", "xpos"))
            output.lemma = lemma_best[a:b]
            output.deprel = deprel[a:b]
            output.heads = np.where(heads[a:b] == 0, np.arange(b - a), heads[a:b] - 1 - a)

    def _relations(self, hidden: Floats, heads: Ints) -> Ints:
        """The best label of every token's arc to its head."""
        w = self._weights
        table = np.concatenate([w["root"][None], hidden])
        dep = np.maximum(hidden @ w["rel_dep.weight"] + w["rel_dep.bias"], 0)
        head = np.maximum(table @ w["rel_head.weight"] + w["rel_head.bias"], 0)[heads]
        dep = np.concatenate([dep, np.ones_like(dep[:, :1])], axis=1)
        head = np.concatenate([head, np.ones_like(head[:, :1])], axis=1)
        relation = w["rel"]  # labels x dep x head
        scores = np.empty((len(dep), len(relation)), dtype=np.float32)
        for label, matrix in enumerate(relation):
            scores[:, label] = np.einsum("nd,nd->n", dep @ matrix, head)
        best: Ints = scores.argmax(axis=1)
        return best

    def _encode(self, inputs: Floats, lengths: Ints) -> Floats:
        """Flat word vectors of runs (longest first) through the LSTM layers; flat hidden states."""
        units, width = len(lengths), int(lengths[0])
        positions = np.arange(width)[:, None]
        mask = positions < lengths[None, :]  # time x unit
        offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        ahead = np.where(mask, offsets[None, :] + positions, 0)
        back = np.where(mask, offsets[None, :] + lengths[None, :] - 1 - positions, 0)
        active = mask.sum(axis=1)
        flat = inputs
        for layer in range(self._layers):
            projected = flat @ self._weights[f"input.{layer}"] + self._weights[f"bias.{layer}"]
            gates = projected.shape[1] // 2
            recurrent = self._weights[f"recurrent.{layer}"]  # direction x hidden x gates
            size = gates // 4
            hidden = np.zeros((2, units, size), dtype=np.float32)
            cell = np.zeros((2, units, size), dtype=np.float32)
            out = np.empty((len(flat), 2 * size), dtype=np.float32)
            for t in range(width):
                n = int(active[t])
                at, bt = ahead[t, :n], back[t, :n]
                z = np.matmul(hidden[:, :n], recurrent)
                z[0] += projected[at, :gates]
                z[1] += projected[bt, gates:]
                np.tanh(z, out=z)
                # The sigmoid gates come scaled by a half: sigmoid(x) = (1 + tanh(x / 2)) / 2.
                ifo = z[:, :, : 3 * size]
                ifo *= 0.5
                ifo += 0.5
                c = cell[:, :n]
                c *= ifo[:, :, size : 2 * size]
                c += ifo[:, :, :size] * z[:, :, 3 * size :]
                h = np.tanh(c)
                h *= ifo[:, :, 2 * size :]
                hidden[:, :n] = h
                out[at, :size] = h[0]
                out[bt, size:] = h[1]
            flat = out
        return flat


def _float32(name: str, weights: dict[str, NDArray[Any]]) -> Floats:
    """A stored array as float32, its row scales applied."""
    values: Floats = weights[name].astype(np.float32)
    scale = weights.get(f"{name}.scale")
    return values if scale is None else values * scale.astype(np.float32)[:, None]
