"""The worker processes by themselves, with work that needs no pipeline: what dies, hangs or grows costs itself only."""

import contextlib
import faulthandler
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from many_processes import alive

from begrijpelijk.batch import pool as pools
from begrijpelijk.batch.outcome import Outcome
from begrijpelijk.batch.pool import Pool
from begrijpelijk.batch.work import Maker, Work
from begrijpelijk.config import Config
from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.model import ErrorReport
from begrijpelijk.sources import Item

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="workers are forks on Linux only")
MAKER = Maker(Config(), False, "everything", None)


class Checker:
    """Does what the name of the item says."""

    nlp = SimpleNamespace(memory_zone=contextlib.nullcontext)

    def __init__(self):
        self.ballast = []

    def check_item(self, item, with_text=False, pictures=False):
        if item.name.startswith("dood"):
            os._exit(3)
        if item.name.startswith("segfault"):
            faulthandler.disable()  # the crash is meant: no traces of it between the dots of the test run
            os.kill(os.getpid(), 11)
        if item.name.startswith("hang"):
            time.sleep(60)
        if item.name.startswith("groei"):
            self.ballast.append(b"x" * 40_000_000)
        if item.name.startswith("fout"):
            raise RuntimeError("geheim")
        if item.name.startswith("vol"):
            raise MemoryError
        if item.name.startswith("luid"):
            print("geklets", flush=True)
            os.write(2, b"geklets")
        return Outcome(error=ErrorReport(source=item.name, message=f"{os.getpid()}"))


def run(names, size=2, limit=30.0):
    pool = Pool(Work(Checker(), Config(), False, "everything"), MAKER, size, limit)
    found = dict(pool.run([(number, Item(name)) for number, name in enumerate(names)]))
    assert sorted(found) == list(range(len(names)))
    return [found[number].error.message for number in range(len(names))]


def test_all_is_done_by_several():
    messages = run([f"x{n}" for n in range(200)], size=3)
    assert len(set(messages)) in (2, 3) and str(os.getpid()) not in messages


@pytest.mark.parametrize("name", ["dood", "segfault"])
@pytest.mark.parametrize("size", [1, 3])
def test_a_death_costs_one(name, size):
    messages = run(["a", name, "b", f"{name}2", f"{name}3", "c"], size)
    assert [message == pools.DIED for message in messages] == [False, True, False, True, True, False]


def test_a_hang_costs_its_time():
    began = time.monotonic()
    messages = run(["hang", "a", "hang2", "b"], limit=1.0)
    assert time.monotonic() - began < 20
    assert ["langer dan 1 seconden" in message for message in messages] == [True, False, True, False]


def test_an_error_of_the_program_tells_its_kind_only():
    broken, full, fine = run(["fout", "vol", "a"])
    assert "RuntimeError" in broken and "geheim" not in broken
    assert "te groot" in full and fine.isdigit()


def test_a_worker_that_grows_is_replaced(monkeypatch):
    monkeypatch.setattr(pools, "GROWTH", 100_000_000)
    messages = run([f"groei{n}" for n in range(12)], size=1)
    assert len(set(messages)) >= 3
    assert len(set(run([f"x{n}" for n in range(12)], size=1))) == 1


def test_workers_are_silent(capfd):
    run(["luid", "luid2"])
    assert capfd.readouterr() == ("", "")


def test_stopping_halfway_leaves_no_process():
    pool = Pool(Work(Checker(), Config(), False, "everything"), MAKER, 2, 60.0)
    work = pool.run([(0, Item("a")), (1, Item("hang")), (2, Item("hang"))])
    number, _ = next(work)
    assert number == 0
    workers = [worker.process.pid for worker in pool._workers]
    work.close()
    assert workers and not any(alive(pid) for pid in workers)


def test_a_worker_that_cannot_begin_is_told():
    def begin():
        raise BegrijpelijkError("de taalmodule is er niet", "pipeline")

    pool = Pool(Work(Checker(), Config(), False, "everything"), MAKER, 1, 60.0)
    pool._work = None
    pool._maker = begin  # the context is still that of a fork, so that this needs no pickling
    with pytest.raises(BegrijpelijkError, match="taalmodule"):
        list(pool.run([(0, Item("a"))]))


def test_no_descriptor_is_left_open():
    before = len(list(Path("/proc/self/fd").iterdir()))
    run(["a", "dood", "b", "dood", "c"] * 4)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
