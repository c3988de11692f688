"""WARC (ISO 28500): a `metadata` record for every row, that refers to the record it is about."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

from begrijpelijk.bulk.writing.appending import AppendedFile
from begrijpelijk.extra import need
from begrijpelijk.version import __version__

_RECORD = re.compile(r"<urn:uuid:[0-9a-fA-F-]{36}>")
_ADDRESS = "%/:=&?~#+!$,;'@()*[]"  # what stands in an address; anything else could end the line of the head


class WarcWriter:
    """Rows as JSON in records; each record is a gzip member of its own where the name ends in .gz."""

    def __init__(self, output: Path, mark: int) -> None:
        packed = output.name.lower().endswith(".gz")
        warcwriter: Any = need("warcio.warcwriter", "bulk")
        self._file = AppendedFile(output, mark)
        self._writer = warcwriter.WARCWriter(self._file.stream, gzip=packed)
        self.finish = self._file.finish
        self.close = self._file.close
        if mark == 0:
            about = {"software": f"begrijpelijk {__version__}", "format": "WARC File Format 1.1"}
            self._writer.write_record(self._writer.create_warcinfo_record(output.name, about))

    def write(self, rows: list[dict[str, Any]]) -> int:
        """Write a portion."""
        for row in rows:
            content = BytesIO(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"))
            identity = row["id"]
            headers = {"WARC-Refers-To": identity} if _RECORD.fullmatch(identity) else {}
            record = self._writer.create_warc_record(
                quote(row["source"], safe=_ADDRESS),
                "metadata",
                payload=content,
                warc_content_type="application/json",
                warc_headers_dict=headers,
            )
            self._writer.write_record(record)
        return self._file.settle()
