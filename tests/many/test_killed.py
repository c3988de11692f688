"""Killed at any moment, also while it writes: no row is lost, none comes twice, and the output is as without it."""

import json
import os
import random
import signal
import sys
import time

import pyarrow.parquet
import pytest
from warcio.archiveiterator import ArchiveIterator

from begrijpelijk import plugins
from begrijpelijk.batch import fingerprint
from begrijpelijk.bulk import state, writing
from begrijpelijk.bulk.records import Fields
from begrijpelijk.bulk.run import BulkOptions, run
from begrijpelijk.config import Config

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the pipeline is loaded once, for processes that are forks"),
]
TEXT = "Hebt u pijn? Derhalve dient u ons te bellen. U mag ons altijd bellen over nummer {}."
COUNT = 300


@pytest.fixture(scope="module")
def job():
    """A run in a process of its own: as its number, or here."""
    registry = plugins.load()
    patch = pytest.MonkeyPatch()
    patch.setattr(fingerprint, "of_installation", lambda *_: "")  # somebody may be at work on the code meanwhile

    def run_(source, output, apart=True):
        options = BulkOptions([source], output, "alles", Fields(), processes=0, portion=7)
        process = os.fork() if apart else 0
        if process:
            return process
        try:
            run(options, Config(browser=False, regels=("formeel-woord",)), registry)
        finally:
            if apart:
                os._exit(1 if sys.exc_info()[0] else 0)
        return 0

    yield run_
    patch.undo()


def content(path):
    """What has to be the same: the bytes, but of an archive what its records say, as each has a number and time."""
    if path.is_dir():
        return {each.name: each.read_bytes() for each in path.iterdir()}
    if not path.name.endswith("warc.gz"):
        return path.read_bytes()
    with path.open("rb") as stream:
        return [part.content_stream().read() for part in ArchiveIterator(stream) if part.rec_type == "metadata"]


@pytest.mark.parametrize("kind", ["jsonl", "parquet", "warc.gz"])
def test_a_run_that_is_killed_again_and_again(job, tmp_path, kind):
    lines = [json.dumps({"id": number, "text": TEXT.format(number)}) for number in range(COUNT)]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines))
    began = time.monotonic()
    job(source, tmp_path / f"heel.{kind}", apart=False)
    whole = time.monotonic() - began
    chance = random.Random(kind)
    output = tmp_path / f"stuk.{kind}"
    places = []
    for turn in range(200):
        process = job(source, output)
        end = time.monotonic() + chance.uniform(0.02, whole / (16 if turn < 15 else 4))
        while (ended := os.waitpid(process, os.WNOHANG)) == (0, 0) and time.monotonic() < end:
            time.sleep(0.002)
        if ended != (0, 0):
            assert os.waitstatus_to_exitcode(ended[1]) == 0
            break
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        there = state.place(output)
        places.append(json.loads(there.read_text())["records"] if there.exists() else 0)
    assert len(places) >= 10 and len(set(places)) >= 3 and places == sorted(places), places
    assert content(output) == content(tmp_path / f"heel.{kind}")
    if kind == "parquet":
        assert pyarrow.parquet.read_table(output)["id"].to_pylist() == [str(number) for number in range(COUNT)]
    assert not writing.unfinished(output).exists() and not state.place(output).exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["heel." + kind, "in.jsonl", "stuk." + kind]
