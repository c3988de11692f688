"""What every run of pytest reads: the options, the names that the parts share, and the folder for reports."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from begrijpelijk.pytest_plugin.session import Session

MARK = (
    "begrijpelijk(niveau, regels, zonder, fail_on, max_fout, max_waarschuwing, max_tip, soft): "
    "instellingen voor de controles van begrijpelijk in deze test"
)
LEVELS = ("A2", "B1", "B2", "C1")
FAIL_ON = ("fout", "waarschuwing", "tip", "nooit")
SESSION: pytest.StashKey[Session] = pytest.StashKey()
SOFT: pytest.StashKey[list[str]] = pytest.StashKey()
"""Of a test: what was found in soft mode and has still to be told."""
REPORT = "begrijpelijk_verslag"
PICTURE = "begrijpelijk_beeld"
ATTACHED = (REPORT, PICTURE)
"""Properties of a test that name a file."""
ACCEPTED = "begrijpelijk_baseline"
FOLDER = "begrijpelijk-rapport"
OWN = (".begrijpelijk.html", ".begrijpelijk.png")
"""How the names of our files end, so that they can be told from others in the same folder."""
_IGNORE = ("# Gemaakt door begrijpelijk.\n*\n", ".gitignore")


def add(parser: pytest.Parser) -> None:
    """The options of the command line."""
    group = parser.getgroup("begrijpelijk", "begrijpelijk: kunnen mensen dit begrijpen?")
    group.addoption(
        "--begrijpelijk-niveau",
        choices=LEVELS,
        help="Het niveau dat elke pagina en tekst moet halen. Gewoon is dat B1.",
    )
    group.addoption(
        "--begrijpelijk-fail-on",
        choices=FAIL_ON,
        help="Een test zakt bij een punt dat zo zwaar is of zwaarder. Gewoon is dat: fout.",
    )
    group.addoption(
        "--begrijpelijk-rapport",
        metavar="MAP",
        help=f"De map voor verslagen en beelden van tests die zakken. Gewoon is dat: {FOLDER}. "
        "Met 'geen' worden er geen gemaakt.",
    )
    group.addoption(
        "--begrijpelijk-baseline",
        metavar="BESTAND",
        help="Een bestand met punten die al bekend zijn. Een test zakt alleen bij nieuwe punten.",
    )
    group.addoption(
        "--begrijpelijk-baseline-schrijven",
        action="store_true",
        help="Zet alle punten van nu in het bestand met bekende punten. Er zakt geen test.",
    )
    group.addoption(
        "--begrijpelijk-soft",
        action="store_true",
        default=None,
        help="Ga na een punt door met de test. De test zakt pas aan het einde.",
    )
    group.addoption("--begrijpelijk-uit", action="store_true", help="Sla alle controles van begrijpelijk over.")
    group.addoption(
        "--begrijpelijk-config",
        metavar="BESTAND",
        help="Het bestand met instellingen. Anders zoekt het programma dit zelf.",
    )


def require(config: pytest.Config) -> None:
    """Refuse, before any test is run, a folder for reports that cannot be one."""
    place = folder(config)
    if place is not None and place.exists() and not place.is_dir():
        raise pytest.UsageError(f"--begrijpelijk-rapport: {place}: dit is een bestand; geef de naam van een map.")


def folder(config: pytest.Config) -> Path | None:
    """The folder for reports; None when none are wanted. A name counts from where pytest was started."""
    given = config.getoption("--begrijpelijk-rapport")
    if given is None:
        return config.rootpath / FOLDER
    return None if given == "geen" else config.invocation_params.dir / given


def file(config: pytest.Config, option: str) -> Path | None:
    """The file that an option names, from where pytest was started."""
    given = config.getoption(option)
    return None if given is None else config.invocation_params.dir / given


def clean(place: Path | None) -> None:
    """Take our own files of an earlier run away, and leave all else that is in the folder."""
    if place is None or not place.is_dir():
        return
    with contextlib.suppress(OSError):  # a file that stays is replaced when the same test fails again
        for path in place.iterdir():
            if path.name.endswith(OWN) and path.is_file():
                path.unlink()


def make(place: Path) -> None:
    """Make the folder, with a file that keeps reports of pages out of a repository."""
    text, name = _IGNORE
    new = not place.exists()
    place.mkdir(parents=True, exist_ok=True)
    if new:
        (place / name).write_text(text, encoding="utf-8")


def marks(item: pytest.Item) -> Mapping[str, Any]:
    """What the marks of a test set; the nearest mark wins. Raises `pytest.UsageError` for what they cannot set."""
    result: dict[str, Any] = {}
    known = MARK[MARK.index("(") + 1 : MARK.index(")")].split(", ")
    for mark in reversed(list(item.iter_markers("begrijpelijk"))):
        wrong = [*map(repr, mark.args), *(name for name in mark.kwargs if name not in known)]
        if wrong:
            raise pytest.UsageError(
                f"@pytest.mark.begrijpelijk kent {', '.join(wrong)} niet. Kies uit: {', '.join(known)}."
            )
        result.update(mark.kwargs)
    return result
