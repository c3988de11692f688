"""The example apps: good ones pass, bad ones fail by the rules that were seeded, and every screen and outcome is met."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
pytest.importorskip("begrijpelijk_digitaal", reason="not installed: pip install ./plugins/begrijpelijk-digitaal")

import judging
from app_server import serve_apps
from seeded import seeding

from begrijpelijk.browser import BrowserError, open_browser
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry

pytestmark = pytest.mark.slow


# A hard word that has a rule of its own is spoken of by that rule.
MORE_EXACT = {"moeilijk-woord": {"vakterm", "formeel-woord", "afkorting"}}


def unsaid(seeded, spoken):
    """The seeded rules that did not speak, nor one that says the same more exactly."""
    return {rule for rule in seeded - spoken if not MORE_EXACT.get(rule, set()) & spoken}


@pytest.fixture(scope="module")
def checker():
    try:
        with open_browser():
            pass
    except BrowserError as error:
        pytest.skip(error.message)
    return Checker(Config(browser=True), registry())


@pytest.fixture(scope="module")
def address():
    with serve_apps() as served:
        yield served


@pytest.mark.parametrize("app", judging.APPS)
def test_a_good_app_passes_and_is_walked_to_the_end(app, address, checker):
    expected = judging.expected(app, "goed")
    report = judging.walk(checker, f"{address}/{app}/goed/", expected.login)
    assert not report.errors
    assert judging.reached(report, expected.screens) == expected.screens
    assert judging.reached(report, expected.outcomes, outcomes=True) == expected.outcomes
    heavy = [
        (finding.location.screen, finding.rule, finding.excerpt)
        for _, finding in judging.digital(report, checker)
        if finding.severity != "tip"
    ]
    assert heavy == []
    assert report.passed


@pytest.mark.parametrize("app", judging.APPS)
def test_a_bad_app_fails_by_the_rules_that_were_seeded(app, address, checker):
    expected = judging.expected(app, "slecht")
    report = judging.walk(checker, f"{address}/{app}/slecht/", expected.login)
    assert judging.reached(report, expected.screens) == expected.screens
    assert judging.reached(report, expected.outcomes, outcomes=True) == expected.outcomes
    assert not report.passed
    spoken = {finding.rule for document in report.documents for finding in document.findings}
    seeded = {rule for rules in expected.rules.values() for rule in rules}
    assert unsaid(seeded, spoken) == set()


@pytest.mark.parametrize("page", [page for page in seeding.pages() if not page.flow], ids=lambda page: page.name)
def test_what_is_seeded_in_a_page_is_found_and_the_clean_page_is_left_alone(page, address, checker):
    clean = checker.check([f"{address}/seeded/{page.name}/{seeding.CLEAN}/"])
    heavy = [(f.rule, f.excerpt) for _, f in judging.digital(clean, checker) if f.severity != "tip"]
    assert heavy == []
    for variant, defects in page.defects.items():
        report = checker.check([f"{address}/seeded/{page.name}/{variant}/"])
        spoken = {finding.rule for document in report.documents for finding in document.findings}
        assert unsaid({defect.rule for defect in defects}, spoken) == set(), variant


def test_every_rule_of_layout_and_digital_care_is_seeded_twice():
    seeded = [defect.rule for page in seeding.pages() for defects in page.defects.values() for defect in defects]
    assert len(seeded) >= 60
    catalogue = {
        "kleine-letter", "hoofdletters", "contrast", "uitlijning", "lange-regel", "link-tekst", "alt-tekst",
        "veld-label", "taal-attribuut", "toetsenbord", "video-ondertiteling", "alleen-pdf", "spoed-ontbreekt",
        "mens-bereikbaar", "een-vraag", "vraag-te-moeilijk", "weet-ik-niet", "veel-opties", "vrije-tekst", "invoertype",
        "voortgang-ontbreekt", "terug-ontbreekt", "duur-ontbreekt", "te-veel-vragen", "inloggen-eerst",
        "voor-iemand-anders", "voorlezen", "andere-taal", "tikdoel", "pictogram-zonder-tekst", "foutmelding",
        "tijdslimiet", "mobiel", "uitslag-onduidelijk",
    }  # fmt: skip
    assert {rule for rule in catalogue if seeded.count(rule) < 2} == set()
