"""Forms on a page that is checked by itself: what is said about it, and about which pages nothing is."""

from pathlib import Path

import pytest

from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.findings import wanted
from begrijpelijk.plugins import registry

RULES = ("weet-ik-niet", "veel-opties", "vrije-tekst", "foutmelding", "een-vraag")
PAGES = sorted((Path(__file__).parent / "paginas").glob("*.html"))
CARE = "<h1>Afspraak maken</h1><p>Wij bellen u terug.</p>"
NAME = '<label>Uw naam <input name="naam" required></label><p id="fout-naam" class="fout"></p>'
PHONE = '<label>Uw telefoonnummer <input type="tel" name="tel" required></label><p id="fout-tel" class="fout"></p>'


@pytest.fixture(scope="module")
def checker():
    return Checker(Config(regels=RULES), registry())


def found(checker, document):
    return [finding for report in checker.check_documents([document]).documents for finding in report.findings]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_clean_form_gets_no_finding(digital, checker, path):
    document = digital.tried(path.read_text(encoding="utf-8"))
    assert [(f.rule, f.message, f.location.selector) for f in found(checker, document)] == []
    # Those with a form were really tried: each message came at its field.
    said = [probe for probe in document.page.probes if probe.message]
    assert bool(said) == (path.stem != "nieuwsbrief")


def form(script, fields=NAME + PHONE, attributes="novalidate", button="Vraag aan"):
    return f"""{CARE}<form id="f" action="/weg" {attributes}>{fields}<button>{button}</button></form><script>
      const say = (id, text) => {{ document.getElementById("fout-" + id).textContent = text; }};
      f.addEventListener("submit", (event) => {{ {script} }});</script>"""


BAD_NUMBER = "!/^[0-9 -]{10,}$/.test(f.tel.value)"
STOP = f"if (!f.naam.value || {BAD_NUMBER}) event.preventDefault();"
ABOVE = '<div style="height:600px"><p id="fout-naam" class="fout"></p><p id="fout-tel" class="fout"></p></div>'
BARE = '<label>Uw naam <input name="naam" required></label><label>Uw telefoonnummer <input type="tel" name="tel" required></label>'
TRIED = {
    "nothing is said": (form("event.preventDefault();"), None),
    "no impossible answer is noticed": (
        form("event.preventDefault(); say('naam', f.naam.value ? '' : 'Vul uw naam in.');"), "onmogelijk"
    ),
    "in words of a machine": (form(f"{STOP} if (!f.naam.value) say('naam', 'Error: naam is required');"), "technisch"),
    "above the form": (
        form(f"{STOP} if (!f.naam.value) {{ say('naam', 'Vul uw naam in.'); say('tel', 'Vul een nummer in.'); }}", ABOVE + BARE),
        "ver",
    ),
    "above the form for all fields": (form(f"{STOP} say('naam', 'Vul alle velden in.');", ABOVE + BARE), "ver"),
    "in a window": (
        form(f"if (!f.naam.value || {BAD_NUMBER}) {{ event.preventDefault(); alert('Vul uw naam en nummer in.'); }}", BARE), "venster"
    ),
    "one at a time": (
        form(f"{STOP} say('naam', ''); say('tel', ''); if (!f.naam.value) say('naam', 'Vul uw naam in.');"
             f" else if ({BAD_NUMBER}) say('tel', 'Vul een nummer in met 10 cijfers.');"), "-"
    ),
    "by the browser": (form("", attributes=""), "-"),
    "by the server": (form("", fields=BARE), "-"),
    "by the server, asked by a script": (
        form("event.preventDefault(); fetch('/controle').catch(() => say('naam', 'Error 500'));"), "-"
    ),
    "thanks, without a server": (form("event.preventDefault(); say('naam', 'Bedankt. Wij bellen u morgen terug.');"), "-"),
    "a button that waits": (form("event.preventDefault();").replace("<button>", "<button disabled>"), "-"),
    "a log-in": (form("event.preventDefault();", NAME + '<label>Wachtwoord <input type="password"></label>'), "-"),
    "a search": (form("event.preventDefault();", '<label>Naam van de arts <input name="q"></label>', button="Zoek"), "-"),
    "a newsletter": (form("event.preventDefault();", BARE.split("</label>")[0] + "</label>", button="Ontvang de nieuwsbrief"), "-"),
}  # fmt: skip


@pytest.mark.parametrize("name", TRIED)
def test_what_a_form_says(digital, checker, name):
    html, variant = TRIED[name]
    document = digital.tried(html)
    check = registry().checks["foutmelding"]
    hits = list(check.find(checker.analyse(document), checker.config.options(check.rule)))
    assert [hit.variant for hit in hits] == ([] if variant == "-" else [variant])


def test_a_script_that_was_not_loaded_makes_a_form_silent(digital):
    from begrijpelijk.browser.trial import try_out

    page = digital.launched.new_context().new_page()
    page.goto(digital.site.add(f"<!doctype html><html lang=nl><body>{TRIED['nothing is said'][0]}"))
    assert try_out(page, ["127.0.0.1"], complete=False) == []
    page.context.close()


def test_without_the_rule_nothing_is_tried():
    assert wanted(registry(), Config()).tries
    assert not wanted(registry(), Config(zonder=("foutmelding",))).tries
    assert wanted(registry(), Config(regels=("weet-ik-niet",))) == (False, False)
