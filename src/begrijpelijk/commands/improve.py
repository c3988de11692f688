"""``--verbeter``: show what would change, ask, and write a corrected copy beside the source."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk.commands.output import complain
from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.files import write_atomic
from begrijpelijk.fix import FIXABLE, Correction
from begrijpelijk.mending import mend
from begrijpelijk.model import DocumentReport, Report
from begrijpelijk.reports.common import clean

if TYPE_CHECKING:
    from begrijpelijk.checker import Checker

MARK = ".verbeterd"
NOTHING = Correction("", 0)


def improve(report: Report, checker: Checker, *, ask: bool) -> None:
    """Write a corrected copy of every source that can have one. The originals are never touched."""
    for document in report.documents:
        try:
            _improve(document, checker, ask=ask)
        except BegrijpelijkError as error:
            complain(error.message, error.source)


def target(source: Path) -> Path:
    """Where the corrected copy goes: ``brief.txt`` -> ``brief.verbeterd.txt``."""
    return source.with_name(f"{source.stem}{MARK}{source.suffix}")


def _improve(document: DocumentReport, checker: Checker, *, ask: bool) -> None:
    from begrijpelijk import sources

    path = Path(document.source)
    if document.source == "-" or "://" in document.source or document.media_type not in FIXABLE:
        complain("verbeteren kan alleen bij een bestand van het soort .txt, .md of .html", document.source)
        return
    if path.stem.endswith(MARK):
        return  # our own copy from an earlier run: a copy of a copy helps nobody
    try:
        data = path.read_bytes()
    except OSError as error:
        complain(f"dit bestand kan niet opnieuw worden gelezen ({error.strerror})", document.source)
        return
    read = sources.read_bytes(data, document.source)
    correction = mend(read, document.findings, checker) if any(each.certain for each in document.findings) else NOTHING
    if not correction.mended or read.raw is None:
        complain("hier is niets wat vanzelf verbeterd kan worden", document.source)
        return
    copy = target(path)
    sys.stderr.write(_difference(read.raw, correction.text, path, copy))
    sys.stderr.flush()
    if ask and not _agreed(copy):
        complain("niet geschreven", str(copy))
        return
    encoding, newline = _form(data, read.raw)
    write_atomic(copy, correction.text.replace("\n", newline), encoding=encoding, errors=_unknown(document.media_type))
    changes = "1 verbetering" if correction.mended == 1 else f"{correction.mended} verbeteringen"
    complain(f"geschreven met {changes}", str(copy))


def _difference(before: str, after: str, old: Path, new: Path) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), str(old), str(new), lineterm="", n=1)
    text = "".join(f"{clean(line)}\n" for line in lines)
    encoding = sys.stderr.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


def _agreed(copy: Path) -> bool:
    """Ask on standard error; whoever is not at a terminal cannot be asked."""
    if not sys.stdin.isatty():
        complain("er is niemand om het aan te vragen; zet er --ja bij om te schrijven", str(copy))
        return False
    sys.stderr.write(f"{clean(str(copy))} schrijven? [j/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("j", "ja", "y", "yes")


def _form(data: bytes, raw: str) -> tuple[str, str]:
    """The encoding and the line ends of the original, so that the copy has them too."""
    newline = "\r\n" if "\r\n" not in raw and b"\r\n" in data else "\n"
    for encoding in ("utf-8-sig", "utf-16", "utf-32") if data[:2] in (b"\xef\xbb", b"\xff\xfe", b"\xfe\xff") else ():
        if _decodes(data, encoding, raw):
            return encoding, newline
    for encoding in ("utf-8", "cp1252", "latin-1"):
        if _decodes(data, encoding, raw):
            return encoding, newline
    return "utf-8", newline


def _decodes(data: bytes, encoding: str, raw: str) -> bool:
    try:
        return data.decode(encoding).replace("\r\n", "\n").lstrip("\ufeff") == raw.replace("\r\n", "\n").lstrip(
            "\ufeff"
        )
    except UnicodeError:
        return False


def _unknown(media_type: str) -> str:
    """What to do with a character that the encoding of the original lacks."""
    return "xmlcharrefreplace" if "html" in media_type else "replace"
