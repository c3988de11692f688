"""Accuracy of compound splitting: ``python benchmarks/compounds.py TREEBANK [--errors N]``.

Gold are the compounds that the treebank's lemmas mark with ``_`` (nouns and adjectives, in the form that stands in the
text). A fifth of the types, chosen by a hash of the lemma, is held out: nothing was tuned on it. Words that are no
compounds, which must stay whole, are in ``data/simplex.txt``, written down before the splitter saw them.

*Exact*: the same parts; *finer*: all cuts of the gold and perhaps more (*ziek+huis+directie* for
``ziekenhuis_directie``: the treebank does not split what its lexicon has); *head*: the last part is right; *split*:
more than one part came out.
"""

import argparse
import time
import zlib
from pathlib import Path

from begrijpelijk.language.build.treebank import read_conllu
from begrijpelijk.language.compounds import base_forms, split

DATA = Path(__file__).parent / "data"
# The treebank also marks prefixes; to us these are no parts of a compound.
PREFIXES = frozenset("on her ex non anti pseudo semi vice on- ge be ver mis wan oer aarts pro re de in".split())


def held_out(lemma: str, share: int = 5) -> bool:
    return zlib.crc32(lemma.encode()) % share == 0


def gold_compounds(path: Path) -> dict[str, tuple[str, ...]]:
    gold = {}
    for sentence in read_conllu(path):
        for form, lemma, upos in zip(sentence.forms, sentence.lemmas, sentence.upos, strict=True):
            parts = tuple(lemma.lower().split("_"))
            plain = form.isalpha() and form.islower() and len(parts) > 1
            if plain and upos in ("NOUN", "ADJ") and all(len(p) > 1 and p not in PREFIXES for p in parts):
                gold[form] = parts
    return gold


def same(part: str, lemma: str) -> bool:
    """A surface part against a lemma: *eieren* is *ei*, *staats* never comes out."""
    if part == lemma or lemma in base_forms(part) or part in base_forms(lemma):
        return True
    common = next((i for i, (a, b) in enumerate(zip(part, lemma, strict=False)) if a != b), min(len(part), len(lemma)))
    return common >= max(2, min(len(part), len(lemma)) - 2) and abs(len(part) - len(lemma)) <= 3


def compatible(got: tuple[str, ...], gold: tuple[str, ...]) -> bool:
    """All cuts of the gold made, and more inside its parts: *ziek+huis+bed* for *ziekenhuis_bed*."""
    if not gold:
        return not got
    return any(
        (same("".join(got[:n]), gold[0]) or (n > 1 and _ends_match(got[:n], gold[0]))) and compatible(got[n:], gold[1:])
        for n in range(1, len(got) + 1)
    )


def _ends_match(parts: tuple[str, ...], lemma: str) -> bool:
    return parts[0][:3] == lemma[:3] and same(parts[-1], lemma[-len(parts[-1]) :])


def measure(gold: dict[str, tuple[str, ...]], wrong: list[str]) -> dict[str, float]:
    exact = fine = heads = found = 0
    for form, parts in gold.items():
        got = split(form)
        right = len(got) == len(parts) and all(map(same, got, parts))
        exact += right
        fine += right or compatible(got, parts)
        heads += same(got[-1], parts[-1])
        found += len(got) > 1
        if not right and not compatible(got, parts):
            wrong.append(f"{'+'.join(got)} (gold {'_'.join(parts)})")
    total = len(gold) or 1
    return {
        "types": len(gold),
        "exact": exact / total,
        "finer": fine / total,
        "head": heads / total,
        "split": found / total,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of the part that is not held out")
    options = parser.parse_args()
    gold = gold_compounds(options.treebank)
    split("ziekenhuisbed")
    print(f"{'':34}{'types':>8}{'exact':>8}{'finer':>8}{'head':>8}{'split':>8}")
    for name, wanted in (("compounds, tuned on", False), ("compounds, held out", True)):
        wrong: list[str] = []
        part = {f: p for f, p in gold.items() if held_out("_".join(p)) == wanted}
        row = measure(part, wrong)
        print(f"{name:34}{row['types']:8}{row['exact']:8.3f}{row['finer']:8.3f}{row['head']:8.3f}{row['split']:8.3f}")
        if not wanted:
            print("\n".join(wrong[:: max(len(wrong) // options.errors, 1)]) if options.errors else "", end="")
    simplex = [w for w in (DATA / "simplex.txt").read_text(encoding="utf-8").split("\n") if w and w[0] != "#"]
    broken = ["+".join(split(w)) for w in simplex if len(split(w)) > 1]
    print(f"{'no compounds, kept whole':34}{len(simplex):8}{1 - len(broken) / len(simplex):8.3f}  {' '.join(broken)}")
    split.cache_clear()
    start = time.process_time()
    for form in gold:
        split(form)
    print(f"{(time.process_time() - start) / len(gold) * 1e6:.0f} microseconds of processor time per new word")


if __name__ == "__main__":
    main()
