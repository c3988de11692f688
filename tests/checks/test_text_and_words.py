"""What cases cannot say: suggestions, counts, options and places of the checks on words and on the whole text."""

import doctest
from importlib import import_module
from typing import Any

import pytest

from begrijpelijk.analysis import analyse
from begrijpelijk.config import Config
from begrijpelijk.findings import finding
from begrijpelijk.language.pipeline import load_pipeline
from begrijpelijk.model import Finding
from begrijpelijk.plugins import registry
from begrijpelijk.sources import read_string


def findings(rule: str, text: str, media: str = "plain", **settings: Any) -> list[Finding]:
    check = registry().checks[rule]
    config = Config(**settings)
    (analysis,) = analyse([read_string(text, media, "-")], load_pipeline(None), config)
    return [finding(analysis, check.rule, hit) for hit in check.find(analysis, config.options(check.rule))]


@pytest.mark.parametrize(
    "module", ["checks.text.whole_text", "checks.words.getal", "checks.words.lang_woord", "language.everyday"]
)
def test_examples_in_docstrings(module: str) -> None:
    assert doctest.testmod(import_module(f"begrijpelijk.{module}")).failed == 0


@pytest.mark.parametrize(
    "figure, people",
    [
        ("40%", "4 van de 10 mensen"),
        ("7 procent", "7 van de 100 mensen"),
        ("0,2%", "2 van de 1.000 mensen"),
        ("1:500", "1 van de 500 mensen"),
        ("100%", None),
        ("10 tot 20%", None),
    ],
)
def test_a_chance_is_written_in_people(figure: str, people: str | None) -> None:
    (found,) = findings("getal", f"De kans op koorts is {figure} na de prik.")
    assert found.suggestions == ([people] if people else [])


def test_a_hyphen_settles_a_long_word() -> None:
    (found,) = findings("lang-woord", "U praat met de arbeidsongeschiktheidsdeskundige.")
    assert found.suggestions == ["arbeidsongeschiktheids-deskundige"]
    (edit,) = found.edits
    assert (edit.start, edit.end, edit.replacement) == (found.start, found.end, found.suggestions[0])
    assert findings("lang-woord", f"U praat met de {found.suggestions[0]}.") == []


def test_a_hard_word_is_named_once_with_its_uses() -> None:
    (found,) = findings("moeilijk-woord", "Het kadaster belt u. Ga naar het kadaster. Dat kadaster is dicht.")
    assert (found.start, found.excerpt) == (4, "kadaster")
    assert "3 keer" in found.message


def test_allowed_words_are_no_finding() -> None:
    assert findings("moeilijk-woord", "Het kadaster belt u.", toegestaan=("Kadaster",)) == []


def test_thresholds_are_options() -> None:
    text = "# Oefenen met uw schouder thuis\n\nDoe dit elke dag."
    assert findings("lange-kop", text, "markdown") == []
    (found,) = findings("lange-kop", text, "markdown", opties={"lange-kop": {"woorden": 4}})
    assert found.message == "Deze kop heeft 5 woorden."


def test_what_is_missing_points_at_the_first_heading() -> None:
    text = "# Uw nieuwe heup\n\n" + "U loopt elke dag een klein stukje met uw krukken op de gang. " * 6
    for rule in ("contact-ontbreekt", "hulp-ontbreekt", "datum-ontbreekt"):
        (found,) = findings(rule, text, "markdown")
        assert found.excerpt == "Uw nieuwe heup"
        assert findings(rule, text, "markdown", opties={rule: {"woorden": 500}}) == []


def test_plain_text_is_not_asked_for_pictures() -> None:
    text = "U loopt elke dag een klein stukje met uw krukken op de gang. " * 30
    assert findings("beeld-ontbreekt", text) == []
    assert len(findings("beeld-ontbreekt", text, "markdown")) == 1
