"""``begrijpelijk triage``: walk a digital triage in a browser, and report on every screen and on the whole."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from begrijpelijk import plugins
from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import choose, complain, emit, require_place
from begrijpelijk.config import Config, Lang, load_config
from begrijpelijk.config_file import nearest
from begrijpelijk.errors import UsageError
from begrijpelijk.model import FailOn, Niveau, Report

if TYPE_CHECKING:
    from begrijpelijk.browser.walk import Budget

_LIMITS = {"schermen": "screens", "stappen": "steps", "seconden": "seconds"}


@dataclass(frozen=True)
class TriageOptions:
    """The options of the command as given; None where one was not."""

    address: str
    antwoorden: Path | None = None
    host: Sequence[str] = ()
    budget: Sequence[str] = ()
    format: str = "text"
    output: Path | None = None
    output_folder: bool = False
    niveau: str | None = None
    fail_on: str | None = None
    regel: Sequence[str] = ()
    zonder: Sequence[str] = ()
    config: Path | None = None
    lang: str | None = None
    tekst: bool = False


def run(options: TriageOptions) -> ExitCode:
    """Walk, check, write what was asked for, and say how it went."""
    registry = plugins.registry()
    for name, value, choices in (
        ("--niveau", options.niveau, get_args(Niveau)),
        ("--fail-on", options.fail_on, get_args(FailOn)),
        ("--lang", options.lang, get_args(Lang)),
    ):
        if value is not None and value not in choices:
            raise UsageError(f"'{value}' kan niet; kies uit {', '.join(choices)}.{nearest(value, choices)}", name)
    budget = read_budget(options.budget)
    reporter = choose(registry, options.format)
    config = load_config(options.config, [options.address], registry).changed(
        registry,
        niveau=options.niveau,
        fail_on=options.fail_on,
        lang=options.lang,
        regels=tuple(options.regel) or None,
        zonder=tuple(options.zonder) or None,
    )
    require_place(reporter, options.output, folder=options.output_folder)
    report = _walk(options, config, registry, budget)
    emit(report, reporter, config.lang, options.output, folder=options.output_folder)
    for error in report.errors:
        complain(error.message, error.source)
    if any(error.kind == "source" for error in report.errors):
        return ExitCode.ERROR
    return ExitCode.PASSED if report.passed else ExitCode.FAILED


def _walk(options: TriageOptions, config: Config, registry: plugins.Registry, budget: Budget) -> Report:
    from begrijpelijk.browser.flow_report import check_address
    from begrijpelijk.browser.walk import Answers, hosts

    # What is wrong with the address or the answers is said before the language part is loaded.
    hosts.require(options.address, options.host)
    answers = Answers.of(options.antwoorden)
    from begrijpelijk.checker import Checker

    try:
        return check_address(
            Checker(config, registry), options.address, answers=answers, hosts=options.host, budget=budget,
            progress=_progress, with_text=options.tekst,
        )  # fmt: skip
    finally:
        _clear()


def read_budget(given: Sequence[str]) -> Budget:
    """The limits of a walk from ``schermen=40``, ``stappen=500``, ``seconden=300``, apart or with commas between."""
    from begrijpelijk.browser.walk.budget import Budget

    limits: dict[str, int] = {}
    for part in ",".join(given).split(","):
        if not part.strip():
            continue
        match = re.fullmatch(r"\s*(\w+)\s*=\s*(\d{1,7})\s*", part)
        if match is None or match[1] not in _LIMITS or int(match[2]) == 0:
            raise UsageError(
                f"'{part.strip()}' kan niet; geef bijvoorbeeld: schermen=40,stappen=500,seconden=300", "--budget"
            )
        limits[_LIMITS[match[1]]] = int(match[2])
    return Budget(**limits)


def _terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _progress(screens: int, steps: int) -> None:
    """A line that says how far the walk is; only in a terminal."""
    if _terminal():
        sys.stderr.write(f"\r\x1b[K{screens} schermen, {steps} stappen")
        sys.stderr.flush()


def _clear() -> None:
    if _terminal():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
