"""What goes where: the report on standard output or in a file, everything else on standard error."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from begrijpelijk.errors import UsageError
from begrijpelijk.files import check_folder, check_writable, write_atomic, write_refusal
from begrijpelijk.model import Report
from begrijpelijk.plugins import Registry
from begrijpelijk.reports.base import Reporter

NO_ROOM = "deze vorm heeft tijdelijk een plek nodig en die is er niet; laat TMPDIR een map zijn waar u mag schrijven"
MAX_WIDTH = 100  # longer lines are hard to read, however wide the window is


def choose(registry: Registry, name: str) -> Reporter:
    """The reporter of a format. Raises `UsageError` when there is none of that name."""
    if name in registry.reports:
        found: Reporter = registry.reports[name]
        return found
    from begrijpelijk.config_file import nearest

    known = ", ".join(registry.reports)
    raise UsageError(f"de vorm '{name}' bestaat niet; kies uit {known}.{nearest(name, registry.reports)}", "--format")


def require_choice(option: str, value: str | None, choices: tuple[str, ...]) -> None:
    """Refuse a value that an option does not have, and name the one that was probably meant."""
    if value is not None and value not in choices:
        from begrijpelijk.config_file import nearest

        raise UsageError(f"'{value}' kan niet; kies uit {', '.join(choices)}.{nearest(value, choices)}", option)


def require_place(reporter: Reporter, output: Path | None, *, folder: bool) -> None:
    """Refuse, before the work is done, a place where this format cannot go. `folder`: the user asked for a folder."""
    if output is not None and reporter.pages is not None and (folder or output.is_dir()):
        check_folder(output)
    elif output is not None and folder:
        raise UsageError("deze vorm is 1 bestand; kies een naam zonder streep aan het einde", f"--output {output}/")
    else:
        suffix = reporter.suffixes[0] if reporter.suffixes else ""
        require_file(output, f"--format {reporter.name}", suffix, binary=reporter.binary)


def require_file(output: Path | None, name: str, suffix: str, *, binary: bool) -> None:
    """Refuse, before the work is done, a file that cannot be written, or a terminal for a format that is no text.

    `name` is the option to name, `suffix` what such a file is called.
    """
    if output is not None:
        check_writable(output)
    elif binary and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(f"dit verslag past niet op het scherm; kies een bestand met --output naam{suffix}", name)


def emit(report: Report, reporter: Reporter, lang: str, output: Path | None, *, folder: bool = False) -> None:
    """Write the report to a file or a folder, or to standard output in the way that suits who reads it."""
    if output is not None and reporter.pages is not None and (folder or output.is_dir()):
        _write_folder(output, _guarded(reporter, reporter.pages(report, lang)))
        return
    shown = output is None and reporter.show is not None

    def made() -> Iterator[str | bytes]:
        yield reporter.show(report, lang, _width(), _colour()) if shown else reporter.write(report, lang)  # type: ignore[misc]

    (content,) = _guarded(reporter, made())
    if not isinstance(content, (str, bytes)):
        raise _failure(reporter, TypeError(type(content).__name__))
    if isinstance(content, bytes):
        require_place(reporter, output, folder=False)
    put(content, output, utf8=not shown)


def put(content: str | bytes, output: Path | None, *, utf8: bool) -> None:
    """Write to a file, or to standard output; `utf8` for what a program reads, whatever the terminal can show."""
    if output is not None:
        write_atomic(output, content)
    elif isinstance(content, bytes):
        _print_bytes(content)
    else:
        print_text(content, utf8=utf8)


T = TypeVar("T")


def _guarded(reporter: Reporter, parts: Iterable[T]) -> Iterator[T]:
    """What a format makes; what goes wrong in it is told as an error of that format."""
    try:
        yield from parts
    except Exception as error:
        raise _failure(reporter, error) from error


def _failure(reporter: Reporter, error: Exception) -> UsageError:
    if isinstance(error, FileNotFoundError) and "temporary directory" in str(error):  # as `tempfile` says it
        return UsageError(NO_ROOM, f"--format {reporter.name}")
    # Only its kind: the error's own text may quote from what was checked.
    message = f"deze vorm geeft een fout ({type(error).__name__}); kies een andere en meld het de maker"
    return UsageError(message, f"--format {reporter.name}")


def _write_folder(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    """Each file whole or not at all; the one to open comes last, when all that it leads to is there."""
    for name, content in files:
        path = folder / name
        try:
            folder.mkdir(exist_ok=True)
            path.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise UsageError(write_refusal(error), str(folder)) from error
        write_atomic(path, content)


def _width() -> int:
    # Not a terminal and no COLUMNS: shutil answers the 80 that we give it.
    return min(shutil.get_terminal_size((80, 24)).columns, MAX_WIDTH)


def _colour() -> bool:
    """See no-color.org: any value of NO_COLOR counts, an empty one does not."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout is not None and sys.stdout.isatty())


def print_text(text: str, *, utf8: bool = False) -> None:
    """Print on standard output. Formats for machines are UTF-8 everywhere; people get what their terminal can show."""
    if sys.stdout is None:  # closed by who started us: there is nobody to tell
        return
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace", **({"encoding": "utf-8"} if utf8 else {}))
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader went away, as `head` does: that is no error, and the exit code still tells the outcome.
        _to_nowhere(sys.stdout.fileno())
    except OSError as error:
        _to_nowhere(sys.stdout.fileno())
        raise UsageError(write_refusal(error), "uitvoer") from error


def _print_bytes(data: bytes) -> None:
    """Write a file for a program on standard output."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _to_nowhere(sys.stdout.fileno())
    except OSError as error:
        _to_nowhere(sys.stdout.fileno())
        raise UsageError(write_refusal(error), "uitvoer") from error


def _to_nowhere(descriptor: int) -> None:
    """Let what is still in the buffer go nowhere: Python writes it when it ends, and would fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def complain(message: str, source: str | None = None) -> None:
    """One line on standard error, whatever is in the message."""
    sentence = message[:1].upper() + message[1:] + ("" if message.endswith((".", "?", "!", "…")) else ".")
    text = " ".join((f"begrijpelijk: {source}: {sentence}" if source else f"begrijpelijk: {sentence}").split())
    safe = "".join(character if character.isprintable() else "\ufffd" for character in text)
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    with contextlib.suppress(BrokenPipeError):
        print(safe.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)
