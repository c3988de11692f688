"""What `measure` says of an open page is what is to be seen there."""

import asyncio
import json

import pytest
from rendered_pages import TEXT, page_of

import begrijpelijk
from begrijpelijk.browser import measure, measure_async
from begrijpelijk.browser.launch import arguments, system_chromium
from begrijpelijk.document import BlockKind


def texts(document, *kinds):
    return [block.text for block in document.blocks if not kinds or block.kind in kinds]


def test_only_what_is_visible_is_read(show):
    hidden = """
      <p style="display:none">een</p><p style="visibility:hidden">twee</p><p style="opacity:0">drie</p>
      <p style="position:absolute;left:-9999px">vier</p><p hidden>vijf</p><details><summary>Meer</summary><p>zes</p></details>
      <p style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)">zeven</p>
      <div style="height:0;overflow:hidden"><p>acht</p></div><script>var negen = 9;</script><template><p>tien</p></template>
      <p aria-hidden="true">Wel te zien.</p>"""
    document = measure(show(page_of(TEXT + hidden)), screenshots=False, axe=False)
    assert texts(document) == [
        "Uw onderzoek", "U krijgt een brief van het ziekenhuis. Neem die brief mee.", "Meer", "Wel te zien.",
    ]  # fmt: skip


def test_kinds_follow_the_roles(show):
    body = """<h2>Kop</h2><div role="heading" aria-level="3">Ook een kop</div><ul><li>Punt</li></ul>
      <table><tr><th>Dag</th><td>Maandag</td></tr></table><button>Knop</button><div role="button" tabindex="0">Rol</div>
      <a href="/x">Losse link</a><label for="n">Naam</label><input id="n" aria-describedby="h" placeholder="Bijvoorbeeld Jan">
      <span id="h">Zoals op uw pas</span><p role="alert">Vul uw naam in.</p><img alt="Een arm" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" width="40" height="40">
      <p>Een zin met <a href="/y">een link</a> erin.</p>"""
    document = measure(show(page_of(body)), screenshots=False, axe=False)
    kinds = {block.text: (block.kind.value, block.level) for block in document.blocks}
    assert kinds == {
        "Kop": ("heading", 2), "Ook een kop": ("heading", 3), "Punt": ("item", 1), "Dag": ("cell", None),
        "Maandag": ("cell", None), "Knop": ("button", None), "Rol": ("button", None), "Losse link": ("link", None),
        "Naam": ("label", None), "Bijvoorbeeld Jan": ("hint", None), "Zoals op uw pas": ("hint", None),
        "Vul uw naam in.": ("error", None), "Een arm": ("alt", None), "Een zin met een link erin.": ("paragraph", None),
    }  # fmt: skip
    block = next(block for block in document.blocks if block.links and block.kind is BlockKind.PARAGRAPH)
    assert [block.text[start:end] for start, end in block.links] == ["een link"]
    assert [control.in_text for control in document.page.controls if control.kind == "link"] == [False, True]


def test_shadow_roots_slots_and_frames_are_read_in_their_place(show):
    body = """<p>Voor.</p><div id="host"><b>in het gat</b></div><iframe srcdoc="<p>In het frame.</p>"></iframe><p>Na.</p>
      <script>host.attachShadow({mode: "open"}).innerHTML = "<p>Schaduw, <slot></slot>.</p><p>Nog <button>een knop</button></p>"</script>"""
    page = show(page_of(body))
    page.frame_locator("iframe").locator("p").wait_for()
    document = measure(page, screenshots=False, axe=False)
    assert texts(document) == ["Voor.", "Schaduw, in het gat.", "Nog", "een knop", "In het frame.", "Na."]


def test_every_selector_gives_its_element_and_no_other(show):
    body = (
        TEXT
        + """<p>Een.</p><p data-testid="hier">Twee.</p><div id="dubbel"><p>Drie.</p></div><div id="dubbel"><p>Vier.</p></div>
      <x-kaart><p>Licht.</p></x-kaart><x-kaart></x-kaart><iframe srcdoc="<p>Vijf.</p><p id='in'>Zes.</p>"></iframe>
      <p id="1-vreemd:id">Zeven.</p>
      <script>document.querySelectorAll("x-kaart").forEach((el, i) => el.attachShadow({mode: "open"}).innerHTML =
        `<section><p>Kaart ${i} een.</p><p id="dubbel">Kaart ${i} twee.</p></section><slot></slot>`)</script>"""
    )
    page = show(page_of(body))
    page.frame_locator("iframe").locator("#in").wait_for()
    document = measure(page, screenshots=False, axe=False)
    assert len(document.blocks) == 14
    for block in document.blocks:
        assert page.locator(block.anchors[0].selector).all_inner_texts() == [block.text], block.anchors[0].selector


def test_words_and_capitals_of_the_style_sheet(show):
    style = "<style>.let::before { content: 'Let op: ' } .hoog { text-transform: uppercase } .pijl::after { content: '→' }</style>"
    document = measure(
        show(
            page_of(
                "<p class='let'>kom op tijd</p><p>Dit is <b class='hoog'>heel belangrijk</b>.</p><p class='pijl'>Verder</p>",
                style,
            )
        ),
        screenshots=False,
        axe=False,
    )
    assert texts(document) == ["Let op: kom op tijd", "Dit is heel belangrijk.", "Verder"]
    block = document.blocks[1]
    assert [block.text[start:end] for start, end in block.layout.capitals] == ["heel belangrijk"]


@pytest.mark.parametrize("width", [300, 500, 700])
def test_lines_are_counted_as_the_browser_breaks_them(show, width):
    words = "Dit is een regel tekst die vaak genoeg wordt herhaald om over te lopen. " * 6
    style = (
        f"<style>p {{ font: 16px/24px monospace; width: {width}px; text-align: justify; letter-spacing: 0 }}</style>"
    )
    page = show(page_of(f"<p>{words}<b>met vette</b> woorden aan het eind van deze alinea erbij.</p>", style))
    layout = measure(page, screenshots=False, axe=False).blocks[0].layout
    # The browser itself says where a line breaks: by the place of every single character.
    longest = page.evaluate(
        """() => { const lines = new Map(), range = document.createRange();
          const walker = document.createTreeWalker(document.querySelector("p"), NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) for (let i = 0; i < node.data.length; i += 1) {
            range.setStart(node, i); range.setEnd(node, i + 1);
            const rect = range.getBoundingClientRect();
            if (rect.width) { const key = Math.round(rect.top); lines.set(key, (lines.get(key) || "") + node.data[i]); }
          }
          return Math.max(...[...lines.values()].map((line) => line.trimEnd().length)); }"""
    )
    assert abs(layout.line_characters - longest) <= 1
    assert (layout.size, layout.unit, layout.align, layout.line_spacing) == (16, "px", "justify", 1.5)


def test_questions(show):
    body = """<fieldset><legend>Hebt u koorts?</legend><label><input type="radio" name="k"> Ja</label>
        <label><input type="radio" name="k"> Nee</label></fieldset>
      <div role="radiogroup" aria-labelledby="q"><h2 id="q">Waar hebt u pijn?</h2>
        <div role="radio" aria-checked="false" tabindex="0">Hoofd</div><div role="radio" aria-checked="true" tabindex="-1">Buik</div></div>
      <fieldset><legend>Wanneer bent u geboren?</legend><label>Dag <input inputmode="numeric"></label>
        <label>Maand <input inputmode="numeric"></label><label>Jaar <input inputmode="numeric"></label></fieldset>
      <label for="w">Hoe zwaar bent u?</label><input id="w" type="number" required aria-describedby="wh we" aria-invalid="true">
        <p id="wh">In kilo's</p><p id="we" role="alert">Vul een getal in.</p>
      <h3>Welke klachten hebt u?</h3><div><label><input type="checkbox"> Hoesten</label><label><input type="checkbox"> Niezen</label></div>
      <label>Uw huisarts <select><option value="">Kies</option><option>Jansen</option><option>Pieters</option></select></label>
      <div class="chat"><p>Gaat het nu beter?</p><div><button>Ja, gelukkig</button><button>Nee, nog niet</button></div></div>
      <button>Volgende</button>"""
    page = measure(show(page_of(body)), screenshots=False, axe=False).page
    found = {q.text: (q.kind, q.options) for q in page.questions}
    assert found == {
        "Hebt u koorts?": ("one", ("Ja", "Nee")),
        "Waar hebt u pijn?": ("one", ("Hoofd", "Buik")),
        "Wanneer bent u geboren?": ("date", ()),
        "Hoe zwaar bent u?": ("number", ()),
        "Welke klachten hebt u?": ("several", ("Hoesten", "Niezen")),
        "Uw huisarts": ("one", ("Jansen", "Pieters")),
        "Gaat het nu beter?": ("one", ("Ja, gelukkig", "Nee, nog niet")),
    }
    weight = next(q for q in page.questions if q.kind == "number")
    assert (weight.hint, weight.error, weight.required) == ("In kilo's", "Vul een getal in.", True)
    for number, question in enumerate(page.questions):
        assert all(page.controls[index].question == number for index in question.controls)
    assert [c.checked for c in page.controls if c.name == "Buik"] == [True]


def test_the_label_belongs_to_the_area_and_hidden_radios_count(show):
    body = """<label style="display:block;width:200px;height:60px"><input type="radio" name="a" style="opacity:0;position:absolute"> Ja</label>
      <p style="margin-top:900px"><a href="/x">Beneden</a></p>"""
    radio, link = measure(show(page_of(body)), screenshots=False, axe=False).page.controls
    assert (radio.kind, radio.text, radio.box[2:], radio.first_view) == ("radio", "Ja", (200, 60), True)
    assert link.first_view is False


def test_what_only_a_mouse_reaches(show):
    body = """<div id="a" style="cursor:pointer">Luistert</div><div id="b" onclick="x()">Attribuut</div>
      <div id="c" tabindex="0" style="cursor:pointer">Wel bereikbaar</div><div id="d" style="cursor:pointer">Doet niets</div>
      <div id="e" style="cursor:pointer"><a href="/x">Kaart met link</a></div>
      <script>for (const el of [a, c, e]) el.addEventListener("click", () => 1)</script>"""
    page = measure(show(page_of(body)), screenshots=False, axe=False).page
    assert [node.selector for node in page.mouse_only] == ["#a", "#b"]


def test_what_only_a_mouse_reaches_by_a_listener_higher_up(show):
    """Cards and rows whose click is heard by the page as a whole; what nobody listens for is left alone."""
    style = 'style="cursor:pointer"'
    body = f"""<main tabindex="-1"><div class="kaart" id="a" {style} data-href="/x"><p>Wat is astma?</p></div>
      <div class="rij" id="b" {style}>Meer over slapen</div><div id="c" {style} class="tegel">Uw dossier</div>
      <div id="d" {style}>Niemand luistert</div><div class="kaart" {style} data-href="/x"><a href="/x">Met een link</a></div>
      <div class="rij" {style} tabindex="0">Met de toets Tab</div><p class="kaart" data-href="/x">Geen handje</p></main>
      <script>
        document.addEventListener("click", (event) => {{ const kaart = event.target.closest("[data-href]"); if (kaart) location.href = kaart.dataset.href; }});
        document.body.addEventListener("pointerup", (event) => {{ if (event.target.classList.contains("rij")) open(); }});
        window.addEventListener("click", () => {{ window.clicked = true; }});
        window.jQuery = {{ _data: (el) => (el === document ? {{ click: [{{ selector: ".tegel" }}] }} : {{}}) }};
      </script>"""
    page = measure(show(page_of(body)), screenshots=False, axe=False, views=False).page
    assert [node.selector for node in page.mouse_only] == ["#a", "#b", "#c"]


def test_what_does_not_fit(show):
    body = """<p id="vast" style="height:20px;overflow:hidden;font-size:16px;line-height:20px">Kort.</p>
      <p style="min-height:20px">Groeit mee.</p><div id="breed" style="width:500px;background:#eee">Te breed voor een telefoon</div>"""
    views = measure(show(page_of(body)), screenshots=False, axe=False).page.views
    assert views["desktop"].cut_off == ("#vast",)
    assert views["narrow"].scroll_width > 320 and views["narrow"].too_wide == ("#breed",)
    assert views["desktop"].scroll_width == 1280


def test_the_page_is_left_as_it_was(show):
    page = show(
        page_of(
            TEXT
            + "<p style='color: red'>Rood.</p><div style='height:3000px'></div><details><summary>Meer</summary>Dicht</details>"
        )
    )
    page.evaluate("scrollTo(0, 500)")
    before = (
        page.content(),
        page.evaluate("Object.getOwnPropertyNames(window).length + Object.getOwnPropertySymbols(window).length"),
    )
    document = measure(page)
    after = (
        page.content(),
        page.evaluate("Object.getOwnPropertyNames(window).length + Object.getOwnPropertySymbols(window).length"),
    )
    assert after == before
    assert page.viewport_size == {"width": 1280, "height": 720} and page.evaluate("scrollY") == 500
    assert all(document.page.views[name].strips[0].data.startswith(b"\xff\xd8") for name in ("phone", "desktop"))


def test_the_async_interface_gives_the_same(show):
    html = page_of(TEXT + "<label>Naam <input></label><img src='x.png'>")
    expected = measure(show(html), screenshots=False)

    async def other():
        from playwright.async_api import async_playwright

        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=system_chromium(), args=arguments(None))
            page = await browser.new_page(viewport={"width": 1280, "height": 720})
            await page.set_content(html)
            document = await measure_async(page, screenshots=False)
            await browser.close()
            return document

    import threading

    found = []
    thread = threading.Thread(target=lambda: found.append(asyncio.run(other())))
    thread.start()
    thread.join()
    assert found[0].blocks == expected.blocks and found[0].page == expected.page
    assert json.dumps([f.rule for f in found[0].page.axe]) == json.dumps([f.rule for f in expected.page.axe])


def test_check_inside_a_browser_test(site, show):
    # Playwright's own event loop runs in this thread, as in every test of somebody who uses its pytest plugin.
    show("<p>Open</p>")
    report = begrijpelijk.check(site.add("/", page_of(TEXT)), browser=True)
    assert report.errors == [] and report.documents[0].words > 5
