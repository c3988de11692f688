"""A plugin adds evidence, questions and a whole model: as data, and as a real package in an environment of its own."""

import json
import sys
from pathlib import Path

import pytest

from begrijpelijk.errors import ConfigError
from begrijpelijk.kenmerken.complete import complete, unused
from begrijpelijk.kenmerken.model import Model
from begrijpelijk.plugins import load

from scorecard_databases import SITE, Doc, easy, write  # isort: skip

sys.path.insert(0, str(Path(__file__).parents[1] / "plugins"))
from test_third_party import Environment

ADDITION = """
id = "ons-huis-extra"
naam = "Aanvulling"
bron = "Ons Huis"
vult_aan = "tien-kenmerken"
[[kenmerk]]
nummer = 1
naam = "Bewustwording"
betekenis = "Aanvulling."
[[kenmerk.meting]]
soort = "signaal"
naam = "Pagina's met een film"
signaal = ["film"]
[[kenmerk.vraag]]
id = "1-ons-huis"
vraag = "Hangt de poster in de gang?"
waarom = "Dan ziet iedereen hem."
goed = "Hij hangt er."
"""
MODEL = """
id = "ons-huis-model"
naam = "Het model van Ons Huis"
bron = "Ons Huis"
veld = "kenmerken"
[[meting]]
soort = "signaal"
naam = "Teksten met een datum"
signaal = ["datum"]
[[kenmerk]]
nummer = 1
naam = "Op tijd"
betekenis = "Alles heeft een datum."
"""


def model(tmp_path, text):
    path = tmp_path / "model.toml"
    path.write_text(text, encoding="utf-8")
    return Model.file(path)


class Plugin:
    def __init__(self, *models):
        from begrijpelijk import hookimpl

        self.register_kenmerken = hookimpl(lambda: models)


def test_an_addition_adds_and_changes_nothing(tmp_path):
    registry = load([("ons-huis", Plugin(model(tmp_path, ADDITION)))])
    assert registry.errors == [] and unused(registry) == []
    ours, theirs = complete(load())["tien-kenmerken"], complete(registry)["tien-kenmerken"]
    assert "ons-huis-extra" not in complete(registry)
    assert [v.id for v in theirs.kenmerken[0].vragen] == [*(v.id for v in ours.kenmerken[0].vragen), "1-ons-huis"]
    assert len(theirs.kenmerken[0].metingen) == len(ours.kenmerken[0].metingen) + 1
    assert theirs.kenmerken[1:] == ours.kenmerken[1:]


def test_an_addition_to_nothing_is_told(tmp_path):
    to_nothing = model(tmp_path, ADDITION.replace("tien-kenmerken", "elf-kenmerken"))
    assert "bestaat niet" in unused(load([("x", Plugin(to_nothing))]))[0]
    wrong_code = model(tmp_path, ADDITION.replace("nummer = 1", "nummer = 12"))
    assert "'12'" in unused(load([("x", Plugin(wrong_code))]))[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [('soort = "signaal"', 'soort = "raden"'), ('signaal = ["datum"]', ""), ('soort = "signaal"', 'soort = "doel"\nx = 1'),
     ('soort = "signaal"', 'soort = "doel"\nover = ["boek"]')],
)  # fmt: skip
def test_a_wrong_measurement_is_refused(tmp_path, old, new):
    with pytest.raises(ConfigError):
        model(tmp_path, MODEL.replace(old, new))


INIT = '''"""Adds evidence, a question and a model."""

from collections.abc import Iterable
from pathlib import Path

from begrijpelijk import hookimpl
from begrijpelijk.kenmerken import Model

FOLDER = Path(__file__).parent


@hookimpl
def register_kenmerken() -> Iterable[Model]:
    """An addition to the ten, and a model of our own."""
    return [Model.file(FOLDER / "extra.toml"), Model.file(FOLDER / "model.toml")]
'''
PROJECT = """[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "begrijpelijk-ons-huis-model"
version = "1.0"
[project.entry-points.begrijpelijk]
ons-huis-model = "ons_huis_model"
[tool.hatch.build.targets.wheel]
packages = ["src/ons_huis_model"]
"""


def test_a_package_that_somebody_else_made(tmp_path):
    environment = Environment(tmp_path)
    package = tmp_path / "project" / "src" / "ons_huis_model"
    package.mkdir(parents=True)
    (tmp_path / "project" / "pyproject.toml").write_text(PROJECT)
    (package / "__init__.py").write_text(INIT)
    (package / "extra.toml").write_text(ADDITION)
    (package / "model.toml").write_text(MODEL)
    environment.install(tmp_path / "project")
    write(
        tmp_path / "a.sqlite", [Doc(f"{SITE}/{n}", signals=("film", "datum")) for n in range(9)] + [easy(f"{SITE}/x")]
    )
    answers = '[[antwoord]]\nvraag = "1-ons-huis"\nantwoord = "nee"\n'
    (tmp_path / "zelftest.toml").write_text(answers)
    done = environment.program("scorekaart", "a.sqlite", "--zelftest", "zelftest.toml", "--format", "json")
    assert done.returncode == 0 and done.stderr == "", done.stderr
    models = {each["id"]: each for each in json.loads(done.stdout)["models"]}
    first = models["tien-kenmerken"]["characteristics"][0]
    assert [e["name"] for e in first["evidence"] if e["kind"] == "gemeten"] == ["Pagina's met een film"]
    assert first["measured"] == "groen" and first["questions"][-1]["answers"][0]["given"] == "nee"
    (own,) = models["ons-huis-model"]["characteristics"]
    assert (own["name"], own["status"]) == ("Op tijd", "groen")
    environment.uninstall("begrijpelijk-ons-huis-model")
    after = json.loads(environment.program("scorekaart", "a.sqlite", "--format", "json").stdout)
    assert "ons-huis-model" not in {each["id"] for each in after["models"]}
