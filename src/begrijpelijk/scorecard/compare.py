"""Two measurements side by side: of two dates, or of two organisations."""

from __future__ import annotations

from begrijpelijk.kenmerken.model import TEN
from begrijpelijk.model import Status
from begrijpelijk.scorecard.intervals import newcombe
from begrijpelijk.scorecard.model import Change, Characteristic, Comparison, Scorecard

_WORTH: dict[Status, int] = {"rood": 0, "oranje": 1, "groen": 2}


def compare(before: Scorecard, after: Scorecard, before_name: str, after_name: str) -> Comparison:
    """What is different in `after`. Only what was measured is compared: the answers may be from another time."""
    one, two = before.model(TEN), after.model(TEN)
    old = {each.code: each for each in one.characteristics} if one else {}
    changes = [
        Change(
            code=each.code,
            name=each.name,
            before=old[each.code].measured,
            after=each.measured,
            better=_better(old[each.code], each),
        )
        for each in (two.characteristics if two else [])
        if each.code in old
    ]
    a, b = before.target, after.target
    sure = False
    if a.total and b.total:
        low, high = newcombe(a.good, a.total, b.good, b.total)
        sure = low > 0 or high < 0
    return Comparison(
        before_name=before_name,
        after_name=after_name,
        before_date=before.date,
        after_date=after.date,
        before=a,
        after=b,
        sure=sure,
        points_before=before.trend[-1].points_per_100,
        points_after=after.trend[-1].points_per_100,
        changes=changes,
    )


def _better(before: Characteristic, after: Characteristic) -> bool | None:
    """Whether the colour is better; None where it is the same, or where it does not stand on the same measurements."""
    if before.measured == after.measured or "grijs" in (before.measured, after.measured):
        return None
    if _measurements(before) != _measurements(after):
        return None
    return _WORTH[after.measured] > _WORTH[before.measured]


def _measurements(each: Characteristic) -> list[str]:
    return [found.name for found in each.evidence if found.kind == "gemeten"]
