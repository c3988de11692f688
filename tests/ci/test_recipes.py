"""The action, the hooks, the container file and the recipes: their own commands are run, as far as that can be here.

The program is the one of tests/cli, whose checker needs no language pipeline; all around it is real.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree as ET

import pytest
import yaml
from repositories import ENVIRONMENT, Working

from begrijpelijk import plugins

ROOT = Path(__file__).parent.parent.parent
RECIPES = ROOT / "docs" / "koppelen"
PROGRAM = ROOT / "tests" / "cli" / "program.py"
GOOD = "Bel ons morgen. Dan kijkt de arts naar uw knie."
HARD = "Deze tekst is moeilijk. Het is derhalve goed om te bellen."
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A repository with texts, and `begrijpelijk` on the PATH of what is run in it."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "GITHUB_", "BEGRIJPELIJK_"))]:
        monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "begrijpelijk"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(PROGRAM))} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    made = Working(tmp_path / "werk")
    made.put("folders/goed.txt", GOOD)
    made.put("folders/oud.txt", HARD)
    made.put("brieven/brief.txt", GOOD)
    made.commit()
    monkeypatch.chdir(made.folder)
    return made


def shell(command, **variables):
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command], env=os.environ | variables,
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip


class TestAction:
    """GitHub runs a step of a composite action with `bash --noprofile --norc -eo pipefail`, and its env filled in."""

    def step(self, name):
        return next(step for step in ACTION["runs"]["steps"] if step.get("name") == name)

    def run(self, tmp_path, variables=None, **inputs):
        step = self.step("Check")
        given = {name: each.get("default", "") for name, each in ACTION["inputs"].items()} | {
            name.replace("_", "-"): value for name, value in inputs.items()
        }
        files = {name: tmp_path / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "RUNNER_TEMP")}
        files["RUNNER_TEMP"].mkdir(exist_ok=True)
        filled = {}
        for name, value in step["env"].items():
            wanted = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)
            filled[name] = given[wanted[1]] if wanted else value
        filled |= variables or {}
        done = shell(step["run"], **filled, **{name: str(path) for name, path in files.items()})
        assert list(files["RUNNER_TEMP"].iterdir()) == [], "what it remembered is gone"
        return done, files

    def test_it_is_a_composite_action_whose_inputs_are_used(self):
        assert ACTION["runs"]["using"] == "composite" and ACTION["name"] and ACTION["description"]
        assert all(each["description"] and "default" in each for each in ACTION["inputs"].values())
        whole = json.dumps(ACTION["runs"])
        assert {name for name in ACTION["inputs"] if f"inputs.{name}" not in whole} == set()
        for step in ACTION["runs"]["steps"]:
            assert "uses" in step or step["shell"] == "bash"
            assert "${{" not in step.get("run", ""), "what others can choose never becomes code"
        assert ACTION["outputs"]["uitkomst"]["value"] == "${{ steps.check.outputs.uitkomst }}"

    def test_it_installs_itself(self, tmp_path):
        words = shlex.split(self.step("Install")["run"])
        assert words[:4] == ["python", "-m", "pip", "install"] and words[-1] == "$ACTION_FOLDER"
        assert self.step("Install")["env"] == {"ACTION_FOLDER": "${{ github.action_path }}"}
        assert (ROOT / "pyproject.toml").exists(), "the folder of the action is that of the package"

    def test_all_texts(self, tree, tmp_path):
        done, files = self.run(tmp_path, bestanden="folders\n\nbrieven", sarif="uit.sarif")
        assert done.returncode == 1, done.stderr
        assert "::error file=folders/oud.txt,line=1::Doel B1: niet gehaald." in done.stdout
        assert files["GITHUB_OUTPUT"].read_text() == "uitkomst=1\n"
        assert "folders/oud.txt" in files["GITHUB_STEP_SUMMARY"].read_text()
        assert json.loads(Path("uit.sarif").read_text())["version"] == "2.1.0"

    def test_a_summary_that_github_would_not_show_is_cut(self, tree, tmp_path):
        for number in range(20):
            tree.put(f"folders/één{number}.txt", HARD)
        done, files = self.run(tmp_path, {"SUMMARY_BYTES": "5000"}, bestanden="folders")
        made = files["GITHUB_STEP_SUMMARY"].read_bytes()
        assert done.returncode == 1 and 4000 < len(made) < 5200
        text = made.decode("utf-8")
        assert text.endswith("hier staat niet alles.**\n") and text.count("één") >= 20, "the table of all comes first"

    def test_only_what_is_new(self, tree, tmp_path):
        done, files = self.run(tmp_path, sinds="HEAD")
        assert done.returncode == 0 and files["GITHUB_OUTPUT"].read_text() == "uitkomst=0\n"
        tree.put("folders/nieuw.txt", HARD)
        done, _ = self.run(tmp_path, sinds="HEAD")
        assert done.returncode == 1 and "nieuw.txt" in done.stdout and "oud.txt" not in done.stdout

    def test_the_other_inputs(self, tree, tmp_path):
        tree.put("streng.toml", 'zonder = ["formeel-woord"]\n')
        done, _ = self.run(tmp_path, niveau="C1", fail_on="nooit", config="streng.toml")
        assert done.returncode == 0 and "::warning" not in done.stdout

    def test_an_input_is_never_code_or_an_option(self, tree, tmp_path):
        evil = ["$(touch gekraakt)", "`touch gekraakt`", "; touch gekraakt", "--output=gekraakt", "-x"]
        tree.put("een map/een brief.txt", HARD)
        done, _ = self.run(tmp_path, bestanden="\n".join([*evil, "een map"]))
        assert done.returncode == 2 and "file=een map/een brief.txt" in done.stdout
        assert all(f"{name}: Dit bestand bestaat niet" in done.stderr for name in evil[:1])
        for inputs in ({"sinds": evil[0]}, {"sinds": evil[3]}, {"niveau": evil[3], "fail_on": evil[2]}):
            done, _ = self.run(tmp_path, **inputs)
            assert done.returncode == 2, done.stdout
        assert not Path("gekraakt").exists()


class TestRecipes:
    def test_github(self):
        (step,) = [
            step
            for job in yaml.safe_load((RECIPES / "github.yml").read_text())["jobs"].values()
            for step in job["steps"]
            if "begrijpelijk" in step["uses"]
        ]
        assert set(step["with"]) <= set(ACTION["inputs"])
        checkout = yaml.safe_load((RECIPES / "github.yml").read_text())["jobs"]["teksten"]["steps"][0]
        assert checkout["with"]["fetch-depth"] == 0, "--sinds needs the older versions"

    def test_gitlab(self, tree):
        job = yaml.safe_load((RECIPES / "gitlab-ci.yml").read_text())["begrijpelijk"]
        assert job["before_script"] == ["python -m pip install --quiet begrijpelijk"]
        assert job["variables"]["GIT_DEPTH"] == "0"
        (command,) = job["script"]
        base = tree.git("rev-parse", "HEAD")
        tree.put("brieven/brief.txt", f"{GOOD}\n\n{HARD}\n")
        done = shell(command, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        assert done.returncode == 1, done.stderr
        issues = json.loads(Path(job["artifacts"]["reports"]["codequality"]).read_text())
        assert {issue["location"]["path"] for issue in issues} == {"brieven/brief.txt"}
        assert job["artifacts"]["when"] == "always"

    def test_jenkins(self, tree):
        text = (RECIPES / "Jenkinsfile").read_text()
        make, install, *commands = re.findall(r"sh '([^']+)'", text)
        assert (make, install) == ("python3 -m venv .venv", ".venv/bin/python -m pip install --quiet begrijpelijk")
        Path(".venv/bin").mkdir(parents=True)
        Path(".venv/bin/begrijpelijk").symlink_to(shutil.which("begrijpelijk"))
        done = shell("\n".join(commands))
        assert done.returncode == 1, done.stderr
        (published,) = re.findall(r"junit '([^']+)'", text)
        assert int(ET.parse(published).getroot().get("failures")) >= 1

    def test_the_page_names_every_recipe_and_its_commands_are_real(self):
        page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
        for name in ("github.yml", "gitlab-ci.yml", "pre-commit-config.yaml", "Jenkinsfile"):
            assert f"koppelen/{name}" in page
        from begrijpelijk.cli import app

        options = {param for command in app.registered_commands for param in _options(command.callback)}
        commands = [line for block in re.findall(r"```sh\n(.*?)```", page, re.S) for line in block.splitlines()]
        used = {
            word.split("=")[0]
            for line in commands
            if "begrijpelijk check" in line
            for word in line.split()
            if word[:2] == "--"
        }
        assert used - {"--rm", "--network", "--volume", "--read-only", "--tmpfs", "--"} <= options and "--sinds" in used


def _options(callback):
    for name, annotation in callback.__annotations__.items():
        declared = [each for meta in getattr(annotation, "__metadata__", ()) for each in (meta.param_decls or ())]
        yield from declared or [f"--{name.replace('_', '-')}"]


class TestPreCommit:
    HOOKS: ClassVar = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}

    def run(self, tree, tmp_path, hook, *arguments):
        """The real pre-commit with our hook; only its installation is left to what is here."""
        pytest.importorskip("pre_commit")
        local = {**self.HOOKS[hook], "language": "system"}
        tree.put(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]}))
        tree.git("add", "-A")
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", *arguments], env=os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "pc")},
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip

    def test_the_recipe_uses_a_hook_that_is_there(self):
        (repo,) = yaml.safe_load((RECIPES / "pre-commit-config.yaml").read_text())["repos"]
        assert {hook["id"] for hook in repo["hooks"]} <= set(self.HOOKS)

    def test_the_hooks_look_at_what_begrijpelijk_finds_in_a_folder_and_at_nothing_else(self):
        readers = plugins.load().sources.values()
        known = {suffix for reader in readers if reader.in_folders for suffix in reader.suffixes}
        (repo,) = yaml.safe_load((RECIPES / "pre-commit-config.yaml").read_text())["repos"]
        for hook in self.HOOKS.values():
            assert {suffix for suffix in known if not re.search(hook["files"], f"map/a{suffix}")} == set()
            assert re.search(hook["files"], "BRIEF.DOCX")
        for files in (*(hook["files"] for hook in self.HOOKS.values()), *(hook["files"] for hook in repo["hooks"])):
            for other in (
                "folders/stijl.css",
                "folders/letter.woff2",
                "folders/foto.png",
                "folders/a.py",
                "folders/pdf",
            ):
                assert not re.search(files, other), "it would stop the commit, or be taken for a text"
        assert all(re.search(hook["files"], "brieven/a b.docx") for hook in repo["hooks"])

    def test_the_hooks_are_as_pre_commit_wants_them(self, tmp_path):
        clientlib = pytest.importorskip("pre_commit.clientlib")
        assert len(clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))) == 2
        clientlib.load_config(str(RECIPES / "pre-commit-config.yaml"))

    def test_all_files(self, tree, tmp_path):
        tree.put("-x.txt", HARD)
        tree.put("code.py", "derhalve = 1\n")
        done = self.run(tree, tmp_path, "begrijpelijk", "--all-files")
        assert done.returncode == 1, done.stdout + done.stderr
        assert "oud.txt" in done.stdout and "-x.txt" in done.stdout and "code.py" not in done.stdout

    def test_a_commit_with_something_new(self, tree, tmp_path):
        tree.put("folders/oud.txt", f"{HARD}\n")
        tree.put("folders/nieuw.txt", HARD)
        done = self.run(tree, tmp_path, "begrijpelijk-nieuw")
        assert done.returncode == 1 and "nieuw.txt" in done.stdout, done.stdout + done.stderr
        tree.put("folders/nieuw.txt", GOOD)
        done = self.run(tree, tmp_path, "begrijpelijk-nieuw")
        assert done.returncode == 0, done.stdout + done.stderr

    @pytest.mark.slow
    def test_the_recipe_as_it_stands_with_an_installation_of_its_own(self, tree, tmp_path):
        """Pre-commit fetches this repository and installs it with its dependencies: needs a package index."""
        source = Working(tmp_path / "bron")
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        if listed.returncode:
            pytest.skip("this is no git repository")
        for name in filter(None, listed.stdout.split("\0")):
            if not name.startswith(("tests/", "docs/", "benchmarks/")) and (ROOT / name).is_file():
                source.put(name, (ROOT / name).read_bytes())
        source.commit()
        source.git("tag", "v0.1.0")
        recipe = (RECIPES / "pre-commit-config.yaml").read_text(encoding="utf-8")
        tree.put(
            ".pre-commit-config.yaml",
            recipe.replace("https://git.example.nl/UW-ORGANISATIE/begrijpelijk", str(source.folder)),
        )
        long = "Het is zo dat u komt en dat u dan eerst naar de arts gaat en dat u daarna pas weer naar huis toe mag als u gegeten heeft"
        tree.put("folders/nieuw.txt", f"{long} en geslapen.\n")
        tree.git("add", "-A")
        environment = os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "pc")}
        environment["PATH"] = environment["PATH"].split(os.pathsep, 1)[1]  # without our stand-in for the program
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run"], env=environment, capture_output=True, text=True, timeout=1200
        )
        if "No matching distribution" in done.stdout:
            pytest.skip("there is no package index here")
        assert done.returncode == 1 and "folders/nieuw.txt" in done.stdout and "Deze zin heeft" in done.stdout, (
            done.stdout
        )


class TestContainer:
    """The file is read and its own copies and build are done; only the images and Debian's packages are not fetched."""

    TEXT = re.sub(r"\\\n", " ", (ROOT / "Containerfile").read_text())
    STEPS: ClassVar = [
        line.split(maxsplit=1) for line in TEXT.splitlines() if line.strip() and not line.startswith("#")
    ]

    @pytest.mark.slow
    def test_what_it_copies_is_enough_to_build_the_wheel(self, tmp_path):
        for copied in [words for kind, words in self.STEPS if kind == "COPY"]:
            *sources, target = copied.split()
            for source in sources:
                destination = tmp_path / target
                if (ROOT / source).is_dir():
                    shutil.copytree(
                        ROOT / source, destination, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
                    )
                else:
                    shutil.copy(ROOT / source, destination)
        (build,) = [words for kind, words in self.STEPS if kind == "RUN" and "pip wheel" in words]
        assert build.startswith("python -m pip wheel ")
        wheels = tmp_path / "wheels"
        command = build.replace("python", shlex.quote(sys.executable), 1).replace("/wheels", shlex.quote(str(wheels)))
        done = subprocess.run(
            f"{command} --no-deps --no-build-isolation",
            shell=True,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=180,
        )
        assert done.returncode == 0, done.stderr
        names = {wheel.name.split("-")[0] for wheel in wheels.glob("*.whl")}
        (install,) = [words for kind, words in self.STEPS if kind == "RUN" and "--no-index" in words]
        assert names == {word.replace("-", "_") for word in install.split() if word.startswith("begrijpelijk")}

    def test_it_runs_the_program_as_nobody_special(self):
        kinds = [kind for kind, _ in self.STEPS]
        assert kinds.index("USER") < kinds.index("ENTRYPOINT")
        assert kinds[kinds.index("USER") :].count("RUN") == 0
        (entry,) = [json.loads(words) for kind, words in self.STEPS if kind == "ENTRYPOINT"]
        scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
        assert entry[0] in scripts

    def test_what_is_ignored_is_not_copied(self):
        ignored = (ROOT / ".dockerignore").read_text().split()
        copied = {word for kind, words in self.STEPS if kind == "COPY" for word in words.split()[:-1]}
        assert not copied & set(ignored) and {"tests", "docs", "benchmarks", ".*"} <= set(ignored)


def test_the_shell_of_the_action_is_sound():
    if shutil.which("shellcheck") is None:
        done = shell(f"bash -n <<'END'\n{ACTION['runs']['steps'][-1]['run']}\nEND")
    else:
        done = subprocess.run(
            ["shellcheck", "-s", "bash", "-"], input=ACTION["runs"]["steps"][-1]["run"], capture_output=True, text=True
        )
    assert done.returncode == 0, done.stdout + done.stderr
