"""Real runs of the real program over many small texts, with a plugin that dies, hangs and fails at will."""

import os
import subprocess
import sys
import textwrap

import pytest

PLUGIN = """
import os, time
from pathlib import Path
from begrijpelijk import hookimpl
from begrijpelijk.rules import Check, Example, Rule

RULE = Rule(
    id="onrust", section="text", severity="tip", title={"nl": "Onrust"}, message={"nl": "Hier is onrust."},
    explanation={"nl": "Dit is onrust."}, examples=(Example("onrust", "rust"),),
)

def find(analysis, options):
    text = analysis.document.text
    log = os.environ.get("ONRUST_LOG")
    if log:
        with open(log, "a") as file:
            file.write(f"{os.getpid()} {Path(analysis.document.source).name}\\n")
    if "zegdood" in text:
        os._exit(7)
    if "zegsegfault" in text:
        os.kill(os.getpid(), 11)
    if "zeghang" in text:
        time.sleep(600)
    if "zegtraag" in text:
        time.sleep(0.2)
    if "zegfout" in text:
        raise RuntimeError("stuk")
    print("geklets van een plug-in" if os.environ.get("ONRUST_KLETS") else "", end="")
    return []

@hookimpl
def register_checks():
    return [Check(RULE, find)]
"""
LINE = "U mag {n} dagen niet eten. Derhalve wordt u door de arts geholpen. De behandeling is niet altijd nodig. "


@pytest.fixture(scope="session")
def plugin(tmp_path_factory):
    """A folder with the plugin, installed as a package is: with an entry point that `importlib.metadata` finds."""
    folder = tmp_path_factory.mktemp("onrust")
    (folder / "onrust_plugin.py").write_text(textwrap.dedent(PLUGIN))
    data = folder / "onrust_plugin-1.0.dist-info"
    data.mkdir()
    (data / "METADATA").write_text("Metadata-Version: 2.1\nName: onrust-plugin\nVersion: 1.0\n")
    (data / "entry_points.txt").write_text("[begrijpelijk]\nonrust = onrust_plugin\n")
    return folder


@pytest.fixture
def texts(tmp_path, monkeypatch):
    """Write texts by name; gives the folder with them."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "teksten"
    folder.mkdir()

    def write(count=8, **special):
        for number in range(count):
            (folder / f"{number:03}.txt").write_text(LINE.format(n=number) * (1 + number % 3))
        for name, word in special.items():
            (folder / f"{name}.txt").write_text(f"{LINE.format(n=3)} {word}.")
        return folder

    return write


@pytest.fixture
def environment(plugin):
    path = os.pathsep.join(filter(None, [str(plugin), os.environ.get("PYTHONPATH")]))
    return os.environ | {"PYTHONPATH": path}


@pytest.fixture
def start(environment):
    """Start the program; whatever is left of it is ended afterwards."""
    begun = []

    def start_(*arguments, command="check", **more):
        process = subprocess.Popen(
            [sys.executable, "-m", "begrijpelijk", command, *map(str, arguments)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
            env=environment | more,
        )  # fmt: skip
        begun.append(process)
        return process

    yield start_
    for process in begun:
        process.kill()
        process.communicate()


@pytest.fixture
def check(start):
    """Run the program; gives (exit code, standard output, standard error)."""

    def check_(*arguments, stdin="", **more):
        process = start(*arguments, **more)
        out, err = process.communicate(stdin, timeout=120)
        return process.returncode, out, err

    return check_
