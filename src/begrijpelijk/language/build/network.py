"""The analyser's network in PyTorch, for training; `begrijpelijk.language.analyser.network` runs it with numpy."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from begrijpelijk.language.analyser.features import SHAPES


@dataclass(frozen=True)
class Sizes:
    """Widths of the layers; part of the saved model."""

    words: int
    ngram_rows: int = 32_768
    word_width: int = 96
    ngram_width: int = 128
    shape_width: int = 16
    hidden: int = 224
    layers: int = 3
    arc: int = 192
    rel: int = 96
    tag: int = 160


class Network(nn.Module):
    """Word features, three bidirectional LSTM layers, and heads for tags, lemmas, sentence starts, arcs and labels."""

    def __init__(self, sizes: Sizes, labels: dict[str, int], dropout: float = 0.33) -> None:
        super().__init__()
        self.sizes = sizes
        self.word = nn.Embedding(sizes.words, sizes.word_width)
        self.ngram = nn.EmbeddingBag(sizes.ngram_rows, sizes.ngram_width, mode="mean")
        self.shape = nn.Embedding(len(SHAPES), sizes.shape_width)
        for table in (self.word, self.ngram, self.shape):
            nn.init.normal_(table.weight, std=0.5 if table is self.ngram else 0.2)
        width_in = sizes.word_width + sizes.ngram_width + sizes.shape_width
        width = 2 * sizes.hidden
        # One direction each: runs of equal length go through PyTorch's fast kernel, which packed sequences do not.
        widths = [width_in] + [width] * (sizes.layers - 1)
        self.forwards = nn.ModuleList(nn.LSTM(w, sizes.hidden, batch_first=True) for w in widths)
        self.backwards = nn.ModuleList(nn.LSTM(w, sizes.hidden, batch_first=True) for w in widths)
        self.dropout = nn.Dropout(dropout)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.arc_dep = nn.Linear(width, sizes.arc)
        self.arc_head = nn.Linear(width, sizes.arc)
        self.arc = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        self.rel_dep = nn.Linear(width, sizes.rel)
        self.rel_head = nn.Linear(width, sizes.rel)
        self.rel = nn.Parameter(torch.zeros(labels["deprel"], sizes.rel + 1, sizes.rel + 1))
        self.tag = nn.Linear(width + width_in, sizes.tag)
        self.outputs = nn.ModuleDict(
            {name: nn.Linear(sizes.tag, labels[name]) for name in ("upos", "feats", "xpos", "lemma")}
        )
        self.starts = nn.Linear(width, 1)
        self.cloze = nn.Linear(width, sizes.word_width)
        self.cloze_bias = nn.Parameter(torch.zeros(sizes.words))
        nn.init.orthogonal_(self.arc.data[:-1])
        nn.init.normal_(self.rel, std=0.05)

    def encode(
        self, words: Tensor, types: Tensor, bags: Tensor, offsets: Tensor, shapes: Tensor, lengths: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Padded word rows, indices of distinct words, and shapes (units x tokens) to flat inputs and hidden states."""
        ngrams = self.ngram(bags, offsets)
        inputs = torch.cat([self.word(words), ngrams[types], self.shape(shapes)], dim=-1)
        inputs = self.dropout(inputs)
        positions = torch.arange(words.shape[1])[None]
        mask = positions < lengths[:, None]
        # Every unit reversed within its own length, so that padding stays at the end in both directions.
        reverse = torch.where(mask, lengths[:, None] - 1 - positions, positions)
        hidden = inputs
        for layer, (forward, backward) in enumerate(zip(self.forwards, self.backwards, strict=True)):
            if layer:
                hidden = self.dropout(hidden)
            ahead, _ = forward(hidden)
            back, _ = backward(_take(hidden, reverse))
            hidden = torch.cat([ahead, _take(back, reverse)], dim=-1)
        return inputs[mask], self.dropout(hidden[mask])

    def tags(self, inputs: Tensor, hidden: Tensor) -> dict[str, Tensor]:
        """Scores per token of every tag set."""
        shared = self.dropout(torch.relu(self.tag(torch.cat([hidden, inputs], dim=-1))))
        return {name: layer(shared) for name, layer in self.outputs.items()}

    def arcs(self, sentences: Tensor) -> Tensor:
        """Sentences (sentences x tokens with the root first x width) to scores [sentence, dependent, head]."""
        dep = self.dropout(torch.relu(self.arc_dep(sentences)))
        head = self.dropout(torch.relu(self.arc_head(sentences)))
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], dim=-1)
        return torch.einsum("bda,ac,bhc->bdh", dep, self.arc, head)

    def relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores of the labels for pairs of hidden states (pairs x width each)."""
        dep = self.dropout(torch.relu(self.rel_dep(dependents)))
        head = self.dropout(torch.relu(self.rel_head(heads)))
        dep = torch.cat([dep, torch.ones_like(dep[:, :1])], dim=-1)
        head = torch.cat([head, torch.ones_like(head[:, :1])], dim=-1)
        return torch.einsum("pa,lac,pc->pl", dep, self.rel, head)


def _take(table: Tensor, order: Tensor) -> Tensor:
    """Rows of every unit in another order (units x tokens x width, units x tokens)."""
    return table.gather(1, order[:, :, None].expand(-1, -1, table.shape[2]))
