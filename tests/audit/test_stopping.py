"""An audit that is killed goes on where it was; one database has one audit at a time; nothing stays behind."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from audit_command import command
from site_server import Answer, Site

from begrijpelijk.audit.store import Store

TOPICS = "knie voet hand neus oor oog mond rug hals heup teen arm been hart long maag lever nier huid haar".split()
FOOTER = "Derhalve wordt u verzocht uw afspraak tijdig te annuleren."
NO_BROWSER_NEEDED = ("--processen", "2")


def small(site: Site) -> None:
    site.page(
        "/", "".join(f'<a href="/{topic}">{topic}</a>' for topic in TOPICS) + "<p>Kies een deel van uw lichaam.</p>"
    )
    for topic in TOPICS:
        site.page(
            f"/{topic}",
            f"<h1>{topic}</h1><p>Hier staat alles over uw {topic}. Bel ons op 088 123 45 67.</p><p>{FOOTER}</p>",
        )
        site.answers[f"/{topic}"].wait = 0.05


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(condition, patience: float = 120) -> None:
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, "this took too long"
        time.sleep(0.02)


def test_killed_and_taken_up_again_loses_nothing_and_does_nothing_twice(site, database, run_audit):
    small(site)
    site.etags = False
    for topic in TOPICS[10:]:  # so that it is certainly not done when it is killed
        site.answers[f"/{topic}"].wait = 50
    running = start(site.address, "--database", database, *NO_BROWSER_NEEDED)
    wait_for(lambda: len(site.asked) >= 12)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    for topic in TOPICS[10:]:
        site.answers[f"/{topic}"].wait = 0
    before = Counter(path for path, _ in site.asked)
    code, errors, _ = run_audit(site.address, "--database", database, *NO_BROWSER_NEEDED)
    assert code == 0 and "Gaat verder met de audit" in errors
    asked = Counter(path for path, _ in site.asked) - before
    # What was on its way when it was killed is fetched again, and nothing else.
    assert sum((asked & before).values()) - asked["/robots.txt"] - asked["/sitemap.xml"] <= 5
    with Store.open(database) as store:
        (info,) = store.runs()
        documents = list(store.run(info.id).documents())
        assert sorted(d.source.removeprefix(site.address) for d in documents) == sorted(["", *TOPICS])
        assert all(document.judged for document in documents)
        (template,) = store.run(info.id).templates()
        assert template.pages == len(TOPICS)
    assert [path.name for path in database.parent.iterdir() if path.name != database.name] == []


def test_two_audits_at_once_in_one_database_are_refused(site, database, run_audit):
    small(site)
    site.answers["/robots.txt"] = Answer(status=404, wait=8)
    running = start(site.address, "--database", database, *NO_BROWSER_NEEDED)
    try:
        wait_for(lambda: database.with_name(f".{database.name}.slot").exists())
        code, errors, _ = run_audit(site.address, "--database", database)
        assert code == 2 and "al een audit bezig" in errors and len(errors.splitlines()) == 1
    finally:
        running.kill()
        running.communicate()


def test_one_line_for_what_cannot_be(database, tmp_path: Path, run_audit):
    database.write_text("geen database")
    code, errors, _ = run_audit(tmp_path, "--database", database)
    assert code == 2 and "geen database van begrijpelijk" in errors and len(errors.splitlines()) == 1
    assert database.read_text() == "geen database"
    code, errors, _ = run_audit("www.ziekenhuis.nl", "--database", tmp_path / "b.sqlite")
    assert code == 2 and "https://www.ziekenhuis.nl" in errors and not (tmp_path / "b.sqlite").exists()
    code, errors, _ = run_audit(tmp_path / "weg", "--database", tmp_path / "c.sqlite")
    assert code == 2 and "bestaat niet" in errors


def test_ctrl_c_stops_and_tells(site, database):
    small(site)
    running = start(site.address, "--database", database, *NO_BROWSER_NEEDED)
    wait_for(lambda: len(site.asked) >= 6)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130 and "Traceback" not in errors
    with Store.open(database) as store:
        assert store.runs()[0].finished is None
    if sys.platform.startswith("linux"):
        assert not any(
            str(database).encode() in (folder / "cmdline").read_bytes()
            for folder in Path("/proc").iterdir()
            if folder.name.isdigit() and int(folder.name) != os.getpid() and (folder / "cmdline").exists()
        )
