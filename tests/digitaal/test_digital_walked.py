"""The checks on flows that are walked in a real browser, as `begrijpelijk triage` does: one as it should be, one not."""

from contextlib import contextmanager
from pathlib import Path

import pytest

from begrijpelijk.browser.flow_report import check_address
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry

FLOWS = Path(__file__).parent / "flows"
DIGITAL = {id_ for id_, check in registry().checks.items() if check.rule.section == "digital"}


def report(digital, name, answers):
    url = digital.site.add((FLOWS / f"{name}.html").read_text(encoding="utf-8"), f"/{name}")

    @contextmanager
    def opened(hosts):
        yield digital.launched

    checker = Checker(Config(regels=tuple(sorted(DIGITAL))), registry())
    return check_address(checker, url, answers=answers, browser=opened)


@pytest.fixture(scope="module")
def bad(digital):
    return report(digital, "slecht", {"dyspnoe": "Nee", "koorts": "Nee", "oud": 30})


@pytest.mark.slow
def test_a_good_flow_has_no_finding(digital):
    made = report(digital, "goed", {"voor wie": "Voor mijzelf", "koorts": "Nee", "slikken": ["Ja", "Nee"]})
    assert len(made.flows[0].screens) == 6 and sum(screen.outcome for screen in made.flows[0].screens) == 2
    assert [(f.rule, f.location.screen, f.message) for d in made.documents for f in d.findings] == []
    assert made.errors == [] and made.passed


def test_a_bad_flow_has_them_where_they_are(bad):
    found = {(f.rule, f.location.screen) for document in bad.documents for f in document.findings}
    expected = {
        "spoed-ontbreekt": "1", "een-vraag": "1", "weet-ik-niet": "1", "vraag-te-moeilijk": "1", "pictogram-zonder-tekst": "1",
        "tijdslimiet": "1", "voor-iemand-anders": "1", "andere-taal": "1", "duur-ontbreekt": "1", "voortgang-ontbreekt": "1",
        "foutmelding": "1", "mens-bereikbaar": "2", "terug-ontbreekt": "2", "invoertype": "2", "tikdoel": "2", "voorlezen": "2",
        "vrije-tekst": "3", "mobiel": "3", "uitslag-onduidelijk": "4",
    }  # fmt: skip
    assert expected.items() - found == set()
    assert bad.errors == [] and not bad.passed


def test_each_finding_points_at_something(bad):
    for document in bad.documents:
        for finding in document.findings:
            assert finding.excerpt or finding.location.selector, finding
            assert "{" not in finding.message and finding.message.strip()


# One screen of a flow each: a walk of one screen tries empty and wrong answers, and stops.
RADIO = '<fieldset><legend>Hebt u koorts?</legend>{}<label><input type="radio" name="a"> Ja</label><label><input type="radio" name="a"> Nee</label></fieldset>'
SILENT, SAYS = "event.preventDefault()", "event.preventDefault(); document.getElementById('e').textContent = '{}'"
ERRORS = {
    "nothing is said": (f'<form onsubmit="{SILENT}">' + RADIO.format("") + "<button>Volgende</button></form>", None),
    "far away": (
        '<form onsubmit="{}">'.format(SAYS.format("Kies een antwoord."))
        + RADIO.format("")
        + '<button>Volgende</button></form><div style="height:300px"></div><p id="e" class="error"></p>',
        "ver",
    ),
    "technical": (
        '<form onsubmit="{}">'.format(SAYS.format("Ongeldige invoer in veld_3")) + RADIO.format('<p id="e"></p>') + "<button>Volgende</button></form>",
        "technisch",
    ),
    "in a window": ("<form onsubmit=\"event.preventDefault(); alert('Kies een antwoord.')\">" + RADIO.format("") + "<button>Volgende</button></form>", "venster"),
    "at the field": (
        '<form onsubmit="{}">'.format(SAYS.format("Kies een antwoord.")) + RADIO.format('<p id="e" class="error"></p>') + "<button>Volgende</button></form>",
        "-",
    ),
    "by the browser": ("<form>" + RADIO.format("").replace('type="radio"', 'type="radio" required') + "<button>Volgende</button></form>", "-"),
    "impossible and taken": (
        '<form action="/klaar"><label>Hoe oud bent u? <input name="a" inputmode="numeric"></label><button>Volgende</button></form>',
        "onmogelijk",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ERRORS)
def test_messages_about_errors(digital, name):
    html, variant = ERRORS[name]
    path = f"/fout-{list(ERRORS).index(name)}"
    flow = digital.walked(
        {path: html, "/klaar": "<h1>Bel uw huisarts</h1><p>Bel vandaag nog.</p>"}, path, screen_limit=1
    )
    check = registry().checks["foutmelding"]
    analysis = Checker(Config(), registry()).analyse(flow.screens[0].document)
    hits = list(check.find(analysis, Config().options(check.rule)))
    assert [hit.variant for hit in hits] == ([] if variant == "-" else [variant])
