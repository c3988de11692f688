"""Compiles ``data/lexicon.npy``: ``python -m begrijpelijk.language.build.frequencies``.

Takes the large Dutch list of *wordfreq* (needed here only, never at run time) and the OpenTaal word list (Debian
package *wdutch*), and counts how many words of that list each form begins or ends as a part of a compound. See
`begrijpelijk.language.frequency` for what a row holds.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

import numpy as np

from begrijpelijk.language.frequency import LEXICON, hash_word, normalise

OPENTAAL = Path("/usr/share/dict/dutch")

# Words that end like this take their s without being compounds of it: no linking s is counted before them.
_LETTERS = re.compile(r"[^\W\d_]+")
_LINKS = ("", "s", "en", "e", "n")
_MIN_PART = 3
_ROUNDS = 3

# Endings and prefixes that look like words: "-heid" (heath), "her-" and so on make derivations, not compounds.
_NOT_LAST_WORDS = """
heid heden ing ingen schap schappen baar bare loos loze aar aars ster sters tie ties teit lijk lijke ist isten isme
eren eert eerde eel ent ant ten ter ters der ders den sen ren nen len men ken gen pen zen ven lers ner ners elen aal
ale eur euze ier iers iek ica ite ide ine ose age ans ons ens ies ium itis aan ees ese zaam zame achtig achtige
matig matige vol volle waarts voudig rijk rijke arm end ende elijk elijke erig erige etje etjes tje tjes pje pjes
kje kjes nis sel ste sten ling lingen erij de te
"""
NOT_LAST = frozenset(_NOT_LAST_WORDS.split())
_NOT_FIRST_WORDS = """
aan ver ont her wan des dis non pre pro con com per sub sur syn int inter trans gen ger ges get geb gem geh bes bel
ben ber bet bed beg beh bek onder over door voor uit toe ingen ins ant anti ana kat epi exp ext imp inf par pol psy
ste sta str ter tra tri uni ven kon kor mar mon moe mis nat neo
"""
NOT_FIRST = frozenset(_NOT_FIRST_WORDS.split())


# First parts that are no words by themselves: old plurals in -er and stems, "kinder+wagen", "hersen+vlies".
_BOUND_STEMS_WORDS = """
hersen kinder runder hoender eier blader lammer kalver goeder kleder rader wieler zonne hemel vaart scheeps konings
mini maxi mega micro macro multi ultra turbo bio eco euro kilo centi milli foto video radio auto moto thermo aqua
stads staats krijgs liefdes beeld oud verjaar inschrijf opsporings
"""
BOUND_STEMS = frozenset(_BOUND_STEMS_WORDS.split())


def read_opentaal(path: Path) -> tuple[set[str], set[str]]:
    """The words and the names (written with a capital only) of the list."""
    words: set[str] = set()
    names: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if " " in line or not line:
            continue
        (words if line == line.lower() else names).add(normalise(line))
    return words, names - words


def families(words: set[str], zipf: dict[str, int]) -> tuple[Counter[str], Counter[str]]:
    """How many words have each form as first part (linking letters included) and each word as last part.

    Every word is given its best split under the counts of the round before, so that a chance split (*kant+oor*) loses
    from the productive ones over the rounds.
    """
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    known = {w for w in words if len(w) >= _MIN_PART and zipf.get(w, 0) >= 200 and _LETTERS.fullmatch(w)}
    firsts = {w for w in known if w not in NOT_FIRST} | BOUND_STEMS
    lasts = {w for w in known if w not in NOT_LAST}
    # A stem of a verb is a first part too (*wacht+kamer*), mostly in the list as a word of its own.
    long = [w for w in words if len(w) >= 2 * _MIN_PART and _LETTERS.fullmatch(w)]
    for turn in range(_ROUNDS):
        new_left: Counter[str] = Counter()
        new_right: Counter[str] = Counter()
        for word in long:
            best, found = 0.0, None
            for at in range(_MIN_PART, len(word) - _MIN_PART + 1):
                last = word[at:]
                if last not in lasts:
                    continue
                first = word[:at]
                base = next(
                    (
                        first[: len(first) - len(x)]
                        for x in _LINKS
                        if first.endswith(x) and first[: len(first) - len(x)] in firsts
                    ),
                    None,
                )
                if base is None:
                    continue
                if turn == 0:
                    score = min(zipf.get(base, 0), zipf[last]) / 100 + 0.1 * min(len(base), len(last))
                else:
                    score = (
                        np.log2(1 + left[first]) + np.log2(1 + right[last]) + min(zipf.get(base, 0), zipf[last]) / 200
                    )
                if score > best:
                    best, found = float(score), (first, last)
            if found:
                new_left[found[0]] += 1
                new_right[found[1]] += 1
        left, right = new_left, new_right
    return left, right


def compile_rows(
    zipf: dict[str, int], words: set[str], names: set[str]
) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """The sorted rows: words with a frequency, the other words of the list, first parts with linking letters."""
    left, right = families(words, zipf)
    print(f"{len(left):,} first parts, {len(right):,} last parts")
    rare = {w for w in words if w not in zipf and _LETTERS.fullmatch(w)}
    print(f"{len(zipf):,} words with a frequency, {len(rare):,} of the word list without")
    modifiers = {w for w, n in left.items() if n >= 2}
    rows = {}
    for form in zipf.keys() | rare | modifiers:
        status = 1 if form in words else 2 if form in names else 0
        key = hash_word(form)
        row = key << 20 | _level(left[form]) << 16 | _level(right[form]) << 12 | status << 10 | zipf.get(form, 0)
        if key in rows:
            print("collision:", form)
        rows[key] = row
    return np.array(sorted(rows.values()), dtype=np.uint64)


def _level(count: int) -> int:
    return min(count.bit_length(), 15)


def main() -> None:
    """Reads the sources and writes the lexicon."""
    from wordfreq import get_frequency_list

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opentaal", type=Path, default=OPENTAAL)
    parser.add_argument("--out", type=Path, default=LEXICON)
    options = parser.parse_args()
    # Bucket n of the list holds the words at -n centibels, that is at 9 - n / 100 on the Zipf scale.
    buckets = get_frequency_list("nl", wordlist="large")
    zipf = {word: 900 - n for n, bucket in enumerate(buckets) for word in bucket}
    words, names = read_opentaal(options.opentaal)
    rows = compile_rows(zipf, words, names)
    np.save(options.out, rows)
    print(f"{len(rows):,} rows, {options.out.stat().st_size / 1e6:.2f} MB in {options.out}")
    check(sorted(words)[:: len(words) // 3000] + sorted(zipf)[:: len(zipf) // 3000])


def check(sample: list[str]) -> None:
    """Compares our Zipf values with wordfreq's own, whose tokenisation we follow but for numbers."""
    from wordfreq import zipf_frequency

    from begrijpelijk.language.frequency import zipf

    different = [w for w in sample if abs(zipf_frequency(w, "nl") - (zipf(w) or 0.0)) > 0.005]
    print(f"{len(sample):,} words checked against wordfreq, {len(different)} different: {' '.join(different[:20])}")


if __name__ == "__main__":
    main()
