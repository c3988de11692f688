"""Reading takes time in proportion to the size of a file, also when it was made to take long: one thing over and over.

Each file is read at two sizes. Eight times as much may take sixteen times as long; what is quick anyway is not compared.
"""

import time
from collections.abc import Callable

import hostile_files as files
import pytest

from begrijpelijk import sources
from begrijpelijk.errors import SourceError
from begrijpelijk.plugins import Registry

REGISTRY = Registry(sources={reader.name: reader for reader in sources.register_sources()})
QUICK = 0.15  # seconds of this process: too little to compare
MOST = 16.0

CASES: dict[str, tuple[str, Callable[[int], bytes]]] = {}


def add(
    suffix: str, makers: dict[str, Callable[[int], str | bytes]], whole: Callable[[str], bytes] | None = None
) -> None:
    for name, maker in makers.items():

        def make(n: int, maker: Callable[[int], str | bytes] = maker) -> bytes:
            made = maker(n)
            return made if isinstance(made, bytes) else (whole or str.encode)(made)

        CASES[f"{suffix} {name}"] = f"a.{suffix}", make


add("html", files.HTML, files.page)
add("md", files.MARKDOWN, lambda text: text.encode() + b"\n\nTekst.")
add("txt", files.TEXT, lambda text: text.encode() + b"\n\nTekst.")
add("rtf", files.RTF, lambda text: b"{\\rtf1\\ansi " + text.encode() + b"\\par Tekst.}")
add("docx", files.WORD)
add("odt", files.ODT)
add("epub", files.EPUB)
add("eml", files.MAIL)
add("html.j2", files.JINJA, lambda text: f"<p>Zorg {text}".encode())
add("md.j2", files.JINJA, lambda text: f"Zorg {text}".encode())
add("vue", files.VUE, lambda text: f"<template><div>Zorg {text}</div></template>".encode())
add("jsx", files.JSX, lambda text: f"const a = <div>Zorg {text}</div>;".encode())
add("mdx", files.MDX, lambda text: f"Zorg {text}".encode())


def seconds(data: bytes, name: str) -> float:
    """How long this process works on a file; what it refuses counts as well."""
    began = time.process_time()
    try:
        sources.read_bytes(data, name, REGISTRY)
    except SourceError as error:
        cause = error.__cause__
        assert cause is None or isinstance(cause, SourceError) or "Error" in type(cause).__name__
    return time.process_time() - began


def growth(case: str, small: int, quick: float = QUICK) -> None:
    name, make = CASES[case]
    seconds(make(10), name)  # what is imported
    much = make(small * 8)
    last = seconds(much, name)
    if last < quick:
        return
    first = min(seconds(make(small), name) for _ in range(2))
    last = min(last, seconds(much, name)) if last < 5 else last
    assert last < max(first * MOST, quick), f"{first:.2f} s and with eight times as much {last:.2f} s"


# Those that did take long, once.
KNOWN = (
    *("html steps of a selector", "html siblings of a selector", "html selectors"),
    *("html raised", "html raised links", "html buttons", "html muting without end", "html items behind a wall"),
    *("md escaped bars", "md comments", "rtf styles in use", "epub paragraphs among notes", "eml continued parameters"),
    *("html links in links, apart", "md comments in HTML", "vue closing tags without end", "vue placeholders"),
    *("html.j2 words for expressions", "html.j2 joined words", "html.j2 words on a page", "mdx words for expressions"),
    *("jsx elements in each other", "jsx elements in attributes", "jsx calls of calls"),
    *("docx rows", "docx cells", "docx pictures", "docx links", "docx chain of styles", "docx lists", "txt spaces"),
)


@pytest.mark.parametrize("case", KNOWN)
def test_known(case: str) -> None:
    growth(case, 400)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_all(case: str) -> None:
    growth(case, 2_500, 0.5)  # of larger files the collection of garbage falls in one and not in the other
