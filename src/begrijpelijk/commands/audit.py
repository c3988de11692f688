"""``begrijpelijk audit``: a website and folders together, gathered in a database, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from begrijpelijk import plugins
from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import complain, print_text, require_file
from begrijpelijk.commands.progress import ProgressLine
from begrijpelijk.config import Lang, load_config
from begrijpelijk.config_file import nearest
from begrijpelijk.errors import UsageError
from begrijpelijk.files import check_writable
from begrijpelijk.model import FailOn, Niveau
from begrijpelijk.scorecard.reports import FORMATS, find

if TYPE_CHECKING:
    from begrijpelijk.audit.store import StoredRun

DATABASE = "begrijpelijk-audit.sqlite"
_PHASES = {"lezen": "Lezen: ", "doorlopen": "Doorlopen: ", "beoordelen": "Beoordelen: "}
_AGAIN = "gaat verder met de audit van {}. Met --opnieuw begint u opnieuw"
_SITE = "'{}' is geen map of bestand. Bedoelt u https://{} ?"


@dataclass(frozen=True)
class AuditCommand:
    """The options of the command as given; None where one was not."""

    sources: Sequence[str]
    database: Path | None = None
    format: str = "text"
    output: Path | None = None
    niveau: str | None = None
    fail_on: str | None = None
    regel: Sequence[str] = ()
    zonder: Sequence[str] = ()
    config: Path | None = None
    lang: str | None = None
    pipeline: str | None = None
    browser: bool = False
    host: Sequence[str] = ()
    max_paginas: int | None = None
    max_klikken: int | None = None
    max_minuten: float | None = None
    max_mb: int | None = None
    pauze: float | None = None
    processen: int | None = None
    tijd: float | None = None
    opnieuw: bool = False
    voortgang: bool = False


def run(options: AuditCommand) -> ExitCode:
    """Audit, write what was asked for, and say how it went."""
    _require(options)
    registry = plugins.registry()
    changes: dict[str, Any] = {
        "niveau": options.niveau, "fail_on": options.fail_on, "lang": options.lang,
        "regels": tuple(options.regel) or None, "zonder": tuple(options.zonder) or None,
        "pipeline": options.pipeline, "browser": options.browser or None, "hosts": tuple(options.host) or None,
    }  # fmt: skip
    config = load_config(options.config, options.sources, registry).changed(registry, **changes)
    if config.browser:
        _require_browser()
    else:  # nobody asked for one: over a whole site that takes hours
        config = config.changed(registry, browser=False)
    database = options.database or Path(DATABASE)
    check_writable(database)
    form = find(options.format)
    require_file(options.output, f"--format {form.name}", form.suffix, binary=form.binary)
    from begrijpelijk.audit.run import audit
    from begrijpelijk.audit.settings import AuditOptions
    from begrijpelijk.audit.store import Store

    how = AuditOptions(
        _limits(options), config.flows, options.processen, options.tijd or AuditOptions.time_limit, options.opnieuw
    )
    line = ProgressLine(plain=options.voortgang)

    def progress(phase: str, source: str, number: int, total: int) -> None:
        line(_PHASES[phase] + source, number, total)

    def resuming(started: str) -> None:
        complain(_AGAIN.format(started.replace("T", " ").partition("+")[0]), str(database))

    try:
        id_ = audit(options.sources, config, registry, how, database, progress, resuming)
    finally:
        line.clear()
    with Store.open(database) as store:
        done = store.run(id_)
        for problem in done.problems():
            if problem.kind == "source":
                complain(problem.message, problem.source)
        _write(done, options, database)
        return _exit_code(done)


def _require(options: AuditCommand) -> None:
    """Refuse what no audit can be made of."""
    if not options.sources:
        raise UsageError("geef aan wat u wilt bekijken: een website, een map of allebei; zie --help", "audit")
    for name, value, choices in (
        ("--format", options.format, FORMATS),
        ("--niveau", options.niveau, get_args(Niveau)),
        ("--fail-on", options.fail_on, get_args(FailOn)),
        ("--lang", options.lang, get_args(Lang)),
    ):
        if value is not None and value not in choices:
            raise UsageError(f"'{value}' kan niet; kies uit {', '.join(choices)}.{nearest(value, choices)}", name)
    for source in options.sources:
        if source == "-":
            raise UsageError("een audit gaat over een website of een map; gebruik hiervoor: begrijpelijk check -", "-")
        host = source.split("/")[0]
        if "://" not in source and not Path(source).exists() and "." in host and " " not in host:
            ending = host.rpartition(".")[2]
            if ending.isalpha() and 2 <= len(ending) <= 6 and Path(host).suffix not in (".pdf", ".docx", ".html"):
                raise UsageError(_SITE.format(source, source), "audit")


def _require_browser() -> None:
    """Say before the work that there is no browser, and not at every page."""
    from begrijpelijk.browser.launch import open_browser

    with open_browser([]):
        pass


def _limits(options: AuditCommand) -> Any:
    from begrijpelijk.audit.settings import Limits

    given = {
        "pages": options.max_paginas, "depth": options.max_klikken, "megabytes": options.max_mb, "pause": options.pauze,
        "seconds": None if options.max_minuten is None else options.max_minuten * 60,
    }  # fmt: skip
    return Limits(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


def _write(done: StoredRun, options: AuditCommand, database: Path) -> None:
    """The scorecard in the form that was asked for; as text after a few lines about what was read."""
    if options.format == "text" and options.output is None:
        from begrijpelijk.audit.summary import summary

        print_text(summary(done, options.lang or "nl") + "\n")
    from begrijpelijk.commands.scorecard import ScorecardOptions
    from begrijpelijk.commands.scorecard import run as scorecard

    scorecard(
        ScorecardOptions(
            database, format=options.format, output=options.output, config=options.config, lang=options.lang
        )
    )


def _exit_code(done: StoredRun) -> ExitCode:
    if any(problem.kind == "source" for problem in done.problems()):
        return ExitCode.ERROR
    failed = any(not document.passed for document in done.documents(findings=False))
    return ExitCode.FAILED if failed else ExitCode.PASSED
