"""Word lists: words are data, in CSV files that an adviser edits in a spreadsheet. See wordlists/README.md.

A list is read when a text is checked, not when it is registered, so a broken one costs nobody else anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from begrijpelijk.errors import WordListError
from begrijpelijk.hookspecs import hookimpl
from begrijpelijk.wordlists.entry import Entry
from begrijpelijk.wordlists.reading import read

__all__ = ["Entry", "WordList", "WordListError", "own_list", "register_wordlists"]

LICENCE = "CC BY-SA 4.0"

_BUILTIN = {
    "doseer": "doseer-instructie",
    "afkorting": "afkorting",
    "stigma": "stigmatiserend",
    "vreemd": "vreemd-woord",
    "formeel": "formeel-woord",
    "vaag": "vaag-woord",
    "beeldspraak": "beeldspraak",
}


@dataclass(frozen=True, eq=False)
class WordList:
    """A list of words for one rule.

    `name` says whose words these are ("zorg-ziekte"), `rule` is the id of the check that reports them, `path` the CSV
    file and `licence` under what terms its words may be used. A row of the file may name another rule.
    """

    name: str
    rule: str
    path: Path
    licence: str | None = None

    @classmethod
    def file(cls, path: str | Path, *, rule: str, name: str | None = None, licence: str | None = None) -> WordList:
        """The list in a CSV file, named after the file. The file is not opened until its words are needed."""
        path = Path(path)
        return cls(name or path.stem, rule, path, licence)

    @cached_property
    def _content(self) -> tuple[tuple[Entry, ...], tuple[WordListError, ...]]:
        return read(self.path, self.rule)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that are right, in the order of the file."""
        return self._content[0]

    @property
    def problems(self) -> tuple[WordListError, ...]:
        """What is wrong with the file, with line and column; rows that are named here are not in `entries`."""
        return self._content[1]


@lru_cache(maxsize=64)
def _own(path: Path, changed: int) -> WordList:
    return WordList.file(path, rule=_BUILTIN.get(path.stem, "vakterm"))


def own_list(path: Path) -> WordList:
    """The list that a configuration names: jargon, unless its name or its column `regel` says otherwise.

    Read again only when the file has changed.
    """
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0
    return _own(path, changed)


def builtin_folder() -> Path:
    """The folder with our own lists: in the package, or in the repository when we run from there."""
    packaged = Path(__file__).parent / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "wordlists"


@hookimpl
def register_wordlists() -> Iterable[WordList]:
    """The lists that come with the package."""
    folder = builtin_folder()
    return [WordList.file(folder / f"{name}.csv", rule=rule, licence=LICENCE) for name, rule in _BUILTIN.items()]
