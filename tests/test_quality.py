"""The code as a whole: lint, format, types, sizes, and no file that nobody needs."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "--no-cache", "."), ("ruff", "format", "--check", "."), ("mypy",)],
    ids=lambda command: " ".join(command),
)
def test_tools_are_content(command: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_source_file_is_over_400_lines() -> None:
    long = [
        path
        for folder in ("src", "plugins", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if ".venv" not in path.parts and len(path.read_text(encoding="utf-8").splitlines()) > 400
    ]
    assert not long


def test_the_top_level_is_tidy() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    tops = {name.partition("/")[0] for name in done.stdout.splitlines()}
    assert tops <= {
        "src", "plugins", "wordlists", "benchmarks", "tests", "docs", ".ci", ".gitignore", "pyproject.toml",
        "README.md", "LICENSE", "CHANGELOG.md",
        # Programs look for these at the top.
        "action.yml", ".pre-commit-hooks.yaml", "Containerfile", ".dockerignore",
    }  # fmt: skip
