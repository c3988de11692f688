"""What `benchmarks/fuzz.py` found, each in its smallest form: the readers themselves must not fail on it."""

import base64
import json
import time
from pathlib import Path

import hostile_files as files
import pytest

from begrijpelijk import baseline, plugins, sources
from begrijpelijk.browser.walk import answers
from begrijpelijk.bulk.reading import READERS as READINGS
from begrijpelijk.bulk.records import Fields
from begrijpelijk.config import load_config
from begrijpelijk.document import Document
from begrijpelijk.errors import ConfigError, SourceError
from begrijpelijk.sources import jsx_tree
from begrijpelijk.sources.markdown import _loosely

READERS = {reader.name: reader for reader in sources.register_sources()}
DIGITS = "9" * 5000  # Python refuses to make a number of more than 4,300


def numbered(level: str) -> bytes:
    return files.word(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
        "",
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{level}"><w:start w:val="{level}"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def heading(level: str) -> bytes:
    styles = f'<style:style style:name="s" style:family="paragraph" style:default-outline-level="{level}"/>'
    return files.opendocument(
        f'<text:h text:outline-level="{level}">a</text:h><text:p text:style-name="s">b</text:p>', styles
    )


def forwarded(headers: str, body: str = "Tekst.", kind: str = "text/plain; charset=utf-8") -> bytes:
    """A message with nothing of its own, that carries another."""
    inner = f"From: c@d.example\r\nSubject: Uitslag\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n{headers}\r\n{body}"
    kinds = "Content-Type: multipart/mixed; boundary=b\r\n"
    return files.mail(f"--b\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--b--\r\n", kinds)


def in_base64(message: bytes) -> bytes:
    """A message that carries another in base64, against the rules."""
    kinds = "Content-Type: multipart/mixed; boundary=a\r\n"
    head = "--a\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return files.mail(f"{head}{base64.encodebytes(message).decode()}\r\n--a--\r\n", kinds)


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        ("text", b"Een regel tekst die lang genoeg is om door te gaan\n\x1c\nTekst."),
        ("text", "Een regel tekst die lang genoeg is om door te gaan\n\u2028\x85\nTekst.".encode()),
        *(("docx", numbered(level)) for level in ("é", "²", "-3", DIGITS, "nan")),
        *(("odt", heading(level)) for level in ("²", "0", "-1", DIGITS, "12")),
        ("html", files.page("<![<p> een stuk ")),
        ("html", files.page("<p>x<![ \u00a0 twee \u200b woorden ")),
        ("html", files.page("<button aria-label=' '></button><a aria-label='\u200b'></a>")),
        *(("html", files.page(f"<div role=heading aria-level='{level}'>Kop</div>")) for level in ("²", "٣", DIGITS)),
        ("html", files.page(f"<p style='line-height:{DIGITS}'>a", f"<style>p{{font-size:{DIGITS}px}}</style>")),
        (
            "html",
            files.page(f"<p>Tekst &#{DIGITS}; en &#{DIGITS} <a title='&#{DIGITS};' aria-label='&#{DIGITS};x'>a</a>"),
        ),
        (
            "markdown",
            f"Tekst &#{DIGITS}; <b title='&#{DIGITS};'>vet</b>\n\n<p title='&#{DIGITS};'>&#{DIGITS};</p>".encode(),
        ),
        ("vue", f"<template><p title='&#{DIGITS};' :alt=\"'&#{DIGITS};'\">Tekst &#{DIGITS};</template>".encode()),
        ("mail", files.mail("Tekst.", "Content-Disposition: inline; filename*0=a; filename*1*=b; filename=c\r\n")),
        ("mail", files.mail("Tekst.", f"Content-Disposition: inline; filename*{DIGITS}=a\r\n")),
        ("mail", files.mail("Tekst.", f"Content-Type: text/plain; charset*{DIGITS}=a; charset*0*=b\r\n")),
        ("mail", files.mail("Tekst.").replace(b"Folder", "=?utf𝔊?q?a?=".encode())),
        ("mail", files.mail("Tekst.").replace(b"Folder", b"=?utf-8?b?a?=")),
        ("mail", forwarded("Date: Mon \x0c:00:00\r\n")),
        ("mail", forwarded("X-A: " + "=?utf-8?b?a?=" * 9 + "\r\n", "Tekst.", "text/plain; charset*=''%ff")),
        ("mail", forwarded("", "Tekst.").replace(b"Subject: Uitslag", b"X-A: b").replace(b"From: c", b"X-C: c")),
        ("mail", in_base64(forwarded("Date: Mon \x0c:00:00\r\n"))),
        ("markdown", b"Tekst.\n\n<!--" * 20),
        ("rtf", b"{\\rtf1\\u99999999?\\u-99999999?\\fs999999999 Tekst.}"),
    ],
)
def test_reader(reader: str, data: bytes) -> None:
    document = READERS[reader].read(data, f"a{READERS[reader].suffixes[0]}")
    assert isinstance(document, Document) and document.blocks
    for block in document.blocks:
        assert block.text == block.text.strip() != ""
        assert block.level is None or 1 <= block.level <= 9


@pytest.mark.parametrize("boundary", ["", "; boundary=c", "; boundary=\u2028", "; boundary*=''%ff"])
def test_a_message_in_a_message_whose_parts_are_missing(boundary: str) -> None:
    with pytest.raises(SourceError, match="geen tekst"):
        READERS["mail"].read(forwarded("", "Tekst \xe9 \u2028.", f"multipart/mixed{boundary}"), "a.eml")


def test_a_table_without_a_body_moves_nothing() -> None:
    source = "<template><table><tr><td>Uw zorg kost niets.</td></tr></table><p>Bel ons.</p></template>"
    document = READERS["vue"].read(source.encode(), "a.vue")
    assert [source[block.place(0).source :][: len(block.text)] for block in document.blocks] == [
        "Uw zorg kost niets.",
        "Bel ons.",
    ]


@pytest.mark.parametrize("noise", ["-%", ",-", "- }", "<textarea/>"])
def test_what_is_no_program_is_given_up(noise: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsx_tree, "MOST_SECONDS", 0.1)
    began = time.process_time()
    for reader, source in (("jsx", f"const a = {noise * 4000}"), ("vue", f"<script>{noise * 4000}</script>")):
        with pytest.raises(SourceError, match="code in dit bestand"):
            READERS[reader].read(source.encode(), f"a.{reader}")
    assert time.process_time() - began < 5


def test_text_behind_a_comment_keeps_its_place() -> None:
    source = "Tekst.\n\n<!-- begrijpelijk: uit lange-zin --> eerste <!-- x --> tweede &amp; derde\n"
    block = READERS["markdown"].read(source.encode(), "a.md").blocks[-1]
    for word in ("eerste", "tweede", "derde"):
        assert block.place(block.text.index(word)).source == source.index(word)


@pytest.mark.parametrize("length", ["9" * 200, "-9" * 50, "1e9", "\u0663"])
def test_an_archive_whose_records_lie_about_their_length(tmp_path: Path, length: str) -> None:
    path = tmp_path / "a.warc"
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ziekenhuis.example/\r\n"
    page = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "f" * 40 + "\r\nabc"
    path.write_text(f"{head}Content-Length: {length}\r\n\r\n{page}\r\n\r\n", encoding="utf-8", newline="")
    with pytest.raises(SourceError, match="niet verder"):
        list(READINGS[".warc"](path, Fields()))


def test_a_line_with_many_spaces_that_stands_nowhere() -> None:
    began = time.process_time()
    assert _loosely("begin" + " " * 400 + "\n", "begin" + " " * 200 + "eind", 0) == (0, 209)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("text", [f"a = {DIGITS}", "a = " + "[" * 5000, 'a = "\ud800"'])
def test_settings_and_answers(tmp_path: Path, text: str) -> None:
    path = tmp_path / "begrijpelijk.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(ConfigError):
        load_config(path, [], plugins.registry())
    with pytest.raises(ConfigError):
        answers.read(path)


def test_paths_in_settings(tmp_path: Path) -> None:
    path = tmp_path / "begrijpelijk.toml"
    path.write_text(f'pipeline = "{"a" * 5000}"')
    assert load_config(path, [], plugins.registry()).pipeline == "a" * 5000
    path.write_text('cache = "~niemand-met-deze-naam/x"')
    with pytest.raises(ConfigError, match="bestaat niet"):
        load_config(path, [], plugins.registry())


@pytest.mark.parametrize("count", ["1e999", "NaN", "[]", DIGITS, "null"])
def test_baseline(tmp_path: Path, count: str) -> None:
    path = tmp_path / "bekend.json"
    path.write_text(json.dumps({"schema": baseline.SCHEMA, "documents": {"a": {"b": 0}}}).replace(": 0", f": {count}"))
    with pytest.raises(ConfigError):
        baseline.read(path)


def test_nested_baseline(tmp_path: Path) -> None:
    path = tmp_path / "bekend.json"
    path.write_text("[" * 100_000)
    with pytest.raises(ConfigError):
        baseline.read(path)
