"""Every state of the page: axe-core finds nothing, nothing is wider than the window, targets are large enough."""

import pytest
from page_app import EXAMPLES, HARD

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def start(app):
    pass


def text(app):
    app.type(HARD)


def card(app):
    app.type(HARD)
    app.click_mark("anticoagulantia")
    app.page.wait_for_selector("#zweefkaart:not([hidden])")


def listed(app):
    app.type(HARD)
    app.page.locator(".punt .kop").nth(7).click()
    app.page.locator(".legenda summary").click()


def changed(app):
    app.type(HARD)
    app.type(HARD.replace("Indien u anticoagulantia gebruikt, dient u", "Gebruikt u bloedverdunners? U moet"))
    assert app.page.locator("#verloop").is_visible()


def file(app):
    app.page.set_input_files("#bestand", EXAMPLES / "b2.docx")
    app.page.wait_for_selector("#leesvak > *")
    app.page.wait_for_selector(".punt")


def address_error(app):
    app.page.fill("#adres", "dit is geen adres")
    app.page.click("#adresvorm button")
    app.page.wait_for_selector("#adres-fout:not([hidden])")


def server_error(app):
    app.page.fill("#adres", "http://bestaat-niet.invalid/")
    app.page.click("#adresvorm button")
    app.page.wait_for_selector("#fout:not([hidden])")


def go(app, name, ready):
    app.page.click(f".boven nav a[href='#{name}']")
    app.page.wait_for_selector(ready)


def compared(app):
    go(app, "vergelijken", "#oud:visible")
    app.page.fill("#oud", HARD)
    app.page.fill("#nieuw", HARD.replace("Indien u anticoagulantia gebruikt", "Als u bloedverdunners gebruikt"))
    app.page.click("#vergelijkvorm [type=submit]")
    app.page.wait_for_selector("#verschil-kop:focus")
    for each in app.page.locator("#verschil summary").all():
        each.click()


def compare_empty(app):
    go(app, "vergelijken", "#oud:visible")
    app.page.click("#vergelijkvorm [type=submit]")


def rules(app):
    go(app, "controles", ".controle")
    app.page.locator("#controlelijst summary").first.click()


def words(app):
    go(app, "woorden", ".woord")


def settings(app):
    go(app, "instellingen", ".vakjes")


STATES = [
    start,
    text,
    card,
    listed,
    changed,
    file,
    address_error,
    server_error,
    compared,
    compare_empty,
    rules,
    words,
    settings,
]


CASES = [
    *((state, "nl", 320) for state in STATES),
    *(pytest.param(state, "nl", 1280, marks=pytest.mark.slow) for state in STATES if state is not text),
    (text, "nl", 1280),
    *(pytest.param(state, "en", 1280, marks=pytest.mark.slow) for state in (start, card, settings)),
    (compared, "en", 1280),
]


@pytest.mark.parametrize(("state", "lang", "width"), CASES, ids=lambda value: getattr(value, "__name__", str(value)))
def test_axe_finds_nothing(app, state, lang, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    opened = app(width, lang=lang, bypass_csp=True)  # axe itself runs as a script in the page
    state(opened)
    found = axe.Axe().run(opened.page, options=WCAG).response["violations"]
    assert not [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_wider_than_the_window_and_targets_are_large(app, state):
    opened = app(320)
    state(opened)
    for width in (320, 480, 700, 1000, 1280):
        opened.page.set_viewport_size({"width": width, "height": 900})
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    small = opened.page.evaluate(
        """() => [...document.querySelectorAll('button, summary, select, input:not([type=file]), label:has(input), nav a')]
            .filter(each => each.checkVisibility() && !each.closest('label:has(input)')?.contains(each.parentNode) || each.localName === 'label')
            .filter(each => each.checkVisibility())
            .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([html, box]) => [html, box.width, box.height])"""
    )
    assert small == []


def test_large_letters_and_wide_spacing_keep_everything_readable(app):
    opened = app(1280)
    text(opened)
    opened.page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
        document.adoptedStyleSheets = [sheet]; }"""
    )
    opened.page.set_viewport_size({"width": 320, "height": 256})  # what 400 % makes of 1280 by 1024
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 320
    clipped = opened.page.evaluate(
        """() => [...document.querySelectorAll('button, h1, h2, h3, .wat, .zin')].filter(each => each.checkVisibility()
            && (each.scrollWidth > each.clientWidth + 1 && each.clientWidth)).map(each => each.outerHTML.slice(0, 90))"""
    )
    assert clipped == []


def test_forced_colours_keep_the_text_and_the_marks(app):
    opened = app(1280, forced_colors="active")
    text(opened)
    look = opened.page.evaluate(
        """() => { const area = getComputedStyle(document.querySelector('#invoer'));
        const mark = getComputedStyle(document.querySelector('.onderlaag .m'));
        return [area.backgroundColor, area.color, mark.color, mark.borderBottomStyle, mark.borderBottomColor] }"""
    )
    assert look[0] == "rgba(0, 0, 0, 0)"  # or the marks under it would be gone
    assert look[2] == "rgba(0, 0, 0, 0)"  # or every letter would be drawn twice
    assert look[3] != "none" and look[4] == look[1]


def test_on_paper_there_is_the_text_with_its_verdict_and_points(app):
    opened = app(1280)
    text(opened)
    opened.page.emulate_media(media="print")
    for shown in ("#oordeel", "#invoer", ".punt"):
        assert opened.page.locator(shown).first.is_visible()
    for hidden in (".boven", "#start", "#meenemen", ".balkje", ".filter"):
        assert not opened.page.locator(hidden).first.is_visible()


def test_the_language_can_be_switched_with_a_text_at_hand(app):
    opened = app()
    opened.type(HARD)
    before = opened.page.locator(".punt").count()
    opened.page.click("#taal")
    opened.page.wait_for_function("() => document.querySelector('#oordeel-kop').textContent.startsWith('This text')")
    opened.checked()
    opened.page.wait_for_function(f"() => document.querySelectorAll('.punt').length === {before}")
    assert opened.text == HARD
    points = opened.page.text_content("#bevindingen").lower()
    assert "difficult" in points or "hard" in points
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    assert opened.page.title().startswith("Is your text")
