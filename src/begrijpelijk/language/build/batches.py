"""Batches for the training: runs of neighbouring sentences, now and then changed into what leaflets look like."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from begrijpelijk.language.analyser.features import UNKNOWN_WORD, normalise
from begrijpelijk.language.build.treebank import Sentence
from begrijpelijk.language.build.vocabulary import Vocabulary


@dataclass
class Batch:
    """A batch of units (runs of sentences) with flat targets over its tokens; sentences index into the flat tokens."""

    words: Tensor
    types: Tensor
    bags: Tensor
    offsets: Tensor
    shapes: Tensor
    lengths: Tensor
    targets: dict[str, Tensor]
    starts: Tensor
    heads: Tensor  # flat index of the head + 1, or 0 for the root
    spans: list[tuple[int, int]]


class Batcher:
    """Cuts sentences into runs and makes tensors of them, in an order that the seed decides."""

    def __init__(self, vocabulary: Vocabulary, augment: bool, seed: int) -> None:
        self.vocabulary = vocabulary
        self.augment = augment
        self.random = random.Random(seed)

    def units(self, sentences: list[Sentence]) -> list[list[Sentence]]:
        """Runs of one to eight neighbouring sentences, cut anew in every epoch; blocks are not joined."""
        result = []
        i = 0
        while i < len(sentences):
            size = self.random.choice((1, 1, 2, 3, 4, 6, 8))
            unit = [sentences[i]]
            while len(unit) < size and i + len(unit) < len(sentences) and not sentences[i + len(unit)].new_block:
                unit.append(sentences[i + len(unit)])
            i += len(unit)
            if self.augment:
                unit = [self.augmented(s, last=k == len(unit) - 1) for k, s in enumerate(unit)]
            result.append(unit)
        return result

    def augmented(self, s: Sentence, last: bool) -> Sentence:
        """Now and then what leaflets do: no stop at the end of a block, capitals, a list item in lower case."""
        dice = self.random.random()
        if dice < 0.06 and last and len(s) > 2 and s.forms[-1] == "." and len(s) not in s.heads:
            return Sentence(
                s.forms[:-1], s.lemmas[:-1], s.upos[:-1], s.xpos[:-1], s.feats[:-1], s.heads[:-1], s.deprels[:-1],
                s.spaces[:-1], s.new_block,
            )  # fmt: skip
        if dice > 0.985:
            forms = [f.upper() for f in s.forms]
        elif dice > 0.955 and s.upos[0] != "PROPN" and not s.forms[0].isupper():
            forms = [s.forms[0].lower(), *s.forms[1:]]
        elif dice > 0.935 and s.upos[0] != "PROPN":
            forms = [s.forms[0].capitalize(), *s.forms[1:]]
        else:
            return s
        return Sentence(forms, s.lemmas, s.upos, s.xpos, s.feats, s.heads, s.deprels, s.spaces, s.new_block)

    def batches(self, units: list[list[Sentence]], size: int) -> Iterator[list[list[Sentence]]]:
        """Units of about the same length together, `size` tokens at a time, in random order."""
        keyed = sorted(units, key=lambda u: sum(map(len, u)) * self.random.uniform(0.9, 1.1))
        groups: list[list[list[Sentence]]] = [[]]
        total = 0
        for unit in keyed:
            length = sum(map(len, unit))
            if groups[-1] and total + length > size:
                groups.append([])
                total = 0
            groups[-1].append(unit)
            total += length
        self.random.shuffle(groups)
        yield from groups

    def batch(self, units: list[list[Sentence]], train: bool) -> Batch:
        """Units as tensors; in training, rare words lose their row now and then so that n-grams learn to stand in."""
        lengths = [sum(map(len, unit)) for unit in units]
        width = max(lengths)
        words, types, shapes = (np.zeros((len(units), width), dtype=np.int64) for _ in range(3))
        distinct: dict[str, int] = {}
        bags: list[int] = []
        offsets: list[int] = []
        flat: dict[str, list[int]] = {kind: [] for kind in self.vocabulary.labels}
        heads: list[int] = []
        starts: list[float] = []
        spans = []
        position = 0
        for u, unit in enumerate(units):
            column = 0
            for sentence in unit:
                spans.append((position, position + len(sentence)))
                for i, form in enumerate(sentence.forms):
                    row, rows, shape = self.vocabulary.features(form)
                    if form not in distinct:
                        distinct[form] = len(distinct)
                        offsets.append(len(bags))
                        bags.extend(rows)
                    if (
                        train
                        and row
                        and self.random.random() < 0.05 + 0.4 / (0.4 + self.vocabulary.counts[normalise(form)])
                    ):
                        row = UNKNOWN_WORD
                    words[u, column], types[u, column], shapes[u, column] = row, distinct[form], shape
                    head = sentence.heads[i]
                    heads.append(position + head if head else 0)
                    starts.append(float(i == 0))
                    column += 1
                for kind in flat:
                    flat[kind].extend(self.targets(sentence, kind))
                position += len(sentence)
        return Batch(
            torch.from_numpy(words), torch.from_numpy(types), torch.tensor(bags), torch.tensor(offsets),
            torch.from_numpy(shapes), torch.tensor(lengths), {k: torch.tensor(v) for k, v in flat.items()},
            torch.tensor(starts), torch.tensor(heads), spans,
        )  # fmt: skip

    def targets(self, s: Sentence, kind: str) -> list[int]:
        """Label ids of a sentence, -100 (ignored) for a label that is not in the vocabulary."""
        if kind == "lemma":
            names = [f"{f.lower()}\t{lemma}" for f, lemma in zip(s.forms, s.lemmas, strict=True)]
            return [self.vocabulary.lemma_ids.get(name, -100) for name in names]
        column = {"upos": s.upos, "xpos": s.xpos, "feats": s.feats, "deprel": s.deprels}[kind]
        ids = self.vocabulary.label_ids[kind]
        return [ids.get(name, -100) if name != "_" or kind == "feats" else -100 for name in column]
