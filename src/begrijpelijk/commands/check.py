"""``begrijpelijk check``: check sources and report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from begrijpelijk import plugins
from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import ProgressLine, choose, complain, emit
from begrijpelijk.config import Config, Lang, load_config
from begrijpelijk.config_file import nearest
from begrijpelijk.errors import UsageError
from begrijpelijk.files import check_writable
from begrijpelijk.model import FailOn, Niveau, Report


@dataclass(frozen=True)
class CheckOptions:
    """The options of the command as given; None where one was not."""

    sources: Sequence[str]
    format: str = "text"
    output: Path | None = None
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
    verbeter: bool = False
    ja: bool = False


def run(options: CheckOptions) -> ExitCode:
    """Check, write what was asked for, and say how it went."""
    registry = plugins.registry()
    _require(options)
    reporter = choose(registry, options.format)
    config = load_config(options.config, options.sources, registry).changed(registry, **_changes(options))
    # What cannot be written is said before the work, not after it.
    for path in (options.output, options.baseline_schrijven):
        if path is not None:
            check_writable(path)
    report = _check(options, config, registry)
    if options.baseline_schrijven is not None:
        _accept(report, options.baseline_schrijven)
    elif config.baseline is not None:
        from begrijpelijk import baseline

        report = baseline.apply(report, config.baseline, config.lang)
    emit(report, reporter, config.lang, options.output)
    for error in report.errors:
        complain(error.message, error.source)
    if options.verbeter:
        from begrijpelijk.commands.improve import improve

        improve(report, ask=not options.ja)
    return _exit_code(report, accepted=options.baseline_schrijven is not None)


def _require(options: CheckOptions) -> None:
    """Refuse what no check can be made of."""
    if not options.sources:
        raise UsageError("geef aan wat u wilt bekijken: een bestand, een map, een adres of - ; zie --help", "check")
    _one_of("--niveau", options.niveau, get_args(Niveau))
    _one_of("--fail-on", options.fail_on, get_args(FailOn))
    _one_of("--lang", options.lang, get_args(Lang))
    if options.ja and not options.verbeter:
        raise UsageError("deze optie hoort bij --verbeter", "--ja")
    if options.baseline is not None and options.baseline_schrijven is not None:
        raise UsageError("kies --baseline of --baseline-schrijven, niet allebei", "--baseline")
    if options.output is not None:
        written = options.output.resolve()
        if any(
            source != "-" and "://" not in source and Path(source).resolve() == written for source in options.sources
        ):
            raise UsageError("dit bestand is ook de bron; kies een andere naam", str(options.output))


def _one_of(option: str, value: str | None, choices: tuple[str, ...]) -> None:
    if value is not None and value not in choices:
        raise UsageError(f"'{value}' kan niet; kies uit {', '.join(choices)}.{nearest(value, choices)}", option)


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
    }


def _check(options: CheckOptions, config: Config, registry: plugins.Registry) -> Report:
    from begrijpelijk.checker import Checker  # loads the language part: only when everything else is in order

    progress = ProgressLine()
    try:
        return Checker(config, registry).check(options.sources, progress=progress, with_text=options.tekst)
    finally:
        progress.clear()


def _accept(report: Report, path: Path) -> None:
    from begrijpelijk import baseline

    count = baseline.write(report, path)
    complain(f"{count} bevindingen staan nu in de lijst met bekende punten", str(path))


def _exit_code(report: Report, *, accepted: bool) -> ExitCode:
    if any(error.kind == "source" for error in report.errors):
        return ExitCode.ERROR
    # Who writes a baseline accepts what there is today.
    return ExitCode.PASSED if report.passed or accepted else ExitCode.FAILED
