"""A person at work in a real Wagtail, in a real Chromium."""

import pytest
from hospital_pages import EASY, HARD

pytest.importorskip("wagtail.hooks", reason="wagtail is not installed: pip install wagtail")
WAGTAIL = pytest.importorskip("wagtail")

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
TOGGLE = '[data-side-panel-toggle="begrijpelijk"]'
PANEL = '[data-side-panel="begrijpelijk"]'


@pytest.fixture
def log_in(browser, served):
    """A window in which somebody is logged in."""
    contexts = []

    def log_in_(name, **options):
        context = browser.new_context(viewport={"width": 1400, "height": 950}, reduced_motion="reduce", **options)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.asked = []
        page.on("request", lambda request: page.asked.append(request))
        page.goto(f"{served.address}/admin/login/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", "geheim")
        page.keyboard.press("Enter")
        page.wait_for_url("**/admin/")
        return page

    yield log_in_
    for context in contexts:
        context.close()


def edit(page, served, name):
    page.goto(f"{served.address}/admin/pages/{served.pages[name]}/edit/")
    if page.locator(PANEL).is_hidden():
        page.locator(TOGGLE).click()
    page.locator(f"{PANEL} .begrijpelijk__verdict").wait_for()


def axe_finds(page):
    """What axe-core finds in the panel, and targets that are too small."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page, context=PANEL, options=WCAG).response["violations"]
    small = page.evaluate(
        "panel => [...document.querySelectorAll(`${panel} button, ${panel} summary`)]"
        ".filter(each => each.offsetParent && each.getBoundingClientRect().height < 24).map(each => each.outerHTML)",
        f"{PANEL} .begrijpelijk",
    )
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found] + small


def publish(page):
    """Open the menu of the button and choose to publish."""
    button = page.locator('[name="action-publish"]')
    page.wait_for_timeout(600)  # a menu that is closing
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    button.click()


def test_from_hard_text_to_easy_text(log_in, served):
    page = log_in("beheer", bypass_csp=True)
    edit(page, served, "knee")
    assert axe_finds(page) == []
    panel = page.locator(PANEL)
    assert "Deze pagina is te moeilijk" in panel.inner_text() and "Doel B1: nog niet gehaald" in panel.inner_text()
    assert "In sommige velden" not in panel.inner_text()
    assert int(page.locator(f"{TOGGLE} [data-side-panel-toggle-counter]").inner_text()) > 20

    # A click selects the words in the rich text, with the keyboard too.
    words = panel.locator("button.begrijpelijk__quote", has_text="anticoagulantia").filter(has_not_text="Indien").first
    words.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("getSelection().toString() === 'anticoagulantia'")
    assert page.evaluate("document.activeElement.closest('[data-contentpath]') !== null")

    # A suggestion changes them; the panel looks again by itself, and the server gets what is in the editor.
    panel.get_by_role("button", name="Verander in “bloedverdunners”").first.click()
    alinea = page.locator("[data-contentpath=body] [contenteditable=true]").first
    page.wait_for_function(
        "text => text.textContent.includes('Indien u bloedverdunners gebruikt')", arg=alinea.element_handle()
    )
    page.wait_for_function(
        "() => document.querySelector('[data-begrijpelijk-heard]').textContent.startsWith('Veranderd in “bloedverdunners”. De')"
    )

    # Ctrl + Z takes it back.
    alinea.click()
    page.keyboard.press("Control+z")
    page.wait_for_function("text => text.textContent.includes('Indien u anticoagulantia')", arg=alinea.element_handle())

    # Easy text that is typed, and not saved, makes the verdict good.
    for field in page.locator("[data-contentpath=body] [contenteditable=true]").all():
        field.click()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(EASY)
    panel.get_by_text("Doel B1: gehaald").wait_for()
    assert not page.wrong
    # What is asked goes to the site itself; avatars and news are Wagtail's own.
    posts = [request for request in page.asked if request.method == "POST" and "begrijpelijk" in request.url]
    assert posts and all(
        request.url.startswith(served.address)
        for request in page.asked
        if "gravatar" not in request.url
        and "wagtail.org" not in request.url
        and not request.url.startswith(("data:", "blob:"))
    )


@pytest.mark.slow
def test_publishing_a_hard_page_asks_first(log_in, served):
    page = log_in("beheer")
    edit(page, served, "eye")
    page.locator("#id_intro").fill(HARD)
    publish(page)
    dialog = page.locator("dialog.begrijpelijk-dialog")
    dialog.wait_for()
    assert "Deze pagina haalt niveau B1 nog niet" in dialog.inner_text() and "te verbeteren" in dialog.inner_text()
    assert page.evaluate("document.activeElement.textContent") == "Terug naar de tekst"
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert page.url.endswith("/edit/") and page.locator(PANEL).is_visible()
    assert page.evaluate("document.activeElement.matches('[data-begrijpelijk-result]')")
    publish(page)
    dialog.get_by_role("button", name="Toch publiceren").click()
    page.wait_for_url(f"**/admin/pages/{served.pages['care']}/")
    page.goto(f"{served.address}/behandelingen/staar/")
    assert "anticoagulantia" in page.content() and not page.wrong


@pytest.mark.slow
def test_a_new_page_before_it_is_saved(log_in, served):
    page = log_in("redacteur")
    page.goto(f"{served.address}/admin/pages/add/ziekenhuis/folder/{served.pages['care']}/")
    page.locator(TOGGLE).click()
    panel = page.locator(PANEL)
    panel.locator("p", has_text="This page has no text yet").wait_for()
    page.locator("#id_title").fill("Een nieuwe pagina")
    page.locator("#id_intro").fill(HARD)
    panel.locator("p", has_text="This page is too hard").wait_for()
    change = panel.get_by_role("button", name="Change into “bloedverdunners”").first
    change.click()
    page.wait_for_function("document.getElementById('id_intro').value.includes('bloedverdunners')")
    page.locator("#id_intro").fill(EASY)
    panel.get_by_text("Goal B1: met").wait_for()
    if WAGTAIL.VERSION >= (8,):  # saves a new page by itself, without loading it again
        page.wait_for_url("**/edit/")
        page.locator("#id_intro").fill(HARD)
        panel.locator("p", has_text="This page is too hard").wait_for()
        assert any("/check/add/" not in request.url and "/begrijpelijk/check/" in request.url for request in page.asked)
        assert "Some fields" not in panel.inner_text()
    assert not page.wrong


@pytest.mark.slow
def test_on_a_phone(log_in, served):
    page = log_in("beheer", bypass_csp=True)
    page.set_viewport_size({"width": 420, "height": 900})
    edit(page, served, "about")
    assert axe_finds(page) == []


@pytest.mark.slow
def test_the_report(log_in, served):
    page = log_in("beheer")
    page.goto(f"{served.address}/admin/reports/begrijpelijk/")
    rows = page.locator("main table tbody tr")
    assert rows.count() >= len(served.pages)
    assert "Knieoperatie" in page.locator("main").inner_text()
