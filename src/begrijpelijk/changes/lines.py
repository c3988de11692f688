"""Which lines of a file a diff adds or changes."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


@dataclass(frozen=True)
class Lines:
    """Ranges of lines, both ends counted, in order and apart from each other."""

    ranges: tuple[tuple[int, int], ...]

    def touch(self, first: int, last: int) -> bool:
        """Whether a line from `first` up to and including `last` is one of these."""
        index = bisect_right(self.ranges, (last, float("inf"))) - 1
        return index >= 0 and self.ranges[index][1] >= first


def added(diff: bytes) -> Lines:
    """The lines in the new version that a diff of one file, made with `-U0`, adds or changes.

    Lines of a text that look like the head of a hunk begin with a + or - in a diff, so they are not met here.
    """
    ranges = []
    for match in _HUNK.finditer(diff):
        count = 1 if match[2] is None else int(match[2])
        if count:
            ranges.append((int(match[1]), int(match[1]) + count - 1))
    return Lines(tuple(ranges))
