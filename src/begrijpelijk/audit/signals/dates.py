"""``datum``: of when the text is. The date of an appointment or an event is not that."""

from __future__ import annotations

from collections.abc import Iterator

from begrijpelijk.analysis import Analysis
from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.checks.text import datum_ontbreekt
from begrijpelijk.config import Config

NAME = "datum"


def find(material: Material) -> Iterator[Signal]:
    """One signal where the check ``datum-ontbreekt`` sees a date of the text, or a page has one in its data."""
    words = datum_ontbreekt.date_of(Analysis(material.document, [], Config()))
    if words is not None:
        yield Signal(NAME, "datum", words)
