"""Reading how often pages were visited: a CSV file from a web statistics program, with an address and a number."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

from begrijpelijk.errors import UsageError
from begrijpelijk.scorecard.gathered import Visits, visit_key
from begrijpelijk.sources.encoding import decode

MAX_BYTES = 50_000_000
_NUMBER = re.compile(r"\d{1,3}(?:[. \u00a0]\d{3})+|\d+")  # 1.234 as spreadsheets write it in Dutch, or 1234


def read(path: Path) -> Visits:
    """The visits in a file: per row an address and a number, with semicolons, commas or tabs between.

    Rows of the same address are added. A row without a number is counted and told, the rest goes on; a first row with
    headings is no error. Raises `UsageError` for a file that cannot be read.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError("dit bestand is te groot (meer dan 50 MB); laat alleen adres en bezoeken staan", str(path))
        text = decode(path.read_bytes())
    except FileNotFoundError:
        raise UsageError("dit bestand bestaat niet; kijk of de naam klopt", str(path)) from None
    except OSError as error:
        raise UsageError(f"dit bestand kan niet worden gelezen ({error.strerror})", str(path)) from error
    counts: dict[str, int] = {}
    wrong: list[int] = []
    try:
        for number, row in enumerate(csv.reader(StringIO(text), delimiter=_delimiter(text)), 1):
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            count = _count(cells[1]) if len(cells) > 1 else None
            if count is None or not cells[0]:
                wrong += [number] if number > 1 else []
                continue
            key = visit_key(cells[0])
            counts[key] = counts.get(key, 0) + count
    except csv.Error as error:
        raise UsageError(f"dit is geen goed CSV-bestand ({error}); sla het op als CSV", str(path)) from error
    if not counts:
        raise UsageError("hier staan geen bezoeken in; zet op elke regel: adres;bezoeken", str(path))
    problems: tuple[tuple[str, str], ...] = ()
    if wrong:
        lines = ", ".join(map(str, wrong[:5]))
        problems = ((str(path), f"{len(wrong)} keer ontbreekt een adres of een getal; overgeslagen: regel {lines}"),)
    return Visits(counts, problems)


def _delimiter(text: str) -> str:
    head = text[:5000]
    return max(";\t,", key=head.count)


def _count(cell: str) -> int | None:
    return int(re.sub(r"\D", "", cell)) if _NUMBER.fullmatch(cell) else None
