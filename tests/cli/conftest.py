import io
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "reports"))

import program
from cli_texts import GOOD, HARD, PROGRAM


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a good and a hard text, and nothing in the environment that colours the outcome."""
    (tmp_path / "goed.txt").write_text(GOOD)
    (tmp_path / "moeilijk.txt").write_text(HARD)
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "BEGRIJPELIJK_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def begrijpelijk(folder, monkeypatch, capsys):
    """Run a command line in this process, with the checker that needs no language pipeline."""
    import begrijpelijk.plugins
    from begrijpelijk.cli import run as run_command

    def run(*arguments, stdin="", **environment):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, "begrijpelijk.checker", program.checker_module())
            patch.setattr(begrijpelijk.plugins, "registry", program.registry)
            patch.setattr(sys, "stdin", io.StringIO(stdin))
            for name, value in environment.items():
                patch.setenv(name, value)
            code = run_command(arguments)
        captured = capsys.readouterr()
        return SimpleNamespace(returncode=code, stdout=captured.out, stderr=captured.err)

    return run


@pytest.fixture
def process(folder):
    """Run a command line as a program of its own."""

    def run(*arguments, stdin="", **environment):
        return subprocess.run(
            [sys.executable, PROGRAM, *arguments],
            env=os.environ | environment,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    return run
