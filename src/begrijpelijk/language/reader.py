"""The reader in the text: which words speak to him, and which speak about him."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from begrijpelijk.document import BlockKind
from begrijpelijk.language.syntax import Parsed

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis, Sentence

POLITE = frozenset("u uw uwe uzelf".split())
FAMILIAR = frozenset("je jij jou jouw jouwe jezelf jijzelf".split())
# Whom a leaflet for parents or carers is about; its readers are the parents, and the patient is a third person there.
CARED_FOR = frozenset(
    "kind kindje baby zoon dochter naaste partner man vrouw moeder vader familielid kinderen naasten".split()
)
_YOURS = frozenset({"uw", "je", "jouw"})
CLIPPED = ("'s ", "'n ", "'t ")  # "'s ochtends": an apostrophe that opens no quotation
_HOUR = re.compile(r"(\d{1,2})(?:[.:]\d\d)?")
_OPENING, _CLOSING = frozenset('"“„«‘'), frozenset('"”»’')


@dataclass(frozen=True)
class Address:
    """A word that speaks to the reader, with its place in the document's text."""

    text: str
    start: int
    end: int

    @property
    def is_polite(self) -> bool:
        """*u* or *uw*, not *je*."""
        return self.text.lower() in POLITE


def addresses(analysis: Analysis) -> list[Address]:
    """Every *u* and *je* for the reader, in reading order; what stands in quotation marks is somebody's speech."""
    found: list[Address] | None = analysis.shared.get("addresses")
    if found is None:
        found = [address for sentence in analysis.sentences for address in _addresses(sentence, analysis)]
        analysis.shared["addresses"] = found
    return found


def _addresses(sentence: Sentence, analysis: Analysis) -> Iterator[Address]:
    if sentence.block.kind is BlockKind.QUOTE:
        return
    raw = analysis.document.text
    previous = ""
    for token, place in zip(sentence.tokens, sentence.places, strict=True):
        lower = sentence.columns.lower[place]
        before, previous = previous, sentence.columns.text[place]
        if lower not in POLITE and lower not in FAMILIAR:
            continue
        if token.text == "u" and is_hour(before):
            continue
        start = sentence.offset(token)
        text = raw[start : start + len(token)]
        # "vitamine U", "type U": a letter, not a reader.
        if text == "U" and token.i > sentence.tokens[0].i and token.pos_ in ("PROPN", "SYM", "X", "NOUN"):
            continue
        if not is_quoted(sentence.block.text, start - sentence.block.start):
            yield Address(text, start, start + len(token))


def is_hour(text: str) -> bool:
    """Whether a *u* right behind this stands for *uur*: "om 8 u", "van 9.30 u tot 12 u".

    >>> [is_hour(text) for text in ("8", "13.30", "24", "112", "acht")]
    [True, True, True, False, False]
    """
    match = _HOUR.fullmatch(text)
    return match is not None and int(match[1]) <= 24


def is_quoted(text: str, position: int) -> bool:
    """Whether the character at `position` stands between quotation marks; an apostrophe as in *'s ochtends* is none."""
    inside = False
    for i, char in enumerate(text[:position]):
        if char not in _OPENING and char not in _CLOSING and char != "'":
            continue
        before = text[i - 1] if i else " "
        after = text[i + 1] if i + 1 < len(text) else " "
        if not inside:
            opens = (char in _OPENING or char == "'") and not text.startswith(CLIPPED, i)
            inside = opens and not before.isalnum() and after.isalnum()
        elif (char in _CLOSING or char == "'") and not after.isalnum():
            inside = False
    return inside and any(char in _CLOSING or char == "'" for char in text[position:])


def is_for_carers(analysis: Analysis) -> bool:
    """Whether the text speaks to parents or other carers: it says "uw kind" or "je moeder" again and again."""
    found: bool | None = analysis.shared.get("for_carers")
    if found is None:
        count = 0
        for sentence in analysis.sentences:
            words = [sentence.columns.lower[place] for place in sentence.places]
            count += sum(word in _YOURS and following in CARED_FOR for word, following in pairwise(words))
        found = count >= CARERS_AFTER and count * CARERS_SHARE >= len(analysis.sentences)
        analysis.shared["for_carers"] = found
    return found


CARERS_AFTER = 2  # once is a remark ("vraag uw partner mee"), twice is a theme
CARERS_SHARE = 8  # and then in at least one of so many sentences


def speaks_to_reader(sentence: Parsed) -> bool:
    """Whether a sentence says *u* or *je*; *u* behind an hour is *uur*."""
    nodes = sentence.tree.nodes
    return any(
        node.lower in FAMILIAR or (node.lower in POLITE and not (node.text == "u" and is_hour(nodes[node.i - 1].text)))
        for node in nodes
    )
