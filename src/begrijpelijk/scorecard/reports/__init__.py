"""The formats of a scorecard, each in a file of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from begrijpelijk.scorecard.model import Scorecard

FORMATS = ("text", "html", "xlsx", "json", "pdf")


@dataclass(frozen=True)
class Format:
    """How a scorecard is written: as text, or as bytes for a format that is no text (`binary`)."""

    name: str
    suffix: str
    write: Callable[[Scorecard], str | bytes]
    binary: bool = False


def find(name: str) -> Format:
    """A format by its name, which is one of `FORMATS`."""
    if name == "html":
        from begrijpelijk.scorecard.reports import html

        return Format(name, ".html", html.write)
    if name == "xlsx":
        from begrijpelijk.scorecard.reports import xlsx

        return Format(name, ".xlsx", xlsx.write, binary=True)
    if name == "pdf":
        from begrijpelijk.scorecard.reports import pdf

        return Format(name, ".pdf", pdf.write, binary=True)
    if name == "json":
        return Format(name, ".json", as_json)
    from begrijpelijk.scorecard.reports import text

    return Format("text", ".txt", text.write)


def as_json(card: Scorecard) -> str:
    """The JSON ``begrijpelijk/scorecard/1``."""
    return json.dumps(card.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"
