"""The self-test, an audit and its scorecard on the page, as people do them."""

import tomllib

import pytest
from page_app import EXAMPLES

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FILE = """
wie = "An"
afdeling = "Zorg"
datum = 2026-05-01
[[antwoord]]
vraag = "1-weten"
antwoord = "ja"
toelichting = "In maart."
[[antwoord]]
vraag = "1-weten"
antwoord = "nee"
wie = "Bo"
[[antwoord]]
vraag = "99-weg"
antwoord = "ja"
[[antwoord]]
vraag = "1-training"
antwoord = "misschien"
"""


def is_accessible(page):
    """axe finds nothing and nothing is wider than the window, on a computer and on a phone."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        found = axe.Axe().run(page, options=WCAG).response["violations"]
        assert not [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, select, a.knop, input[type=text], label:has(input)')]
            .filter(each => each.checkVisibility()).map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([html, box]) => [html, box.width, box.height])"""
    )
    assert small == []
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture
def selftest(app):
    page = app(screen="#zelftest", bypass_csp=True).page
    page.wait_for_selector(".kenmerk")
    return page


@pytest.fixture
def card(app):
    """The page with the scorecard of an audit; the server does it once."""
    page = app(screen="#scorekaart", bypass_csp=True).page
    page.wait_for_selector("#maplijst input", state="attached")
    if not page.evaluate("fetch('/api/v1/audits').then(answer => answer.json()).then(found => found.audits.length)"):
        page.check("#maplijst input")
        page.click("#auditvorm [type=submit]")
        page.wait_for_selector("#voortgang-kop:focus")
        page.wait_for_function("() => document.querySelector('#waar').textContent.startsWith('Lezen')", timeout=60_000)
        is_accessible(page)
    page.wait_for_selector("#kaart-kop", timeout=120_000)
    return page


def saved(page):
    with page.expect_download() as got:
        page.click("#zelftestvorm [type=submit]")
    return got.value.suggested_filename, tomllib.loads(got.value.path().read_text("utf-8"))


def test_the_selftest_by_keyboard_and_its_file(selftest):
    page = selftest
    page.click("#zelftestvorm [type=submit]")
    assert "nog geen antwoord" in page.text_content("#zelftest-stand")
    page.focus("#wie")
    page.keyboard.type("An de Wit")
    page.keyboard.press("Tab")
    page.keyboard.type("Zorg")
    page.focus("input[name=vraag-1]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")  # deels
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "vraag-1-uitleg"
    page.keyboard.type("In maart “gevraagd”")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Wis dit antwoord"
    page.check("input[name=vraag-2][value=weet-ik-niet]")
    page.get_by_role("button", name="Wis dit antwoord").nth(1).press("Enter")
    assert page.evaluate("document.activeElement.name") == "vraag-2"
    page.get_by_role("button", name="Volgend kenmerk").first.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("2. Beleid")
    page.check("input[name=vraag-5][value=nee]")
    assert page.text_content("#zelftest-stand") == "2 van de 40 vragen beantwoord"
    is_accessible(page)
    name, data = saved(page)
    assert name.startswith("zelftest-zorg") and name.endswith(".toml")
    assert (data["wie"], data["afdeling"]) == ("An de Wit", "Zorg")
    assert data["antwoord"] == [
        {"vraag": "1-weten", "antwoord": "deels", "toelichting": "In maart “gevraagd”"},
        {"vraag": "2-plan", "antwoord": "nee"},
    ]
    # Another screen and another language leave the answers as they are.
    page.click(".boven nav a[href='#woorden']")
    page.click("#taal")
    page.click(".boven nav a[href='#zelftest']")
    page.wait_for_selector("text=Why this question?", state="attached")
    assert page.text_content("#zelftest-stand") == "2 of 40 questions answered"
    assert page.is_checked("input[name=vraag-5][value=nee]")


def test_going_on_with_a_file_that_is_not_all_right(selftest, tmp_path):
    page = selftest
    file = tmp_path / "zorg.toml"
    file.write_text(FILE, "utf-8")
    page.set_input_files("#zelftest-bestand", file)
    page.wait_for_selector("#zelftest-gelezen-kop:focus")
    told = page.text_content("#zelftest-gelezen")
    for words in ("zorg.toml", "2 antwoorden van u", "nog 1 persoon", "1-weten", "99-weg", "Antwoord 4 klopt niet"):
        assert words in told
    assert page.input_value("#wie") == "An" and page.is_checked("input[name=vraag-1][value=ja]")
    is_accessible(page)
    page.check("input[name=vraag-1][value=deels]")
    _, data = saved(page)
    given = [(each["vraag"], each["antwoord"], each.get("wie", data["wie"])) for each in data["antwoord"]]
    assert sorted(given) == [
        ("1-training", "misschien", "An"), ("1-weten", "deels", "An"), ("1-weten", "nee", "Bo"), ("99-weg", "ja", "An"),
    ]  # fmt: skip
    file.write_text("[[kapot", "utf-8")
    page.set_input_files("#zelftest-bestand", file)
    page.wait_for_selector("#fout:not([hidden])")
    assert "geen geldig TOML-bestand" in page.text_content("#fout")
    assert page.is_checked("input[name=vraag-1][value=deels]")  # what was there is still there


def test_from_an_audit_to_a_scorecard_with_my_answers(card, tmp_path):
    page = card
    assert page.locator("#kenmerken-kop ~ .controle").count() == 10
    assert page.locator("#kaart .cirkel path.deelvak").count() == 10
    first = page.locator("#kenmerken-kop ~ .controle").first
    assert first.locator(".soort").first.text_content() == "onbekend"
    page.click(".boven nav a[href='#zelftest']")
    page.wait_for_selector(".kenmerk")
    for number in (1, 2, 3, 4):
        page.check(f"input[name=vraag-{number}][value=ja]")
    page.click(".boven nav a[href='#scorekaart']")
    page.get_by_role("button", name="Tel mijn antwoorden mee (4)").click()
    page.wait_for_selector("#antwoorden-kop:focus")
    assert first.locator(".soort").first.text_content() == "groen"
    first.locator("summary").first.click()
    assert "Wat mensen antwoordden" in first.text_content()
    page.locator("#kenmerken-kop ~ .controle").nth(2).locator("summary").first.click()
    is_accessible(page)
    with page.expect_download() as got:
        page.click("[data-kaart=xlsx]")
    assert got.value.suggested_filename.startswith("scorekaart") and got.value.path().read_bytes()[:2] == b"PK"
    page.click("#taal")
    page.wait_for_selector("text=The 10 characteristics")
    page.get_by_role("button", name="Count no answers").click()
    page.wait_for_function(
        "() => document.querySelector('#kenmerken-kop ~ .controle .soort').textContent === 'unknown'"
    )


def test_the_whole_scorecard_opens_in_its_own_tab_with_its_own_style(card):
    with card.context.expect_page() as opened:
        card.click("a.knop")
    page = opened.value
    page.wait_for_load_state()
    assert page.locator("svg.cirkel").count() == 1
    # Its style is let through, and nothing else: an element made by hand gets none.
    assert page.evaluate("getComputedStyle(document.querySelector('.deelvak')).strokeWidth") == "1.5px"
    page.close()


def test_what_is_filled_in_wrong_is_told_at_the_field(app, card):
    page = app(screen="#scorekaart", bypass_csp=True).page
    page.wait_for_selector("#kaart-kop")
    page.click("#nieuwe-audit")
    assert page.evaluate("document.activeElement.id") == "sites"
    page.click("#auditvorm [type=submit]")
    assert "Vul het adres" in page.text_content("#audit-fout") and page.evaluate("document.activeElement.id") == "sites"
    page.fill("#sites", "dit is geen adres")
    page.click("#auditvorm [type=submit]")
    assert "geen adres" in page.text_content("#audit-fout")
    is_accessible(page)
    page.fill("#sites", "http://127.0.0.1:9/")  # inside the own network: told on the card, not read
    page.click("#auditvorm [type=submit]")
    page.wait_for_selector("#voortgang:not([hidden])")
    page.click("#stoppen")
    assert page.evaluate("document.activeElement.id") == "sites"
    page.wait_for_function("() => document.querySelector('#melding').textContent === 'Gestopt.'")


def test_the_page_has_words_before_it_has_loaded_them(server, open_page):
    import json

    page = open_page("about:blank", java_script_enabled=False)
    page.goto(server)
    texts = json.loads((EXAMPLES.parents[2] / "src/begrijpelijk/server/page/texts/nl.json").read_text("utf-8"))
    assert page.text_content("h1") == texts["text_title"] and page.text_content(".intro") == texts["text_intro"]
    assert "JavaScript" in page.text_content("noscript")
