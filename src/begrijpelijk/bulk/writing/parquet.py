"""Parquet: a folder of parts, as Dask, Spark and DuckDB write and read it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from begrijpelijk.bulk.rows import Content
from begrijpelijk.bulk.writing import unfinished
from begrijpelijk.errors import UsageError
from begrijpelijk.extra import need


class ParquetWriter:
    """Rows as a part for every portion; the mark is the number of parts."""

    def __init__(self, output: Path, content: Content, mark: int) -> None:
        self._arrow: Any = need("pyarrow", "bulk")
        self._parquet: Any = need("pyarrow.parquet", "bulk")
        self._schema = _schema(self._arrow, content)
        self._output = output
        self._folder = unfinished(output)
        self._parts = mark
        if self._folder.exists() and not self._folder.is_dir():
            raise UsageError("dit is geen map; kies een andere naam", str(self._folder))
        self._folder.mkdir(exist_ok=True)
        for path in self._folder.iterdir():  # a part that was made after the mark, or is half written
            if path.name.startswith(".part-") or (path.name.startswith("part-") and path.name >= self._name(mark)):
                path.unlink()

    def _name(self, number: int) -> str:
        return f"part-{number:06}.parquet"

    def write(self, rows: list[dict[str, Any]]) -> int:
        """Write a portion as a part of its own."""
        shaped = [{**row, "rules": list(row["rules"].items())} for row in rows]
        if "document" in self._schema.names:
            for row in shaped:
                row["document"] = row["document"] and json.dumps(row["document"], ensure_ascii=False)
        table = self._arrow.Table.from_pylist(shaped, schema=self._schema)
        path = self._folder / self._name(self._parts)
        half = path.with_name(f".{path.name}")
        self._parquet.write_table(table, half, compression="zstd")
        with half.open("rb+") as stream:
            os.fsync(stream.fileno())
        half.replace(path)
        self._parts += 1
        return self._parts

    def finish(self) -> None:
        """Give the folder its name."""
        if self._parts == 0:
            self.write([])
        self._folder.replace(self._output)

    def close(self) -> None:
        """Nothing is open between portions."""


def _schema(arrow: Any, content: Content) -> Any:
    text, count, number = arrow.string(), arrow.int32(), arrow.float64()
    fields = [
        ("id", text), ("source", text), ("title", text), ("media_type", text), ("words", count),
        ("sentences_count", count), ("lint", number), ("level", count), ("adults_struggling", number),
        ("cefr_indication", text), ("flesch_douma", number), ("niveau", text), ("passed", arrow.bool_()),
        ("fout", count), ("waarschuwing", count), ("tip", count), ("rules", arrow.map_(text, count)), ("error", text),
    ]  # fmt: skip
    if content != "scores":
        finding = [("rule", text), ("severity", text), ("message", text), ("excerpt", text), ("start", count),
                   ("end", count), ("suggestions", arrow.list_(text))]  # fmt: skip
        fields.append(("findings", arrow.list_(arrow.struct(finding))))
    if content == "alles":
        fields.append(("document", text))
    return arrow.schema(fields)
