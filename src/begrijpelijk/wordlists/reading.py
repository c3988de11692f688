"""Reading a word list from CSV, as Excel, LibreOffice or a text editor saved it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from begrijpelijk.errors import WordListError
from begrijpelijk.model import Severity
from begrijpelijk.wordlists.entry import CERTAINTIES, PARTS_OF_SPEECH, Entry

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = (
    "niet bij",
    "alleen bij",
    *"term vormen woordsoort alternatieven uitleg domein zekerheid ernst regel".split(),
)
"""The columns that a list may have, in any order. Only `term` is required."""

Result = tuple[tuple[Entry, ...], tuple[WordListError, ...]]


def read(path: Path, rule: str) -> Result:
    """The entries of a file and what is wrong with it. A wrong row is left out; the others count."""
    try:
        text = _decode(path.read_bytes())
    except FileNotFoundError:
        return (), (WordListError("deze woordenlijst is er niet. Kijk of de naam klopt.", str(path)),)
    except OSError as error:
        return (), (WordListError(f"deze woordenlijst is niet te lezen ({error.strerror}).", str(path)),)
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    problems: list[WordListError] = []

    def problem(line: int, column: str | None, message: str) -> None:
        place = f"regel {line}, kolom {column}" if column else f"regel {line}"
        problems.append(WordListError(f"{place}: {message}", str(path)))

    entries: list[Entry] = []
    try:
        header = [name.strip().casefold() for name in next(reader, [])]
        if not _header_is_right(header, problem):
            return (), tuple(problems)
        for line, row in _rows(reader):
            entry = _entry(line, header, row, rule, problem)
            if entry:
                entries.append(entry)
    except csv.Error:
        problem(reader.line_num, None, "de aanhalingstekens kloppen niet. Zet er voor en achter het vak een.")
    return tuple(_without_doubles(entries, problem)), tuple(problems)


def _decode(raw: bytes) -> str:
    """The text of a file. Excel on Windows still saves "CSV" in Windows-1252, and "CSV UTF-8" with a mark in front."""
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The sign between columns: the one of ``;``, tab and ``,`` that the first line has most of."""
    first = text.split("\n", 1)[0]
    return max(";\t,", key=first.count)


def _header_is_right(header: list[str], problem: Callable[[int, str | None, str], None]) -> bool:
    if "term" not in header:
        problem(1, "term", "deze kolom is er niet. Zet de namen van de kolommen op de eerste regel.")
        return False
    for name in header:
        if name and name not in COLUMNS:
            from difflib import get_close_matches

            near = get_close_matches(name, COLUMNS, n=1)
            advice = f"Bedoelt u {near[0]}?" if near else f"Kies uit: {', '.join(COLUMNS)}."
            problem(1, name, f"deze kolom kennen we niet. {advice}")
            return False
        if name and header.count(name) > 1:
            problem(1, name, "deze kolom staat er twee keer.")
            return False
    return True


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows with their line; empty ones and remarks (``# ...`` in a file by hand) are skipped."""
    line = reader.line_num + 1  # type: ignore[attr-defined]
    for row in reader:
        first = row[0].strip() if row else ""
        # "# dd #" is a term (a number in a dose); a remark has no second column.
        if any(cell.strip() for cell in row) and not (first.startswith("#") and not any(row[1:])):
            yield line, [cell.strip() for cell in row]
        line = reader.line_num + 1  # type: ignore[attr-defined]


def _entry(
    line: int, header: list[str], row: list[str], rule: str, problem: Callable[[int, str | None, str], None]
) -> Entry | None:
    if any(row[len(header) :]):
        problem(line, None, f"hier staan {len(row)} vakken en dat moeten er {len(header)} zijn. Kijk naar de tekens.")
        return None
    cells = dict(zip(header, row, strict=False))
    if not cells.get("term"):
        problem(line, "term", "dit vak is leeg. Vul een woord in.")
        return None
    pos = cells.get("woordsoort") or "uitdr"
    certainty = cells.get("zekerheid") or "soms"
    severity = cells.get("ernst") or None
    for column, value, allowed in (
        ("woordsoort", pos, PARTS_OF_SPEECH),
        ("zekerheid", certainty, CERTAINTIES),
        ("ernst", severity, (None, *get_args(Severity))),
    ):
        if value not in allowed:
            choices = ", ".join(choice for choice in allowed if choice)
            problem(line, column, f"{value} kan hier niet. Kies uit: {choices}.")
            return None
    return Entry(
        term=cells["term"],
        rule=cells.get("regel") or rule,
        forms=_several(cells.get("vormen", "")),
        pos=pos,
        alternatives=_several(cells.get("alternatieven", "")),
        explanation=cells.get("uitleg", ""),
        domain=cells.get("domein", ""),
        certainty=certainty,  # type: ignore[arg-type]
        severity=severity,  # type: ignore[arg-type]
        not_with=_several(cells.get("niet bij", "").casefold()),
        only_with=_several(cells.get("alleen bij", "").casefold()),
        line=line,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip()) if cell else ()


def _without_doubles(entries: list[Entry], problem: Callable[[int, str | None, str], None]) -> Iterator[Entry]:
    """The entries; a term that stands in the list before is reported and left out."""
    seen: dict[str, int] = {}
    for entry in entries:
        # MS and ms are two abbreviations, but Anamnese and anamnese are one word.
        key = entry.term if entry.pos == "afk" else entry.term.casefold()
        if key in seen:
            problem(entry.line, "term", f"{entry.term} staat ook al op regel {seen[key]}. Haal er een weg.")
        else:
            seen[key] = entry.line
            yield entry
