"""Writing files so that a reader never meets half of one, and naming them from a folder."""

import contextlib
import os
import stat
from pathlib import Path

from begrijpelijk.errors import UsageError

_REASONS = {
    FileNotFoundError: "de map bestaat niet; maak die eerst of kies een andere",
    NotADirectoryError: "een deel van het pad is geen map; kies een andere plek",
    IsADirectoryError: "dit is een map; geef de naam van een bestand",
    PermissionError: "u mag hier niet schrijven; kies een andere map",
}


def relative_name(path: str, folder: Path) -> str:
    """A path from a folder, with slashes, so that it says the same on another computer.

    The whole path where there is no way from one to the other: on another drive of Windows.
    """
    try:
        return Path(os.path.relpath(Path(path).absolute(), folder.absolute())).as_posix()
    except ValueError:
        return Path(path).absolute().as_posix()


def write_refusal(error: OSError) -> str:
    """Why a file could not be written, and what to do, in one plain sentence."""
    reason = _REASONS.get(type(error))
    return reason or f"het schrijven lukt niet ({error.strerror or error}); kijk of er ruimte is op de schijf"


def check_writable(path: Path) -> None:
    """Refuse before the work is done what can be known then: a missing or closed folder, a folder as a file."""
    if path.is_dir():
        raise UsageError(_REASONS[IsADirectoryError], str(path))
    folder = path.parent
    if not folder.is_dir():
        raise UsageError(_REASONS[NotADirectoryError if folder.exists() else FileNotFoundError], str(path))
    if not os.access(folder, os.W_OK) and not os.access(path, os.W_OK):
        raise UsageError(_REASONS[PermissionError], str(path))


def check_folder(path: Path) -> None:
    """Refuse a folder in which no files can be put; one that is not there yet can be made in a folder that is."""
    if path.exists() and not path.is_dir():
        raise UsageError("dit is een bestand; geef de naam van een map", str(path))
    nearest = path if path.is_dir() else path.parent
    if not nearest.is_dir():
        raise UsageError(_REASONS[NotADirectoryError if nearest.exists() else FileNotFoundError], str(path))
    if not os.access(nearest, os.W_OK):
        raise UsageError(_REASONS[PermissionError], str(path))


def write_atomic(
    path: Path,
    content: str | bytes,
    *,
    encoding: str = "utf-8",
    errors: str = "backslashreplace",
    private: bool = False,
) -> None:
    """Write the whole of `content` or leave what was there. Raises `UsageError` when it cannot.

    `private` makes a file that nobody but the owner can read.
    """
    data = content.encode(encoding, errors) if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe ("/dev/stdout") is written to: replacing it would take it away from everybody.
            path.write_bytes(data)
            return
        _replace(path.resolve(), data, private)  # resolved, so that a link stays a link
    except OSError as error:
        raise UsageError(write_refusal(error), str(path)) from error


def _replace(path: Path, data: bytes, private: bool) -> None:
    temporary = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
    try:
        # Not through tempfile: its files are for the owner only, and a report is written to be shared.
        with temporary.open("xb") as file:
            if private:
                temporary.chmod(0o600)  # before there is anything in it
            file.write(data)
        if path.exists() and not private:
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
