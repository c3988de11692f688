"""On a Dask cluster of real processes: the same rows as on one machine, whatever dies, hangs or goes away."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from many_processes import alive, children

from begrijpelijk import plugins
from begrijpelijk.batch import fingerprint
from begrijpelijk.batch.pool import DIED
from begrijpelijk.bulk.records import Fields
from begrijpelijk.bulk.run import BulkOptions, run
from begrijpelijk.config import Config
from begrijpelijk.errors import UsageError

TEXT = "Hebt u pijn? Bel ons dan. Derhalve helpen wij u snel. U mag ons altijd bellen over nummer {}."


@pytest.fixture(scope="module")
def plugin_path(plugin):
    """The plugin that dies and hangs, here and in what is started from here."""
    before, path = os.environ.get("PYTHONPATH"), sys.path[:]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(plugin), before]))
    sys.path.insert(0, str(plugin))
    plugins.registry.cache_clear()
    yield plugin
    sys.path[:] = path
    plugins.registry.cache_clear()
    os.environ.pop("PYTHONPATH") if before is None else os.environ.update(PYTHONPATH=before)


class Cluster:
    """A scheduler and its workers, started as the manual says."""

    def __init__(self, folder, environment=None):
        self.folder, self.processes, self.environment = folder, [], environment
        place = folder / "planner.json"
        self.scheduler = self._start("scheduler", "--scheduler-file", place, "--host", "127.0.0.1", "--port", 0)
        deadline = time.monotonic() + 60
        while not place.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        self.address = json.loads(place.read_text())["address"]

    def _start(self, part, *arguments):
        program = [sys.executable, "-m", f"distributed.cli.dask_{part}", "--no-dashboard", *map(str, arguments)]
        with (self.folder / "log").open("a") as log:
            started = subprocess.Popen(program, stdout=log, stderr=log, env=self.environment, cwd=self.folder)
        self.processes.append(started)
        return started

    def work(self, processes=2, threads=1):
        """Start workers."""
        self.worker = self._start("worker", self.address, "--nworkers", processes, "--nthreads", threads)

    def checking(self):
        """What checks texts: the processes that the workers of Dask have started."""
        nannies = [pid for pid in children(self.worker.pid) if "spawn_main" in _command(pid)]
        return [pid for pid in nannies if any(_parent(pid) == other for other in nannies)]

    def close(self):
        """End it all, and see that nothing stays."""
        left = [pid for process in self.processes for pid in children(process.pid)]
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            process.wait(30)
        deadline = time.monotonic() + 15
        while any(map(alive, left)) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not [pid for pid in left if alive(pid)]


def _command(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def _parent(pid):
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


@pytest.fixture(scope="module")
def started(plugin_path, tmp_path_factory):
    pytest.importorskip("distributed")
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        cluster.work()
        yield cluster
    finally:
        cluster.close()


@pytest.fixture
def cluster(started):
    return started.address


def rows(tmp_path, name, special=None, count=20, progress=None, **options):
    texts = {str(number): TEXT.format(number) for number in range(count)} | (special or {})
    source = tmp_path / "in.jsonl"
    if not source.exists():
        source.write_text("".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in texts.items()))
    wanted = BulkOptions([source], tmp_path / name, **{"content": "alles", "fields": Fields()} | options)
    done = run(wanted, Config(browser=False), plugins.registry(), progress)
    return done, [json.loads(line) for line in (tmp_path / name).read_text().splitlines()]


def test_the_same_rows(cluster, tmp_path):
    done, there = rows(tmp_path, "cluster.jsonl", cluster=cluster)
    assert (done.records, done.failed) == (20, 0)
    assert there == rows(tmp_path, "hier.jsonl", processes=0)[1]


def test_a_text_that_is_died_of_costs_only_itself(cluster, tmp_path):
    done, there = rows(tmp_path, "cluster.jsonl", {"dood": "Zegt u zegdood?"}, cluster=cluster)
    assert done.failed == 1
    assert [(row["id"], row["error"]) for row in there if row["error"]] == [("dood", DIED)] and len(there) == 21


@pytest.mark.slow
def test_a_text_that_is_hung_on_costs_only_its_time(cluster, tmp_path):
    began = time.monotonic()
    special = {f"hang{number}": "En zeghang?" for number in range(3)}
    done, there = rows(tmp_path, "cluster.jsonl", special, cluster=cluster, tries=1, time_limit=1.0)
    assert done.failed == 3 and [row["id"] for row in there if row["error"]] == list(special)
    assert "langer dan 1 seconden" in there[-1]["error"]
    assert time.monotonic() - began < 60


@pytest.mark.slow
def test_whatever_of_the_cluster_is_killed_no_row_is_lost(started, tmp_path):
    """What checks is killed at random, and twice the worker of Dask that has it."""

    def kill(records):
        checking = started.checking()
        if checking:
            os.kill(checking[0] if records % 100 else _parent(checking[0]), signal.SIGKILL)

    done, there = rows(
        tmp_path, "cluster.jsonl", count=300, cluster=started.address, portion=50, progress=kill, content="scores"
    )
    assert (done.records, done.failed) == (300, 0)
    assert [row["id"] for row in there] == [str(number) for number in range(300)]


def test_a_large_text_says_nothing_of_dask(cluster, tmp_path, capfd, recwarn):
    special = {"groot": "Bel ons dan. " * 1_000_000}
    done, _ = rows(tmp_path, "cluster.jsonl", special, count=2, cluster=cluster, tries=1, content="scores")
    assert done.records == 3
    assert capfd.readouterr() == ("", "") and not list(recwarn)


@pytest.mark.slow
def test_other_code_on_a_worker_is_told(started, tmp_path, monkeypatch):
    monkeypatch.setattr(fingerprint, "_PACKAGES", (*fingerprint._PACKAGES, "pytest"))
    with pytest.raises(UsageError, match="andere versie"):
        rows(tmp_path, "cluster.jsonl", cluster=started.address)
    monkeypatch.undo()
    assert rows(tmp_path, "cluster.jsonl", cluster=started.address)[0].failed == 0


@pytest.mark.slow
def test_several_threads_have_a_process_each(plugin_path, tmp_path):
    pytest.importorskip("distributed")
    cluster = Cluster(tmp_path)
    try:
        cluster.work(processes=1, threads=2)
        done, there = rows(tmp_path, "cluster.jsonl", count=60, cluster=cluster.address, content="scores")
        assert (done.records, done.failed) == (60, 0) and len(cluster.checking()) == 2
        assert there == rows(tmp_path, "hier.jsonl", processes=0, content="scores")[1]
    finally:
        cluster.close()


@pytest.mark.slow
def test_a_scheduler_that_goes_away_is_told_and_the_work_goes_on_later(plugin_path, tmp_path, capfd):
    pytest.importorskip("distributed")
    (tmp_path / "eerst").mkdir()
    first = Cluster(tmp_path / "eerst")
    try:
        first.work()
        ending = threading.Timer(0, first.scheduler.kill)
        with pytest.raises(UsageError, match="antwoordt niet meer"):
            rows(
                tmp_path, "uit.jsonl", count=400, cluster=first.address, portion=100, content="scores",
                progress=lambda records: ending.start() if records == 100 else None,
            )  # fmt: skip
    finally:
        first.close()
    assert capfd.readouterr() == ("", "")
    done, there = rows(tmp_path, "uit.jsonl", processes=0, content="scores", portion=100)
    assert 100 <= done.resumed < 400 and [row["id"] for row in there] == [str(number) for number in range(400)]


@pytest.mark.slow
def test_no_workers_are_told(plugin_path, tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("begrijpelijk.bulk.cluster.NOBODY", 1.0)
    cluster = Cluster(tmp_path)
    try:
        with pytest.raises(UsageError, match="geen werkers"):
            rows(tmp_path, "uit.jsonl", cluster=cluster.address)
    finally:
        cluster.close()


@pytest.mark.slow
def test_no_cluster_there(tmp_path):
    pytest.importorskip("distributed")
    with pytest.raises(UsageError, match="antwoordt niet"):
        rows(tmp_path, "cluster.jsonl", cluster="tcp://127.0.0.1:9")
