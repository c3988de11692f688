"""Make the pipeline of a trained checkpoint.

``python -m begrijpelijk.language.build.export CHECKPOINT TREEBANK OUTPUT``
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from begrijpelijk.language.analyser.component import make_pipeline
from begrijpelijk.language.analyser.features import word_hash
from begrijpelijk.language.analyser.lemmas import EditTree
from begrijpelijk.language.build.treebank import Sentence, read_conllu
from begrijpelijk.language.build.vocabulary import LemmaTrees

NO_TREE = 2**32 - 1  # how spaCy writes "no subtree"


def network_arrays(saved: dict[str, Any]) -> dict[str, NDArray[Any]]:
    """PyTorch's weights in the order and precision that the numpy network reads."""
    weights: dict[str, Tensor] = saved["weights"]
    arrays: dict[str, NDArray[Any]] = {}
    for name in ("ngram.weight", "word.weight"):
        _quantise(arrays, name, weights[name].numpy())
    hashes = np.array([word_hash(word) for word in saved["words"][1:]], dtype=np.uint32)
    order = np.argsort(hashes, kind="stable")
    arrays["word.hashes"] = hashes[order]
    for name in ("word.weight", "word.weight.scale"):
        arrays[name] = np.concatenate([arrays[name][:1], arrays[name][1:][order]])
    for layer in range(saved["sizes"]["layers"]):
        parts: dict[str, list[NDArray[Any]]] = defaultdict(list)
        for side in ("forwards", "backwards"):
            prefix = f"{side}.{layer}"
            parts["input"].append(_gates(weights[f"{prefix}.weight_ih_l0"].numpy()).T)
            parts["recurrent"].append(_gates(weights[f"{prefix}.weight_hh_l0"].numpy()).T)
            bias = weights[f"{prefix}.bias_ih_l0"] + weights[f"{prefix}.bias_hh_l0"]
            parts["bias"].append(_gates(bias.numpy()[:, None])[:, 0])
        arrays[f"input.{layer}"] = np.concatenate(parts["input"], axis=1)
        arrays[f"recurrent.{layer}"] = np.stack(parts["recurrent"])
        arrays[f"bias.{layer}"] = np.concatenate(parts["bias"])
    linear = ["arc_dep", "arc_head", "rel_dep", "rel_head", "tag", "starts"]
    linear += [f"outputs.{name}" for name in ("upos", "feats", "xpos", "lemma")]
    for name in linear:
        arrays[f"{name}.weight"] = weights[f"{name}.weight"].numpy().T
        arrays[f"{name}.bias"] = weights[f"{name}.bias"].numpy()
    for name in ("root", "arc", "rel", "shape.weight"):
        arrays[name] = weights[name].numpy()
    return {
        name: value if value.dtype in (np.int8, np.uint32) else value.astype(np.float16)
        for name, value in arrays.items()
    }


def _gates(weight: NDArray[Any]) -> NDArray[Any]:
    """PyTorch's gate order i, f, g, o as i, f, o, g, with the sigmoid gates halved (see the numpy network)."""
    i, f, g, o = np.split(weight, 4)
    return np.concatenate([i / 2, f / 2, o / 2, g])


def _quantise(arrays: dict[str, NDArray[Any]], name: str, table: NDArray[Any]) -> None:
    scale = np.abs(table).max(axis=1) / 127 + 1e-12
    arrays[name] = np.round(table / scale[:, None]).astype(np.int8)
    arrays[f"{name}.scale"] = scale


def lemma_table(sentences: list[Sentence]) -> dict[str, str]:
    """The lemma of (form, UPOS) pairs that nearly always have the same one.

    A separable verb counts without its particle where that stands apart: the analyser puts it back from the parse.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for s in sentences:
        particles = {h: f.lower() for f, h, d in zip(s.forms, s.heads, s.deprels, strict=True) if d == "compound:prt"}
        for i, (form, upos, lemma) in enumerate(zip(s.forms, s.upos, s.lemmas, strict=True)):
            cased = form if upos == "PROPN" else form.lower()
            counts[f"{cased}\t{upos}"][lemma.removeprefix(f"{particles.get(i + 1, '')}_")] += 1
    table = {}
    for key, lemmas in counts.items():
        (best, n), total = lemmas.most_common(1)[0], sum(lemmas.values())
        if (n / total >= 0.6 and best != key.partition("\t")[0].replace(" ", "")) or (n / total >= 0.6 and total > 1):
            table[key] = best
    return table


def edit_trees(sentences: list[Sentence], kept: list[int]) -> list[EditTree]:
    """The edit trees that the network chooses from, written out. Built anew: tree ids follow from their order."""
    lemmas = LemmaTrees()
    pairs = Counter((f.lower(), lemma) for s in sentences for f, lemma in zip(s.forms, s.lemmas, strict=True))
    for pair in pairs:
        lemmas.label(*pair)

    def written(index: int) -> EditTree:
        if index == NO_TREE:
            return None
        node = lemmas.trees[index]
        if "orig" in node:
            return [
                lemmas.strings[node["orig"]] if node["orig"] else "",
                lemmas.strings[node["subst"]] if node["subst"] else "",
            ]
        return [node["prefix_len"], node["suffix_len"], written(node["prefix_tree"]), written(node["suffix_tree"])]

    return [written(index) for index in kept]


def main() -> None:
    """Parse the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--extra", type=Path, nargs="*", default=[])
    parser.add_argument("--version", default="1.0.0")
    options = parser.parse_args()
    saved = torch.load(options.checkpoint, weights_only=False)
    sentences = list(read_conllu(options.treebank / "train.conllu.xz"))
    sentences += [s for path in options.extra for s in read_conllu(path)]
    labels = dict(saved["labels"])
    trees = edit_trees(sentences, [int(tree) for tree in labels.pop("lemma")])
    nlp = make_pipeline(network_arrays(saved), labels, trees, lemma_table(sentences))
    nlp.meta.update(name="begrijpelijk", version=options.version, license="CC BY-SA 4.0")
    nlp.to_disk(options.output)
    size = sum(path.stat().st_size for path in options.output.rglob("*") if path.is_file())
    print(json.dumps({"path": str(options.output), "megabytes": round(size / 1e6, 1)}))


if __name__ == "__main__":
    main()
