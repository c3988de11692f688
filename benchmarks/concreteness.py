"""Kind of nouns beside LiNT-II's list: ``benchmarks/concreteness.py --lint PYTHON --treebank FILE ... --texts FOLDER``.

PYTHON is the interpreter of an environment with *lint-ii*: its list may not be redistributed, so it is asked there and
only the counts come out. Every noun of the running text counts, as often as it occurs. Texts count as looked at (their
errors were read while the seed list was written) or held out, by the hash of the text; ``--errors`` prints errors of
the former only.

Columns: nouns that lint-ii has; share of these that we have a kind for; agreement over its three kinds (concrete,
abstract, undefined; none of ours is a disagreement); agreement over the nouns that are concrete or abstract to it;
correlation of the share of concrete nouns over pieces of 40 nouns, and both mean shares, which is what LiNT uses.
"""

import argparse
import json
import subprocess
import zlib
from collections import Counter
from pathlib import Path

import numpy as np

from begrijpelijk.language.build.treebank import read_conllu
from begrijpelijk.language.concreteness import kind

# Its package loads a language model when imported, so its table is read beside it.
LOOKUP = """
import importlib.util, json, pathlib, sys
import pyarrow.parquet
folder = pathlib.Path(importlib.util.find_spec("lint_ii").origin).parent / "linguistic_data" / "data"
table = pyarrow.parquet.read_table(max(folder.glob("nouns_sem_types_*.parquet")), columns=["word", "super_sem_type"])
kinds = dict(zip(*(column.to_pylist() for column in table.columns)))
json.dump([kinds.get(form) or kinds.get(lemma) for form, lemma in json.load(sys.stdin)], sys.stdout)
"""

Noun = tuple[str, str]
PIECE = 40


def ask_lint(python: str, nouns: list[Noun]) -> list[str | None]:
    pairs = [(form.lower(), lemma.lower().replace("_", "")) for form, lemma in nouns]
    done = subprocess.run([python, "-c", LOOKUP], input=json.dumps(pairs), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def treebank_nouns(path: Path) -> dict[str, list[Noun]]:
    """Nouns per run of 50 sentences, which stands for a text."""
    texts: dict[str, list[Noun]] = {}
    for number, sentence in enumerate(read_conllu(path)):
        name = f"{path.stem}-{number // 50}"
        columns = zip(sentence.forms, sentence.lemmas, sentence.upos, strict=True)
        texts.setdefault(name, []).extend((f, le) for f, le, u in columns if u == "NOUN")
    return texts


def leaflet_nouns(folder: Path, pipeline: str) -> dict[str, list[Noun]]:
    import spacy
    from bs4 import BeautifulSoup

    nlp = spacy.load(pipeline)
    texts = {}
    for path in sorted(folder.glob("*/*.html")):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        blocks = [
            e.get_text(" ", strip=True) for e in (soup.body or soup).find_all(["p", "li", "h1", "h2", "h3", "td"])
        ]
        # All levels of a topic go to the same side.
        texts.setdefault(path.parent.name, []).extend(
            (t.text, t.lemma_) for doc in nlp.pipe(blocks) for t in doc if t.pos_ == "NOUN"
        )
    return texts


def held_out(name: str) -> bool:
    return name.startswith("dev") or zlib.crc32(name.encode()) % 2 == 0


def report(label: str, texts: dict[str, list[Noun]], theirs: dict[Noun, str | None]) -> Counter[tuple[str, str, str]]:
    confusion: Counter[tuple[str, str, str]] = Counter()
    shares = []
    for nouns in texts.values():
        known = [(n, ours, their) for n in nouns if (their := theirs[n]) for ours in [kind(n[1], "NOUN", n[0])]]
        for noun, ours, their in known:
            confusion[(their, ours or "none", noun[1])] += 1
        for i in range(0, len(known) - PIECE + 1, PIECE):
            piece = known[i : i + PIECE]
            shares.append(
                (
                    sum(ours == "concrete" for _, ours, _ in piece)
                    / max(sum(ours is not None for _, ours, _ in piece), 1),
                    sum(their == "concrete" for *_, their in piece) / PIECE,
                )
            )
    total = sum(confusion.values())
    two = sum(n for (t, _, _), n in confusion.items() if t != "undefined")
    same = sum(n for (t, o, _), n in confusion.items() if t == o)
    same_two = sum(n for (t, o, _), n in confusion.items() if t == o and t != "undefined")
    covered = sum(n for (_, o, _), n in confusion.items() if o != "none")
    columns = np.array(shares)
    correlation = np.corrcoef(columns.T)[0, 1] if len(shares) > 2 else float("nan")
    ours_mean, their_mean = columns.mean(axis=0) if len(shares) else (float("nan"),) * 2
    print(
        f"{label:30}{total:8}{covered / total:9.3f}{same / total:9.3f}{same_two / two:9.3f}"
        f"{correlation:9.3f}{ours_mean:9.3f}{their_mean:9.3f}"
    )
    return confusion


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lint", required=True, help="python of an environment with lint-ii")
    parser.add_argument("--treebank", type=Path, nargs="+", default=[])
    parser.add_argument("--texts", type=Path, help="folder with topic/level.html")
    parser.add_argument("--pipeline", default="begrijpelijk", help="spaCy pipeline for the texts")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    sources = {path.name: treebank_nouns(path) for path in options.treebank}
    if options.texts:
        sources["leaflets"] = leaflet_nouns(options.texts, options.pipeline)
    nouns = list({n for texts in sources.values() for part in texts.values() for n in part})
    theirs = dict(zip(nouns, ask_lint(options.lint, nouns), strict=True))
    heads = ("nouns", "covered", "agree 3", "agree 2", "corr.", "ours", "lint-ii")
    print(f"{'':30}" + f"{heads[0]:>8}" + "".join(f"{h:>9}" for h in heads[1:]))
    for name, texts in sources.items():
        for label, wanted in (("looked at", False), ("held out", True)):
            part = {n: t for n, t in texts.items() if held_out(n) == wanted}
            if not part:
                continue
            confusion = report(f"{name}, {label}", part, theirs)
            if options.errors and not wanted:
                errors = Counter({k: n for k, n in confusion.items() if k[0] != k[1]})
                by_pair = Counter()
                for (t, o, _), n in errors.items():
                    by_pair[t, o] += n
                print(dict(by_pair.most_common()))
                for pair, _ in by_pair.most_common():
                    found = [(w, n) for (t, o, w), n in errors.most_common() if (t, o) == pair]
                    print(pair, " ".join(f"{w}:{n}" for w, n in found[: options.errors]))


if __name__ == "__main__":
    main()
