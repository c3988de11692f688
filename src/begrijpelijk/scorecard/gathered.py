"""What a scorecard is made from, as plain data: measured documents, people's answers (`zelftest.Replies`) and visits.

`from_audit.py` makes the documents from the database of `begrijpelijk audit`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from begrijpelijk.kenmerken.meting import Bron
from begrijpelijk.model import Niveau, Severity


@dataclass(frozen=True)
class Found:
    """Findings of one rule and severity in one document: how many, and what they are evidence for."""

    rule: str
    severity: Severity
    count: int
    kenmerken: tuple[int, ...] = ()
    toegang: tuple[str, ...] = ()
    wcag: tuple[str, ...] = ()

    def codes(self, field_: str) -> set[str]:
        """The codes of the characteristics in a model with this field."""
        return {str(code) for code in getattr(self, field_)}


@dataclass(frozen=True)
class Item:
    """A page, document or flow that was measured.

    `places` are all addresses and paths with this same text, itself first. `rendered` says that a browser showed it,
    `signals` what it offers. `level` is 1 to 4 and `struggling` the share of adults who have difficulty, 0 to 1; None
    where it was too short. `passed` is None where nothing was judged.
    """

    source: str
    kind: Bron
    title: str
    words: int
    passed: bool | None
    niveau: Niveau = "B1"
    media_type: str = ""
    level: int | None = None
    lint: float | None = None
    cefr: str | None = None
    struggling: float | None = None
    rendered: bool = False
    places: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    signals: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Shared:
    """The fixed parts of a site (menu, footer), judged once: `pages` have them."""

    source: str
    pages: int
    words: int
    found: tuple[Found, ...] = ()


@dataclass(frozen=True)
class Measured:
    """One measurement of an organisation: when (ISO 8601, UTC), of what, and everything that was found.

    `failed` are sources that could not be read, with the reason. `complete` is False for an audit that was cut off.
    """

    date: str
    targets: tuple[str, ...]
    niveau: str
    items: tuple[Item, ...]
    shared: tuple[Shared, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    skipped: int = 0
    complete: bool = True
    tool: str = ""
    pipeline: str = ""


@dataclass(frozen=True)
class Visits:
    """How often each address was read, by `visit_key`, with what was wrong in the file: (file, message)."""

    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[tuple[str, str], ...] = ()

    def of(self, item: Item) -> int | None:
        """Readers of a text at all its places together; None where no count was given for any."""
        known = [
            self.counts[key] for place in item.places or (item.source,) if (key := visit_key(place)) in self.counts
        ]
        return sum(known) if known else None


def visit_key(address: str) -> str:
    """An address as visits are counted: without scheme, ``www.``, fragment and closing slash.

    >>> visit_key("https://www.ziekenhuis.nl/knie/#top")
    'ziekenhuis.nl/knie'
    """
    bare = address.strip().partition("#")[0]
    scheme, mark, rest = bare.partition("://")
    bare = rest if mark and scheme.isalpha() else bare
    return bare.removeprefix("www.").rstrip("/")
