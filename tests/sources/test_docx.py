import io
import zipfile
from pathlib import Path

import pytest
from source_helpers import FILES, read, read_file, shape

from begrijpelijk.errors import SourceError

PART = "word/document.xml"
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(**parts: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {"document": "", **parts}.items():
            file.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def body(inner: str) -> str:
    return f"<w:document {NS}><w:body>{inner}</w:body></w:document>"


def test_python_docx() -> None:
    document = read_file("python-docx.docx")
    assert shape(document) == [
        ("heading", "Uw nieuwe knie"),
        ("heading", "Voor de operatie"),
        ("paragraph", "U krijgt een nieuwe knie. Dit staat er wel."),
        ("item", "Leen krukken."),
        ("item", "Oefen thuis."),
        ("item", "Vraag hulp."),
        ("item", "Eerst bellen."),
        ("paragraph", "Meer op onze website en in de folder."),
        ("paragraph", "De arts opereert uw knie."),
        ("paragraph", "Regel een\nregel twee"),
        ("cell", "Dag"),
        ("cell", "Wat"),
        ("cell", "Maandag"),
        ("cell", "Rust houden."),
        ("paragraph", "Bladzijde 3"),
        ("alt", "Foto van een knie"),
    ]
    items = document.blocks[3:7]
    assert [item.level for item in items] == [1, 1, 2, 1]
    assert items[0].group == items[2].group != items[3].group
    link = document.blocks[7]
    assert [link.text[a:b] for a, b in link.links] == ["onze website"]
    assert [document.blocks[2].text[a:b] for a, b in document.blocks[2].emphasis] == ["nieuwe"]
    place = link.place(8)
    assert (place.line, place.column, place.selector) == (8, 9, PART)
    assert document.images == 1


def test_libreoffice() -> None:
    document = read_file("libreoffice.docx")
    assert shape(document) == [
        ("heading", "Uw verblijf"),
        ("paragraph", "U blijft een nacht in het ziekenhuis."),
        ("paragraph", "De nieuwe regels staan op onze website."),
        ("paragraph", "Naast het kader."),
        ("paragraph", "Bel ons bij koorts."),
        ("heading", "Wat neemt u mee?"),
        ("item", "Uw pas"),
        ("item", "Kleren"),
        ("item", "een pyjama"),
        ("cell", "Dag"),
        ("cell", "Bezoek"),
        ("paragraph", "Tot ziens.\nDe afdeling"),
        ("footnote", "Soms blijft u langer."),
    ]
    assert document.blocks[-1].anchors[0].selector == "word/footnotes.xml"


@pytest.mark.parametrize("style", ["Kop1", "Kop 1", "Heading1", "berschrift1", "Titre1"])
def test_localized_headings(style: str) -> None:
    style = style.replace("berschrift", "Überschrift")
    xml = body(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>Kop</w:t></w:r></w:p>')
    [block] = read(archive(document=xml), "a.docx").blocks
    assert (block.kind, block.level) == ("heading", 1)


def test_outline_level_and_strict() -> None:
    xml = body('<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Kop</w:t></w:r></w:p>')
    strict = xml.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    for text in (xml, strict):
        [block] = read(archive(document=text), "a.docx").blocks
        assert (block.kind, block.level) == ("heading", 3)


WHOLE = (FILES / "python-docx.docx").read_bytes()
ENTITY = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")
DEEP = body("<w:sdt>" * 5_000 + "<w:p/>" + "</w:sdt>" * 5_000)
DAMAGED = {
    "half": WHOLE[:20_000],
    "cut": WHOLE[:-30],
    "flipped": WHOLE[:3_000] + b"\0" * 200 + WHOLE[3_200:],
    "entity": archive(document=ENTITY),
    "deep": archive(document=DEEP),
    "no xml": archive(document="geen xml"),
    "bomb": archive(document=b"\0" * 201_000_000),
    "empty": archive(document=body("")),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged(name: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(DAMAGED[name], "a.docx")
    assert caught.value.source == "a.docx"
    assert caught.value.message.endswith(".") and "\n" not in caught.value.message


def test_soffice_if_there(tmp_path: Path) -> None:
    import shutil
    import subprocess

    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    source = tmp_path / "a.html"
    source.write_text("<h1>Kop</h1><p>Tekst <i>schuin</i>.</p><ul><li>Een</li></ul>", "utf-8")
    done = subprocess.run(
        ["soffice", "--headless", "--infilter=HTML (StarWriter)", f"-env:UserInstallation=file://{tmp_path}/profile",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path), str(source)],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    if not (tmp_path / "a.docx").exists():
        pytest.skip(f"LibreOffice cannot convert here: {done.stderr[:200]!r}")
    assert shape(read((tmp_path / "a.docx").read_bytes(), "a.docx")) == [
        ("heading", "Kop"), ("paragraph", "Tekst schuin."), ("item", "Een"),
    ]  # fmt: skip
