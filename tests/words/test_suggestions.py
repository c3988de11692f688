"""Suggestions fit the sentence, and an edit that is applied takes its finding away."""

from pathlib import Path

import pytest
import yaml

from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry

CASES = Path(__file__).parents[1] / "checks" / "cases"
RULES = ("vakterm", "formeel-woord", "afkorting", "vreemd-woord", "beeldspraak", "stigmatiserend")


@pytest.fixture(scope="module")
def checker():
    return Checker(Config(regels=RULES), registry())


def corrected(text, finding):
    for edit in sorted(finding.edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


FITTED = [
    ("De hypertensie is te hoog.", "De hoge bloeddruk is te hoog."),
    ("Het abdomen doet pijn.", "De buik doet pijn."),
    ("De metastasen groeien.", "De uitzaaiingen groeien."),
    ("Hypertensie komt veel voor.", "Hoge bloeddruk komt veel voor."),
    ("Een operatie is geïndiceerd.", "Een operatie is nodig."),
    ("Wij verstrekken u een formulier.", "Wij geven u een formulier."),
    ("Het formulier wordt verstrekt.", "Het formulier wordt gegeven."),
    ("Vergeet niet het formulier te retourneren.", "Vergeet niet het formulier terug te sturen."),
    ("Het onderzoek vindt morgen plaats.", "Het onderzoek gebeurt morgen."),
    ("Indien u koorts hebt, belt u ons.", "Als u koorts hebt, belt u ons."),
    ("Wij hebben dit geconstateerd.", "Wij hebben dit gezien."),
    ("Wij dragen zorg voor uw kind.", "Wij zorgen voor uw kind."),
    ("Wij zenden u de brief toe.", "Wij sturen u de brief."),
    ("Indien u anticoagulantia gebruikt, belt u.", "Indien u bloedverdunners gebruikt, belt u."),
    ("U slikt een anticoagulans.", "U slikt een bloedverdunner."),
    ("Daarna belt de SEH u.", "Daarna belt de spoedeisende hulp u."),
    ("SEH belt u daarna.", "Spoedeisende hulp belt u daarna."),
    ("Zij krijgt een ECG.", "Zij krijgt een hartfilmpje."),
]


@pytest.mark.parametrize(("before", "after"), FITTED)
def test_edit_fits(checker, before, after):
    findings = checker.check_text(before).documents[0].findings
    assert after in [corrected(before, finding) for finding in findings if finding.edits]


TEXTS = [
    case["tekst"]
    for rule in RULES
    for case in yaml.safe_load((CASES / f"{rule}.yaml").read_text(encoding="utf-8"))["gevallen"]
    if case["verwacht"]
]


@pytest.mark.parametrize("text", TEXTS)
def test_applying_an_edit_takes_the_finding_away(checker, text):
    for finding in checker.check_text(text).documents[0].findings:
        if not finding.edits:
            assert not finding.certain
            continue
        again = checker.check_text(corrected(text, finding)).documents[0].findings
        left = [f for f in again if f.rule == finding.rule and f.excerpt.lower() == finding.excerpt.lower()]
        before = [
            f for f in checker.check_text(text).documents[0].findings if f.excerpt.lower() == finding.excerpt.lower()
        ]
        # A term that stands there more often is told at its next place, with another number of times.
        assert len(left) < len(before) or "keer in de tekst" in finding.message != left[0].message


@pytest.mark.parametrize(
    "text, excerpt, suggestion",
    [
        ("De wijkteams helpen u.", "wijkteams", "hulpteams in de wijk"),
        ("Wie door verdriet de weg kwijt is, komt te laat.", "de weg kwijt is", "niet meer weten wat u moet doen"),
        ("Het onderwerp staat elk jaar op de agenda.", "staat elk jaar op de agenda", "besproken gaan worden"),
    ],
)
def test_a_suggestion_to_read_is_dutch(checker, text, excerpt, suggestion):
    (found,) = checker.check_text(text).documents[0].findings
    assert (found.excerpt, found.suggestions[0]) == (excerpt, suggestion)


def test_a_form_of_another_verb_is_no_finding(checker):
    assert checker.check_text("U weet waar het geld aan op gaat.").documents[0].findings == []
