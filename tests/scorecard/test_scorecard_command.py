"""`begrijpelijk scorekaart`: every format, the comparison, and what goes wrong."""

import json
import sqlite3
import subprocess
import sys
from importlib.resources import files
from io import BytesIO

import pypdfium2
import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from begrijpelijk.cli import run
from begrijpelijk.commands.schema import schema
from begrijpelijk.scorecard.model import Scorecard

from scorecard_databases import SITE, easy, hard, write  # isort: skip


@pytest.fixture
def database(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "audit.sqlite"
    write(
        path,
        [easy(f"{SITE}/g{n}") for n in range(4)] + [hard(f"{SITE}/b{n}") for n in range(16)],
        "2026-01-02T08:00:00+00:00",
    )
    docs = [easy(f"{SITE}/g{n}") for n in range(18)] + [hard(f"{SITE}/b{n}", title="=1+1 <b>&") for n in range(2)]
    return write(path, docs, "2026-06-02T08:00:00+00:00", problems=[(f"{SITE}/stuk", "gaf fout 500", "source")])


def scorecard(database, *options):
    output = database.with_name("uit")
    output.unlink(missing_ok=True)
    assert run(["scorekaart", str(database), "--output", str(output), *options]) == 0
    return output.read_bytes()


def test_text(database, capsys):
    assert run(["scorekaart", str(database)]) == 0
    shown = capsys.readouterr().out
    assert "18 van de 20 teksten halen het doel" in shown and "3. Begrijpelijke materialen: groen" in shown
    assert "1. Bewustwording: onbekend" in shown and "gaf fout 500" in shown
    assert run(["scorekaart", str(database), "--lang", "en"]) == 0
    assert "18 of 20 texts meet the target" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "html", "xlsx", "json"])
def test_the_same_audit_twice_gives_the_same_scorecard(database, form):
    assert scorecard(database, "--format", form) == scorecard(database, "--format", form)


def test_json_follows_its_schema(database):
    data = json.loads(scorecard(database, "--format", "json", "--vergelijk", "2026-01-31"))
    assert data["schema"] == "begrijpelijk/scorecard/1"
    assert Scorecard.model_validate(data).target.good == 18
    shipped = files("begrijpelijk").joinpath("schema/scorecard-1.json").read_text("utf-8")
    assert schema("scorekaart") == shipped, "run: begrijpelijk schema scorekaart > .../schema/scorecard-1.json"
    Draft202012Validator.check_schema(json.loads(shipped))
    validator = Draft202012Validator(json.loads(shipped))
    validator.validate(data)
    assert not validator.is_valid(data | {"target": "veel"})
    assert validator.is_valid(data | {"later": 1}), "a field may be added within this version: docs/releases.md"


def test_schema_of_something_else(capsys):
    assert run(["schema", "scorekart"]) == 2
    assert "Bedoelt u 'scorekaart'?" in capsys.readouterr().err


def test_workbook(database):
    book = load_workbook(BytesIO(scorecard(database, "--format", "xlsx", "--vergelijk", "2026-01-31")))
    assert {"Kenmerken", "Bewijs", "Herschrijven", "Verbeteren", "Verloop", "Vergelijking", "Regels"} <= set(
        book.sheetnames
    )
    row = next(r for r in book["Kenmerken"].values if r[2] == "Begrijpelijke materialen")
    assert row[3:6] == ("groen", "groen", "onbekend")
    title = book["Herschrijven"]["B2"]
    assert title.data_type == "s" and title.value.startswith("=1+1") and title.quotePrefix


def test_html_escapes_and_loads_nothing(database):
    page = scorecard(database, "--format", "html").decode()
    assert "=1+1 &lt;b&gt;&amp;" in page and "<b>&" not in page
    assert "<script" not in page and "src=" not in page and "@import" not in page
    assert "default-src 'none'" in page


def test_two_dates(database):
    data = json.loads(scorecard(database, "--format", "json", "--vergelijk", "2026-01-31"))["comparison"]
    assert (data["before"]["good"], data["after"]["good"], data["sure"]) == (4, 18, True)
    changes = {change["code"]: change for change in data["changes"]}
    assert changes["3"]["better"] is True and changes["1"]["better"] is None
    assert changes["2"]["better"] is None, "the first measurement has no trend: other evidence, no verdict"


def test_two_organisations(database, tmp_path):
    docs = [hard(f"https://ander.example/{n}") for n in range(12)]
    other = write(tmp_path / "ander.sqlite", docs, targets=("https://ander.example",))
    data = json.loads(scorecard(database, "--format", "json", "--vergelijk", str(other)))["comparison"]
    assert (data["before_name"], data["after_name"]) == ("ander.example", "ziekenhuis.example")


def test_departments_of_the_configuration(database):
    database.with_name("begrijpelijk.toml").write_text('[afdelingen]\nGoed = "**/g*"\nMoeilijk = ["**/b*"]\n')
    data = json.loads(scorecard(database, "--format", "json"))
    assert [(part["name"], part["documents"]) for part in data["departments"]] == [("Goed", 18), ("Moeilijk", 2)]


def test_pdf(database):
    from begrijpelijk.browser import is_installed
    from begrijpelijk.browser.launch import system_chromium

    if not is_installed() or system_chromium() is None:
        pytest.skip("no browser: pip install 'begrijpelijk[browser]', apt-get install chromium")
    made = []
    for _ in range(2):
        # In a process of its own: Playwright may be at work in this one.
        command = [sys.executable, "-m", "begrijpelijk", "scorekaart", database.name, "--format", "pdf"]
        made.append(subprocess.run(command, cwd=database.parent, capture_output=True, check=True, timeout=120).stdout)
    document = pypdfium2.PdfDocument(made[0])
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "Begrijpelijke materialen" in text and "Waarop staat dit?" in text and len(document) > 2
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["weg.sqlite"], "deze database bestaat niet"),
        (["audit.sqlite", "--format", "word"], "'word' kan niet"),
        (["audit.sqlite", "--datum", "gisteren"], "geen datum"),
        (["audit.sqlite", "--datum", "2020-01-01"], "niets gemeten"),
        (["audit.sqlite", "--vergelijk", "2026-06-30"], "geen andere meting"),
        (["audit.sqlite", "--vergelijk", "weg.sqlite"], "deze database bestaat niet"),
        (["audit.sqlite", "--bezoeken", "weg.csv"], "bestaat niet"),
        (["audit.sqlite", "--output", "weg/uit.html"], "de map bestaat niet"),
    ],
)
def test_what_goes_wrong_is_one_line(database, capsys, arguments, told):
    assert run(["scorekaart", *arguments]) == 2
    error = capsys.readouterr().err
    assert told in error.lower() and len(error.splitlines()) == 1


@pytest.mark.parametrize("kind", ["text", "cut", "newer"])
def test_a_damaged_or_newer_database_stays_as_it_is(database, capsys, kind):
    if kind == "text":
        database.write_text("geen database")
    elif kind == "cut":
        database.write_bytes(database.read_bytes()[:9000])
    else:
        with sqlite3.connect(database) as connection:
            connection.execute("PRAGMA user_version = 999")
    before = database.read_bytes()
    assert run(["scorekaart", str(database)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1 and database.read_bytes() == before
