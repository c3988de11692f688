"""Which participles are those of a verb that takes an object: ``python -m ....participles TREEBANK_FILE TARGET``.

Counted in the training part of the treebank: a participle that stands with *worden*, or with *zijn* in the passive, and
never with *zijn* in the active perfect. The list mends the parse where *zijn* is taken for the active perfect.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from begrijpelijk.language.build.treebank import read_conllu

HEADER = """\
# Participles of Dutch verbs that take an object, from UD_Dutch-Alpino (CC BY-SA 4.0), training part.
# Made by begrijpelijk.language.build.participles; do not edit.
"""


def participles(path: Path) -> list[str]:
    """The participles in alphabetical order."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in read_conllu(path):
        for lemma, relation, head in zip(sentence.lemmas, sentence.deprels, sentence.heads, strict=True):
            if head and lemma in ("worden", "zijn") and sentence.xpos[head - 1].startswith("WW|vd"):
                counts[sentence.forms[head - 1].lower()][f"{lemma} {relation}"] += 1
    return sorted(
        form
        for form, seen in counts.items()
        if (seen["worden aux:pass"] or seen["zijn aux:pass"]) and not seen["zijn aux"] and form.isalpha()
    )


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    options.target.write_text(HEADER + "\n".join(participles(options.treebank)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
