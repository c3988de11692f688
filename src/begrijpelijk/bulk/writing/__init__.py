"""Writing rows: a file for each kind, chosen by the suffix of the name."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from begrijpelijk.bulk.rows import Content
from begrijpelijk.errors import UsageError

SUFFIXES = (".jsonl", ".ndjson", ".parquet", ".warc", ".warc.gz")


class Writer(Protocol):
    """Writes rows, a portion at a time. Methods raise `OSError` when the disk cannot take it."""

    def write(self, rows: list[dict[str, Any]]) -> int:
        """Write a portion so that it survives a crash, and give the mark where it ends."""
        ...

    def finish(self) -> None:
        """All is written: give the output its name."""
        ...

    def close(self) -> None:
        """Let go of it, finished or not."""
        ...


def writer(output: Path, content: Content, mark: int) -> Writer:
    """The writer for an output, going on at `mark`; what stands behind that is taken away. Raises `UsageError`."""
    from begrijpelijk.bulk.writing import jsonl, parquet, warc

    name = output.name.lower()
    if name.endswith(".parquet"):
        return parquet.ParquetWriter(output, content, mark)
    if name.endswith((".warc", ".warc.gz")):
        return warc.WarcWriter(output, mark)
    if str(output) == "-" or name.endswith((".jsonl", ".ndjson")):
        return jsonl.JsonLinesWriter(output, mark)
    raise UsageError(f"dit soort bestand kan niet; kies uit {', '.join(SUFFIXES)}", str(output))


def unfinished(output: Path) -> Path:
    """What an output is called until it is complete."""
    return output.with_name(f"{output.name}.deel")
