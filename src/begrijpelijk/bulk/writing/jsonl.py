"""JSON Lines: an object on every line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from begrijpelijk.bulk.writing.appending import AppendedFile


class JsonLinesWriter:
    """Rows as lines of JSON in UTF-8."""

    def __init__(self, output: Path, mark: int) -> None:
        self._file = AppendedFile(output, mark)
        self.finish = self._file.finish
        self.close = self._file.close

    def write(self, rows: list[dict[str, Any]]) -> int:
        """Write a portion."""
        lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
        self._file.stream.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
        return self._file.settle()
