"""`lang-woord`: a word that is long to look at, and that a hyphen can cut in two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.words.word_use import is_address, is_name
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="lang-woord",
    section="words",
    severity="tip",
    title={"nl": "Lang woord", "en": "Long word"},
    message={
        "nl": "Het woord '{woord}' heeft {letters} letters.",
        "en": "The word '{woord}' has {letters} letters.",
    },
    variants={
        "delen": {
            "nl": "Het woord '{woord}' bestaat uit {delen} delen.",
            "en": "The word '{woord}' is made of {delen} parts.",
        },
    },
    explanation={
        "nl": "Een lang woord is moeilijk te lezen. Maak er twee woorden van, zoals 'kosten van de verzekering'. "
        "Of zet een streepje tussen de delen.",
        "en": "A long word is hard to read. Make two words of it, or put a hyphen between its parts.",
    },
    examples=(
        Example(
            bad="Vraag het aan de schuldhulpverleningsconsulent.",
            good="Vraag het aan de man of vrouw die u helpt met uw schulden.",
        ),
    ),
    item=(8,),
    wcag=("3.1.5",),
    options={
        "letters": Option(20, {"nl": "Vanaf zoveel letters.", "en": "From this number of letters on."}, 8),
        "delen": Option(4, {"nl": "Vanaf zoveel delen.", "en": "From this number of parts on."}, 2),
    },
    action={"nl": "Deel lange woorden op.", "en": "Split long words."},
)

_SHORTEST_COMPOUND = 12  # a shorter word is no burden, whatever its parts
_SHORTEST_PIECE = 3  # "MDL-verpleegkundige" and "e-consult" are still one long word


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit at the first use of each long word."""
    seen = {word.lower() for word in analysis.config.toegestaan}
    for sentence, token in analysis.tokens():
        text = sentence.columns.text[token.i]
        if len(text) < _SHORTEST_COMPOUND or text.lower() in seen or is_address(text) or is_name(token, sentence):
            continue
        pieces = text.split("-")
        if sum(len(piece) > _SHORTEST_PIECE for piece in pieces) > 1:  # "arbeids-overeenkomst" has been cut already
            continue
        piece = max(pieces, key=len)
        letters = sum(char.isalpha() for char in piece)
        if letters < _SHORTEST_COMPOUND or not piece.isalpha():
            continue
        parts = _parts(piece)
        if letters < options["letters"] and len(parts) < options["delen"]:
            continue
        seen.add(text.lower())
        start = sentence.offset(token)
        end = start + len(text)
        hyphenated = text.replace(piece, divided) if (divided := divide(piece)) else ""
        yield Hit(
            start,
            end,
            {"woord": text, "letters": letters, "delen": len(parts)},
            variant=None if letters >= options["letters"] else "delen",
            suggestions=(hyphenated,) if hyphenated else (),
            edits=((start, end, hyphenated),) if hyphenated else (),
        )


def _parts(word: str) -> tuple[str, ...]:
    from begrijpelijk.language.compounds import split

    return split(word)


def divide(word: str) -> str | None:
    """A compound with a hyphen at its main split: where both sides are the most usual words. None for no compound.

    >>> divide("zorgverzekeringsmaatschappij")
    'zorgverzekerings-maatschappij'
    """
    cut = max(_cuts(word), key=lambda at: _usual(word[:at]) + _usual(word[at:]) - _lopsided(word, at), default=None)
    return f"{word[:cut]}-{word[cut:]}" if cut else None


def _lopsided(word: str, cut: int) -> float:
    """0 for a cut in the middle, 1 for one at the edge: two halves are easier to read than a bit and the rest."""
    return abs(2 * cut / len(word) - 1)


def _cuts(word: str) -> list[int]:
    """The places in a word where a part begins; its linking letters stay with the part before: *verzekerings-*."""
    form, position = word.lower(), 0
    cuts: list[int] = []
    for number, part in enumerate(_parts(word)):
        position = form.find(part, position)
        if position < 0:
            return cuts
        if number:
            cuts.append(position)
        position += len(part)
    return cuts


def _usual(side: str) -> float:
    """How usual a side of a split is; as much as its rarest part where it is a new compound."""
    from begrijpelijk.language.frequency import zipf

    forms = [side, side.removesuffix("s"), side.removesuffix("en"), side.removesuffix("n")]
    known = max((zipf(form) or 0.0) for form in forms if len(form) > 2)
    # "arbeids-ongeschiktheidsverzekering" has two known sides less than "arbeidsongeschiktheids-verzekering".
    return known if known > 0 else -3.0


CHECK = Check(RULE, find)
