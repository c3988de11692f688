"""Sources: files, web pages and standard input, read into a `Document`. A file for each kind of source.

    collect(sources)         command-line arguments -> items, each with a `read()`
    read_path(path)          a file -> Document
    read_bytes(data, name)   bytes, recognised by content and name -> Document
    read_address(url)        an http(s) address -> Document
    read_text(text, name)    what an editor has open, recognised likewise -> Document
    read_string(text)        a string in a known format -> Document

All raise `SourceError` with one plain sentence for what cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable

from begrijpelijk.hookspecs import hookimpl
from begrijpelijk.sources import docx, epub, html, jinja, jsx, mail, markdown, mdx, odt, pdf, picture, rtf, text, vue
from begrijpelijk.sources.base import MAX_BYTES, MAX_CHARACTERS, SourceReader
from begrijpelijk.sources.collect import Item, collect
from begrijpelijk.sources.english import in_language
from begrijpelijk.sources.language import detect, require_dutch
from begrijpelijk.sources.reading import read_address, read_bytes, read_path, read_string, read_text

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "Item",
    "SourceReader",
    "collect",
    "detect",
    "in_language",
    "read_address",
    "read_bytes",
    "read_path",
    "read_string",
    "read_text",
    "register_sources",
    "require_dutch",
]


@hookimpl
def register_sources() -> Iterable[SourceReader]:
    """The built-in readers."""
    return [
        *(text.READER, markdown.READER, html.READER, docx.READER, odt.READER, rtf.READER, epub.READER, pdf.READER),
        *(mail.PAGE_READER, mail.READER, picture.READER, jinja.READER, vue.READER, jsx.READER, mdx.READER),
    ]
