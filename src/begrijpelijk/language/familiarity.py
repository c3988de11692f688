"""How likely it is that adults do not know a word.

A logistic model over a handful of features, fitted on words that were judged by hand (``build/familiarity.py``; the
coefficients are in ``data/familiarity.json``). Its heart is how often a reader meets the word *or what it is made of*:
a compound of everyday words (*ziekenhuisbed*), an inflection and a transparent derivation (*onbetaalbaar*) are known to
who knows the parts. Against that speak neoclassical building blocks (*laparo-*, *-scopie*), bookish function words
(*derhalve*) and spellings that Dutch words do not have. The length of a word is not among the features: long words are
mostly compounds of known ones.
"""

import json
import re
from functools import cache, lru_cache
from math import exp
from pathlib import Path
from typing import Any

from begrijpelijk.language.compounds import base_forms, infinitives, split, stems
from begrijpelijk.language.concreteness import SEED, read_seed
from begrijpelijk.language.frequency import entry, normalise, zipf

_DATA = Path(__file__).parent / "data"
MODEL = _DATA / "familiarity.json"
TRIGRAMS = _DATA / "trigrams.npy"
MORPHEMES = _DATA / "morphemes.txt"

FEATURES = (
    "seen", "reach", "everyday", "compound", "halves", "family", "unlisted", "neoclassical", "bookish",
    "odd_spelling", "loan",
)  # fmt: skip

LONGEST = 60
"""Longer strings are no words but addresses and the like."""

EVERYDAY = 4.3
"""The least Zipf value for a word of everyday life (*pleister, wimper, narcose*), however seldom it is written."""

COMPOUND_STEP = 0.07
"""How much harder a compound may be than its hardest part."""

DERIVATION_STEP = 0.05
"""How much harder a word in *-heid*, *on-* or *her-* may be than the word it is made of."""

ABSENT = 0.6
"""Zipf value for what the frequency list does not have: it begins at 1.0."""

_ALPHABET = " abcdefghijklmnopqrstuvwxyz-'é"
_LETTER = {character: number for number, character in enumerate(_ALPHABET)}
_FOLD = str.maketrans("ëïöüáàâäèêíìîóòôúùûçñ", "eiouaaaaeeiiiooouuucn")

# Suffixes of transparent derivations, with what may stand in their place in the word they come from.
_SUFFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("heid", ("",)), ("heden", ("",)), ("baar", ("V", "")), ("bare", ("V", "")), ("loos", ("", "N")), ("loze",
    ("", "N")),
    ("achtig", ("", "N", "V")), ("achtige", ("", "N", "V")), ("matig", ("",)), ("matige", ("",)), ("ingen", ("V",)),
    ("ing", ("V",)), ("lijk", ("", "V")), ("elijk", ("N", "V")), ("elijke", ("N", "V")), ("lijke", ("", "V")),
    ("ig", ("N", "V")), ("ige", ("N", "V")), ("schap", ("",)), ("dom", ("",)), ("er", ("V",)), ("ers", ("V",)),
    ("der", ("V",)), ("ster", ("V",)), ("sters", ("V",)), ("aar", ("V",)), ("aars", ("V",)), ("erij", ("V", "N")),
    ("sel", ("V",)), ("sels", ("V",)), ("zaam", ("V",)), ("vol", ("", "N")), ("volle", ("", "N")), ("rijk", ("",)),
    ("rijke", ("",)), ("vrij", ("",)), ("waardig", ("V", "s")), ("waardige", ("V", "s")), ("voudig", ("",)),
    ("isch", ("N",)), ("ische", ("N",)), ("atie", ("eren",)), ("aties", ("eren",)), ("isatie", ("iseren",)),
    ("ist", ("", "N", "isme")),
    ("isme", ("", "N", "isch")), ("iteit", ("", "eel")), ("nis", ("V",)), ("e", ("V",)), ("es", ("",)), ("in", ("",)),
    ("end", ("en",)), ("ende", ("en",)), ("erig", ("N", "V")), ("erige", ("N", "V")), ("weg", ("",)), ("waarts", ("",)),
    ("jarig", ("",)), ("jarige", ("",)), ("delig", ("",)), ("delige", ("",)), ("tal", ("",)), ("maal", ("",)),
)  # fmt: skip
_PREFIXES_WORDS = """
on her ver be ont mis wan oer aarts super mega mini ex niet mede samen aan af op uit in over door voor na bij toe
terug mee tegen om onder rond los vast weg neer voort tussen achter binnen boven buiten ge hoofd oud half al aller
links rechts linker rechter dicht open zelf wel groot klein
"""
_PREFIXES = tuple(_PREFIXES_WORDS.split())

_PLAIN_SPELLING = 2.2
"""Oddness of compounds: the letters where two parts meet say nothing."""

_STEM_FAMILY = 3
"""Level of the family from which a form that is no word counts as a stem."""

_WELL_SEEN = 4.8
"""From here on a word is known whatever it is made of."""

_LOAN_WORDS = """
atie iteit isme ief ieve eel ele air aire oir oire antie entie uum ium aal ale ueel uele abel ibel eus euze age
ering eren ant ent iek isch ische fiel foob matie oide
"""
_LOAN = tuple(_LOAN_WORDS.split())


@cache
def _model() -> dict[str, Any]:
    model: dict[str, Any] = json.loads(MODEL.read_text(encoding="utf-8"))
    return model


@cache
def _morphemes() -> dict[str, list[str]]:
    """The lists of ``data/morphemes.txt`` by heading."""
    lists: dict[str, list[str]] = {}
    name = ""
    for line in MORPHEMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            lists.setdefault(name, []).extend(line.split())
    return lists


@cache
def _bookish() -> frozenset[str]:
    return frozenset(_morphemes()["bookish"])


def is_bookish(word: str) -> bool:
    """Whether a word is of official or old-fashioned prose."""
    return normalise(word) in _bookish()


@cache
def _greek() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = _morphemes()
    return re.compile(rf"(?:{'|'.join(lists['first'])})..."), re.compile(
        rf"...(?:{'|'.join(lists['last'])})(?:s|en|ën)?$"
    )


@cache
def _everyday() -> frozenset[str]:
    """Words that everybody knows though they are seldom written: the nouns that were listed by hand for their kind."""
    return frozenset(read_seed(SEED)) | frozenset(_morphemes()["everyday"])


@lru_cache(maxsize=65536)
def seen(form: str) -> float:
    """How often readers meet a word in any of its forms, on the Zipf scale: that of its most frequent form."""
    best = zipf(form) or ABSENT
    everyday = _everyday()
    if form in everyday:
        best = max(best, EVERYDAY)
    for base in base_forms(form):
        if base in everyday:
            best = max(best, EVERYDAY)
        known = entry(base)
        # A base that the word list lacks is chance: "bloed" is no form of "bloeden" because of "bloe".
        if known.zipf is not None and known.zipf > best and (known.listed or known.zipf > 4):
            best = known.zipf
    own = entry(form)
    if own.left >= _STEM_FAMILY and not own.listed:  # "hersen-", "kinder-" in compounds
        best = max(best, zipf(form + "en") or ABSENT)
    return best


@lru_cache(maxsize=65536)
def derived(form: str, depth: int = 2) -> float:
    """The most that can be said for a word from what it is derived of: the `seen` of that, less for each step."""
    best = 0.0
    for base in _derivation_bases(form):
        known = entry(base)
        if known.listed and len(base) > 2:
            best = max(best, seen(base))
        if depth > 1 and len(base) > 4:
            best = max(best, derived(base, depth - 1) - 0.5)
    return best


def _derivation_bases(form: str) -> list[str]:
    bases = []
    for suffix, bodies in _SUFFIXES:
        if not form.endswith(suffix) or len(form) < len(suffix) + 3:
            continue
        stem = form[: -len(suffix)]
        for body in bodies:
            if body == "V":
                bases += [i for s in stems(stem) for i in infinitives(s)]
            elif body == "N":
                bases += stems(stem)
            else:
                bases.append(stem + body)
    bases += [form[len(p) :] for p in _PREFIXES if form.startswith(p) and len(form) > len(p) + 3]
    return bases


def weakest_part(form: str) -> float:
    """The `seen` or `derived` of the least known part of a compound; 0 when it is no compound."""
    parts = split(form)
    if len(parts) < 2:
        return 0.0
    return min(max(seen(part), derived(part) - 0.5) for part in parts)


def halves(form: str) -> float:
    """As `weakest_part`, for words that were not split: the best of all cuts in two, however unlikely as a compound."""
    best = 0.0
    for at in range(3, len(form) - 2):
        last = entry(form[at:])
        if not last.listed or last.zipf is None or last.zipf <= best:
            continue
        for link in ("", "s", "en", "e"):
            first = form[: at - len(link)]
            if form[:at].endswith(link) and len(first) > 2 and (entry(first).listed or entry(first).left > 2):
                best = max(best, min(seen(first), seen(form[at:])))
    return best


def oddness(form: str) -> float:
    """How unlike a Dutch word a word is spelled: mean surprise of its letters given the two before, in nats."""
    table = _trigrams()
    letters = [0, 0, *(_LETTER.get(c, 0) for c in form.translate(_FOLD)), 0]
    total = sum(int(table[letters[i - 2], letters[i - 1], letters[i]]) for i in range(2, len(letters)))
    # Four plain letters are added, so that a short word is not odd for one rare letter.
    return (total / 16 + 4 * _PLAIN_SPELLING) / (len(letters) + 2)


@cache
def _trigrams() -> Any:
    import numpy as np

    return np.load(TRIGRAMS)


def neoclassical(form: str) -> int:
    """How many building blocks from Greek and Latin stand at either end of a word: *laparo|scopie* has two."""
    first, last = _greek()
    return (first.match(form) is not None) + (last.search(form) is not None)


def features(form: str) -> tuple[float, ...]:
    """The values of `FEATURES` for a normalised word."""
    own = seen(form)
    whole = entry(form)
    bases = [entry(base) for base in base_forms(form)]
    weakest = weakest_part(form) if own < _WELL_SEEN else 0.0
    source = derived(form) if own < _WELL_SEEN else 0.0
    compound = max(weakest - own, 0.0)
    derivation = max(source - own, 0.0)
    cut = max(halves(form) - own, 0.0) if not weakest and own < _WELL_SEEN else 0.0
    family = max(whole.left, whole.right, *(max(base.left, base.right) for base in bases), 0)
    listed = whole.listed or compound > 0 or any(base.listed for base in bases)
    greek = neoclassical(form)
    # What a reader has to go by at best, allowing for the step from the parts to the whole.
    reach = max(own, weakest - 0.3, source - 0.8)
    # Spelling and build matter only for words that are not met every day: 1 for unheard-of ones, 0 from 4.6 up.
    rare = min(max(4.6 - reach, 0.0), 4.0) / 4
    return (
        own,
        reach,
        max(reach - 4.0, 0.0),
        compound,
        cut,
        float(family),
        float(not listed),
        greek * rare,
        float(form in _bookish()),
        (_PLAIN_SPELLING if compound else oddness(form)) * rare,
        float(not compound and derivation <= 1 and form.endswith(_LOAN)) * rare,
    )


@lru_cache(maxsize=65536)
def word_difficulty(word: str) -> float:
    """The share of adults, 0.0 to 1.0, that is estimated not to know a word. Numbers, names and addresses count 0.0.

    Names are told by their capital only where a word is no ordinary word as well; give words at the start of a sentence
    in lower case.

    >>> word_difficulty("ziekenhuisbed") < 0.1 < word_difficulty("laparoscopie")
    True
    """
    form = normalise(word)
    if not 2 <= len(form) <= LONGEST or not any(c.isalpha() for c in form) or any(c.isdigit() for c in form):
        return 0.0
    if word[:1].isupper() and (word.isupper() or not _is_ordinary(form)):
        return 0.0
    if "-" in form and entry(form).zipf is None:
        return max((word_difficulty(part) for part in form.split("-") if part), default=0.0)
    estimate = _estimate(form)
    parts = split(form)
    if len(parts) > 1 and form not in _bookish():
        # Who knows the parts is at most a step away from the whole, however seldom the whole is written.
        estimate = min(estimate, max(_estimate(part) for part in parts) + COMPOUND_STEP)
    if (base := _productive_base(form)) and form not in _bookish():
        estimate = min(estimate, word_difficulty(base) + DERIVATION_STEP)
    return estimate


def _productive_base(form: str) -> str | None:
    """What a word in *-heid*, *on-* or *her-* is made of, if that is a word: these add nothing to learn."""
    for base in (re.sub("(heid|heden)$", "", form), re.sub("^(on|her)", "", form)):
        if base != form and len(base) > 3 and entry(base).listed:
            return base
    return None


@lru_cache(maxsize=65536)
def _estimate(form: str) -> float:
    model = _model()
    total: float = model["intercept"] + sum(
        weight * value for weight, value in zip(model["weights"], features(form), strict=True)
    )
    return 1 / (1 + exp(-total))


def _is_ordinary(form: str) -> bool:
    known = entry(form)
    return known.listed or len(split(form)) > 1 or any(entry(base).listed for base in base_forms(form))
