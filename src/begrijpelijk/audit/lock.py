"""One audit at a time in one database."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from begrijpelijk.batch.memory import is_alive
from begrijpelijk.errors import UsageError
from begrijpelijk.files import write_refusal

_TAKEN = "in deze database is al een audit bezig; wacht tot die klaar is, of kies een andere naam met --database"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep a database for ourselves. Raises `UsageError` when another process has it; one that was killed has not."""
    slot = path.with_name(f".{path.name}.slot")
    try:
        _take(slot, path)
    except OSError as error:
        raise UsageError(write_refusal(error), str(path)) from error
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            slot.unlink()


def _take(slot: Path, path: Path) -> None:
    for _ in range(2):
        try:
            with slot.open("x", encoding="ascii") as file:
                file.write(str(os.getpid()))
            return
        except FileExistsError:
            owner = slot.read_text("ascii", errors="replace")
            if owner.isdigit() and int(owner) != os.getpid() and is_alive(int(owner)):
                raise UsageError(_TAKEN, str(path)) from None
            slot.unlink(missing_ok=True)
    raise UsageError(_TAKEN, str(path))
