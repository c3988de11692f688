"""Parquet: a record for every row. Needs the extra `[bulk]`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from begrijpelijk.bulk.records import CUT_SHORT, Fields, Record, record
from begrijpelijk.errors import SourceError
from begrijpelijk.extra import need

ROWS = 64  # rows that are unpacked together; bounds the memory
BUFFER = 1024 * 1024  # bytes of a column that are read at a time: without it all of a row group is, which may be a file
COLUMNS = ("source", "media_type")
# What Arrow meets: its own errors, a time or a number that Python has no object for, a time zone that does not exist.
_STRANGE = (ValueError, TypeError, ArithmeticError, LookupError)


def read(path: Path, fields: Fields) -> Iterator[Record]:
    """A record for every row; columns that are not used are not read."""
    parquet: Any = need("pyarrow.parquet", "bulk")
    number = 0
    try:
        with parquet.ParquetFile(path, buffer_size=BUFFER) as file:
            there = set(file.schema_arrow.names)
            if fields.text not in there:
                message = f"Dit bestand heeft geen kolom '{fields.text}'. Noem de goede kolom met --veld."
                raise SourceError(message, path.name)
            columns = [name for name in dict.fromkeys((fields.text, fields.id, *COLUMNS)) if name in there]
            for batch in file.iter_batches(batch_size=ROWS, columns=columns, use_threads=False):
                for values in _rows(batch):
                    number += 1
                    yield record(path.name, values, number, fields)
    except (OSError, MemoryError, NotImplementedError, *_STRANGE) as error:
        raise SourceError(CUT_SHORT, path.name) from error


def _rows(batch: Any) -> list[dict[str, object]]:
    """The rows of a batch. Text that claims to be UTF-8 and is not stays bytes, for the readers to make the best of."""
    try:
        return batch.to_pylist()  # type: ignore[no-any-return]
    except _STRANGE:
        arrow: Any = need("pyarrow", "bulk")
        columns = [_values(arrow, column) for column in batch.columns]
        return [dict(zip(batch.schema.names, values, strict=True)) for values in zip(*columns, strict=True)]


def _values(arrow: Any, column: Any) -> list[object]:
    if arrow.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if arrow.types.is_string(column.type) or arrow.types.is_large_string(column.type):
        column = column.cast(arrow.large_binary())
    try:
        return column.to_pylist()  # type: ignore[no-any-return]
    except _STRANGE:
        pass
    try:
        return column.cast(arrow.large_string()).to_pylist()  # type: ignore[no-any-return]
    except (NotImplementedError, *_STRANGE):
        return [None] * len(column)
