"""The options of ``begrijpelijk audit``; see `cli.py`."""

from pathlib import Path
from typing import Annotated

import typer

from begrijpelijk import cli_options as options

HELP = "Bekijk een hele website en uw mappen, en bewaar de uitkomst."


def audit(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="BRON...", help="Websites en mappen, samen of apart.")
    ] = None,
    database: Annotated[
        Path | None,
        typer.Option(
            metavar="BESTAND",
            help="Bewaar de uitkomst hierin, bij die van eerder (gewoon: begrijpelijk-audit.sqlite). "
            "Let op: hier staan dan stukjes tekst in.",
        ),
    ] = None,
    format: Annotated[
        str, typer.Option(metavar="VORM", help="Vorm van de scorekaart: text, html, json, xlsx of pdf.")
    ] = "text",
    output: Annotated[
        Path | None, typer.Option(metavar="BESTAND", help="Schrijf de scorekaart in dit bestand.")
    ] = None,
    niveau: options.Niveau = None,
    fail_on: options.FailOn = None,
    regel: options.Regel = None,
    zonder: options.Zonder = None,
    config: options.ConfigFile = None,
    lang: options.Lang = None,
    pipeline: options.Pipeline = None,
    browser: Annotated[
        bool, typer.Option("--browser", help="Bekijk elke pagina zoals een browser die toont. Dit duurt veel langer.")
    ] = False,
    host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAAM", help="Met --browser: laad ook onderdelen van deze website. Mag vaker."),
    ] = None,
    max_paginas: Annotated[
        int | None,
        typer.Option("--max-paginas", metavar="GETAL", min=1, help="Lees per website niet meer (gewoon: 2000)."),
    ] = None,
    max_klikken: Annotated[
        int | None,
        typer.Option("--max-klikken", metavar="GETAL", min=0, help="Ga niet verder van het begin af (gewoon: 20)."),
    ] = None,
    max_minuten: Annotated[
        float | None,
        typer.Option("--max-minuten", metavar="GETAL", min=0.01, help="Lees een website niet langer (gewoon: 240)."),
    ] = None,
    max_mb: Annotated[
        int | None,
        typer.Option("--max-mb", metavar="GETAL", min=1, max=50, help="Sla over wat groter is (gewoon: 30 MB)."),
    ] = None,
    pauze: Annotated[
        float | None,
        typer.Option(metavar="SECONDEN", min=0, max=60, help="Wacht zo lang voor elke pagina (gewoon: 0,5)."),
    ] = None,
    processen: options.Processen = None,
    tijd: options.Tijd = None,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Begin opnieuw, ook als de vorige audit niet af is.")
    ] = False,
    voortgang: options.Voortgang = False,
) -> int:
    """Audit sites and folders."""
    from begrijpelijk.commands.audit import AuditCommand, run

    return run(
        AuditCommand(
            sources=sources or (),
            database=database,
            format=format,
            output=output,
            niveau=niveau,
            fail_on=fail_on,
            regel=regel or (),
            zonder=zonder or (),
            config=config,
            lang=lang,
            pipeline=pipeline,
            browser=browser,
            host=host or (),
            max_paginas=max_paginas,
            max_klikken=max_klikken,
            max_minuten=max_minuten,
            max_mb=max_mb,
            pauze=pauze,
            processen=processen,
            tijd=tijd,
            opnieuw=opnieuw,
            voortgang=voortgang,
        )
    )
