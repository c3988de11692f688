"""Reading a ZIP archive that a stranger made: sizes are checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from begrijpelijk.errors import SourceError
from begrijpelijk.sources.limits import MAX_WEIGHT, weight

MAX_UNPACKED = 200 * 1024 * 1024
_CHUNK = 1 << 20

TOO_BIG = "Dit bestand wordt bij het uitpakken te groot. Sla het opnieuw op, of deel het op in kleinere bestanden."
DAMAGED = "Dit bestand is beschadigd. Open het in het programma waarmee het gemaakt is, en sla het opnieuw op."
LOCKED = "Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw."


class Archive:
    """The parts of an archive by name. Every problem is a `SourceError`."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise SourceError(DAMAGED, name) from error
        self._infos = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        self._left = MAX_UNPACKED
        self._weights: dict[str, int] = {}  # of the XML that is parsed
        if sum(info.file_size for info in self._infos.values()) > MAX_UNPACKED:
            raise SourceError(TOO_BIG, name)

    def __contains__(self, part: str) -> bool:
        return part in self._infos

    def names(self) -> list[str]:
        """Names of the parts, as they stand in the archive."""
        return list(self._infos)

    def read(self, part: str) -> bytes:
        """A part, unpacked. Declared sizes may lie, so what comes out is counted too."""
        info = self._infos.get(part)
        if info is None:
            raise SourceError(DAMAGED, self.name)
        if info.flag_bits & 1:
            raise SourceError(LOCKED, self.name)
        parts: list[bytes] = []
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise SourceError(TOO_BIG, self.name)
                    parts.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError) as e:
            raise SourceError(DAMAGED, self.name) from e
        return b"".join(parts)

    def weigh(self, part: str, xml: bytes) -> None:
        """Raise `SourceError` where a part that will be parsed, with all those before it, would be too much."""
        self._weights[part] = weight(xml)
        if sum(self._weights.values()) > MAX_WEIGHT:
            raise SourceError(TOO_BIG, self.name)

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive again, with these parts replaced or added; all others have the bytes, name and date they had."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as copy:
            for part, info in self._infos.items():
                twin = zipfile.ZipInfo(info.filename, info.date_time)
                twin.compress_type, twin.external_attr, twin.create_system = (
                    info.compress_type,
                    info.external_attr,
                    info.create_system,
                )
                copy.writestr(twin, changed[part] if part in changed else self.read(part))
            for part, data in changed.items():
                if part not in self._infos:
                    fresh = zipfile.ZipInfo(part)  # dated 1980: the same input gives the same file
                    fresh.compress_type = zipfile.ZIP_DEFLATED
                    copy.writestr(fresh, data)
        return written.getvalue()
