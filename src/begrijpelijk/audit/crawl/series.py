"""Recognising a series of addresses that goes on for ever: a calendar, a filter, a page that links to itself."""

from __future__ import annotations

from collections import defaultdict

from begrijpelijk.audit.crawl.addresses import is_series, shape

ENOUGH = 12  # pages of a series from which on it is judged
NEW = 0.34  # the part of them that must be different, numbers and names of days and months left out


class Series:
    """What pages of each series turned out to be."""

    def __init__(self) -> None:
        self._seen: defaultdict[str, int] = defaultdict(int)
        self._different: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, address: str, gist: str) -> None:
        """A page was read; `gist` tells whether it is new. Empty for one that led elsewhere or nowhere."""
        if is_series(address):
            key = shape(address)
            self._seen[key] += 1
            if gist and len(self._different[key]) < self._seen[key]:
                self._different[key].add(gist)

    def is_endless(self, address: str) -> bool:
        """Whether pages like this one bring nothing new."""
        if not is_series(address):
            return False
        key = shape(address)
        seen = self._seen[key]
        return seen >= ENOUGH and len(self._different[key]) < NEW * seen
