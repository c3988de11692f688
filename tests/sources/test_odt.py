import io
import zipfile

import pytest
from source_helpers import FILES, read, read_file, shape

from begrijpelijk.document import BlockKind
from begrijpelijk.errors import SourceError

NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
BODY = [
    ("heading", "Uw nieuwe knie"),
    ("paragraph", "U krijgt een nieuwe knie. Dat gaat heel goed. Coördinatie met patiënten: let op."),
    ("paragraph", "Lees de nieuwe regels op onze website."),
    ("paragraph", "Naast het kader."),
    ("paragraph", "Bel ons bij koorts."),
    ("alt", "Foto van een knie"),
    ("caption", "De nieuwe knie na een week."),
    ("heading", "Wat neemt u mee?"),
    ("item", "Uw pas."),
    ("item", "Kleren."),
    ("item", "Een pyjama."),
    ("cell", "Dag"),
    ("cell", "Wat"),
    ("cell", "Maandag"),
    ("cell", "Rust houden."),
    ("quote", "Mijn knie doet het weer."),
    ("paragraph", "Tot ziens.\nDe afdeling"),
    ("footnote", "De knie is van metaal."),
]


def flat(body: str, styles: str = "") -> str:
    return (
        f'<?xml version="1.0"?><office:document {NAMESPACES}><office:styles>{styles}</office:styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def packed(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["folder.odt", "maken/folder.fodt"])
def test_libreoffice(name: str) -> None:
    document = read_file(name)
    assert shape(document) == BODY
    assert document.title == "Folder over een nieuwe knie"
    assert document.images == 1
    blocks = {block.text: block for block in document.blocks}
    assert [b.level for b in document.of_kind(BlockKind.HEADING)] == [1, 2]
    assert [(b.level, b.group == blocks["Uw pas."].group) for b in document.of_kind(BlockKind.ITEM)] == [
        (1, True), (1, True), (2, True),
    ]  # fmt: skip
    assert [tuple(b.attributes.values()) for b in document.of_kind(BlockKind.CELL)] == [
        ("1", "1", "th"), ("1", "2", "th"), ("2", "1"), ("2", "2"),
    ]  # fmt: skip
    website = blocks["Lees de nieuwe regels op onze website."]
    assert [website.text[a:b] for a, b in website.links] == ["onze website"]
    knee = document.blocks[1]
    assert [knee.text[a:b] for a, b in knee.emphasis] == ["heel goed"]
    assert knee.layout is not None and (knee.layout.align, knee.layout.size) == ("justify", 12.0)
    assert [knee.text[a:b] for a, b in knee.layout.capitals] == ["let op"]
    assert document.blocks[0].layout is not None and document.blocks[0].layout.size == 18.0
    assert (knee.place(3).line, knee.place(3).column, knee.place(3).selector) == (2, 4, "content.xml")


def test_pandoc() -> None:
    document = read_file("pandoc.odt")
    assert shape(document)[0] == ("heading", "Boek over de knie")
    assert ("quote", "Mijn knie doet het weer.") in shape(document)
    assert shape(document)[-1] == ("footnote", "De knie is van metaal.")
    assert document.images == 1


def test_a_deletion_that_is_left_in_place() -> None:
    region = '<text:changed-region text:id="c"><text:deletion/></text:changed-region>'
    body = (
        f"<text:tracked-changes>{region}</text:tracked-changes>"
        '<text:p>Dit <text:change-start text:change-id="c"/>staat er niet.</text:p>'
        '<text:p>Dit ook niet. <text:change-end text:change-id="c"/>Dit wel.</text:p>'
    )
    assert [text for _, text in shape(read(flat(body), "a.fodt"))] == ["Dit", "Dit wel."]


def test_hidden() -> None:
    body = (
        '<text:section text:display="none"><text:p>Weg.</text:p></text:section>'
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>Ook weg.</text:p>'
        '<text:p text:style-name="V">Weg.</text:p><text:p>Dit <text:span text:style-name="Z">blijft</text:span>.</text:p>'
    )
    styles = '<style:style style:name="V" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    assert shape(read(flat(body, styles), "a.fodt")) == [("paragraph", "Dit blijft.")]


def test_styles_in_a_loop() -> None:
    styles = "".join(
        f'<style:style style:name="{a}" style:family="paragraph" style:parent-style-name="{b}"/>'
        for a, b in ("AB", "BA")
    )
    assert shape(read(flat('<text:p text:style-name="A">Tekst.</text:p>', styles), "a.fodt")) == [
        ("paragraph", "Tekst.")
    ]


@pytest.mark.parametrize(
    "data",
    [
        packed({"content.xml": "<kapot"}),
        packed({}),
        packed({"content.xml": "<a/>"}),
        (FILES / "folder.odt").read_bytes()[:9000],
        flat("<text:span>" * 5000).encode(),
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x">]>' + flat("<text:p>&b;</text:p>").encode()[21:],
        packed({"content.xml": flat("<text:p>" + "a" * 250_000_000 + "</text:p>")}),
    ],
    ids=["broken", "empty", "other xml", "cut", "deep", "entities", "bomb"],
)
def test_hostile(data: bytes) -> None:
    with pytest.raises(SourceError):
        read(data, "a.odt")


def test_numbers_beyond_reason() -> None:
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>Tekst.</text:p></table:table-cell>'
    body = f'<table:table><table:table-row>{cell * 2}</table:table-row></table:table><text:p>a<text:s text:c="99999999"/>b</text:p>'
    document = read(flat(body + '<text:h text:outline-level="99999999999">Kop</text:h>'), "a.fodt")
    assert [text for _, text in shape(document)] == ["Tekst.", "Tekst.", "a b", "Kop"]
    assert document.blocks[-1].level == 9


def test_locked() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    with pytest.raises(SourceError, match="wachtwoord"):
        read(packed({"META-INF/manifest.xml": manifest, "content.xml": b"\0\1"}), "a.odt")


def test_other_documents_of_libreoffice() -> None:
    sheet = flat("").replace("office:text>", "office:spreadsheet>")
    with pytest.raises(SourceError, match="rekenblad"):
        read(sheet.replace("<office:document ", '<office:document office:mimetype="opendocument" '), "a.fods")
