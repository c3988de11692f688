"""What `fuzz.py` can fuzz: for every reader its first inputs, its words, how inputs are changed, and what must hold."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import fuzz_words as words
from fuzz_mutate import repacked

ROOT = Path(__file__).resolve().parent.parent
FILES = ROOT / "tests" / "sources" / "files"
EXAMPLES = ROOT / "docs" / "voorbeelden"


@dataclass(frozen=True)
class Target:
    """`seeds` gives first inputs, `form` names the pieces of `fuzz_mutate` ("zip" for an archive), `load` gives what
    is called with every input: it raises for what must not happen and for nothing else."""

    form: str
    words: tuple[str, ...]
    seeds: Callable[[], Iterator[bytes]]
    load: Callable[[], Callable[[bytes], None]]


def _files(*patterns: str, longest: int = 8_000) -> Callable[[], Iterator[bytes]]:
    def seeds() -> Iterator[bytes]:
        for pattern in patterns:
            for path in sorted(ROOT.glob(pattern)):
                yield path.read_bytes()[:longest]

    return seeds


def _archives(*patterns: str) -> Callable[[], Iterator[bytes]]:
    """Archives without what is no XML, in which changes are seen at once."""

    def seeds() -> Iterator[bytes]:
        for pattern in patterns:
            for path in sorted(ROOT.glob(pattern)):
                with zipfile.ZipFile(path) as archive:
                    small = {i.filename: archive.read(i) for i in archive.infolist() if i.file_size < 40_000}
                yield repacked({n: d for n, d in small.items() if not n.endswith((".png", ".jpeg", ".css"))})

    return seeds


def _pdfs() -> Iterator[bytes]:
    """PDFs with readable pages; fonts and pictures stay packed."""
    import pikepdf

    for path in [*sorted(FILES.glob("*.pdf")), EXAMPLES / "staaroperatie" / "a2.pdf"]:
        try:
            with pikepdf.open(path) as file:
                for page in file.pages:
                    page.contents_coalesce()
                    page.Contents = file.make_stream(page.Contents.read_bytes())
                written = io.BytesIO()
                file.save(
                    written,
                    object_stream_mode=pikepdf.ObjectStreamMode.disable,
                    stream_decode_level=pikepdf.StreamDecodeLevel.none,
                    compress_streams=False,
                )
        except pikepdf.PasswordError:
            yield path.read_bytes()
            continue
        if len(written.getvalue()) < 100_000:
            yield written.getvalue()


def _saved_pages() -> Iterator[bytes]:
    for path in sorted(EXAMPLES.glob("*/b1.html"))[:2]:
        yield (
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ziekenhuis.example/\r\nSubject: Folder\r\n"
            b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
            b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            + path.read_bytes()
            + b"\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
        )


def _reader(name: str) -> Callable[[], Callable[[bytes], None]]:
    """A reader of sources, called without the net under it: every exception but `SourceError` counts."""

    def load() -> Callable[[bytes], None]:
        from begrijpelijk import sources
        from begrijpelijk.errors import SourceError

        reader = next(each for each in sources.register_sources() if each.name == name)

        def run(data: bytes) -> None:
            if reader.signature is not None:
                reader.signature(data)
            try:
                document = reader.read(data, f"fuzz{reader.suffixes[0]}")
            except SourceError as error:
                assert error.message.endswith(".") and "\n" not in error.message, error
                return
            _holds(document)

        return run

    return load


def _holds(document: object) -> None:
    """What must hold for every document, whatever it was read from."""
    from begrijpelijk.document import Document

    assert isinstance(document, Document)
    text = document.text
    for block in document.blocks:
        assert text[block.start : block.end] == block.text
        assert block.text == block.text.strip() != "", "a block with nothing or white space around it"
        offsets = [anchor.offset for anchor in block.anchors]
        assert offsets and offsets[0] == 0 and offsets == sorted(offsets), "anchors"
        assert len(block.targets) in (0, len(block.links)), "targets of links"
        for start, end in (*block.links, *block.emphasis):
            assert 0 <= start < end <= len(block.text), "a span outside its block"
        if document.raw is not None:
            for offset in {0, len(block.text) // 2, len(block.text) - 1}:
                place = block.place(offset)
                assert place.source is not None and 0 <= place.source < len(document.raw), "a place outside the source"
                assert place.line is not None and place.line > 0 and place.column is not None and place.column > 0
    for start, end, _ in document.muted:
        assert 0 <= start < end <= len(text), "a muted part outside the text"


def _any() -> Callable[[bytes], None]:
    """As a user calls it: the content decides which reader it is."""
    from begrijpelijk import sources
    from begrijpelijk.errors import SourceError
    from begrijpelijk.plugins import Registry

    registry = Registry(sources={each.name: each for each in sources.register_sources()})

    def run(data: bytes) -> None:
        for name in ("fuzz", "fuzz.docx", "fuzz.txt"):
            try:
                _holds(sources.read_bytes(data, name, registry))
            except SourceError as error:
                assert not isinstance(error.__cause__, AssertionError), error.__cause__

    return run


def _by_path(suffix: str, load: Callable[[], Callable[[Path], None]]) -> Callable[[], Callable[[bytes], None]]:
    """What reads a file by its path."""

    def loaded() -> Callable[[bytes], None]:
        call = load()
        folder = tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
        path = Path(folder.name) / f"fuzz{suffix}"

        def run(data: bytes, folder: tempfile.TemporaryDirectory[str] = folder) -> None:
            path.write_bytes(data)
            call(path)

        return run

    return loaded


def _config() -> Callable[[Path], None]:
    from begrijpelijk import plugins
    from begrijpelijk.config import load_config
    from begrijpelijk.errors import ConfigError

    registry = plugins.registry()

    def call(path: Path) -> None:
        try:
            load_config(path, ["brieven/a.txt"], registry).for_path("brieven/a.txt")
        except ConfigError as error:
            assert "\n" not in error.message, error

    return call


def _answers() -> Callable[[Path], None]:
    from begrijpelijk.browser.walk import answers
    from begrijpelijk.errors import ConfigError

    def call(path: Path) -> None:
        try:
            read = answers.read(path)
        except ConfigError:
            return
        read.given("Hoe oud bent u?")
        read.avoided("Hoe oud bent u?", "30")

    return call


def _wordlist() -> Callable[[Path], None]:
    from begrijpelijk.matching.index import Index
    from begrijpelijk.wordlists import reading

    def call(path: Path) -> None:
        entries, problems = reading.read(path, "formeel-woord")
        assert all("\n" not in problem.message for problem in problems)
        Index().add(entries)

    return call


def _baseline() -> Callable[[Path], None]:
    from begrijpelijk import baseline
    from begrijpelijk.errors import ConfigError

    def call(path: Path) -> None:
        try:
            baseline.read(path)
        except ConfigError:
            return

    return call


def _records(suffix: str) -> Callable[[], Callable[[bytes], None]]:
    """A reader of records for `begrijpelijk bulk`."""

    def load() -> Callable[[Path], None]:
        from begrijpelijk.bulk.reading import READERS
        from begrijpelijk.bulk.records import Fields
        from begrijpelijk.errors import SourceError

        def call(path: Path) -> None:
            try:
                for record in READERS[suffix](path, Fields()):
                    assert record.id and (record.item.data is not None or record.item.error is not None)
            except SourceError as error:
                assert "\n" not in error.message, error

        return call

    return _by_path(suffix, load)


def _archive() -> Iterator[bytes]:
    for path in sorted(EXAMPLES.glob("*/b1.html"))[:3]:
        page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + path.read_bytes()[:2_000]
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ziekenhuis.example/knie\r\n"
            "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n\r\n"
        )
        yield (head.encode() + page + b"\r\n\r\n") * 2


_pages = _files("docs/voorbeelden/*/b1.html", "tests/apps/seeded/*/*.html", longest=3_500)


def _lines(*texts: str) -> Callable[[], Iterator[bytes]]:
    return lambda: (text.encode() for text in texts)


_TEMPLATE = """{% extends "a.html" %}{% block x %}<h1>{% trans "Uw afspraak" %}</h1>
<p class="{{ klas }}">Beste {{ naam|default('mevrouw of meneer') }}, u wordt om {{ tijd }} verwacht.</p>
{# uitleg #}{% if nuchter %}<p>U mag niet eten.</p>{% else %}<p>U mag eten.</p>{% endif %}
{% blocktrans count n=aantal %}Er is {{ n }} folder.{% plural %}Er zijn {{ n }} folders.{% endblocktrans %}
{% endblock %}
"""
_COMPONENT = """<template><div v-if="klaar"><h1 :title="'Uw afspraak'">{{ $t('kop') }}</h1>
<p v-for="punt in punten" :key="punt.id">Beste {{ naam }}, u mag {{ `niet ${wat}` }} eten.</p>
<button @click="bel()">Bel ons</button></div></template>
<i18n>{"nl": {"kop": "Derhalve dient u te bellen"}}</i18n>
<script setup>const tekst = 'Indien u koorts hebt, bel ons.'</script><style>p { margin: 0 }</style>
"""
TARGETS = {
    "text": Target("lines", words.TEXT, _files("docs/voorbeelden/*/*.txt", longest=3_000), _reader("text")),
    "markdown": Target("lines", words.MARKDOWN, _files("docs/voorbeelden/*/*.md", longest=3_000), _reader("markdown")),
    "html": Target("markup", words.HTML, _pages, _reader("html")),
    "docx": Target("zip", words.WORD, _archives("tests/*/files/*.docx"), _reader("docx")),
    "odt": Target("zip", words.OPEN_DOCUMENT, _archives("tests/sources/files/*.odt"), _reader("odt")),
    "epub": Target("zip", words.EPUB, _archives("tests/sources/files/*.epub"), _reader("epub")),
    "rtf": Target("rtf", words.RTF, _files("tests/sources/files/*.rtf", longest=5_000), _reader("rtf")),
    "pdf": Target("pdf", words.PDF, _pdfs, _reader("pdf")),
    "mail": Target("lines", words.MAIL, _files("tests/sources/files/*.eml"), _reader("mail")),
    "mht": Target("lines", (*words.MAIL, *words.HTML), _saved_pages, _reader("mht")),
    "jinja": Target("markup", words.JINJA, _lines(_TEMPLATE), _reader("jinja")),
    "vue": Target("markup", words.VUE, _lines(_COMPONENT), _reader("vue")),
    "jsx": Target("lines", words.JSX, _files("tests/apps/operatie/src/*.jsx", longest=6_000), _reader("jsx")),
    "mdx": Target("lines", words.MDX, _files("docs/voorbeelden/*/b1.md", longest=2_000), _reader("mdx")),
    "warc": Target("lines", words.WARC, _archive, _records(".warc")),
    "jsonl": Target("lines", words.JSON, _lines('{"id": 1, "text": "Bel ons."}\n{"text": ""}\n'), _records(".jsonl")),
    "any": Target("lines", (*words.TEXT, "{\\rtf1", "%PDF-"), _files("tests/sources/files/*.*"), _any),
    "config": Target(
        "lines",
        words.TOML,
        _lines(
            'niveau = "B1"\nzonder = ["lange-zin"]\n[regels.lange-zin]\nwoorden = 20\n[[paden]]\npad = "brieven/*"\n'
            'niveau = "A2"\n[[audit.flow]]\nadres = "https://ziekenhuis.example"\n[afdelingen]\nhart = ["hart/*"]\n'
        ),
        _by_path(".toml", _config),
    ),
    "answers": Target("lines", words.ANSWERS, _files("tests/apps/*/questions.toml"), _by_path(".toml", _answers)),
    "wordlist": Target("lines", words.CSV, _files("wordlists/*.csv", longest=2_000), _by_path(".csv", _wordlist)),
    "baseline": Target(
        "lines",
        words.JSON,
        _lines('{"schema": "begrijpelijk/baseline/1",\n "documents": {"a.txt":\n {"0123456789":\n 2}}}\n'),
        _by_path(".json", _baseline),
    ),
}  # fmt: skip
