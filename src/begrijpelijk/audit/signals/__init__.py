"""What a page or file offers its readers: a pure function over what was read, a file for each kind of offer.

`NAMES` are the names that scorecards ask for. Each function gets a `Material` and gives `Signal`s, at most a few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals import (
    contact,
    costs,
    dates,
    films,
    help,
    hours,
    interpreter,
    languages,
    login,
    only_pdf,
    pictures,
    questionnaire,
    route,
    teachback,
    tested,
)
from begrijpelijk.audit.signals.material import Material, material_of
from begrijpelijk.document import Document

MOST = 20  # signals of one name that are kept of one document
_LONGEST = 200  # characters of an excerpt

Find = Callable[[Material], Iterable[Signal]]
_MODULES = (contact, hours, route, costs, help, interpreter, languages, films, pictures, tested, dates, login, only_pdf,
            questionnaire, teachback)  # fmt: skip
FINDERS: tuple[Find, ...] = tuple(module.find for module in _MODULES)
NAMES = (*(module.NAME for module in _MODULES), tested.EXPERIENCE)


def gather(document: Document) -> tuple[Signal, ...]:
    """Everything that a document offers, each thing once."""
    material = material_of(document)
    found: dict[tuple[str, str], Signal] = {}
    for find in FINDERS:
        for signal in islice(find(material), MOST):
            cut = Signal(signal.name, signal.value, signal.excerpt[:_LONGEST], signal.place[:_LONGEST])
            found.setdefault((signal.name, signal.value), cut)
    return tuple(found.values())
