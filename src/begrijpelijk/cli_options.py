"""Options that several commands have, each with its help in one place."""

from pathlib import Path
from typing import Annotated

import typer

Niveau = Annotated[
    str | None, typer.Option(metavar="NIVEAU", help="Het niveau dat nodig is: A2, B1, B2 of C1 (gewoon: B1).")
]
FailOn = Annotated[
    str | None,
    typer.Option("--fail-on", metavar="ERNST", help="Wat er niet in mag staan: fout, waarschuwing, tip of nooit."),
]
Regel = Annotated[list[str] | None, typer.Option(metavar="NAAM", help="Doe alleen deze controle. Mag vaker.")]
Zonder = Annotated[list[str] | None, typer.Option(metavar="NAAM", help="Sla deze controle over. Mag vaker.")]
ConfigFile = Annotated[Path | None, typer.Option(metavar="BESTAND", help="Lees de instellingen uit dit bestand.")]
Lang = Annotated[str | None, typer.Option(metavar="TAAL", help="Taal van het verslag: nl of en (gewoon: nl).")]
Tekst = Annotated[bool, typer.Option("--tekst", help="Zet de tekst zelf in het verslag (json).")]
Pipeline = Annotated[
    str | None, typer.Option(metavar="NAAM", help="Gebruik een ander taalmodel, zoals nl_core_news_lg.")
]
Processen = Annotated[
    int | None,
    typer.Option(
        metavar="GETAL",
        min=0,
        max=256,
        help="Bekijk zo veel teksten tegelijk (gewoon: 1 per kern van uw computer).",
    ),
]
Tijd = Annotated[
    float | None,
    typer.Option(metavar="SECONDEN", min=0.1, help="Sla een tekst over die langer duurt (gewoon: 600)."),
]
Voortgang = Annotated[bool, typer.Option("--voortgang", help="Zeg af en toe hoe ver het is, ook in een logboek.")]
