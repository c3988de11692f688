"""What our own scripts name on a page: every element with an id that begins with "fout" is wrong, and nothing else is."""

import pytest
from rendered_pages import page_of

from begrijpelijk.browser import measure

VIEWPORT = '<meta name="viewport" content="width=device-width">'
HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)"
RUNNING = "<p>U krijgt een brief van het ziekenhuis. Neem die brief mee naar de balie.</p>"
SLIDE = "@keyframes schuif { from { transform: translateX(100%) } to { transform: translateX(-100%) } }"
BLINK = "@keyframes knipper { from { opacity: 1 } to { opacity: 0 } }"
GLOW = "@keyframes gloed { from { box-shadow: none } to { box-shadow: 0 0 4px #000 } }"
SILENCE = "data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA="
PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"
ROWS = "<tr><td>Maandag</td><td>9 uur</td></tr><tr><td>Dinsdag</td><td>10 uur</td></tr>"

PAGES = {
    "alleen-pdf/kader": """
        <object id="fout-1" data="/folder.pdf" type="application/pdf" width="300" height="400"></object>
        <iframe id="fout-2" src="about:blank#/pdf.js/web/viewer.html?file=knie.pdf" width="300" height="400"></iframe>
        <embed id="fout-3" src="/folder.pdf" width="300" height="400">
        <div id="fout-4" class="pdfemb-viewer" style="width:300px;height:400px"></div>
        <object data="/folder.pdf" type="application/pdf" width="300" height="400" style="display:none"></object>
        <object data="/teken.svg" type="image/svg+xml" width="300" height="400"></object>
        <iframe src="about:blank#kaart" width="300" height="400"></iframe>
        <embed src="/voorbeeld.pdf" width="90" height="120">""",
    "video-ondertiteling/geluid": f"""
        <section><p>Een verpleegkundige vertelt over de operatie:</p><audio id="fout-1" controls src="{SILENCE}"></audio></section>
        <figure><audio id="fout-2" controls aria-label="Podcast over slapen"></audio><figcaption>Aflevering 3</figcaption></figure>
        <div><h2>Luister naar Ans</h2><audio id="fout-3" controls></audio><p>Dit duurt 4 minuten.</p></div>
        <section><p>Luister naar deze pagina</p><audio controls></audio></section>
        <section><p>Voorlezen:</p><audio controls></audio></section>
        <section><p>Interview met de arts</p><audio controls></audio><a href="/transcript">Lees het gesprek</a></section>
        <section><p>Interview met de arts</p><audio controls></audio><details><summary>In tekst</summary>{"Wij praten over pijn. " * 12}</details></section>
        <section><p>Zo klinkt een hartslag bij een gezond hart.</p><audio controls></audio></section>
        <section><p>Rustige muziek</p><audio controls></audio></section><audio src="{SILENCE}"></audio>""",
    "vanzelf/beweegt": f"""<style>{SLIDE}{BLINK}{GLOW}</style>
        <div style="overflow:hidden"><p id="fout-1" style="animation:schuif 9s linear infinite">Nieuw: ook open op zaterdag</p></div>
        <p id="fout-2" style="animation:knipper 1s infinite alternate">Bel nu</p>
        <div id="fout-3" style="animation:schuif 20s linear"><img src="{PICTURE}" width="120" height="80" alt="Hal"></div>
        <p id="fout-4">Eerst</p><script>document.getElementById("fout-4").animate([{{ left: "0" }}, {{ left: "9px" }}], {{ duration: 900, iterations: Infinity }})</script>
        <div class="spinner" style="animation:knipper 1s infinite">Laden</div>
        <p style="animation:knipper 1s 2">Even</p><p style="animation:gloed 1s infinite">Gloed</p>
        <p style="animation:schuif 9s infinite paused">Stil</p><i style="animation:knipper 1s infinite;display:block;width:9px;height:9px"></i>
        <div><p style="animation:schuif 9s linear infinite">Met knop</p><button>Stop</button></div>""",
    "vanzelf/wisselt": """
        <div id="fout-1" data-bs-ride="carousel"><p>Dia</p></div>
        <div id="fout-2" data-slick='{"autoplay": true, "autoplaySpeed": 4000}'><p>Dia</p></div>
        <div id="fout-3" class="cycle-slideshow"><p>Dia</p></div>
        <div id="fout-4" class="swiper"><p>Dia</p></div><script>document.getElementById("fout-4").swiper = { autoplay: { running: true } }</script>
        <div data-bs-ride="carousel" data-bs-interval="false"><p>Dia</p></div>
        <div data-slick='{"autoplay": false}'><p>Dia</p></div><div class="swiper"><p>Dia</p></div>
        <div data-bs-ride="carousel"><p>Dia</p><button>Pauzeer</button></div>""",
    "vanzelf/film": f"""
        <video id="fout-1" autoplay loop muted src="a.webm" width="200" height="100"></video>
        <video id="fout-2" autoplay controls src="a.webm" width="200" height="100"></video>
        <audio id="fout-3" autoplay src="{SILENCE}"></audio>
        <iframe id="fout-4" title="Film" src="about:blank?autoplay=1" width="200" height="100"></iframe>
        <video controls src="a.webm" width="200" height="100"></video>
        <video autoplay loop muted controls src="a.webm" width="200" height="100"></video>
        <div><video autoplay loop muted src="a.webm" width="200" height="100"></video><button aria-label="Pauze">II</button></div>
        <iframe title="Film" src="about:blank?autoplay=0" width="200" height="100"></iframe>""",
    "tabel/kop-weg": """<table><tr><th id="dag">Dag</th><th id="tijd">Tijd</th></tr>
        <tr><td id="fout-1" headers="dagen">Maandag</td><td headers="tijd">9 uur</td></tr>
        <tr><td headers="dag">Dinsdag</td><td id="fout-2" headers="tijd uur">9 uur</td></tr></table>""",
    "tabel/zonder-koppen": f"""
        <table id="fout-1"><tr><td><b>Dag</b></td><td><b>Tijd</b></td></tr>{ROWS}</table>
        <table id="fout-2"><thead><tr><td>Dag</td><td>Tijd</td></tr></thead><tbody>{ROWS}</tbody></table>
        <table id="fout-3"><tr><td>Onderzoek</td><td>Prijs</td><td>Duur</td></tr><tr><td>Foto</td><td>19 euro</td><td>5 minuten</td></tr>
          <tr><td>Scan</td><td>90 euro</td><td>1 uur</td></tr></table>
        <table id="fout-4"><caption>Onze tijden</caption>{ROWS}</table>
        <table><tr><th>Dag</th><th>Tijd</th></tr>{ROWS}</table><table role="presentation"><tr><td><b>Dag</b></td><td><b>Tijd</b></td></tr>{ROWS}</table>
        <table>{ROWS}</table><table><tr><td><h2>Links</h2></td><td><form><input aria-label="Zoek" type="search"></form></td></tr><tr><td>A</td><td>B</td></tr></table>
        <table><tr><td scope="col">Dag</td><td scope="col">Tijd</td></tr>{ROWS}</table>""",
    "tabel/titel-in-vak": f"""
        <table><tr><td id="fout-1" colspan="2"><b>Onze tijden</b></td></tr><tr><th>Dag</th><th>Tijd</th></tr>{ROWS}</table>
        <table><caption>Onze tijden</caption><tr><th>Dag</th><th>Tijd</th></tr>{ROWS}</table>
        <table><tr><th>Dag</th><th>Tijd</th></tr>{ROWS}<tr><td colspan="2">Op feestdagen zijn wij dicht</td></tr></table>""",
    "kop-structuur/nep": f"""<h1>Uw afspraak</h1>{RUNNING}
        <p id="fout-1"><strong>Wat neemt u mee?</strong></p>{RUNNING}<div id="fout-2" style="font-weight:700">Na het onderzoek</div>{RUNNING}
        <p id="fout-3" style="font-size:26px">Wat kost het</p>{RUNNING}
        <p><strong>Let op: eet niets.</strong></p>{RUNNING}<p><b>Dokter Jansen</b></p><p>Cardioloog</p>
        <h2>Echt</h2>{RUNNING}<ul><li><b>Uw pasje</b></li></ul>{RUNNING}<p>Gewoon</p>{RUNNING}
        <p style="font-size:30px">26 euro</p>{RUNNING}<p><a href="/x"><b>Maak een afspraak</b></a></p>{RUNNING}<td><b>Vak</b></td>""",
    "lijst/nep": """
        <p id="fout-1">• uw pasje<br>• uw bril</p><p>En dan nog:</p><p id="fout-2">- uw riem<br>- uw ring<br>- uw horloge</p>
        <p>Zo gaat het.</p><p id="fout-3">1. U meldt u bij de balie.</p><p>2. U wacht in de hal.</p><p>3. U wordt geroepen.</p>
        <p>Klaar.</p><div id="fout-4">✓ geen pijn</div><div>✓ snel klaar</div><p>Einde.</p>
        <p>- Goedemorgen, zegt de arts.</p><p>Wij zijn open van 9 - 5 uur.<br>Op vrijdag van 9 - 3 uur.<br>En soms later.</p>
        <p>1. Alleen dit punt.</p><p>2026 was een goed jaar.</p><ul><li>- uw pas</li><li>- uw bril</li></ul><p>• Los punt</p>""",
    "veld-label/niet-te-zien": """
        <form><div><input id="fout-1" placeholder="Uw naam"></div><div><input id="fout-2" aria-label="Uw telefoon" type="tel"></div>
        <div><input id="fout-3" title="Uw adres"><button>Verder</button></div>
        <div><label for="goed-1">Uw plaats</label><input id="goed-1" placeholder="Delft"></div><div><p>Uw klacht</p><textarea aria-label="Klacht"></textarea></div>
        <div><input type="search" placeholder="Zoek"></div><div><input placeholder="Zoeken op de website"></div>
        <fieldset><legend>Geboren</legend><input aria-label="Dag"><input aria-label="Maand"></fieldset></form>
        <table><tr><th>Glazen</th></tr><tr><td><input aria-label="Glazen"></td></tr></table>""",
    "veld-label/groep": """
        <div id="fout-1"><p>Hebt u koorts?</p><label><input type="radio" name="a"> Ja</label><label><input type="radio" name="a"> Nee</label></div>
        <fieldset id="fout-2"><p>Hebt u pijn?</p><label><input type="radio" name="b"> Ja</label><label><input type="radio" name="b"> Nee</label></fieldset>
        <fieldset><legend>Rookt u?</legend><label><input type="radio" name="c"> Ja</label><label><input type="radio" name="c"> Nee</label></fieldset>
        <div role="radiogroup" aria-labelledby="v"><p id="v">Sport u?</p><label><input type="radio" name="d"> Ja</label><label><input type="radio" name="d"> Nee</label></div>
        <fieldset><legend>Hoest u?</legend><div role="group"><label><input type="radio" name="e"> Ja</label><label><input type="radio" name="e"> Nee</label></div></fieldset>""",
    "veld-label/los": """
        <label id="fout-1" for="weg">Uw naam</label><input aria-label="Naam"><label for="er">Uw plaats</label><input id="er">
        <label>Uw adres <input></label><label id="l" for="kies">Uw arts</label><div role="combobox" aria-labelledby="l" tabindex="0">Kies</div>""",
    "voorleesprogramma/verborgen": """
        <p id="fout-1" aria-hidden="true">Bel ons meteen als u koorts krijgt of veel pijn hebt.</p>
        <div id="fout-2" aria-hidden="true"><p>Neem op de dag zelf een pasje en uw pillen mee.</p></div>
        <p><span aria-hidden="true">★★★★☆ 4 van de 5 sterren van alle mensen hier</span><span class="sr-only" style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)">4 van de 5 sterren van alle mensen hier, ★★★★☆ 4 van de 5 sterren van alle mensen hier</span></p>
        <span aria-hidden="true">→</span><p aria-hidden="true" hidden>Dit is niet te zien, dus het hoeft ook niet te worden gelezen.</p>""",
    "toetsenbord/overgeslagen": """
        <div id="fout-1" role="button">Verstuur</div><button id="fout-2" tabindex="-1">Volgende stap</button><span id="fout-3" role="link">Lees de folder</span>
        <label>Naam <input id="fout-4" tabindex="-1"></label>
        <div><input type="checkbox" id="uitklap" hidden><label id="fout-5" for="uitklap">Na de operatie</label><div>U mag naar huis.</div></div>
        <div><label id="fout-6"><input type="radio" name="pijn" style="display:none"> Ja</label><label><input type="radio" name="pijn" style="display:none"> Nee</label></div>
        <label><input type="checkbox" style="position:absolute;opacity:0"> Goed</label><label style="display:none"><input type="checkbox" hidden> Menu</label>
        <label><input type="checkbox" hidden><span role="checkbox" aria-checked="false" tabindex="0">Goed</span></label>
        <div role="button" tabindex="0">Goed</div><button>Ook goed</button><button disabled tabindex="-1">Uit</button>
        <div role="tablist"><button role="tab" tabindex="0">Een</button><button role="tab" tabindex="-1">Twee</button></div>
        <a href="/a">Folder</a><a href="/a" tabindex="-1">Plaatje van de folder</a>
        <div><label>Datum <input></label><button tabindex="-1">Kies een dag</button></div>
        <div role="radiogroup" aria-label="Pijn"><span role="radio" tabindex="0">Ja</span><span role="radio" tabindex="-1">Nee</span></div>""",
    "contrast/veld": """
        <label>A <input id="fout-1" placeholder="Delft" class="p"></label><label>B <textarea id="fout-2" class="p" placeholder="Typ hier"></textarea></label>
        <label>C <input class="d" placeholder="Delft"></label><label>D <input class="p" value="Delft" placeholder="Delft"></label>
        <label>E <input class="p" placeholder="Delft" disabled></label><div style="background:#000"><label style="color:#fff">F <input class="w" placeholder="Delft"></label></div>
        <style>input, textarea { background: #fff } .p::placeholder { color: #bbb } .d::placeholder { color: #555 } .w { background: #222 } .w::placeholder { color: #ccc }</style>""",
    "alt-tekst/getekend": """
        <canvas id="fout-1" width="300" height="200"></canvas><canvas width="300" height="200" aria-label="Grafiek van uw gewicht"></canvas>
        <canvas width="20" height="20"></canvas><canvas width="300" height="200" role="presentation"></canvas>
        <div role="img" aria-label="Grafiek"><canvas width="300" height="200"></canvas></div><canvas width="300" height="200">Uw gewicht daalt.</canvas>""",
}  # fmt: skip


@pytest.mark.parametrize("key", PAGES)
def test_what_is_wrong_and_what_only_looks_like_it(show, key):
    page = show(page_of(PAGES[key], VIEWPORT))
    wanted = page.evaluate("[...document.querySelectorAll('[id^=fout]')].map((el) => '#' + el.id)")
    found = measure(page, screenshots=False, axe=False, views=False).page.faults
    assert [node.selector for node in found.get(key, [])] == wanted


@pytest.mark.parametrize(
    ("key", "head", "wrong"),
    [
        ("mobiel/breedte", "", True),
        ("mobiel/breedte", '<meta name="viewport" content="width=1024">', True),
        ("mobiel/breedte", VIEWPORT, False),
        ("mobiel/breedte", '<meta name="Viewport" content="initial-scale=1.0, width = device-width">', False),
        ("vergroten/vingers", "<style>body { touch-action: pan-y }</style>", True),
        ("vergroten/vingers", "<style>body { touch-action: manipulation }</style>", False),
        (
            "vergroten/css-orientation-lock",
            "<style>@media (orientation: landscape) { body { transform: rotate(-90deg) } }</style>",
            True,
        ),
        (
            "vergroten/css-orientation-lock",
            "<style>@media (orientation: landscape) { p { transform: rotate(2deg) } }</style>",
            False,
        ),
    ],
)
def test_what_concerns_the_whole_page(show, key, head, wrong):
    faults = measure(show(page_of(RUNNING, head)), screenshots=False, axe=False, views=False).page.faults
    assert (key in faults) == wrong


@pytest.mark.parametrize(("size", "wrong"), [("2.2vw", True), ("18px", False), ("clamp(16px, 2vw, 22px)", False)])
def test_letters_that_follow_the_window_do_not_get_larger(show, size, wrong):
    page = show(page_of(RUNNING * 3, f"{VIEWPORT}<style>p {{ font-size: {size} }}</style>"))
    assert ("vergroten/venster" in measure(page, screenshots=False, axe=False).page.faults) == wrong


def test_a_layout_that_is_worse_on_the_desktop_counts(show):
    head = "<style>p { font-size: 18px } @media (min-width: 900px) { p { text-align: justify; font-size: 14px; line-height: 1.1 } }</style>"
    document = measure(show(page_of(RUNNING, head)), screenshots=False, axe=False)
    [layout] = [block.layout for block in document.blocks]
    assert (layout.size, layout.align, layout.line_spacing) == (14, "justify", 1.1)


def test_a_line_under_a_box_runs_on_under_all_in_it(show):
    body = """<div style="text-decoration: underline"><p>Bel ons <b>meteen</b> bij koorts.</p><p style="display:inline-block">Los hiervan.</p></div>
        <p style="font-variant: small-caps">Neem uw pas mee.</p><p>Lees <a href="/x">onze folder</a>.</p>"""
    first, second, third, fourth = measure(show(page_of(body)), screenshots=False, axe=False, views=False).blocks
    assert first.emphasis == ((0, len(first.text)),) and not second.emphasis and not fourth.emphasis
    assert third.layout.capitals == ((0, len(third.text)),)


def test_text_that_is_cut_off_on_a_telephone(show):
    line = "white-space:nowrap;overflow:hidden;text-overflow:ellipsis"
    body = f"""<style>p, li, button {{ font-size: 18px; line-height: 1.5 }}</style>
        <p id="nu" style="{line}">Neem deze brief mee naar uw afspraak in het ziekenhuis op maandag.</p>
        <div id="groot" style="{line};width:150px">Bel ons morgen</div>
        <div id="hoog" style="height:200px;overflow:hidden;width:300px"><p id="vak">{"Neem de brief mee naar de balie. " * 4}</p></div>
        <ul><li><a href="/x" style="display:block;{line}">Lees hier meer over een nieuwe knie en wat u dan zelf kunt doen</a></li></ul>
        <div><p style="max-height:54px;overflow:hidden">{"Neem de brief mee naar de balie. " * 9}</p><button aria-expanded="false">Lees meer</button></div>
        <div style="overflow:hidden"><div style="display:flex;width:900px"><p style="width:300px;flex:none">Dia een</p><p style="width:300px;flex:none">Dia twee is er ook nog</p></div></div>
        <div style="overflow:hidden"><p>Ziekenhuisverplaatste kinderpoliklinieksecretaresses</p></div>"""
    views = measure(show(page_of(body, VIEWPORT)), screenshots=False, axe=False).page.views
    assert views["phone"].cut_off == ("#nu",)
    assert set(views["desktop"].cut_off) == {"#groot", "#vak"}


def test_content_that_is_moved_sideways_in_a_part_of_its_own(show):
    wide = "<div style='width:500px'>Breed</div>"
    whole = f"<div id='rol' style='overflow-x:auto'><h1>Uw onderzoek</h1>{wide}</div>"
    table = f"<h1>Uw onderzoek</h1><div style='overflow-x:auto'>{wide}</div>"
    hidden = f"<style>body {{ overflow-x: hidden }}</style><h1>Hallo</h1><div style='position:absolute;left:700px'>{wide}</div>"
    found = [
        measure(show(page_of(body, VIEWPORT)), screenshots=False, axe=False).page.views["narrow"]
        for body in (whole, table, hidden)
    ]
    assert [view.too_wide for view in found] == [("#rol",), (), ()]
