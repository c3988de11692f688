"""Which words adults do not know: ``python benchmarks/familiarity.py [--errors N] [FILE]``.

FILE has ``word;known;part;sample``: the share of adults that knows the word is our own judgement. The sample *lemmas*
has base forms, mostly no compounds, as lists of measured familiarity have; *mixed* has more compounds and inflected
forms; *care* is words of care, no random sample. A word counts as unknown under 90%. Given are the AUC (0.5 is
chance) of `word_difficulty`, of rarity alone and of length alone, and how well the estimates are calibrated.
"""

import argparse
import csv
import time
from itertools import product
from pathlib import Path

import numpy as np

from begrijpelijk.language.familiarity import word_difficulty
from begrijpelijk.language.frequency import zipf

JUDGED = Path(__file__).parent / "data" / "familiarity.csv"


def auc(scores: np.ndarray, positive: np.ndarray) -> float:
    """The chance that a positive word scores above a negative one; ties count half."""
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    n, m = positive.sum(), (~positive).sum()
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * m))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=JUDGED)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    with options.file.open(encoding="utf-8") as lines:
        judged = list(csv.DictReader(lines, delimiter=";"))
    word_difficulty("bed")
    start = time.process_time()
    scores = {row["word"]: word_difficulty(row["word"]) for row in judged}
    micros = (time.process_time() - start) / len(scores) * 1e6
    print(f"{'':18}{'words':>7}{'unknown':>9}{'ours':>8}{'rarity':>8}{'length':>8}")
    for part, sample in product(("fit", "held out"), ("mixed", "lemmas", "care")):
        rows = [r for r in judged if r["part"] == part and r["sample"] == sample]
        ours = np.array([scores[r["word"]] for r in rows])
        rarity = np.array([-(zipf(r["word"]) or 0.0) for r in rows])
        length = np.array([float(len(r["word"])) for r in rows])
        unknown = np.array([float(r["known"]) < 0.9 for r in rows])
        print(
            f"{part + ', ' + sample:18}{len(rows):7}{unknown.sum():9}{auc(ours, unknown):8.3f}"
            f"{auc(rarity, unknown):8.3f}{auc(length, unknown):8.3f}"
        )
    held = [r for r in judged if r["part"] == "held out"]
    print("\ncalibration, held out: estimated and judged share that does not know the word")
    for low, high in ((0, 0.05), (0.05, 0.1), (0.1, 0.15), (0.15, 0.3), (0.3, 0.5), (0.5, 1.01)):
        inside = [(scores[r["word"]], 1 - float(r["known"])) for r in held if low <= scores[r["word"]] < high]
        if inside:
            estimate, truth = np.mean(inside, axis=0)
            print(f"{low:5.2f} to {min(high, 1):4.2f}{len(inside):6} words{estimate:8.3f}{truth:8.3f}")
    print(f"\n{micros:.0f} microseconds of processor time per new word")
    if options.errors:
        gap = sorted((r for r in judged if r["part"] == "fit"), key=lambda r: scores[r["word"]] - 1 + float(r["known"]))
        for name, rows in (("too easy", gap[: options.errors]), ("too hard", gap[: -options.errors - 1 : -1])):
            print(
                f"\n{name}: "
                + " ".join(f"{r['word']} {scores[r['word']]:.2f}/{1 - float(r['known']):.2f}" for r in rows)
            )


if __name__ == "__main__":
    main()
