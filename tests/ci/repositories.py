"""Real repositories of git for the tests: made in a folder, without the settings of whoever runs them."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

if shutil.which("git") is None:
    pytest.skip("git is not on this machine", allow_module_level=True)

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "n@example.nl",
    "GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "n@example.nl",
}  # fmt: skip


class Working:
    """A working tree of its own; `put` writes files, `commit` takes all of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, **settings: str) -> str:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | ENVIRONMENT | settings
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=environment, capture_output=True, check=True, timeout=60
        )
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def commit(self, message: str = "x") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")
