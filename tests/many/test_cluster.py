"""On a Dask cluster of real processes: the same rows as on one machine, also where a worker dies or hangs."""

import json
import os
import sys
import time

import pytest

from begrijpelijk import plugins
from begrijpelijk.bulk.records import Fields
from begrijpelijk.bulk.run import BulkOptions, run
from begrijpelijk.config import Config
from begrijpelijk.errors import UsageError

pytestmark = pytest.mark.slow
TEXT = "Hebt u pijn? Bel ons dan. Derhalve helpen wij u snel. U mag ons altijd bellen over nummer {}."


@pytest.fixture(scope="module")
def cluster(plugin):
    distributed = pytest.importorskip("distributed")
    before, path = os.environ.get("PYTHONPATH"), sys.path[:]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(plugin), before]))
    sys.path.insert(0, str(plugin))
    plugins.registry.cache_clear()
    try:
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as started:
            yield started.scheduler_address
    finally:
        sys.path[:] = path
        plugins.registry.cache_clear()
        os.environ.pop("PYTHONPATH") if before is None else os.environ.update(PYTHONPATH=before)


def rows(tmp_path, name, special=None, **options):
    texts = {str(number): TEXT.format(number) for number in range(20)} | (special or {})
    source = tmp_path / "in.jsonl"
    if not source.exists():
        source.write_text("".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in texts.items()))
    wanted = BulkOptions([source], tmp_path / name, "alles", Fields(), **options)
    done = run(wanted, Config(browser=False), plugins.registry())
    return done, [json.loads(line) for line in (tmp_path / name).read_text().splitlines()]


def test_the_same_rows(cluster, tmp_path):
    done, there = rows(tmp_path, "cluster.jsonl", cluster=cluster)
    assert (done.records, done.failed) == (20, 0)
    assert there == rows(tmp_path, "hier.jsonl", processes=0)[1]


def test_a_worker_that_dies_costs_only_its_record(cluster, tmp_path):
    done, there = rows(tmp_path, "cluster.jsonl", {"dood": "Zegt u zegdood?"}, cluster=cluster, tries=1)
    assert done.failed == 1
    assert [row["id"] for row in there if row["error"]] == ["dood"]
    assert "onverwacht" in there[-1]["error"] and len(there) == 21


def test_a_worker_that_hangs_costs_only_its_record(cluster, tmp_path):
    began = time.monotonic()
    done, there = rows(tmp_path, "cluster.jsonl", {"hang": "En zeghang?"}, cluster=cluster, tries=1, time_limit=1.0)
    assert done.failed == 1 and [row["id"] for row in there if row["error"]] == ["hang"]
    assert time.monotonic() - began < 200


def test_no_cluster_there(tmp_path):
    pytest.importorskip("distributed")
    with pytest.raises(UsageError, match="antwoordt niet"):
        rows(tmp_path, "cluster.jsonl", cluster="tcp://127.0.0.1:9")
