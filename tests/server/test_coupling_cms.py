"""The plugins for WordPress, Drupal and TYPO3 in docs/koppelen: the real files, against a real server.

What they use of the CMS is in ``cms/``, as small as it can be; the CMS itself is not run.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs/koppelen"
CMS = ("wordpress", "drupal", "typo3")
HARD = (
    "<p>Indien u anticoagulantia gebruikt, dient u voorafgaand aan de ingreep contact op te nemen met de polikliniek. "
    "Aldaar wordt vastgesteld of de medicatie tijdelijk gestaakt dient te worden, aangezien er anders een verhoogd "
    "risico op complicaties bestaat. Tijdens de ingreep worden de gewrichtsvlakken vervangen door een endoprothese.</p>"
)
EASY = "<p>Bel ons morgen. Dan kijkt de arts naar uw knie. Dat doet geen pijn.</p>"

needs_php = pytest.mark.skipif(shutil.which("php") is None, reason="php is not installed: apt-get install php-cli")


def run(cms, server, **scenario):
    scenario = {"title": "Uw knie", "html": HARD, "status": "publish", "server": server} | scenario
    scenario["recipe"] = str(FOLDER / cms)
    result = subprocess.run(
        [
            "php",
            "-d",
            "error_reporting=-1",
            "-d",
            "display_errors=stderr",
            Path(__file__).parent / "cms" / f"{cms}.php",
        ],
        input=json.dumps(scenario),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert (result.returncode, result.stderr) == (0, ""), result.stderr + result.stdout
    return json.loads(result.stdout)


@needs_php
@pytest.mark.parametrize(
    "file",
    [path for path in sorted(FOLDER.rglob("*")) if path.suffix in (".php", ".module")],
    ids=lambda path: path.name,
)
def test_php_finds_no_mistake(file):
    result = subprocess.run(["php", "-l", file], capture_output=True, encoding="utf-8", timeout=60)
    assert result.returncode == 0 and "No syntax errors" in result.stdout, result.stdout + result.stderr


def test_the_script_for_the_block_editor_is_javascript():
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    subprocess.run(["node", "--check", FOLDER / "wordpress/begrijpelijk/editor.js"], check=True, timeout=60)


@needs_php
def test_wordpress_keeps_the_outcome_of_what_is_published(server):
    found = run("wordpress", server.address)
    assert found["answer"]["passed"] is False and "kan makkelijker" in found["answer"]["sentence"]
    assert any(finding["excerpt"] == "anticoagulantia" for finding in found["answer"]["findings"])
    assert found["meta"]["findings"] == len(found["answer"]["findings"]) > 5
    assert found["column"] == f"{found['meta']['level']} van 4, {found['meta']['findings']} punten"
    assert "anticoagulantia" not in json.dumps(found["meta"])
    easy = run("wordpress", server.address, html=f"<!-- wp:paragraph -->{EASY}<!-- /wp:paragraph -->")
    assert easy["answer"]["passed"] is True and "te kort" in easy["column"]
    assert run("wordpress", server.address, status="draft")["meta"] is None


@needs_php
def test_wordpress_only_tells_who_may_edit(server):
    found = run("wordpress", server.address, may=False)
    assert found["may"] is False and found["answer"] is None


@needs_php
def test_drupal_asks_before_a_hard_text_is_published(server):
    found = run("drupal", server.address)
    assert "B1" in found["errors"]["begrijpelijk_toch"] and len(found["said"]) == 10
    assert "anticoagulantia" in " ".join(found["said"]) and "begrijpelijk_toch" in found["fields"]
    assert found["html"].count("Aldaar") == 1 and found["html"].startswith("<h1>Uw knie</h1>")  # no log of a revision
    assert run("drupal", server.address, anyway=True)["errors"] == []
    for good in ({"html": EASY}, {"status": "draft"}):
        assert run("drupal", server.address, **good) | {"html": "", "fields": []} == {
            "errors": [],
            "said": [],
            "html": "",
            "fields": [],
        }


@needs_php
def test_typo3_tells_about_the_whole_page_after_saving(server):
    (((severity, text),)) = run("typo3", server.address)["said"]
    assert severity == "WARNING" and "kan makkelijker" in text and text.count("\n") == 5
    assert "chemotherapie" not in text
    assert run("typo3", server.address, html=EASY)["said"] == [["OK", "Goed zo! Deze pagina haalt niveau B1."]]
    assert run("typo3", server.address, status="draft")["said"] == []


@needs_php
@pytest.mark.parametrize("cms", CMS)
def test_without_an_answer_publishing_goes_on(cms):
    found = run(cms, "http://127.0.0.1:9")
    if cms == "wordpress":
        assert found["answer"] == {"code": "begrijpelijk", "message": "Begrijpelijk geeft geen antwoord."}
        assert found["meta"] is None
    else:
        assert "Begrijpelijk geeft geen antwoord." in json.dumps(found["said"]) and not found.get("errors")


@needs_php
@pytest.mark.parametrize("cms", CMS)
def test_an_answer_with_an_error_is_told(cms, server):
    english = "<p>You come to the hospital. The doctor looks at your knee and you can go home after the operation.</p>"
    assert "Engels" in json.dumps(run(cms, server.address, html=english, title="Your visit to the hospital"))
