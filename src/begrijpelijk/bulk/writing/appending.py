"""A file that grows: cut off at the mark when it is opened, and named when it is complete."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

from begrijpelijk.bulk.writing import unfinished


class AppendedFile:
    """The file behind a writer; ``-`` is standard output, which has no mark to go back to."""

    def __init__(self, output: Path, mark: int) -> None:
        self.output = output
        self.stream: IO[bytes]
        self._standard = str(output) == "-"
        if self._standard:
            self.stream = sys.stdout.buffer
            return
        part = unfinished(output)
        self.stream = part.open("r+b" if part.exists() else "w+b")
        self.stream.truncate(mark)
        self.stream.seek(mark)

    def settle(self) -> int:
        """Have it on the disk, and give the place where it ends now."""
        self.stream.flush()
        if self._standard:
            return 0
        os.fsync(self.stream.fileno())
        return self.stream.tell()

    def finish(self) -> None:
        """Give the file its name."""
        self.settle()
        if not self._standard:
            self.stream.close()
            unfinished(self.output).replace(self.output)

    def close(self) -> None:
        """Close the file. What a full disk did not take any more stands after the mark, and is told already."""
        if not self._standard:
            with contextlib.suppress(OSError):
                self.stream.close()
