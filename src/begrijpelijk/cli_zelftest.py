"""The options of ``begrijpelijk zelftest``; see `cli.py`."""

from pathlib import Path
from typing import Annotated

import typer

from begrijpelijk.help import DutchCommand, DutchGroup

HELP = "Beantwoord de vragen over uw organisatie, voor de scorekaart."
_Lang = Annotated[str, typer.Option(metavar="TAAL", help="Taal van het programma: nl of en (gewoon: nl).")]

app = typer.Typer(help=HELP, cls=DutchGroup, add_completion=False, invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def zelftest(
    context: typer.Context,
    bestand: Annotated[
        Path | None,
        typer.Option(metavar="BESTAND", help="Bewaar uw antwoorden hierin, of ga verder (gewoon: zelftest.toml)."),
    ] = None,
    wie: Annotated[str | None, typer.Option(metavar="NAAM", help="Uw naam.")] = None,
    afdeling: Annotated[str | None, typer.Option(metavar="NAAM", help="Uw afdeling.")] = None,
    kenmerk: Annotated[
        list[str] | None, typer.Option(metavar="NUMMER", help="Doe alleen de vragen van dit kenmerk. Mag vaker.")
    ] = None,
    lang: _Lang = "nl",
) -> int:
    """Ask the questions of the self-test."""
    if context.invoked_subcommand is not None:
        return 0
    from begrijpelijk.commands.zelftest import SelfTestOptions, run

    return run(SelfTestOptions(bestand, wie, afdeling, kenmerk or (), lang))


@app.command(cls=DutchCommand, help="Zet de antwoorden van meer mensen of afdelingen bij elkaar.")
def samenvoegen(
    bestanden: Annotated[
        list[Path], typer.Argument(metavar="BESTAND...", help="De bestanden met antwoorden.", show_default=False)
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="BESTAND", help="Zet alles samen in dit bestand.")],
    lang: _Lang = "nl",
) -> int:
    """Merge files of answers."""
    from begrijpelijk.commands.zelftest import merge

    return merge(bestanden, output, lang)
