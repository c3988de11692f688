import re

import pytest
from source_helpers import read, shape

from begrijpelijk.document import BlockKind
from begrijpelijk.sources import markdown

PAGE = """---
title: Mijn folder
---
# Uw *nieuwe* knie

U krijgt een **nieuwe** knie. [a](b a) a &eacute;&amp; en \\*ster\\*.
Zie [de *hele* folder](http://x.nl/y "t") voor
meer `code` uitleg.\x20\x20
Nieuwe regel ![Foto van een knie](x.png) hier.

<!-- begrijpelijk: uit lijdende-vorm -->
- een
  wikkel
  - twee
- drie

  nog wat

<!-- begrijpelijk: aan -->

> Citaat over
> twee regels

| A | B |
|---|---|
| een | een |
| x\\|y | z |

```
code
```
[Lees meer](x.html)

<div><p>Tekst in <b>HTML</b>.</p></div>
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_page(line_end: str) -> None:
    document = read(PAGE.replace("\n", line_end), "a.md")
    assert shape(document) == [
        ("heading", "Uw nieuwe knie"),
        (
            "paragraph",
            "U krijgt een nieuwe knie. [a](b a) a é& en *ster*. Zie de hele folder voor meer code uitleg.\n"
            "Nieuwe regel hier.",
        ),
        ("alt", "Foto van een knie"),
        ("item", "een wikkel"),
        ("item", "twee"),
        ("item", "drie"),
        ("paragraph", "nog wat"),
        ("quote", "Citaat over twee regels"),
        *[("cell", text) for text in ("A", "B", "een", "een", "x|y", "z")],
        ("link", "Lees meer"),
        ("paragraph", "Tekst in HTML."),
    ]
    assert document.title == "Mijn folder"
    assert document.images == 1
    [(start, end, rule)] = document.muted
    assert rule == "lijdende-vorm"
    assert document.text[start:end].strip() == "een wikkel\n\ntwee\n\ndrie\n\nnog wat"


def test_spans() -> None:
    block = read(PAGE, "a.md").blocks[1]
    assert [block.text[start:end] for start, end in block.links] == ["de hele folder"]
    assert [block.text[start:end] for start, end in block.emphasis] == ["hele"]


def test_equal_cells_have_their_own_place() -> None:
    cells = [b for b in read(PAGE, "a.md").of_kind(BlockKind.CELL) if b.text == "een"]
    assert [cell.place(0).column for cell in cells] == [3, 9]


def test_levels() -> None:
    items = list(read(PAGE, "a.md").of_kind(BlockKind.ITEM))
    assert [item.level for item in items] == [1, 2, 1]
    assert items[0].group == items[2].group != items[1].group


def test_words_of_code_and_behind_a_zero_stand_where_they_say() -> None:
    raw = "Een `` { geen\neind `` en `x` en `  twee ` en `` `a` `` is.\n\nTek\0st voor u.\n"
    document = markdown.parse(raw, "a.md")
    for block in document.blocks:
        for match in re.finditer(r"[a-z]+", block.text):
            at = block.place(match.start()).source
            assert raw[at : at + len(match[0])] == match[0]
    assert [block.text for block in document.blocks] == [
        "Een { geen eind en x en twee en `a` is.",
        "Tek\ufffdst voor u.",
    ]


@pytest.mark.parametrize("text", ["[" * 150_000 + " a", "*a " * 50_000, "> " * 5_000 + "a", "![" * 60_000 + "a"])
def test_hostile(text: str) -> None:
    read(text + "\n\nTekst", "a.md")
