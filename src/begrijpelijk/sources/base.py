"""What a source reader is, and the limits that every reader keeps to."""

from collections.abc import Callable
from dataclasses import dataclass

from begrijpelijk.document import Document

MAX_BYTES = 50 * 1024 * 1024  # a source larger than this is refused before it is read
MAX_CHARACTERS = 25_000_000  # text longer than this is refused after it is read


@dataclass(frozen=True)
class SourceReader:
    """A kind of source: how to recognise it and how to read it.

    `read` gets the bytes and the name of the source and gives a `Document`; it raises `SourceError` with one plain
    sentence when it cannot. `signature` tells from the first bytes whether this reader fits, whatever the name says;
    `suffixes` (lower case, with the dot) decide where no signature speaks. A reader that is not for files `in_folders`
    reads only what is named: the pictures beside a web page are no texts. `parse` reads a kind that is text itself
    from its decoded text, as an editor has it. A reader that `may_be_empty` reads files of a program: one without a
    text for people in it is nothing to complain about.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Document]
    signature: Callable[[bytes], bool] | None = None
    in_folders: bool = True
    parse: Callable[[str, str], Document] | None = None
    may_be_empty: bool = False
