"""Pages that mean harm or that went wrong: each ends in time, with a report or one clear line, and leaves nothing."""

import sys
import time

import pytest
from playwright.sync_api import Error
from rendered_pages import TEXT, answer, page_of

from begrijpelijk.browser import launch, loading, measure
from begrijpelijk.browser.render import _in_thread, render
from begrijpelijk.errors import SourceError

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(launch.system_chromium() is None, reason="no Chromium: apt-get install chromium"),
    pytest.mark.usefixtures("nothing_left"),
]
BUSY = 120  # seconds that may pass on a machine that does much else


@pytest.fixture
def hasty(monkeypatch):
    """Short limits, so that the tests need not wait for the real ones."""
    monkeypatch.setattr(loading, "LOADING", 3.0)
    monkeypatch.setattr(loading, "LONGEST", 1.0)
    monkeypatch.setattr(sys.modules["begrijpelijk.browser.measure"], "TIME", 5.0)
    monkeypatch.setattr(sys.modules["begrijpelijk.browser.render"], "AXE", 5.0)


def refused(url: str) -> str:
    began = time.monotonic()
    with pytest.raises(SourceError) as caught:
        render(url)
    assert time.monotonic() - began < BUSY
    assert caught.value.source == url and "\n" not in caught.value.message
    assert caught.value.message.endswith(".") and "Error" not in caught.value.message
    return caught.value.message


def test_a_tab_that_runs_out_of_memory(site, monkeypatch):
    monkeypatch.setattr(launch, "_ARGUMENTS", (*launch._ARGUMENTS, "--js-flags=--max-old-space-size=40"))
    script = "<script>setTimeout(() => { const all = []; for (;;) all.push(new Array(1e5).fill({})); }, 300)</script>"
    assert "vastlopen" in refused(site.add("/", page_of(TEXT + script)))


@pytest.mark.parametrize("script", ["location.href = '/?' + Math.random()", "location.reload()"])
def test_a_page_that_moves_on_for_ever(site, hasty, script):
    def reply(request):
        answer(request, page_of(f"{TEXT}<script>{script}</script>"))

    class Any(dict):
        def get(self, path, default=None):
            return reply

    site.pages = Any()
    assert refused(site.address + "/")


def test_windows_without_end(site):
    script = "onbeforeunload = () => 'x'; setInterval(() => { alert('Kijk'); confirm('Echt?'); open('/'); }, 50)"
    document = render(
        site.add("/", page_of(f"{TEXT}<button onclick='open(location.href)'>Venster</button><script>{script}</script>"))
    )
    assert document.blocks[0].text == "Uw onderzoek"


def test_a_message_that_comes_back_for_ever(site, hasty):
    assert refused(site.add("/", page_of(f"{TEXT}<script>for (;;) alert('Kijk')</script>")))


def test_ten_thousand_controls_with_faults(site, monkeypatch):
    monkeypatch.setattr(sys.modules["begrijpelijk.browser.render"], "AXE", 3.0)
    monkeypatch.setattr(sys.modules["begrijpelijk.browser.pictures"], "TIME", 1.0)
    fields = "".join(f"<div>Vraag {n} <input></div><button style='color:#aaa'>Knop {n}</button>" for n in range(5000))
    began = time.monotonic()
    document = render(site.add("/", page_of(TEXT + fields)), screenshots=True)
    assert time.monotonic() - began < BUSY
    assert len(document.page.controls) == 10_000
    # Either axe was in time, or its part is left out and the report says so.
    assert document.page.axe or any("overgeslagen" in note for note in document.notes)


def test_a_page_that_stops_answering_half_way_is_ended_by_force(site, monkeypatch):
    monkeypatch.setattr(sys.modules["begrijpelijk.browser.render"], "LONGEST", 6.0)
    busy = "addEventListener('resize', () => { for (;;); })"
    began = time.monotonic()
    assert "te groot of te druk" in refused(site.add("/", page_of(f"{TEXT}<script>{busy}</script>")))
    assert time.monotonic() - began < 60


def test_a_page_of_five_megabytes(site):
    body = "".join(f"<p>U krijgt een brief van het ziekenhuis. Neem brief {n} mee.</p>" for n in range(1000))
    padding = "<!-- " + "x" * 5_000_000 + " -->"
    assert len(render(site.add("/", page_of(TEXT + body + padding))).blocks) == 1002


def test_a_page_that_allows_no_scripts(site):
    policy = "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'"
    page = page_of(TEXT + "<img src='x.png' width=50 height=50>")
    document = render(site.add("/", lambda r: answer(r, page, Content_Security_Policy=policy)))
    assert document.blocks[0].text == "Uw onderzoek" and "image-alt" in [rule.rule for rule in document.page.axe]


def test_deep_nesting(site):
    deep = "<div>" * 5000 + "<p>Diep in de pagina staat een zin.</p>"
    url = site.add("/", page_of(TEXT + deep))
    try:
        assert "Diep in de pagina" in render(url).text
    except SourceError as error:
        assert error.source == url and "\n" not in error.message


def test_measuring_that_fails_half_way_leaves_the_page_as_it_was(show):
    breaks = "addEventListener('resize', () => { if (innerWidth < 330) Element.prototype.checkVisibility = () => { throw Error('kapot'); } })"
    page = show(page_of(f"{TEXT}<div style='height:3000px'></div><script>{breaks}</script>"))
    page.evaluate("scrollTo(0, 400)")
    with pytest.raises(Error, match="kapot"):
        measure(page, screenshots=True)
    assert page.viewport_size == {"width": 1280, "height": 720}
    assert page.evaluate("[innerWidth, scrollY]") == [1280, 400]
    assert (
        page.evaluate("Object.getOwnPropertySymbols(window).filter((s) => /begrijpelijk/.test(s.description)).length")
        == 0
    )


def test_what_is_opened_is_looked_at_and_nothing_is_named_twice(site):
    folded = "<img src='a.png' width=50 height=50><details><summary>Meer</summary><img src='b.png' width=50 height=50><p style='color:#bbb'>Slecht te lezen.</p></details>"
    found = render(site.add("/", page_of(TEXT + folded))).page.axe
    named = [(rule.rule, node.html) for rule in found for node in rule.nodes]
    assert len(named) == len(set(named))
    images = [html for rule, html in named if rule == "image-alt"]
    assert len(images) == 2 and any("b.png" in html for html in images)
    assert any(rule == "color-contrast" for rule, _ in named)
    assert [rule.rule for rule in found].count("image-alt") == 1


def test_what_axe_finds_on_the_page_as_loaded_is_all_kept(site, show):
    from axe_playwright_python.sync_playwright import Axe

    folded = "<img src='a.png'><p style='color:#bbb'>Grijs</p><input><details><summary>Meer</summary><input><img src='a.png'></details>"
    url = site.add("/", page_of(TEXT + folded))
    page = show("")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(url)
    alone = Axe().run(page, options={"resultTypes": ["violations", "incomplete"]}).response
    expected = {(rule["id"], node["target"][0]) for rule in alone["violations"] for node in rule["nodes"]}
    found = {(rule.rule, node.selector) for rule in render(url).page.axe if not rule.incomplete for node in rule.nodes}
    assert expected and expected < found


BUSY_PAGES = {
    "from the start": "for (;;);",
    "when loaded": "addEventListener('load', () => { for (;;); })",
    "soon after": "setTimeout(() => { for (;;); }, 200)",
    "with promises": "(async () => { for (;;) await 0; })()",
}


@pytest.mark.parametrize("script", BUSY_PAGES.values(), ids=BUSY_PAGES)
def test_a_page_that_keeps_the_browser_busy_is_given_up(site, script):
    began = time.monotonic()
    assert "te groot of te druk" in refused(site.add("/", page_of(f"{TEXT}<script>{script}</script>")))
    assert time.monotonic() - began < 60


def test_a_flow_that_keeps_the_browser_busy_is_given_up(site):
    from begrijpelijk.browser.flow_report import check_address
    from begrijpelijk.checker import Checker
    from begrijpelijk.config import Config
    from begrijpelijk.plugins import registry

    checker = Checker(Config(), registry())
    url = site.add("/", page_of(f"{TEXT}<script>setTimeout(() => {{ for (;;); }}, 200)</script>"))
    began = time.monotonic()
    with pytest.raises(SourceError) as caught:
        _in_thread(lambda: check_address(checker, url))  # this thread may have a browser of its own
    assert time.monotonic() - began < 60 and caught.value.source == url


def test_a_form_that_gets_stuck_loses_only_its_trial(site):
    script = "document.forms[0].addEventListener('submit', () => { for (;;); })"
    form = "<form novalidate><label>Uw naam <input required name=a></label><button>Verstuur</button></form>"
    began = time.monotonic()
    document = render(site.add("/", page_of(f"{TEXT}{form}<script>{script}</script>")), tries=True)
    assert time.monotonic() - began < 60
    assert document.blocks[0].text == "Uw onderzoek" and document.page.probes == []
