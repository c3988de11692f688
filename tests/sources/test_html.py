from pathlib import Path

import pytest
from source_helpers import REGISTRY, check_offsets, read, shape, texts

from begrijpelijk import sources
from begrijpelijk.document import BlockKind

PAGE = """<!doctype html><html lang="nl-NL"><head><title>Folder &amp; meer</title></head><body>
<header><a href="/">De Linde</a><h2>Menu</h2></header><nav><ul><li><a href="/a">Afdelingen</a></ul></nav>
<div class="cookie-bar">Wij gebruiken cookies.</div>
<main id="hoofd"><h1>Uw  nieuwe
 knie</h1>
<p>U krijgt &eacute;&eacute;n <em>nieuwe</em> knie.<br>Lees <a href="x">de folder</a> thuis.</p>
<ul><li>Leen krukken.<ul><li>Twee</li></ul></li><li>Oefen &#233;n rust.</ul>
<table><caption>Tijden</caption><tr><th>Dag<td>Maandag</table>
<dl><dt>Staar</dt><dd>Een troebele lens.</dd></dl>
<form><label for="n">Uw naam</label><input id="n" placeholder="Jan &gt; Piet"><select><option>Man<option>Vrouw</select>
<fieldset><legend>Vraag 1</legend></fieldset><button>Verder</button><input type="submit" value="Verstuur"></form>
<div role="button">Terug</div><div role="alert"><p>Vul uw naam in.</p></div>
<p><a href="y">Lees meer</a></p><img src="a.png" alt="Een knie">
<p hidden>Weg</p><p style="display: none">Weg</p><span aria-hidden="true">x</span><aside>Ook weg</aside>
<p data-begrijpelijk="uit lange-zin">Stil.</p><!-- begrijpelijk: uit --><p>Heel stil.</p><!-- begrijpelijk: aan -->
<p>Slot<p>Einde
</main><footer>Colofon</footer></body></html>"""


def test_page() -> None:
    document = read(PAGE, "a.html")
    assert shape(document) == [
        ("heading", "Uw nieuwe knie"),
        ("paragraph", "U krijgt één nieuwe knie.\nLees de folder thuis."),
        ("item", "Leen krukken."),
        ("item", "Twee"),
        ("item", "Oefen én rust."),
        ("caption", "Tijden"),
        ("cell", "Dag"),
        ("cell", "Maandag"),
        ("label", "Staar"),
        ("paragraph", "Een troebele lens."),
        ("label", "Uw naam"),
        ("hint", "Jan > Piet"),
        ("label", "Man"),
        ("label", "Vrouw"),
        ("label", "Vraag 1"),
        ("button", "Verder"),
        ("button", "Verstuur"),
        ("button", "Terug"),
        ("error", "Vul uw naam in."),
        ("link", "Lees meer"),
        ("alt", "Een knie"),
        ("paragraph", "Stil."),
        ("paragraph", "Heel stil."),
        ("paragraph", "Slot"),
        ("paragraph", "Einde"),
    ]
    assert (document.title, document.language, document.images) == ("Folder & meer", "nl", 1)
    muted = [(document.text[start:end].strip(), rule) for start, end, rule in document.muted]
    assert muted == [("Stil.", "lange-zin"), ("Heel stil.", None)]
    assert [block.level for block in document.of_kind(BlockKind.ITEM)] == [1, 2, 1]


def test_selectors() -> None:
    document = read(PAGE, "a.html")
    found = {block.text: block.anchors[0].selector for block in document.blocks}
    assert found["Uw nieuwe knie"] == "#hoofd > h1"
    assert found["Oefen én rust."] == "#hoofd > ul > li:nth-of-type(2)"
    assert found["Maandag"] == "#hoofd > table > tbody > tr > td"


def test_selectors_find_the_element() -> None:
    bs4 = pytest.importorskip("bs4")
    soup = bs4.BeautifulSoup(PAGE, "lxml")
    for block in read(PAGE, "a.html").of_kind(BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LABEL):
        [element] = soup.select(str(block.anchors[0].selector).replace(" > tbody", ""))
        assert " ".join(element.get_text(" ").split())[:4] == " ".join(block.text.split())[:4]


def test_spans() -> None:
    block = read(PAGE, "a.html").blocks[1]
    assert [block.text[start:end] for start, end in block.links] == ["de folder"]
    assert [block.text[start:end] for start, end in block.emphasis] == ["nieuwe"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Los stuk</p>", [("paragraph", "Los stuk")]),
        ("<div>voor<p>in</p>na</div>", [("paragraph", "voor"), ("paragraph", "in"), ("paragraph", "na")]),
        ("<nav><a href=x>Alleen</a></nav>", [("link", "Alleen")]),
        ("<p>5 < 6 en R&D & meer &bogus;</p>", [("paragraph", "5 < 6 en R&D & meer &bogus;")]),
        ("<table><tr><td><h2>Kop</h2><p>Tekst</p></table>", [("heading", "Kop"), ("paragraph", "Tekst")]),
        ("<p>Zie noot<sup><a href='#1'>1</a></sup>. 5 m<sup>2</sup></p>", [("paragraph", "Zie noot. 5 m2")]),
        ("<li><p>Een</p><p>Twee</p></li>", [("item", "Een"), ("paragraph", "Twee")]),
        ("<pre>Regel een\nRegel twee</pre>", [("paragraph", "Regel een\nRegel twee")]),
        ("<button aria-label='Sluiten'><i></i></button>", [("button", "Sluiten")]),
        ("<article><header><h1>Kop</h1></header><p>Tekst</p></article>", [("heading", "Kop"), ("paragraph", "Tekst")]),
        ("<p>Een <!-- begrijpelijk: uit -->zin</b>.", [("paragraph", "Een zin.")]),
        ("<script>if (a < b) 'x</p>'</script><p>Wel</p>", [("paragraph", "Wel")]),
    ],
)
def test_fragments(page: str, expected: list[tuple[str, str]]) -> None:
    assert shape(read(page, "a.html")) == expected


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="windows-1252"><p>Patiënt €'.encode("cp1252"),
        '<meta charset="iso-8859-1"><p>Patiënt €'.encode("cp1252"),
        "<meta charset='iso-8859-1'><p>Patiënt €".encode("utf-8-sig"),
        "<p>Patiënt €".encode("utf-16"),
        "<p>Patiënt €".encode(),
        "<p>Patiënt €".encode("cp1252"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert texts(read(data, "a.html"), BlockKind.PARAGRAPH) == ["Patiënt €"]


HOSTILE = {
    "deep": "<div>" * 10_000 + "Tekst" + "</div>" * 10_000,
    "lists": "<ul><li>Tekst" * 3_000,
    "tables": "<table><tr><td>Tekst" * 3_000,
    "links": "<a href=x>Tekst" * 10_000,
    "comments": "Tekst " + "<!--" * 100_000,
    "quotes": "Tekst " + "<p title='" * 50_000,
    "attributes": "<p " + "a='b' " * 50_000 + ">Tekst",
    "brackets": "Tekst " + "<![" * 10_000,
    "line": "<p>" + "a" * 1_000_000,
    "surrogates": "<p>&#xD800; Tekst &#99999999999; \ufffd",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    document = sources.read_bytes(HOSTILE[name].encode(), "a.html", REGISTRY)
    assert "Tekst" in document.text or "aaa" in document.text


REAL = [
    *sorted(Path("/usr/share/gimp/2.0/help/nl").glob("*.html"))[::40],
    *sorted(Path("/usr/share/libreoffice/help/nl/text/swriter/guide").glob("*.html"))[::10],
]


@pytest.mark.skipif(not REAL, reason="no help pages are installed")
def test_real_pages() -> None:
    for path in REAL:
        document = sources.read_path(path, REGISTRY)
        check_offsets(document)
        assert document.blocks
        assert "Help content debug info" not in document.text
