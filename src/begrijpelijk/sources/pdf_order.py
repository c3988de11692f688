"""The reading order of a PDF page: columns are read one after another, the rows of a table across."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from begrijpelijk.sources.pdf_chars import Segment

_COLUMN_LINES = 3  # a column has at least this many lines
_COLUMN_CHARACTERS = 14  # and its lines are text, not the cells of a table
_JUSTIFIED_GAP = 4.0  # times the font size: the widest space between the words of a stretched line


def ordered(pieces: list[Segment]) -> list[list[Segment]]:
    """Regions in reading order, each with its lines from top to bottom and its pieces in a row from left to right.

    The largest part of the page with an empty strip through it from top to bottom is cut in columns; what stands above
    and below (a heading over the whole width ends the strip) and the columns themselves are cut in the same way.
    """
    regions: list[list[Segment]] = []
    stack = [pieces]
    while stack:
        part = stack.pop()
        cut = _best_cut(part)
        if cut is None:
            regions.append([piece for row in _unstretched(rows(part)) for piece in row])
        else:
            stack += reversed(cut)
    return [region for region in regions if region]


def _best_cut(pieces: list[Segment]) -> tuple[list[Segment], ...] | None:
    """(above, left column, right column, below) for the strip with the most text beside it; None without columns."""
    if len(pieces) < 2 * _COLUMN_LINES:
        return None
    best: tuple[list[Segment], ...] | None = None
    most = 0
    by_height = sorted(pieces, key=lambda s: s.top + s.bottom)
    for x in sorted({round(piece.left) - 1.0 for piece in pieces})[1:200]:
        start = 0
        for stop in range(len(by_height) + 1):
            if stop < len(by_height) and not by_height[stop].left < x < by_height[stop].right:
                continue
            between = by_height[start:stop]  # a run that nothing crosses
            if len(between) > most:
                left = [s for s in between if s.right <= x]
                right = [s for s in between if s.left >= x]
                if _are_columns(left, right):
                    most = len(between)
                    best = (by_height[:start], left, right, by_height[stop:])
            start = stop + 1
    return best


def _are_columns(left: list[Segment], right: list[Segment]) -> bool:
    """Whether these parts are columns of running text, with a strip between them that the eye sees."""
    if not (_is_text(left) and _is_text(right)):
        return False
    size = median(s.size for s in left)
    if min(s.left for s in right) - max(s.right for s in left) < 0.8 * size:
        return False
    top = max(min(s.top for s in left), min(s.top for s in right))
    bottom = min(max(s.bottom for s in left), max(s.bottom for s in right))
    return bottom - top > 2 * size  # beside each other for some height


def _is_text(column: list[Segment]) -> bool:
    return len(column) >= _COLUMN_LINES and median(len(s.text) for s in column) >= _COLUMN_CHARACTERS


def rows(pieces: list[Segment]) -> list[list[Segment]]:
    """Pieces on one line together, from left to right; lines from top to bottom."""
    result: list[list[Segment]] = []
    for piece in sorted(pieces, key=lambda s: s.top + s.bottom):
        last = result[-1][-1] if result else None
        if last is not None and _overlap(piece, last) > 0.5:
            result[-1].append(piece)
        else:
            result.append([piece])
    return [sorted(row, key=lambda s: s.left) for row in result]


def _overlap(one: Segment, other: Segment) -> float:
    """The part of the lower of the two that stands at the height of the other."""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common / max(min(one.height, other.height), 0.1)


def _unstretched(lines: list[list[Segment]]) -> list[list[Segment]]:
    """Lines of justified text whose wide spaces looked like the gaps between cells, put together again."""
    edges = [(row[0].left, row[-1].right) for row in lines if len(row) == 1 and len(row[0].text) > _COLUMN_CHARACTERS]
    if len(edges) < 2:
        return lines
    left, right = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    result = []
    for row in lines:
        size = row[0].size
        gaps = [after.left - before.right for before, after in pairwise(row)]
        whole = abs(row[0].left - left) < 4 * size and abs(row[-1].right - right) < 0.6 * size
        if len(row) > 1 and whole and max(gaps) <= _JUSTIFIED_GAP * size and max(gaps) - min(gaps) < 0.7 * size:
            first = row[0]
            first.bold = all(piece.bold for piece in row)
            for piece in row[1:]:
                first.join(piece)
            row = [first]
        result.append(row)
    return result
