"""begrijpelijk-digitaal as a package: what is in it, its types, and the pages about its checks."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from begrijpelijk.plugins import registry
from begrijpelijk.reference.__main__ import pages
from begrijpelijk.reference.wording import WCAG

ROOT = Path(__file__).parents[2]
PLUGIN = ROOT / "plugins" / "begrijpelijk-digitaal"
NAME = "begrijpelijk-digitaal"
CATALOGUE = """spoed-ontbreekt mens-bereikbaar een-vraag vraag-te-moeilijk weet-ik-niet veel-opties vrije-tekst invoertype
    voortgang-ontbreekt terug-ontbreekt duur-ontbreekt te-veel-vragen inloggen-eerst voor-iemand-anders voorlezen andere-taal
    tikdoel pictogram-zonder-tekst foutmelding tijdslimiet mobiel uitslag-onduidelijk""".split()
IN_FLOW = """spoed-ontbreekt voortgang-ontbreekt terug-ontbreekt duur-ontbreekt te-veel-vragen voor-iemand-anders andere-taal
    uitslag-onduidelijk mens-bereikbaar""".split()
RULES = {id_: check.rule for id_, check in registry().checks.items() if check.rule.section == "digital"}

pytest.importorskip("begrijpelijk_digitaal", reason="not installed: pip install ./plugins/begrijpelijk-digitaal")


def test_it_has_the_whole_section_of_the_catalogue():
    assert list(RULES) == CATALOGUE
    assert all(registry().origins["checks", id_].startswith(NAME) for id_ in RULES)


def test_what_is_judged_on_a_flow_and_what_on_a_page():
    assert {id_ for id_, rule in RULES.items() if rule.scope == "flow"} == set(IN_FLOW)
    assert {rule.scope for rule in RULES.values()} == {"flow", "page"}


def test_every_rule_says_what_to_do_and_every_criterion_has_a_name():
    assert all(rule.action and rule.kenmerken for rule in RULES.values())
    assert {criterion for rule in RULES.values() for criterion in rule.wcag} <= set(WCAG)


def test_the_pages_about_the_checks_are_up_to_date():
    made = pages(NAME)
    written = {path.name: path.read_text(encoding="utf-8") for path in (PLUGIN / "regels").iterdir()}
    assert written == made, f"run: python -m begrijpelijk.reference plugins/{NAME}/regels {NAME}"


def test_its_readme_counts_right():
    assert f"{len(CATALOGUE)} controles" in (PLUGIN / "README.md").read_text(encoding="utf-8")


def test_the_wheel_has_every_check_and_its_types(tmp_path):
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=PLUGIN, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = {Path(name).name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("begrijpelijk_digitaal/")}
    assert {f"{id_.replace('-', '_')}.py" for id_ in CATALOGUE} | {"py.typed", "__init__.py"} <= names


@pytest.mark.slow
def test_types(tmp_path):
    env = {**os.environ, "MYPYPATH": os.pathsep.join([str(PLUGIN / "src"), str(ROOT / "src")])}
    command = [sys.executable, "-m", "mypy", "--strict", "-p", "begrijpelijk_digitaal", "--cache-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=env)
    theirs = [line for line in done.stdout.splitlines() if re.match(r"plugins/", line)]
    assert theirs == [], done.stdout
