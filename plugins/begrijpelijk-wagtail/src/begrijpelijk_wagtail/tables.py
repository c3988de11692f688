"""Tables of Wagtail's two blocks for tables, as HTML: a cell is no sentence, and its heading goes with it."""

from __future__ import annotations

from html import escape
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock as TypedTableBlock

__all__ = ["TypedTableBlock", "plain", "typed"]


def plain(value: dict[str, Any]) -> str:
    """The value of a block of ``wagtail.contrib.table_block``."""
    rows = [[_words(cell) for cell in row] for row in value["data"] if isinstance(row, list)]
    top, side = bool(value.get("first_row_is_table_header")), bool(value.get("first_col_is_header"))
    return _table(rows, top, side, value.get("table_caption"))


def typed(value: Any) -> str:
    """The value of a block of ``wagtail.contrib.typed_table_block``."""
    headings = [_words(column.get("heading")) for column in value.columns]
    rows = [[_cell(cell.block, cell.value) for cell in row] for row in value.rows]
    return _table([headings, *rows] if any(headings) else rows, any(headings), False, value.caption)


def _table(rows: list[list[str]], top: bool, side: bool, caption: Any) -> str:
    if not any(map(any, rows)):
        return ""
    lines = []
    for number, row in enumerate(rows):
        names = ["th" if (top and number == 0) or (side and place == 0) else "td" for place in range(len(row))]
        lines.append("".join(f"<{name}>{cell}</{name}>" for name, cell in zip(names, row, strict=True)))
    about = f"<caption>{_words(caption)}</caption>" if caption else ""
    return f"<table>{about}{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _cell(block: Any, value: Any) -> str:
    if not value:
        return ""
    if isinstance(block, blocks.RichTextBlock):
        return str(value.source)
    return "<br>".join(_words(text) for text in block.get_searchable_content(value))


def _words(value: Any) -> str:
    return "" if value is None else escape(str(value), quote=False)
