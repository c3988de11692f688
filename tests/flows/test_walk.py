"""Walking real small sites: every screen and outcome is reached, and what is wrong is said in a line."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "sites"))
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")

import server  # noqa: E402
from begrijpelijk.browser.guard import host_of  # noqa: E402
from begrijpelijk.browser.launch import BrowserError, open_browser  # noqa: E402
from begrijpelijk.browser.measure import steps as measuring  # noqa: E402
from begrijpelijk.browser.steps import run  # noqa: E402
from begrijpelijk.browser.walk import Answers, Budget, walk  # noqa: E402
from begrijpelijk.browser.walk.drive import Driver  # noqa: E402
from begrijpelijk.errors import SourceError  # noqa: E402

pytestmark = pytest.mark.slow


def light(page, name):
    """The page as a document, without axe-core and pictures: these tests are about the walk."""
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
def go(browser):
    """Walk a site, and see to it that no window stays open."""
    contexts = []

    def go_(site, path="", **options):
        context = browser.new_context(viewport={"width": 360, "height": 740})
        contexts.append(context)
        options.setdefault("measure", light)
        with server.serve(site) as address:
            return walk(context.new_page(), address + path, **options)

    yield go_
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def triage(browser):
    """The triage of server-rendered forms, walked once with everything that is tried out; the site and the flow."""
    context, site = browser.new_context(viewport={"width": 360, "height": 740}), server.Triage()
    with server.serve(site) as address:
        yield site, walk(context.new_page(), address, measure=light)
    context.close()


def outcome_texts(flow):
    return " ".join(screen.document.text for screen in flow.outcomes)


class TestReached:
    def test_a_server_rendered_triage_with_validation(self, triage):
        site, flow = triage
        assert (len(flow.screens), len(flow.outcomes)) == (8, 4)
        assert flow.complete and flow.finished == flow.paths > 4
        assert flow.longest == 5
        for text in ("Bel nu 112", "Bel vandaag uw huisarts", "U kunt thuis wachten", "Ga naar de kinderarts"):
            assert text in outcome_texts(flow)
        assert all(host not in path for path in site.visits for host in ("elders", "over"))

    def test_twenty_screens_and_five_branches_with_options_in_any_order(self, go):
        flow = go(server.Twenty(), probing=False)
        assert (len(flow.screens), len(flow.outcomes)) == (20, 6)
        assert flow.complete and flow.finished == flow.paths

    @pytest.mark.parametrize(
        ("file", "screens", "outcomes"),
        [
            ("spa.html", 8, 3),
            ("shadow.html", 7, 3),
            ("chat.html", 7, 3),
            ("body.html", 11, 4),
            ("remembers.html", 6, 3),
            ("slow.html", 6, 2),
            ("says.html", 7, 3),
        ],
    )
    def test_single_page_apps(self, go, file, screens, outcomes):
        flow = go(server.Files(), file, probing=False)
        assert (len(flow.screens), len(flow.outcomes)) == (screens, outcomes), [s.document.text for s in flow.screens]
        assert flow.finished == flow.paths
        # What was said before in a conversation belongs to the screen on which it was said.
        assert sum("Ik help u kiezen" in screen.document.text for screen in flow.screens) == (file == "chat.html")

    def test_a_button_that_does_nothing_is_no_answer(self, go):
        flow = go(server.Files(), "says.html", probing=False)
        assert {answer.value for step in flow.steps for answer in step.answers} == {"Start", "Ja", "Nee"}

    def test_answers_that_have_to_be_given_in_ways_that_no_standard_foresees(self, go):
        flow = go(server.Files(), "odd.html", probing=False, budget=Budget(seconds=300))
        assert len(flow.screens) == 13, [s.document.text for s in flow.screens]
        assert sorted(screen.document.text.split("\n")[0] for screen in flow.outcomes) == [
            "U kunt thuis blijven",
            "Wij bellen u vandaag",
        ]

    def test_questions_in_another_order_every_time(self, go):
        flow = go(server.Shuffled(), probing=False, budget=Budget(seconds=60))
        assert {"koorts", "hoest", "jeuk", "pijn", "dorst"} <= set(
            " ".join(s.document.text for s in flow.screens).replace("?", "").split()
        )
        assert len(flow.screens) == 7 and len(flow.outcomes) == 1


class TestProbes:
    @pytest.fixture
    def flow(self, triage):
        return triage[1]

    def screen(self, flow, text):
        return next(screen for screen in flow.screens if text in screen.document.text)

    def test_an_empty_answer(self, flow):
        (empty,) = [p for p in self.screen(flow, "Hoe oud").page.probes if p.kind == "empty"]
        assert empty.message == "Vul een leeftijd in, zoals 45."
        assert empty.tied and not empty.moved_on and empty.distance < 80

    def test_an_impossible_answer(self, flow):
        (wrong,) = [p for p in self.screen(flow, "Hoe oud").page.probes if p.kind == "impossible"]
        assert (wrong.entered, wrong.message) == ("abc", "Vul een leeftijd in, zoals 45.")

    def test_going_back_and_loading_again(self, flow):
        found = {each.by: each for each in self.screen(flow, "Wat is uw klacht").returns}
        assert found["page"].possible and found["page"].answers_kept
        assert found["browser"].possible and found["reload"].possible

    def test_no_way_back_from_an_outcome_by_the_page(self, flow):
        found = {each.by: each for each in self.screen(flow, "Bel nu 112").returns}
        assert "page" not in found  # it has no button for that, so nothing was tried


class TestSteering:
    def test_answers_from_a_mapping(self, go):
        flow = go(server.Triage(), answers={"hoe oud": 10}, probing=False)
        assert "kinderarts" in outcome_texts(flow) and len(flow.outcomes) == 1

    def test_logging_in(self, go, tmp_path):
        file = tmp_path / "antwoorden.toml"
        file.write_text('[inloggen]\ngebruiker = "jan"\nwachtwoord = "geheim123"\n', encoding="utf-8")
        flow = go(server.Login(), answers=file)
        assert len(flow.outcomes) == 2
        assert "geheim123" not in repr([flow.steps, flow.notes, [s.page.probes for s in flow.screens]])

    def test_a_log_in_without_a_password_is_told(self, go):
        site = server.Login()
        flow = go(site)
        assert flow.screens[0].login and not flow.complete
        assert any("inloggen" in note for note in flow.notes)
        assert site.sent == []


class TestTrouble:
    def test_without_end(self, go):
        flow = go(server.Endless(), budget=Budget(screens=6), probing=False)
        assert not flow.complete and not flow.outcomes
        assert any("6 schermen" in note for note in flow.notes)

    def test_nothing_to_walk(self, go):
        flow = go(server.Files(), "plain.html")
        assert not flow.steps and any("geen vraag of knop" in note for note in flow.notes)

    def test_dialogs_windows_and_downloads(self, go):
        flow = go(server.Files(), "nasty.html", probing=False)
        told = " ".join(flow.notes)
        assert "Weet u het zeker?" in told and "nieuw venster" in told and "bestand opslaan" in told
        assert "elders.example" in told
        assert "Bel uw huisarts" in outcome_texts(flow)

    def test_a_page_that_crashes_or_hangs(self, go):
        flow = go(server.Files(), "crash.html", probing=False)
        assert not flow.complete and any("vastgelopen" in note or "reageert niet" in note for note in flow.notes)
        assert "Bel uw huisarts" in outcome_texts(flow)

    def test_a_tab_that_crashed_is_replaced_and_the_new_one_closed(self, browser):
        context = browser.new_context()
        page = context.new_page()
        with server.serve(server.Files()) as address:
            driver = Driver(page, address + "shadow.html", (host_of(address),), [].append)
            assert run(driver.open()).texts
            driver.events.crashed = True
            assert run(driver.open()).texts and driver.page is not page
            run(driver.leave())
        assert len(context.pages) <= 1
        context.close()

    def test_a_screen_that_cannot_be_measured_is_left_out(self, go):
        def measure(page, name):
            document = yield from light(page, name)
            if "audicien" in document.text:
                raise BrowserError("stuk", page.url)
            return document

        flow = go(server.Files(), "shadow.html", probing=False, measure=measure)
        assert not flow.complete and all(screen.document for screen in flow.screens)
        assert any("kan niet worden gemeten" in note for note in flow.notes)
        assert flow.outcomes

    def test_ten_thousand_controls(self, go):
        flow = go(server.Files(), "huge.html", probing=False, budget=Budget(steps=40))
        assert any("te veel knoppen" in note for note in flow.notes)

    def test_no_answer(self, browser):
        context = browser.new_context()
        with server.serve(server.Files()) as address:
            pass  # nobody listens there any more
        with pytest.raises(SourceError, match="geen antwoord"):
            walk(context.new_page(), address)
        context.close()

    @pytest.mark.parametrize(
        "address", ["https://www.example.nl/triage", "http://10.0.0.1/", "file:///etc/passwd", "http://[", "x"]
    )
    def test_other_hosts_are_refused_before_anything_is_sent(self, address):
        with pytest.raises(SourceError):
            walk(None, address)


def test_own_cookies_are_kept(browser):
    context = browser.new_context()
    with server.serve(server.Twenty()) as address:
        context.add_cookies([{"name": "mine", "value": "1", "url": address}])
        walk(context.new_page(), address, probing=False, measure=light, budget=Budget(steps=12))
        assert any(cookie["name"] == "mine" for cookie in context.cookies())
        assert host_of(address).startswith("127.0.0.1:")
    context.close()


def test_answers_of():
    assert Answers.of(None) is None
    assert Answers.of({"oud": [1, "2"]}).given("Hoe OUD bent u?") == ("1", "2")
