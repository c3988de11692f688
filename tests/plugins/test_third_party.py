"""A plugin as somebody else makes it: from the template, as a wheel, in a clean environment, with the real program."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from types import SimpleNamespace

import pytest

from begrijpelijk.cli import run
from begrijpelijk.commands.new_plugin import make
from begrijpelijk.errors import UsageError

TEXT = "De arts bekijkt SPOEDIG uw knie. Ga daarna naar de zorgpoort. De uitslag wordt later besproken.\n"
OURS, THEIRS = "lijdende-vorm", "ons-huis-hoofdletters"


def execute(*command, folder, check=True):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment | {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


class Environment:
    """A virtual environment of its own.

    What this one has installed is visible in it, pip as well, so nothing is downloaded.
    """

    def __init__(self, folder):
        self.folder = folder
        execute(sys.executable, "-m", "venv", "--without-pip", "env", folder=folder)
        scripts = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
        self.python = str(scripts / "python")
        found = execute(self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder)
        borrowed = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
        # addsitedir, because begrijpelijk itself may be there as a .pth file (an editable install).
        lines = [f"import site; site.addsitedir({path!r})\n" for path in borrowed]
        (Path(found.stdout.strip()) / "borrowed.pth").write_text("".join(lines))

    def install(self, project):
        """Build a wheel and install it."""
        wheels = project / "dist"
        execute(
            self.python, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", wheels, project,
            folder=self.folder,
        )  # fmt: skip
        (wheel,) = wheels.glob("*.whl")
        execute(self.python, "-m", "pip", "install", "--no-deps", "--force-reinstall", wheel, folder=self.folder)
        wheel.unlink()

    def uninstall(self, package):
        execute(self.python, "-m", "pip", "uninstall", "--yes", package, folder=self.folder)

    def program(self, *arguments):
        """Run begrijpelijk in it."""
        return execute(self.python, "-m", "begrijpelijk", *arguments, folder=self.folder, check=False)

    def check(self):
        """Check the text: exit code, rules with their excerpts, errors, and the lines on standard error."""
        (self.folder / "brief.txt").write_text(TEXT, encoding="utf-8")
        done = self.program("check", "brief.txt", "--format", "json")
        report = json.loads(done.stdout)
        return SimpleNamespace(
            code=done.returncode,
            found={(finding["rule"], finding["excerpt"]) for finding in report["documents"][0]["findings"]},
            rules={finding["rule"] for finding in report["documents"][0]["findings"]},
            errors=[error for error in report["errors"] if "ons-huis" in error["source"]],
            lines=[line for line in done.stderr.splitlines() if "ons-huis" in line],
        )


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    return Environment(tmp_path_factory.mktemp("schoon"))


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def project(tmp_path):
    """A plugin from the template, in which somebody has put a word and has changed the check."""
    folder = make("ons-huis", tmp_path)
    module = folder / "src" / "begrijpelijk_ons_huis"
    with (module / "woorden.csv").open("a", encoding="utf-8") as words:
        words.write("zorgpoort;;zn-de;de ingang;Hier komt u binnen.;ons-huis;meestal;\n")
    edit(module / "hoofdletters.py", "Dit woord staat in hoofdletters", "Dit woord schreeuwt")
    return folder


def test_it_works_fails_and_goes(project, environment):
    environment.install(project)

    working = environment.check()
    assert {(THEIRS, "SPOEDIG"), ("vakterm", "zorgpoort")} <= working.found and OURS in working.rules
    assert working.errors == [] and working.lines == []
    assert "Dit woord schreeuwt: …." in environment.program("regels", THEIRS).stdout

    # Version 2 breaks in its check; version 3 cannot even be imported.
    module = project / "src" / "begrijpelijk_ons_huis"
    edit(project / "pyproject.toml", 'version = "0.1.0"', 'version = "0.2.0"')
    edit(
        module / "hoofdletters.py",
        "    for sentence, token in",
        "    raise RuntimeError('stuk')\n    for sentence, token in",
    )
    environment.install(project)
    broken = environment.check()
    assert broken.code == working.code, "a plugin that fails does not change what is said of the text"
    assert THEIRS not in broken.rules and {OURS, "vakterm"} <= broken.rules
    (error,) = broken.errors
    assert error["source"] == f"plug-in begrijpelijk-ons-huis 0.2.0, regel {THEIRS}" and "stuk" in error["message"]
    assert len(broken.lines) == 1 and "Traceback" not in broken.lines[0]

    edit(project / "pyproject.toml", 'version = "0.2.0"', 'version = "0.3.0"')
    edit(module / "__init__.py", "FOLDER = ", "raise ImportError('ook stuk')\nFOLDER = ")
    environment.install(project)
    gone = environment.check()
    assert gone.code == working.code and OURS in gone.rules and ("vakterm", "zorgpoort") not in gone.found
    assert len(gone.lines) == 1 and "begrijpelijk-ons-huis 0.3.0: Kan niet worden geladen" in gone.lines[0]

    environment.uninstall("begrijpelijk-ons-huis")
    after = environment.check()
    assert THEIRS not in after.rules and OURS in after.rules and after.errors == [] and after.lines == []
    assert environment.program("regels", THEIRS).returncode == 2


@pytest.mark.slow
def test_its_own_tests_pass(project, environment):
    """The template's tests, with the plugin installed."""
    environment.install(project)
    done = execute(environment.python, "-m", "pytest", "-q", "-p", "no:cacheprovider", project, folder=project)
    assert "6 passed" in done.stdout


def test_its_code_is_tidy(project):
    execute(sys.executable, "-m", "ruff", "check", "--isolated", "--line-length", "120", ".", folder=project)
    execute(
        sys.executable, "-m", "ruff", "format", "--check", "--isolated", "--line-length", "120", ".", folder=project
    )


class TestPluginMaken:
    def test_it_says_where(self, tmp_path, capsys):
        assert run(["plugin-maken", "begrijpelijk-hier", "--map", str(tmp_path / "nieuw")]) == 0
        assert str(tmp_path / "nieuw" / "begrijpelijk-hier") in capsys.readouterr().out

    def test_no_template_is_left(self, project):
        files = [path for path in project.rglob("*") if path.is_file()]
        assert len(files) == 7 and not [path for path in files if path.suffix == ".tpl"]
        assert not [path for path in files if "$" in path.read_text(encoding="utf-8")]

    def test_it_never_overwrites(self, project, tmp_path):
        before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
        with pytest.raises(UsageError, match="dit is er al"):
            make("ons-huis", tmp_path)
        (tmp_path / "begrijpelijk-bestand").write_text("van mij")
        with pytest.raises(UsageError, match="dit is er al"):
            make("bestand", tmp_path)
        assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}

    @pytest.mark.parametrize(
        "name", ["", "Ons", "ons huis", "../ons", "/tmp/x", "ons_huis", "-x", "x-", "1x", "é", "a" * 60, "zorg", "a.b"]
    )
    def test_a_wrong_name(self, tmp_path, name):
        with pytest.raises(UsageError):
            make(name, tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_cannot_be_made(self, tmp_path):
        (tmp_path / "bestand").write_text("")
        with pytest.raises(UsageError):
            make("ons-huis", tmp_path / "bestand" / "map")
