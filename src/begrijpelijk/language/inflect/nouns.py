"""Plurals and diminutives of nouns."""

from __future__ import annotations

from functools import lru_cache

from begrijpelijk.language.frequency import zipf
from begrijpelijk.language.inflect.choice import Form, best
from begrijpelijk.language.inflect.spelling import VOWELS, open_stems

_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "kind:kinderen ei:eieren stad:steden lid:leden schip:schepen blad:bladen dag:dagen weg:wegen glas:glazen "
        "gat:gaten bad:baden gebed:gebeden bevel:bevelen oorlog:oorlogen god:goden hol:holen slot:sloten spel:spellen "
        "vat:vaten verdrag:verdragen verlof:verloven volk:volken been:benen rund:runderen lied:liederen "
        "koe:koeien vlo:vlooien rad:raderen goed:goederen kalf:kalveren lam:lammeren hoen:hoenderen man:mannen "
        "ziekte:ziektes zenuw:zenuwen medicus:medici musicus:musici museum:museums centrum:centra datum:data "
        "medium:media risico:risico's arts:artsen mens:mensen grens:grenzen kans:kansen eis:eisen prijs:prijzen "
        "pols:polsen koers:koersen les:lessen advies:adviezen bewijs:bewijzen verzoek:verzoeken gesprek:gesprekken "
        "maatregel:maatregelen middel:middelen artikel:artikelen engel:engelen wonder:wonderen leraar:leraren "
        "partner:partners cel:cellen wervel:wervels spier:spieren klier:klieren nier:nieren zaak:zaken "
        "mogelijkheid:mogelijkheden behoefte:behoeften gedachte:gedachten gemeente:gemeenten periode:periodes".split()
    )
)
_S_ENDINGS = ("el", "em", "en", "er", "erd", "aar", "aard", "eur", "oor", "ie", "é", "ier", "foon", "um")


def has_long_twin(noun: str) -> bool:
    """Whether an undoubled plural belongs to another word: *formaten* is of *formaat*, not of *format*."""
    last, before = noun[-1:], noun[-2:-1]
    short = before in VOWELS and last not in VOWELS and noun[-3:-2] not in VOWELS
    return short and zipf(noun[:-1] + before + last) is not None


@lru_cache(maxsize=4096)
def plural_candidates(noun: str) -> tuple[str, ...]:
    """Plurals that the rules allow, the likeliest first."""
    for word, many in _IRREGULAR.items():
        if noun == word or (len(word) > 3 and noun.endswith(word)):
            return (noun[: -len(word)] + many,)
    if noun.endswith("heid"):
        return (noun[:-4] + "heden",)
    if noun.endswith("ee"):
        return (noun + "ën", noun + "s")
    if noun[-1:] in "aiouy" and not noun.endswith(("ei", "ui", "oi", "ai", "ou", "au", "eu", "oe", "ay", "ey", "oy")):
        return (noun + "'s", noun + "s")
    if noun.endswith("ie"):
        return (noun + "s", noun + "ën", noun[:-1] + "ën")
    if noun.endswith("ij") or noun.endswith(("ei", "ui", "eu", "oe", "ou")):
        return (noun + "en", noun + "s")
    if noun.endswith("je"):
        return (noun + "s",)
    if noun.endswith("e"):
        return (noun + "s", noun + "n")
    latin = []
    if noun.endswith("um"):
        latin = [noun[:-2] + "a"]
    elif noun.endswith("us"):
        latin = [noun[:-2] + "i"]
    elif noun.endswith("is"):
        latin = [noun[:-2] + "es", noun[:-2] + "en"]
    with_en = [stem + "en" for stem in open_stems(noun) if stem != noun or not has_long_twin(noun)]
    if noun.endswith(_S_ENDINGS):
        return (noun + "s", *latin, *with_en)
    return (*with_en, *latin, noun + "s")


def plural(noun: str) -> Form:
    """The plural of a noun.

    >>> plural("ziekenhuis").text, plural("arts").text, plural("therapie").text, plural("hulpteam").text
    ('ziekenhuizen', 'artsen', 'therapieën', 'hulpteams')
    """
    candidates = plural_candidates(noun)
    if len(candidates) == 1:
        return Form(candidates[0], True)
    found = best(candidates)
    return found if found.certain else _as_its_head(noun) or found


def _as_its_head(noun: str) -> Form | None:
    """The plural of a compound that nobody counted, from the longest known word at its end: *hulpteam* from *team*."""
    for cut in range(2, len(noun) - 2):
        head = noun[cut:]
        if zipf(head) is not None and (many := best(plural_candidates(head))).certain:
            return Form(noun[:cut] + many.text, False)
    return None


def diminutive_candidates(noun: str) -> tuple[str, ...]:
    """Diminutives that the rules allow: *operatietje, baantje, boompje, koninkje, balletje, huisje*."""
    if noun.endswith("ing"):
        return (noun[:-1] + "kje", noun + "etje")
    if noun.endswith("m"):
        return (noun + "pje", noun + "metje")
    if noun[-1:] in VOWELS or noun.endswith(("l", "n", "r", "w", "j")):
        doubled = (noun + noun[-1] + "etje",) if noun[-1] in "lnr" else (noun + noun[-1] + "tje",)
        return (noun + "tje", noun + "'tje", *doubled)
    return (noun + "je", noun + noun[-1] + "etje")


def noun_forms(noun: str) -> dict[str, str]:
    """Every form of a noun that a text may have, with what it is: ``sg pl dim dim-pl``."""
    forms = dict.fromkeys(plural_candidates(noun), "pl")
    for small in diminutive_candidates(noun):
        forms[small] = "dim"
        forms[small + "s"] = "dim-pl"
    forms[noun] = "sg"
    return forms
