"""What the checks on listed words share: from a match to a hit, and what is a quotation or a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from begrijpelijk.document import BlockKind
from begrijpelijk.rules import Hit, Rule
from begrijpelijk.suggestions import suggest

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.matching import Match

WITHOUT = "zonder"
"""The variant of a message for a word that has no simple alternative."""

_QUOTED = re.compile(r"[\"“”„«]([^\"“”„»]{1,400})[\"”“»]|(?<!\w)[‘']([^‘’'\n]{2,400})['’](?!\w)")


def hits(analysis: Analysis, rule: Rule, matches: Iterable[Match], *, once: bool = False) -> Iterator[Hit]:
    """A hit for each match, with its alternatives and its meaning; `once` for terms that are told once in a text."""
    for match in matches:
        found = hit(analysis, rule, match)
        yield replace(found, term=_term(match)) if once else found


def _term(match: Match) -> str:
    """The term as one word with all its forms; a compound with it is another word."""
    return match.words[0].lower if match.form == "compound" else match.entry.term


def hit(analysis: Analysis, rule: Rule, match: Match) -> Hit:
    """The hit for a match."""
    suggestion = suggest(match)
    general = rule.explanation.get(analysis.config.lang, rule.explanation["nl"])
    return Hit(
        start=match.start,
        end=match.end,
        values={"beter": suggestion.texts[0] if suggestion.texts else ""},
        severity=match.entry.severity,
        variant=None if suggestion.texts or WITHOUT not in rule.variants else WITHOUT,
        suggestions=suggestion.texts,
        edits=suggestion.edits,
        certain=suggestion.certain,
        explanation=f"{_meaning(match)} {general}".strip(),
        parts=match.parts if match.split else (),
    )


def _meaning(match: Match) -> str:
    """What the term means; of a compound, also which part of it is meant."""
    entry = match.entry
    if match.form != "compound" or not entry.alternatives:
        return entry.explanation
    return f"“{entry.term}” betekent: {entry.alternatives[0]}. {entry.explanation}"


def own_words(analysis: Analysis, matches: Iterable[Match]) -> Iterator[Match]:
    """The matches in words of the writer: not in a quotation, nor in a fixed name or title."""
    for match in matches:
        if not _is_quoted(analysis, match) and not _is_name(match):
            yield match


def _is_quoted(analysis: Analysis, match: Match) -> bool:
    block = match.sentence.block
    if block.kind is BlockKind.QUOTE:
        return True
    cache: dict[int, list[tuple[int, int]]] = analysis.shared.setdefault("quotations", {})
    spans = cache.get(block.start)
    if spans is None:
        found = (m.span() for m in _QUOTED.finditer(block.text))
        spans = cache[block.start] = [(start + block.start, end + block.start) for start, end in found]
    return any(start <= match.start and match.end <= end for start, end in spans)


def _is_name(match: Match) -> bool:
    """Whether a word has a capital that does not come from the start of a sentence: *Stichting De Spil*."""
    word = match.words[0]
    if match.sentence.block.kind is BlockKind.HEADING or not word.text[0].isupper() or word.text.isupper():
        return False
    first = next((token for token in match.sentence.tokens if token.is_alpha), None)
    ahead = match.sentence.block.text[: match.start - match.sentence.block.start].rstrip()
    at_start = first is None or match.start <= match.sentence.offset(first) or ahead[-1:] in ":\"'“‘(-–•"
    return not at_start
