"""What the HTML report shows of a rendered page: its pictures, with a numbered box around everything that was found."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from begrijpelijk.model import SEVERITIES, PictureReport, Severity, StripReport
from begrijpelijk.reports.html.view import DocumentView, Point

BYTES = 1_100_000  # of pictures with one document; as text in the page they take a third more
ALL_BYTES = 15_000_000  # of pictures with all documents together
SHOWN_WIDTH = {"phone": 360, "desktop": 720}  # CSS pixels of the picture in the report
_LETTERS = 13.0  # CSS pixels of the numbers, as shown
_WHOLE = 0.6  # of the page: a box this large says nothing of a place
_LONGEST_LABEL = 9
_TRIES = 12  # places for a number, before it covers another

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class Mark:
    """A box with its numbers, in CSS pixels of the page. `label` is where the numbers stand, `size` their height."""

    box: Rectangle
    label: Rectangle
    text: str
    size: float
    severity: Severity


@dataclass(frozen=True)
class Part:
    """A piece of the page without a gap: (top, height, data) of its strips, and the boxes in it."""

    top: float
    width: float
    height: float
    strips: Sequence[tuple[float, float, str]]
    marks: Sequence[Mark]


@dataclass(frozen=True)
class PictureView:
    """The page in one window. `complete` says whether everything that was found is in the picture."""

    name: str
    width: int
    parts: Sequence[Part]
    complete: bool

    @property
    def count(self) -> int:
        """How many boxes there are."""
        return len({mark.box for part in self.parts for mark in part.marks})


@dataclass(frozen=True)
class Pictures:
    """All pictures of a document, and which points stand in one box, in order."""

    views: Sequence[PictureView]
    groups: Sequence[Sequence[Point]]

    @property
    def numbers(self) -> dict[int, int]:
        """For each point that is to be seen, the number of its group (from 1)."""
        return {point.number: number for number, group in enumerate(self.groups, 1) for point in group}


def pictures(view: DocumentView, limit: int = BYTES) -> Pictures | None:
    """What is to be shown of a document; None where there are no pictures. `limit` is in bytes of pictures."""
    reports = [report for report in view.report.pictures if report.strips]
    if not reports:
        return None
    points = _placed(view)
    views, left = [], limit
    # One list for all windows: what stands in one box on the phone is told together.
    told: list[list[Point]] = []
    known: set[int] = set()
    for report in reports:
        groups = _groups(report, points)
        made, used = _view(report, groups, left)
        left -= used
        views.append(made)
        for _, group in groups:
            fresh = [point for point in group if point.number not in known]
            known |= {point.number for point in fresh}
            told += [fresh] if fresh else []
    return Pictures(views, sorted(told, key=lambda group: group[0].number))


def _placed(view: DocumentView) -> dict[str, list[Point]]:
    """The points that are about a place on the page, by its selector; not those about the text as a whole."""
    whole = {point.number for point in view.whole}
    result: dict[str, list[Point]] = {}
    for point in view.points:
        finding, rule = point.finding, view.known.get(point.finding.rule)
        about_place = point.number not in whole or finding.start == finding.end or (rule and rule.scope == "page")
        if finding.location.selector and about_place:
            result.setdefault(finding.location.selector, []).append(point)
    return result


def _groups(report: PictureReport, points: dict[str, list[Point]]) -> list[tuple[Rectangle, list[Point]]]:
    """The boxes of a picture with what was found in each; the same box under two names is one."""
    found: dict[Rectangle, list[Point]] = {}
    for selector, members in points.items():
        box = report.boxes.get(selector)
        if box is None or box[2] <= 0 or box[3] <= 0 or box[2] * box[3] > _WHOLE * report.width * report.height:
            continue
        found.setdefault((round(box[0]), round(box[1]), round(box[2]), round(box[3])), []).extend(members)
    return [(box, sorted(group, key=lambda point: point.number)) for box, group in found.items()]


def _view(
    report: PictureReport, groups: Sequence[tuple[Rectangle, list[Point]]], limit: int
) -> tuple[PictureView, int]:
    """A picture in the window of `report`, and how many bytes it takes."""
    marked = [strip for strip in report.strips if any(_meets(strip, box) for box, _ in groups)]
    chosen: list[StripReport] = []
    used = 0
    for strip in marked or report.strips[:1]:
        if used + len(strip.jpeg) > limit:
            break
        used += len(strip.jpeg)
        chosen.append(strip)
    shown = SHOWN_WIDTH.get(report.view, 720)
    parts = []
    for run in _runs(chosen):
        top, width = run[0].top, run[0].width
        height = run[-1].top + run[-1].height - top
        inside = [(box, group) for box, group in groups if any(_meets(strip, box) for strip in run)]
        marks = list(_marks(inside, top, width, height, _LETTERS * width / shown))
        strips = [(strip.top, strip.height, b64encode(strip.jpeg).decode()) for strip in run]
        parts.append(Part(top, width, height, strips, marks))
    return PictureView(report.view, shown, parts, len(chosen) >= len(marked)), used


def _runs(strips: Iterable[StripReport]) -> list[list[StripReport]]:
    """Strips that follow one another."""
    runs: list[list[StripReport]] = []
    for strip in strips:
        if runs and abs(runs[-1][-1].top + runs[-1][-1].height - strip.top) < 1 and runs[-1][-1].width == strip.width:
            runs[-1].append(strip)
        else:
            runs.append([strip])
    return runs


def _meets(strip: StripReport, box: Rectangle) -> bool:
    return box[1] < strip.top + strip.height and box[1] + box[3] > strip.top


def _marks(
    groups: Iterable[tuple[Rectangle, list[Point]]], top: float, width: float, height: float, size: float
) -> Iterable[Mark]:
    """Boxes inside a piece of the page, each with its numbers at a corner where no others stand."""
    taken: list[Rectangle] = []
    for (x, y, wide, high), group in sorted(groups, key=lambda pair: (pair[0][1], pair[0][0])):
        left, upper = max(x - size * 0.2, 1), max(y - size * 0.2, top + 1)
        right, lower = min(x + wide + size * 0.2, width - 1), min(y + high + size * 0.2, top + height - 1)
        if right <= left or lower <= upper:
            continue
        text = label(point.number for point in group)
        length, tall = size * (0.62 * len(text) + 0.7), size * 1.35
        spot = (min(left, width - length - 1), max(upper - tall, top), length, tall)
        for _ in range(_TRIES):
            if not any(_overlap(spot, other) for other in taken):
                break
            moved = spot[0] + length / 2
            spot = (moved, *spot[1:]) if moved + length < width else (max(left, 1), spot[1] + tall, length, tall)
        taken.append(spot)
        severity = min((point.finding.severity for point in group), key=SEVERITIES.index)
        yield Mark((left, upper, right - left, lower - upper), spot, text, size, severity)


def _overlap(a: Rectangle, b: Rectangle) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def label(numbers: Iterable[int]) -> str:
    """Numbers as they stand at a box: ``3``, ``3–5`` or ``3, 7``; many are cut off.

    >>> label([3, 4, 5]), label([3, 7]), label([12, 14, 16, 18])
    ('3–5', '3, 7', '12, 14 …')
    """
    runs = []
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        runs.append(str(members[0]) if len(members) == 1 else f"{members[0]}–{members[-1]}")
    text = ", ".join(runs)
    while len(text) > _LONGEST_LABEL and len(runs) > 1:
        runs.pop()
        text = ", ".join(runs) + " …"
    return text
