"""The scorecard in a real Chromium: accessible, at 320 px, in print, and as a PDF."""

from dataclasses import replace

import pytest

from begrijpelijk.plugins import registry
from begrijpelijk.scorecard import Input, build
from begrijpelijk.scorecard.build import point
from begrijpelijk.scorecard.compare import compare
from begrijpelijk.scorecard.gathered import Found, Item, Measured, Visits
from begrijpelijk.scorecard.reports import html
from begrijpelijk.zelftest import Replies, Reply

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SITE = "https://ziekenhuis.example"
LONG = "https://ziekenhuis.example/" + "een-heel-lang-adres-zonder-einde/" * 4


def items(good, bad):
    found = (
        Found("taalniveau", "fout", 1, (3,), ("begrijpelijkheid",), ("3.1.5",)),
        Found("vakterm", "waarschuwing", 9, (3,), ("begrijpelijkheid",), ("3.1.3",)),
        Found("link-tekst", "waarschuwing", 2, (4,), ("begrijpelijkheid",), ("2.4.4",)),
    )
    return tuple(
        Item(
            f"{LONG}{n}" if n < bad else f"{SITE}/{n}", "page", f"Pagina {n}", 200, n >= bad, media_type="text/html",
            level=4 if n < bad else 1, cefr="C1" if n < bad else "B1", struggling=0.4 if n < bad else 0.1,
            rendered=True, found=found if n < bad else (), signals=frozenset({"contact", "datum", "kosten", "getest"}),
        )
        for n in range(good + bad)
    )  # fmt: skip


def measured(date, good, bad):
    return Measured(date, (SITE,), "B1", items(good, bad), failed=((LONG, "de server gaf fout 500"),), pipeline="eigen")


@pytest.fixture(scope="module")
def cards():
    first = measured("2026-01-01T08:00:00+00:00", 4, 20)
    last = measured("2026-06-01T08:00:00+00:00", 12, 12)
    replies = Replies(
        tuple(
            Reply(question, given, who, "Zorg", "2026-05-01", "Dat doen wij al lang.")
            for question in ("1-weten", "1-training", "1-bestuur", "3-testen", "3-samen", "3-beeld")
            for given, who in (("ja", "An"), ("nee" if question == "1-weten" else "ja", "Bo"))
        )
    )
    before = build(Input(first), registry())
    whole = Input(
        last,
        replies,
        Visits({"ziekenhuis.example/13": 3}),
        [point(first, registry())],
        {"Alles": ("**",)},
        "Ziekenhuis",
    )
    made = {}
    for lang in ("nl", "en"):
        card = build(whole, registry(), lang)
        made[lang] = card.model_copy(update={"comparison": compare(before, card, before.date, card.date)})
    made["leeg"] = build(Input(replace(last, items=(), failed=())), registry())
    return made


@pytest.fixture(scope="module")
def addresses(cards, tmp_path_factory):
    folder = tmp_path_factory.mktemp("scorekaart")
    for name, card in cards.items():
        (folder / f"{name}.html").write_text(html.write(card), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in cards}


@pytest.mark.parametrize(
    ("name", "width"),
    [
        *(pytest.param(*case, marks=pytest.mark.slow) for case in (("nl", 1280), ("en", 1280))),
        ("nl", 320),
        ("leeg", 320),
    ],
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(addresses, open_page, name, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = open_page(addresses[name], width)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe.Axe().run(page, options=WCAG).response["violations"]
    assert not [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]
    assert page.requests == [page.url] and page.logged == []


def test_the_circle_says_in_words_what_it_says_in_colour(addresses, cards, open_page):
    page = open_page(addresses["nl"])
    shown = page.locator(".cirkel .deelwoord").all_text_contents()
    words = {"groen": "groen", "oranje": "oranje", "rood": "rood", "grijs": "onbekend"}
    ten = cards["nl"].models[0].characteristics
    assert shown == [words[each.status] for each in ten] and len(set(shown)) > 2
    inside = page.evaluate(
        "[...document.querySelectorAll('.cirkel g')].every(g => { const box = g.querySelector('rect').getBBox();"
        "return [...g.querySelectorAll('text')].every(t => { const b = t.getBBox();"
        "return b.x >= box.x && b.x + b.width <= box.x + box.width }) })"
    )
    assert inside, "a word sticks out of its box"


def test_every_link_leads_somewhere(addresses, open_page):
    page = open_page(addresses["nl"])
    links = page.eval_on_selector_all("a[href^='#']", "all => all.map(a => a.getAttribute('href'))")
    ids = set(page.eval_on_selector_all("[id]", "all => all.map(e => '#' + e.id)"))
    assert len(links) > 15 and set(links) <= ids


def test_printed_the_evidence_is_open(addresses, open_page):
    page = open_page(addresses["nl"], 800)
    page.emulate_media(media="print")
    heights = page.eval_on_selector_all(".bewijs", "all => all.map(e => e.getBoundingClientRect().height)")
    assert heights and min(heights) > 20
