"""``begrijpelijk bulk``: very many texts, as rows in and rows out."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from begrijpelijk import plugins
from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import complain, require_choice
from begrijpelijk.config import load_config


@dataclass(frozen=True)
class BulkCommand:
    """The options of the command as given; None where one was not."""

    inputs: Sequence[Path]
    output: Path
    met: str = "bevindingen"
    veld: str = "text"
    id_veld: str = "id"
    soort: str = "plain"
    niveau: str | None = None
    regel: Sequence[str] = ()
    zonder: Sequence[str] = ()
    config: Path | None = None
    lang: str | None = None
    pipeline: str | None = None
    processen: int | None = None
    cluster: str | None = None
    tijd: float | None = None
    pogingen: int = 2
    opnieuw: bool = False
    voortgang: bool = False


def run(options: BulkCommand) -> ExitCode:
    """Check all records and say how it went: 0 when all were checked, else 2. Levels do not count here."""
    from begrijpelijk.bulk.records import MEDIA_TYPES, Fields
    from begrijpelijk.bulk.rows import Content
    from begrijpelijk.bulk.run import TIME_LIMIT, BulkOptions
    from begrijpelijk.bulk.run import run as carry_out

    require_choice("--met", options.met, get_args(Content))
    require_choice("--soort", options.soort, tuple(MEDIA_TYPES))
    registry = plugins.registry()
    config = load_config(options.config, [str(path) for path in options.inputs], registry).changed(
        registry,
        niveau=options.niveau,
        lang=options.lang,
        regels=tuple(options.regel) or None,
        zonder=tuple(options.zonder) or None,
        pipeline=options.pipeline,
        browser=False,  # the texts are here already: nothing is fetched
    )
    wanted = BulkOptions(
        inputs=list(options.inputs),
        output=options.output,
        content=options.met,  # type: ignore[arg-type]
        fields=Fields(options.veld, options.id_veld, options.soort),
        processes=options.processen,
        cluster=options.cluster,
        time_limit=options.tijd or TIME_LIMIT,
        tries=options.pogingen,
        fresh=options.opnieuw,
    )
    with _own_output(options.output):
        done = carry_out(wanted, config, registry, _told if options.voortgang else None)
    for error in done.errors:
        complain(error.message, error.source)
    more = f", {done.resumed} daarvan waren al klaar" if done.resumed else ""
    complain(f"{done.records} teksten bekeken{more}; {done.failed} zijn niet gelukt", str(options.output))
    return ExitCode.ERROR if done.failed or done.errors else ExitCode.PASSED


def _own_output(output: Path) -> contextlib.AbstractContextManager[object]:
    """What a plugin prints is no part of rows on standard output."""
    return contextlib.redirect_stdout(sys.stderr) if str(output) != "-" else contextlib.nullcontext()


def _told(records: int) -> None:
    complain(f"{records} teksten klaar", "bulk")
