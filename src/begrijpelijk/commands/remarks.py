"""``--opmerkingen``: write a copy with a remark at every finding into a folder, for each source that was checked."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePath

from begrijpelijk.annotation.file import is_copied, path_of, remarked
from begrijpelijk.commands.output import complain
from begrijpelijk.config import Config
from begrijpelijk.errors import BegrijpelijkError, UsageError
from begrijpelijk.files import write_atomic, write_refusal
from begrijpelijk.model import DocumentReport, Report
from begrijpelijk.reports.common import clean

NAMELESS = "tekst"  # the name for what came from standard input
PRESENT = "dit bestand is er al; haal het weg of kies een andere map"
_LONGEST = 120  # characters of a name that was made of an address


def write_copies(report: Report, folder: Path, config: Config) -> bool:
    """Write the copies and say how many; True when all of them could be written.

    Folders of the sources are kept below `folder`. A file that is there already stays as it is: somebody may have
    worked in it.
    """
    failed = written = 0
    for document, name in zip(report.documents, names(report.documents), strict=True):
        path = folder / name
        try:
            data = remarked(document, config.for_path(document.source).lang)
            _write(path, data)
        except BegrijpelijkError as error:
            complain(error.message, error.source)
            failed += 1
        else:
            written += 1
    if written:
        complain("1 bestand met opmerkingen" if written == 1 else f"{written} bestanden met opmerkingen", str(folder))
    return not failed


def names(documents: Iterable[DocumentReport]) -> list[PurePath]:
    """The name of each copy below the folder, no two the same.

    What the folders of all files have in common is left out. A copy that is a new Word file and would get the name of
    another one keeps the old suffix in its name: ``folder.docx`` and ``folder-txt.docx``.
    """
    documents = list(documents)
    paths = [path_of(document) for document in documents]
    parents = [str(path.parent) for path in paths if path is not None]
    try:
        common = os.path.commonpath(parents) if parents else ""
    except ValueError:  # on several drives
        common = ""
    wanted = [
        PurePath(_from_address(document.source)) if path is None else _below(path, common)
        for document, path in zip(documents, paths, strict=True)
    ]
    result: list[PurePath] = [PurePath()] * len(documents)
    taken: set[str] = set()
    # Copies first: they have the name of their source; new Word files give way.
    order = sorted(range(len(documents)), key=lambda i: not is_copied(documents[i]))
    for i in order:
        name = wanted[i]
        suffix = name.suffix.lstrip(".")
        choices = [name]
        if not is_copied(documents[i]):
            choices = [name.with_suffix(".docx"), name.with_name(f"{name.stem}-{suffix or NAMELESS}.docx")]
        last = choices[-1]
        choices += [last.with_name(f"{last.stem}-{n}{last.suffix}") for n in range(2, len(documents) + 2)]
        result[i] = next(choice for choice in choices if str(choice).casefold() not in taken)
        taken.add(str(result[i]).casefold())
    return result


def _below(path: Path, common: str) -> PurePath:
    return PurePath(path.relative_to(common)) if common else PurePath(path.name)


def _from_address(source: str) -> str:
    """A name for a file from an address: "https://a.nl/knie/zorg?x=1" -> "a.nl-knie-zorg-x-1"."""
    if source == "-":
        return f"{NAMELESS}.txt"
    body = source.partition("://")[2]
    plain = "".join(c if c.isalnum() or c == "." else "-" for c in body).strip("-.")[:_LONGEST].strip("-.")
    return f"{plain or NAMELESS}.html"


def _write(path: Path, data: bytes) -> None:
    """Write a new file. Raises `UsageError` when it cannot or when there is one."""
    shown = clean(str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        present = path.exists() or path.is_symlink()
    except OSError as error:
        raise UsageError(write_refusal(error), shown) from error
    if present:
        raise UsageError(PRESENT, shown)
    write_atomic(path, data)
