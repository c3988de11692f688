"""The work on one record: its row is made where it is checked.

A document's findings are a hundred times its row. Only the row travels to the process that writes, which so keeps up
with many workers and needs the same memory for a thousand records as for ten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from begrijpelijk.batch.outcome import Outcome
from begrijpelijk.batch.work import Maker, Needs, Work
from begrijpelijk.bulk.rows import Content, of_document

if TYPE_CHECKING:
    from begrijpelijk.plugins import Registry
    from begrijpelijk.sources import Item

_NEEDS: dict[Content, Needs] = {"scores": "findings", "bevindingen": "findings", "alles": "sentences"}


@dataclass(frozen=True)
class Rowed(Outcome):
    """An outcome of which the document has become the `values` of a row."""

    values: dict[str, Any] | None = None


@dataclass
class RowWork(Work):
    """Checks a record and makes its row."""

    content: Content = "bevindingen"

    def carry_out(self, item: Item) -> Outcome:
        """The outcome of a record, with what its row tells."""
        found = super().carry_out(item)
        values = None if found.document is None else of_document(found.document, self.content)
        return Rowed(None, found.error, found.problems, found.pipeline, found.lost, values)


@dataclass(frozen=True)
class RowMaker(Maker):
    """Makes this work in any process."""

    with_text: bool = False
    needs: Needs = "findings"
    cache: None = None
    content: Content = "bevindingen"

    def made(self, registry: Registry) -> Work:
        """The work with plugins that are loaded. Raises `PipelineError`."""
        from begrijpelijk.checker import Checker

        return RowWork(Checker(self.config, registry), self.config, False, _NEEDS[self.content], content=self.content)
