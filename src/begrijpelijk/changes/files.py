"""Which files changed since a revision, and what they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk import sources
from begrijpelijk.changes.git import OPTION, Changed, Repository, open_repository, open_submodule, top_of
from begrijpelijk.errors import SourceError, UsageError
from begrijpelijk.sources import Item

if TYPE_CHECKING:
    from begrijpelijk.plugins import Registry

_PORTION = 64 * 1024 * 1024  # bytes of old versions that are in memory together


@dataclass(frozen=True)
class Source:
    """A file to check: what became of it and the repository that says so."""

    item: Item
    change: Changed
    repository: Repository

    @property
    def old_name(self) -> str:
        """What to call the old version: as the new one, so that the same settings hold, with its own suffix."""
        name, before = self.item.name, Path(self.change.before or self.item.name)
        same = Path(name).suffix == before.suffix
        return name if same else str(Path(name).with_suffix(before.suffix))


def changed_sources(names: Sequence[str], revision: str, registry: Registry) -> tuple[list[Source], list[Item]]:
    """The files that changed, and what could not be found or compared, so that it is told as always.

    Raises `UsageError` where nothing can be compared at all.
    """
    repositories = _Repositories(revision)
    found: list[Source] = []
    failed: list[Item] = []
    for item in sources.collect(names, registry):
        if item.error is None and item.path is None:
            raise UsageError(
                f"dit is geen bestand; {OPTION} kijkt in git en kan alleen bestanden vergelijken", item.name
            )
        if item.path is None or not item.path.is_file():
            failed.append(item)
            continue
        try:
            repository = repositories.of(item.path)
            change = repository.change(item.path)
        except UsageError as error:
            if not repositories.opened:
                raise
            failed.append(Item(item.name, error=SourceError(error.message, item.name)))
            continue
        if change is not None:
            found.append(Source(item, change, repository))
    if not repositories.opened:
        open_repository(Path.cwd(), revision)  # a wrong revision is an error also where there is nothing to compare
    return found, failed


class _Repositories:
    """The repositories that files are in: most often one, and a submodule is another."""

    def __init__(self, revision: str) -> None:
        self.opened: dict[Path, Repository] = {}
        self._revision = revision
        self._tops: dict[Path, Path] = {}

    def of(self, path: Path) -> Repository:
        """The repository of a file. Raises `UsageError`."""
        folder = path.parent
        if folder not in self._tops:
            self._tops[folder] = top_of(folder)
        top = self._tops[folder]
        if top not in self.opened:
            inside = None if Path.cwd().resolve().is_relative_to(top) else open_submodule(top, self._revision)
            self.opened[top] = inside or open_repository(top, self._revision)
        return self.opened[top]


def old_items(found: Iterable[Source]) -> Iterator[list[Item]]:
    """The old versions, in portions that fit in the memory."""
    portion: list[Item] = []
    size = 0
    for source in found:
        data = source.repository.old_bytes(source.change)
        if data is None:
            continue
        portion.append(Item(source.old_name, data=data))
        size += len(data)
        if size >= _PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion
