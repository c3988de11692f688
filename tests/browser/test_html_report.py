"""The HTML report in a real Chromium: accessible, self-contained, usable at 320 px and with the keyboard alone."""

from pathlib import Path

import pytest

import begrijpelijk
from begrijpelijk.reports import html

EXAMPLES = Path(__file__).parents[2] / "docs" / "voorbeelden" / "knieoperatie"
NAMES = ["b2", "c1", "both", "en"]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    checked = {name: begrijpelijk.check(EXAMPLES / f"{name}.html") for name in ("a2", "b1", "b2", "c1")}
    both = [checked[name].documents[0] for name in ("a2", "b1")]
    checked["both"] = checked["b1"].model_copy(update={"documents": both})
    checked["en"] = checked["b1"]
    made = {}
    for name, report in checked.items():
        path = folder / f"{name}.html"
        path.write_text(html.write(report, "en" if name == "en" else "nl"), encoding="utf-8")
        made[name] = path.as_uri()
    return made


@pytest.fixture
def report(addresses, open_page):
    return lambda name, width=1280, **options: open_page(addresses[name], width, **options)


@pytest.mark.parametrize(
    ("name", "width"),
    [
        pytest.param("b2", 1280, marks=pytest.mark.slow),
        pytest.param("b2", 320, marks=pytest.mark.slow),
        pytest.param("c1", 1280, marks=pytest.mark.slow),
        pytest.param("c1", 320, marks=pytest.mark.slow),
        ("both", 320),
        ("en", 1280),
    ],
)
def test_axe_finds_nothing(report, name, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = report(name, width)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = axe.Axe().run(page, options=WCAG).response["violations"]
    assert not [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]


@pytest.mark.parametrize("width", [1280, 320])
def test_an_overview_in_a_folder(addresses, open_page, tmp_path, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    checked = begrijpelijk.check(EXAMPLES)
    for name, content in html.pages(checked, "nl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    page = open_page((tmp_path / "index.html").as_uri(), width)
    found = axe.Axe().run(page, options=WCAG).response["violations"]
    assert not [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click(".overzicht a >> nth=0")
    assert page.locator("article").count() == 1
    page.click(".inhoud a >> nth=0")
    assert page.url.endswith("index.html")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_fetched_and_the_policy_lets_the_style_through(report, name):
    page = report(name)
    assert page.requests == [page.url]
    assert page.logged == []
    # A refused stylesheet would leave the page white.
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "1216px"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wider_than_the_window(report, name):
    page = report(name, 320)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    for width in (320, 640, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_is_reached_with_tab_and_the_focus_shows(report):
    page = report("b2")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href],input,button,summary')]
            .filter(e => e.checkVisibility({contentVisibilityAuto: true})).map((e, i) => (e.dataset.tab = i, i))"""
    )
    reached = []
    for _ in range(len(wanted) + 1):
        page.keyboard.press("Tab")
        got = page.evaluate(
            """() => { const e = document.activeElement, box = e.getBoundingClientRect();
            return [e.dataset.tab ?? null, getComputedStyle(e).outlineWidth, box.top >= -1 && box.bottom <= innerHeight + 1] }"""
        )
        if got[0] is None:
            break
        assert got[1] == "3px" and got[2], got
        reached.append(int(got[0]))
    assert reached == wanted


def test_the_filter_works_without_scripts(report):
    page = report("b2", java_script_enabled=False)
    tips, marks = page.locator(".rechts .punt.s-tip"), page.locator("mark.kort.s-tip")
    assert tips.first.is_visible()
    page.locator("#f-s-tip").focus()
    page.keyboard.press("Space")
    assert not any(each.is_visible() for each in tips.all())
    assert not any(each.locator("> .nr").first.is_visible() for each in marks.all())
    assert page.locator(".rechts .punt.s-waarschuwing").first.is_visible()
    page.get_by_role("button", name="Laat alles weer zien").press("Enter")
    assert tips.first.is_visible()
    assert page.url.endswith("b2.html")


def test_one_rule_can_be_left_out_and_the_others_stay(report):
    page = report("b2")
    page.get_by_text("Kies per controle").click()
    page.get_by_label("Vakterm (").uncheck()
    shown = page.locator(".rechts .punt summary").all_inner_texts()
    visible = [each.is_visible() for each in page.locator(".rechts .punt").all()]
    assert {"Vakterm" in text for text, is_shown in zip(shown, visible, strict=True) if is_shown} == {False}
    assert any(visible)


def test_the_way_from_mark_to_explanation_and_back(report):
    page = report("b2")
    number = page.locator("mark .nr").first
    number.press("Enter")
    target = page.locator(":target")
    assert "punt" in target.get_attribute("class")
    target.locator("a.nr").press("Enter")
    assert page.locator(":target").evaluate("e => e.localName") == "mark"


def test_the_words_on_the_page_are_those_of_the_text(report):
    page = report("c1")
    document = begrijpelijk.check(EXAMPLES / "c1.html").documents[0]
    texts = page.evaluate(
        """() => [...document.querySelectorAll('.vast > :not(.soort)')].flatMap(part => {
            const copy = part.cloneNode(true);
            copy.querySelectorAll('.nr, .stip, .alleen-lezen').forEach(e => e.remove());
            return copy.localName === 'ul' ? [...copy.children].map(e => e.textContent) : [copy.textContent] })"""
    )
    assert texts == [block.text for block in document.blocks]


def test_on_paper_the_explanations_are_there_and_the_filter_is_not(report):
    page = report("b2")
    page.emulate_media(media="print")
    assert not page.locator(".filter").is_visible()
    # Each explanation once: with every point it would take ten more pages.
    assert page.locator(".controles dd").first.is_visible()
    assert not page.locator(".punt details p").first.is_visible()
