"""The ten characteristics of a health-literate organisation: the model as data, and a report's evidence for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from begrijpelijk.hookspecs import hookimpl
from begrijpelijk.kenmerken.model import BUILTIN, TEN, Model, load_model

if TYPE_CHECKING:
    from begrijpelijk.config import Config
    from begrijpelijk.model import DocumentReport, KenmerkReport, Status
    from begrijpelijk.plugins import Registry

__all__ = ["Model", "register_kenmerken", "summary"]

# A document counts as good for a characteristic when its findings weigh less than this per 100 words.
GOOD_WEIGHT = 1.0
POOR_WEIGHT = 4.0
TEXT_SECTIONS = ("words", "sentences", "text")
WEIGHTS = {"fout": 1.0, "waarschuwing": 0.5, "tip": 0.1}


@hookimpl
def register_kenmerken() -> Iterable[Model]:
    """The ten characteristics, 4x Toegang and WCAG 2.2."""
    return [load_model(id_) for id_ in BUILTIN]


def summary(documents: Sequence[DocumentReport], registry: Registry, config: Config) -> list[KenmerkReport]:
    """One line per characteristic: how many findings are evidence for it, and a colour where something was measured.

    Grijs: nothing was measured. A rule about words, sentences or the text measures wherever there is text enough; one
    about layout or digital care may have had nothing to look at, so its silence says nothing. Groen: the findings weigh
    under 1 point per 100 words (an error 1, a warning a half, a hint a tenth) and no document misses its level on it;
    rood: 4 points or more; else oranje.
    """
    from begrijpelijk.findings import active
    from begrijpelijk.language.lint import MINIMUM_WORDS
    from begrijpelijk.model import KenmerkReport

    words = sum(document.words for document in documents)
    found = {finding.rule for document in documents for finding in document.findings}
    enough = any(document.words >= MINIMUM_WORDS for document in documents)
    measured = {
        number
        for check in active(registry, config)
        if check.rule.id in found or (enough and check.rule.section in TEXT_SECTIONS and not check.rule.only)
        for number in check.rule.kenmerken
    }
    result = []
    for kenmerk in registry.kenmerken[TEN].kenmerken:
        findings = [f for document in documents for f in document.findings if kenmerk.nummer in f.kenmerken]
        status: Status = "grijs"
        if kenmerk.nummer in measured:
            weight = 100 * sum(WEIGHTS[f.severity] for f in findings) / max(words, 1)
            missed = any(f.rule == "taalniveau" for f in findings)
            status = "rood" if weight >= POOR_WEIGHT else "groen" if weight < GOOD_WEIGHT and not missed else "oranje"
        result.append(KenmerkReport(nummer=kenmerk.nummer, naam=kenmerk.naam, findings=len(findings), status=status))
    return result
