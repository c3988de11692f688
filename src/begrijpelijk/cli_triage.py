"""The options of ``begrijpelijk triage``; see `cli.py`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from begrijpelijk import cli_options as options

HELP = "Doorloop een digitale triage of vragenlijst in een browser."


def triage(
    adres: Annotated[str, typer.Argument(metavar="ADRES", help="Het webadres waar de vragen beginnen.")],
    antwoorden: Annotated[
        Path | None, typer.Option(metavar="BESTAND", help="Lees uit dit bestand wat er ingevuld wordt (TOML).")
    ] = None,
    host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAAM", help="Deze website mag doorlopen worden. Anders alleen uw eigen computer. Mag vaker."
        ),
    ] = None,
    budget: Annotated[
        list[str] | None,
        typer.Option(metavar="GRENS", help="Stop na: schermen=80, stappen=6000 of seconden=1200. Mag vaker."),
    ] = None,
    format: Annotated[
        str, typer.Option(metavar="VORM", help="Vorm van het verslag: text, html (met kaart), json, sarif of junit.")
    ] = "text",
    output: Annotated[str | None, typer.Option(metavar="BESTAND", help="Schrijf het verslag in dit bestand.")] = None,
    niveau: options.Niveau = None,
    fail_on: options.FailOn = None,
    regel: options.Regel = None,
    zonder: options.Zonder = None,
    config: options.ConfigFile = None,
    lang: options.Lang = None,
    tekst: options.Tekst = False,
) -> int:
    """Walk a flow and report."""
    from begrijpelijk.commands.triage import TriageOptions, run

    return run(
        TriageOptions(
            address=adres,
            antwoorden=antwoorden,
            host=host or (),
            budget=budget or (),
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
        )
    )
