"""Whether a vague word leaves its reader guessing in this sentence, and which exact words could stand there.

*Op tijd* is a clock time for who has to be somewhere, a number of days for who has to arrange something, and neither in
*praat op tijd met uw kinderen*. An example that cannot stand in the sentence is worse than none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from begrijpelijk.bounded import bounded
from begrijpelijk.checks.words.clause import clause_of, token_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from begrijpelijk.matching import Match

IN_TIME = frozenset({"op tijd", "tijdig", "vroegtijdig", "ruim voor"})
SOON = frozenset({"binnenkort", "spoedig", "weldra"})
AS_LONG = frozenset({"zo lang mogelijk", "zo kort mogelijk"})

_BE_THERE = frozenset(
    """komen zijn aan_komen verschijnen vertrekken klaar_staan klaar_zitten melden beginnen binnen_komen in_loggen
    weg_gaan terug_komen aan_wezig aanwezig""".split()
)
_ARRANGE = frozenset(
    """af_zeggen afzeggen af_melden afmelden aan_vragen aanvragen bestellen verzetten op_sturen opsturen inleveren
    in_leveren betalen op_zeggen verlengen in_schrijven aan_melden aanmelden reserveren door_geven doorgeven
    terug_sturen op_halen ophalen annuleren boeken plannen maken halen sturen""".split()
)
_BY_THE_CLOCK = frozenset("in_nemen innemen slikken spuiten druppelen eten".split())
_TAKEN = re.compile(r"medicijn|\bpil|tablet|capsule|druppel|zalf|insuline|antibiotic", re.IGNORECASE)
# Who only calls or says in time may mean a day or a life: an appointment or a prescription tells.
_ARRANGED = bounded(
    r"\b(?:\w*afspra(?:ak|ken)|\w*recept(?:en)?|taxi|vervoer|niet (?:\w+ )?komen|verhinderd|\w*formulier(?:en)?|"
    r"\w*rekening(?:en)?|bestell\w+)\b",
    re.IGNORECASE,
)
_SOON_PROMISED = re.compile(
    r"\b(?:ik|wij|we|ons|onze|hoort|hoor|horen|brief|bericht|uitslag|uitnodiging|oproep|telefoontje|mail|antwoord|rekening|"
    r"gebeld|bellen|belt)\b",
    re.IGNORECASE,
)
# What one can go on with as long as one likes, and for how long: no word of living at home as long as possible.
_HELD = (
    (
        frozenset({"dragen"}),
        {"zo lang mogelijk": "minstens 6 uur per dag", "zo kort mogelijk": "niet langer dan 1 uur"},
    ),
    (frozenset({"gebruiken", "slikken"}), {"zo kort mogelijk": "niet langer dan 1 week"}),
    (
        frozenset("houden vast_houden in_houden drukken koelen liggen zitten staan spoelen strekken hangen".split()),
        {"zo lang mogelijk": "minstens 10 minuten", "zo kort mogelijk": "niet langer dan 10 minuten"},
    ),
)
_SHORT_WAIT = re.compile(r"\bwacht|\b(?:zit|lig|sta)(?:ten|t|gen|an)?\b", re.IGNORECASE)
# An example, and what the text must be about for it to make sense.
_ABOUT = tuple(
    (re.compile(example), re.compile(about, re.IGNORECASE))
    for example, about in (
        (r"\b(?:liter|glas|glazen)\b", r"drink|dronk|vocht|\bwater|alcohol|wijn|bier|thee"),
        (r"lepel|druppel|gram\b|centimeter", r"smeer|zalf|cr[eè]me|olie|zout|suiker|lepel|druppel|poeder|laag"),
        (r"per nacht", r"sla+p|nacht"),
        (r"graden", r"koorts|temperatuur|graden|verhoging|wond|ziek|bel"),
        (r"bloedt|verband|rood is", r"wond|bloed|verband"),
        (r"plassen", r"plas|blaas"),
        (r"pijn", r"pijn|medicijn|paracetamol|tablet|\bpil|zalf|oefen|bewe+g|klacht|bel|koel"),
        (r"mensen|cijfer", r"mensen|pati[eë]nt|kans|bijwerking|komt voor"),
        (r"wandelen|fietsen|rennen|tillen|sporten|lopen", r"lo+p|wandel|bewe+g|sport|til|fiets|inspan|rustig|kalm"),
        (r"oefenen|seconden rust", r"oefen"),
        (r"geld|euro", r"geld|beta+l|kost|bijdrage|toeslag"),
        (r"suikerziekte|onder 18", r"medicijn|ziekte|vergoed|recht|kind|jong"),
        (r"zeep|alle kanten", r"\bwas|hand|poets|schoon"),
        (r"20 uur per dag", r"dra+g|bril|brace|beugel|kous|korset"),
        (
            r"keer per dag",
            r"bewe+g|oefen|lo+p|smeer|drink|eet|eten|neem|adem|spoel|meet|controle|was|poets|verschoon|kijk",
        ),
        (r"1 keer$", r"gebruik|trap|til|bezoek|bel|douch|neem"),
        (r"koorts", r"koorts|ziek|kom|bezoek|wond|bel"),
        (r"zondag", r"open|bezoek|kom|bel|dag"),
        (r"kilometer|rijden", r"woon|wonen|reis|rij|buurt"),
        (r"uur per week", r"werk|hulp|zorg"),
    )
)


def leaves_guessing(match: Match) -> bool:
    """Whether somebody needs a time or an amount here: no word of a whole life (*praat op tijd over de dood*)."""
    term, token = match.entry.term, token_of(match)
    if token is None or term not in IN_TIME | SOON | AS_LONG:
        return True
    if term in SOON:
        return bool(_SOON_PROMISED.search(match.sentence.text))
    verbs, text = _verbs(token), match.sentence.text
    if term in AS_LONG:
        return any(not verbs.isdisjoint(held) for held, _ in _HELD)
    if term != "op tijd" or not verbs.isdisjoint(_BE_THERE | _ARRANGE | _BY_THE_CLOCK):
        return True
    return bool(_ARRANGED.search(text) or ("nemen" in verbs and _TAKEN.search(text)))


def examples(match: Match) -> tuple[str, ...]:
    """The exact words that could stand in the place of the vague one, best first; empty where none fits."""
    token = token_of(match)
    if match.entry.term in IN_TIME and token is not None:
        return _in_time(match, _verbs(token))
    if match.entry.term in AS_LONG and token is not None:
        verbs = _verbs(token)
        if re.search(r"\bla(?:at|ten)\b", match.sentence.text, re.IGNORECASE):
            return ()  # "Laat de pleister zo lang mogelijk zitten": what a thing does, lasts longer than a body can
        fitting = (lasting.get(match.entry.term) for held, lasting in _HELD if not verbs.isdisjoint(held))
        return tuple(filter(None, fitting))
    text = match.sentence.text
    return tuple(
        example
        for example in match.entry.alternatives
        if all(about.search(text) for pattern, about in _ABOUT if pattern.search(example))
        and not (_SHORT_WAIT.search(text) and re.search("weken|maand", example))
    )


def _in_time(match: Match, verbs: frozenset[str]) -> tuple[str, ...]:
    if not verbs.isdisjoint(_ARRANGE) or _ARRANGED.search(match.sentence.text):
        return ("1 dag van tevoren", "2 dagen van tevoren")
    if not verbs.isdisjoint(_BE_THERE):
        return ("10 minuten van tevoren", "voor 9 uur")
    taken = not verbs.isdisjoint(_BY_THE_CLOCK) or ("nemen" in verbs and _TAKEN.search(match.sentence.text))
    return ("elke dag om 8 uur",) if taken else ()


def _verbs(token: Token) -> frozenset[str]:
    """The verbs of the clause that a word stands in, as lemmas: *komen* for *u moet op tijd komen*."""
    head = clause_of(token)
    near = [head, *head.children]
    return frozenset(
        near_token.lemma_ for near_token in near if near_token.pos_ in ("VERB", "AUX", "ADJ") or near_token == head
    )
