"""The pictures of a page in the HTML report: what is in a box is what the finding with that number is about."""

import re
import struct

import pytest
from axe_playwright_python.sync_playwright import Axe
from rendered_pages import TEXT, page_of

from begrijpelijk import sources
from begrijpelijk.browser import launch, measure
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry
from begrijpelijk.reports.html import write

pytestmark = pytest.mark.skipif(launch.system_chromium() is None, reason="no Chromium: apt-get install chromium")
BODY = f"""{TEXT}<p id="eng">U dient nuchter te zijn. Indien u antistolling gebruikt, dient u te bellen.</p>
  <img id="beeld" src="x.png" width="200" height="100"><div style="height:2500px"></div>
  <x-kaart></x-kaart><iframe srcdoc="<p>In het frame.</p>"></iframe><p id="laag" style="color:#bbb">Slecht te lezen.</p>
  <script>document.querySelector("x-kaart").attachShadow({{mode: "open"}}).innerHTML = "<p>In de schaduw: indien nodig.</p>"</script>"""


@pytest.fixture(scope="module")
def checker():
    return Checker(Config(), registry())


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height as the file itself says."""
    at = 2
    while data[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    height, width = struct.unpack(">HH", data[at + 5 : at + 9])
    return width, height


def checked(checker, site, body, **options):
    (item,) = sources.collect([site.add("/", page_of(body))], checker.registry)
    outcome = checker.check_item(item, pictures=True)
    assert outcome.error is None
    return outcome.document


def html_of(checker, *documents):
    return write(checker.check_documents([]).model_copy(update={"documents": list(documents)}), "nl")


def test_boxes_are_where_the_browser_shows_the_elements(show):
    page = show(page_of(BODY))
    page.frame_locator("iframe").locator("p").wait_for()
    document = measure(page, screenshots=True)
    named = {node.selector for rule in document.page.axe for node in rule.nodes}
    named |= {block.anchors[0].selector for block in document.blocks}
    assert {"#eng", "#laag", "#beeld"} <= named and len(named) > 6
    for name, width, height in (("phone", 360, 740), ("desktop", 1280, 900)):
        page.set_viewport_size({"width": width, "height": height})
        boxes = document.page.views[name].boxes
        for selector in named & set(boxes):
            x, y, wide, high = boxes[selector]
            real = page.locator(selector).first.bounding_box()
            # Text has the box of its letters, which lies inside that of its element.
            assert x >= real["x"] - 1 and y >= real["y"] - 1, selector
            assert x + wide <= real["x"] + real["width"] + 1 and y + high <= real["y"] + real["height"] + 1, selector
        assert {"#eng", "#laag", "#beeld"} <= set(boxes)
        assert boxes["#beeld"][2:] == (200, 100)


def test_strips_cover_the_page_and_are_small(show):
    page = show(page_of(TEXT + "<div style='height:100vh'></div><div style='height:2000px'></div>"))
    views = measure(page, screenshots=True, axe=False).page.views
    for name, scale in (("phone", 1.0), ("desktop", 0.5625)):
        strips = views[name].strips
        assert [strip.top for strip in strips] == [800 * number for number in range(len(strips))]
        assert strips[-1].top + strips[-1].height == views[name].scroll_height
        for strip in strips:
            width, height = jpeg_size(strip.data)
            assert width == round(strip.width * scale) <= 720 and abs(height - strip.height * scale) <= 1
    assert views["narrow"].strips == () and measure(page, screenshots=False).page.views["phone"].boxes == {}


def test_the_report_shows_what_was_found(checker, site, show):
    document = checked(checker, site, BODY)
    kept = {picture.view: [strip.top for strip in picture.strips] for picture in document.pictures}
    assert kept["phone"] == [0, 2400]  # the empty part between is left out
    html = html_of(checker, document)
    assert "Zo ziet de pagina eruit" in html and " img-src data:;" in html and " style=" not in html
    assert "pictures" not in document.model_dump() and "jpeg" not in document.model_dump_json()
    page = show("")
    page.set_content(html)
    boxes = page.locator(".vaknr text").all_text_contents()
    links = page.locator(".vakken a").evaluate_all(
        "all => all.map((a) => [a.innerText.trim(), a.getAttribute('href')])"
    )
    numbers = {finding.rule: number for number, finding in enumerate(document.findings)}
    assert "plaatje-uitleg" in numbers or "afbeelding-tekst" in numbers or len(numbers) > 3
    for _, target in links:
        assert page.locator(target).count() == 1
    for text, target in links:
        number = re.search(r"\d+", text)[0]
        assert page.locator(target).locator("> .nr").inner_text().find(number) >= 0
    assert len(boxes) >= 4
    # Back from the explanation to the picture.
    back = page.locator(".punt a[href*='-v']").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    assert back and all(page.locator(target).count() == 1 for target in back)


def test_a_number_stands_at_its_own_element(checker, site, show):
    """The colour under a box in the picture is that of the element that the finding is about."""
    body = f"""{TEXT}<p id="groen" style="background:rgb(0,200,0);color:rgb(0,190,0);padding:30px">Slecht te lezen woorden.</p>"""
    document = checked(checker, site, body)
    (finding,) = [f for f in document.findings if f.axe_rule == "color-contrast"]
    page = show("")
    page.set_content(html_of(checker, document))
    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    for view, picture in zip(("phone", "desktop"), document.pictures, strict=True):
        x, y, wide, high = picture.boxes[finding.location.selector]
        colour = page.evaluate(
            """async ([view, x, y]) => {
              const svg = document.querySelector(`.beeldraam.v-${view} svg`), image = svg.querySelector("image");
              const picture = new Image(); picture.src = image.getAttribute("href"); await picture.decode();
              const canvas = document.createElement("canvas"); canvas.width = picture.width; canvas.height = picture.height;
              const paper = canvas.getContext("2d"); paper.drawImage(picture, 0, 0);
              const scale = picture.width / svg.viewBox.baseVal.width;
              return [...paper.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data]; }""",
            [view, x + wide / 2, y + high / 2],
        )
        assert colour[1] > 150 and colour[0] < 60 and colour[2] < 60, (view, colour)


@pytest.mark.slow
def test_the_report_is_for_everybody(checker, site, show):
    page = show("")
    page.set_content(html_of(checker, checked(checker, site, BODY), checked(checker, site, BODY + "<p>Nog een.</p>")))
    page.evaluate("document.querySelectorAll('.beelden details').forEach((each) => each.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:100]) for rule in found] == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("script").count() == 0
    assert all(label for label in page.locator("svg[role=img]").evaluate_all("all => all.map((s) => s.ariaLabel)"))


@pytest.mark.slow
def test_a_long_page_stays_small(checker, site):
    noise = "".join(
        f"<p>Indien u vragen heeft, dient u te bellen. Dit is stuk {number}.</p><canvas width=340 height=300></canvas>"
        for number in range(70)
    )
    draw = """<script>for (const c of document.querySelectorAll("canvas")) { const p = c.getContext("2d"), d = p.createImageData(340, 300);
      for (let i = 0; i < d.data.length; i += 1) d.data[i] = Math.random() * 255; p.putImageData(d, 0, 0); }</script>"""
    document = checked(checker, site, noise + draw)
    assert sum(len(strip.jpeg) for picture in document.pictures for strip in picture.strips) > 1_500_000
    html = html_of(checker, document)
    pictures = re.findall(r"data:image/jpeg;base64,([^\"]+)", html)
    assert pictures and sum(map(len, pictures)) < 1_500_000
    assert "te lang voor dit verslag" in html


def test_no_pictures_no_permission_to_show_any(checker):
    html = write(checker.check_text("U krijgt een brief van het ziekenhuis."), "nl")
    assert "img-src" not in html and 'class="beelden"' not in html


@pytest.mark.slow
def test_only_formats_that_show_pictures_take_them(site, tmp_path, monkeypatch):
    from begrijpelijk.batch.run import BatchOptions, check_many
    from begrijpelijk.commands.progress import ProgressLine

    url = site.add("/", page_of(TEXT))
    kept = {}
    for needs in ("everything", "pictures"):
        report = check_many([url], Config(), registry(), BatchOptions(1, needs=needs), ProgressLine(plain=False))
        kept[needs] = report.documents[0].pictures
    assert kept["everything"] == [] and [picture.view for picture in kept["pictures"]] == ["phone", "desktop"]
    assert {name: r.needs == "pictures" for name, r in registry().reports.items() if r.needs == "pictures"} == {
        "html": True
    }
