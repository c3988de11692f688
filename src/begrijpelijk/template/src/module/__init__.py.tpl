"""De plug-in $package: wat hier wordt aangemeld, doet mee met elke controle."""

from collections.abc import Iterable
from pathlib import Path

from begrijpelijk import hookimpl
from begrijpelijk.rules import Check
from begrijpelijk.wordlists import WordList

FOLDER = Path(__file__).parent


@hookimpl
def register_checks() -> Iterable[Check]:
    """De eigen controles."""
    from $module import hoofdletters

    return [hoofdletters.CHECK]


@hookimpl
def register_wordlists() -> Iterable[WordList]:
    """De eigen woorden. De regel `vakterm` van begrijpelijk meldt ze, tenzij in de lijst een andere regel staat."""
    return [WordList.file(FOLDER / "woorden.csv", rule="vakterm", name="$naam")]
