"""What `fuzz.py` can fuzz: for every reader its first inputs, its words, how inputs are changed, and what must hold."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fuzz_mutate import repacked

ROOT = Path(__file__).resolve().parent.parent
FILES = ROOT / "tests" / "sources" / "files"
EXAMPLES = ROOT / "docs" / "voorbeelden"

_W = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>tekst</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "<w:br/>",
    "<w:del>", "<w:ins>", '<w:pStyle w:val="Kop1"/>', '<w:numId w:val="1"/>', '<w:ilvl w:val="-3"/>', "<w:sdt>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:txbxContent>", "<w:footnote>",
    '<w:basedOn w:val="Normal"/>', '<w:sz w:val="x"/>', '<w:spacing w:line="0"/>', '<w:jc w:val="both"/>', "<w:tab/>",
    '<w:sym w:char="F0B7"/>', '<w:outlineLvl w:val="12"/>', '<w:start w:val="x"/>', "<w:caps/>", "<w:sectPr>",
)  # fmt: skip
_ODF = (
    "<text:p>", "</text:p>", "<text:h>", '<text:s text:c="99"/>', "<text:tab/>", "<text:list>", "<text:list-item>",
    "<text:note>", "<text:span>", "<table:table>", "<table:table-cell>", "<draw:frame>", "<text:deletion>",
    '<table:table-row table:number-rows-repeated="9">', "<text:line-break/>", 'text:outline-level="0"', "<svg:title>",
)  # fmt: skip
_HTML = (
    "<p>", "</p>", "<li>", "<ol start='x'>", "<td colspan=0>", "<table>", "<tr>", "<h1>", "<select><option>", "<pre>",
    "<script>", "<style>p{font-size:1e9em;color:rgb(}</style>", "<!--", "-->", "<![CDATA[", "&eacute;", "&#x110000;",
    "&#xd800;", "<a href=#x>", "<img alt='a'>", "<label for=a>", "<input placeholder=a>", "<svg>", "<template>",
    '<p style="font: 1em/2 x; width: calc(1px*">', "<main>", "<br>", "<b><i></b></i>", "<button aria-label=x>",
    "<div role=button>", "<!-- begrijpelijk: uit -->", "<sup><a>1</a></sup>", "<noscript>", "<base>",
    "<meta charset=x>",
)  # fmt: skip
_MD = (
    "# ", "- ", "1. ", "> ", "| a | b |\n|---|---|\n", "```\n", "[a](b)", "![a](b)", "**a**", "_", "`", "<p>", "&amp;",
    "\\|", "---\ntitle: x\n---\n", "    ", "\t", "\r\n", "\r", "<!-- begrijpelijk: uit lange-zin -->", "[a]: b\n",
    "===",
    "<br>", "~~a~~", "\\\n", "\u2028", "\x0c", "999999999. ", "*" * 60, "[" * 60, "<a" * 40,
)  # fmt: skip
_TXT = ("\r", "\r\n", "\n\n", "- ", "1. ", "•", "===\n", "\u2028", "\x85", "\x0c", "\0", "\x1c", "\xad", "²) ", "K\n")
_RTF = (
    "\\par ", "{", "}", "\\u-10179?", "\\u56 ", "\\uc9999 ", "\\bin99999 ", "\\'e9", "\\trowd", "\\cell ", "\\row ",
    "\\fs0 ", "\\ls1\\ilvl9 ", "{\\*\\listtable{\\list{\\listlevel", "{\\fonttbl{\\f0 ", "\\f99 ", "\\ansicpg99999 ",
    "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt ", "{\\pict ", "{\\footnote ", "\\v ", "\\caps ", "\\sl-1 ",
    "{\\stylesheet{\\s1\\sbasedon1 ", "\\plain ", "\\pard ", "\\~", "\\-", "\\deleted ", "\\upr{", "\\ud{",
)  # fmt: skip
_EPUB = (
    *_HTML,
    "<spine>",
    '<itemref idref="a"/>',
    '<item id="a" href="../../x" media-type="text/html"/>',
    "<rootfile ",
)
_MAIL = (
    "Content-Type: multipart/mixed; boundary=b\r\n", "--b\r\n", "--b--\r\n", "Content-Transfer-Encoding: base64\r\n",
    "Content-Transfer-Encoding: quoted-printable\r\n", "Content-Type: text/html; charset=x\r\n", "=?utf-8?q?a?=",
    "Subject: ", "From: a\r\n", "> ", "-- \r\n", "Op 1 mei schreef u:\r\n", "\r\n\r\n", "=E9", "charset*=''%ff",
    "Content-Disposition: attachment; filename*0=a; filename*1*=b\r\n", "Content-Type: message/rfc822\r\n",
)  # fmt: skip
_PDF = (
    "BT", "ET", "/F1 1e9 Tf", "0 0 0 0 0 0 Tm", "(a) Tj", "[(a)-9999(b)] TJ", "/Span <</ActualText (x)>> BDC", "EMC",
    "/Type/StructElem", "/K 0", "/K[0 1 2]", "/S/TD", "/MCID -1", "/ParentTree", "/P 1 0 R", "1 0 R", "null", "/Kids[",
    "/Rotate 90", "/MediaBox[0 0 0 0]", "/MediaBox[0 0 1e30 1e30]", "/UserUnit 0", "Tr 3", "/Contents", "q", "Q", "cm",
)  # fmt: skip
_TOML = (
    "[regels.lange-zin]\n", "[[paden]]\n", 'pad = "**"\n', "niveau = 1\n", 'niveau = "B1"\n',
    'zonder = ["lange-zin"]\n',
    "regels = []\n", "[audit]\n", "[[audit.flow]]\n", 'adres = "x"\n', "[afdelingen]\n", "cache = 1979-05-27\n", "nan",
    'woordenlijsten = ["a"]\n', "[", "]", "{", "}", "'''", '"""', "\\u0000", 'pipeline = "\\u0000"\n', "= inf\n",
    "1e400",
)  # fmt: skip
_ANSWERS = (
    "[[antwoord]]\n",
    'vraag = "*"\n',
    "geef = [1, 2]\n",
    'vermijd = ["x"]\n',
    "[inloggen]\n",
    "[",
    "1.5",
    "nan",
)
_CSV = (
    "term;",
    "vormen;",
    "woordsoort;",
    "uitdr",
    "ww",
    "zn-mv",
    "afk",
    '"',
    ";",
    ",",
    "\t",
    "|",
    "\r\n",
    "#",
    "\0",
    "'",
)
_JSON = (
    "{",
    "}",
    "[",
    "]",
    '"schema"',
    '"documents"',
    "1e999",
    "NaN",
    "-1",
    '"\\ud800"',
    "null",
    "[" * 2000,
    "9" * 5000,
)


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


_pages = _files("docs/voorbeelden/*/b1.html", "tests/apps/seeded/*/*.html", longest=3_500)


def _lines(*texts: str) -> Callable[[], Iterator[bytes]]:
    return lambda: (text.encode() for text in texts)


TARGETS = {
    "text": Target("lines", _TXT, _files("docs/voorbeelden/*/*.txt", longest=3_000), _reader("text")),
    "markdown": Target("lines", _MD, _files("docs/voorbeelden/*/*.md", longest=3_000), _reader("markdown")),
    "html": Target("markup", _HTML, _pages, _reader("html")),
    "docx": Target("zip", _W, _archives("tests/*/files/*.docx"), _reader("docx")),
    "odt": Target("zip", _ODF, _archives("tests/sources/files/*.odt"), _reader("odt")),
    "epub": Target("zip", _EPUB, _archives("tests/sources/files/*.epub"), _reader("epub")),
    "rtf": Target("rtf", _RTF, _files("tests/sources/files/*.rtf", longest=5_000), _reader("rtf")),
    "pdf": Target("pdf", _PDF, _pdfs, _reader("pdf")),
    "mail": Target("lines", _MAIL, _files("tests/sources/files/*.eml"), _reader("mail")),
    "mht": Target("lines", (*_MAIL, *_HTML), _saved_pages, _reader("mht")),
    "any": Target("lines", (*_TXT, "{\\rtf1", "%PDF-"), _files("tests/sources/files/*.*"), _any),
    "config": Target(
        "lines",
        _TOML,
        _lines(
            'niveau = "B1"\nzonder = ["lange-zin"]\n[regels.lange-zin]\nwoorden = 20\n[[paden]]\npad = "brieven/*"\n'
            'niveau = "A2"\n[[audit.flow]]\nadres = "https://ziekenhuis.example"\n[afdelingen]\nhart = ["hart/*"]\n'
        ),
        _by_path(".toml", _config),
    ),
    "answers": Target("lines", _ANSWERS, _files("tests/apps/*/questions.toml"), _by_path(".toml", _answers)),
    "wordlist": Target("lines", _CSV, _files("wordlists/*.csv", longest=2_000), _by_path(".csv", _wordlist)),
    "baseline": Target(
        "lines",
        _JSON,
        _lines('{"schema": "begrijpelijk/baseline/1",\n "documents": {"a.txt":\n {"0123456789":\n 2}}}\n'),
        _by_path(".json", _baseline),
    ),
}  # fmt: skip
