"""The cache: only when asked, closed to others, and never a report on something else."""

import json
import os
import signal
import stat
import time
from pathlib import Path

import pytest

from begrijpelijk.batch.cache import FOLDER, Cache
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry
from begrijpelijk.sources import Item


def done(log):
    """The names of the texts that were checked."""
    if not log.exists():
        return []
    return sorted(line.split()[1] for line in log.read_text().splitlines() if line.split()[1] != "begrijpelijk")


@pytest.fixture
def counted(check, tmp_path):
    """Run with the cache; gives what came out and which texts were really checked."""

    def run(*arguments, **more):
        log = tmp_path / "log"
        log.unlink(missing_ok=True)
        seen = check(*arguments, "--cache", "geheugen", ONRUST_LOG=str(log), **more)
        return seen, [name for name in done(log) if name.endswith(".txt")]

    return run


def entries(folder=Path("geheugen")):
    return sorted((folder / FOLDER).glob("*.cache"))


def test_nothing_is_kept_unless_asked(check, texts, tmp_path):
    folder = texts(5)
    before = set(tmp_path.rglob("*"))
    check(folder, "--format", "csv")
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("form", ["json", *(pytest.param(form, marks=pytest.mark.slow) for form in ("html", "csv"))])
def test_what_did_not_change_is_not_done_again(counted, texts, form):
    folder = texts(6)
    (folder / "leeg.txt").write_text("")
    first, checked = counted(folder, "--format", form)
    assert len(checked) == 6
    again, checked = counted(folder, "--format", form)
    assert again == first and checked == []
    (folder / "003.txt").write_text("Dit is een andere tekst. Bel ons als u vragen heeft.")
    other, checked = counted(folder, "--format", form)
    assert other != first and checked == ["003.txt"]


def test_without_work_the_pipeline_is_not_loaded(counted, texts, tmp_path, plugin):
    folder = texts(4)
    counted(folder, "--format", "json")
    sabotage = tmp_path / "zonder"
    sabotage.mkdir()
    (sabotage / "spacy.py").write_text("raise RuntimeError('spacy is geladen')")
    path = os.pathsep.join([str(sabotage), str(plugin), os.environ.get("PYTHONPATH", "")])
    (code, out, err), checked = counted(folder, "--format", "json", PYTHONPATH=path)
    assert code in (0, 1) and err == "" and checked == [] and len(json.loads(out)["documents"]) == 4


SLOW = [
    pytest.param(change, marks=pytest.mark.slow)
    for change in ("--niveau A2", "--zonder lange-zin", "--lang en", "settings", "plugin")
]


@pytest.mark.parametrize("change", ["list", *SLOW])
def test_another_setting_is_another_report(counted, texts, plugin, change):
    folder = texts(4)
    words = folder / "woorden.csv"
    words.write_text("term;alternatieven\nbehandeling;hulp\n")
    settings = folder / "begrijpelijk.toml"
    settings.write_text('woordenlijsten = ["woorden.csv"]\n')
    assert len(counted(folder, "--format", "json")[1]) == 4
    more = []
    if change.startswith("--"):
        more = change.split()
    elif change == "settings":
        settings.write_text('woordenlijsten = ["woorden.csv"]\n[[paden]]\npad = "001.txt"\ntoegestaan = ["eten"]\n')
    elif change == "list":
        words.write_text("term;alternatieven\nbehandeling;zorg\n")
    else:
        os.utime(plugin / "onrust_plugin.py")
    assert counted(folder, "--format", "json", *more)[1] == (
        ["001.txt"] if change == "settings" else ["000.txt", "001.txt", "002.txt", "003.txt"]
    )


def test_where_a_rule_failed_it_is_tried_again(counted, texts):
    folder = texts(4, kapot="zegfout")
    counted(folder, "--format", "json")
    assert counted(folder, "--format", "json")[1] == ["kapot.txt"]


def test_only_the_user_can_read_it(counted, texts):
    counted(texts(4), "--format", "csv")
    assert stat.S_IMODE((Path("geheugen") / FOLDER).stat().st_mode) == 0o700
    assert entries() and {stat.S_IMODE(path.stat().st_mode) for path in entries()} == {0o600}


@pytest.mark.slow
def test_damaged_and_foreign_files_are_made_anew(counted, texts, tmp_path):
    folder = texts(5)
    first, _ = counted(folder, "--format", "json")
    files = entries()
    files[0].write_bytes(b"rommel")
    files[1].write_bytes(files[2].read_bytes())  # a good file, about another text
    files[3].write_bytes(files[3].read_bytes()[:-20])
    secret = tmp_path / "elders"
    secret.write_bytes(files[4].read_bytes())
    files[4].unlink()
    files[4].symlink_to(secret)
    again, checked = counted(folder, "--format", "json")
    assert again == first and len(checked) == 4
    assert counted(folder, "--format", "json") == (first, [])


def test_the_settings_can_ask_for_it(check, texts):
    folder = texts(4)
    (folder / "begrijpelijk.toml").write_text('cache = "hier"\n')
    check(folder, "--format", "csv")
    assert len(entries(folder / "hier")) == 4


def test_the_oldest_go_first_and_nothing_of_others(tmp_path):
    cache = Cache(tmp_path, registry(), Config(), limit=250)
    names = ["a" * 64, "b" * 64, "c" * 64]
    for age, name in enumerate(names):
        path = tmp_path / FOLDER / f"{name}.cache"
        path.write_bytes(b"x" * 100)
        os.utime(path, (1000 - age, 1000 - age))
    for stranger in ("brief.docx", f".{'d' * 64}.cache.{os.getppid()}.tmp"):
        (tmp_path / FOLDER / stranger).write_bytes(b"x" * 1000)
    (tmp_path / FOLDER / f".{'e' * 64}.cache.999999999.tmp").write_bytes(b"half")
    cache.sweep()
    left = sorted(path.name for path in (tmp_path / FOLDER).iterdir())
    assert left == sorted(
        ["brief.docx", f".{'d' * 64}.cache.{os.getppid()}.tmp", f"{names[0]}.cache", f"{names[1]}.cache"]
    )


def test_a_file_that_unpacks_without_end_is_passed_over(tmp_path, monkeypatch):
    import zlib

    cache = Cache(tmp_path, registry(), Config())
    key = cache.key(Item("x.txt", data=b"x"), Config(), False)
    (tmp_path / FOLDER / f"{key}.cache").write_bytes(zlib.compress(b" " * 10_000_000))
    monkeypatch.setattr("begrijpelijk.batch.cache.MAX_ENTRY", 1_000_000)
    assert cache.find(key) is None


@pytest.mark.slow
def test_killed_halfway_it_goes_on_where_it_was(start, counted, check, texts, tmp_path):
    folder = texts(0, **{f"t{n:02}": "zegtraag" for n in range(24)})
    log = tmp_path / "eerst"
    process = start(folder, "--format", "json", "--cache", "geheugen", "--processen", 2, ONRUST_LOG=str(log))
    end = time.monotonic() + 60
    while len(entries()) < 8 and time.monotonic() < end:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    before = [name for name in done(log) if name.endswith(".txt")]
    assert 8 <= len(before) < 24
    resumed, after = counted(folder, "--format", "json", "--processen", "2")
    twice = set(before) & set(after)
    assert set(before) | set(after) == {f"t{n:02}.txt" for n in range(24)}
    assert len(twice) <= 2, "only what the two workers had in hand is done twice"
    assert resumed == check(folder, "--format", "json")
