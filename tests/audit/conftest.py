"""Audits of made-up sites on the loopback address; the program itself runs in a process of its own."""

import json
import subprocess
from pathlib import Path

import pytest
from audit_command import command
from site_server import Site

from begrijpelijk.audit.store import Store
from begrijpelijk.audit.writing import Writer


@pytest.fixture
def site():
    with Site().served() as made:
        yield made


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "audit.sqlite"


@pytest.fixture
def writer(database: Path):
    """A run in a new store."""
    with Store.open(database, create=True) as store:
        yield Writer.begin(store, ["x"], "B1", "0", "settings", fresh=True)[0]


@pytest.fixture(scope="session")
def run_audit():
    """The program: gives its exit code, what it wrote on standard error, and the scorecard."""

    def run(*arguments: object, timeout: float = 500):
        done = subprocess.run(command(*arguments), capture_output=True, text=True, timeout=timeout)
        card = json.loads(done.stdout) if done.stdout.startswith("{") else None
        return done.returncode, done.stderr, card

    return run
