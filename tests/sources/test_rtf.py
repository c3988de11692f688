import time

import pytest
from source_helpers import FILES, read, read_file, shape
from test_odt import BODY

from begrijpelijk.document import BlockKind
from begrijpelijk.errors import SourceError


def test_libreoffice() -> None:
    document = read_file("libreoffice.rtf")
    assert shape(document) == BODY
    assert document.title == "Folder over een nieuwe knie"
    assert document.images == 1


def test_word() -> None:
    document = read_file("word.rtf")
    assert shape(document) == [
        ("heading", "Uw nieuwe knie"),
        (
            "paragraph",
            "U krijgt een nieuwe knie. Coördinatie met patiënten: let op. Dat gaat heel goed. Euro: €, lach: 😀.",
        ),
        ("paragraph", "Lees de nieuwe regels op onze website."),
        ("paragraph", "Naast het kader."),
        ("paragraph", "Bel ons bij koorts."),
        ("alt", "Foto van een knie"),
        ("heading", "Wat neemt u mee?"),
        ("item", "Uw pas."),
        ("item", "Kleren."),
        ("item", "Een pyjama."),
        ("paragraph", "Dit is ingesprongen, maar geen lijst."),
        ("cell", "Dag"),
        ("cell", "Wat"),
        ("cell", "Maandag"),
        ("cell", "Rust\nhouden."),
        ("quote", "Mijn knie doet het weer."),
        ("paragraph", "ąć en ‚zo’. Tot ziens."),
        ("footnote", "De knie is van metaal."),
    ]
    assert document.title == "Folder over coördinatie"
    assert document.images == 1
    assert [b.level for b in document.of_kind(BlockKind.HEADING)] == [1, 2]
    assert [b.level for b in document.of_kind(BlockKind.ITEM)] == [1, 1, 2]
    assert [tuple(b.attributes.values()) for b in document.of_kind(BlockKind.CELL)] == [
        ("1", "1", "th"), ("1", "2", "th"), ("2", "1"), ("2", "2"),
    ]  # fmt: skip
    knee, website = document.blocks[1:3]
    assert [website.text[a:b] for a, b in website.links] == ["onze website"]
    assert [knee.text[a:b] for a, b in knee.emphasis] == ["heel goed"]
    assert knee.layout is not None and (knee.layout.align, knee.layout.size) == ("justify", 11.0)
    assert [knee.text[a:b] for a, b in knee.layout.capitals] == ["let op"]


def test_pandoc() -> None:
    document = read_file("pandoc.rtf")
    assert ("heading", "Voor de operatie") in shape(document)
    assert [b.text for b in document.of_kind(BlockKind.ITEM)] == ["Neem uw pas mee.", "Neem kleren mee."]
    item = next(document.of_kind(BlockKind.ITEM))
    assert item.place(0).column == 3, "the bullet is text of the paragraph"


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"{\rtf1\ansi\ansicpg1252 caf\'e9}", "café"),
        (r"{\rtf1\mac caf\'8e}", "café"),
        (r"{\rtf1\ansi\uc2 pati\u235\'c3\'abnt}", "patiënt"),
        (r"{\rtf1\ansi\uc0 pati\u235 nt}", "patiënt"),
        (r"{\rtf1 a\~b\_c\{\}\\}", "a b-c{}\\"),
        (r"{\rtf1 {\upr{\*\x oud}{\*\ud{nieuw}}}}", "nieuw"),
        (r"{\rtf1 {\*\onbekend weg}blijft}", "blijft"),
        (r"{\rtf1 a\bin3 }}}b}", "ab"),
        (r"{\rtf1 niet af", "niet af"),
        (r"{\rtf1 {\pntext weg\tab}{\v ook weg}blijft\par}}}}na het einde", "blijft"),
    ],
)
def test_letters(rtf: str, text: str) -> None:
    assert read(rtf.encode("cp1252"), "a.rtf").text == text


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 " + b"{" * 1_000_000 + b"tekst",
        b"{\\rtf1 tekst" + b"\\i" * 6_000_000,
        b"{\\rtf1\\bin999999999 tekst}",
        b"{\\rtf1 {\\pict " + b"00" * 10_000_000 + b"}}",
        b"{\\rtf1 {\\stylesheet" + b"{\\s1\\sbasedon1 a;}" * 10 + b"}",
    ],
    ids=["deep", "many words", "length that lies", "picture", "style in a loop"],
)
def test_hostile(data: bytes) -> None:
    start = time.monotonic()
    with pytest.raises(SourceError):
        read(data, "a.rtf")
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("part", [0.2, 0.5, 0.8, 0.97])
def test_cut_off(part: float) -> None:
    data = (FILES / "word.rtf").read_bytes()
    try:
        read(data[: int(len(data) * part)], "a.rtf")
    except SourceError as error:
        assert "geen tekst" in error.message


def test_numbers_beyond_reason() -> None:
    rtf = r"{\rtf1\fs99999999 a\ilvl999999999\ls1\itap999999999 b\uc999999999 c\u99999999999 d\par}"
    assert read(rtf, "a.rtf").blocks
