"""What is released: the archives are complete, hold nothing else, and work on their own."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path
from types import SimpleNamespace

import pytest

from begrijpelijk.version import __version__

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
pytest.importorskip("build")


def run(*command, folder, check=True, **environment):
    """Run without anything of this shell but what a machine has."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    done = subprocess.run(
        [str(word) for word in command], cwd=folder, env=kept | {"HOME": str(folder)} | environment,
        capture_output=True, text=True, timeout=900,
    )  # fmt: skip
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The source archive from the repository, and the wheel from the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    with tarfile.open(sdist) as archive:
        sources = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        (record,) = (name for name in names if name.endswith(".dist-info/entry_points.txt"))
        told, entries = archive.read(metadata).decode(), archive.read(record).decode()
    return SimpleNamespace(
        sdist=sdist, wheel=wheel, sources=sources, names=names, metadata=Parser().parsestr(told), entries=entries
    )


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """An environment with the wheel. The packages that it needs are borrowed from this one; begrijpelijk itself is not."""
    folder = tmp_path_factory.mktemp("schoon")
    run(sys.executable, "-m", "venv", "--without-pip", "env", folder=folder)
    python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-compile",
        "--no-index",
        built.wheel,
        folder=folder,
    )
    place = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).stdout.strip()
    borrowed = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    # As plain folders: what is installed there as a link, like begrijpelijk in development, is not seen.
    (Path(place) / "geleend.pth").write_text("".join(f"{path}\n" for path in borrowed))
    return SimpleNamespace(python=python, program=python.with_name("begrijpelijk"), folder=folder)


def tracked():
    """The files of the repository; None outside one, as in the source archive itself."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    return {name for name in done.stdout.decode().split("\0") if name} if done.returncode == 0 else None


def test_the_version_has_one_place(built):
    assert "version" in PROJECT["dynamic"] and "version" not in PROJECT
    assert built.metadata["Version"] == __version__
    assert __version__ in built.wheel.name and __version__ in built.sdist.name
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## (\S+)", changelog, re.MULTILINE)[1] == __version__
    assert f"### {__version__}\n" in (ROOT / "docs" / "releases.md").read_text(encoding="utf-8")
    elsewhere = [
        path
        for path in (ROOT / "src").rglob("*.py")
        if path.name != "version.py" and f'"{__version__}"' in path.read_text()
    ]
    assert elsewhere == []


def test_the_source_archive_is_complete(built):
    names = tracked()
    if names is None:
        pytest.skip("this is no git repository, so nothing says what belongs in it")
    here = {name for name in names if (ROOT / name).exists() and not (ROOT / name).is_symlink()}
    assert here - built.sources == set()


def test_the_wheel_has_the_data_and_the_licences_and_no_tests(built):
    package = {name for name in built.names if name.startswith("begrijpelijk/")}
    assert {name.split("/")[0] for name in built.names} == {
        "begrijpelijk",
        built.wheel.name.split("-py3")[0] + ".dist-info",
    }
    needed = {"py.typed", "schema/report-1.json", "wordlists/data/formeel.csv", "server/page/index.html"}
    assert {f"begrijpelijk/{name}" for name in needed} <= package
    lists = {path.name for path in (ROOT / "wordlists").glob("*.csv")}
    assert lists <= {Path(name).name for name in package if "/wordlists/data/" in name}
    here = {
        f"begrijpelijk/{path.relative_to(ROOT / 'src' / 'begrijpelijk').as_posix()}"
        for path in (ROOT / "src" / "begrijpelijk").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert here - package == set(), "all that the package has here is in the wheel"
    names = [Path(name).name for name in built.names]
    assert not [name for name in names if re.fullmatch(r"test_.*\.py|conftest\.py|.*\.(pyc|orig|tmp|swp)", name)]
    assert built.metadata["License-Expression"] == "EUPL-1.2" and built.metadata["License-File"] == "LICENSE"
    licences = [
        name for name in package if name.endswith("README.md") and ("language/" in name or "wordlists/" in name)
    ]
    assert len(licences) >= 3, "the data has the names and licences of its sources beside it"


def test_what_it_says_about_itself(built):
    assert built.metadata["Requires-Python"] == PROJECT["requires-python"]
    assert built.metadata.get_payload().startswith("# begrijpelijk")
    assert {word for word in built.entries.split() if word.startswith("begrijpelijk.cli")} == {"begrijpelijk.cli:main"}
    wanted = set(PROJECT["optional-dependencies"])
    assert set(built.metadata.get_all("Provides-Extra")) == wanted


def test_it_runs_without_the_repository(built, installed):
    where = run(installed.python, "-c", "import begrijpelijk; print(begrijpelijk.__file__)", folder=installed.folder)
    assert Path(where.stdout.strip()).is_relative_to(installed.folder)
    assert run(installed.program, "--version", folder=installed.folder).stdout == f"begrijpelijk {__version__}\n"
    (installed.folder / "brief.md").write_text(
        "# Uw knie\n\nHet is derhalve goed dat u belt. U wordt morgen geopereerd.\n"
    )
    done = run(installed.program, "check", "brief.md", "--format", "json", folder=installed.folder)
    report = json.loads(done.stdout)
    assert {"formeel-woord", "lijdende-vorm"} <= {f["rule"] for f in report["documents"][0]["findings"]}
    # Plugins that are a link in the borrowed packages are named there and not found: only those may complain.
    assert [error for error in report["errors"] if error["kind"] != "plugin"] == [] and report["tool"][
        "version"
    ] == __version__
    assert run(installed.program, "regels", "lange-zin", folder=installed.folder).stdout
    assert (
        json.loads(run(installed.program, "schema", folder=installed.folder).stdout)["$id"] == "begrijpelijk/report/1"
    )


@pytest.mark.slow
def test_it_installs_with_its_own_dependencies(built, tmp_path):
    """As a user does it, from the index that pip is set to: needs that index."""
    run(sys.executable, "-m", "venv", "env", folder=tmp_path)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    settings = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    done = run(python, "-m", "pip", "install", "--quiet", built.wheel, folder=tmp_path, check=False, **settings)
    if done.returncode and "No matching distribution" in done.stderr:
        pytest.skip("there is no package index here")
    assert done.returncode == 0, done.stderr
    (tmp_path / "brief.txt").write_text("Het is derhalve goed dat u belt. U wordt morgen geopereerd.\n")
    report = json.loads(
        run(python, "-m", "begrijpelijk", "check", "brief.txt", "--format", "json", folder=tmp_path).stdout
    )
    assert "formeel-woord" in {finding["rule"] for finding in report["documents"][0]["findings"]}
