"""The words of medicine and care, for the rule `vakterm` of begrijpelijk. Uses public hooks only."""

from collections.abc import Iterable
from pathlib import Path

from begrijpelijk.hookspecs import hookimpl
from begrijpelijk.wordlists import WordList

LISTS = ("zorg-ziekte", "zorg-behandeling", "zorg-organisatie")


def folder() -> Path:
    """The folder with the lists: in the package, or in the repository when we run from there."""
    packaged = Path(__file__).parent / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[4] / "wordlists" / "zorg"


@hookimpl
def register_wordlists() -> Iterable[WordList]:
    """Diseases and complaints; examinations and treatments; professions and organisation."""
    return [WordList.file(folder() / f"{name}.csv", rule="vakterm", licence="CC BY-SA 4.0") for name in LISTS]
