from pathlib import Path

import pytest
from source_helpers import FILES, read, read_file, shape

from begrijpelijk import sources
from begrijpelijk.document import BlockKind
from begrijpelijk.errors import SourceError
from begrijpelijk.sources.hyphens import joined

TALK = (
    "De patiëntenvoorlichting in het ziekenhuis helpt u om u goed voor te bereiden op de knieoperatie. De "
    "verpleegkundige vertelt u in het voorbereidingsgesprek wat u mag eten en drinken, en welke medicijnen u tijdelijk "
    "niet mag gebruiken. Via het patiëntenportaal maakt u zelf een afspraak met de fysiotherapeut of de orthopedisch "
    "chirurg."
)
MAIL = (
    "Stuur een e-mail naar de afdeling als u vragen hebt over uw ziektekostenverzekering, uw huis- en tuinartsen of uw "
    "MRI-scan."
)
ITEM = "Neem uw verzekeringspasje en uw medicijnenoverzicht mee naar de opnameafdeling van het ziekenhuis."


@pytest.mark.parametrize("name", ["een-kolom.pdf", "kolommen.pdf"])
def test_libreoffice(name: str) -> None:
    document = read_file(name)
    expected = [("heading", "Alles over uw nieuwe knie")]
    for number in range(1, 7):
        expected += [
            ("heading", f"Hoofdstuk {number}: de operatie"),
            ("paragraph", f"{TALK} {MAIL}"),
            ("paragraph", f"{MAIL} {TALK}"),
            ("item", ITEM),
            ("item", "Eet niets."),
        ]
    assert shape(document) == expected
    assert [b.level for b in document.of_kind(BlockKind.HEADING)] == [1] + [2] * 6
    assert document.title == "Alles over uw nieuwe knie"


def test_places() -> None:
    document = read_file("een-kolom.pdf")
    pages = [block.anchors[0].page for block in document.blocks]
    assert pages[0] == 1 and pages == sorted(pages, key=lambda page: page or 0)
    block = document.blocks[2]
    assert block.place(0).line == 3
    assert block.place(len(block.text) - 1).line == 8


def test_reportlab() -> None:
    assert shape(read_file("reportlab.pdf")) == [
        ("heading", "Brief over uw afspraak"),
        (
            "paragraph",
            "U hebt een afspraak op maandag 3 augustus om half tien. Meld u bij de balie van de polikliniek. "
            "Neem uw verzekeringspas en uw identiteitsbewijs mee.",
        ),
        ("paragraph", "Kunt u niet komen? Bel ons dan."),
    ]


HANDBOOK = Path("/usr/share/doc/debian-edu-doc-nl/debian-edu-bullseye-manual.pdf")


@pytest.mark.skipif(not HANDBOOK.exists(), reason="debian-edu-doc-nl is not installed")
def test_real_handbook() -> None:
    document = read(HANDBOOK.read_bytes(), "a.pdf")
    assert ". . . . ." not in document.text
    assert len(list(document.of_kind(BlockKind.PARAGRAPH))) > 300
    assert sources.detect(document.text) == "nl"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("het patiënten-", "portaal is", "het patiëntenportaal is"),
        ("stuur een e-", "mail naar", "stuur een e-mail naar"),
        ("uw huis-", "en tuinarts", "uw huis- en tuinarts"),
        ("een MRI-", "scan", "een MRI-scan"),
        ("Noord-", "Holland", "Noord-Holland"),
        ("een niet-", "roker", "een niet-roker"),
        ("elke 65-", "plusser", "elke 65-plusser"),
        ("zo-", "als", "zoals"),
        ("na-", "apen", "na-apen"),
        ("zie\u00ad", "kenhuis", "ziekenhuis"),
    ],
)
def test_hyphens(before: str, after: str, expected: str) -> None:
    result = joined(before, after)
    assert result is not None
    assert before[: -result[0]] + result[1] + after == expected


def test_hyphen_as_elsewhere() -> None:
    assert joined("uw hoofd-", "pijn", {"hoofd-pijn"}) == (1, "-")
    assert joined("een zin -", "met streep") is None
    assert joined("van 3-", "4 dagen") is None


WHOLE = (FILES / "een-kolom.pdf").read_bytes()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ((FILES / "wachtwoord.pdf").read_bytes(), "wachtwoord"),
        ((FILES / "plaatje.pdf").read_bytes(), "plaatje"),
        (WHOLE[:3_000], "beschadigd"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 20, "beschadigd"),
        (b"Dit is tekst.", "geen PDF"),
    ],
)
def test_refused(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read(data, "a.pdf")
