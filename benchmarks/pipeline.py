"""Accuracy of the Dutch pipeline from raw text: ``python benchmarks/pipeline.py TREEBANK_FILE [--pipeline NAME]``.

The text of the treebank goes in as runs of eight sentences (as ``spacy convert -n 8`` makes them); tokens, sentences,
tags, lemmas and the parse come out and are scored with spaCy's own scorer. ``--pipeline`` takes a path or an installed
pipeline (``nl_core_news_sm``) and may be given more than once.
"""

import argparse
import json
from pathlib import Path

import spacy
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from begrijpelijk.language.build.treebank import Sentence, read_conllu

# As published by spaCy for its own test set, for where its pipelines cannot be installed.
PUBLISHED = {
    "nl_core_news_sm 3.8 (published)": {"upos": 0.958, "uas": 0.857, "las": 0.805, "lemma": 0.950, "sents_f": 0.865},
    "nl_core_news_lg 3.8 (published)": {"upos": 0.967, "uas": 0.876, "las": 0.830, "lemma": 0.955, "sents_f": 0.869},
}


def reference(sentences: list[Sentence], vocab: Vocab) -> Doc:
    """Gold sentences as one spaCy Doc."""
    columns: dict[str, list] = {"words": [], "spaces": [], "pos": [], "lemmas": [], "heads": [], "deps": []}
    starts = []
    for s in sentences:
        base = len(columns["words"])
        columns["words"] += s.forms
        columns["spaces"] += [*s.spaces[:-1], s.spaces[-1]]
        columns["pos"] += s.upos
        columns["lemmas"] += s.lemmas
        columns["heads"] += [base + h - 1 if h else base + i for i, h in enumerate(s.heads)]
        columns["deps"] += ["ROOT" if d == "root" else d for d in s.deprels]
        starts += [True] + [False] * (len(s) - 1)
    return Doc(vocab, **columns)


def measure(nlp: spacy.Language, sentences: list[Sentence], run: int) -> dict[str, float]:
    """Scores of a pipeline on gold sentences, `run` of them in one text."""
    golds = []
    for i in range(0, len(sentences), run):
        golds.append(reference(sentences[i : i + run], nlp.vocab))
    examples = [Example(doc, gold) for doc, gold in zip(nlp.pipe([g.text for g in golds]), golds, strict=True)]
    scores = {
        **Scorer.score_tokenization(examples),
        **Scorer.score_token_attr(examples, "pos"),
        **Scorer.score_token_attr(examples, "lemma"),
        **Scorer.score_spans(examples, "sents", has_annotation=lambda doc: True),
        **Scorer.score_deps(examples, "dep", ignore_labels=("p", "punct")),
    }
    plain = right = 0
    for example in examples:
        gold = example.get_aligned("LEMMA", as_string=True)
        for token, lemma in zip(example.predicted, gold, strict=True):
            if lemma is not None:
                plain += 1
                right += token.lemma_.replace("_", "") == lemma.replace("_", "")
    return {
        "tokens_f": scores["token_f"],
        "upos": scores["pos_acc"],
        "uas": scores["dep_uas"],
        "las": scores["dep_las"],
        "lemma": scores["lemma_acc"],
        "lemma_plain": right / plain,
        "sents_f": scores["sents_f"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path, nargs="+")
    parser.add_argument("--pipeline", action="append", default=[])
    parser.add_argument("--run", type=int, default=8, help="sentences in one text")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    results = {}
    for path in options.treebank:
        sentences = list(read_conllu(path))
        names = ["upos", "uas", "las", "lemma", "lemma_plain", "sents_f", "tokens_f"]
        print(f"\n{path.name}: {len(sentences)} sentences, runs of {options.run}")
        print(f"{'':40}" + "".join(f"{n:>12}" for n in names))
        rows = dict(PUBLISHED)
        for name in options.pipeline or [""]:
            if name:
                nlp = spacy.load(name)
            else:
                from begrijpelijk import load_pipeline

                nlp = load_pipeline()
            rows[name or "begrijpelijk"] = measure(nlp, sentences, options.run)
        for name, row in rows.items():
            print(f"{name:40}" + "".join(f"{row[n]:12.4f}" if n in row else " " * 12 for n in names))
        results[path.name] = rows
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
