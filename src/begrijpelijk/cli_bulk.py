"""The options of ``begrijpelijk bulk``; see `cli.py`."""

from pathlib import Path
from typing import Annotated

import typer

from begrijpelijk import cli_options as options

HELP = "Bekijk heel veel teksten uit 1 bestand: JSON Lines, Parquet of een webarchief (WARC)."


def bulk(
    invoer: Annotated[
        list[Path],
        typer.Argument(metavar="INVOER...", help="Bestanden of mappen met teksten, of - voor JSON Lines als invoer."),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="BESTAND", help="Zet hier de uitkomsten: .jsonl, .parquet, .warc, of - ."
        ),
    ],
    met: Annotated[
        str, typer.Option(metavar="WAT", help="Wat u per tekst wilt: scores, bevindingen of alles.")
    ] = "bevindingen",
    veld: Annotated[str, typer.Option(metavar="NAAM", help="Het veld of de kolom met de tekst.")] = "text",
    id_veld: Annotated[
        str, typer.Option("--id-veld", metavar="NAAM", help="Het veld met de naam van elke tekst.")
    ] = "id",
    soort: Annotated[str, typer.Option(metavar="SOORT", help="De soort tekst: plain, markdown of html.")] = "plain",
    niveau: options.Niveau = None,
    regel: options.Regel = None,
    zonder: options.Zonder = None,
    config: options.ConfigFile = None,
    lang: options.Lang = None,
    pipeline: options.Pipeline = None,
    processen: options.Processen = None,
    cluster: Annotated[
        str | None, typer.Option(metavar="ADRES", help="Werk op een Dask-cluster, zoals tcp://planner:8786.")
    ] = None,
    tijd: Annotated[
        float | None,
        typer.Option(metavar="SECONDEN", min=0.1, help="Sla een tekst over die langer duurt (gewoon: 60)."),
    ] = None,
    pogingen: Annotated[
        int,
        typer.Option(metavar="GETAL", min=1, max=10, help="Probeer een tekst zo vaak als het programma erbij stopt."),
    ] = 2,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Begin van voren af aan, ook als er al een uitkomst is.")
    ] = False,
    voortgang: options.Voortgang = False,
) -> int:
    """Check very many texts."""
    from begrijpelijk.commands.bulk import BulkCommand, run

    return run(
        BulkCommand(
            inputs=invoer,
            output=output,
            met=met,
            veld=veld,
            id_veld=id_veld,
            soort=soort,
            niveau=niveau,
            regel=regel or (),
            zonder=zonder or (),
            config=config,
            lang=lang,
            pipeline=pipeline,
            processen=processen,
            cluster=cluster,
            tijd=tijd,
            pogingen=pogingen,
            opnieuw=opnieuw,
            voortgang=voortgang,
        )
    )
