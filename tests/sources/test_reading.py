import os
import subprocess
import sys
from pathlib import Path

import pytest
from source_helpers import FILES, REGISTRY, read, shape

from begrijpelijk import sources
from begrijpelijk.errors import SourceError
from begrijpelijk.sources.base import MAX_BYTES
from begrijpelijk.sources.encoding import decode

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "geen tekst"),
        ("a.txt", b" \r\n\0", "geen tekst"),
        ("a.txt", b"... --- ...", "geen tekst"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "oud Word"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), "plaatje"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(100), "plaatje"),
        ("a.rtf", b"Gewone tekst", "geen RTF"),
        ("a.rtf", b"{\\rtf1 }", "geen tekst"),
        ("a.gif", b"GIF89a" + bytes(100), "soort plaatje"),
        ("a.ppt", OLE + "PowerPoint Document".encode("utf-16-le"), "PowerPoint"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "Excel"),
        ("a.pptx", b"PK\x03\x04" + b"ppt/presentation.xml" + bytes(50), "PowerPoint"),
        ("a.pages", b"PK\x03\x04" + b"Index/Document.iwa" + bytes(50), "Apple Pages"),
        ("a.ods", b"PK\x03\x04" + b"application/vnd.oasis.opendocument.spreadsheet" + bytes(50), "LibreOffice"),
        ("a.odt", b"Gewone tekst", "geen ODT"),
        ("a.epub", b"Gewone tekst", "geen e-boek"),
        ("a.eml", b"Gewone tekst", "geen e-mail"),
        ("a.mht", b"Gewone tekst", "geen webpagina"),
        ("a.png", b"Gewone tekst", "geen plaatje"),
        ("a.docx", b"PK\x03\x04" + b"xl/workbook.xml" + bytes(50), "Excel"),
        ("a.odt", b"PK\x03\x04" + b"application/vnd.oasis.opendocument.text" + bytes(50), "beschadigd"),
        ("a.zip", b"PK\x03\x04" + bytes(50), "ZIP"),
        ("a.mp4", b"\0\0\0\x18ftypisom" + bytes(100), "geluid of video"),
        ("a.txt", bytes(range(32)) * 100, "kan Begrijpelijk niet lezen"),
        ("a.docx", b"Gewone tekst", "geen Word-bestand"),
        ("a.txt", b"a" * (MAX_BYTES + 1), "groter dan 50 MB"),
    ],
)
def test_refused(name: str, data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        sources.read_bytes(data, name, REGISTRY)
    assert caught.value.source == name


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.docx", (FILES / "een-kolom.pdf").read_bytes(), "application/pdf"),
        ("a.txt", b"<!DOCTYPE html><p>Hallo daar.", "text/html"),
        ("a.pdf", (FILES / "python-docx.docx").read_bytes(), sources.docx.MEDIA_TYPE),
        ("a.doc", (FILES / "word.rtf").read_bytes(), "application/rtf"),
        ("a.odt", (FILES / "python-docx.docx").read_bytes(), sources.docx.MEDIA_TYPE),
        ("a.docx", (FILES / "folder.odt").read_bytes(), "application/vnd.oasis.opendocument.text"),
        ("a.zip", (FILES / "pandoc.epub").read_bytes(), "application/epub+zip"),
        ("a.txt", (FILES / "tekst.eml").read_bytes(), "message/rfc822"),
    ],
)
def test_read_as_what_it_is(name: str, data: bytes, media_type: str) -> None:
    document = sources.read_bytes(data, name, REGISTRY)
    assert document.media_type == media_type
    unknown = Path(name).suffix in (".doc", ".zip")  # no reader has these, so the name says nothing wrong
    assert any("De naam zegt" in note for note in document.notes) != unknown


def test_without_a_name() -> None:
    assert read("# Kop\n\nTekst met **nadruk**.", "-").media_type == "text/markdown"
    assert read("<p>Tekst</p>", "-").media_type == "text/html"
    assert read("Gewone tekst.", "-").media_type == "text/plain"


def test_paths(tmp_path: Path) -> None:
    def message(path: Path) -> str:
        with pytest.raises(SourceError) as caught:
            sources.read_path(path, REGISTRY)
        return caught.value.message

    assert "bestaat niet" in message(tmp_path / "weg.txt")
    assert "map" in message(tmp_path)
    os.mkfifo(tmp_path / "pijp.txt")
    assert "gewoon bestand" in message(tmp_path / "pijp.txt")
    assert message(Path("a\0b.txt"))
    if os.geteuid() != 0:
        (tmp_path / "dicht.txt").write_text("x")
        (tmp_path / "dicht.txt").chmod(0)
        assert "mag" in message(tmp_path / "dicht.txt")


def test_collect(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "c.png", "~$d.docx", ".verborgen.txt", "sub/e.html", ".git/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Tekst.")
    (tmp_path / "leeg").mkdir()

    def names(*arguments: str) -> list[str]:
        items = sources.collect([str(tmp_path / a) if "://" not in a else a for a in arguments], REGISTRY)
        return [i.name.removeprefix(f"{tmp_path}/") + ("!" if i.error else "") for i in items]

    assert names("") == ["a.MD", "b.txt", "sub/e.html"]
    assert names("*.txt") == ["b.txt"]
    assert names("**/*.html") == ["sub/e.html"]
    assert names("b.txt", "", "b.txt") == ["b.txt", "a.MD", "sub/e.html"]
    assert names("leeg") == ["leeg!"]
    assert names("*.pdf") == ["*.pdf!"]
    assert names("https://delinde.example/a") == ["https://delinde.example/a"]
    [item] = sources.collect([str(tmp_path / "leeg")], REGISTRY)
    with pytest.raises(SourceError, match="geen teksten"):
        item.read(REGISTRY)
    [missing] = sources.collect(["weg.txt"], REGISTRY)
    with pytest.raises(SourceError, match="bestaat niet"):
        missing.read(REGISTRY)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Eén zin.".encode())))
    [item] = sources.collect(["-"], REGISTRY)
    document = item.read(REGISTRY)
    assert (document.source, document.text) == ("-", "Eén zin.")


def test_strings() -> None:
    assert shape(sources.read_string("# Kop", "markdown")) == [("heading", "Kop")]
    assert shape(sources.read_string("<p>Tekst", "html")) == [("paragraph", "Tekst")]
    assert sources.read_string("U wordt geopereerd.").raw == "U wordt geopereerd."
    with pytest.raises(SourceError):
        sources.read_string("  ")
    with pytest.raises(ValueError):
        sources.read_string("x", "word")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"caf\xc3\xa9", "café"),
        (b"caf\xe9 op de hoek, co\xf6rdinatie", "café op de hoek, coördinatie"),
        ("café".encode("utf-16"), "café"),
        ("Het café is open".encode("utf-16-le"), "Het café is open"),
        ("café".encode("utf-8-sig"), "café"),
        ("patiënten coördinatie ".encode() + b"\xc3", "patiënten coördinatie \ufffd"),
        (b"\x93citaat\x94", "“citaat”"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("U krijgt een nieuwe knie. De arts maakt de knie van metaal en u blijft een nacht bij ons.", "nl"),
        ("You will get a new knee. The doctor makes it from metal and you will stay with us for the night. " * 2, "en"),
        ("Sie bekommen ein neues Knie. Der Arzt macht es aus Metall und Sie bleiben eine Nacht bei uns. " * 2, "de"),
        (
            "Vous aurez un nouveau genou. Le médecin le fabrique en métal et vous restez une nuit chez nous. " * 2,
            "fr",
        ),
        ("Ok", None),
        ("12345", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert sources.detect(text) == code


def test_require_dutch() -> None:
    english = "You will get a new knee. The doctor makes it from metal and you will stay with us for the night. "
    dutch = (
        "U krijgt een nieuwe knie. De arts maakt de knie van metaal en u blijft een nacht bij ons in het ziekenhuis. "
    )
    with pytest.raises(SourceError, match=r"^Deze tekst lijkt Engels\. Begrijpelijk werkt alleen voor Nederlands\.$"):
        try:
            sources.require_dutch(sources.read_string(english * 3))
        except SourceError as error:
            raise SourceError(error.message) from error
    document = sources.read_string(dutch * 2 + "\n\n" + english)
    sources.require_dutch(document)
    assert document.language == "nl"
    sources.require_dutch(sources.read_string("Kort."))


def test_importing_is_light() -> None:
    heavy = ["bs4", "lxml", "docx", "pypdfium2", "py3langid", "charset_normalizer", "markdown_it", "numpy"]
    code = f"import begrijpelijk.sources, sys; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_twenty_megabytes(suffix: str) -> None:
    sentence = "U krijgt een nieuwe knie en u gaat naar huis. " * 20
    data = (("<p>" if suffix == "html" else "") + sentence + "\n\n").encode() * 22_000
    document = sources.read_bytes(data, f"groot.{suffix}", REGISTRY)
    assert len(document.blocks) == 22_000
