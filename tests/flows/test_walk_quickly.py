"""One short walk of each kind in every test run: forms of a server, one page by script, SurveyJS, and odd controls."""

import sys
from pathlib import Path

import pytest

for folder in (Path(__file__).parent / "sites", Path(__file__).parent.parent / "apps"):
    sys.path.insert(0, str(folder))
pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")

import app_server  # noqa: E402

import server  # noqa: E402
from begrijpelijk.browser.launch import BrowserError, open_browser  # noqa: E402
from begrijpelijk.browser.measure import steps as measuring  # noqa: E402
from begrijpelijk.browser.steps import run  # noqa: E402
from begrijpelijk.browser.walk import walk  # noqa: E402
from begrijpelijk.browser.walk.drive import Driver  # noqa: E402


def light(page, name):
    return (yield from measuring(page, screenshots=False, axe=False, views=False, source=f"#scherm-{name}"))


@pytest.fixture(scope="module")
def browser():
    try:
        opened = open_browser()
        launched = opened.__enter__()
    except BrowserError as error:
        pytest.skip(error.message)
    yield launched
    opened.__exit__(None, None, None)


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
    yield context.new_page()
    context.close()


def texts(screens):
    return " ".join(screen.document.text for screen in screens)


def test_forms_of_a_server(page):
    with server.serve(server.Triage()) as address:
        flow = walk(page, address, answers={"hoe oud": 10}, probing=False, measure=light)
    assert flow.complete and flow.finished == flow.paths
    assert "Ga naar de kinderarts" in texts(flow.outcomes)


def test_one_page_by_script_with_everything_that_is_tried_out(page):
    with server.serve(server.Files()) as address:
        flow = walk(page, address + "timed.html", measure=light)
    assert [screen.outcome for screen in flow.screens] == [False, False, True]
    start, question, outcome = flow.screens
    # The clock is set when the question comes, and not when the page is loaded.
    assert not start.page.timers and not outcome.page.timers
    (timer,) = question.page.timers
    assert (timer.kind, timer.seconds) == ("change", 300.0) and "voorbij" in timer.detail
    (empty,) = question.page.probes
    assert empty.message == "U hebt nog niets gekozen." and not empty.moved_on
    assert not [
        screen for screen in flow.screens for back in screen.returns if back.by == "browser" and not back.possible
    ]


def test_what_begins_anew_after_a_while_is_seen_where_that_loses_something(page):
    with server.serve(server.Files()) as address:
        flow = walk(page, address + "restarts.html", measure=light)
    start, question, *_ = flow.screens
    assert not start.page.timers
    (timer,) = question.page.timers
    assert (timer.kind, timer.seconds) == ("change", 300.0)


def test_an_answer_that_stands_pressed_is_pressed_again(page):
    with server.serve(server.Files()) as address:
        flow = walk(page, address + "pressed.html", measure=light)
    assert sorted(screen.document.text.split("\n")[0] for screen in flow.outcomes) == [
        "Bel nu uw huisarts",
        "Blijf thuis",
    ]
    assert len(flow.screens) == 3


@pytest.mark.slow
def test_surveyjs_with_its_own_messages_and_a_list_that_opens(page):
    answers = {"geboortedatum": "01-02-1980", "dyspnoe": 3, "sputum": "Ja", "comorbiditeit": "Obesitas"}
    with app_server.serve_apps() as address:
        flow = walk(page, f"{address}/vragenlijst/slecht/", answers=answers, measure=light)
    assert len(flow.screens) == 3 and "Thank you" in texts(flow.outcomes)
    assert ("In welke mate heeft u de afgelopen periode dyspnoe ervaren bij geringe inspanning of in rust? *", "3") in {
        (answer.question, answer.value) for step in flow.steps for answer in step.answers
    }
    (timer,) = flow.screens[0].page.timers
    assert timer.kind == "change" and timer.seconds == 300.0
    said = {
        (probe.message, probe.tied, probe.moved_on) for probe in flow.screens[0].page.probes if probe.kind == "empty"
    }
    assert said == {("Response required.", True, False)}


def test_what_is_only_to_be_read_is_no_question(page):
    page.set_content("""<main><h1>Wat u hebt ingevuld</h1>
      <div role="combobox" tabindex="0" aria-readonly="true" aria-expanded="false" aria-label="Welke arts?">Jansen</div>
      <input readonly value="3 mei" aria-label="Wanneer?">
      <div role="radiogroup" aria-readonly="true" aria-label="Pijn?"><span role="radio" tabindex="0">Ja</span></div>
      <div role="combobox" tabindex="0" aria-expanded="false" aria-label="Welke dag wilt u komen?">Kies een dag</div>
      <label for="p">Hoeveel pijn hebt u?</label><input id="p" type="range" min="1" max="4">
      <p>U kiest: <output for="p">veel pijn</output></p><label><input type="checkbox"> Weet ik niet</label></main>""")
    asks = run(Driver(page, page.url, ("127.0.0.1",), lambda note: None).look()).asks
    assert [(ask.text, ask.kind) for ask in asks][:2] == [
        ("Welke dag wilt u komen?", "list"),
        ("Hoeveel pijn hebt u?", "slider"),
    ]
    assert len(asks) == 3 and "veel pijn" not in asks[2].text
