"""The database of audits: its versions, what it refuses, its history, and what is stored once."""

import hashlib
import sqlite3
import threading
from pathlib import Path

import pytest

from begrijpelijk.audit import schema
from begrijpelijk.audit.compare import compare
from begrijpelijk.audit.records import Signal, StoredFinding, StoredProblem
from begrijpelijk.audit.store import Store
from begrijpelijk.audit.writing import Judgement, Reading, Task, Writer, transaction
from begrijpelijk.errors import UsageError


def fill(store: Store, pages: dict[str, str], *, settings: str = "s", level: int = 1) -> int:
    """A finished run with a page for each source; its content says which text it has."""
    writer, _ = Writer.begin(store, ["http://x/"], "B1", "1.0", settings, fresh=True)
    for source, content in pages.items():
        with transaction(store):
            task = Task(source, "http://x/", "page")
            writer.add([task])
            signals = (Signal("tolk", "tolk", "Een tolk", "p"), Signal("talen", "en"), Signal("talen", "ar"))
            writer.put_reading(
                Reading(f"r-{content}", "text/html", f"Over {content}", "nl", True, 40, content, ("let op",), signals,
                        (("gelijk", "{}"), (f"eigen {content}", "{}")))
            )  # fmt: skip
            findings = tuple(
                StoredFinding(
                    "lange-zin", "tip", "Deze zin is lang.", "x" * n, (3, 4), ("begrijpelijkheid",), ("3.1.5",), n
                )
                for n in range(1, len(content) + 1)
            )
            key = f"j-{content}-{level}"
            writer.put_judgement(
                Judgement(key, f"r-{content}", settings, 40, 4, 30.5, level, 0.1, "B1", "B1", level < 3, (), findings)
            )
            writer.put_document(task, "page", f"r-{content}", judgement=key, modified="2026-05-03")
            writer.close(source, "done")
    with transaction(store):
        writer.count_duplicates()
        writer.add_problem(StoredProblem("http://x/stuk", "Deze pagina bestaat niet."))
        writer.judge_duplicates()
    writer.finish()
    return writer.run


def test_what_goes_in_comes_out(database):
    with Store.open(database, create=True) as store:
        run = fill(store, {"http://x/a": "aa", "http://x/b": "b", "http://x/c": "aa"})
    with Store.open(database) as store:
        assert store.run().info.id == run and store.run().info.documents == 3 and store.run().info.problems == 1
        a, b, c = store.run().documents()
        assert (a.source, a.title, a.language, a.level, a.passed, a.judged) == (
            "http://x/a",
            "Over aa",
            "nl",
            1,
            True,
            True,
        )
        assert [finding.excerpt for finding in a.findings] == ["x", "xx"]
        assert a.findings[0] == StoredFinding(
            "lange-zin", "tip", "Deze zin is lang.", "x", (3, 4), ("begrijpelijkheid",), ("3.1.5",), 1
        )
        assert [signal.value for signal in a.signals["talen"]] == ["en", "ar"] and a.signals["tolk"][
            0
        ].excerpt == "Een tolk"
        assert (b.duplicate_of, c.duplicate_of) == (None, "http://x/a")
        assert a.modified == "2026-05-03" and a.notes == ("let op",)
        assert store.run().document("http://x/b") == b and store.run().document("http://x/z") is None
        assert next(iter(store.run().documents(findings=False))).findings == ()


def test_many_documents_come_in_pages(database, monkeypatch):
    monkeypatch.setattr("begrijpelijk.audit.store.PAGE", 3)
    with Store.open(database, create=True) as store:
        fill(store, {f"http://x/{number:02}": f"tekst {number}" for number in range(10)})
        assert [document.source for document in store.run().documents()] == [f"http://x/{n:02}" for n in range(10)]


def test_unchanged_texts_are_stored_once(database):
    with Store.open(database, create=True) as store:
        fill(store, {"http://x/a": "aaa", "http://x/b": "b"})
        before = [store.query(f"SELECT count(*) FROM {table}")[0][0] for table in ("reading", "judgement", "finding")]
        fill(store, {"http://x/a": "aaa", "http://x/b": "b"})
        assert [
            store.query(f"SELECT count(*) FROM {table}")[0][0] for table in ("reading", "judgement", "finding")
        ] == before
        assert len(store.runs()) == 2 and all(run.documents == 2 for run in store.runs())


def test_a_run_in_which_nothing_changed_names_the_pipeline_of_the_one_before(database):
    with Store.open(database, create=True) as store:
        first = fill(store, {"http://x/a": "a"})
        store.connection.execute("UPDATE run SET pipeline = 'nl_eigen 1.0' WHERE id = ?", (first,))
        fill(store, {"http://x/a": "a"})
        assert [run.pipeline for run in store.runs()] == ["nl_eigen 1.0"] * 2


def test_two_runs_are_compared(database):
    with Store.open(database, create=True) as store:
        first = fill(store, {"http://x/a": "aaa", "http://x/b": "b", "http://x/weg": "weg"}, level=4)
        second = fill(store, {"http://x/a": "a", "http://x/b": "b", "http://x/nieuw": "nn"}, level=2)
        found = compare(store.run(first), store.run(second))
        assert (found.new, found.gone, found.changed) == (("http://x/nieuw",), ("http://x/weg",), ("http://x/a",))
        assert found.better == ("http://x/a", "http://x/b") and found.worse == ()
        assert found.rules == {"lange-zin": (7, 4)}
        assert compare(store.run(first), store.run(first)).same == 3


def test_an_unfinished_run_goes_on_and_is_no_answer_yet(database):
    with Store.open(database, create=True) as store:
        done = fill(store, {"http://x/a": "a"})
        writer, resumed = Writer.begin(store, ["y"], "B1", "1", "s", fresh=False)
        assert not resumed and store.run().info.id == done
        again, resumed = Writer.begin(store, ["y"], "B1", "1", "s", fresh=False)
        assert resumed and again.run == writer.run
        other, resumed = Writer.begin(store, ["y"], "B1", "1", "anders", fresh=False)
        assert not resumed and other.run != writer.run


def test_half_a_step_is_no_step(database):
    with Store.open(database, create=True) as store:
        writer, _ = Writer.begin(store, ["y"], "B1", "1", "s", fresh=True)
        with pytest.raises(RuntimeError), transaction(store):
            writer.add([Task("a", "y", "page")])
            raise RuntimeError
        assert writer.count() == 0


def _damaged(path: Path) -> None:
    with Store.open(path, create=True) as store:
        fill(store, {f"http://x/{n}": f"tekst nummer {n} " * 40 for n in range(30)})
    data = bytearray(path.read_bytes())
    data[4096:40_960] = b"\x07" * (40_960 - 4096)
    path.write_bytes(data)


def _cut(path: Path) -> None:
    with Store.open(path, create=True) as store:
        fill(store, {f"http://x/{n}": f"tekst nummer {n} " * 40 for n in range(30)})
    path.write_bytes(path.read_bytes()[:20_000])


def _newer(path: Path) -> None:
    Store.open(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()


def _of_others(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE patient (naam TEXT)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda path: path.write_text("Geachte heer, mevrouw, " * 300), "geen database van begrijpelijk"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000), "beschadigd|geen database"),
        (_damaged, "beschadigd"),
        (_cut, "beschadigd"),
        (_newer, "nieuwere begrijpelijk"),
        (_of_others, "geen database van begrijpelijk"),
        (lambda path: path.mkdir(), "dit is een map"),
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_what_is_not_right_is_never_written_to(database, make, word, create):
    make(database)
    before = hashlib.sha256(database.read_bytes()).hexdigest() if database.is_file() else ""
    with pytest.raises(UsageError, match=word) as raised:
        Store.open(database, create=create)
    assert "\n" not in str(raised.value) and str(database) in str(raised.value)
    assert not database.is_file() or hashlib.sha256(database.read_bytes()).hexdigest() == before
    assert [path.name for path in database.parent.iterdir()] == [database.name]


def test_a_missing_one_is_only_made_when_asked(database):
    with pytest.raises(UsageError, match="bestaat niet"):
        Store.open(database)
    assert not database.exists()
    with Store.open(database, create=True) as store, pytest.raises(UsageError, match="nog geen audit"):
        store.run()
    assert database.stat().st_mode & 0o077 == 0


def test_an_older_one_is_brought_up_to_date_or_left(database, monkeypatch):
    with Store.open(database, create=True) as store:
        fill(store, {"http://x/a": "a"})
    step = "CREATE TABLE extra (a TEXT);\nALTER TABLE run ADD COLUMN naam TEXT;\n"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step + "DIT IS GEEN SQL;"))
    with pytest.raises(UsageError):
        schema.connect(database, create=True, version=schema.VERSION + 1)
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
        assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").fetchone()[0] == 0
    connection.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS[:-1], step))
    schema.connect(database, create=False, version=schema.VERSION + 1).close()
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION + 1
        assert connection.execute("SELECT naam FROM run").fetchall() == [(None,)]
    connection.close()


def test_others_can_read_while_an_audit_writes(database):
    with Store.open(database, create=True) as writing:
        run = fill(writing, {"http://x/a": "a"})
        with transaction(writing):
            Writer(writing, run).add_problem(StoredProblem("z", "nog niet klaar"))
            seen: list[int] = []

            def read() -> None:
                with Store.open(database) as store:
                    seen.append(store.run().info.problems)

            thread = threading.Thread(target=read)
            thread.start()
            thread.join(10)
            assert seen == [1]
