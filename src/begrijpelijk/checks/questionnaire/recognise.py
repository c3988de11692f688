"""Recognising a questionnaire in a document, and its questions with their answers.

Conservative: a page with frequently asked questions, a leaflet with questions as headings, a form for an appointment or
a page *about* a questionnaire is none. A question counts when answers to choose from stand with it: boxes, fields, a
row of numbers, or words of a scale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from begrijpelijk.bounded import bounded
from begrijpelijk.document import Block, BlockKind, Document

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

QUESTIONNAIRE = "vragenlijst:herkend"
"""The signal of an audit for a document that is recognised here."""

NAMED = 3  # questions with answers that make a document that calls itself a questionnaire one
UNNAMED = 8  # that make any document one
_SHORT = 8  # words of an answer
_HEAD = 4  # first blocks in which the name may stand

_NAME = re.compile(
    r"\b\w*(?:vragenlijst|enqu[eê]te|tevredenheidsonderzoek|ervaringsonderzoek|patiënttevredenheid)\w*\b"
    r"|\b(?:PROM|PREM)s?\b(?!\w)",
    re.IGNORECASE,
)
_BOX = re.compile(r"[☐☑☒□■▢❏❑❒◻◽○◯⃝⬜]|\[[ xX_]?\]|\([ _]\)|(?<!\w)_{2,4}(?!\w)|^[Oo]\s+(?=[a-z])", re.MULTILINE)
_STEP = r"(?:\s*[-–|/·]\s*|\s+|\s*[☐□○◯]\s*)"
_NUMBERS = bounded(rf"(?<![\d.,:/-])(\d{{1,2}})((?:{_STEP}\d{{1,2}}){{2,}})(?![\d:/-])")
_BEGINS = bounded(r"\S\s+(?=[A-Z][^?☐□]*\?\s*$)")
_QUESTION = bounded(r"\?\s*[\"'”’)]*\s*(?:\([^)]*\))?\s*\**:?\s*$")
_NUMBERED = re.compile(r"^\s*(?:vraag\s+)?\d{1,2}[a-z]?\s*[.):]?\s+", re.IGNORECASE)
_DEGREE = (
    r"(?:(?:heel|zeer|erg|helemaal|geheel|volledig|bijna|een beetje|enigszins|redelijk|vrij|niet|wel|nogal|veel)\s+)*"
)
_ANSWER = re.compile(
    rf"^(?:ja|nee|nooit|zelden|soms|af en toe|regelmatig|vaak|meestal|altijd|neutraal|anders(?:,? .*)?|geen mening"
    rf"|(?:dat )?weet ik niet(?: meer)?|niet van toepassing|n\.?\s?v\.?\s?t\.?|ja,? .{{0,40}}|nee,? .{{0,40}}"
    rf"|{_DEGREE}(?:mee )?(?:eens|oneens)(?: en niet oneens)?(?: mee)?|{_DEGREE}(?:goed|slecht|matig|redelijk"
    rf"|voldoende|onvoldoende|tevreden|ontevreden|duidelijk|onduidelijk|makkelijk|moeilijk|belangrijk|veel|weinig|last|pijn|vaak|prettig"
    rf"|uitstekend|waarschijnlijk|onwaarschijnlijk|nooit|altijd|beter|slechter|hetzelfde)"
    rf"|geen(?: \w+)?|(?:matige|ernstige|lichte|veel|weinig|een beetje|een paar)(?: \w+)?|helemaal (?:niet|wel)"
    rf"|een beetje|niet|erg|(?:elke|iedere) (?:dag|week|maand)|man|vrouw)[.!]?$",
    re.IGNORECASE,
)
_READ = frozenset(BlockKind) - {BlockKind.ALT, BlockKind.HINT, BlockKind.LINK, BlockKind.BUTTON, BlockKind.ERROR}


@dataclass(frozen=True)
class _Line:
    """A piece of a block: a PDF tells lines apart no more, so a block may hold several questions with answers."""

    text: str
    start: int
    kind: BlockKind
    group: int | None
    block: int  # where the block starts

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Asked:
    """A question or statement with answers to choose from. `start` and `end` are offsets in the document's text.

    `answers` are the words to choose from, `numbers` a row of numbers to choose from; `worded` says that words stand
    with the numbers. `answers_at` is where the answers stand.
    """

    text: str
    start: int
    end: int
    answers: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    worded: bool = False
    answers_at: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Questionnaire:
    """A document that is a questionnaire. `place` is where to point for what is about all of it."""

    questions: tuple[Asked, ...]
    place: tuple[int, int]


def questionnaire(analysis: Analysis) -> Questionnaire | None:
    """The questionnaire that a document is, recognised once for all checks; None where it is none."""
    if "vragenlijst" not in analysis.shared:
        analysis.shared["vragenlijst"] = recognise(analysis.document)
    found: Questionnaire | None = analysis.shared["vragenlijst"]
    return found


def recognise(document: Document) -> Questionnaire | None:
    """The questionnaire in a document; None where it is none."""
    asked = [*_in_tables(document), *_in_lines(document)]
    if len(asked) < NAMED or (len(asked) < UNNAMED and not is_named(document)):
        return None
    asked.sort(key=lambda each: each.start)
    heading = next((b for b in document.of_kind(BlockKind.HEADING) if b.text), None)
    place = (heading.start, heading.end) if heading else (asked[0].start, asked[0].end)
    return Questionnaire(tuple(asked), place)


def is_named(document: Document) -> bool:
    """Whether the title, a heading or the first lines say that it is a questionnaire."""
    heads = [block.text for block in document.of_kind(BlockKind.HEADING)]
    first = [block.text for block in document.blocks if block.text][:_HEAD]
    return any(_NAME.search(text) for text in (document.title or "", *heads, *first))


def _in_tables(document: Document) -> Iterable[Asked]:
    """Rows of a table with a statement in the first column under a row of answers."""
    tables: dict[int, dict[str, dict[str, Block]]] = {}
    for block in document.of_kind(BlockKind.CELL):
        row, column = block.attributes.get("row"), block.attributes.get("column")
        if block.group is not None and row and column:
            tables.setdefault(block.group, {}).setdefault(row, {})[column] = block
    for rows in tables.values():
        order = sorted(rows, key=_number)
        head = [rows[order[0]][column] for column in sorted(rows[order[0]], key=_number)]
        answers = [block.text.strip() for block in head if block.attributes.get("column") != "1"]
        if len(answers) < 2 or not _offers(answers, fields=False):
            continue
        numbers = tuple(int(text) for text in answers if text.isdigit())
        for row in order[1:]:
            first = rows[row].get("1")
            if first is not None and len(first.text.split()) >= 3 and not _BOX.search(first.text):
                words = tuple(text for text in answers if not text.isdigit())
                yield Asked(
                    first.text, first.start, first.end, words, numbers if len(numbers) > 2 else (), bool(words),
                    (head[0].start, head[-1].end),
                )  # fmt: skip


def _in_lines(document: Document) -> Iterable[Asked]:
    """Questions with their answers behind them or in the blocks that follow."""
    blocks = [line for block in document.blocks if block.kind in _READ for line in _lines(block)]
    taken: set[int] = set()  # blocks that are answers to a question: an answer asks nothing
    for number, block in enumerate(blocks):
        stem, inline = _cut(block)
        text = stem.strip()
        if number in taken or _BOX.match(text) or not _may_ask(text, block):
            continue
        following: list[_Line] = []
        if not inline:
            following = list(_answers_after(blocks[number + 1 :], block))
        parts = [inline] if inline else [other.text for other in following]
        made = _asked(block, stem, parts, following)
        if made is not None:
            taken.update(range(number + 1, number + 1 + len(following)))
            yield made


def _lines(block: Block) -> Iterable[_Line]:
    """A block cut at its boxes, behind its question marks, and in front of numbers of questions."""
    text = block.text
    cuts = {0, len(text), *(match.start() for match in _BOX.finditer(text))}
    if len(cuts) > 2 or "?" in text[:-1]:
        cuts |= {match.end() for match in re.finditer(r"\?(?=\s+(?:\d{1,2}[.)]|[A-Z☐□○◯]))", text)}
        cuts |= {match.start() for match in re.finditer(r"(?<=\s)\d{1,2}[.)]\s+(?=[A-Z])", text)}
    for start, end in pairwise(sorted(cuts)):
        piece = text[start:end]
        begins = _BEGINS.search(piece) if _BOX.match(piece) else None
        for first, last in (
            ((start, end),) if begins is None else ((start, start + begins.end()), (start + begins.end(), end))
        ):
            if text[first:last].strip():
                yield _Line(text[first:last], block.start + first, block.kind, block.group, block.start)


def _asked(block: _Line, stem: str, parts: Sequence[str], following: Sequence[_Line]) -> Asked | None:
    boxes = any(_BOX.search(part) for part in parts)
    fields = sum(other.kind is BlockKind.LABEL for other in following) >= 2
    answers = [piece for part in parts for piece in _pieces(part)]
    numbers = _run(parts)
    if len(answers) < 2 and not numbers:
        return None
    if not (boxes or numbers or _offers(answers, fields=fields)):
        return None
    if not _QUESTION.search(stem.strip()) and not (numbers or _offers(answers, fields=False)):
        return None  # "Naam: ☐": what is filled in is no question
    words = tuple(answer for answer in answers if not answer.isdigit() and not _NUMBERS.search(answer))
    lead = len(stem) - len(stem.lstrip())
    start, end = block.start + lead, block.start + len(stem.rstrip())
    at = (following[0].start, following[-1].end) if following else (end, block.end)
    worded = any(char.isalpha() for part in parts for char in part) or bool(
        re.search(r"\b\d{1,2}\s*(?:=|is|betekent)\s", stem)
    )
    return Asked(block.text[lead : len(stem.rstrip())], start, end, words, numbers, worded, at)


def _may_ask(text: str, block: _Line) -> bool:
    """Whether a piece of text may be a question: it ends in a question mark, or is a statement with a number."""
    if _QUESTION.search(text):
        return True
    statement = block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.LABEL, BlockKind.HEADING)
    return statement and len(text.split()) >= 3 and not _ANSWER.match(text) and not _NAME.search(text)


def _cut(block: _Line) -> tuple[str, str]:
    """A block as its question and the answers that stand behind it in the same block."""
    text = block.text
    places = [match.start() for pattern in (_BOX, _NUMBERS) if (match := pattern.search(text))]
    ask = text.find("?")
    places = [place for place in places if place > (ask if ask >= 0 else 0)]
    if "\n" in text and ask >= 0 and (line := text.find("\n", ask)) >= 0:
        places.append(line)
    if not places or not text[: min(places)].strip(" \n\t0123456789.)"):
        return text, ""
    return text[: min(places)], text[min(places) :]


def _answers_after(blocks: Sequence[_Line], question: _Line) -> Iterable[_Line]:
    """The blocks behind a question that are answers: short, and not the next question."""
    numbered = False
    for block in blocks:
        text = block.text.strip()
        # A PDF may show a row of numbers as cells; any other table has questions of its own.
        foreign = block.kind is BlockKind.CELL and question.kind is not BlockKind.CELL
        if _QUESTION.search(text) or (foreign and not (text.isdigit() and _QUESTION.search(question.text))):
            return
        if block.kind is BlockKind.HEADING and not _BOX.search(text) and not _ANSWER.match(text):
            return
        if numbered and not _offers([*_pieces(text), "ja"], fields=False):
            return  # behind a row of numbers only what they mean
        bare = _BOX.sub(" ", text)
        if any(len(piece.split()) > _SHORT for piece in _pieces(text)) and not _NUMBERS.search(text):
            return
        if not _BOX.search(text) and bare.rstrip().endswith((".", ":")) and not _ANSWER.match(bare.strip()):
            return
        same_list = question.kind is block.kind is BlockKind.ITEM and block.group == question.group
        if same_list and block.block != question.block:
            return  # the next item of the same list
        yield block
        numbered = numbered or bool(_NUMBERS.search(text))


def _pieces(text: str) -> list[str]:
    """The answers in a piece of text: what boxes and line ends set apart."""
    cut = [piece.strip(" \t.;,:*-–•") for piece in re.split(rf"{_BOX.pattern}|\n|\t|\s{{3,}}", text)]
    return [piece for piece in cut if piece]


def _offers(answers: Sequence[str], *, fields: bool) -> bool:
    """Whether these are answers to choose from: fields of a form, a row of numbers, or words of a scale."""
    if fields or len(_run(["  ".join(answers)])) >= 3:
        return True
    known = sum(bool(_ANSWER.match(answer)) for answer in answers)
    return known >= 2 and 2 * known >= len(answers)


def _run(parts: Sequence[str]) -> tuple[int, ...]:
    """A row of three or more numbers that go up or down by one."""
    text = "\n".join(parts)
    found = [int(number) for number in re.findall(r"(?<![\d.,:/-])\d{1,2}(?![\d:/])", text)]
    best: list[int] = []
    current = found[:1]
    for one, other in pairwise(found):
        step = other - one
        goes_on = abs(step) == 1 and (len(current) < 2 or current[-1] - current[-2] == step)
        current = [*current, other] if goes_on else [other]
        best = max(best, current, key=len)
    return tuple(best) if len(best) >= 3 else ()


def without_number(text: str) -> str:
    """A question without the number in front of it."""
    return _NUMBERED.sub("", text, count=1)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
