"""``begrijpelijk serve``: the web page and the REST interface on this computer."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk.commands import ExitCode
from begrijpelijk.commands.output import complain, print_text
from begrijpelijk.errors import UsageError
from begrijpelijk.extra import need
from begrijpelijk.files import check_writable

if TYPE_CHECKING:
    from begrijpelijk.server.settings import Settings

NEEDED = ("fastapi", "uvicorn", "python_multipart")
OPEN_TO_ALL = "let op: ook andere computers kunnen nu bij begrijpelijk. Er is geen wachtwoord"


@dataclass(frozen=True)
class ServeOptions:
    """The options of the command as given; None where one was not."""

    poort: int | None = None
    host: str | None = None
    naam: Sequence[str] = ()
    toestaan: Sequence[str] = ()
    config: Path | None = None
    pipeline: str | None = None
    geen_browser: bool = False
    werkers: int | None = None
    tijd: float | None = None
    mappen: Sequence[Path] = ()
    database: Path | None = None


def run(options: ServeOptions) -> ExitCode:
    """Serve until Ctrl-C."""
    for name in NEEDED:
        need(name, "server", "serve")
    from begrijpelijk.server.run import listen, serve

    settings = _settings(options)
    _require_config(settings.config)
    _require_places(settings)
    if not settings.local:
        complain(OPEN_TO_ALL, settings.host)
    sock = listen(settings, exact=options.poort is not None)
    port = sock.getsockname()[1]
    address = _address(settings.host, port)

    def started() -> None:
        print_text(f"Begrijpelijk staat klaar op {address}\nStop met Ctrl-C.\n")
        if not options.geen_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    serve(replace(settings, port=port), sock, started)
    print_text("Begrijpelijk is gestopt.\n")
    return ExitCode.PASSED


def _settings(options: ServeOptions) -> Settings:
    """The settings of the server that the options ask for."""
    from begrijpelijk.server.settings import Settings

    given = {
        "port": options.poort,
        "host": options.host,
        "workers": options.werkers,
        "check_time": options.tijd,
        "fetch_time": None if options.tijd is None else min(options.tijd, Settings.fetch_time),
        "config": options.config,
        "pipeline": options.pipeline,
        "database": options.database,
    }
    return Settings(
        names=tuple(options.naam),
        folders=tuple(options.mappen),
        inside=tuple(name.lower() for name in options.toestaan),
        **{name: value for name, value in given.items() if value is not None},  # type: ignore[arg-type]
    )


def _require_config(path: Path | None) -> None:
    """Tell what is wrong in the settings of the house now, not at the first text."""
    from begrijpelijk import plugins
    from begrijpelijk.config import load_config

    load_config(path, [], plugins.registry())


def _require_places(settings: Settings) -> None:
    """Tell now that a folder is not there, or that the database cannot be used."""
    for folder in settings.folders:
        if not folder.is_dir():
            raise UsageError("deze map is er niet; kijk of de naam klopt", str(folder))
    if settings.database is not None:
        check_writable(settings.database)
        if settings.database.exists():
            from begrijpelijk.audit.store import Store

            with Store.open(settings.database):
                pass


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"
