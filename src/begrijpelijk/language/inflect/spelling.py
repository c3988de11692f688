"""The spelling of stems before an ending: double consonants, single vowels, v for f and z for s."""

from __future__ import annotations

from begrijpelijk.language.frequency import zipf

VOWELS = "aeiouyäëïöüáéíóúèê"


def open_stems(stem: str) -> list[str]:
    """How a stem may be written before an ending that starts with a vowel, the likeliest first.

    >>> open_stems("boom"), open_stems("kat"), open_stems("huis")
    (['bom'], ['katt', 'kat'], ['huiz', 'huis'])
    """
    if len(stem) < 2 or stem[-1] in VOWELS:
        return [stem]
    last, before = stem[-1], stem[-2]
    if before in VOWELS:
        long = len(stem) >= 3 and stem[-3] in VOWELS
        if long and stem[-3] == before and before in "aeou":
            base = stem[:-2]
            return [*([base + {"f": "v", "s": "z"}[last]] if last in "fs" else []), base + last]
        if not long and last not in "hwjxq":
            return [stem + last, stem]
    if last in "fs" and (before in VOWELS or before in "lnr"):
        voiced = stem[:-1] + {"f": "v", "s": "z"}[last]
        return [voiced, stem] if before in VOWELS or last == "f" else [stem, voiced]
    return [stem]


def closed_stem(infinitive: str) -> str:
    """The stem of a verb as it is written at the end of a word.

    >>> [closed_stem(verb) for verb in ("werken", "leven", "lopen", "pakken", "gaan", "reizen", "veranderen", "leren")]
    ['werk', 'leef', 'loop', 'pak', 'ga', 'reis', 'verander', 'leer']
    """
    if infinitive.endswith(("gaan", "staan", "slaan", "komen")):
        return infinitive[:-2]
    if infinitive.endswith(("doen", "zien")):
        return infinitive[:-1]
    if infinitive.endswith("iën"):
        return infinitive[:-2] + "e"
    if not infinitive.endswith("en"):
        return infinitive.removesuffix("n")
    stem = infinitive[:-2]
    if len(stem) < 2:
        return stem
    last, before = stem[-1], stem[-2]
    if last == before and last not in VOWELS:
        return stem[:-1]
    devoiced = {"v": "f", "z": "s"}.get(last, last)
    short = stem[:-1] + devoiced
    if stem.endswith("uer"):
        return stem[:-1] + "er"  # evalueer; the e of voer and vier is part of another sound
    if stem.endswith("ër"):
        return stem[:-1] + "er"  # creëer
    if last in VOWELS or last == "w" or before not in "aeou" or (len(stem) >= 3 and stem[-3] in VOWELS):
        return short
    long = stem[:-1] + before + devoiced
    if before == "e" and last in "lnrm" and (zipf(short + "t") or 0) > (zipf(long + "t") or 0):
        return short  # no stress on the last syllable: wandel(en), teken(en), verander(en), adem(en)
    return long
