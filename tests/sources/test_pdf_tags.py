import pytest
from source_helpers import FILES, read, read_file, shape

from begrijpelijk.document import BlockKind
from begrijpelijk.errors import SourceError
from begrijpelijk.sources import pdf, pdf_structure, pdf_tags


def test_chromium() -> None:
    document = read_file("getagd-chromium.pdf")
    assert shape(document) == [
        ("heading", "Uw nieuwe knie"),
        ("paragraph", "U krijgt een nieuwe knie. Lees meer op onze website."),
        ("heading", "Wat neemt u mee?"),
        ("item", "Uw pas."),
        ("item", "Kleren."),
        ("item", "Een pyjama."),
        ("cell", "Dag"),
        ("cell", "Wat"),
        ("cell", "Maandag"),
        ("cell", "Rust houden."),
        ("cell", "Dinsdag"),
        ("cell", "Oefenen."),
        ("alt", "Foto van een knie"),
        ("quote", "Mijn knie doet het weer."),
        ("paragraph", "Dit is groot, maar het is geen kop"),
        ("paragraph", "Tot ziens."),
    ]
    assert (document.title, document.language, document.images) == ("Folder over de knie", "nl", 1)
    assert [b.level for b in document.of_kind(BlockKind.ITEM)] == [1, 1, 2]
    assert [b.level for b in document.of_kind(BlockKind.HEADING)] == [1, 2]
    assert [tuple(b.attributes.values()) for b in document.of_kind(BlockKind.CELL)] == [
        ("1", "1", "th"), ("1", "2", "th"), ("2", "1"), ("2", "2"), ("3", "1"), ("3", "2"),
    ]  # fmt: skip
    assert [document.blocks[1].text[a:b] for a, b in document.blocks[1].links] == ["onze website"]
    assert {block.place(0).page for block in document.blocks} == {1}


def test_libreoffice() -> None:
    document = read_file("getagd-libreoffice.pdf")
    texts = {block.text: block for block in document.blocks}
    assert not any("De Linde" in text or "Bladzijde" in text for text in texts), "page headers are artefacts"
    assert texts["Foto van een knie"].kind is BlockKind.ALT
    assert texts["Een pyjama."].level == 2
    assert texts["Dag"].attributes["header"] == "th"
    assert texts["Mijn knie doet het weer."].kind is BlockKind.QUOTE
    assert document.blocks[-1].text == "De knie is van metaal."
    assert document.blocks[-1].kind is BlockKind.FOOTNOTE
    assert texts["Wat neemt u mee?"].level == 2


@pytest.mark.parametrize("name", ["getagd-chromium.pdf", "getagd-libreoffice.pdf"])
def test_there_are_pieces_for_every_block(name: str) -> None:
    trail: list[list[pdf.Segment]] = []
    document = pdf.trace((FILES / name).read_bytes(), name, trail)
    assert len(trail) == len(document.blocks)
    for block, lines in zip(document.blocks, trail, strict=True):
        if block.kind is BlockKind.ALT:
            continue
        place = block.place(len(block.text) - 1)
        line = next(line for line in lines if line.number == place.line)
        assert line.text[(place.column or 0) - 1] == block.text[-1]


def test_tags_that_are_all_the_same_are_not_trusted() -> None:
    paragraph = pdf_tags.Unit(BlockKind.PARAGRAPH, [_line("Dit is een zin van een tekst zonder koppen. " * 50)])
    heading = pdf_tags.Unit(BlockKind.HEADING, [_line("Kop")], 1)
    assert not pdf_tags._trusted([paragraph])
    assert pdf_tags._trusted([heading, paragraph])
    assert not pdf_tags._trusted([pdf_tags.Unit(BlockKind.HEADING, [_line("Alles is een kop. " * 50)], 1), heading])
    assert not pdf_tags._trusted([])


def _line(text: str) -> pdf_tags.Segment:
    return pdf_tags.Segment(text, 0, 100, 0, 12, 12)


def test_text_that_is_not_tagged_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    known = pdf_tags.structure

    def half(file: object) -> object:
        tree = known(file)
        assert tree is not None
        tree.content = dict(list(tree.content.items())[::2])
        return tree

    monkeypatch.setattr(pdf_tags, "structure", half)
    document = read_file("getagd-chromium.pdf")
    words = document.text.split()
    assert {"Oefenen.", "pyjama.", "ziens."} <= set(words)
    assert ("heading", "Dit is groot, maar het is geen kop") in shape(document), "judged by looks"


def test_a_structure_that_is_too_deep_or_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_structure, "MAX_DEPTH", 2)
    assert "Uw nieuwe knie" in read_file("getagd-chromium.pdf").text
    monkeypatch.setattr(pdf_structure, "MAX_DEPTH", 60)
    monkeypatch.setattr(pdf_structure, "_MOST_SECONDS", 0.0)
    assert "Uw nieuwe knie" in read_file("getagd-chromium.pdf").text


def test_cut_off() -> None:
    plain = (FILES / "getagd-chromium.pdf").read_bytes()
    for part in (0.3, 0.6, 0.95):
        try:
            read(plain[: int(len(plain) * part)], "a.pdf")
        except SourceError as error:
            assert error.message
