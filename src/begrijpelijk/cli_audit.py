"""The options of ``begrijpelijk audit``; see `cli.py`."""

from pathlib import Path
from typing import Annotated

import typer

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
    pipeline: Annotated[
        str | None, typer.Option(metavar="NAAM", help="Gebruik een ander taalmodel, zoals nl_core_news_lg.")
    ] = None,
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
    processen: Annotated[
        int | None,
        typer.Option(
            metavar="GETAL",
            min=0,
            max=256,
            help="Bekijk zo veel teksten tegelijk (gewoon: 1 per kern van uw computer).",
        ),
    ] = None,
    tijd: Annotated[
        float | None,
        typer.Option(metavar="SECONDEN", min=0.1, help="Sla een tekst over die langer duurt (gewoon: 600)."),
    ] = None,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Begin opnieuw, ook als de vorige audit niet af is.")
    ] = False,
    voortgang: Annotated[
        bool, typer.Option("--voortgang", help="Zeg af en toe hoe ver het is, ook in een logboek.")
    ] = False,
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
