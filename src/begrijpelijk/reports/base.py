"""What a report format is."""

from collections.abc import Callable
from dataclasses import dataclass

from begrijpelijk.model import Report


@dataclass(frozen=True)
class Reporter:
    """A format of report: `write` turns a report into text. `lang` is the language of the headings (nl or en).

    `show` is for a format that people read in a terminal: it gets the width in columns and whether to colour as well.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    write: Callable[[Report, str], str]
    show: Callable[[Report, str, int, bool], str] | None = None
