"""A file that is being written when something goes wrong: what was there stays, and never half of the new one."""

import subprocess
import sys

import pytest

FULL_DISK = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
"""
KILLED = """
import os, signal
from pathlib import Path
Path.replace = lambda *names: os.kill(os.getpid(), signal.SIGKILL)
"""
WRITE = """
from pathlib import Path
from begrijpelijk.errors import UsageError
from begrijpelijk.files import write_atomic
try:
    write_atomic(Path("verslag.txt"), "nieuw " * 100_000)
except UsageError as error:
    print(error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits and signals of Unix")
@pytest.mark.parametrize(("fault", "code"), [(FULL_DISK, 0), (KILLED, -9)], ids=["full disk", "killed"])
def test_the_old_one_stays(tmp_path, fault, code):
    (tmp_path / "verslag.txt").write_text("oud", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", fault + WRITE], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (code, "")
    assert (tmp_path / "verslag.txt").read_text(encoding="utf-8") == "oud"
    if not code:
        assert "kijk of er ruimte is op de schijf" in done.stdout
        assert [path.name for path in tmp_path.iterdir()] == ["verslag.txt"]
