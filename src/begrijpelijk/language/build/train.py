"""Train the Dutch analyser: ``python -m begrijpelijk.language.build.train TREEBANK OUTPUT [options]``.

Needs PyTorch (``pip install torch``). TREEBANK is a folder with ``train.conllu.xz`` and ``dev.conllu.xz``; ``dev`` is
only ever measured on. Two phases: a cloze task on raw Dutch (guess the hidden words of a text), then all tasks on the
treebank together. The result is a ``.pt`` checkpoint; `export` makes the pipeline of it.
"""

import argparse
import math
import time
from collections import Counter
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from begrijpelijk.language.analyser.decode import tree
from begrijpelijk.language.analyser.features import MASK_ROW, UNKNOWN_WORD
from begrijpelijk.language.build.batches import Batch, Batcher
from begrijpelijk.language.build.network import Network
from begrijpelijk.language.build.treebank import Sentence, read_conllu
from begrijpelijk.language.build.vocabulary import Vocabulary, build_vocabulary, raw_sentences


class Trainer:
    """Holds the network, its optimiser and the averaged weights."""

    def __init__(self, vocabulary: Vocabulary, options: argparse.Namespace) -> None:
        self.vocabulary = vocabulary
        self.options = options
        self.network = Network(vocabulary.sizes, {k: len(v) for k, v in vocabulary.labels.items()}, options.dropout)
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.batcher = Batcher(vocabulary, options.augment, options.seed)

    # -- losses ----------------------------------------------------------------------------------------------------

    def sentences(self, hidden: Tensor, spans: list[tuple[int, int]]) -> tuple[Tensor, Tensor]:
        """Flat hidden states to padded sentences with the root in front, and the mask of real nodes."""
        width = 1 + max(end - start for start, end in spans)
        index = torch.zeros(len(spans), width, dtype=torch.long)
        mask = torch.zeros(len(spans), width, dtype=torch.bool)
        for i, (start, end) in enumerate(spans):
            index[i, 1 : 1 + end - start] = torch.arange(start + 1, end + 1)
            mask[i, : 1 + end - start] = True
        table = torch.cat([self.network.root[None], hidden])
        return table[index], mask

    def loss(self, batch: Batch) -> Tensor:
        """The sum of all tasks' cross-entropies."""
        net = self.network
        inputs, hidden = net.encode(batch.words, batch.types, batch.bags, batch.offsets, batch.shapes, batch.lengths)
        total = torch.zeros(())
        weights = {"upos": 1.0, "feats": 0.5, "xpos": 0.5, "lemma": 0.5}
        for kind, scores in net.tags(inputs, hidden).items():
            total = total + weights[kind] * functional.cross_entropy(scores, batch.targets[kind], label_smoothing=0.03)
        total = total + functional.binary_cross_entropy_with_logits(net.starts(hidden)[:, 0], batch.starts)
        padded, mask = self.sentences(hidden, batch.spans)
        arcs = net.arcs(padded).masked_fill(~mask[:, None, :], -1e9)
        local = torch.zeros(mask.shape, dtype=torch.long)
        for i, (start, end) in enumerate(batch.spans):
            heads = batch.heads[start:end]
            local[i, 1 : 1 + end - start] = torch.where(heads > 0, heads - start, 0)
        real = mask.clone()
        real[:, 0] = False
        total = total + functional.cross_entropy(arcs[real], local[real])
        table = torch.cat([net.root[None], hidden])
        relations = net.relations(hidden, table[batch.heads])
        return total + functional.cross_entropy(relations, batch.targets["deprel"])

    def cloze_loss(self, batch: Batch) -> Tensor:
        """Guess words that were hidden from their context."""
        net = self.network
        known = batch.words != UNKNOWN_WORD
        hide = (torch.rand(batch.words.shape) < 0.18) & known
        words = batch.words.masked_fill(hide, UNKNOWN_WORD)
        shapes = batch.shapes.masked_fill(hide, 0)
        types = batch.types.masked_fill(hide, len(batch.offsets))
        bags = torch.cat([batch.bags, torch.tensor([MASK_ROW])])
        offsets = torch.cat([batch.offsets, torch.tensor([len(batch.bags)])])
        _, hidden = net.encode(words, types, bags, offsets, shapes, batch.lengths)
        mask = torch.arange(words.shape[1])[None] < batch.lengths[:, None]
        chosen = hide[mask]
        scores = net.cloze(hidden[chosen]) @ net.word.weight.T + net.cloze_bias
        return functional.cross_entropy(scores, batch.words[mask][chosen])

    # -- loops -----------------------------------------------------------------------------------------------------

    def fit(self, sentences: list[Sentence], dev: list[Sentence], epochs: float, cloze: bool, rate: float) -> None:
        """One phase: cosine schedule after a short warm-up, weights averaged exponentially."""
        optimiser = torch.optim.Adam(self.network.parameters(), lr=rate, betas=(0.9, 0.98), eps=1e-8)
        tokens = sum(map(len, sentences))
        steps = int(epochs * tokens / self.options.batch)
        step = 0
        began = time.time()
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        epoch = 0
        while step < steps:
            epoch += 1
            losses = []
            for group in self.batcher.batches(self.batcher.units(sentences), self.options.batch):
                self.network.train()
                factor = min(1.0, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * min(1.0, step / steps)))
                for parameters in optimiser.param_groups:
                    parameters["lr"] = max(rate * factor, 1e-6)
                batch = self.batcher.batch(group, train=True)
                loss = self.cloze_loss(batch) if cloze else self.loss(batch)
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
                optimiser.step()
                decay = min(0.998, (step + 1) / (step + 10))
                for name, value in self.network.state_dict().items():
                    self.average[name].lerp_(value, 1 - decay)
                losses.append(loss.item())
                step += 1
                if step >= steps:
                    break
            line = f"{'cloze' if cloze else 'epoch'} {epoch} step {step}/{steps} loss {np.mean(losses):.3f}"
            if not cloze and (epoch % self.options.evaluate == 0 or step >= steps):
                line += " " + " ".join(f"{k} {v:.4f}" for k, v in self.evaluate(dev).items())
                self.save()
            print(line, f"{time.time() - began:.0f}s", flush=True)

    def evaluate(self, dev: list[Sentence]) -> dict[str, float]:
        """Accuracies on gold tokens and gold sentences (lemmas by tree only), and F of sentence starts in runs of 8."""
        live = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.network.load_state_dict(self.average)
        self.network.eval()
        right: Counter[str] = Counter()
        total = 0
        found = gold = both = 0
        with torch.no_grad():
            for i in range(0, len(dev), 8):
                batch = self.batcher.batch([dev[i : i + 8]], train=False)
                inputs, hidden = self.network.encode(
                    batch.words, batch.types, batch.bags, batch.offsets, batch.shapes, batch.lengths
                )
                predicted = self.network.starts(hidden)[:, 0] > 0
                predicted[0] = True
                found += int(predicted.sum())
                gold += int(batch.starts.sum())
                # A sentence counts when both its start and its end are right.
                cuts = [*predicted.nonzero()[:, 0].tolist(), len(predicted)]
                both += len(set(pairwise(cuts)) & set(batch.spans))
                for kind, scores in self.network.tags(inputs, hidden).items():
                    right[kind] += int((scores.argmax(1) == batch.targets[kind]).sum())
                padded, mask = self.sentences(hidden, batch.spans)
                arcs = self.network.arcs(padded).masked_fill(~mask[:, None, :], -1e9).numpy()
                heads = np.zeros(len(hidden), dtype=np.int64)
                for scores, (start, end) in zip(arcs, batch.spans, strict=True):
                    size = end - start + 1
                    local = tree(scores[:size, :size])
                    heads[start:end] = np.where(local > 0, local + start, 0)
                table = torch.cat([self.network.root[None], hidden])
                labels = self.network.relations(hidden, table[torch.from_numpy(heads)]).argmax(1)
                attached = torch.from_numpy(heads) == batch.heads
                right["uas"] += int(attached.sum())
                right["las"] += int((attached & (labels == batch.targets["deprel"])).sum())
                total += len(hidden)
        self.network.load_state_dict(live)
        scores_by_name = {k: v / total for k, v in right.items()}
        return {**scores_by_name, "sents_f": 2 * both / (found + gold)}

    def save(self) -> None:
        """The averaged weights and all that is needed to run them."""
        torch.save(
            {
                "weights": self.average,
                "sizes": asdict(self.vocabulary.sizes),
                "words": self.vocabulary.words,
                "labels": self.vocabulary.labels,
            },
            self.options.output,
        )


def main() -> None:
    """Parse the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--raw", type=Path, help="raw Dutch, a paragraph a line, for the cloze task")
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="more CoNLL-U to train on (leaflets)")
    parser.add_argument("--extra-times", type=int, default=3)
    parser.add_argument("--cloze-epochs", type=float, default=2.0)
    parser.add_argument("--epochs", type=float, default=40.0)
    parser.add_argument("--batch", type=int, default=1500)
    parser.add_argument("--hidden", type=int, default=224)
    parser.add_argument("--rate", type=float, default=0.002)
    parser.add_argument("--dropout", type=float, default=0.33)
    parser.add_argument("--evaluate", type=int, default=4)
    parser.add_argument("--no-augment", dest="augment", action="store_false")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start-from", type=Path, help="a checkpoint to go on from (same vocabulary)")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    treebank = list(read_conllu(options.treebank / "train.conllu.xz"))
    dev = list(read_conllu(options.treebank / "dev.conllu.xz"))
    extra = [s for path in options.extra for s in read_conllu(path)]
    raw = raw_sentences(options.raw)
    vocabulary = build_vocabulary(treebank + extra, raw, options.hidden)
    trainer = Trainer(vocabulary, options)
    print({k: len(v) for k, v in vocabulary.labels.items()}, len(vocabulary.words), "words", flush=True)
    if raw and options.cloze_epochs and not options.start_from:
        trainer.fit(raw + treebank, dev, options.cloze_epochs, cloze=True, rate=options.rate)
        trainer.network.load_state_dict(trainer.average)
        torch.save({"weights": trainer.average, "words": vocabulary.words}, options.output.with_suffix(".cloze.pt"))
    if options.start_from:
        copy_matching(torch.load(options.start_from, weights_only=False), trainer)
    trainer.fit(treebank + extra * options.extra_times, dev, options.epochs, cloze=False, rate=options.rate)
    trainer.save()


def copy_matching(saved: dict[str, object], trainer: Trainer) -> None:
    """Take over weights of the same shape, and the word rows of words that both know."""
    weights = saved["weights"]
    words = saved["words"]
    assert isinstance(weights, dict) and isinstance(words, list)
    own = trainer.network.state_dict()
    rows = {word: row for row, word in enumerate(words)}
    for name, value in weights.items():
        if own[name].shape == value.shape and name not in ("word.weight", "cloze_bias"):
            own[name].copy_(value)
    for row, word in enumerate(trainer.vocabulary.words):
        if word in rows:
            own["word.weight"][row] = weights["word.weight"][rows[word]]
    trainer.network.load_state_dict(own)


if __name__ == "__main__":
    main()
