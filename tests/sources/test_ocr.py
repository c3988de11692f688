import io
import re
import shutil
import stat
import struct
import subprocess
import time
import zlib
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from source_helpers import FILES, REGISTRY, read, read_file

from begrijpelijk import sources
from begrijpelijk.document import BlockKind
from begrijpelijk.errors import SourceError
from begrijpelijk.sources import ocr, pdf_ocr

ROOT = Path(__file__).parent.parent.parent
LEAFLET = ROOT / "docs" / "voorbeelden" / "hartkatheterisatie" / "b1.pdf"
HAS_TESSERACT = shutil.which("tesseract") is not None and "nld" in subprocess.run(
    ["tesseract", "--list-langs"], capture_output=True, text=True, check=False
).stdout.split()  # fmt: skip
needs_tesseract = pytest.mark.skipif(not HAS_TESSERACT, reason="tesseract with Dutch is not installed")
HOCR = """<html xmlns="http://www.w3.org/1999/xhtml"><body>
<span class='ocr_line' title='bbox 100 100 900 180; baseline 0 -20; x_size 80'>
<span class='ocrx_word' title='bbox 1 1 2 2; x_wconf 96'>Uw</span> <span class='ocrx_word' title='x_wconf 95'>knie</span></span>
<span class='ocr_line' title='bbox 100 300 1900 342; baseline 0 -8; x_size 42'>
<span class='ocrx_word' title='x_wconf 95'>U</span> <span class='ocrx_word' title='x_wconf 95'>krijgt</span>
<span class='ocrx_word' title='x_wconf 90'>een</span> <span class='ocrx_word' title='x_wconf 90'>nieuwe</span>
<span class='ocrx_word' title='x_wconf 90'>knie.</span></span>
<span class='ocr_line' title='bbox 100 400 1800 446; baseline 0 -10; x_size 46'>
<span class='ocrx_word' title='x_wconf 95'>e</span> <span class='ocrx_word' title='x_wconf 95'>Neem</span>
<span class='ocrx_word' title='x_wconf 90'>kleren</span> <span class='ocrx_word' title='x_wconf 90'>mee.</span></span>
<span class='ocr_line' title='bbox 100 900 300 946; baseline 0 -10; x_size 46'>
<span class='ocrx_word' title='x_wconf 12'>|~%xq</span></span>
</body></html>"""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def same(one: str, other: str) -> float:
    """The part of the words of `other` that `one` has, in order."""
    right = words(other)
    matcher = SequenceMatcher(None, words(one), right, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(right)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands in for Tesseract, and answers with HOCR."""
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    (tmp_path / "antwoord").write_text(HOCR)
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo nld; exit; fi\n/bin/cat >/dev/null\n/bin/cat {tmp_path}/antwoord\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent))
    return program


def test_what_is_recognised(fake: Path) -> None:
    document = read_file("plaatje.pdf")
    assert [(b.kind.value, b.text) for b in document.blocks] == [
        ("heading", "Uw knie"),
        ("paragraph", "U krijgt een nieuwe knie."),
        ("item", "Neem kleren mee."),
    ]
    [note] = document.notes
    assert note == "Deze PDF is een plaatje. De tekst is herkend door de computer. Daar kunnen fouten in zitten."
    assert document.images == 0, "the scan is the text, not a picture with it"
    assert all(block.layout is None for block in document.blocks)
    assert document.blocks[1].place(2).page == 1


def test_doubt_is_said(fake: Path) -> None:
    answer = fake.parent.parent / "antwoord"
    answer.write_text(HOCR.replace("x_wconf 90", "x_wconf 55"))
    notes = read_file("plaatje.pdf").notes
    assert notes[1] == "De computer twijfelde veel op bladzijde 1. Controleer de tekst daar."


def test_without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("plaatje.pdf", "scan.png"):
        with pytest.raises(SourceError, match="Installeer Tesseract"):
            read_file(name)
    document = read_file("scan-en-tekst.pdf")
    assert "Alles over uw nieuwe knie" in document.text
    assert document.notes[0] == "Bladzijde 1 in deze PDF is een plaatje. De tekst daarin is niet gelezen."
    assert "Installeer Tesseract" in document.notes[1]


def test_without_dutch(fake: Path) -> None:
    fake.write_text("#!/bin/sh\necho eng\n")
    with pytest.raises(SourceError, match="kent hier geen Nederlands"):
        read_file("plaatje.pdf")


def test_a_photo(fake: Path) -> None:
    (fake.parent.parent / "antwoord").write_text("<html/>")
    with pytest.raises(SourceError, match="er staat geen tekst in"):
        read_file("plaatje.pdf")
    document = read_file("scan-en-tekst.pdf")
    assert (document.images, document.notes) == (1, [])


def test_too_slow(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake.write_text('#!/bin/sh\nif [ "$1" = --list-langs ]; then echo nld; exit; fi\nexec /bin/sleep 30\n')
    monkeypatch.setattr(ocr, "PAGE_SECONDS", 0.5)
    start = time.monotonic()
    with pytest.raises(SourceError, match="te lang"):
        read_file("plaatje.pdf")
    assert time.monotonic() - start < 10


def test_tesseract_fails(fake: Path) -> None:
    fake.write_text('#!/bin/sh\nif [ "$1" = --list-langs ]; then echo nld; exit; fi\nexit 1\n')
    with pytest.raises(SourceError, match="kan niet worden herkend"):
        read_file("plaatje.pdf")


def test_only_so_many_pages(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_ocr, "MAX_PAGES", 0)
    document = read_file("scan-en-tekst.pdf")
    assert document.notes == ["Bladzijde 1 in deze PDF is een plaatje. De tekst daarin is niet gelezen."]


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(width + 1) * min(height, 10))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        png(60_000, 60_000),
        png(2_000_000_000, 1),
        png(100, 100)[:40],
        b"\xff\xd8\xff\xe0" + bytes(100),
        b"II*\0" + b"\xff" * 50,
    ],
    ids=["many pixels", "wide", "cut", "jpeg", "tiff"],
)
def test_hostile_pictures(fake: Path, data: bytes) -> None:
    start = time.monotonic()
    with pytest.raises(SourceError, match="beschadigd of te groot"):
        read(data, "a.png")
    assert time.monotonic() - start < 5


def test_pictures_in_a_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(10, 10))
    (tmp_path / "a.txt").write_text("Tekst.")
    assert [Path(item.name).name for item in sources.collect([str(tmp_path)], REGISTRY)] == ["a.txt"]
    assert [Path(item.name).name for item in sources.collect([str(tmp_path / "*.png")], REGISTRY)] == ["a.png"]


@needs_tesseract
def test_a_scanned_leaflet() -> None:
    printed = sources.read_path(LEAFLET, REGISTRY)
    scanned = read_file("scan.png")
    first_page = " ".join(block.text for block in printed.blocks if block.place(0).page == 1)
    assert same(scanned.text, first_page) > 0.97
    assert [b.level for b in scanned.of_kind(BlockKind.HEADING)][:2] == [1, 2]
    assert scanned.notes == ["Dit is een plaatje. De tekst is herkend door de computer. Daar kunnen fouten in zitten."]


@needs_tesseract
def test_a_pdf_with_both() -> None:
    document = read_file("scan-en-tekst.pdf")
    assert document.notes[0].startswith("Bladzijde 1 in deze PDF is een plaatje. De tekst is herkend")
    assert "Alles over uw nieuwe knie" in document.text
    assert {block.place(0).page for block in document.blocks} == {1, 2}
    assert all(block.layout is not None for block in document.blocks if block.place(0).page == 2)


@needs_tesseract
def test_nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(ocr, "PAGE_SECONDS", 0.2)
    with pytest.raises(SourceError):
        sources.read_path(FILES / "scan.png", REGISTRY)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(ocr, "PAGE_SECONDS", 60.0)
    sources.read_path(FILES / "scan.png", REGISTRY)
    assert list(tmp_path.iterdir()) == []


@needs_tesseract
def test_other_kinds_of_picture() -> None:
    image = pytest.importorskip("PIL.Image")
    scan = image.open(FILES / "scan.png").convert("L").crop((0, 0, 1650, 700))
    for kind in ("JPEG", "TIFF"):
        stream = io.BytesIO()
        scan.save(stream, kind)
        assert len(read(stream.getvalue(), "a.jpg").text) > 100
