"""``begrijpelijk check``: check sources and report."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from begrijpelijk import plugins
from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import choose, complain, emit, require_choice, require_place
from begrijpelijk.commands.progress import ProgressLine
from begrijpelijk.config import Config, Lang, load_config
from begrijpelijk.errors import UsageError
from begrijpelijk.files import check_folder, check_writable
from begrijpelijk.model import FailOn, Niveau, Report
from begrijpelijk.reports.base import Reporter
from begrijpelijk.reports.common import one_line

if TYPE_CHECKING:
    from begrijpelijk.batch.run import BatchOptions


@dataclass(frozen=True)
class CheckOptions:
    """The options of the command as given; None where one was not."""

    sources: Sequence[str]
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
    pipeline: str | None = None
    baseline: Path | None = None
    baseline_schrijven: Path | None = None
    sinds: str | None = None
    opmerkingen: Path | None = None
    browser: bool | None = None
    host: Sequence[str] = ()
    verbeter: bool = False
    ja: bool = False
    processen: int | None = None
    tijd: float | None = None
    cache: Path | None = None
    voortgang: bool = False


def run(options: CheckOptions) -> ExitCode:
    """Check, write what was asked for, and say how it went."""
    registry = plugins.registry()
    _require(options)
    reporter = choose(registry, options.format)
    config = load_config(options.config, options.sources, registry).changed(registry, **_changes(options))
    # What cannot be written is said before the work, not after it.
    require_place(reporter, options.output, folder=options.output_folder)
    if options.baseline_schrijven is not None:
        check_writable(options.baseline_schrijven)
    if options.opmerkingen is not None:
        check_folder(options.opmerkingen)
    report = _check(options, config, registry, reporter)
    if options.baseline_schrijven is not None:
        _accept(report, options.baseline_schrijven)
    elif config.baseline is not None:
        from begrijpelijk import baseline

        report = baseline.apply(report, config.baseline, config.lang)
    emit(report, reporter, config.lang, options.output, folder=options.output_folder)
    for error in report.errors:
        complain(error.message, error.source)
    copied = options.opmerkingen is None or _copy(report, options.opmerkingen, config)
    if options.verbeter:
        from begrijpelijk.checker import Checker
        from begrijpelijk.commands.improve import improve

        improve(report, Checker(config, registry), ask=not options.ja)
    return _exit_code(report, accepted=options.baseline_schrijven is not None) if copied else ExitCode.ERROR


def _require(options: CheckOptions) -> None:
    """Refuse what no check can be made of."""
    if not options.sources:
        raise UsageError("geef aan wat u wilt bekijken: een bestand, een map, een adres of - ; zie --help", "check")
    require_choice("--niveau", options.niveau, get_args(Niveau))
    require_choice("--fail-on", options.fail_on, get_args(FailOn))
    require_choice("--lang", options.lang, get_args(Lang))
    if options.ja and not options.verbeter:
        raise UsageError("deze optie hoort bij --verbeter", "--ja")
    if options.baseline is not None and options.baseline_schrijven is not None:
        raise UsageError("kies --baseline of --baseline-schrijven, niet allebei", "--baseline")
    if options.sinds is not None and options.baseline_schrijven is not None:
        raise UsageError("dit kan niet samen met --baseline-schrijven: in die lijst horen alle punten", "--sinds")
    if options.output is not None:
        written = options.output.resolve()
        if any(
            source != "-" and "://" not in source and Path(source).resolve() == written for source in options.sources
        ):
            raise UsageError("dit bestand is ook de bron; kies een andere naam", str(options.output))


def _changes(options: CheckOptions) -> dict[str, Any]:
    """What the command line sets in the configuration."""
    return {
        "niveau": options.niveau,
        "fail_on": options.fail_on,
        "lang": options.lang,
        "regels": tuple(options.regel) or None,
        "zonder": tuple(options.zonder) or None,
        "pipeline": options.pipeline,
        "baseline": options.baseline,
        "cache": options.cache,
        "browser": options.browser,
        "hosts": tuple(options.host) or None,
    }


def _check(options: CheckOptions, config: Config, registry: plugins.Registry, reporter: Reporter) -> Report:
    from begrijpelijk.batch.run import BatchOptions, check_many  # reads all formats of sources: only when it is needed

    # A baseline recognises a finding by the sentence that it is in.
    needs = reporter.needs
    if needs == "findings" and (options.baseline_schrijven is not None or config.baseline is not None):
        needs = "sentences"
    if (options.opmerkingen is not None or options.sinds is not None) and needs != "pictures":
        needs = "everything"  # the text itself goes into the copies, or beside its old version
    how = BatchOptions(options.processen, options.tijd, config.cache, with_text=options.tekst, needs=needs)
    progress = ProgressLine(plain=options.voortgang)
    try:
        # What a plugin prints is no part of the report.
        with contextlib.redirect_stdout(sys.stderr):
            if options.sinds is not None:
                return _since(options.sources, options.sinds, config, registry, how, progress)
            return check_many(options.sources, config, registry, how, progress)
    finally:
        progress.clear()


def _since(
    names: Sequence[str],
    revision: str,
    config: Config,
    registry: plugins.Registry,
    how: BatchOptions,
    progress: ProgressLine,
) -> Report:
    from begrijpelijk.changes.narrow import check_since

    report = check_since(names, revision, config, registry, how, progress)
    if not report.documents and not any(error.kind == "source" for error in report.errors):
        complain(f"er is geen tekst veranderd sinds {one_line(revision, 60)}", "--sinds")
    return report


def _copy(report: Report, folder: Path, config: Config) -> bool:
    from begrijpelijk.commands.remarks import write_copies

    return write_copies(report, folder, config)


def _accept(report: Report, path: Path) -> None:
    from begrijpelijk import baseline

    count = baseline.write(report, path)
    complain(f"{count} bevindingen staan nu in de lijst met bekende punten", str(path))


def _exit_code(report: Report, *, accepted: bool) -> ExitCode:
    if any(error.kind == "source" for error in report.errors):
        return ExitCode.ERROR
    # Who writes a baseline accepts what there is today.
    return ExitCode.PASSED if report.passed or accepted else ExitCode.FAILED
