"""`getal`: percentages, ratios, formulas, long decimals and large numbers that say little to many readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.bounded import bounded
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="getal",
    section="words",
    severity="waarschuwing",
    title={"nl": "Moeilijk getal", "en": "Hard number"},
    message={
        "nl": "'{citaat}' zegt veel mensen weinig.",
        "en": "'{citaat}' says little to many people.",
    },
    variants={
        "procent": {
            "nl": "Veel mensen vinden procenten moeilijk: '{citaat}'.",
            "en": "Many people find percentages hard: '{citaat}'.",
        },
        "verhouding": {
            "nl": "Veel mensen vinden een verhouding moeilijk: '{citaat}'.",
            "en": "Many people find a ratio hard: '{citaat}'.",
        },
        "eenheid": {
            "nl": "Veel mensen kennen de maat '{citaat}' niet.",
            "en": "Many people do not know the unit '{citaat}'.",
        },
    },
    explanation={
        "nl": "Veel mensen hebben moeite met rekenen. Schrijf een kans als '2 van de 10 mensen'. "
        "Rond grote getallen af. Laat een getal weg als de lezer er niets mee hoeft te doen.",
        "en": "Many people find figures hard. Write a chance as '2 in 10 people', round large numbers, and leave out "
        "figures that the reader has no use for.",
    },
    examples=(
        Example(
            bad="Bij 20% van de patiënten komt de klacht terug.",
            good="Bij 2 van de 10 mensen komt de klacht terug.",
        ),
    ),
    item=(14,),
    wcag=("3.1.5",),
    options={
        "cijfers": Option(
            6,
            {"nl": "Een getal met zoveel cijfers is groot.", "en": "A number of so many digits is large."},
            4,
        ),
        "decimalen": Option(
            3,
            {"nl": "Zoveel cijfers achter de komma is te veel.", "en": "So many decimals are too many."},
            1,
        ),
    },
    action={"nl": "Schrijf getallen makkelijker op.", "en": "Make figures easier."},
)

_NUMBER_WORD = (
    r"(?:nul|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    r"|achttien|negentien|\w*twintig|\w*dertig|\w*veertig|\w*vijftig|\w*zestig|\w*zeventig|\w*tachtig|\w*negentig|honderd"
    r"|tientallen|enkele|half|anderhalf|hoeveel)"
)
# What all patterns below ask for: in most blocks nothing of it stands, and one look is quicker than eight.
_FIGURE = re.compile(r"[\d/=]|cent\b|promille\b| per ", re.IGNORECASE)
# What a share is of, where it is not people.
_NO_PEOPLE = re.compile(
    r"\s+(?:(?:van|op)\s+(?:de|het|uw|je|alle)\s+)?(?:\w+\s+)?"
    r"(?:korting|rente|btw|premie|kosten|loon|salaris|inkomen|prijs|bedrag|rekening|vet|alcohol|zout|suiker|water|zuurstof|"
    r"energie|calorie\w*|vergoed\w*|vergoeding|gewicht|tijd|duurder|goedkoper|minder|meer|lager|hoger)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"(?<![\w.,])(?:\d[\d.,]*\s?(?:-|–|à|tot|en)\s?)?\d+(?:[.,]\d+)?\s?(?:%|‰|procent\b|percent\b|promille\b)"
    rf"|\b{_NUMBER_WORD}\s(?:procent|percent|promille)\b",
    re.IGNORECASE,
)
_SCIENCE = r"(?:[mµn]?mol|[mµk]?g|mcg|IE|E|[mdcµ]?l|kcal|kJ|mSv|mmHg|cmH2O|U)"
_PER_UNIT = bounded(
    rf"(?:\d[\d.,]*\s?)?(?<![\w/]){_SCIENCE}\s?/\s?(?:\d+\s?)?"
    r"(?:[md]?l|kg|mol|min|m2|m²|g|dag|uur|u|24\s?u(?:ur)?|1,73\s?m2)(?![\w/])|\b\d[\d.,]*\s?(?:kg/m2|kg/m²|mmHg)"
    r"|\b(?:millimol|micromol|milligram|gram|kilo(?:gram)?) per (?:liter|deciliter|kilo(?:gram)?|vierkante meter)\b"
)
_RATIO = re.compile(r"(?<![\d.,:/-])(\d{1,3}(?:\.\d{3})*)\s?:\s?(\d+(?:\.\d{3})*)(?![\d:]|[.,]\d)")
_FRACTION = re.compile(r"(?<![\d.,:/-])1\s?/\s?(\d{2,3}(?:\.\d{3})+|\d{2,})(?![\d/]|[.,-]\d)")
_CHANCE = bounded(
    r"\b(?:kans\w*|risico\w*|verhouding|ratio|verdun\w*|komt\b[^.]*\bvoor|frequentie|\w*cijfer)\b", re.IGNORECASE
)
_LAW = re.compile(r"\b(?:art(?:ikel)?\.?|bw|psalm|genesis|boek)\s$", re.IGNORECASE)  # artikel 7:448
_CLOCK = re.compile(r"\b(?:uur|om|tot|vanaf|tussen|van|tijd|half)\b", re.IGNORECASE)
_DECIMALS = re.compile(r"(?<![\w.,/-])\d+,(\d+)(?![\d%])")
_DOSE = re.compile(
    r"^\s?(?:mg|g|gram|milligram|ml|milliliter|mcg|µg|microgram|IE|druppels?|tablet\w*|dosis)\b", re.IGNORECASE
)
_LARGE = re.compile(r"(?<![\w.,:/+-])\d{1,3}(?:[. ]\d{3})+(?![\w,/:-]|\.\d)|(?<![\w.,:/+-])\d{4,}(?![\w/:-]|[.,]\d)")
_FORMULA = bounded(
    r"(?:[<>≥≤]=?\s?\d+(?:[.,]\d+)*(?:\s?(?:°\s?C|graden|jaar|%))?)"
    r"|\b\w+\s?=\s?\(?\w[^.?!\n]{0,40}?[/*×÷+^²]\s?\(?\w+\)?(?:²|\^2)?"
    r"|\b\d[\d.,]*\s?[×*x÷]\s?\d[\d.,]*\s?=\s?\d[\d.,]*"
    r"|\b\d+\s?[×x]\s?10\s?(?:\^|[⁰¹²³⁴⁵⁶⁷⁸⁹]|[eE])\d*"
)

# What makes a large number no quantity: "patiëntnummer 1234567", "€ 125.000", "KvK 12345678".
_CODE_BEFORE = bounded(
    r"(?:\w*nummers?|\bnr\.?|\bno\.|\w*code|\bbsn|\bkvk|\bagb|\biban|\bbtw|\bpostbus|\bte(?:l|lefoon)\.?|\bfax|\bbel(?:len|t)?"
    r"|\bapp|\bsms|\bid|\bkenmerk|\w*polis|\w*dossier|\bkamer|\bpagina|\bbladzijde|\broute|\bean|\bbig|\bzaak)[^\w.?!]{0,6}(?:(?:is|naar|met|van|het|u)\s){0,2}$",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?:€|\beuro|\beur)\s?$", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"^(?:,-|,\d\d)?\s?(?:euro|eur|€)", re.IGNORECASE)
# A strength of something from a bottle: "alcohol 70%", "zalf 1%", is a name more than a figure.
_STRENGTH = re.compile(
    r"\b(?:\w*alcohol|\w*zalf|\w*cr[eè]me|\w*gel|\w*oplossing|\w*drank|\w*druppels|\w*lotion|\w*spray)\s?$",
    re.IGNORECASE,
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """Hits for figures in every block; of figures that overlap, the first kind in the list below speaks."""
    for block in analysis.document.blocks:
        taken: list[tuple[int, int]] = []
        for hit in _in_text(block.text, block.start, options):
            span = (hit.start, hit.end)
            if not any(start < span[1] and span[0] < end for start, end in taken):
                taken.append(span)
                yield hit


def _in_text(text: str, base: int, options: Options) -> Iterator[Hit]:
    def hit(start: int, end: int, variant: str | None, suggestion: str | None = None) -> Hit:
        return Hit(base + start, base + end, variant=variant, suggestions=(suggestion,) if suggestion else ())

    if not _FIGURE.search(text):
        return
    for match in _PERCENT.finditer(text):
        if not _STRENGTH.search(text[: match.start()]):
            people = None if _NO_PEOPLE.match(text[match.end() :]) else in_people(match[0])
            yield hit(*match.span(), "procent", people)
    for match in _PER_UNIT.finditer(text):
        yield hit(*match.span(), "eenheid")
    for match in _RATIO.finditer(text):
        if _is_ratio(match, text):
            yield hit(*match.span(), "verhouding", f"{match[1]} van de {match[2]} mensen")
    for match in _FRACTION.finditer(text):
        if _CHANCE.search(_sentence(text, match.start())):
            yield hit(*match.span(), "verhouding", f"1 van de {match[1]} mensen")
    for match in _FORMULA.finditer(text):
        yield hit(*match.span(), None)
    for match in _DECIMALS.finditer(text):
        if len(match[1]) >= options["decimalen"] and not _DOSE.search(text[match.end() :]):
            yield hit(*match.span(), None)
    for match in _LARGE.finditer(text):
        if sum(char.isdigit() for char in match[0]) >= options["cijfers"] and not _is_code(match, text):
            yield hit(*match.span(), None)


def in_people(percentage: str) -> str | None:
    """A percentage as so many people, where that comes out whole.

    >>> in_people("20%"), in_people("33 procent"), in_people("0,5%")
    ('2 van de 10 mensen', '33 van de 100 mensen', '5 van de 1.000 mensen')
    """
    figures = re.findall(r"\d+(?:[.,]\d+)?", percentage)
    if len(figures) != 1 or re.search("‰|promille", percentage):
        return None
    share = float(figures[0].replace(",", "."))
    for size, shown in ((10, "10"), (100, "100"), (1000, "1.000")):
        count = share * size / 100
        if count >= 1 and abs(count - round(count)) < 1e-9 and count < size:
            return f"{round(count)} van de {shown} mensen"
    return None


def _sentence(text: str, at: int) -> str:
    """The sentence around a place, roughly: figures have dots in them, so only a dot before a space ends one."""
    start = max(text.rfind(mark, 0, at) for mark in (". ", "? ", "! ", "\n")) + 1
    ends = [found for mark in (". ", "? ", "! ", "\n") if (found := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))]


def _is_ratio(match: re.Match[str], text: str) -> bool:
    """Tell 1:200 from a time. Two digits that may be minutes are a ratio only when the sentence is about chance."""
    if _LAW.search(text[: match.start()]):
        return False
    right = match[2].replace(".", "")
    sentence = _sentence(text, match.start())
    if len(right) == 2 and int(right) < 60 and int(match[1].replace(".", "")) <= 24:
        near = text[max(match.start() - 12, 0) : match.start()] + " | " + text[match.end() : match.end() + 6]
        return bool(_CHANCE.search(sentence)) and not _CLOCK.search(near)
    if len(right) == 1:
        return bool(_CHANCE.search(sentence))
    return True


def _is_code(match: re.Match[str], text: str) -> bool:
    """Whether a large number is a phone number, a code, an amount of money or a date."""
    before, after = text[max(match.start() - 40, 0) : match.start()], text[match.end() :]
    if match[0].startswith("0") or _MONEY_BEFORE.search(before) or _MONEY_AFTER.search(after):
        return True
    if re.match(r"(?:19|20)\d{6}$", match[0]):  # 20260314: a date in a code
        return True
    return bool(_CODE_BEFORE.search(before)) or bool(re.match(r"\s?\d", after))


CHECK = Check(RULE, find)
