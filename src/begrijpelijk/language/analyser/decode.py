"""From arc scores to a dependency tree: Chu-Liu-Edmonds with exactly one root."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

# A longer "sentence" is a list or a row of signs: an exact search takes seconds for it and is worth nothing.
LONGEST_EXACT = 120


def tree(scores: NDArray[np.float32]) -> Ints:
    """The best tree under `scores`.

    `scores` has shape (n + 1, n + 1): ``scores[dependent, head]`` for tokens 1 .. n and the artificial root 0. Returns
    n heads, 0 for the root. Exactly one token hangs on the root, as Universal Dependencies demands.

    Source: Chu & Liu 1965, Edmonds 1967; the one-root constraint by trying the likeliest roots.
    """
    n = len(scores) - 1
    heads: Ints = scores[1:].argmax(axis=1)
    if np.count_nonzero(heads == 0) == 1 and not _cycle(heads):
        return heads
    if n > LONGEST_EXACT:
        return _repaired(scores)
    best: Ints | None = None
    best_score = -np.inf
    candidates = np.argsort(-scores[1:, 0])[:4]
    for root in candidates:
        constrained = scores.astype(np.float64)
        constrained[1:, 0] = -1e9
        constrained[root + 1, :] = -1e9
        constrained[root + 1, 0] = scores[root + 1, 0]
        found = _edmonds(constrained)
        total = float(constrained[np.arange(1, n + 1), found[1:]].sum())
        if total > best_score:
            best, best_score = found[1:], total
    assert best is not None
    return best


def _repaired(scores: NDArray[np.float32]) -> Ints:
    """A tree in bounded time: every token takes its best head; one that closes a cycle hangs on the root's."""
    n = len(scores) - 1
    root = int(scores[1:, 0].argmax()) + 1
    free = scores.copy()
    free[:, 0] = -np.inf
    np.fill_diagonal(free, -np.inf)
    heads: Ints = free[1:].argmax(axis=1)
    heads[root - 1] = 0
    done = np.zeros(n + 1, dtype=bool)
    done[0] = done[root] = True
    for start in range(1, n + 1):
        path = []
        node = start
        on_path = set()
        while not done[node] and node not in on_path:
            path.append(node)
            on_path.add(node)
            node = int(heads[node - 1])
        if not done[node]:  # a cycle: its last token goes to the root's token
            heads[path[-1] - 1] = root
        done[path] = True
    return heads


def _cycle(heads: Ints) -> bool:
    """Whether following the heads (0 = root, 1-based) of some token never reaches the root."""
    n = len(heads)
    state = [0] * (n + 1)
    state[0] = 2
    for start in range(1, n + 1):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node - 1])
        if state[node] == 1:
            return True
        for visited in path:
            state[visited] = 2
    return False


def _edmonds(scores: NDArray[np.float64]) -> Ints:
    """Maximum spanning arborescence rooted in node 0; returns the head of every node (node 0: 0)."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    scores[0, :] = -np.inf
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    size = len(scores)
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    # Contract the cycle into one node, the last of the smaller graph.
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    gain = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    enters = gain.argmax(axis=0)
    small[-1, :-1] = gain.max(axis=0)
    leaves = scores[np.ix_(outside, cycle)]
    leaver = leaves.argmax(axis=1)
    small[:-1, -1] = leaves.max(axis=1)
    solved = _edmonds(small)
    result: Ints = heads.copy()
    for index, node in enumerate(outside):
        if node == 0:
            continue
        head = solved[index]
        result[node] = cycle[leaver[index]] if head == len(outside) else outside[head]
    entry = solved[-1]
    result[cycle[enters[entry]]] = outside[entry]
    return result


def _find_cycle(heads: Ints) -> Ints | None:
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.array(path[path.index(node) :])
        state[path] = 2
    return None
