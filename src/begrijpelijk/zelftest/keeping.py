"""The file of a self-test that is being filled in: saved after every answer, also when somebody else writes in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from begrijpelijk.errors import SourceError
from begrijpelijk.files import check_writable, write_atomic
from begrijpelijk.zelftest.answers import Sheet
from begrijpelijk.zelftest.questions import Asked
from begrijpelijk.zelftest.reading import read
from begrijpelijk.zelftest.wording import say
from begrijpelijk.zelftest.writing import to_toml


class Kept:
    """A sheet with its file."""

    def __init__(self, path: Path, asked: Sequence[Asked], lang: str) -> None:
        """Open the file, or begin a new one. Raises `SourceError` for one that is damaged, which stays as it is."""
        check_writable(path)
        self.path = path
        self.asked = asked
        self.lang = lang
        self.is_new = not path.exists()
        self.sheet = Sheet() if self.is_new else read(path, lang)
        self._seen = self._stamp()

    def save(self) -> None:
        """Write the file. What another person wrote in it meanwhile is kept."""
        if self._stamp() != self._seen:
            self._take_over()
        write_atomic(self.path, to_toml(self.sheet, self.asked))
        self._seen = self._stamp()
        self.is_new = False

    def _take_over(self) -> None:
        try:
            other = read(self.path, self.lang) if self.path.exists() else Sheet()
        except SourceError:
            raise SourceError(say(self.lang, "changed_damaged"), str(self.path)) from None
        for reply in other.replies:
            if reply.by != self.sheet.by:
                self.sheet.put(reply)

    def _stamp(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size
