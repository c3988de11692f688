"""Which texts to rewrite first: those that do most harm to most readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from begrijpelijk.kenmerken import WEIGHTS
from begrijpelijk.rules import Rule
from begrijpelijk.scorecard.actions import advice
from begrijpelijk.scorecard.evidence import judged
from begrijpelijk.scorecard.gathered import Item, Visits
from begrijpelijk.scorecard.model import Rewrite

TOP = 10


def first(
    items: Sequence[Item], visits: Visits, known: Mapping[str, Rule], lang: str, limit: int = TOP
) -> list[Rewrite]:
    """At most `limit` texts that miss their target, the one to begin with on top.

    Where visits are given: by readers who have difficulty (readers times the share of adults who do). Without, each
    place of a text counts as one reader. Then by the level, by the weight of the findings per 100 words, and by name.
    Texts with no visits given come after those that have them.
    """
    missed = [item for item in items if item.passed is False and judged(item) and item.kind != "flow"]
    return [
        _row(rank, item, visits, known, lang)
        for rank, item in enumerate(sorted(missed, key=lambda item: _order(item, visits))[:limit], 1)
    ]


def _order(item: Item, visits: Visits) -> tuple[bool, float, int, float, str]:
    readers = visits.of(item)
    # Until somebody counts, every place where a text stands has the same number of readers.
    weight = (readers if readers is not None else len(item.places) or 1) * (item.struggling or 0.0)
    return bool(visits.counts) and readers is None, -weight, -(item.level or 0), -_density(item), item.source


def _density(item: Item) -> float:
    return 100 * sum(WEIGHTS[found.severity] * found.count for found in item.found) / max(item.words, 1)


def _row(rank: int, item: Item, visits: Visits, known: Mapping[str, Rule], lang: str) -> Rewrite:
    readers = visits.of(item)
    places = list(item.places or (item.source,))
    return Rewrite(
        rank=rank,
        title=item.title,
        source=item.source,
        places=places,
        copies=len(places),
        kind=item.kind,
        words=item.words,
        level=item.level,
        cefr=item.cefr,
        struggling=item.struggling,
        readers=readers,
        struggling_readers=None if readers is None or item.struggling is None else round(readers * item.struggling),
        points=sum(found.count for found in item.found),
        advice=advice(item, known, lang),
    )
