"""The hooks that plugins implement, the built-in parts included. See docs/plugins.md for each with an example."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from begrijpelijk.kenmerken.model import Model
    from begrijpelijk.reports.base import Reporter
    from begrijpelijk.rules import Check
    from begrijpelijk.sources.base import SourceReader
    from begrijpelijk.wordlists import WordList

PROJECT = "begrijpelijk"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def register_checks() -> Iterable[Check]:  # type: ignore[empty-body]
    """Checks to add: a `Check` each, with its `Rule` and the function that finds."""


@hookspec
def register_wordlists() -> Iterable[WordList]:  # type: ignore[empty-body]
    """Word lists to add: `WordList.file(path, rule=...)` for a CSV file."""


@hookspec
def register_kenmerken() -> Iterable[Model]:  # type: ignore[empty-body]
    """Models of characteristics to add: `Model.file(path)` for a TOML file."""


@hookspec
def register_sources() -> Iterable[SourceReader]:  # type: ignore[empty-body]
    """Readers for more kinds of source."""


@hookspec
def register_reports() -> Iterable[Reporter]:  # type: ignore[empty-body]
    """Writers for more formats of report."""
