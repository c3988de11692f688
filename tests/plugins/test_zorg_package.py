"""begrijpelijk-zorg takes its lists along, from a checkout and from its own source archive."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling")

PLUGIN = Path(__file__).parents[2] / "plugins" / "begrijpelijk-zorg"
LISTS = {"zorg-ziekte.csv", "zorg-behandeling.csv", "zorg-organisatie.csv"}


def build(folder, target, output):
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(output)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return next(path for path in output.iterdir() if path.suffix in (".whl", ".gz"))


def lists_in(wheel):
    return {Path(name).name for name in zipfile.ZipFile(wheel).namelist() if "begrijpelijk_zorg/data/" in name}


def test_wheel_from_checkout(tmp_path):
    assert lists_in(build(PLUGIN, "wheel", tmp_path)) == LISTS


def test_wheel_from_source_archive(tmp_path):
    archive = build(PLUGIN, "sdist", tmp_path / "sdist")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path / "src")
    folder = next((tmp_path / "src").iterdir())
    assert lists_in(build(folder, "wheel", tmp_path / "wheel")) == LISTS
