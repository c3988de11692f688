"""Checks of a text that look at more of a page than its content: header, footer, hints and the language it declares."""

import pytest

from begrijpelijk.browser import measure
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import load

TEXT = (
    "<p>U krijgt een spalk om uw pols. Die blijft twee weken zitten. Maak de spalk niet nat. Doe een zak om uw arm als u "
    "gaat douchen. Beweeg uw vingers elk uur. Dan worden ze niet stijf. Leg uw arm hoog als u zit. Uw hand wordt dan "
    "minder dik. Rijd geen auto met de spalk. Na twee weken haalt de arts de spalk weg. Uw pols is dan nog wat stijf.</p>"
)


@pytest.fixture(scope="module")
def checker():
    return Checker(Config(), load())


@pytest.fixture
def rules(show, checker):
    """The rules that speak about a page."""

    def rules_(body, language="nl", head=""):
        page = show(f'<html lang="{language}"><head><title>Uw pols</title>{head}</head><body>{body}</body></html>')
        (document,) = checker.check_documents([measure(page, screenshots=False)]).documents
        return {finding.rule for finding in document.findings}

    return rules_


@pytest.mark.parametrize(
    ("footer", "missing"),
    [
        ('<a href="tel:0301234567">Bel</a>', False),
        ("Bel ons: 030 123 45 67", False),
        ('<a href="mailto:poli@meerzicht.example">Mail</a>', False),
        ('<a href="tel:112">Bel 112</a>', True),
        ("Ziekenhuis Meerzicht", True),
    ],
)
def test_a_number_in_the_footer_is_a_way_to_reach_somebody(rules, footer, missing):
    found = rules(f"<main><h1>Uw pols</h1>{TEXT}</main><footer><p>{footer}</p></footer>")
    assert ("contact-ontbreekt" in found) is missing


@pytest.mark.parametrize(("footer", "missing"), [("Hulp nodig van een tolk? Bel ons.", False), ("Over ons", True)])
def test_help_in_the_footer_is_help(rules, footer, missing):
    found = rules(f"<main><h1>Uw pols</h1>{TEXT}</main><footer><p>{footer}</p></footer>")
    assert ("hulp-ontbreekt" in found) is missing


@pytest.mark.parametrize(("language", "wrong"), [("en", True), ("en-GB", True), ("nl", False), ("nl-BE", False)])
def test_dutch_that_calls_itself_something_else(rules, language, wrong):
    assert ("taal-attribuut" in rules(f"<main><h1>Uw pols</h1>{TEXT}</main>", language)) is wrong


@pytest.mark.parametrize(("size", "small"), [("0.7rem", True), ("1rem", False)])
def test_a_long_hint_is_read_too(rules, size, small):
    hint = (
        "Op dit nummer bellen wij u. Wij bellen u morgen tussen 9 en 12 uur. U hoeft zelf niets te doen. U mag ook zelf "
        "bellen als u dat liever doet."
    )
    form = f'<label for="t">Uw nummer</label><p id="h" style="font-size:{size}">{hint}</p><input id="t" aria-describedby="h">'
    assert ("kleine-letter" in rules(f"<main><h1>Bel mij</h1><form>{form}</form></main>")) is small


def test_short_sentences_count_when_a_whole_page_is_centred(rules):
    text = "<p>Vul uw naam en nummer in. Wij bellen u dan morgen. Bellen kan ook. Dat kan elke dag. Wij helpen u.</p>"
    page = f'<main style="text-align:center;width:18rem"><h1>Bel mij</h1>{text}</main>'
    assert "uitlijning" in rules(page)
    assert "uitlijning" not in rules(page.replace("center", "left"))
