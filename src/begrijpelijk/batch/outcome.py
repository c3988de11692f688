"""What becomes of one source, and how all outcomes together become a report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from begrijpelijk.model import DocumentReport, ErrorReport, Report, Tool
from begrijpelijk.version import __version__

if TYPE_CHECKING:
    from begrijpelijk.config import Config
    from begrijpelijk.plugins import Registry

TOO_LARGE = "is te groot of te diep om te lezen. Maak het kleiner."


@dataclass(frozen=True)
class Outcome:
    """A document or an error, and the rules that failed on it.

    `pipeline` is the name of the language pipeline that was used; empty where none was. `lost` says that the process
    died or ran out of time over it: another try may succeed.
    """

    document: DocumentReport | None = None
    error: ErrorReport | None = None
    problems: tuple[ErrorReport, ...] = ()
    pipeline: str = ""
    lost: bool = False


def gather(
    documents: list[DocumentReport],
    errors: Iterable[ErrorReport],
    problems: Iterable[ErrorReport],
    registry: Registry,
    config: Config,
    pipeline: str,
) -> Report:
    """The report over documents in this order; a problem that several documents met is named once."""
    from begrijpelijk.kenmerken import summary

    once = {(problem.source, problem.message): problem for problem in problems}
    return Report(
        tool=Tool(version=__version__, pipeline=pipeline),
        passed=all(document.passed for document in documents),
        documents=documents,
        kenmerken=summary(documents, registry, config),
        errors=[*errors, *registry.errors, *once.values()],
    )
