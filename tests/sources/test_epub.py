import io
import zipfile

import pytest
from source_helpers import FILES, read, read_file, shape

from begrijpelijk.document import BlockKind
from begrijpelijk.errors import SourceError

CONTAINER = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
PAGE = "<html><body><h1>{title}</h1><p>Tekst van {title}.</p></body></html>"


def book(parts: dict[str, str], items: str, spine: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("b.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>")
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def item(name: str) -> str:
    return f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>'


def test_pandoc() -> None:
    document = read_file("pandoc.epub")
    assert shape(document) == [
        ("heading", "Boek over de knie"),
        ("heading", "Voor de operatie"),
        ("paragraph", "U krijgt een nieuwe knie. Dat gaat heel goed. Lees meer op onze website."),
        ("alt", "Foto van een knie"),
        ("footnote", "De knie is van metaal."),
        ("heading", "Na de operatie"),
        ("item", "Neem uw pas mee."),
        ("item", "Neem kleren mee."),
        ("cell", "Dag"),
        ("cell", "Wat"),
        ("cell", "Maandag"),
        ("cell", "Rust houden."),
        ("quote", "Mijn knie doet het weer."),
    ]
    assert (document.title, document.language, document.images) == ("Boek over de knie", "nl", 1)
    groups = [block.group for block in document.blocks if block.kind in (BlockKind.ITEM, BlockKind.CELL)]
    assert len(set(groups)) == 2
    place = document.of_kind(BlockKind.QUOTE)
    assert str(next(iter(place)).place(0).selector).startswith("EPUB/text/ch002.xhtml ")


def test_spine_decides_the_order() -> None:
    parts = {name: PAGE.format(title=name) for name in ("a.xhtml", "b.xhtml", "c.xhtml")}
    spine = '<itemref idref="c.xhtml"/><itemref idref="a.xhtml"/><itemref idref="weg"/><itemref idref="a.xhtml"/>'
    document = read(book(parts, "".join(map(item, parts)), spine), "a.epub")
    assert [b.text for b in document.of_kind(BlockKind.HEADING)] == ["c.xhtml", "a.xhtml"]


def test_muting_in_a_chapter() -> None:
    muted = "<html><body><p>Eerst.</p><!-- begrijpelijk: uit --><p>Dit niet.</p></body></html>"
    parts = {"a.xhtml": PAGE.format(title="a"), "b.xhtml": muted}
    spine = '<itemref idref="a.xhtml"/><itemref idref="b.xhtml"/>'
    document = read(book(parts, "".join(map(item, parts)), spine), "a.epub")
    assert [document.text[start:end] for start, end, _ in document.muted] == ["Dit niet."]


def test_locked() -> None:
    locked = '<encryption><EncryptedData><CipherReference URI="a.xhtml"/></EncryptedData></encryption>'
    data = book({"a.xhtml": "x", "META-INF/encryption.xml": locked}, item("a.xhtml"), '<itemref idref="a.xhtml"/>')
    with pytest.raises(SourceError, match="op slot"):
        read(data, "a.epub")


@pytest.mark.parametrize(
    "data",
    [
        (FILES / "pandoc.epub").read_bytes()[:3000],
        book({}, "", ""),
        book({"a.xhtml": "<p>" + "a " * 110_000_000}, item("a.xhtml"), '<itemref idref="a.xhtml"/>'),
        book({}, item("../../etc/passwd"), '<itemref idref="../../etc/passwd"/>'),
    ],
    ids=["cut", "empty", "bomb", "outside"],
)
def test_hostile(data: bytes) -> None:
    with pytest.raises(SourceError):
        read(data, "a.epub")
