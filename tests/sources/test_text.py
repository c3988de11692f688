import pytest
from source_helpers import read, shape

from begrijpelijk.document import BlockKind

LETTER = """UW NIEUWE KNIE

U krijgt een nieuwe knie. De arts maakt de nieuwe knie van
metaal en plastic. De operatie duurt ongeveer anderhalf
uur.

Wat neemt u mee?
- Uw pas
- Uw medicijnen, in de
  doosjes

1. Eerst
2. Dan

Ziekenhuis De Linde
Postbus 12
1234 AB Stad

Met vriendelijke groet

Jan
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_letter(line_end: str) -> None:
    document = read(LETTER.replace("\n", line_end), "brief.txt")
    assert shape(document) == [
        ("heading", "UW NIEUWE KNIE"),
        (
            "paragraph",
            "U krijgt een nieuwe knie. De arts maakt de nieuwe knie van metaal en plastic. "
            "De operatie duurt ongeveer anderhalf uur.",
        ),
        ("heading", "Wat neemt u mee?"),
        ("item", "Uw pas"),
        ("item", "Uw medicijnen, in de doosjes"),
        ("item", "Eerst"),
        ("item", "Dan"),
        ("paragraph", "Ziekenhuis De Linde"),
        ("paragraph", "Postbus 12"),
        ("paragraph", "1234 AB Stad"),
        ("paragraph", "Met vriendelijke groet"),
        ("paragraph", "Jan"),
    ]
    assert document.title == "UW NIEUWE KNIE"
    bullets, numbers = document.blocks[3].group, document.blocks[5].group
    assert document.blocks[4].group == bullets != numbers


def test_joined_lines_keep_their_place() -> None:
    document = read(LETTER, "brief.txt")
    block = document.blocks[1]
    place = block.place(block.text.index("metaal"))
    assert (place.line, place.column) == (4, 1)
    assert document.raw is not None and place.source is not None
    assert document.raw[place.source :].startswith("metaal en plastic")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Uw pa\u00adti\u00adënt", "Uw patiënt"),
        ("Coo\u0308peratie en ruim\u00a0te", "Coöperatie en ruim te"),
        ("Veel    ruimte\there", "Veel ruimte here"),
        ("NUL\0teken", "NUL teken"),
        ("\ufeffMet merk", "Met merk"),
        ("o\ufb03cieel", "officieel"),
    ],
)
def test_characters(raw: str, expected: str) -> None:
    assert [text for _, text in shape(read(raw, "a.txt"))] == [expected]


def test_one_paragraph_a_line() -> None:
    lines = ["Dit is een lange regel die als een hele alinea is bedoeld, zonder dat er een lege regel is. " * 3] * 3
    document = read("\n".join(lines), "a.txt")
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 3


def test_underlined_heading() -> None:
    assert shape(read("Na de operatie\n==============\nU gaat naar huis.", "a.txt"))[0] == ("heading", "Na de operatie")
