"""The tree decoder finds the best tree with one root, as trying all trees does."""

from itertools import product

import numpy as np
import pytest

from begrijpelijk.language.analyser.decode import tree


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


def best_of_all(scores: np.ndarray) -> float:
    size = len(scores) - 1
    trees = (heads for heads in product(range(size + 1), repeat=size) if is_tree(heads))
    return max(sum(scores[i + 1, head] for i, head in enumerate(heads)) for heads in trees)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_the_best_tree_of_all_is_found(size: int) -> None:
    random = np.random.default_rng(size)
    for _ in range(40):
        scores = random.normal(size=(size + 1, size + 1)).astype(np.float32)
        np.fill_diagonal(scores, -100)
        heads = tuple(int(head) for head in tree(scores))
        assert is_tree(heads)
        total = sum(float(scores[i + 1, head]) for i, head in enumerate(heads))
        assert total == pytest.approx(best_of_all(scores), abs=1e-4)


def test_a_word_is_never_its_own_head() -> None:
    scores = np.full((4, 4), -1.0, dtype=np.float32)
    np.fill_diagonal(scores, 5.0)
    scores[1, 0] = 0.0
    assert is_tree(tuple(int(head) for head in tree(scores)))


@pytest.mark.parametrize("size", [119, 120, 121, 400])
def test_a_long_sentence_full_of_cycles_gets_a_tree(size: int) -> None:
    random = np.random.default_rng(size)
    for _ in range(5):
        scores = random.normal(size=(size + 1, size + 1)).astype(np.float32)
        assert is_tree(tuple(int(head) for head in tree(scores)))
