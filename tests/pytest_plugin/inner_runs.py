"""Inner runs of pytest."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET


@dataclass
class Inner:
    """An inner run of pytest that has ended."""

    rc: int
    out: str
    folder: Path

    @property
    def cases(self) -> dict[str, ET.Element]:
        root = ET.parse(self.folder / "junit.xml").getroot()
        return {case.get("name", "").partition("[")[0]: case for case in root.iter("testcase")}

    def failure(self, name: str) -> str:
        """What a test failed with; empty when it passed."""
        found = self.cases[name].find("failure")
        return "" if found is None else (found.get("message") or "") + (found.text or "")

    @property
    def failed(self) -> set[str]:
        return {name for name, case in self.cases.items() if case.find("failure") is not None}

    @property
    def broken(self) -> set[str]:
        return {name for name, case in self.cases.items() if case.find("error") is not None}

    def properties(self, name: str) -> dict[str, str]:
        return {each.get("name"): each.get("value") for each in self.cases[name].iter("property")}


def run_pytest(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> Inner:
    """Run pytest in a folder, as a user does."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--junitxml=junit.xml", *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "COLUMNS": "200", "PYTEST_ADDOPTS": "", **(env or {})},
    )
    return Inner(done.returncode, done.stdout + done.stderr, folder)
