"""Whole runs: with pytest-xdist and a baseline, switched off, and where nothing of a browser is installed."""

import json
import re
import subprocess
import sys

import pytest
from inner_runs import run_pytest

pytestmark = pytest.mark.slow

PAGES = """
import pytest

@pytest.mark.parametrize("number", range(4))
def test_page(page, begrijpelijk, site, number):
    page.goto(site + "/slecht")
    begrijpelijk.check_page(page)

def test_text(begrijpelijk):
    begrijpelijk.check_text("U dient derhalve nuchter te zijn.", fail_on="tip")

def test_changes(page, begrijpelijk, site):
    page.goto(site + "/WAT")
    begrijpelijk.check_page(page, name="wisselend")
"""
BASELINE = ("--begrijpelijk-baseline", "bekend.json")


def test_workers_with_a_baseline(inner) -> None:
    tests = PAGES.replace("WAT", "slecht")
    bad = inner(tests, "-q", "-n", "2", name="werkers")
    assert len(re.findall(r"^FAILED", bad.out, re.MULTILINE)) == 6, bad.out
    folder = bad.folder / "begrijpelijk-rapport"
    assert len(list(folder.glob("*.begrijpelijk.html"))) == 6
    assert len(list(folder.glob("*.begrijpelijk.png"))) == 5
    assert "Gemaakt: 6 verslagen" in bad.out

    refused = inner(tests, "-q", "-k", "test_text", "--begrijpelijk-baseline-schrijven", name="werkers")
    assert "noem ook het bestand, met --begrijpelijk-baseline" in refused.out and refused.rc == 1

    wrote = inner(tests, "-q", "-n", "2", *BASELINE, "--begrijpelijk-baseline-schrijven", name="werkers")
    assert wrote.rc == 0, wrote.out
    known = json.loads((wrote.folder / "bekend.json").read_text(encoding="utf-8"))["documents"]
    assert set(known) == {"pagina:///slecht", "pagina://wisselend", "tekst://test_app.py::test_text"}
    assert "punten in de lijst met bekende punten" in wrote.out
    assert "richtlijnen" not in (wrote.folder / "bekend.json").read_text(encoding="utf-8")

    # The server has another port in the next run of a real project; the page has one new fault.
    later = inner(PAGES.replace("WAT", "slechter"), "-q", "-n", "2", *BASELINE, name="werkers")
    assert later.failed == {"test_changes"}, later.out
    assert "Gevonden: 1 fout." in later.failure("test_changes")
    assert "[1] fout alt-tekst" in later.failure("test_changes")


OPTIONS = """
def test_level(begrijpelijk):
    report = begrijpelijk.check_text("Neem uw pas mee.")
    assert (report.documents[0].niveau, report.documents[0].fail_on) == ("A2", "tip")
    report = begrijpelijk.check_text("Neem uw pas mee.", niveau="B2")
    assert report.documents[0].niveau == "B2"

def test_soft(begrijpelijk):
    begrijpelijk.check_text("U dient derhalve nuchter te zijn.")
    begrijpelijk.check_text("Tevens geschiedt screening conform de vigerende richtlijnen.")
"""
CHOSEN = ("--begrijpelijk-niveau", "A2", "--begrijpelijk-fail-on", "tip", "--begrijpelijk-soft")


def test_options_of_the_command_line(inner) -> None:
    done = inner(OPTIONS, "-q", *CHOSEN, "--begrijpelijk-rapport", "uit/verslagen", name="opties")
    assert done.failed == {"test_soft"}, done.out
    assert done.failure("test_soft").count("is nog niet goed") == 2
    assert len(list((done.folder / "uit" / "verslagen").glob("*.html"))) == 2
    wrong = inner(OPTIONS, "-q", "--begrijpelijk-niveau", "B3", name="opties")
    assert wrong.rc == 4 and "--begrijpelijk-niveau" in wrong.out
    (done.folder / "bestand").write_text("")
    wrong = inner(OPTIONS, "-q", "--begrijpelijk-rapport", "bestand", name="opties")
    assert wrong.rc == 4 and "geef de naam van een map" in wrong.out


OFF = """
import sys

def test_off(page, begrijpelijk, site):
    page.goto(site + "/slecht")
    assert begrijpelijk.check_page(page).passed
    assert begrijpelijk.check_flow(page, site).documents == []
    assert begrijpelijk.check_text("U dient derhalve te komen.", fail_on="tip").passed
    assert "spacy" not in sys.modules and "begrijpelijk.checker" not in sys.modules
"""


def test_switched_off(inner) -> None:
    done = inner(OFF, "-q", "--begrijpelijk-uit", name="uit")
    assert done.rc == 0, done.out


WITHOUT = """
from importlib.machinery import PathFinder

import pytest

found = PathFinder.find_spec

def without(name, path=None, target=None):
    return None if name.partition(".")[0] in ("playwright", "axe_playwright_python") else found(name, path, target)

PathFinder.find_spec = without

class Page:
    url = "http://127.0.0.1/"
    def evaluate(self): ...
    def set_viewport_size(self): ...

def test_text(begrijpelijk):
    begrijpelijk.check_text("Neem uw pas mee.")
    with pytest.raises(AssertionError, match="formeel-woord"):
        begrijpelijk.check_text("U dient derhalve te komen.", fail_on="tip")

def test_page(begrijpelijk):
    with pytest.raises(Exception, match="pip install"):
        begrijpelijk.check_page(Page())
"""


def test_without_playwright(tmp_path) -> None:
    (tmp_path / "test_app.py").write_text(WITHOUT, encoding="utf-8")
    done = run_pytest(tmp_path, "-q", "-p", "no:playwright", "-p", "no:asyncio")
    assert done.rc == 0, done.out


HEAVY = ("spacy", "pydantic", "numpy", "playwright", "lxml", "jinja2", "begrijpelijk.model", "begrijpelijk.checker")


def test_a_run_that_does_not_use_it_imports_nothing(tmp_path) -> None:
    (tmp_path / "test_other.py").write_text("def test_nothing():\n    assert True\n", encoding="utf-8")
    command = [
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:playwright",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time")}
    assert "begrijpelijk.pytest_plugin.options" in imported
    assert not imported & set(HEAVY)
    assert {name for name in imported if name.startswith("begrijpelijk")} <= {
        "begrijpelijk", "begrijpelijk.hookspecs", "begrijpelijk.version", "begrijpelijk.pytest_plugin",
        "begrijpelijk.pytest_plugin.options",
    }  # fmt: skip
    assert not (tmp_path / "begrijpelijk-rapport").exists()


def test_the_help_names_the_options() -> None:
    done = subprocess.run([sys.executable, "-m", "pytest", "--help"], capture_output=True, text=True, timeout=100)
    for name in ("niveau", "fail-on", "rapport", "baseline", "baseline-schrijven", "soft", "uit", "config"):
        assert f"--begrijpelijk-{name}" in done.stdout
