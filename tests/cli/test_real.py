"""The command with everything real: the pipeline, the sources and the checks."""

import json

import pytest

from begrijpelijk.cli import run

EASY = (
    "Bel ons morgen. De arts kijkt dan naar uw knie. U krijgt ook een brief. Neem die brief mee naar het ziekenhuis. "
    * 3
)
HARD = (
    "De anamnese dient voorafgaand aan de geïndiceerde interventie te worden gecompleteerd, conform de vigerende "
    "richtlijnen inzake perioperatieve zorg, waarna het vervolg van het traject door de behandelaar wordt vastgesteld. "
) * 3


@pytest.fixture
def texts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "makkelijk.txt").write_text(EASY)
    (tmp_path / "moeilijk.md").write_text(f"# Titel\n\n{HARD}\n")
    return tmp_path


def test_an_easy_and_a_hard_text(texts, capsys):
    assert run(["check", "makkelijk.txt", "moeilijk.md", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    easy, hard = report["documents"]
    assert easy["scores"]["lint"] < hard["scores"]["lint"]
    assert {"lijdende-vorm", "lange-zin"} <= {finding["rule"] for finding in hard["findings"]}


def test_the_level_that_was_asked_is_the_one_in_the_report(texts, capsys):
    run(["check", "moeilijk.md", "--niveau", "A2"])
    assert "Doel A2: niet gehaald." in capsys.readouterr().out


def test_never_failing_is_about_findings_and_not_about_the_level(texts, capsys):
    assert run(["check", "moeilijk.md", "--fail-on", "nooit", "--niveau", "C1"]) == 0
    assert run(["check", "moeilijk.md", "--fail-on", "nooit"]) == 1


def test_a_source_that_fails_beside_one_that_does_not(texts, capsys):
    assert run(["check", "nee.txt", "makkelijk.txt"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("begrijpelijk: nee.txt: ") and captured.err.count("\n") == 1
    assert "makkelijk.txt" in captured.out


@pytest.mark.parametrize("form", ["sarif", "junit", "markdown", "csv", "text"])
def test_every_format(texts, capsys, form):
    assert run(["check", "moeilijk.md", "--format", form]) == 1
    assert "lijdende-vorm" in capsys.readouterr().out or form == "text"


def test_accepting_what_is_there(texts, capsys):
    assert run(["check", "moeilijk.md", "--baseline-schrijven", "bekend.json"]) == 0
    assert run(["check", "moeilijk.md", "--baseline", "bekend.json"]) == 0
    (texts / "moeilijk.md").write_text(f"# Titel\n\n{EASY}\n\n{HARD}\n")
    assert run(["check", "moeilijk.md", "--baseline", "bekend.json"]) == 0, "moved lines are not new"
