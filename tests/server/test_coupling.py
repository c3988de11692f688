"""The examples in docs/koppelen, each run as it is against a real server."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs/koppelen"
HARD = (FOLDER.parent / "voorbeelden/knieoperatie/c1.html").read_text(encoding="utf-8")
EASY = "<p>Bel ons morgen. Dan kijkt de arts naar uw knie.</p>"
PROGRAMS = {"controleer.py": sys.executable, "controleer.mjs": "node", "controleer.php": "php"}


@pytest.fixture(params=PROGRAMS)
def run(request, tmp_path):
    program = PROGRAMS[request.param]
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")

    def go(text: str, address: str) -> subprocess.CompletedProcess[str]:
        page = tmp_path / "pagina.html"
        page.write_text(text, encoding="utf-8")
        return subprocess.run(
            [program, FOLDER / request.param, page],
            env={"PATH": os.environ["PATH"], "BEGRIJPELIJK": address},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    return go


def test_a_hard_page_is_shown_to_the_editor(run, server):
    result = run(HARD, server.address)
    assert result.returncode == 1 and result.stderr == ""
    assert sum(line.startswith(("fout: ", "waarschuwing: ")) for line in result.stdout.splitlines()) > 5


def test_a_good_page_goes_through(run, server):
    result = run(EASY, server.address)
    assert result.returncode == 0, result.stdout + result.stderr


def test_what_cannot_be_checked_is_told(run, server):
    result = run("<p></p>", server.address)
    assert (result.returncode, result.stdout) == (2, "") and "geen tekst" in result.stderr


def test_no_server(run):
    result = run(EASY, "http://127.0.0.1:9")
    assert (result.returncode, result.stdout) == (2, "") and "geen antwoord" in result.stderr
