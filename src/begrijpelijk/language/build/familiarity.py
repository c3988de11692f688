"""Makes ``data/trigrams.npy``, fits ``familiarity.json``: ``python -m begrijpelijk.language.build.familiarity``.

The trigram table holds how surprising each letter is after the two before it, over the words of the OpenTaal list. The
model is a logistic regression on the words of ``benchmarks/data/familiarity.csv`` that are marked for fitting; the
target is the judged share of adults that does not know the word. A ridge keeps the weights small.
"""

import argparse
import csv
import json
from pathlib import Path

import numpy as np

from begrijpelijk.language.build.frequencies import OPENTAAL, read_opentaal
from begrijpelijk.language.familiarity import _ALPHABET, _FOLD, _LETTER, FEATURES, MODEL, TRIGRAMS, features
from begrijpelijk.language.frequency import entry

JUDGED = Path(__file__).parents[4] / "benchmarks" / "data" / "familiarity.csv"
RIDGE = 0.5
ANCHOR = 0.01
"""Share of adults taken not to know a very frequent word."""
UNLISTED = 0.7
"""Log odds of being unknown for a word that the word list does not have, of itself or by its parts; our choice."""


def trigrams(words: set[str]) -> np.ndarray:
    """Surprise of the third letter of each trigram in sixteenths of a nat, smoothed by the two-letter counts."""
    size = len(_ALPHABET)
    counts = np.zeros((size, size, size))
    for word in words:
        letters = [0, 0, *(_LETTER.get(c, 0) for c in word.translate(_FOLD)), 0]
        for a, b, c in zip(letters, letters[1:], letters[2:], strict=False):
            counts[a, b, c] += 1
    bigram = counts.sum(axis=0) + 0.5
    backoff = bigram / bigram.sum(axis=1, keepdims=True)
    smooth = (counts + 10 * backoff) / (counts.sum(axis=2, keepdims=True) + 10)
    return np.clip(np.round(-16 * np.log(smooth)), 0, 255).astype(np.uint8)


def fit(rows: np.ndarray, target: np.ndarray, ridge: float) -> np.ndarray:
    """Weights of a logistic regression with fractional targets, intercept first; Newton's method."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale[scale == 0] = 1
    design = np.column_stack([np.ones(len(rows)), (rows - mean) / scale])
    weights = np.zeros(design.shape[1])
    penalty = np.full(len(weights), ridge)
    penalty[0] = 0
    for _ in range(50):
        share = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (target - share) - penalty * weights
        hessian = (design * (share * (1 - share))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    raw = weights[1:] / scale
    return np.concatenate([[weights[0] - (raw * mean).sum()], raw])


def frequent_words(words: set[str]) -> list[str]:
    """Every tenth listed word that is written more than 30 times in a million words: known to everybody."""
    return sorted(w for w in words if len(w) > 2 and (entry(w).zipf or 0) > 4.5)[::10]


def main() -> None:
    """Makes the table, fits the model and writes both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--judged", type=Path, default=JUDGED)
    parser.add_argument("--opentaal", type=Path, default=OPENTAAL)
    options = parser.parse_args()
    words, _ = read_opentaal(options.opentaal)
    np.save(TRIGRAMS, trigrams(words))
    with options.judged.open(encoding="utf-8") as lines:
        judged = [row for row in csv.DictReader(lines, delimiter=";") if row["part"] == "fit"]
    anchors = frequent_words(words)
    rows = np.array([features(word) for word in [*(row["word"] for row in judged), *anchors]])
    target = np.array([*(1 - float(row["known"]) for row in judged), *(ANCHOR for _ in anchors)])
    weights = fit(rows, target, RIDGE)
    # Every judged word stands in the word list, so the weight of standing outside it cannot be fitted.
    weights[1 + FEATURES.index("unlisted")] = UNLISTED
    model = {
        "about": "logistic model of the share of adults that does not know a word, see build/familiarity.py",
        "words": len(judged),
        "features": list(FEATURES),
        "intercept": round(float(weights[0]), 4),
        "weights": [round(float(w), 4) for w in weights[1:]],
    }
    MODEL.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    for name, weight in zip(FEATURES, weights[1:], strict=True):
        print(f"{name:20}{weight:9.3f}")


if __name__ == "__main__":
    main()
