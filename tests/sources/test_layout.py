"""How blocks look, as the readers tell it: on real files of LibreOffice and python-docx, and on style sheets."""

import time
from pathlib import Path

import pytest
from source_helpers import read

from begrijpelijk import sources
from begrijpelijk.document import Block, BlockKind, Document, Layout
from begrijpelijk.plugins import Registry
from begrijpelijk.sources.pdf_chars import Segment
from begrijpelijk.sources.pdf_layout import alignment, layout_of

FILES = Path(__file__).parent.parent / "checks" / "bestanden"
REGISTRY = Registry(sources={reader.name: reader for reader in sources.register_sources()})


def body(name: str) -> list[Block]:
    document = sources.read_path(FILES / name, REGISTRY)
    return [b for b in document.of_kind(BlockKind.PARAGRAPH) if len(b.text) > 100]


def looks(name: str) -> set[tuple[float | None, str | None, float | None]]:
    """Size, alignment and line spacing of the paragraphs."""
    found = [block.layout for block in body(name)]
    assert len(found) >= 3 and all(found)
    return {(layout.size, layout.align, layout.line_spacing) for layout in found if layout}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("goed.docx", (12, None, 1.72)),  # 1.5 times the "single" of Liberation Sans, 1.15
        ("10-punt.docx", (10, None, 1.72)),
        (
            "stijl-op-stijl.docx",
            (9.5, None, 1.75),
        ),  # the size comes from the style below the style, the font from the theme
        ("uitgevuld.docx", (12, "justify", 1.72)),
        ("toch-links.docx", (12, "left", 1.72)),
        ("midden.docx", (12, "center", 1.72)),
        ("enkel.docx", (12, None, 1.15)),
        ("exact.docx", (12, None, 1.04)),
        ("minstens.docx", (12, None, 1.5)),
        ("calibri-11.docx", (11, None, 1.32)),
        ("thema.docx", (11, None, 1.26)),  # Cambria, named by the theme only
    ],
)
def test_word(name: str, expected: tuple[float, str | None, float]) -> None:
    assert looks(name) == {expected}


@pytest.mark.parametrize(
    ("name", "size", "align", "spacing"),
    [
        ("goed.pdf", 12, "left", 1.72),
        ("10-punt.pdf", 10, "left", 1.72),
        ("uitgevuld.pdf", 12, "justify", 1.72),
        ("midden.pdf", 12, "center", 1.72),
        ("enkel.pdf", 12, "left", 1.15),
        ("115.pdf", 12, "left", 1.32),
    ],
)
def test_pdf(name: str, size: float, align: str, spacing: float) -> None:
    for found_size, found_align, found_spacing in looks(name):
        assert (found_size, found_align) == (size, align)
        assert found_spacing == pytest.approx(spacing, abs=0.02)


@pytest.mark.parametrize("name", ["goed", "10-punt", "breed", "kolommen"])
def test_the_estimate_for_word_is_near_what_is_printed_and_not_above_it(name: str) -> None:
    printed = max(block.layout.line_characters or 0 for block in body(f"{name}.pdf") if block.layout)
    estimates = {block.layout.line_characters for block in body(f"{name}.docx") if block.layout}
    assert len(estimates) == 1
    assert 0.85 * printed <= estimates.pop() <= printed


def test_capitals_and_emphasis_in_word() -> None:
    document = sources.read_path(FILES / "kapitalen-stijl.docx", REGISTRY)
    heading = next(block for block in document.blocks if block.text.startswith("De operatie:"))
    assert heading.layout is not None and heading.layout.capitals == ((0, len(heading.text)),)
    [small] = [block for block in body("klein-kapitaal.docx") if block.layout and block.layout.capitals]
    assert small.text.startswith("Neem uw pasje")
    [italic] = [block for block in body("schuin.docx") if block.emphasis]
    assert italic.emphasis == ((0, len(italic.text)),)


def test_a_cell_and_a_tracked_section_have_no_say_in_the_width() -> None:
    document = sources.read_path(FILES / "lange-cel.docx", REGISTRY)
    assert all(b.layout and b.layout.line_characters is None for b in document.of_kind(BlockKind.CELL))
    assert {b.layout.line_characters for b in body("wijziging.docx") if b.layout} == {
        b.layout.line_characters for b in body("goed.docx") if b.layout
    }


def line(left: float, right: float, top: float, text: str = "woord " * 12) -> Segment:
    return Segment(text.strip(), left, right, top, top + 12, 12.0)


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([(50, 300)], None),
        ([(50, 300), (50, 200)], "left"),
        ([(70, 280), (50, 300), (50, 260), (50, 180)], "left"),  # the first line is indented
        ([(50, 300), (50, 300), (50, 300.4), (50, 120)], "justify"),
        ([(70, 300), (50, 300), (50, 300), (50, 120)], "justify"),
        ([(50, 300), (50, 300), (50, 120)], None),  # two lines may end together by chance
        ([(60, 290), (50, 300), (80, 270)], "center"),
        ([(60, 300), (50, 300), (80, 300)], "right"),
    ],
)
def test_alignment_by_edges(edges: list[tuple[float, float]], expected: str | None) -> None:
    assert alignment([line(left, right, 20.0 * n) for n, (left, right) in enumerate(edges)]) == expected


def test_a_paragraph_over_two_columns() -> None:
    lines = [line(50, 250, 700), line(50, 250, 715), line(50, 250, 730), line(300, 500, 60), line(300, 380, 75)]
    layout = layout_of(lines)
    assert (layout.line_spacing, layout.line_characters) == (1.25, 71)


def page(style: str, inner: str = "<p>Tekst.</p>") -> Layout | None:
    document: Document = read(f"<html><head><style>{style}</style></head><body>{inner}</body></html>", "a.html")
    return document.blocks[0].layout


@pytest.mark.parametrize(
    ("style", "inner", "size", "align", "spacing"),
    [
        ("p { font-size: 12px }", "<p>Tekst.</p>", 12, None, None),
        ("html { font-size: 62.5% } p { font-size: 1.4rem }", "<p>Tekst.</p>", 14, None, None),
        ("div { font-size: 2em } p { font-size: 50% }", "<div><p>Tekst.</p></div>", 16, None, None),
        ("p { font: italic small-caps 12pt/1.2 serif; text-align: justify }", "<p>Tekst.</p>", 16, "justify", 1.2),
        ("p { line-height: 30px; font-size: 20px }", "<p>Tekst.</p>", 20, None, 1.5),
        ("div { line-height: 150%; font-size: 10px } p { font-size: 20px }", "<div><p>Tekst.</p></div>", 20, None, 0.75),
        ("#a { font-size: 13px } p.b { font-size: 18px }", "<p id=a class=b>Tekst.</p>", 13, None, None),
        ("p { font-size: 13px !important }", "<p style='font-size: 20px'>Tekst.</p>", 13, None, None),
        ("ul > li { font-size: 13px } ol > li { font-size: 9px }", "<ul><li>Tekst.</ul>", 13, None, None),
        ("p:hover { font-size: 9px } p::before { font-size: 9px } p { font-size: 17px }", "<p>Tekst.</p>", 17, None, None),
        ("p { font-size: 17px } p { font-size: niets }", "<p>Tekst.</p>", None, None, None),
        ("@media (min-width: 9px) { p { font-size: 9px } } p { text-align: left }", "<p>Tekst.</p>", None, "left", None),
        ("@media print { p { font-size: 9px } } p { font-size: 17px }", "<p>Tekst.</p>", 17, None, None),
        ("p { font-size: 3vw; text-align: left }", "<p>Tekst.</p>", None, "left", None),
        ("p { font-size: 17px; } p { color: ", "<p>Tekst.</p>", 17, None, None),
    ],
)  # fmt: skip
def test_style_sheets(style: str, inner: str, size: float | None, align: str | None, spacing: float | None) -> None:
    layout = page(style, inner) or Layout(unit="px")
    assert (layout.size, layout.align, layout.line_spacing, layout.unit) == (size, align, spacing, "px")


def test_without_a_word_on_its_looks_nothing_is_known() -> None:
    assert page("p { color: red }") is None
    assert read("<p>Tekst.</p>", "a.html").blocks[0].layout is None


@pytest.mark.parametrize(
    "inner",
    [
        "<p>Een <em>schuin</em> <i>stuk</i> tekst.</p>",
        "<p>Een <span style='font-style: italic'>schuin stuk</span> tekst.</p>",
        "<p style='font-style: italic'><span style='font-style: normal'>Een</span> schuin stuk <b style='font-style: normal'>tekst.</b></p>",
    ],
)
def test_emphasis_in_html(inner: str) -> None:
    [block] = read(inner, "a.html").blocks
    assert [block.text[start:end] for start, end in block.emphasis] == ["schuin stuk"]


HOSTILE = {
    "many rules": ("p{font-size:9px}" * 20_000, "<p>Tekst.</p>" * 50),
    "many of both": ("".join(f".a{n} b{{font-size:9px}}" for n in range(4_000)), "<p>Tekst.</p>" * 5_000),
    "deep": ("p{font-size:9px}", "<div>" * 20_000 + "<p>Tekst.</p>"),
    "nested at-rules": ("@media screen{" * 3_000 + "p{font-size:9px}", "<p>Tekst.</p>"),
    "brackets": ("[" * 50_000, "<p>Tekst.</p>"),
    "large": ("p{font-size:9px}/*" + "x" * 3_000_000 + "*/", "<p>Tekst.</p>"),
    "huge number": ("p{font-size:1e400px;line-height:1e400}", "<p>Tekst.</p>"),
    "negative": ("p{font-size:-12px}", "<p>Tekst.</p>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_style_sheet_costs_little(name: str) -> None:
    style, inner = HOSTILE[name]
    began = time.monotonic()
    document = read(f"<style>{style}</style>{inner}", "a.html")
    assert document.blocks[0].text == "Tekst."
    assert time.monotonic() - began < 20
