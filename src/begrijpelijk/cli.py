"""The command line: options in, exit code out. The work is in `begrijpelijk.commands`, imported when it is needed."""

import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from begrijpelijk import cli_audit, cli_bulk, cli_triage, cli_zelftest
from begrijpelijk import cli_options as options
from begrijpelijk.commands import ExitCode
from begrijpelijk.help import DutchCommand, DutchGroup, UsageMistake, dutch
from begrijpelijk.version import __version__

app = typer.Typer(
    name="begrijpelijk",
    help="Kijkt of mensen uw tekst begrijpen, en zegt wat u kunt verbeteren.",
    cls=DutchGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"begrijpelijk {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Toon de versie.")
    ] = False,
) -> None:
    """Take the options that come before a command."""


@app.command(cls=DutchCommand, help="Bekijk teksten en zeg wat er moeilijk aan is.")
def check(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="BRON...", help="Bestanden, mappen, patronen, webadressen, of - voor invoer."),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            metavar="VORM",
            help="Vorm van het verslag: text, html, json, sarif, junit, gitlab, github, markdown, csv of xlsx.",
        ),
    ] = "text",
    output: Annotated[
        str | None,
        typer.Option(metavar="BESTAND", help="Schrijf het verslag in dit bestand. Met html mag het een map/ zijn."),
    ] = None,
    niveau: options.Niveau = None,
    fail_on: options.FailOn = None,
    regel: options.Regel = None,
    zonder: options.Zonder = None,
    config: options.ConfigFile = None,
    lang: options.Lang = None,
    tekst: options.Tekst = False,
    pipeline: options.Pipeline = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="BESTAND", help="Toon alleen punten die nog niet in deze lijst staan.")
    ] = None,
    baseline_schrijven: Annotated[
        Path | None,
        typer.Option("--baseline-schrijven", metavar="BESTAND", help="Zet de punten van nu in deze lijst."),
    ] = None,
    sinds: Annotated[
        str | None,
        typer.Option(metavar="VERSIE", help="Toon alleen wat nieuw is sinds deze versie in git, zoals main."),
    ] = None,
    opmerkingen: Annotated[
        Path | None,
        typer.Option(metavar="MAP", help="Zet in deze map een kopie van elke tekst, met opmerkingen erin."),
    ] = None,
    browser: Annotated[
        bool | None,
        typer.Option(
            "--browser/--zonder-browser",
            help="Bekijk een pagina zoals een browser die toont, of juist niet (gewoon: alleen webadressen).",
            show_default=False,
        ),
    ] = None,
    host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAAM", help="De pagina mag ook onderdelen van deze website laden. Mag vaker."),
    ] = None,
    verbeter: Annotated[
        bool, typer.Option("--verbeter", help="Maak een verbeterde kopie. U ziet eerst wat er verandert.")
    ] = False,
    ja: Annotated[bool, typer.Option("--ja", help="Met --verbeter: schrijf zonder te vragen.")] = False,
    cache: Annotated[
        Path | None,
        typer.Option(
            metavar="MAP",
            help="Bewaar uitkomsten in deze map, en doe een tekst pas opnieuw na een wijziging. "
            "Let op: hier staat dan tekst van u in.",
        ),
    ] = None,
    processen: options.Processen = None,
    tijd: options.Tijd = None,
    voortgang: options.Voortgang = False,
) -> int:
    """Check sources and report."""
    from begrijpelijk.commands.check import CheckOptions, run

    return run(
        CheckOptions(
            sources=sources or (),
            format=format,
            output=None if output is None else Path(output),
            output_folder=(output or "").endswith(("/", os.sep)),
            niveau=niveau,
            fail_on=fail_on,
            regel=regel or (),
            zonder=zonder or (),
            config=config,
            lang=lang,
            tekst=tekst,
            pipeline=pipeline,
            baseline=baseline,
            baseline_schrijven=baseline_schrijven,
            sinds=sinds,
            opmerkingen=opmerkingen,
            browser=browser,
            host=host or (),
            verbeter=verbeter,
            ja=ja,
            cache=cache,
            processen=processen,
            tijd=tijd,
            voortgang=voortgang,
        )
    )


app.command(cls=DutchCommand, help=cli_triage.HELP)(cli_triage.triage)
app.command(cls=DutchCommand, help=cli_audit.HELP)(cli_audit.audit)
app.command(cls=DutchCommand, help=cli_bulk.HELP)(cli_bulk.bulk)
app.add_typer(cli_zelftest.app, name="zelftest")


@app.command(cls=DutchCommand, help="Maak een scorekaart: waar staat uw organisatie, en wat doet u eerst?")
def scorekaart(
    database: Annotated[
        Path, typer.Argument(metavar="DATABASE", help="Het bestand dat 'begrijpelijk audit' heeft gemaakt.")
    ],
    zelftest: Annotated[
        list[Path] | None, typer.Option(metavar="BESTAND", help="Tel deze antwoorden van de zelftest mee. Mag vaker.")
    ] = None,
    vergelijk: Annotated[
        str | None,
        typer.Option(metavar="DATUM", help="Vergelijk met deze datum (2026-03-31), of met een andere DATABASE."),
    ] = None,
    bezoeken: Annotated[
        Path | None, typer.Option(metavar="BESTAND", help="Hoe vaak elke pagina is gelezen (CSV: adres;bezoeken).")
    ] = None,
    datum: Annotated[
        str | None, typer.Option(metavar="DATUM", help="Neem de meting van deze datum (gewoon: de laatste).")
    ] = None,
    naam: Annotated[str | None, typer.Option(metavar="NAAM", help="De naam van uw organisatie.")] = None,
    format: Annotated[
        str, typer.Option(metavar="VORM", help="Vorm van de scorekaart: text, html, xlsx, json of pdf.")
    ] = "text",
    output: Annotated[str | None, typer.Option(metavar="BESTAND", help="Schrijf de scorekaart in dit bestand.")] = None,
    config: options.ConfigFile = None,
    lang: Annotated[
        str | None, typer.Option(metavar="TAAL", help="Taal van de scorekaart: nl of en (gewoon: nl).")
    ] = None,
) -> int:
    """Make a scorecard."""
    from begrijpelijk.commands.scorecard import ScorecardOptions, run

    return run(
        ScorecardOptions(
            database=database,
            zelftest=zelftest or (),
            vergelijk=vergelijk,
            bezoeken=bezoeken,
            datum=datum,
            naam=naam,
            format=format,
            output=None if output is None else Path(output),
            config=config,
            lang=lang,
        )
    )


@app.command(cls=DutchCommand, help="Toon welke controles er zijn, of lees alles over 1 controle.")
def regels(
    naam: Annotated[str | None, typer.Argument(metavar="[NAAM]", help="De controle waar u alles over leest.")] = None,
    lang: Annotated[str, typer.Option(metavar="TAAL", help="Taal van de uitleg: nl of en (gewoon: nl).")] = "nl",
) -> int:
    """List the checks, or show one."""
    from begrijpelijk.commands.rules import run

    return run(naam, lang)


@app.command(cls=DutchCommand, help="Toon hoe het verslag of de scorekaart in JSON is opgebouwd (JSON Schema).")
def schema(
    naam: Annotated[str, typer.Argument(metavar="[NAAM]", help="verslag of scorekaart (gewoon: verslag).")] = "verslag",
) -> int:
    """Print the JSON Schema of the report or the scorecard."""
    from begrijpelijk.commands.schema import run

    return run(naam)


@app.command(cls=DutchCommand, help="Open begrijpelijk als pagina in uw browser, op uw eigen computer.")
def serve(
    poort: Annotated[int | None, typer.Option(metavar="GETAL", min=0, max=65535, help="Gebruik deze poort.")] = None,
    geen_browser: Annotated[bool, typer.Option("--geen-browser", help="Open de browser niet vanzelf.")] = False,
    toestaan: Annotated[
        list[str] | None,
        typer.Option(metavar="NAAM", help="Lees ook pagina's van deze computer in uw eigen netwerk. Mag vaker."),
    ] = None,
    config: options.ConfigFile = None,
    pipeline: options.Pipeline = None,
    host: Annotated[
        str | None,
        typer.Option(metavar="ADRES", help="Luister op dit adres. Let op: dan kunnen ook anderen erbij."),
    ] = None,
    naam: Annotated[
        list[str] | None, typer.Option(metavar="NAAM", help="Met --host: de naam van deze computer. Mag vaker.")
    ] = None,
    werkers: Annotated[
        int | None, typer.Option(metavar="GETAL", min=1, max=64, help="Bekijk zo veel teksten tegelijk (gewoon: 2).")
    ] = None,
    tijd: Annotated[
        float | None, typer.Option(metavar="SECONDEN", min=1, help="Stop een controle na deze tijd (gewoon: 60).")
    ] = None,
    mappen: Annotated[
        list[Path] | None,
        typer.Option(metavar="MAP", help="Een audit op de pagina mag ook deze map lezen. Mag vaker."),
    ] = None,
    database: Annotated[
        Path | None,
        typer.Option(
            metavar="BESTAND", help="Bewaar de audits van de pagina hierin. Let op: hier staan dan stukjes tekst in."
        ),
    ] = None,
) -> int:
    """Serve the page and the REST interface."""
    from begrijpelijk.commands.serve import ServeOptions, run

    return run(
        ServeOptions(
            poort=poort,
            host=host,
            naam=naam or (),
            toestaan=toestaan or (),
            config=config,
            pipeline=pipeline,
            geen_browser=geen_browser,
            werkers=werkers,
            tijd=tijd,
            mappen=mappen or (),
            database=database,
        )
    )


@app.command(cls=DutchCommand, help="Help een tekstprogramma (editor) om moeilijke tekst te onderstrepen.")
def taalserver(
    tcp: Annotated[
        int | None,
        typer.Option(
            metavar="POORT", min=0, max=65535, help="Luister op deze poort (gewoon: de invoer en uitvoer zelf)."
        ),
    ] = None,
) -> int:
    """Serve an editor by the Language Server Protocol."""
    from begrijpelijk.commands.language_server import run

    return run(tcp)


@app.command("plugin-maken", cls=DutchCommand, help="Maak een plug-in met uw eigen woorden en controles.")
def plugin_maken(
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De naam, zoals mijn-ziekenhuis.")],
    map: Annotated[
        Path, typer.Option(metavar="MAP", help="Zet de plug-in in deze map (gewoon: waar u nu bent).")
    ] = Path(),
) -> int:
    """Write a new plugin."""
    from begrijpelijk.commands.new_plugin import run

    return run(naam, map)


_interrupts: list[int] = []  # the signals of Ctrl-C that came in


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line and give its exit code; every error has been told by then, in one line."""
    try:
        outcome = app(
            args=None if arguments is None else list(arguments), prog_name="begrijpelijk", standalone_mode=False
        )
    except UsageMistake as error:
        return _tell(*dutch(error))
    except (KeyboardInterrupt, typer.Abort):
        outcome = ExitCode.INTERRUPTED
    except Exception as error:
        if not _interrupts:
            return _failure(error)
        outcome = ExitCode.INTERRUPTED  # what went wrong after Ctrl-C, such as a browser that is gone, is no error
    if outcome == ExitCode.INTERRUPTED:
        _tell("gestopt")
    return int(outcome or 0)


def _failure(error: Exception) -> int:
    """Tell an error that a user can do something about, or one that is our own fault."""
    from begrijpelijk.errors import BegrijpelijkError

    if os.environ.get("BEGRIJPELIJK_TRACEBACK") == "1":
        raise error
    if isinstance(error, BegrijpelijkError):
        return _tell(error.message, error.source)
    # The error's own text may quote from a patient's letter: only its kind is shown, and that can be passed on safely.
    return _tell(
        f"dit is een fout in het programma zelf ({type(error).__name__}). Meld het aan de makers en zeg wat u deed. "
        "Zet BEGRIJPELIJK_TRACEBACK=1 voor de opdracht om meer te zien"
    )


def _tell(message: str, source: str | None = None) -> int:
    from begrijpelijk.commands.output import complain

    complain(message, source)
    return ExitCode.ERROR


def main() -> None:
    """The program `begrijpelijk`."""
    if os.environ.get("BEGRIJPELIJK_TRACEBACK") != "1":
        _silence()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    code = run()
    if signal.getsignal(signal.SIGINT) is _interrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all has been done: what is left of the ending keeps its code
    if _interrupts and code == ExitCode.ERROR:
        code = ExitCode.INTERRUPTED
    if code == ExitCode.INTERRUPTED:
        # All that was opened has been closed by now. Python itself might still end by the signal: where it fell in an
        # `exec` of a string, such as dataclasses do while they are imported, or while a library cleans up.
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)
    sys.exit(code)


def _interrupt(number: int, _frame: FrameType | None) -> None:
    """Do as Python does at Ctrl-C, and remember it: what comes of it may be another error by the time it is told."""
    _interrupts.append(number)
    raise KeyboardInterrupt


def _silence() -> None:
    """Keep what libraries tell their programmers off the screen: it says nothing to a user, and may quote a text."""
    import logging
    import warnings

    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
