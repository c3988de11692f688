"""The README's commands are the ones that are run, and its claims hold."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    return [line for block in re.findall(r"```sh\n(.*?)```", README, re.S) for line in block.splitlines()]


def test_ci_runs_the_readme_s_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    (test_command,) = [line for line in commands() if "pytest" in line]
    assert script[-1] == test_command


def test_files_and_folders_that_it_names_exist() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(r"docs/voorbeelden/[\w/.-]+\w", README)
    missing = [name for name in named if not (ROOT / name).exists()]
    assert not missing
