"""Fit the model of `begrijpelijk.language.subtlex`: ``python -m begrijpelijk.language.build.subtlex TREEBANK``.

The target is SUBTLEX-NL as the package *lint-ii* carries it, on the content words of the treebank's ``train`` part;
only the coefficients of the fit are kept. Needs ``pip install --no-deps lint-ii mistune pyarrow``.
"""

import argparse
import json
import sys
import types
from pathlib import Path

import numpy as np

from begrijpelijk.language.build.treebank import read_conllu
from begrijpelijk.language.subtlex import MODEL, UNKNOWN, features

RIDGE = 3.0


def main() -> None:
    """Parse the options and fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    options = parser.parse_args()
    # lint-ii's word lists import without its pipeline; a stand-in keeps it from being looked for.
    sys.modules["lint_ii.linguistic_data.nlp_model"] = types.ModuleType("nlp_model")
    from lint_ii.linguistic_data.wordlists import FREQ_DATA, FREQ_SKIPLIST, NOUN_DATA

    skipped = set(FREQ_SKIPLIST)
    rows: list[dict[str, float]] = []
    targets: list[float] = []
    for s in read_conllu(options.treebank / "train.conllu.xz"):
        for form, lemma, upos, xpos, deprel in zip(s.forms, s.lemmas, s.upos, s.xpos, s.deprels, strict=True):
            word = form.lower()
            if upos not in ("NOUN", "VERB", "ADJ") or deprel == "cop" or xpos.startswith("TW"):
                continue
            if word in skipped or lemma.replace("_", "") in skipped or (upos == "VERB" and "_" in lemma):
                continue
            values = features(word, upos)
            if values is not None:
                target = NOUN_DATA.get(word, {}).get("head", word) if upos == "NOUN" else word
                rows.append(values)
                targets.append(FREQ_DATA.get(target, UNKNOWN))
    names = sorted({name for row in rows for name in row})
    column = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            matrix[i, column[name]] = value
    target_values = np.array(targets)
    weights = np.linalg.solve(matrix.T @ matrix + RIDGE * np.eye(len(names)), matrix.T @ target_values)
    correlation = float(np.corrcoef(matrix @ weights, target_values)[0, 1])
    data = {
        "about": "Estimates SUBTLEX-NL from wordfreq; fitted by language/build/subtlex.py on running content words.",
        "words": len(rows),
        "correlation": round(correlation, 4),
        "coefficients": {name: round(float(w), 5) for name, w in zip(names, weights, strict=True)},
    }
    MODEL.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(len(rows), "words, correlation", round(correlation, 4))


if __name__ == "__main__":
    main()
