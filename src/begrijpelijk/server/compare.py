"""Two versions of a text beside each other: what the rewriting gained."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from begrijpelijk.model import DocumentReport, FailOn, Finding, Niveau, Scores, SentenceReport, Severity
from begrijpelijk.reports.common import count_by_severity

ALIKE = 0.3  # share of their words that two sentences have in common, from which one is the other rewritten
MOST_PAIRS = 250_000  # of changed sentences to look at; beyond it they are only called gone and new
_WORD = re.compile(r"\w+")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Version(_Model):
    """The outcome for one of the versions. `findings` counts them by severity."""

    words: int
    sentences_count: int
    scores: Scores
    passed: bool
    niveau: Niveau
    fail_on: FailOn
    findings: dict[Severity, int]


class Gain(_Model):
    """What the new version gained: old minus new, so more is better. Null where one of the two is too short to score.

    `lint` in points of LiNT (0 to 100), `level` in its levels (1 to 4), `adults_struggling` as a share of adults,
    `words` and `findings` as numbers.
    """

    lint: float | None
    level: int | None
    adults_struggling: float | None
    words: int
    findings: int


class Pair(_Model):
    """A finding that is in both versions, as it is in each."""

    old: Finding
    new: Finding


class Changes(_Model):
    """The findings that are gone, those that are new, and those that are left."""

    gone: list[Finding]
    new: list[Finding]
    left: list[Pair]


class SentencePair(_Model):
    """A sentence of one version with the one of the other that it became. Offsets count in the text of each."""

    kind: Literal["equal", "changed", "removed", "added"]
    old: SentenceReport | None = None
    new: SentenceReport | None = None


class Comparison(_Model):
    """Two versions of a text: both outcomes, what was gained, the findings, and the sentences side by side."""

    old: Version
    new: Version
    gained: Gain
    findings: Changes
    sentences: list[SentencePair] = Field(description="in reading order")


def comparison(old: DocumentReport, new: DocumentReport) -> Comparison:
    """Compare two versions."""
    pairs = list(aligned(old.sentences, new.sentences))
    return Comparison(
        old=_version(old),
        new=_version(new),
        gained=_gain(old, new),
        findings=_changes(old, new, pairs),
        sentences=pairs,
    )


def _version(document: DocumentReport) -> Version:
    return Version(
        words=document.words,
        sentences_count=document.sentences_count,
        scores=document.scores,
        passed=document.passed,
        niveau=document.niveau,
        fail_on=document.fail_on,
        findings=count_by_severity(document.findings),
    )


def _gain(old: DocumentReport, new: DocumentReport) -> Gain:
    before, after = old.scores, new.scores
    return Gain(
        lint=_less(before.lint, after.lint, 1),
        level=None if before.level is None or after.level is None else before.level - after.level,
        adults_struggling=_less(before.adults_struggling, after.adults_struggling, 4),
        words=old.words - new.words,
        findings=len(old.findings) - len(new.findings),
    )


def _less(before: float | None, after: float | None, digits: int) -> float | None:
    return None if before is None or after is None else round(before - after, digits)


def aligned(old: list[SentenceReport], new: list[SentenceReport]) -> Iterator[SentencePair]:
    """The sentences of two versions side by side, in reading order."""
    keys = [_normal(s.text) for s in old], [_normal(s.text) for s in new]
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            for one, other in zip(old[i1:i2], new[j1:j2], strict=True):
                yield SentencePair(kind="equal", old=one, new=other)
        else:
            yield from _rewritten(old[i1:i2], new[j1:j2])


def _rewritten(old: list[SentenceReport], new: list[SentenceReport]) -> Iterator[SentencePair]:
    """Sentences of a part that was changed, paired in order so that together they have most words in common."""
    pairs = _best_pairs(old, new) if len(old) * len(new) <= MOST_PAIRS else []
    i = j = 0
    for one, other in [*pairs, (len(old), len(new))]:
        yield from (SentencePair(kind="removed", old=sentence) for sentence in old[i:one])
        yield from (SentencePair(kind="added", new=sentence) for sentence in new[j:other])
        if one < len(old):
            yield SentencePair(kind="changed", old=old[one], new=new[other])
        i, j = one + 1, other + 1


def _best_pairs(old: list[SentenceReport], new: list[SentenceReport]) -> list[tuple[int, int]]:
    """Pairs of places, both rising, with the largest sum of likeness."""
    words = [_words(s.text) for s in old], [_words(s.text) for s in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness = [[_alike(one, other) for other in words[1]] for one in words[0]]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] >= ALIKE and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two sentences have in common, of those in the shorter one."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _normal(text: str) -> str:
    return " ".join(text.split())


def _changes(old: DocumentReport, new: DocumentReport, pairs: list[SentencePair]) -> Changes:
    """First what is literally the same, then what is of the same rule in a sentence that was rewritten."""
    left: list[Pair] = []
    places = (
        {pair.old.start: n for n, pair in enumerate(pairs) if pair.old},
        {pair.new.start: n for n, pair in enumerate(pairs) if pair.new},
    )
    rows = [(finding, row) for finding, row in zip(old.findings, _rows(old, places[0]), strict=True)]
    others = [(finding, row) for finding, row in zip(new.findings, _rows(new, places[1]), strict=True)]
    for key in _SAMENESS:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for at, (finding, row) in enumerate(others):
            waiting[key(finding, row)].append(at)
        taken: set[int] = set()
        rest = []
        for finding, row in rows:
            wanted = key(finding, row)
            if wanted is not None and waiting[wanted]:
                at = waiting[wanted].pop(0)
                taken.add(at)
                left.append(Pair(old=finding, new=others[at][0]))
            else:
                rest.append((finding, row))
        rows = rest
        others = [each for at, each in enumerate(others) if at not in taken]
    left.sort(key=lambda pair: (pair.new.start, pair.new.end))
    return Changes(gone=[finding for finding, _ in rows], new=[finding for finding, _ in others], left=left)


def _rows(document: DocumentReport, where: dict[int, int]) -> Iterator[int | None]:
    """For each finding the number of the pair of sentences that it is in; None for one about more than a sentence."""
    starts = [sentence.start for sentence in document.sentences]
    for finding in document.findings:
        at = bisect_right(starts, finding.start) - 1
        inside = at >= 0 and finding.start < finding.end <= document.sentences[at].end
        yield where.get(starts[at]) if inside else None


_SAMENESS: tuple[Callable[[Finding, int | None], Hashable], ...] = (
    lambda finding, row: (finding.rule, _normal(finding.excerpt), row),
    lambda finding, row: (finding.rule, _normal(finding.excerpt)),
    lambda finding, row: (finding.rule, row) if row is not None else None,
    lambda finding, row: (finding.rule,) if row is None else None,
)
"""By what a finding is recognised in the other version, from most to least certain; None for not at all."""
