"""Parquet: a record for every row. Needs the extra `[bulk]`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from begrijpelijk.bulk.records import CUT_SHORT, Fields, Record, record
from begrijpelijk.errors import SourceError
from begrijpelijk.extra import need

ROWS = 64  # rows that are unpacked together; bounds the memory
COLUMNS = ("source", "media_type")


def read(path: Path, fields: Fields) -> Iterator[Record]:
    """A record for every row; columns that are not used are not read."""
    parquet: Any = need("pyarrow.parquet", "bulk")
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            there = set(file.schema_arrow.names)
            if fields.text not in there:
                message = f"Dit bestand heeft geen kolom '{fields.text}'. Noem de goede kolom met --veld."
                raise SourceError(message, path.name)
            columns = [name for name in (fields.text, fields.id, *COLUMNS) if name in there]
            for batch in file.iter_batches(batch_size=ROWS, columns=columns, use_threads=False):
                for values in batch.to_pylist():
                    number += 1
                    yield record(path.name, values, number, fields)
    except (OSError, ValueError, MemoryError, NotImplementedError) as error:  # Arrow's own errors are ValueErrors
        raise SourceError(CUT_SHORT, path.name) from error
