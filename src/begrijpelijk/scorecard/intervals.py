"""Shares with their uncertainty."""

from __future__ import annotations

from math import sqrt

from begrijpelijk.scorecard.model import Share

Z = 1.959963984540054  # of a 95% interval


def wilson(good: float, total: int) -> tuple[float, float]:
    """The 95% interval of a share by Wilson (1927), which holds for few documents and for shares near 0 and 1.

    >>> [round(bound, 3) for bound in wilson(8, 10)]
    [0.49, 0.943]
    """
    if total <= 0:
        return 0.0, 1.0
    share = good / total
    middle = share + Z * Z / (2 * total)
    spread = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    below = 1 + Z * Z / total
    return max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below)


def newcombe(good_a: int, total_a: int, good_b: int, total_b: int) -> tuple[float, float]:
    """The 95% interval of the difference of two shares (b minus a), by Newcombe (1998, method 10)."""
    a, b = good_a / total_a, good_b / total_b
    low_a, high_a = wilson(good_a, total_a)
    low_b, high_b = wilson(good_b, total_b)
    difference = b - a
    return (
        difference - sqrt((b - low_b) ** 2 + (high_a - a) ** 2),
        difference + sqrt((high_b - b) ** 2 + (a - low_a) ** 2),
    )


def share(good: int, total: int) -> Share:
    """`good` of `total`, with its interval; without a share where there were none."""
    if not total:
        return Share()
    low, high = wilson(good, total)
    return Share(good=good, total=total, share=round(good / total, 4), low=round(low, 4), high=round(high, 4))
