"""What becomes of a check: on which findings it fails, the files about it, and what is told."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from begrijpelijk import baseline
from begrijpelijk.files import write_atomic
from begrijpelijk.model import SEVERITIES, Finding, Report
from begrijpelijk.pytest_plugin import message
from begrijpelijk.pytest_plugin.options import PICTURE, REPORT

if TYPE_CHECKING:
    import pytest

    from begrijpelijk.browser.model import Flow, Screen
    from begrijpelijk.pytest_plugin.choices import Choices
    from begrijpelijk.pytest_plugin.session import Session

MOST = 20  # findings that the message lists; the report has all
_MOST_PICTURES = 12  # screens of a flow


class BegrijpelijkWarning(UserWarning):
    """A rule or plugin that failed; all others were run."""


@dataclass
class Outcome:
    """A judged check. `shown` are the findings that the message lists, with the numbers that the pictures have."""

    session: Session
    item: pytest.Item
    report: Report
    choices: Choices
    failing: list[Finding]
    pictures: list[Path] = field(default_factory=list)
    message: str | None = None

    @property
    def shown(self) -> list[tuple[int, Finding]]:
        """The findings with their numbers."""
        return list(enumerate(self.failing[:MOST], 1))

    def by_screen(self, flow: Flow) -> Iterator[tuple[Screen, list[tuple[int, Finding]]]]:
        """The screens of a flow with what is shown of each; the first ones only."""
        chosen: dict[str, list[tuple[int, Finding]]] = {}
        for number, finding in self.shown:
            chosen.setdefault(finding.location.screen or "", []).append((number, finding))
        for id_ in list(chosen)[:_MOST_PICTURES]:
            screen = flow.screen(id_)
            if screen is not None:
                yield screen, chosen[id_]

    def picture(self, drawn: bytes | None) -> None:
        """Keep a picture with numbered boxes."""
        place = None if drawn is None else self.session.place(self.item, 1)
        if drawn is None or place is None:
            return
        write_atomic(place, drawn)
        self.pictures.append(place)
        self.item.user_properties.append((PICTURE, str(place)))

    def told(self) -> Outcome:
        """The outcome with its message, and the report written, where it fails."""
        errors = [error for error in self.report.errors if error.kind == "source"]
        for error in self.report.errors:
            if error.kind != "source":
                warnings.warn(BegrijpelijkWarning(f"{error.source}: {error.message}"), stacklevel=2)
        for severity, count in Counter(f.severity for d in self.report.documents for f in d.findings).items():
            self.item.user_properties.append((f"begrijpelijk_{severity}", count))
        if self.failing or errors:
            place = self._write_report()
            folder = self.item.config.invocation_params.dir
            self.message = message.text(
                self.report, self.shown, self.failing, errors, self.choices, place, self.pictures, folder
            )
        return self

    def _write_report(self) -> Path | None:
        from begrijpelijk.plugins import registry

        place = self.session.place(self.item, 0)
        if place is not None:
            write_atomic(place, registry().reports["html"].write(self.report, self.choices.config.lang))
            self.item.user_properties.append((REPORT, str(place)))
        return place


def judge(session: Session, item: pytest.Item, report: Report, choices: Choices, key: str | None) -> Outcome:
    """What a report means for a test. `key` is what its documents are called in a baseline; None: as they are.

    The address of a test server has another port in every run, so that it would not be recognised.
    """
    path = session.baseline(choices.config)
    if session.writes_baseline:
        session.accept(_called(report, key), path)
        return Outcome(session, item, report.model_copy(update={"passed": True, "errors": []}), choices, [])
    if path is not None:
        sources = [document.source for document in report.documents]
        applied = baseline.apply(_called(report, key), path, choices.config.lang)
        documents = [d.model_copy(update={"source": s}) for d, s in zip(applied.documents, sources, strict=True)]
        report = report.model_copy(update={"documents": documents})
    failing = choices.failing([finding for document in report.documents for finding in document.findings])
    marked = {id(finding) for finding in failing}
    documents = [
        document.model_copy(update={"passed": not any(id(finding) in marked for finding in document.findings)})
        for document in report.documents
    ]
    errors = any(error.kind == "source" for error in report.errors)
    report = report.model_copy(update={"documents": documents, "passed": not failing and not errors})
    failing.sort(key=lambda finding: SEVERITIES.index(finding.severity))
    return Outcome(session, item, report, choices, failing)


def _called(report: Report, key: str | None) -> Report:
    """The report with its documents named as in the baseline; a screen of a flow keeps its number."""
    if key is None:
        return report
    documents = []
    for document in report.documents:
        _, mark, screen = document.source.rpartition("#scherm-")
        documents.append(document.model_copy(update={"source": key + (mark + screen if mark else "")}))
    return report.model_copy(update={"documents": documents})


def page_key(address: str) -> str:
    """What a page is called in a baseline: its path, or the name that the test gives it."""
    parts = urlsplit(address)
    if not parts.scheme or "://" not in address:
        return f"pagina://{address}"
    route = f"#{parts.fragment}" if parts.fragment.startswith(("/", "!/")) else ""
    return f"pagina://{parts.path or '/'}{route}"


def text_key(item: pytest.Item, name: str | None) -> str:
    """What a text is called in a baseline: the name that the test gives it, or that of the test."""
    return f"tekst://{name or item.nodeid}"
