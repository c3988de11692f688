"""Very many texts: rows in, rows out, whatever the kind of file, and wherever a run was stopped."""

import gzip
import json
from io import BytesIO

import pyarrow
import pyarrow.parquet
import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from begrijpelijk import plugins
from begrijpelijk.bulk import state
from begrijpelijk.bulk.reading import jsonl
from begrijpelijk.bulk.records import Fields
from begrijpelijk.bulk.run import BulkOptions, run
from begrijpelijk.config import Config
from begrijpelijk.errors import UsageError
from begrijpelijk.sources import MAX_BYTES

EASY = "<html lang=nl><title>Pijn</title><h1>Pijn</h1><p>Hebt u pijn? Bel ons dan. Wij helpen u snel. U mag ons bellen.</p>"
HARD = "<html lang=nl><title>Zorg</title><h1>Zorg</h1><p>Derhalve dient u zich te vervoegen bij de polikliniek.</p>"
RULES = ("formeel-woord",)  # where more of them tell nothing more
PAGES = {f"nr-{number}": (HARD if number % 3 == 1 else EASY).replace("Pijn", f"Pijn {number}") for number in range(7)}


@pytest.fixture(scope="module")
def registry():
    return plugins.load()


@pytest.fixture
def bulk(registry, tmp_path):
    def run_(source, output, progress=None, rules=(), **options):
        given = {"fields": Fields(kind="html"), "content": "bevindingen", "processes": 0, "portion": 3} | options
        wanted = BulkOptions([tmp_path / name for name in [source]], tmp_path / output, **given)
        config = Config(browser=False, regels=tuple(rules) or None)
        return run(wanted, config, registry, progress)

    return run_


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def write_lines(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")


def write_parquet(path, records):
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(records), path)


def write_warc(path, pages):
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.name.endswith(".gz"))
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for name, (status, kind, content) in pages.items():
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            address = f"https://www.voorbeeld.nl/{name}"
            writer.write_record(
                writer.create_warc_record(address, "response", payload=BytesIO(content), http_headers=headers)
            )
            writer.write_record(writer.create_warc_record(address, "request", payload=BytesIO(b"GET /")))


@pytest.fixture
def pages(tmp_path):
    records = [{"id": name, "text": text} for name, text in PAGES.items()]
    write_lines(tmp_path / "in.jsonl", records)
    return records


def test_a_row_for_every_record_in_their_order(bulk, pages, tmp_path):
    done = bulk("in.jsonl", "uit.jsonl")
    rows = lines(tmp_path / "uit.jsonl")
    assert [row["id"] for row in rows] == list(PAGES) and (done.records, done.failed) == (7, 0)
    hard = [row["id"] for row in rows if "formeel-woord" in row["rules"]]
    assert hard == ["nr-1", "nr-4"]
    assert rows[0]["title"] == "Pijn 0" and rows[0]["media_type"] == "text/html" and rows[0]["error"] is None
    (found,) = [finding for finding in rows[1]["findings"] if finding["excerpt"] == "Derhalve"]
    assert found["rule"] == "formeel-woord" and found["suggestions"]
    assert sum(rows[1]["rules"].values()) == rows[1]["fout"] + rows[1]["waarschuwing"] + rows[1]["tip"]
    assert not list(tmp_path.glob("uit.jsonl.*"))  # what was needed on the way is gone


@pytest.mark.slow
def test_workers_that_are_no_forks_load_the_pipeline_once(bulk, pages, tmp_path, monkeypatch):
    from begrijpelijk.batch.pool import Pool

    bulk("in.jsonl", "heel.jsonl", rules=RULES)
    pools = []
    monkeypatch.setattr("begrijpelijk.bulk.local.can_fork", lambda: False)
    monkeypatch.setattr("begrijpelijk.bulk.local.Pool", lambda *a, **k: pools.append(Pool(*a, **k)) or pools[-1])
    bulk("in.jsonl", "uit.jsonl", rules=RULES, processes=1, portion=2)
    (pool,) = pools
    assert pool._workers == []
    assert (tmp_path / "uit.jsonl").read_bytes() == (tmp_path / "heel.jsonl").read_bytes()


def test_large_records_are_not_held_together(bulk, pages, tmp_path, monkeypatch):
    bulk("in.jsonl", "heel.jsonl", rules=RULES)
    monkeypatch.setattr("begrijpelijk.bulk.run.PORTION_SIZE", 2 * len(HARD))
    told = []
    bulk("in.jsonl", "uit.jsonl", told.append, rules=RULES, portion=500)
    assert told == [2, 4, 6, 7]
    assert (tmp_path / "uit.jsonl").read_bytes() == (tmp_path / "heel.jsonl").read_bytes()


def test_the_rows_are_those_of_check(bulk, pages, tmp_path, registry):
    from begrijpelijk.checker import Checker

    bulk("in.jsonl", "uit.jsonl", content="alles")
    report = Checker(Config(browser=False), registry).check_text(PAGES["nr-1"], "html", "nr-1")
    expected = report.documents[0].model_dump(mode="json")
    assert lines(tmp_path / "uit.jsonl")[1]["document"] == expected


def test_every_kind_of_file_gives_the_same_rows(bulk, pages, tmp_path):
    write_parquet(tmp_path / "in.parquet", [record | {"rest": 1} for record in pages])
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress((tmp_path / "in.jsonl").read_bytes()))
    for source in ("in.jsonl", "in.jsonl.gz", "in.parquet"):
        bulk(source, f"{source}.uit.jsonl", content="alles")
    first, *others = [lines(tmp_path / f"in.{kind}.uit.jsonl") for kind in ("jsonl", "jsonl.gz", "parquet")]
    assert others == [first, first]
    bulk("in.jsonl", "uit.parquet", content="alles")
    table = pyarrow.parquet.read_table(tmp_path / "uit.parquet").to_pylist()
    assert len(list((tmp_path / "uit.parquet").iterdir())) == 3  # portions of three records
    for row, expected in zip(table, first, strict=True):
        assert json.loads(row["document"]) == expected["document"]
        assert dict(row["rules"]) == expected["rules"]
        same = ("id", "lint", "level", "words", "passed", "error", "findings")
        assert [row[name] for name in same] == [expected[name] for name in same]
    bulk("in.jsonl", "uit.warc.gz", content="alles")
    with (tmp_path / "uit.warc.gz").open("rb") as stream:
        told = [json.load(part.content_stream()) for part in ArchiveIterator(stream) if part.rec_type == "metadata"]
    assert told == first


def test_of_an_archive_pages_and_documents_are_read(bulk, tmp_path):
    html = "text/html; charset=utf-8"
    write_warc(
        tmp_path / "in.warc.gz",
        {
            "goed": ("200 OK", html, EASY.encode()),
            "weg": ("404 Not Found", html, HARD.encode()),
            "plaat.png": ("200 OK", "image/png", b"\x89PNG"),
            "stijl.css": ("200 OK", "text/css", b"p {}"),
            "folder.pdf": ("200 OK", "application/pdf", b"%PDF-1.4 kapot"),
            "tekst": ("200 OK", "text/plain", b"Hebt u pijn? Bel ons dan. Wij helpen u snel met uw vraag."),
        },
    )
    done = bulk("in.warc.gz", "uit.jsonl")
    rows = {row["source"].rpartition("/")[2]: row for row in lines(tmp_path / "uit.jsonl")}
    assert list(rows) == ["goed", "folder.pdf", "tekst"] and done.failed == 1
    assert rows["goed"]["words"] and rows["goed"]["id"].startswith("<urn:uuid:")
    assert rows["folder.pdf"]["error"] and rows["folder.pdf"]["words"] is None


def test_a_record_that_cannot_be_read_has_its_error(bulk, tmp_path, monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_LINE", 400)
    good = json.dumps({"id": "goed", "text": EASY})
    assert len(good) < 400 < MAX_BYTES
    content = [good, "{kapot", "", "[1]", json.dumps({"id": 3, "tekst": "x"}), '{"text": "' + "x" * 2000 + '"}']
    content += ["[" * 300, json.dumps({"id": "leeg", "text": " "}), json.dumps({"text": EASY, "id": {"a": 1}}), good]
    (tmp_path / "in.jsonl").write_text("\n".join(content))
    done = bulk("in.jsonl", "uit.jsonl")
    rows = lines(tmp_path / "uit.jsonl")
    told = {row["id"]: row["error"] for row in rows}
    assert [row["id"] for row in rows if row["error"] is None] == ["goed", "in.jsonl:9", "goed"]
    assert set(told) == {"goed", "in.jsonl:2", "in.jsonl:4", "3", "in.jsonl:6", "in.jsonl:7", "leeg", "in.jsonl:9"}
    assert "te lang" in told["in.jsonl:6"] and "--veld" in told["3"] and "JSON" in told["in.jsonl:7"]
    assert done.failed == 6 and [error.source for error in done.errors] == [row["id"] for row in rows if row["error"]]


@pytest.mark.parametrize("kind", ["jsonl.gz", "warc.gz", "parquet"])
def test_input_that_breaks_off_keeps_what_came_before(bulk, pages, tmp_path, kind):
    path = tmp_path / f"in.{kind}"
    if kind == "jsonl.gz":
        path.write_bytes(gzip.compress((tmp_path / "in.jsonl").read_bytes()))
    elif kind == "parquet":
        write_parquet(path, pages)
    else:
        write_warc(path, {name: ("200 OK", "text/html", text.encode()) for name, text in PAGES.items()})
    whole = path.read_bytes()
    for number, part in enumerate((0.3, 0.6, 0.7)):
        path.write_bytes(whole[: int(len(whole) * part)])
        done = bulk(path.name, f"{number}.jsonl", rules=RULES)
        assert [error.source for error in done.errors] == [path.name]
        assert done.records < 7 and len(lines(tmp_path / f"{number}.jsonl")) == done.records


def test_a_part_that_is_broken_costs_no_other_part(bulk, pages, tmp_path):
    (tmp_path / "delen").mkdir()
    for number in range(4):
        write_parquet(tmp_path / f"delen/{number}.parquet", pages[number : number + 1])
    for number in (0, 2):
        (tmp_path / f"delen/{number}.parquet").write_bytes(b"kapot")

    def stop(records):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk("delen", "uit.jsonl", stop, rules=RULES, portion=1)
    done = bulk("delen", "uit.jsonl", rules=RULES, portion=1)
    assert [row["id"] for row in lines(tmp_path / "uit.jsonl")] == ["nr-1", "nr-3"]
    assert [error.source for error in done.errors] == ["0.parquet", "2.parquet"] and done.resumed == 1


@pytest.mark.parametrize("output", ["uit.jsonl", "uit.parquet", "uit.warc.gz", "uit.warc"])
def test_a_run_that_was_stopped_goes_on_and_does_nothing_twice(bulk, pages, tmp_path, output):
    def stop(records):
        if records == 6:
            raise KeyboardInterrupt

    def ids():
        if output.endswith("jsonl"):
            return [row["id"] for row in lines(tmp_path / output)]
        if output.endswith("parquet"):
            return pyarrow.parquet.read_table(tmp_path / output)["id"].to_pylist()
        with (tmp_path / output).open("rb") as stream:
            parts = [part.content_stream().read() for part in ArchiveIterator(stream) if part.rec_type == "metadata"]
        return [json.loads(part)["id"] for part in parts]

    with pytest.raises(KeyboardInterrupt):
        bulk("in.jsonl", output, stop)
    part = tmp_path / f"{output}.deel"
    assert part.exists() and not (tmp_path / output).exists()
    # What was being written when the power went.
    if part.is_dir():
        (part / "part-000002.parquet").write_bytes(b"half")
        (part / ".part-000002.parquet").write_bytes(b"half")
    else:
        part.write_bytes(part.read_bytes() + b'{"id": "nr-6", "sour')
    done = bulk("in.jsonl", output)
    assert (done.records, done.resumed) == (7, 6) and ids() == list(PAGES)
    assert not list(tmp_path.glob(f"{output}.*"))


def test_a_run_that_was_killed_at_its_very_end(bulk, pages, tmp_path):
    place, kept = state.place(tmp_path / "uit.jsonl"), []
    bulk("in.jsonl", "uit.jsonl", lambda records: kept.append(place.read_bytes()), rules=RULES)
    before = (tmp_path / "uit.jsonl").read_bytes()
    place.write_bytes(kept[-1])
    done = bulk("in.jsonl", "uit.jsonl", rules=RULES)
    assert (done.records, done.resumed) == (7, 7) and not place.exists()
    assert (tmp_path / "uit.jsonl").read_bytes() == before


def test_another_job_does_not_go_on_where_this_one_stopped(bulk, pages, tmp_path):
    def stop(records):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk("in.jsonl", "uit.jsonl", stop)
    with pytest.raises(UsageError, match="--opnieuw"):
        bulk("in.jsonl", "uit.jsonl", content="scores")
    assert bulk("in.jsonl", "uit.jsonl", content="scores", fresh=True).resumed == 0
    assert "findings" not in lines(tmp_path / "uit.jsonl")[0]
    with pytest.raises(UsageError, match="er al"):
        bulk("in.jsonl", "uit.jsonl")
    state.place(tmp_path / "ander.jsonl").write_text("{kapot")
    with pytest.raises(UsageError, match="--opnieuw"):
        bulk("in.jsonl", "ander.jsonl")
    assert state.place(tmp_path / "ander.jsonl").read_text() == "{kapot"


@pytest.mark.parametrize(
    ("source", "output", "told"),
    [
        ("in.jsonl", "in.jsonl", "ook de invoer"),
        ("in.jsonl", "uit.doc", "kies uit"),
        ("in.docx", "uit.jsonl", "bestaat niet"),
        ("soort.docx", "uit.jsonl", "kies uit"),
        ("leeg", "uit.jsonl", "geen bestand van deze soort"),
        ("in.jsonl", "weg/uit.jsonl", "map bestaat niet"),
    ],
)
def test_what_cannot_be_is_said_before_the_work(bulk, pages, tmp_path, source, output, told):
    (tmp_path / "leeg").mkdir()
    (tmp_path / "soort.docx").write_text("x")
    with pytest.raises(UsageError, match=told):
        bulk(source, output)
    assert (tmp_path / "in.jsonl").stat().st_size > 100


def test_a_column_that_is_not_there(bulk, tmp_path):
    write_parquet(tmp_path / "in.parquet", [{"id": 1, "tekst": EASY}])
    done = bulk("in.parquet", "uit.jsonl")
    assert "--veld" in done.errors[0].message and done.records == 0
    assert bulk("in.parquet", "goed.jsonl", fields=Fields(text="tekst", kind="html")).failed == 0


def test_from_and_to_a_pipe(check, pages, tmp_path):
    code, out, err = check(
        "-",
        "--output",
        "-",
        "--soort",
        "html",
        "--processen",
        "0",
        command="bulk",
        stdin=(tmp_path / "in.jsonl").read_text(),
    )
    assert code == 0, err
    assert [json.loads(line)["id"] for line in out.splitlines()] == list(PAGES)
    assert "7 teksten bekeken" in err


@pytest.mark.slow
def test_a_worker_that_dies_or_hangs_costs_only_its_record(check, pages, tmp_path):
    records = [
        *pages,
        {"id": "dood", "text": EASY + "<p>Zegt u zegdood?"},
        {"id": "hang", "text": EASY + "<p>En zeghang?"},
    ]
    write_lines(tmp_path / "in.jsonl", [*records, {"id": "na", "text": EASY}])
    log = tmp_path / "log"
    code, _, err = check(
        tmp_path / "in.jsonl", "--output", tmp_path / "uit.jsonl", "--soort", "html", "--processen", 2, "--tijd", 2,
        command="bulk", ONRUST_LOG=str(log),
    )  # fmt: skip
    assert code == 2
    rows = lines(tmp_path / "uit.jsonl")
    assert [row["id"] for row in rows if row["error"]] == ["dood", "hang"]
    assert log.read_text().count("dood") == 2 and log.read_text().count("hang") == 2  # each has a second chance
    assert "dood: " in err and "hang: " in err


@pytest.mark.slow
def test_a_run_that_is_killed_goes_on(start, check, tmp_path):
    import time

    write_lines(tmp_path / "in.jsonl", [{"id": n, "text": f"{EASY}<p>Dit is tekst {n} zegtraag."} for n in range(1200)])
    arguments = (tmp_path / "in.jsonl", "--output", tmp_path / "uit.jsonl", "--soort", "html", "--regel", "onrust")
    process = start(*arguments, command="bulk")
    while not state.place(tmp_path / "uit.jsonl").exists():
        assert process.poll() is None
        time.sleep(0.1)
    process.kill()
    process.wait()
    done = json.loads(state.place(tmp_path / "uit.jsonl").read_text())["records"]
    assert 0 < done < 1200
    code, _, err = check(*arguments, command="bulk")
    assert code == 0 and f"{done} daarvan waren al klaar" in err
    assert [row["id"] for row in lines(tmp_path / "uit.jsonl")] == [str(number) for number in range(1200)]
