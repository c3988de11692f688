"""The build of Dutch words: compounds into parts, inflected forms back to their base.

A compound is split where the parts are known words and where the forms at hand are used as first or last parts in
other words of the OpenTaal list: *kant* begins dozens of words but *oor* ends few, so *kantoor* stays whole, while
*ziekenhuisbed* is *zieken* + *huis* + *bed*. Linking letters (s, e, en) belong to no part. A prefix or a suffix
(*her-*, *-heid*) is no part: that is derivation, see `familiarity`.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from begrijpelijk.language.frequency import Entry, normalise, substrings, unpack

Lookup = Callable[[int, int], Entry | None]

WHOLE = Path(__file__).parent / "data" / "whole.txt"

_SHORT_PARTS_WORDS = """
ui ei ijs as zee ree vee tv cd wc dj pc ov la eu bh po pr ik ego el mp ki
"""
_SHORT_PARTS = frozenset(_SHORT_PARTS_WORDS.split())
"""Parts of two letters that are words; other parts have three letters or more."""

# Words that begin other words by chance or as prefixes: "ver|keer", "ham|ster", "samen|werking" (a derivation).
_NO_FIRST_WORDS = """
aan al her ver ont wan des dis non pre pro con com per sub sur syn int inter trans gen ger ges get geb gem geh bes
bel ben ber beg beh ingen ins ant anti ana kat epi exp ext imp inf par pol psy ste sta str ter tra tri uni best cult
red vers mot ham kar samen sam same mede eraf erop erbij erin erdoor erva ergo pres boe bis dra ink han har choco
neb burg drag gesp over terug voort neer toe uit op in af bij onder voor elk aller ruim kijk zend kon kor mar mon
neo mis ond oor ove een der den het dat dan die dit hun ons men wij met van wie wat nog ook niet dus had kun kan zal
zou mag ene hij haar ken hen mijn zijn jou ander and car cat col cor dia dio dor fra gra hyp ide ill imm kap kla lau
len mat med mer min nor ope ora pat pen pla poe pos pra pri pse rea rec ref rel res sch sec sem ser ses sim sol spe
sti sto sym tan the tol ton tot vie wen are aar
"""
_NO_FIRST = frozenset(_NO_FIRST_WORDS.split())
# Endings that are words as well: "gezond|heid" (heath), "teken|ing", "kan|toren".
_NO_LAST_WORDS = """
heid heden ing ingen schap schappen baar bare loos loze aar aars ster sters tie ties teit lijk lijke ist isten isme
eren eert eerde eel ent ant ten ter ters der ders den dens sen ren nen len men ken gen pen zen ven vers laars aat
santen netje netjes els ger gel loog loge logen ria rek sier enen ijk tes aards sis ment soppen pingen nissen lende
kende vende listen sering deren gingen ander air ino aren lers ner ners elen aal ale eur gelijk gelijke lading halen
euze ier iers iek ica ite ide ine ose age ans ons ens ies ium itis aan ees ese zaam zame achtig achtige matig matige
vol volle waarts voudig rijk rijke arm arme tig end ende elijk elijke erig erige etje etjes tje tjes pje pjes kje
kjes nis sel ste sten ling lingen erij het een dat dan die dit van uit met voor door over hem hen haar zij jij wij
hun was had heb bent vaardig vaardige waardig waardige kundig kundige kundigen delijk telijk selijk nelijk riek tor
toren eerd erd ert ard art aard are era ere ero ers eus lei lig nig dig rig sig kig vig wig lige dige mense onen ion
ting ring dom tal oren gers per pers kers pels mer mers stel bui ming dingen ringen red roeper naar uw lis ning ding
ging king ping zing wing
"""
_NO_LAST = frozenset(_NO_LAST_WORDS.split())

_SHORTEST, _LONGEST = 6, 60
"""Shorter words are no compounds, longer ones are no words."""

_VOWELS = "aeiouyëïöü"
_LINKS = (("", 0.0), ("s", 0.6), ("en", 0.4), ("e", 1.2), ("n", 1.2), ("-", 0.0))

# Tuned on 80% of the compounds of the treebank (benchmarks/compounds.py has the other 20%).
_LEFT_FAMILY, _RIGHT_FAMILY, _ZIPF, _PART, _SHORT, _STRANGER = 1.06, 1.52, 0.43, 4.56, 1.37, 0.62
_WHOLE, _DOUBLED, _NEW = 1.04, 0.19, 3.0


@lru_cache(maxsize=65536)
def split(word: str) -> tuple[str, ...]:
    """The parts of a compound, in lower case, without linking letters; the word itself when it is none.

    >>> split("ziekenhuisbed")
    ('zieken', 'huis', 'bed')
    >>> split("verzekeringsmaatschappijen")
    ('verzekering', 'maatschappijen')
    >>> split("kantoor")
    ('kantoor',)
    """
    form = normalise(word)
    if "-" in form.strip("-"):
        pieces = [piece for piece in form.split("-") if piece]
        return tuple(part for piece in pieces for part in split(piece))
    if not _SHORTEST <= len(form) <= _LONGEST or not form.isalpha():
        return (form,)
    return _best_split(form)


def head(word: str) -> str:
    """The last part of a compound, which says what kind of thing it is; the word itself when it is no compound.

    >>> head("spreekuren")
    'uren'
    """
    return split(word)[-1]


def _best_split(form: str) -> tuple[str, ...]:
    rows = substrings(form)

    def found(start: int, end: int) -> Entry | None:
        row = rows.get((start, end))
        return None if row is None else unpack(row)

    whole = found(0, len(form))
    size = len(form)
    # best[i]: the best way to cut form[:i] into first parts, as (score, parts)
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for start in range(size - 2):
        if start not in best:
            continue
        base_score, parts = best[start]
        closed = _inside_whole_word(form, start)
        for end in range(start + 2, size - 1):
            if start < end < closed:
                continue
            scored = _first_part(form, start, end, found)
            if scored is None:
                continue
            score = base_score + scored[0]
            if form[end - 1] == form[end] and form[end] not in _VOWELS:
                score -= _DOUBLED  # "grot|ten", "lachwek|kende": more often inflection than a part
            if end not in best or score > best[end][0]:
                best[end] = (score, (*parts, scored[1]))
    threshold = -_NEW
    if whole is not None and whole.zipf is not None:
        threshold = _WHOLE * whole.zipf
    winner: tuple[float, tuple[str, ...]] | None = None
    for start, (score, parts) in best.items():
        if start == 0:
            continue
        last = _last_part(form[start:], found(start, size))
        if last is not None and (winner is None or score + last > winner[0]):
            winner = (score + last, (*parts, form[start:]))
    if winner is None or winner[0] <= threshold:
        return (form,)
    return winner[1]


@cache
def _whole_words() -> frozenset[str]:
    lines = WHOLE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _inside_whole_word(form: str, start: int) -> int:
    """Where the longest word that is no compound and begins at `start` ends: no cut may come before it."""
    words = _whole_words()
    return next((end for end in range(min(start + 16, len(form)), start + 3, -1) if form[start:end] in words), start)


def _first_part(form: str, start: int, end: int, found: Lookup) -> tuple[float, str] | None:
    """Score and base of form[start:end] as a first part with its linking letters; None when it cannot be one."""
    surface = form[start:end]
    here = found(start, end)
    family = here.left if here else 0
    winner: tuple[float, str] | None = None
    for link, cost in _LINKS:
        if not surface.endswith(link):
            continue
        stop = end - len(link)
        base = form[start:stop]
        if not _can_be_part(base) or base in _NO_FIRST:
            continue
        known = found(start, stop)
        if known is None or not (known.listed or (known.zipf or 0) >= 3 or known.name):
            continue
        score = (
            _LEFT_FAMILY * family
            + _ZIPF * (known.zipf or 0.5)
            - _PART
            - cost
            - (_SHORT if len(base) <= 3 else 0)
            - (_STRANGER if not family else 0)
        )
        if winner is None or score > winner[0]:
            winner = (score, base)
    if winner is None and family >= 2 and _can_be_part(surface) and surface not in _NO_FIRST:
        winner = (_LEFT_FAMILY * family + _ZIPF * 2 - _PART, surface)
    return winner


def _last_part(part: str, known: Entry | None) -> float | None:
    if known is None or not _can_be_part(part) or part in _NO_LAST:
        return None
    if not (known.listed or (known.zipf or 0) >= 3.5):
        return None
    return (
        _RIGHT_FAMILY * known.right
        + _ZIPF * (known.zipf or 0.5)
        - _PART
        - (_SHORT if len(part) <= 3 else 0)
        - (_STRANGER if not known.right else 0)
    )


def _can_be_part(part: str) -> bool:
    return (len(part) >= 3 or part in _SHORT_PARTS) and not set(part).isdisjoint("aeiouyëïöüéèâêôàij")


@lru_cache(maxsize=65536)
def base_forms(word: str) -> tuple[str, ...]:
    """Forms that this one may be an inflection of, whether they exist or not.

    Plurals, diminutives, forms of verbs, adjectives in -e, comparatives and superlatives. The word itself is not one.

    >>> base_forms("katjes")[:2]
    ('ka', 'kat')
    >>> "huis" in base_forms("huizen")
    True
    """
    form = normalise(word)
    bases: dict[str, None] = {}
    for candidate in _candidates(form):
        if len(candidate) >= 2 and candidate != form:
            bases[candidate] = None
    return tuple(bases)


def _candidates(form: str) -> list[str]:
    out: list[str] = []
    if form.endswith("'s"):
        out.append(form[:-2])
    out += _diminutives(form)
    if form.endswith("en") and len(form) > 4:
        out += stems(form[:-2])
        out.append(form[:-1])
    if form.endswith("eren") and len(form) > 6:
        out += stems(form[:-4])
    if form.endswith("ën"):
        out += [form[:-2], form[:-2].rstrip("e") + "ee"]
    if form.endswith("s") and len(form) > 3:
        out.append(form[:-1])
    if form.endswith("e") and len(form) > 3:
        out += stems(form[:-1])
    for ending in ("er", "ere", "st", "ste"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            out += stems(form[: -len(ending)])
    if form.endswith("der") or form.endswith("dere"):
        out.append(form[: form.rindex("der")])
    for ending in ("de", "den", "te", "ten", "t", "d", "end", "ende"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            out += infinitives(form[: -len(ending)])
    out += infinitives(form)
    out += _participles(form)
    return out


def stems(open_form: str) -> list[str]:
    """How a stem is written without the ending that stood after it: huiz(en) huis, katt(en) kat, bom(en) boom.

    >>> stems("huiz")
    ['huis', 'huiz']
    """
    if len(open_form) < 2:
        return [open_form]
    last, before = open_form[-1], open_form[-2]
    out = []
    if last == before and last not in _VOWELS:
        out.append(open_form[:-1])
    devoiced = {"v": "f", "z": "s"}.get(last)
    if last not in _VOWELS and before in "aeou" and (len(open_form) < 3 or open_form[-3] not in _VOWELS):
        out.append(open_form[:-1] + before + (devoiced or last))
    if devoiced:
        out.append(open_form[:-1] + devoiced)
    out.append(open_form)
    return out


def infinitives(stem: str) -> list[str]:
    """Infinitives that a stem may belong to: werk werken, leef leven, loop lopen, ken kennen."""
    if len(stem) < 2:
        return []
    last, before = stem[-1], stem[-2]
    out = []
    voiced = {"f": "v", "s": "z"}.get(last)
    if last not in _VOWELS:
        doubled = len(stem) >= 3 and before in "aeou" and stem[-3] == before
        if doubled:
            out += [stem[:-2] + c + "en" for c in ([voiced, last] if voiced else [last])]
        elif before in "aeiou" and (len(stem) < 3 or stem[-3] not in "aeiou"):
            out.append(stem + last + "en")
        if voiced and not doubled:
            out.append(stem[:-1] + voiced + "en")
        out.append(stem + "en")
    else:
        out.append(stem + "n")
        if stem.endswith("a") or stem.endswith("o"):
            out.append(stem + "an")
    return out


def _diminutives(form: str) -> list[str]:
    base = form[:-1] if form.endswith("s") else form
    for ending in ("etje", "tje", "pje", "kje", "je"):
        if base.endswith(ending) and len(base) > len(ending) + 1:
            stem = base[: -len(ending)]
            if ending == "etje":
                return [*stems(stem), base[:-3], base[:-2]]
            if ending == "kje":
                return [stem + "g", base[:-2]]
            if ending == "je":
                return [stem]
            out = [stem, base[:-2]]
            if len(stem) >= 3 and stem[-1] == stem[-2] and stem[-1] in "aou":
                out.insert(1, stem[:-1])  # autootje
            return out
    return []


def _participles(form: str) -> list[str]:
    """Infinitives of weak and strong participles, also of separable verbs (*opgehaald* ophalen)."""
    base = form[:-1] if form.endswith("e") and not form.endswith("ee") else form
    out: list[str] = []
    for particle in ("", *_PARTICLES):
        if not base.startswith(particle + "ge") or len(base) < len(particle) + 5:
            continue
        stem = base[len(particle) + 2 :]
        if stem.endswith("en"):
            out.append(particle + stem)
        elif stem[-1] in "td":
            out += [particle + i for i in infinitives(stem[:-1])]
    return out


_PARTICLES_WORDS = """
aan achter af bij binnen door in los mee na om onder op open over rond samen tegen terug toe uit vast voor voorbij
weg vrij goed klaar stil bloot dicht droog hoog leeg plaats schoon thuis
"""
_PARTICLES = tuple(_PARTICLES_WORDS.split())
