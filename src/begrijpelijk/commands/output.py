"""What goes where: the report on standard output or in a file, everything else on standard error."""

import contextlib
import os
import shutil
import sys
from pathlib import Path

from begrijpelijk.errors import UsageError
from begrijpelijk.files import write_atomic, write_refusal
from begrijpelijk.model import Report
from begrijpelijk.plugins import Registry
from begrijpelijk.reports.base import Reporter

MAX_WIDTH = 100  # longer lines are hard to read, however wide the window is


def choose(registry: Registry, name: str) -> Reporter:
    """The reporter of a format. Raises `UsageError` when there is none of that name."""
    if name in registry.reports:
        found: Reporter = registry.reports[name]
        return found
    from begrijpelijk.config_file import nearest

    known = ", ".join(registry.reports)
    raise UsageError(f"de vorm '{name}' bestaat niet; kies uit {known}.{nearest(name, registry.reports)}", "--format")


def emit(report: Report, reporter: Reporter, lang: str, output: Path | None) -> None:
    """Write the report to a file, or to standard output in the way that suits who reads it."""
    shown = output is None and reporter.show is not None
    try:
        text = reporter.show(report, lang, _width(), _colour()) if shown else reporter.write(report, lang)  # type: ignore[misc]
        if not isinstance(text, str):
            raise TypeError(type(text).__name__)
    except Exception as error:
        # Only its kind: the error's own text may quote from what was checked.
        message = f"deze vorm geeft een fout ({type(error).__name__}); kies een andere en meld het de maker"
        raise UsageError(message, f"--format {reporter.name}") from error
    if output is not None:
        write_atomic(output, text)
    else:
        print_text(text, utf8=not shown)


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


class ProgressLine:
    """A line on standard error that says how far the work is; only in a terminal, only with several sources."""

    FEW = 3

    def __init__(self) -> None:
        self.used = False
        self.terminal = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, source: str, number: int, total: int) -> None:
        """Show that source `number` of `total` is next."""
        if not self.terminal or total <= self.FEW:
            return
        room = max(shutil.get_terminal_size((80, 24)).columns - len(f"{total}/{total} ") - 3, 10)
        name = "".join(c if c.isprintable() else "\ufffd" for c in source)
        name = name if len(name) <= room else "…" + name[-room + 1 :]
        sys.stderr.write(f"\r\x1b[K{number}/{total} {name}")
        sys.stderr.flush()
        self.used = True

    def clear(self) -> None:
        """Take the line away before something else is written."""
        if self.used:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.used = False
