"""Reading records: a file for each kind, chosen by the suffix of the name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from begrijpelijk.bulk.reading import jsonl, parquet, warc
from begrijpelijk.bulk.records import Fields, Reading, Record
from begrijpelijk.errors import SourceError, UsageError

READERS: dict[str, Reading] = {
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".jsonl.gz": jsonl.read,
    ".ndjson.gz": jsonl.read,
    ".parquet": parquet.read,
    ".warc": warc.read,
    ".warc.gz": warc.read,
}


def reader(path: Path) -> Reading:
    """The reader for a file; ``-`` is JSON Lines on standard input. Raises `UsageError` for another kind of file."""
    if str(path) == "-":
        return jsonl.read
    for suffix in sorted(READERS, key=len, reverse=True):
        if path.name.lower().endswith(suffix):
            return READERS[suffix]
    known = ", ".join(READERS)
    raise UsageError(f"dit soort bestand kan niet; kies uit {known}", str(path))


def files(names: list[Path]) -> list[Path]:
    """The files to read, in order: those that are named, and of a folder all under it. Raises `UsageError`."""
    found: list[Path] = []
    for name in names:
        if str(name) == "-":
            found.append(name)
        elif name.is_dir():
            inside = sorted(path for path in name.rglob("*") if _is_part(path, name))
            if not inside:
                raise UsageError(f"in deze map staat geen bestand van deze soort: {', '.join(READERS)}", str(name))
            found += inside
        elif not name.exists():
            raise UsageError("dit bestand bestaat niet; controleer de naam", str(name))
        else:
            reader(name)
            found.append(name)
    return found


def _is_part(path: Path, folder: Path) -> bool:
    """Whether a file belongs to a folder of parts: other programs keep their own files there, with such names."""
    inside = path.relative_to(folder).parts
    own = any(part.startswith((".", "_")) or part.endswith(".deel") for part in inside)
    return not own and path.name.lower().endswith(tuple(READERS)) and path.is_file()


class Records:
    """The records of all files, without the first `skip`.

    Raises `SourceError` where a file cannot be read further, and then goes on with the next file.
    """

    def __init__(self, paths: list[Path], fields: Fields, skip: int = 0) -> None:
        self._waiting = iter(paths)
        self._fields = fields
        self._skip = skip
        self._file: Iterator[Record] = iter(())

    def __iter__(self) -> Iterator[Record]:
        return self

    def __next__(self) -> Record:
        while True:
            try:
                found = next(self._file, None)
            except SourceError:
                self._file = iter(())
                raise
            if found is None:
                path = next(self._waiting)
                self._file = reader(path)(path, self._fields)
            elif self._skip:
                self._skip -= 1
            else:
                return found
