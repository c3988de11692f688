"""What a dose says in the text: how many times a day, how much, of a medicine or not, and how to say it by the moment.

What replaces a dose must be the same dose: it is made from the numbers of the text, or there is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from begrijpelijk.bounded import bounded
from begrijpelijk.checks.words.clause import clause_of, token_of
from begrijpelijk.explained import plain_text
from begrijpelijk.matching.text import NUMBER

if TYPE_CHECKING:
    from spacy.tokens import Token

    from begrijpelijk.analysis import Analysis
    from begrijpelijk.matching import Match

MOMENTS = {
    2: ("'s ochtends", "'s avonds"),
    3: ("'s ochtends", "'s middags", "'s avonds"),
    4: ("'s ochtends", "'s middags", "'s avonds", "voor het slapen"),
}
"""The moments of the day for a number of times; other numbers have no moments that fit everybody's day."""

_COUNTS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "acht": 8}
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_COUNTS)})"
_FORMS = {
    "tabl": ("tablet", "tabletten"), "tbl": ("tablet", "tabletten"), "caps": ("capsule", "capsules"),
    "gtt": ("druppel", "druppels"), "supp": ("zetpil", "zetpillen"), "amp": ("ampul", "ampullen"),
}  # fmt: skip
_UNIT = (
    r"(?:tabletten|tablet|tabl|tbl|bruistabletten|bruistablet|pillen|pil|capsules|capsule|caps|druppels|druppel|gtt|zakjes|"
    r"zakje|sachets|sachet|(?:maat)?schepjes|(?:maat)?schepje|(?:maat|eet|thee)?lepels?|(?:maat|eet|thee)lepeltjes?|pufjes|pufje|"
    r"puffen|puf|inhalaties|inhalatie|verstuivingen|verstuiving|sprays?|zetpillen|zetpil|supp|ampullen|ampul|amp|"
    r"pleisters?|injecties|injectie|prikken|prik|eenheden|eenheid|milligram|mg|milliliter|ml)"
)
_RHYTHM = re.compile(
    rf"(?:(?P<times>{_COUNT})\s*(?:(?:x|×|keer|maal)\s*)?(?:/\s*dag|per dag|op een dag|daags|d\.?\s?d(?:\.(?=\s|\d))?)"
    r"|(?P<fold>een|één|twee|drie|vier)maal (?:daags|per dag))(?!\w*[a-z])",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    rf"\s*(?P<number>\d{{1,4}}(?:,\d{{1,2}})?|{_COUNT}|½)"
    r"(?![\d/:]|[.,]\d|\s*(?:-|–|à|a|of|tot|en een half|½|x|×|keer|maal|dd|uur)(?:\s|\d))"
    rf"(?:\s*(?P<unit>{_UNIT})(?!\w)|(?=\s*(?:[.,;:!?)]|$)))",
    re.IGNORECASE,
)
# "maximaal 3 keer per dag", "2 tot 3 keer per dag", "vaker dan 4 keer": no number of times that can be spread.
_BOUND = bounded(
    r"(?:\b(?:max\.?|maximaal|maximum van|hoogstens|hooguit|ten hoogste|tot|minimaal|minstens|ten minste|tenminste|"
    r"meer dan|vaker dan|minder dan|ongeveer|circa|ca\.?|bijna|zeker)|±|[≤≥<>])\s*$",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(?:{_COUNT}|keer)\s*(?:-|–|à|a|of|tot)\s*$|\d[.,/]$", re.IGNORECASE)

_MEDICINE = re.compile(
    r"\b(?:\w*medicijn\w*|\w*medicatie|\w*tablet\w*|pil|pillen|\w*pillen|capsules?|zakjes?|sachets?|"
    r"\w*schepjes?|\w*lepels?|\w*lepeltjes?|ampul\w*|"
    r"prik|prikken|injecties?|\w*spray|klysma\w*|granulaat|siroop|"
    r"\w*druppel\w*|\w*zalf\w*|cr[eè]me|\w*gel|lotion|middel|"
    r"drank|drankje|poeder|\w*pleisters?|pufjes?|puf|inhalator|zetpil\w*|insuline|pijnstillers?|antibiotic\w*|dosis|"
    r"paracetamol|ibuprofen|kuur|innemen|ingenomen|slik\w*|\w*smeer\w*|spuit\w*|druppel\w*|mg|milligram|ml|dd|recept)\b",
    re.IGNORECASE,
)
_KITCHEN = re.compile(r"\b(?:zakjes?|\w*schepjes?|\w*lepels?|\w*lepeltjes?|drank|poeder|ml|prik)\b", re.IGNORECASE)
_BODY_CARE = frozenset(
    """oefenen bewegen wandelen lopen fietsen poetsen wassen spoelen meten controleren wegen plassen koelen flossen
    draaien bellen komen kolven rusten liggen zitten staan verschonen verbinden wisselen luchten ademen masseren
    douchen scheren hoesten opschrijven noteren schoon_maken strekken buigen trainen tillen kijken slapen""".split()
)
_EATING = frozenset({"eten", "drinken"})
_STAFF = (
    "kundige",
    "kundigen",
    "zuster",
    "zusters",
    "broeder",
    "arts",
    "artsen",
    "medewerker",
    "medewerkers",
    "thuiszorg",
)
_TIME_NOUNS = frozenset("keer maal dag uur week maand nacht etmaal minuut weken dagen uren".split())


def _is_done_by_staff(clause: Token) -> bool:
    """Whether others see to it: *de verpleegkundige geeft u 3 keer per dag medicijnen* is nothing to do."""
    subjects = (child for child in clause.children if child.dep_.startswith("nsubj"))
    return any(subject.lower_ in ("wij", "we") or subject.lower_.endswith(_STAFF) for subject in subjects)


class Dose(NamedTuple):
    """How many times a day, how much each time as it is to be written (empty: not said), and where that ends."""

    times: int
    amount: str
    end: int

    @property
    def suggestion(self) -> str:
        """The same dose by the moments of the day; empty where no moments go with this number of times."""
        if self.times == 1:
            return f"elke dag 1 keer {self.amount}".rstrip()
        pieces = [f"{moment} {self.amount}".rstrip() for moment in MOMENTS.get(self.times, ())]
        return " en ".join(filter(None, (", ".join(pieces[:-1]), *pieces[-1:])))


def dose_at(analysis: Analysis, match: Match) -> Dose | None:
    """The dose of so many times a day that stands at a match; None for any other wording, a range or a bound."""
    text = plain_text(analysis)
    rhythm = _RHYTHM.match(text, match.start, match.sentence.end)
    if rhythm is None or is_bound(analysis, match):
        return None
    amount = _AMOUNT.match(text, rhythm.end(), match.sentence.end)
    if amount is None and rhythm.end() < match.end:
        return None
    written = (rhythm["times"] or rhythm["fold"]).lower()
    end = max(match.end, amount.end()) if amount else match.end
    return Dose(_COUNTS.get(written) or int(written), _written(amount) if amount else "", end)


def is_bound(analysis: Analysis, match: Match) -> bool:
    """Whether a number is a most, a least or one of two: *maximaal 3 keer per dag*, *2 tot 3 keer per dag*."""
    before = plain_text(analysis)[match.sentence.start : match.start]
    return bool(_RANGE.search(before) or _BOUND.search(before))


def _written(amount: re.Match[str]) -> str:
    """The amount in words that everybody reads: *1 gtt* is *1 druppel*."""
    number, unit = amount["number"], (amount["unit"] or "").lower()
    one, many = _FORMS.get(unit, (unit, unit))
    single = number.lower() in ("1", "een", "één", "½")
    return f"{number} {one if single else many}".rstrip()


_INTERVAL = re.compile(rf"(?:om de|elke|iedere) (?P<hours>{_COUNT}|tien|twaalf) uur$", re.IGNORECASE)
_WHEN_NEEDED = re.compile(
    r"\b(?:mag|mogen|kunt|kan|kun|bij (?:\w+ )?(?:pijn|koorts|jeuk|klachten)|als|zo nodig|hoogstens|maximaal|max)\b",
    re.IGNORECASE,
)


def least_interval(match: Match) -> str:
    """What to write for an interval that is a least: *u mag om de 6 uur een tablet* is no order to take four a day."""
    text = match.sentence.text
    start = match.start - match.sentence.start
    found = _INTERVAL.match(text[start : start + match.end - match.start])
    if found is None or not _WHEN_NEEDED.search(text):
        return ""
    return f"wacht elke keer {found['hours']} uur voor u weer iets neemt"


def filled(match: Match) -> tuple[str, ...]:
    """The alternatives of a listed wording with the numbers of the text for ``#``, those that find their number."""
    numbers = [word.text for word in match.words if word.is_number]
    texts = []
    for text in match.entry.alternatives:
        if text.count(NUMBER) <= len(numbers):
            for number in numbers[: text.count(NUMBER)]:
                text = text.replace(NUMBER, number, 1)
            texts.append(text)
    return tuple(texts)


def is_about_medicine(match: Match) -> bool:
    """Whether it is a medicine that is taken so often: not exercises, meals, washing or measuring beside a medicine."""
    sentence = match.sentence
    if not _MEDICINE.search(sentence.block.text):
        return False
    token = token_of(match)
    clause = clause_of(token) if token is not None else None
    verb = clause.lemma_.split("_")[-1] if clause is not None else ""
    if clause is not None and (clause.lemma_ in _BODY_CARE or verb in _BODY_CARE or _is_done_by_staff(clause)):
        return False
    # "U moet 3 keer per dag eten als u tabletten slikt": what another verb is about does not count.
    others = {word.idx for word in sentence.tokens if (other := clause_of(word)) != clause and other.pos_ == "VERB"}
    shift = sentence.start - sentence.block.start
    named = [found[0] for found in _MEDICINE.finditer(sentence.text) if shift + found.start() not in others]
    if named:
        food = verb in _EATING and all(map(_KITCHEN.fullmatch, named))
        return not food or any(not _KITCHEN.fullmatch(found[0]) for found in _MEDICINE.finditer(sentence.block.text))
    if verb in _EATING:
        return False
    inside = {word.token for word in match.words}
    things = [
        token
        for token in sentence.tokens
        if token.pos_ == "NOUN" and token not in inside and token.lemma_ not in _TIME_NOUNS
    ]
    # "Doe de oefeningen 3 keer per dag" beside a medicine; "Doe dat 3 keer per dag" is about what came before.
    return not any(token.dep_ in ("obj", "nsubj", "nsubj:pass", "ROOT") for token in things)
