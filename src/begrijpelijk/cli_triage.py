"""The options of ``begrijpelijk triage``; see `cli.py`."""

import os
from pathlib import Path
from typing import Annotated

import typer

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
    niveau: Annotated[
        str | None, typer.Option(metavar="NIVEAU", help="Het niveau dat nodig is: A2, B1, B2 of C1 (gewoon: B1).")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="ERNST", help="Wat er niet in mag staan: fout, waarschuwing, tip of nooit."),
    ] = None,
    regel: Annotated[
        list[str] | None, typer.Option(metavar="NAAM", help="Doe alleen deze controle. Mag vaker.")
    ] = None,
    zonder: Annotated[list[str] | None, typer.Option(metavar="NAAM", help="Sla deze controle over. Mag vaker.")] = None,
    config: Annotated[
        Path | None, typer.Option(metavar="BESTAND", help="Lees de instellingen uit dit bestand.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="TAAL", help="Taal van het verslag: nl of en (gewoon: nl).")
    ] = None,
    tekst: Annotated[bool, typer.Option("--tekst", help="Zet de tekst zelf in het verslag (json).")] = False,
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
