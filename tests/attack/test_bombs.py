"""Files of a few kilobytes that unpack to millions of pieces, and files of millions of lines, are refused at once."""

import io
import time
from collections.abc import Callable

import hostile_files as files
import pikepdf
import pytest

from begrijpelijk import sources
from begrijpelijk.document import Document
from begrijpelijk.errors import SourceError
from begrijpelijk.sources import limits, mail, pdf
from begrijpelijk.sources.limits import MAX_PLACES, MAX_WEIGHT, require_places
from begrijpelijk.sources.pdf_chars import MOST_CHARACTERS

READERS = {reader.name: reader for reader in sources.register_sources()}
MILLIONS = MAX_WEIGHT // 4
BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "paragraphs": ("docx", lambda: files.word("<w:p/>" * MILLIONS)),
    "attributes": ("docx", lambda: files.word("<w:p a='' b='' c='' d=''/>" * (MILLIONS // 2))),
    "text": ("odt", lambda: files.opendocument("<text:p>a</text:p>" * (MILLIONS // 2))),
    "packed text": ("odt", lambda: packed("<text:p>a</text:p>" * (MILLIONS // 2))),
    "chapter": ("epub", lambda: files.book("<p>a" * MAX_PLACES)),
    "package": ("epub", lambda: files.book("", "<a/>" * MILLIONS)),
    "tags": ("html", lambda: files.page("<b>" * MAX_PLACES + "a")),
    "entities": ("html", lambda: files.page("<p>" + "&amp;" * MAX_PLACES)),
    "lines": ("text", lambda: b"a\n" * (MAX_PLACES + 1)),
    "spaces": ("text", lambda: b"a  " * MAX_PLACES + b"a  "),
    "accents": ("text", lambda: "e\u0301".encode() * (MAX_PLACES + 1)),
    "Markdown": ("markdown", lambda: b"a\n\n" * MAX_PLACES),
    "template": ("jinja", lambda: b"<p>zorg {{ a }}" * MAX_PLACES),
    "long template": ("mdx", lambda: b"{ a }" * 1_000_001),
    "component": ("vue", lambda: b"<template>" + b"<p>zorg" * MAX_PLACES + b"</template>"),
    "letters on a page": ("pdf", lambda: portable(MOST_CHARACTERS + 1, 1)),
    "message": ("mail", lambda: files.mail("a\r\n" * (MAX_PLACES + 1))),
    "attachments": ("mail", lambda: files.mail("\r\n" * mail._MOST_LINES)),
    "page in a message": ("mail", lambda: files.mail("<b>" * (MAX_PLACES + 1), "Content-Type: text/html\r\n")),
}


def packed(body: str) -> bytes:
    content = files.opendocument(body).replace(b"office:document ", b"office:document-content ")
    content = content.replace(b"</office:document>", b"</office:document-content>")
    return files.archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def portable(letters: int, pages: int) -> bytes:
    """A PDF whose pages all show the same letters."""
    file = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    shown = file.make_stream(b"BT /F1 9 Tf 20 600 Td " + b"(aaaaaaaaa) Tj " * (letters // 9 + 1) + b"ET")
    for _ in range(pages):
        file.add_blank_page(page_size=(500, 700))
        file.pages[-1].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        file.pages[-1].Contents = shown
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def test_all_pages_of_a_pdf_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_IN_ALL", 1_000)
    assert READERS["pdf"].read(portable(90, 10), "a.pdf").blocks
    with pytest.raises(SourceError, match="te lang"):
        READERS["pdf"].read(portable(90, 20), "a.pdf")


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_holds_too_much_is_refused_at_once(bomb: str) -> None:
    reader, make = BOMBS[bomb]
    data = make()
    began = time.process_time()
    with pytest.raises(SourceError, match=r"te lang|te groot"):
        READERS[reader].read(data, f"a{READERS[reader].suffixes[0]}")
    assert time.process_time() - began < 2


def test_all_chapters_of_a_book_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PLACES", 1_000)
    chapters = 5
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(chapters))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(chapters))

    def book(tags: int) -> bytes:
        parts: dict[str, str | bytes] = {f"c{n}.xhtml": "<html><body><p>a</p>" + "<i/>" * tags for n in range(chapters)}
        container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
        package = f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
        return files.archive({"META-INF/container.xml": container, "a.opf": package, **parts})

    assert len(READERS["epub"].read(book(10), "a.epub").blocks) == chapters
    with pytest.raises(SourceError, match="te lang"):
        READERS["epub"].read(book(300), "a.epub")


def test_groups_of_chapters_stay_apart() -> None:
    lists, plain = "<html><body><ul><li>a</li></ul>", "<html><body><p>b</p>"
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(3))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(3))
    container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    package = f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    parts: dict[str, str | bytes] = {"META-INF/container.xml": container, "a.opf": package}
    document = READERS["epub"].read(
        files.archive({**parts, "c0.xhtml": lists, "c1.xhtml": plain, "c2.xhtml": lists}), "a.epub"
    )
    first, _, last = document.blocks
    assert isinstance(document, Document) and first.group and last.group and first.group < last.group


def test_a_long_text_that_somebody_wrote_is_none() -> None:
    page = "    <p>Bel <b>ons</b> &eacute;&eacute;n keer.</p>\r\n" * 2_000
    assert 0 < require_places(page * 20) <= MAX_PLACES
    line = "Een regel van een brief, zo lang als regels van brieven zijn in een gewone tekst.\n"
    assert 0 < require_places(line * 300_000) <= MAX_PLACES
