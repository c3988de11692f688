"""Parts that the author switched off: `<!-- begrijpelijk: uit REGEL -->` up to `<!-- begrijpelijk: aan -->`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from begrijpelijk.document import Document

_COMMENT = re.compile(r"begrijpelijk\s*:\s*(uit|aan)\b([\w\s,-]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"uit\b([\w\s,-]*)", re.IGNORECASE)
_LONGEST = 10_000  # characters: room for every rule there is

Place = tuple[int, int]
"""(number of the block, offset in that block)."""


def _rules(names: str) -> list[str | None]:
    return [name.lower() for name in re.split(r"[\s,]+", names) if name] or [None]


def rules_of_attribute(value: str) -> list[str | None]:
    """Rules that `data-begrijpelijk="uit REGEL"` switches off; [None] for all, [] for another value."""
    match = _ATTRIBUTE.fullmatch(value.strip()) if len(value) < _LONGEST else None
    return _rules(match[1]) if match else []


@dataclass
class Muting:
    """Switches met while reading, in terms of blocks; `apply` turns them into spans of the document's text."""

    spans: list[tuple[Place, Place | None, str | None]] = field(default_factory=list)
    _open: dict[str | None, Place] = field(default_factory=dict)

    def comment(self, text: str, place: Place) -> None:
        """A comment in the source; anything that is not ours is ignored. `aan` without a rule ends all."""
        match = _COMMENT.fullmatch(text.strip()) if len(text) < _LONGEST else None
        if not match:
            return
        if match[1].lower() == "uit":
            for rule in _rules(match[2]):
                self._open.setdefault(rule, place)
            return
        named = _rules(match[2])
        for rule in list(self._open) if named == [None] else named:
            if rule in self._open:
                self.spans.append((self._open.pop(rule), place, rule))

    def span(self, start: Place, end: Place | None, rules: list[str | None]) -> None:
        """A part from `start` to `end` (None: the end of the document)."""
        self.spans += [(start, end, rule) for rule in rules]

    def apply(self, document: Document) -> None:
        """Set `document.muted`."""
        spans = self.spans + [(start, None, rule) for rule, start in self._open.items()]
        total = len(document.text)

        def offset(place: Place | None) -> int:
            if place is None or place[0] >= len(document.blocks):
                return total
            block = document.blocks[place[0]]
            return min(block.start + place[1], block.end)

        muted = [(offset(start), offset(end), rule) for start, end, rule in spans]
        document.muted = sorted(((s, e, r) for s, e, r in muted if s < e), key=lambda m: (m[0], m[1], m[2] or ""))
