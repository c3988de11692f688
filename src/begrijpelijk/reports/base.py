"""What a report format is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from begrijpelijk.model import Report


@dataclass(frozen=True)
class Reporter:
    """A format of report: `write` turns a report into text, or into bytes for a format that is no text (`binary`).

    It also gets the language of the headings (nl or en).

    `show` is for a format that people read in a terminal: it gets the width in columns and whether to colour as well.
    `pages` is for a format that can be a folder of files: it gives (name, content) one by one, the one
    to open last. `needs` is what the format takes from a document: ``findings`` leaves out its sentences and its text,
    ``sentences`` its text, ``everything`` only the pictures of a page in a browser. What is not needed is not kept, so
    that many documents fit in the memory.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    write: Callable[[Report, str], str | bytes]
    show: Callable[[Report, str, int, bool], str] | None = None
    pages: Callable[[Report, str], Iterable[tuple[str, str]]] | None = None
    binary: bool = False
    needs: Literal["findings", "sentences", "everything", "pictures"] = "everything"
