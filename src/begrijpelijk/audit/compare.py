"""Two audits side by side: which texts are new, gone or changed, and whether they became easier."""

from __future__ import annotations

from dataclasses import dataclass

from begrijpelijk.audit.store import StoredRun

_PAIRS = """
    SELECT coalesce(b.source, a.source), a.id, b.id, a.reading, b.reading, ja.passed, jb.passed, ja.level, jb.level
    FROM (SELECT * FROM document WHERE run = :before AND kind != 'template') a
         FULL JOIN (SELECT * FROM document WHERE run = :after AND kind != 'template') b
              ON a.source = b.source AND a.kind = b.kind
         LEFT JOIN judgement ja ON ja.key = a.judgement LEFT JOIN judgement jb ON jb.key = b.judgement
    ORDER BY 1
"""
_RULES = """
    SELECT u.name, sum((d.run = :before) * f.count), sum((d.run = :after) * f.count)
    FROM document d JOIN finding f ON f.judgement = d.judgement JOIN rule u ON u.id = f.rule
    WHERE d.run IN (:before, :after) AND d.duplicate_of IS NULL GROUP BY u.name ORDER BY u.name
"""


@dataclass(frozen=True)
class Comparison:
    """Sources by what became of them, sorted; one may be both changed and better.

    `better` and `worse` are those that now meet their target or no longer do, or whose level went down or up. `rules`
    has for each rule the findings before and after, copies of a text counted once.
    """

    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    better: tuple[str, ...]
    worse: tuple[str, ...]
    same: int
    rules: dict[str, tuple[int, int]]


def compare(before: StoredRun, after: StoredRun) -> Comparison:
    """What changed between two audits in one database."""
    runs = {"before": before.info.id, "after": after.info.id}
    new: list[str] = []
    gone: list[str] = []
    changed: list[str] = []
    better: list[str] = []
    worse: list[str] = []
    same = 0
    for source, was, now, *values in after.store.query(_PAIRS, runs):
        if was is None:
            new.append(source)
            continue
        if now is None:
            gone.append(source)
            continue
        reading_was, reading_now, passed_was, passed_now, level_was, level_now = values
        step = _step(passed_was, passed_now, level_was, level_now)
        if reading_was != reading_now:
            changed.append(source)
        if step:
            (better if step < 0 else worse).append(source)
        same += reading_was == reading_now and not step
    rules = {name: (int(was), int(now)) for name, was, now in after.store.query(_RULES, runs)}
    return Comparison(tuple(new), tuple(gone), tuple(changed), tuple(better), tuple(worse), same, rules)


def _step(passed_was: int | None, passed_now: int | None, level_was: int | None, level_now: int | None) -> int:
    """Below 0 for what became easier, above 0 for what became harder: the target first, then the level."""
    if passed_was is not None and passed_now is not None and passed_was != passed_now:
        return passed_was - passed_now
    if level_was is not None and level_now is not None:
        return level_now - level_was
    return 0
