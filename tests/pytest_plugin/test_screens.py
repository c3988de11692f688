"""Screens of an app get no findings about what a leaflet must have; a page of text does."""

import pytest

from begrijpelijk.browser.launch import BrowserError, open_browser
from begrijpelijk.browser.measure import measure
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry
from begrijpelijk.screens import ABOUT_TEXTS

HEAD = (
    '<!doctype html><html lang="nl"><head><title>Mijn ziekenhuis</title><meta name="viewport" content="width=device-width">'
    "</head><body><header><nav><a href='/'>Start</a> <a href='/uit'>Uitloggen</a></nav></header><main>"
)
LEAFLET = (
    "<h1>Uw knie</h1><p>U krijgt een nieuwe knie in ons ziekenhuis. U blijft twee dagen. De arts maakt een snee in uw "
    "been. Daarna krijgt u een nieuwe knie van metaal. Na de operatie wordt u wakker in een grote zaal. Een zuster let op "
    "u. U krijgt iets tegen de pijn. De volgende dag gaat u lopen met een hulp. Dat doet in het begin pijn. Het gaat elke "
    "dag iets beter. Na twee dagen gaat u naar huis. Iemand moet u halen. U mag zelf geen auto rijden. Thuis oefent u "
    "elke dag. Dat doet u zes weken lang. Dan komt u weer bij de arts.</p>"
)
APPOINTMENTS = "".join(
    f"<li><h2>Dinsdag {day} maart, 10.30 uur</h2><p>Polikliniek hart, route {day}</p><button>Bekijk deze afspraak</button> "
    "<button>Verzet deze afspraak</button></li>"
    for day in range(3, 9)
)
FIELDS = "".join(
    f"<p><label>{name} <input name='{name}'></label></p>" for name in ("Voornaam", "Achternaam", "Straat", "Woonplaats")
)
SCREENS = {
    "appointments": f"<h1>Uw afspraken</h1><p>U hebt zes afspraken in ons ziekenhuis.</p><ul>{APPOINTMENTS}</ul>",
    "form": "<h1>Uw gegevens</h1><p>Klopt wat hier staat? Wij sturen u brieven over uw behandeling en uw operatie in het "
    "ziekenhuis. Daarvoor hebben wij uw adres nodig. Wij geven uw adres aan niemand anders. Is er iets "
    "niet goed? Verander het dan hier. U ziet het meteen in uw dossier. Wij sturen u ook een bericht.</p>"
    f"<form>{FIELDS}<button>Bewaar</button></form>",
    "question": "<h1>Hebt u koorts?</h1><p>Meet de koorts in uw oor of in uw mond. Bij 38 graden of meer hebt u koorts. "
    "Hebt u geen meter? Voel dan aan uw voorhoofd. Is het heel warm? Kies dan ja.</p><form><label><input type=radio "
    "name=a> Ja</label><label><input type=radio name=a> Nee</label><label><input type=radio name=a> Weet ik niet</label>"
    "<button>Verder</button></form>",
    "dialog": LEAFLET + "<dialog id=d><h2>Afspraak afzeggen?</h2><p>Weet u het zeker?</p><button>Ja</button>"
    "<button>Nee</button></dialog><script>d.showModal()</script>",
    "overview": "<h1>Welkom mevrouw De Vries</h1><p>Wat wilt u doen?</p>"
    + "".join(f"<a href='/{n}'>Bekijk onderdeel {n} van uw dossier in het ziekenhuis</a><br>" for n in range(12)),
}
TEXTS = {
    "leaflet": LEAFLET,
    "leaflet with a form about it": LEAFLET
    + "<form><fieldset><legend>Was dit duidelijk?</legend><label><input type=radio name=b> Ja</label></fieldset></form>",
    "leaflet under a window about cookies": LEAFLET
    + "<div role=dialog aria-modal=true><p>Wij gebruiken cookies.</p><button>Goed</button></div>",
    "leaflet with a box to search": "<form><input type=search aria-label='Zoeken'></form>" + LEAFLET,
}


@pytest.fixture(scope="module")
def rules():
    """The rules that find something on a page."""
    checker = Checker(Config(), registry())
    try:
        opened = open_browser()
        browser = opened.__enter__()
    except BrowserError as error:
        pytest.skip(error.message)

    def found(body: str, **settings) -> set[str]:
        page = browser.new_page()
        page.set_content(HEAD + body)
        document = measure(page, screenshots=False, axe=False, views=False)
        page.close()
        checker.config = Config(**settings)
        return {finding.rule for finding in checker.check_documents([document]).documents[0].findings}

    yield found
    opened.__exit__(None, None, None)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_not_judged_as_a_leaflet(rules, name) -> None:
    assert not rules(SCREENS[name]) & ABOUT_TEXTS


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is(rules, name) -> None:
    assert {"contact-ontbreekt", "datum-ontbreekt", "kosten-ontbreken"} <= rules(TEXTS[name])


def test_a_rule_that_is_asked_for_by_name_is_run(rules) -> None:
    assert rules(SCREENS["dialog"], regels=("datum-ontbreekt",)) == {"datum-ontbreekt"}


def test_a_number_in_the_footer_is_a_way_to_a_person(rules) -> None:
    footer = "</main><footer><p>Bel 088 123 45 67 op werkdagen.</p></footer>"
    assert "contact-ontbreekt" not in rules(LEAFLET + footer)
    assert "contact-ontbreekt" not in rules(LEAFLET + "<a href='tel:0881234567'>Vragen?</a>")


def test_the_rules_exist() -> None:
    assert set(registry().checks) >= ABOUT_TEXTS
