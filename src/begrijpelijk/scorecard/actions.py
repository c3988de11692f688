"""The five things to do with the most effect, over all texts together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from begrijpelijk.kenmerken import WEIGHTS
from begrijpelijk.model import SEVERITIES, Scores
from begrijpelijk.reports.common import rule_title
from begrijpelijk.reports.wording import say as say_report
from begrijpelijk.rules import Rule
from begrijpelijk.scorecard.evidence import judged
from begrijpelijk.scorecard.gathered import Item, Shared
from begrijpelijk.scorecard.model import Action
from begrijpelijk.verdict import LEVEL_RULE, meets_level

TOP = 5


def best(
    items: Sequence[Item], shared: Sequence[Shared], known: Mapping[str, Rule], lang: str, limit: int = TOP
) -> list[Action]:
    """At most `limit` actions, each the one that gains most after those before it.

    An action takes away all findings of one rule. First counts how many texts then meet their target: those whose
    errors are all gone and whose level was not the reason. Then counts the weight of the findings that go.
    """
    counts: Counter[str] = Counter()
    weights: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    for each in (*(item.found for item in items), *(part.found for part in shared)):
        touched.update({found.rule for found in each})
        for found in each:
            counts[found.rule] += found.count
            weights[found.rule] += round(100 * WEIGHTS[found.severity]) * found.count
    total = sum(counts.values())
    blocking = [_blocking(item) for item in items if judged(item) and item.passed is False]
    everything = sum(judged(item) for item in items)
    met = everything - len(blocking)
    made: list[Action] = []
    # The level is the outcome of the other points, not something to do by itself.
    left = {rule for rule in counts if rule != LEVEL_RULE}
    while left and len(made) < limit:
        gain = Counter(next(iter(reasons)) for reasons in blocking if len(reasons) == 1)
        rule = min(left, key=lambda each: (-gain[each], -weights[each], each))
        left.remove(rule)
        newly = gain[rule]
        blocking = [reasons - {rule} for reasons in blocking if reasons != {rule}]
        met += newly
        made.append(
            Action(
                rule=rule,
                text=order(rule, known, lang),
                points=counts[rule],
                share=round(counts[rule] / total, 4),
                documents=touched[rule],
                newly_met=newly,
                met=round(met / everything, 4) if everything else None,
            )
        )
    return made


def _blocking(item: Item) -> frozenset[str]:
    """Why an item misses its target: the rules of its heavy findings, and the level where that is too high."""
    level = {LEVEL_RULE} if meets_level(Scores(cefr_indication=item.cefr), item.niveau) is False else set()
    # The audit may have been stricter than "fout"; then the heaviest findings that there are stand in the way.
    for severity in SEVERITIES:
        heavy = {found.rule for found in item.found if found.severity == severity and found.rule != LEVEL_RULE}
        if heavy and (severity == "fout" or not level):
            return frozenset(heavy | level)
    return frozenset(level or {LEVEL_RULE})


def advice(item: Item, known: Mapping[str, Rule], lang: str) -> str:
    """Where to begin in one text."""
    weights: Counter[str] = Counter()
    for found in item.found:
        if found.rule != LEVEL_RULE:
            weights[found.rule] += round(100 * WEIGHTS[found.severity]) * found.count
    return order(min(weights, key=lambda each: (-weights[each], each)), known, lang) if weights else ""


def order(rule: str, known: Mapping[str, Rule], lang: str) -> str:
    """What to do about a rule, as one short order."""
    found = known.get(rule)
    action = (found.action.get(lang) or found.action.get("nl")) if found else None
    title = rule_title(known, rule, lang)
    return action or say_report(lang, "empty_action", title=title[:1].lower() + title[1:])
