"""Spread over processes: the same report, and whatever goes wrong costs one source only."""

import json
import signal
import time

import pytest
from many_processes import alive, children

pytestmark = pytest.mark.slow


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


@pytest.mark.parametrize("form", ["json", "csv", "html", "text"])
def test_the_report_does_not_depend_on_the_number_of_processes(check, texts, form):
    folder = texts(8, kapot="zegfout")
    (folder / "leeg.txt").write_text("")
    (folder / "begrijpelijk.toml").write_text(
        'toegestaan = ["behandeling"]\n[[paden]]\npad = "00*.txt"\nniveau = "A2"\nzonder = ["lijdende-vorm"]\n'
    )
    (folder / "uit.txt").write_text("Derhalve komt u morgen bij ons. U krijgt dan hulp van de arts. Bel ons vandaag.")
    seen = [
        check(folder, "nee.txt", "-", "--format", form, "--processen", n, stdin="U mag niet eten.") for n in (0, 1, 3)
    ]
    assert seen[0] == seen[1] == seen[2]
    code, out, err = seen[0]
    assert code == 2 and "Traceback" not in err
    # A rule that fails is named once, a source that cannot be read each time.
    assert err.count("plug-in onrust-plugin 1.0, regel onrust") == 1
    assert err.count("leeg.txt") == 1 and err.count("nee.txt") == 1
    if form == "json":
        sources = [document["source"].rpartition("/")[2] for document in json.loads(out)["documents"]]
        assert sources == [*(f"{n:03}.txt" for n in range(8)), "kapot.txt", "uit.txt", "-"]


def test_a_baseline_works_the_same(check, texts):
    folder = texts(6)
    code, _, _ = check(folder, "--baseline-schrijven", "bekend.json", "--format", "csv")
    assert code == 0
    code, out, _ = check(folder, "--baseline", "bekend.json", "--format", "csv")
    assert code == 0 and len(out.splitlines()) == 1


@pytest.mark.parametrize("word", ["zegdood", "zegsegfault"])
def test_a_worker_that_dies_costs_only_its_file(check, texts, word):
    folder = texts(8, aaa=word, zzz=word)
    code, out, err = check(folder, "--format", "json", "--processen", 2)
    report = json.loads(out)
    assert code == 2 and len(report["documents"]) == 8
    assert [error["source"].rpartition("/")[2] for error in report["errors"]] == ["aaa.txt", "zzz.txt"]
    assert "stopte het programma onverwacht" in report["errors"][0]["message"]
    assert len(err.splitlines()) == 2


def test_a_file_that_hangs_costs_its_time_and_no_more(check, texts):
    folder = texts(5, hang="zeghang")
    began = time.monotonic()
    code, out, err = check(folder, "--format", "json", "--tijd", 2)
    assert code == 2 and len(json.loads(out)["documents"]) == 5
    assert "hang.txt: Deze tekst duurt langer dan 2 seconden" in err
    assert time.monotonic() - began < 60


def test_one_file_has_a_time_limit_as_well_when_asked(check, texts):
    folder = texts(0, hang="zeghang")
    code, _, err = check(folder / "hang.txt", "--tijd", 1)
    assert code == 2 and "1 seconden" in err


def test_a_worker_prints_nothing_in_the_report(check, texts):
    code, out, _ = check(texts(6), "--format", "json", ONRUST_KLETS="1")
    assert code in (0, 1) and "geklets" not in out
    json.loads(out)


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9), (signal.SIGTERM, -15)])
def test_stopping_leaves_nothing_behind(start, texts, tmp_path, sign, code):
    folder = texts(6, hang="zeghang")
    process = start(folder, "--format", "json", "--output", "uit.json", "--processen", 2, "--cache", "geheugen")
    workers = wait_for(lambda: len(found := children(process.pid)) == 2 and found)
    assert workers
    wait_for(lambda: len(list(tmp_path.glob("geheugen/*/*.cache"))) == 6)
    process.send_signal(sign)
    assert process.wait(10) == code
    assert wait_for(lambda: not any(alive(worker) for worker in workers), 10)
    assert not (tmp_path / "uit.json").exists()
    assert not [path for path in tmp_path.rglob("*.tmp") if path.is_file()]
    if sign == signal.SIGINT:
        assert process.stderr.read() == "begrijpelijk: Gestopt.\n"


def test_progress_in_a_log_only_when_asked(check, texts):
    folder = texts(5)
    assert check(folder, "--format", "csv")[2] == ""
    lines = check(folder, "--format", "csv", "--voortgang")[2].splitlines()
    assert lines[0] == "begrijpelijk: tekst 1 van 5" and lines[-1] == "begrijpelijk: tekst 5 van 5"


def test_few_files_stay_in_one_process(check, texts, tmp_path):
    log = tmp_path / "log"
    check(texts(3), "--format", "csv", ONRUST_LOG=str(log))
    assert len({line.split()[0] for line in log.read_text().splitlines()}) == 1
