"""One row of a word list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from begrijpelijk.model import Severity

Certainty = Literal["zeker", "meestal", "soms", "nooit"]
PARTS_OF_SPEECH = ("zn-de", "zn-het", "zn-mv", "ww", "bn", "bw", "vz", "vw", "uitdr", "afk", "naam")
CERTAINTIES: tuple[Certainty, ...] = ("zeker", "meestal", "soms", "nooit")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase that a reader may stumble over, and what to write instead.

    `forms` are those that regular inflection does not give, `pos` is one of `PARTS_OF_SPEECH` (a noun's says its
    article), `alternatives` stand best first and nouns among them carry their article. `certainty` says how often the
    first alternative fits without a human looking; with ``nooit`` the rest of the sentence has to change too, and it
    is only shown. `not_with` are words that give the term another meaning where they stand in the same sentence
    (*aan de bel trekken* is no figure of speech beside a *bed*), `only_with` words of which one has to stand there
    (*opleggen* is formal with a *boete* and not with a *verband*). `line` is where the entry stands in its file.
    """

    term: str
    rule: str
    forms: tuple[str, ...] = ()
    pos: str = "uitdr"
    alternatives: tuple[str, ...] = ()
    explanation: str = ""
    domain: str = ""
    certainty: Certainty = "soms"
    severity: Severity | None = None
    not_with: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    line: int = 0

    @property
    def is_noun(self) -> bool:
        """Whether the term is a noun."""
        return self.pos.startswith("zn-")

    @property
    def article(self) -> str | None:
        """The article of a noun in the singular."""
        return {"zn-de": "de", "zn-het": "het"}.get(self.pos)
