"""Making a workbook: sheets with headings that stay in sight, filters, words with a colour, the same bytes twice."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from begrijpelijk.reports.common import looks_like_formula, one_line

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_TEXT = 500  # characters in a cell
MAX_TITLE = 31  # characters in the name of a sheet; Excel opens no more
# Fill and letters of a colour; every one has its word in the same cell, and a contrast of more than 7.
COLOURS = {
    "rood": ("FDE3DF", "6E130D"),
    "oranje": ("FFF0C9", "5C3800"),
    "geel": ("F7F7DC", "40400C"),
    "groen": ("E2F3E8", "123F27"),
    "grijs": ("ECEFF4", "30363F"),
}
TEXT, WHOLE, DECIMAL, PERCENT = "@", "0", "0.0", "0%"

Column = tuple[str, int, str]
"""Its heading, width in characters, number format."""


def new_book(title: str, lang: str) -> Any:
    """An empty workbook."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = title
    book.properties.creator = "begrijpelijk"
    book.properties.language = lang
    return book


def saved(book: Any) -> bytes:
    """The workbook as a file; the same content gives the same bytes."""
    stream = BytesIO()
    book.save(stream)
    return _timeless(stream.getvalue())


def sheet(book: Any, title: str, columns: Sequence[Column]) -> Worksheet:
    """A new sheet with its headings."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    made: Worksheet = book.create_sheet(title[:MAX_TITLE])
    for number, (heading, width, _) in enumerate(columns, 1):
        cell = made.cell(1, number)
        _put(cell, heading[:1].upper() + heading[1:])
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color="1A4F9C")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        made.column_dimensions[get_column_letter(number)].width = width
    return made


def add(sheet: Worksheet, columns: Sequence[Column], *values: object) -> None:
    """A row under the others."""
    from openpyxl.styles import Alignment

    number = sheet.max_row + 1
    for place, ((_, width, form), value) in enumerate(zip(columns, values, strict=True), 1):
        if value is None:
            continue
        cell = sheet.cell(number, place)
        _put(cell, value)
        cell.number_format = form
        cell.alignment = Alignment(vertical="top", wrap_text=form == TEXT and width > 40)


def _put(cell: Any, value: object) -> None:
    """Fill a cell; a text stays a text, whatever it begins with, also when somebody edits the cell later."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = one_line(value, MAX_TEXT)
    cell.value = text
    cell.data_type = "s"  # openpyxl takes "=..." for a formula and "#REF!" for an error
    cell.quotePrefix = looks_like_formula(text)


def finish(sheet: Worksheet, columns: Sequence[Column], count: int, keep: str = "A") -> None:
    """Headings that stay in sight, filters, and a page that can be printed. `keep`: the first column that scrolls."""
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = f"{keep}2"
    if count:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    properties: Any = sheet.sheet_properties
    properties.pageSetUpPr.fitToPage = True


def colour_word(sheet: Worksheet, column: str, count: int, word: str, colour: str) -> None:
    """Colour the cells of a column in which a word stands, also after sorting."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font, PatternFill

    if not count:
        return
    fill, letters = COLOURS[colour]
    rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[f'${column}2="{word}"'],
        fill=PatternFill("solid", start_color=fill, end_color=fill),
        font=Font(color=letters),
    )
    sheet.conditional_formatting.add(f"{column}2:{column}{count + 1}", rule)


def _timeless(data: bytes) -> bytes:
    """The same workbook without the time at which it was made, so that equal reports are equal files."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>", b"", content)
            new.writestr(zipfile.ZipInfo(entry.filename), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
