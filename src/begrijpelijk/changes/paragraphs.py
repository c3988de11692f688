"""Comparing a text with its old version, paragraph by paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from begrijpelijk.model import BlockReport, Niveau

SAME = 0.3  # of the words in order, from which on a paragraph is taken for a new version of another; 0 to 1
# With more to compare nothing is paired: all with all would take too long.
_MOST = 100_000  # pairs of paragraphs between two that stayed the same
_LARGEST = 4_000_000  # pairs of paragraphs of the two versions


@dataclass(frozen=True)
class Pair:
    """A paragraph and what it was: two blocks of running text with the same purpose and other words."""

    before: BlockReport
    after: BlockReport


@dataclass(frozen=True)
class Change:
    """What a check with the scope ``change`` looks at: the rewritten paragraphs, and the level that they must meet."""

    pairs: tuple[Pair, ...]
    niveau: Niveau


def words(text: str) -> list[str]:
    """The words of a paragraph, as far as they make it another one: layout and capitals do not."""
    return text.casefold().split()


class OldTexts:
    """The paragraphs of the old version, to recognise those that stayed, wherever they stand now."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = Counter(" ".join(words(text)) for text in texts)

    def take(self, text: str) -> bool:
        """Whether the old version has this paragraph; each of its paragraphs counts once."""
        key = " ".join(words(text))
        if self._known[key] <= 0:
            return False
        self._known[key] -= 1
        return True


def changed(before: list[BlockReport], after: list[BlockReport]) -> list[Pair]:
    """The paragraphs that were rewritten, in the order of the new version.

    A paragraph between two that stayed goes with the old one there that it shares most words with, if they share
    enough (`SAME`). One that has no such old one is new, and no version of anything.
    """
    old, new = ([" ".join(words(block.text)) for block in blocks] for blocks in (before, after))
    pairs: list[Pair] = []
    if len(old) * len(new) > _LARGEST:
        return pairs
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c == 1:
            pairs.append(Pair(before[a], after[c]))  # one came in the place of one, however much was rewritten
        elif tag == "replace" and (b - a) * (d - c) <= _MOST:
            pairs += _best(before[a:b], after[c:d])
    return pairs


def _best(before: list[BlockReport], after: list[BlockReport]) -> Iterator[Pair]:
    """Pairs of what is most alike, each used once."""
    ratios: list[tuple[float, int, int]] = []
    for j, new in enumerate(after):
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(words(new.text))
        for i, old in enumerate(before):
            matcher.set_seq1(words(old.text))
            # The cheap bounds first: most paragraphs have nothing to do with each other.
            if matcher.real_quick_ratio() >= SAME and matcher.quick_ratio() >= SAME and (r := matcher.ratio()) >= SAME:
                ratios.append((-r, i, j))
    used: set[tuple[str, int]] = set()
    found: dict[int, Pair] = {}
    for _, i, j in sorted(ratios):
        if not {("old", i), ("new", j)} & used:
            used |= {("old", i), ("new", j)}
            found[j] = Pair(before[i], after[j])
    yield from (found[j] for j in sorted(found))
