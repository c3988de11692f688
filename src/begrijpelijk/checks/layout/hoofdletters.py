"""`hoofdletters`: words in a row in capitals, or much text in italics or underlined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.text.whole_text import readable, words
from begrijpelijk.document import Block, BlockKind
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="hoofdletters",
    section="layout",
    severity="waarschuwing",
    title={"nl": "Hoofdletters of schuine letters", "en": "Capitals or italics"},
    message={
        "nl": "Hier staan {woorden} woorden achter elkaar in hoofdletters.",
        "en": "{woorden} words in a row stand in capitals here.",
    },
    variants={
        "vaker": {
            "nl": "Op {aantal} plekken staan {norm} of meer woorden achter elkaar in hoofdletters.",
            "en": "In {aantal} places {norm} words or more in a row stand in capitals.",
        },
        "schuin": {
            "nl": "Hier zijn {woorden} woorden achter elkaar schuin of onderstreept.",
            "en": "{woorden} words in a row are in italics or underlined here.",
        },
        "schuin_vaker": {
            "nl": "Op {aantal} plekken zijn meer dan {norm} woorden achter elkaar schuin of onderstreept.",
            "en": "In {aantal} places more than {norm} words in a row are in italics or underlined.",
        },
    },
    explanation={
        "nl": "Kleine letters hebben een vorm: een p heeft een staart en een l is lang. Hoofdletters zijn alle even "
        "hoog. Daarom lees je ze niet zo snel. Ook schuine letters en strepen onder de tekst maken lezen lastig. "
        "Wilt u dat mensen iets goed zien? Maak dan een paar woorden vet.",
        "en": "Small letters give a word its shape. Capitals are all equally high, which reads slowly. Italics and "
        "underlining are hard too. To make something stand out, set a few words in bold.",
    },
    examples=(
        Example(
            bad="<p>U MAG NIETS ETEN VOOR DE OPERATIE.</p>",
            good="<p>U mag <b>niets eten</b> voor de operatie.</p>",
        ),
        Example(
            bad="<p><em>Neem op de dag van de operatie uw pasje, uw pillen en makkelijke kleren mee. "
            "Laat uw ring en uw ketting thuis. Vraag iemand om u te brengen.</em></p>",
            good="<p>Neem op de dag van de operatie <em>uw pasje</em>, uw pillen en makkelijke kleren mee. "
            "Laat uw ring en uw ketting thuis. Vraag iemand om u te brengen.</p>",
        ),
    ),
    item=(15,),
    options={
        "woorden": Option(
            4,
            {
                "nl": "Zoveel woorden achter elkaar in hoofdletters zijn er te veel.",
                "en": "So many words in a row in capitals are too many.",
            },
            2,
        ),
        "schuine_woorden": Option(
            20,
            {
                "nl": "Meer woorden achter elkaar schuin of onderstreept zijn er te veel.",
                "en": "More words in a row in italics or underlined are too many.",
            },
            3,
        ),
    },
    action={"nl": "Gebruik minder hoofdletters en schuine letters.", "en": "Use fewer capitals and italics."},
)

_TOKEN = re.compile(r"[^\s()\[\]/|]+")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"@|://|www\.|\w\.\w", re.IGNORECASE)
_ABBREVIATION = 4  # letters: a longer word in capitals is a word (or a name)
_UNKNOWN = 0.05  # part of the adults: a short word that more do not know is an abbreviation (*SEH, MDL, GGZ*)
_UNDERLINED_ANYWAY = frozenset({BlockKind.HEADING, BlockKind.LINK, BlockKind.BUTTON, BlockKind.LABEL})


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit for capitals and one for italics, each at the first place, with the number of places."""
    blocks = list(readable(analysis))
    capitals = [run for block in blocks for run in _capitals(block, options["woorden"])]
    if capitals:
        start, end, count = capitals[0]
        values = {"woorden": count, "aantal": len(capitals), "norm": options["woorden"]}
        yield Hit(start, end, values, variant="vaker" if len(capitals) > 1 else None)
    emphasis = list(_emphasis(blocks, options["schuine_woorden"]))
    if emphasis:
        start, end, count = emphasis[0]
        sentence = analysis.sentence_at(start)
        values = {"woorden": count, "aantal": len(emphasis), "norm": options["schuine_woorden"]}
        name = "schuin_vaker" if len(emphasis) > 1 else "schuin"
        yield Hit(start, min(end, sentence.end) if sentence else end, values, variant=name)


def _capitals(block: Block, fewest: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of words of each run in capitals. Numbers and signs belong to the run, without counting."""
    run: list[re.Match[str]] = []
    for match in [*_TOKEN.finditer(block.text), None]:
        if match is not None and not (match[0].isalpha() or _LETTER.search(match[0])):
            continue
        if match is not None and _shown_in_capitals(block, match):
            run.append(match)
            continue
        real = sum(not _is_abbreviation(match[0]) for match in run)
        if len(run) >= fewest and real >= max(2, len(run) / 2):
            yield block.start + run[0].start(), block.start + run[-1].end(), len(run)
        run = []


def _shown_in_capitals(block: Block, match: re.Match[str]) -> bool:
    """Whether the reader sees capitals only: so written, or so shown by a style."""
    text = match[0]
    spans = block.layout.capitals if block.layout else ()
    if not (spans or text.isupper()) or _ADDRESS.search(text):
        return False
    return text.isupper() or any(start <= match.start() and match.end() <= end for start, end in spans)


def _is_abbreviation(text: str) -> bool:
    from begrijpelijk.language.everyday import is_everyday
    from begrijpelijk.language.familiarity import word_difficulty

    letters = "".join(_LETTER.findall(text))
    if not text.isupper() or len(letters) > _ABBREVIATION:
        return False
    word = letters.lower()
    return not (re.search("[aeiouy]", word) and (is_everyday(word) or word_difficulty(word) < _UNKNOWN))


def _emphasis(blocks: list[Block], most: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of words of text in italics or underlined; whole blocks after each other are one text."""
    run: list[tuple[int, int, int]] = []
    for block in blocks:
        pieces = [] if block.kind in _UNDERLINED_ANYWAY else _without_links(block)
        for start, end in pieces or [(0, 0)]:
            whole = start == 0 and end == len(block.text)
            if not (whole and run):
                yield from _long(run, most)
                run = []
            if end:
                run.append((block.start + start, block.start + end, words(block.text[start:end])))
            if not whole:
                yield from _long(run, most)
                run = []
    yield from _long(run, most)


def _long(run: list[tuple[int, int, int]], most: int) -> Iterator[tuple[int, int, int]]:
    count = sum(words for _, _, words in run)
    if count > most:
        yield run[0][0], run[0][1], count


def _without_links(block: Block) -> list[tuple[int, int]]:
    """The emphasised spans of a block that hold no link: a link is underlined because it is one."""
    return [
        (start, end)
        for start, end in block.emphasis
        if not any(first < end and start < last for first, last in block.links)
    ]


CHECK = Check(RULE, find)
