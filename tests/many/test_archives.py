"""Web archives as crawlers write them: packed in every way, with odd heads, and with more than pages."""

import gzip
import zlib
from io import BytesIO

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from begrijpelijk.bulk import reading
from begrijpelijk.bulk.reading import payload, warc
from begrijpelijk.bulk.records import Fields
from begrijpelijk.errors import SourceError

PAGE = "<html lang=nl><title>Pijn</title><p>Hebt u pijn? Bel ons dan. Eén telefoontje is genoeg.</p>"
HTML = "text/html; charset=utf-8"
ADDRESS = "https://www.voorbeeld.nl/pijn"


def answer(content, *headers, status="200 OK", kind=HTML, address=ADDRESS):
    head = [("Content-Type", kind), *headers] if kind else list(headers)
    return (address, "response", content, StatusAndHeaders(status, head, protocol="HTTP/1.1"))


def archive(path, *parts, packed=True):
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=packed)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for address, type_, content, head in parts:
            writer.write_record(writer.create_warc_record(address, type_, payload=BytesIO(content), http_headers=head))
    return path


def read(path):
    return list(reading.Records([path], Fields()))


def text(path):
    (found,) = read(path)
    return found.item.read().text


def chunked(data, size=20):
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [*pieces, b""])


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKED = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "GZIP": gzip.compress,
    "br": brotli.compress,
    "deflate": zlib.compress,
    "deflate, gzip": lambda data: gzip.compress(zlib.compress(data)),
    "identity": bytes,
    "utf-8": bytes,  # servers that mix up the names of headers
    "Gzip ": lambda data: gzip.compress(data[:50]) + gzip.compress(data[50:]),
}


@pytest.mark.parametrize("encoding", PACKED)
@pytest.mark.parametrize("in_pieces", [False, True])
def test_a_page_is_unpacked(tmp_path, encoding, in_pieces):
    content = PACKED[encoding](PAGE.encode())
    headers = [("Content-Encoding", encoding)]
    if in_pieces:
        content, headers = chunked(content), [*headers, ("Transfer-Encoding", "Chunked")]
    assert "Eén telefoontje" in text(archive(tmp_path / "in.warc.gz", answer(content, *headers)))


def test_a_page_without_a_head_of_zlib(tmp_path):
    part = answer(raw_deflate(PAGE.encode()), ("Content-Encoding", "deflate"))
    assert "Eén telefoontje" in text(archive(tmp_path / "in.warc", part))


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_crawler_that_unpacked_it_already_and_kept_the_head(tmp_path, encoding):
    part = answer(PAGE.encode(), ("Content-Encoding", encoding), ("Transfer-Encoding", "chunked"))
    assert "Eén telefoontje" in text(archive(tmp_path / "in.warc.gz", part))


def test_a_way_of_packing_that_is_not_known_is_told(tmp_path):
    (found,) = read(archive(tmp_path / "in.warc.gz", answer(b"(\xb5/\xfd\x04\x00abc", ("Content-Encoding", "zstd"))))
    assert "zstd" in found.item.error.message


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_little_that_becomes_much_is_not_unpacked_whole(tmp_path, monkeypatch, encoding):
    monkeypatch.setattr(warc, "MAX_BYTES", 1_000_000)
    made = []
    monkeypatch.setattr(payload, "_PIECE", 1000)
    monkeypatch.setattr(warc, "failed", lambda *values: made.append(values))
    bomb = PACKED[encoding](b"<p>Hallo." * 2_000_000)
    archive(tmp_path / "in.warc.gz", answer(bomb, ("Content-Encoding", encoding)))
    import tracemalloc

    tracemalloc.start()
    assert read(tmp_path / "in.warc.gz") == [] and made[0][2] == warc.LARGE
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


def test_what_breaks_off_while_packed_keeps_what_came_before(tmp_path):
    for encoding in ("gzip", "br"):
        content = PACKED[encoding]((PAGE + "".join(f"<p>Regel {n}." for n in range(5000))).encode())
        part = answer(content[: len(content) * 3 // 4], ("Content-Encoding", encoding))
        assert "Eén telefoontje" in text(archive(tmp_path / f"{encoding}.warc.gz", part))


@pytest.mark.parametrize(
    ("kind", "encoding"),
    [("text/html; charset=iso-8859-1", "cp1252"), ('text/html;charset="windows-1252"', "cp1252"),
     ("text/html; charset=utf-16", "utf-16"), ("TEXT/HTML; Charset=UTF8", "utf-8"), ("text/html; charset=onzin", "utf-8"),
     ("text/html", "cp1252"), ("application/xhtml+xml; charset=cp437", "cp437"), ("", "utf-8")],
)  # fmt: skip
def test_the_character_set_of_the_server(tmp_path, kind, encoding):
    part = answer(PAGE.encode(encoding), kind=kind)
    assert "Eén telefoontje" in text(archive(tmp_path / "in.warc.gz", part))


@pytest.mark.parametrize("packed", ["records", "whole", "not"])
def test_however_the_archive_itself_is_packed(tmp_path, packed):
    parts = [answer(PAGE.encode(), address=f"{ADDRESS}/{number}") for number in range(5)]
    path = archive(tmp_path / "in.warc.gz", *parts, packed=packed == "records")
    if packed == "whole":
        path.write_bytes(gzip.compress(path.read_bytes()))
    whole = path.read_bytes()
    assert [record.item.name for record in read(path)] == [f"{ADDRESS}/{number}" for number in range(5)]
    path.write_bytes(whole[: len(whole) * 9 // 10])
    found = []
    with pytest.raises(SourceError, match="niet verder"):
        found.extend(reading.Records([path], Fields()))
    records = reading.Records([path], Fields())
    assert next(records).item.name == f"{ADDRESS}/0"


def test_only_what_somebody_reads(tmp_path):
    html = PAGE.encode()
    moved = answer(b"Verhuisd", ("Location", "/nieuw"), status="301 Moved Permanently")
    parts = [
        answer(html),
        moved,
        answer(html, status="404 Not Found"),
        answer(b"", address=f"{ADDRESS}/leeg"),
        (ADDRESS, "revisit", b"", StatusAndHeaders("200 OK", [("Content-Type", HTML)], protocol="HTTP/1.1")),
        (ADDRESS, "request", b"GET / HTTP/1.1\r\n\r\n", None),
        (ADDRESS, "metadata", b"via: iets", None),
        answer(b"{}", kind="application/json"),
        ("dns:voorbeeld.nl", "resource", b"20260101 IN A 127.0.0.1", None),
        answer(html),  # the same address once more
        answer(html, status="200", address=f"{ADDRESS}/twee"),
    ]
    found = read(archive(tmp_path / "in.warc.gz", *parts))
    assert [record.item.name for record in found] == [ADDRESS, ADDRESS, f"{ADDRESS}/twee"]
    assert len({record.id for record in found}) == 3


def test_odd_heads_cost_their_own_record(tmp_path):
    good = b"HTTP/2 200\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    blocks = [
        (b"WARC-Target-URI: <https://www.voorbeeld.nl/wget>", good),
        (b"X: zonder adres", good),
        (b"WARC-Target-URI: https://www.voorbeeld.nl/kapot", b"\x00\x01onzin" * 9),
        (b"WARC-Target-URI: https://www.voorbeeld.nl/leeg", b""),
        (b"WARC-Target-URI: https://www.voorbeeld.nl/na", good),
    ]
    path = tmp_path / "in.warc"
    with path.open("wb") as stream:
        for number, (line, block) in enumerate(blocks):
            stream.write(
                b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\n%s\r\n"
                b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
                % (number, line, len(block), block)
            )
    found = read(path)
    names = [record.item.name.rpartition("/")[2] for record in found]
    assert names == ["wget", "kapot", "na"] and "niet te lezen" in found[1].item.error.message
    assert found[0].item.error is None and found[2].item.error is None
