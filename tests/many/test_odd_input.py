"""Rows and lines as other programs write them: every kind of column, what is empty, and what is not as it says."""

import gzip
import json

import pyarrow
import pyarrow.parquet
import pytest

from begrijpelijk.bulk import reading
from begrijpelijk.bulk.records import Fields
from begrijpelijk.bulk.writing import warc

TEXTS = ["Één tekst", "twee", None]
BROKEN = b"Deze tekst is ge\xebxporteerd uit een oud programma."


def parquet(path, columns, fields=None, **options):
    pyarrow.parquet.write_table(pyarrow.table(columns), path, **options)
    return list(reading.Records([path], fields or Fields()))


def lines(path, data):
    path.write_bytes(data)
    return list(reading.Records([path], Fields()))


def line(**values):
    return json.dumps(values, ensure_ascii=False).encode()


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "binary", "large_binary", "dictionary"])
def test_every_kind_of_column_gives_the_same_records(tmp_path, kind):
    values = {"id": ["a", "b", None], "text": TEXTS, "source": ["https://een.nl", "", None]}
    if kind == "dictionary":
        columns = {name: pyarrow.array(column).dictionary_encode() for name, column in values.items()}
    else:
        as_kind = getattr(pyarrow, kind)()
        columns = {name: pyarrow.array(column).cast(as_kind) for name, column in values.items()}
    found = parquet(tmp_path / "in.parquet", columns)
    assert [(record.id, record.item.name) for record in found] == [
        ("a", "https://een.nl"), ("b", "b"), ("in.parquet:3", "in.parquet:3"),
    ]  # fmt: skip
    assert [record.item.data for record in found] == ["Één tekst".encode(), b"twee", None]
    assert "--veld" in found[2].item.error.message


@pytest.mark.parametrize("options", [{"row_group_size": 1}, {"compression": "gzip"}, {"compression": "none"}])
def test_however_the_rows_are_kept(tmp_path, options):
    found = parquet(tmp_path / "in.parquet", {"id": [*range(200), 7], "text": ["x"] * 201}, **options)
    assert [record.id for record in found] == [str(number) for number in [*range(200), 7]]


@pytest.mark.parametrize(
    ("kind", "value", "known"),
    [
        (pyarrow.date32(), 2**31 - 1, "2147483647"),
        (pyarrow.duration("s"), 2**62, str(2**62)),
        (pyarrow.timestamp("ns"), 2**62 + 1, "2116-02-20 23:53:38.427387905"),
        (pyarrow.timestamp("s", "Nergens/Plaats"), 1, "in.parquet:1"),
    ],
    ids=str,
)
def test_a_time_that_python_does_not_know_costs_no_record(tmp_path, kind, value, known):
    (found,) = parquet(tmp_path / "in.parquet", {"id": pyarrow.array([value], kind), "text": ["Bel ons."]})
    assert known in found.id and found.item.data == b"Bel ons."


def test_columns_without_text(tmp_path):
    for column in ([{"a": 1}], [["a"]], [3.5], [None]):
        (found,) = parquet(tmp_path / "in.parquet", {"id": [1], "text": column})
        assert "--veld" in found.item.error.message and found.id == "1"
    assert parquet(tmp_path / "in.parquet", {"id": [], "text": []}) == []
    (found,) = parquet(tmp_path / "in.parquet", {"page.text": ["x"]}, Fields(text="page.text", id="page.text"))
    assert (found.id, found.item.data) == ("x", b"x")


@pytest.mark.parametrize("kind", [pyarrow.string(), pyarrow.large_string()])
def test_a_text_that_is_not_in_utf8_costs_no_other(tmp_path, kind):
    texts = pyarrow.array(["Eén".encode(), BROKEN, b"drie"], pyarrow.binary()).cast(
        pyarrow.large_binary() if kind == pyarrow.large_string() else pyarrow.binary()
    )
    wrong = pyarrow.Array.from_buffers(kind, 3, texts.buffers())  # as writers do that check nothing
    found = parquet(tmp_path / "in.parquet", {"id": ["a", "b", "c"], "text": wrong})
    assert [record.id for record in found] == ["a", "b", "c"]
    assert [record.item.data for record in found] == ["Eén".encode(), BROKEN, b"drie"]
    assert "geëxporteerd" in found[1].item.read().text


def test_a_folder_of_parts_as_other_programs_write_it(tmp_path):
    for name in ("jaar=2025/part-0.parquet", "jaar=2026/part-0.parquet", "jaar=2026/part-1.parquet"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        parquet(path, {"id": [name], "text": ["x"]})
    for name in ("_SUCCESS", ".part-0.parquet.crc", "_temporary/part-9.parquet", "uit.parquet.deel/part-0.parquet"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(b"kapot")
    found = reading.Records(reading.files([tmp_path / "in"]), Fields())
    assert [record.id for record in found] == [
        "jaar=2025/part-0.parquet", "jaar=2026/part-0.parquet", "jaar=2026/part-1.parquet",
    ]  # fmt: skip


def test_lines_as_other_programs_write_them(tmp_path):
    data = (
        b"\xef\xbb\xbf"
        + line(id=1, text="Één", rest=[1])
        + b"\r\n\r\n"
        + line(id=2.5, text="a\u2028b\u0085c")
        + b"\r\n"
    )
    found = lines(tmp_path / "in.jsonl", data + line(id="", text="x"))
    assert [record.id for record in found] == ["1", "2.5", "in.jsonl:4"]
    assert found[0].item.data.decode() == "Één" and found[1].item.data.decode() == "a\u2028b\u0085c"
    members = gzip.compress(line(text="a") + b"\n") + gzip.compress(line(text="b"))
    assert [record.item.data for record in lines(tmp_path / "in.jsonl.gz", members)] == [b"a", b"b"]
    assert lines(tmp_path / "leeg.jsonl", b"") == []


def test_a_name_that_cannot_be_written_is_written_without_what_cannot(tmp_path):
    (found,) = lines(tmp_path / "in.jsonl", b'{"id": "a\\ud800", "source": "b\\udfff", "text": "c\\ud800"}')
    assert (found.id, found.item.name, found.item.data) == ("a?", "b?", b"c?")


def test_a_name_does_not_end_the_head_of_a_record(tmp_path):
    from warcio.archiveiterator import ArchiveIterator

    writer = warc.WarcWriter(tmp_path / "uit.warc", 0)
    names = ["https://een.nl/a b?c=é", "twee\r\nWARC-Type: response\r\n\r\n", "drie"]
    writer.write([{"id": f"<urn:uuid:{name}>", "source": name} for name in names])
    writer.finish()
    with (tmp_path / "uit.warc").open("rb") as stream:
        found = [(part.rec_type, part.content_stream().read()) for part in ArchiveIterator(stream)]
    assert [kind for kind, _ in found] == ["warcinfo", *["metadata"] * 3]
    assert [json.loads(content)["source"] for _, content in found[1:]] == names
