"""The pictures of a scorecard as plain numbers for SVG: the circle of characteristics and the line of the trend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import cos, pi, sin

from begrijpelijk.model import Status
from begrijpelijk.scorecard.model import ModelCard, TrendPoint
from begrijpelijk.scorecard.wording import percent

SIZE = 400.0
_OUTER, _INNER = 194.0, 88.0
_GAP = 0.012  # radians between two parts
CHART_WIDTH, CHART_HEIGHT = 360.0, 220.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 66.0, 34.0, 14.0, 34.0
_NEAR = 46.0  # a label needs this much room


@dataclass(frozen=True)
class Segment:
    """A part of the circle: its outline, and the place of its number and word."""

    path: str
    x: float
    y: float
    number: int
    name: str
    status: Status


def circle(card: ModelCard) -> list[Segment]:
    """The characteristics of a model as parts of a ring, from the top clockwise."""
    count = max(len(card.characteristics), 1)
    step = 2 * pi / count
    made = []
    for place, each in enumerate(card.characteristics):
        begin, end = place * step - pi / 2 + _GAP, (place + 1) * step - pi / 2 - _GAP
        middle, radius = (begin + end) / 2, (_OUTER + _INNER) / 2
        x, y = _at(middle, radius)
        made.append(Segment(_ring(begin, end), x, y, each.number, each.name, each.status))
    return made


def _at(angle: float, radius: float) -> tuple[float, float]:
    return round(SIZE / 2 + radius * cos(angle), 1), round(SIZE / 2 + radius * sin(angle), 1)


def _ring(begin: float, end: float) -> str:
    large = int(end - begin > pi)
    (ax, ay), (bx, by) = _at(begin, _OUTER), _at(end, _OUTER)
    (cx, cy), (dx, dy) = _at(end, _INNER), _at(begin, _INNER)
    return (
        f"M{ax} {ay}A{_OUTER:g} {_OUTER:g} 0 {large} 1 {bx} {by}L{cx} {cy}A{_INNER:g} {_INNER:g} 0 {large} 0 {dx} {dy}Z"
    )


@dataclass(frozen=True)
class Dot:
    """A measurement in the chart; `label` is empty where it would cover its neighbour's."""

    x: float
    y: float
    share: str
    label: str
    date: str


@dataclass(frozen=True)
class Chart:
    """The share of texts that meets the target, with its uncertainty as a band."""

    dots: Sequence[Dot]
    line: str
    band: str
    grid: Sequence[tuple[float, str]]


def chart(points: Sequence[TrendPoint]) -> Chart | None:
    """The chart of two measurements or more; None for fewer."""
    known = [point for point in points if point.target.share is not None]
    if len(known) < 2:
        return None
    times = [_time(point.date) for point in known]
    span = max(times[-1] - times[0], 1.0)
    xs = [_LEFT + (time - times[0]) / span * (CHART_WIDTH - _LEFT - _RIGHT) for time in times]
    dots: list[Dot] = []
    last = -_NEAR
    for number, (x, point) in enumerate(zip(xs, known, strict=True)):
        share = point.target.share or 0.0
        fits = x - last >= _NEAR and (number == len(known) - 1 or xs[-1] - x >= _NEAR)
        label = percent(share) if fits or number == len(known) - 1 else ""
        last = x if label else last
        dots.append(Dot(round(x, 1), _y(share), percent(share), label, point.date))
    high = [f"{x:.1f} {_y(point.target.high or 0.0)}" for x, point in zip(xs, known, strict=True)]
    low = [f"{x:.1f} {_y(point.target.low or 0.0)}" for x, point in zip(xs, known, strict=True)]
    return Chart(
        dots=dots,
        line="M" + "L".join(f"{dot.x} {dot.y}" for dot in dots),
        band="M" + "L".join([*high, *reversed(low)]) + "Z",
        grid=[(_y(share), percent(share)) for share in (0.0, 0.25, 0.5, 0.75, 1.0)],
    )


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * (CHART_HEIGHT - _TOP - _BOTTOM), 1)


def _time(date: str) -> float:
    try:
        return datetime.fromisoformat(date).timestamp()
    except ValueError:
        return 0.0
