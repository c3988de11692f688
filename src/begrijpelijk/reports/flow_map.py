"""Where the screens of a flow stand on its map: layers from the start down, with as few crossing lines as is easy.

The classic way of drawing a graph in layers: a layer for each depth, stand-ins where a line passes a layer, then the
order in a layer by the middle of what each is connected to (Sugiyama, Tagawa & Toda 1981). Back lines go around.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from begrijpelijk.model import FlowReport

WIDTH, HEIGHT = 208, 104  # of a box, in units of the drawing
GAP, DROP = 28, 64  # between boxes beside and below each other
EDGE = 24  # around the drawing
_SWEEPS = 8
_CHANNEL = 16  # from a box to the line that goes back along it
_THIN = 26  # the room that a passing line takes in a layer

Node = tuple[str, int]
"""A screen (id, -1), or the place where line `n` passes a layer (\"n\", layer)."""


@dataclass(frozen=True)
class Place:
    """A box: its top left corner."""

    id: str
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """A line between two screens as an SVG path; `back` says that it goes to an earlier layer or stays in it."""

    source: str
    target: str
    path: str
    back: bool


@dataclass(frozen=True)
class Drawing:
    """A whole map."""

    width: float
    height: float
    places: tuple[Place, ...]
    lines: tuple[Line, ...]


def draw(flow: FlowReport) -> Drawing:
    """The map of a flow."""
    ids = [screen.id for screen in flow.screens]
    pairs = list(dict.fromkeys((s.source, s.target) for s in flow.steps if s.source != s.target))
    pairs = [pair for pair in pairs if pair[0] in ids and pair[1] in ids]
    depth = _layers(ids, pairs)
    down = [pair for pair in pairs if depth[pair[0]] < depth[pair[1]]]
    layers: dict[int, list[Node]] = {}
    for id_, layer in depth.items():
        layers.setdefault(layer, []).append((id_, -1))
    chains: dict[tuple[str, str], list[Node]] = {}
    links: list[tuple[Node, Node]] = []
    for number, (source, target) in enumerate(down):
        passing = [(f"~{number}", layer) for layer in range(depth[source] + 1, depth[target])]
        for node in passing:
            layers.setdefault(node[1], []).append(node)
        chain = [(source, -1), *passing, (target, -1)]
        chains[source, target] = chain
        links += pairwise(chain)
    rows = [layers[layer] for layer in sorted(layers)]
    _order(rows, links)
    centres, width = _spread(rows)
    tops = {node: EDGE + number * (HEIGHT + DROP) for number, row in enumerate(rows) for node in row}
    lines = [_down(pair, chains[pair], centres, tops) for pair in down]
    right = width
    for source, target in (pair for pair in pairs if pair not in chains):
        right += 18
        lines.append(_around((source, target), centres, tops, right))
    places = [Place(id_, centres[id_, -1] - WIDTH / 2, tops[id_, -1]) for id_ in depth]
    height = EDGE * 2 + len(rows) * (HEIGHT + DROP) - DROP if rows else EDGE * 2
    return Drawing(right + EDGE, height, tuple(places), tuple(lines))


def _layers(ids: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The layer of each screen: below all that lead to it, lines that close a circle left out."""
    ahead: dict[str, list[str]] = {id_: [] for id_ in ids}
    for source, target in pairs:
        ahead[source].append(target)
    layers = dict.fromkeys(ids, 0)
    order: list[str] = []
    closing: set[tuple[str, str]] = set()
    state: dict[str, int] = {}
    for start in ids:
        stack = [(start, iter(ahead[start]))] if start not in state else []
        state.setdefault(start, 1)
        while stack:
            here, rest = stack[-1]
            target = next(rest, "")
            if not target:
                state[here] = 2
                order.append(here)
                stack.pop()
            elif target not in state:
                state[target] = 1
                stack.append((target, iter(ahead[target])))
            elif state[target] == 1:
                closing.add((here, target))
    for here in reversed(order):
        for target in ahead[here]:
            if (here, target) not in closing:
                layers[target] = max(layers[target], layers[here] + 1)
    return layers


def _order(rows: list[list[Node]], links: Sequence[tuple[Node, Node]]) -> None:
    """Put every row in the order of the middle of its neighbours, downwards and upwards in turn."""
    above: dict[Node, list[Node]] = {}
    below: dict[Node, list[Node]] = {}
    for upper, lower in links:
        above.setdefault(lower, []).append(upper)
        below.setdefault(upper, []).append(lower)
    for sweep in range(_SWEEPS):
        near, path = (above, rows[1:]) if sweep % 2 == 0 else (below, rows[-2::-1])
        for row in path:
            index = {node: number for each in rows for number, node in enumerate(each)}
            old = {node: number for number, node in enumerate(row)}
            row.sort(key=lambda node: (_middle(near.get(node, ()), index, old[node]), old[node]))


def _middle(nodes: Iterable[Node], index: Mapping[Node, int], otherwise: int) -> float:
    places = [index[node] for node in nodes]
    return sum(places) / len(places) if places else float(otherwise)


def _spread(rows: Sequence[Sequence[Node]]) -> tuple[dict[Node, float], float]:
    """The middle of every node, each row in the middle of the drawing; and the width."""
    widths = [[WIDTH if node[1] < 0 else _THIN for node in row] for row in rows]
    totals = [sum(row) + GAP * (len(row) - 1) for row in widths]
    widest = max(totals, default=WIDTH)
    centres: dict[Node, float] = {}
    for row, sizes, total in zip(rows, widths, totals, strict=True):
        x = EDGE + (widest - total) / 2
        for node, size in zip(row, sizes, strict=True):
            centres[node] = x + size / 2
            x += size + GAP
    return centres, widest + 2 * EDGE


def _down(
    pair: tuple[str, str], chain: Sequence[Node], centres: Mapping[Node, float], tops: Mapping[Node, float]
) -> Line:
    x, y = centres[chain[0]], tops[chain[0]] + HEIGHT
    path = f"M{x:g} {y:g}"
    for node in chain[1:]:
        to_x, to_y = centres[node], tops[node]
        bend = (to_y - y) / 2
        end = to_y - 7 if node is chain[-1] else to_y
        path += f"C{x:g} {y + bend:g} {to_x:g} {to_y - bend:g} {to_x:g} {end:g}"
        x, y = to_x, to_y
        if node is not chain[-1]:
            path += f"V{to_y + HEIGHT:g}"
            y = to_y + HEIGHT
    return Line(*pair, path, back=False)


def _around(pair: tuple[str, str], centres: Mapping[Node, float], tops: Mapping[Node, float], right: float) -> Line:
    """A line beside the drawing, there and back between the layers: so that it passes behind no box."""
    source, target = (pair[0], -1), (pair[1], -1)
    start_x, end_x = centres[source] + WIDTH / 4, centres[target] + WIDTH / 4
    bottom, top = tops[source] + HEIGHT, tops[target]
    low, high = bottom + _CHANNEL, top - _CHANNEL
    turn = _CHANNEL - 4
    path = (
        f"M{start_x:g} {bottom:g}V{low - turn:g}Q{start_x:g} {low:g} {start_x + turn:g} {low:g}H{right - turn:g}"
        f"Q{right:g} {low:g} {right:g} {low - turn:g}V{high + turn:g}Q{right:g} {high:g} {right - turn:g} {high:g}"
        f"H{end_x + 6:g}Q{end_x:g} {high:g} {end_x:g} {high + 6:g}V{top - 7:g}"
    )
    return Line(*pair, path, back=True)
