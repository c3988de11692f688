"""How a paragraph of a PDF looks, judged from the places of its lines: a PDF knows no styles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Literal

from begrijpelijk.document import Layout
from begrijpelijk.sources.pdf_chars import Segment

_SAME = 0.12  # of the letter size: edges that lie closer together are one edge, for a letter has white beside it
_SAME_FULL = 0.08  # the same for the right edges of justified lines, where chance must not make three equal
_COLUMN = 3.0  # points: lines that begin this close to each other are in one column
_MOST = 0.8  # of the full lines of a column end together when it is justified; hyphens and ends of lines do not
_FULL_LINES = 3  # that many equal right edges are no chance; of two they may be


def layout_of(lines: Sequence[Segment], justified: Sequence[float] = ()) -> Layout:
    """The layout of the paragraph with these lines, in reading order; what too few lines cannot tell is None.

    `justified` are the right edges of justified columns: see `justified_edges`.
    """
    if not lines:
        return Layout()
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    together = _longest_run(lines)
    steps = [after.top - before.top for before, after in pairwise(together)]
    full = [len(line.text) for line in lines[:-1]]
    return Layout(
        size,
        "pt",
        alignment(together, justified),
        round(median(steps) / size, 2) if steps else None,
        max(full) if full else None,
        box=_box([line for line in lines if line.page == lines[0].page]),
    )


def _longest_run(lines: Sequence[Segment]) -> list[Segment]:
    """The most lines that stand under each other: a paragraph may go on in the next column or on the next page."""
    runs: list[list[Segment]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        if last is None or line.page != last.page or line.top <= last.top or line.left > last.right:
            runs.append([])
        runs[-1].append(line)
    return max(runs, key=len)


def justified_edges(paragraphs: Iterable[Sequence[Segment]]) -> tuple[float, ...]:
    """The right edges at which the lines of a document end that begin together: its justified columns.

    Two lines of a paragraph may end together by chance; most lines of a document do so only when they were made to.
    """
    columns: dict[int, list[Segment]] = {}
    for lines in paragraphs:
        for line in lines[:-1]:
            columns.setdefault(round(line.left / _COLUMN), []).append(line)
    edges = []
    for lines in columns.values():
        edge = median(line.right for line in lines)
        there = sum(abs(line.right - edge) <= _SAME_FULL * line.size for line in lines)
        if there > _FULL_LINES and there >= _MOST * len(lines):
            edges.append(edge)
    return tuple(edges)


def alignment(
    lines: Sequence[Segment], justified: Sequence[float] = ()
) -> Literal["left", "right", "center", "justify"] | None:
    """How lines under each other are aligned, by their edges; None where they are too few or too alike to tell.

    The first line may be indented or have a bullet, the last of justified text is as long as it happens to be.
    `justified` are right edges of which the rest of the document shows what they are.
    """
    if len(lines) < 2:
        return None
    size = median(line.size for line in lines)
    same = _SAME * size
    lefts = [line.left for line in lines]
    rights = [line.right for line in lines]
    middles = [(line.left + line.right) / 2 for line in lines]
    if _spread(middles) <= same and _spread(lefts) > 2 * same:
        return "center"
    if _spread(lefts[1:] if len(lines) > 2 else lefts) <= same:
        full = rights[:-1]
        if len(full) >= _FULL_LINES and _spread(full) <= _SAME_FULL * size:
            return "justify"
        if any(all(abs(right - edge) <= same for right in full) for edge in justified):
            return "justify"
        return "left" if _spread(full if len(full) > 1 else rights) > same else None
    return "right" if _spread(rights) <= same else None


def _spread(places: Sequence[float]) -> float:
    return max(places) - min(places)


def _box(lines: Sequence[Segment]) -> tuple[float, float, float, float]:
    left, top = min(line.left for line in lines), min(line.top for line in lines)
    width = max(line.right for line in lines) - left
    return round(left, 1), round(top, 1), round(width, 1), round(max(line.bottom for line in lines) - top, 1)
