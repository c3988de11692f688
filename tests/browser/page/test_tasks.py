"""What people come for: files, addresses, comparing, downloads, looking up, settings. And what must never happen."""

import io
import json

import pytest
from page_app import EXAMPLES, HARD

HOSTILE = '<img src=x onerror="window.hacked=1"> <script>window.hacked=1</script> \u202eIndien\u202c u anticoagulantia gebruikt. '


def download(page, format):
    with page.expect_download() as got:
        page.locator(f"#downloads [data-format={format}]").press("Enter")
    return got.value


def test_a_word_file_with_comments(app):
    docx = pytest.importorskip("docx")
    opened = app()
    opened.page.set_input_files("#bestand", EXAMPLES / "b2.docx")
    opened.page.wait_for_selector("#leesvak .m")
    got = download(opened.page, "docx")
    assert got.suggested_filename.endswith(".docx")
    made = docx.Document(got.path())
    assert len(list(made.comments)) > 20
    original = docx.Document(EXAMPLES / "b2.docx")
    assert [p.text for p in made.paragraphs] == [p.text for p in original.paragraphs]


def test_downloads_of_a_typed_text(app):
    docx = pytest.importorskip("docx")
    openpyxl = pytest.importorskip("openpyxl")
    opened = app()
    opened.type(HARD + " 😀")
    made = docx.Document(download(opened.page, "docx").path())
    assert len(list(made.comments)) > 5
    assert "anticoagulantia" in "".join(p.text for p in made.paragraphs)
    sheet = openpyxl.load_workbook(io.BytesIO(download(opened.page, "xlsx").path().read_bytes()))
    assert sum(each.max_row for each in sheet.worksheets) > 20
    report = download(opened.page, "html").path().read_text(encoding="utf-8")
    assert "anticoagulantia" in report
    assert download(opened.page, "eigen").path().read_text(encoding="utf-8") == HARD + " 😀"


def test_a_file_can_be_dropped_and_worked_on(app):
    opened = app()
    page = opened.page
    handed = page.evaluate_handle(
        """text => { const data = new DataTransfer(); data.items.add(new File([text], 'folder.txt', {type: 'text/plain'})); return data }""",
        HARD,
    )
    page.dispatch_event("#valplaats", "drop", {"dataTransfer": handed})
    page.wait_for_selector("#leesvak .m")
    assert page.inner_text("#leesnaam") == "folder.txt"
    page.locator("#leesvak .m.kort", has_text="anticoagulantia").click()
    card = page.locator("#zweefkaart")
    assert "bloedverdunner" in card.inner_text()
    assert card.locator(".eerste").count() == 0  # in a shown document nothing can be replaced
    page.get_by_role("button", name="Verder in de tekst werken").press("Enter")
    opened.checked()
    assert opened.text.split() == HARD.split()
    assert opened.marked("anticoagulantia")
    opened.click_mark("anticoagulantia")
    assert page.locator("#zweefkaart .eerste").is_visible()


def test_a_broken_file_gives_one_clear_sentence(app):
    page = app().page
    page.set_input_files("#bestand", {"name": "kapot.docx", "mimeType": "", "buffer": b"PK\x03\x04 this is no zip"})
    page.wait_for_selector("#fout:not([hidden])")
    assert "kapot.docx" in page.inner_text("#fout")
    assert page.locator("#fout").get_attribute("role") == "alert"


def test_an_address(app):
    page = app().page
    page.fill("#adres", "geen adres")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "adres"
    assert page.locator("#adres").get_attribute("aria-invalid") == "true"
    page.fill("#adres", "http://127.0.0.1:9/folder")
    page.keyboard.press("Enter")
    page.wait_for_selector("#fout:not([hidden])")
    assert "127.0.0.1" in page.inner_text("#fout")


def test_two_versions(app):
    opened = app(screen="#vergelijken")
    page = opened.page
    page.click("#vergelijkvorm [type=submit]")
    assert page.evaluate("document.activeElement.id") == "oud"
    page.fill("#oud", HARD)
    page.fill("#nieuw", "Gebruikt u bloedverdunners? Bel dan voor de operatie met de polikliniek. Op de dag van de operatie "
              "mag u niet eten. U mag ook niet drinken. De arts maakt een nieuwe knie van metaal. U gaat daarna naar huis. "
              "Neem iemand mee die u naar huis brengt met de auto.")  # fmt: skip
    page.keyboard.press("Tab")
    page.locator("#vergelijkvorm [type=submit]").press("Enter")
    page.wait_for_selector("#verschil-kop:focus")
    assert page.inner_text("#verschil-kop") == "De nieuwe tekst is makkelijker."
    assert "opgelost" in page.inner_text("#verschil")
    assert page.locator(".zinnen .was mark").count() and page.locator(".zinnen .werd mark").count()


def test_looking_up_words_and_checks(app):
    page = app(screen="#woorden").page
    page.wait_for_selector(".woord")
    page.locator("#zoek-woord").press_sequentially("anticoagul")
    page.wait_for_function("() => document.querySelector('.woord dt')?.textContent.startsWith('anticoagul')")
    assert "bloedverdunner" in page.inner_text("#woordenlijst")
    page.fill("#zoek-woord", "")
    page.get_by_role("button", name="Volgende").press("Enter")
    page.wait_for_function("() => document.querySelector('#bladeren').textContent.includes('Bladzijde 2')")
    page.locator(".boven nav a[href='#controles']").press("Enter")
    page.fill("#zoek-controle", "lijdende")
    assert page.locator(".controle summary").first.inner_text().startswith("Lijdende vorm")
    page.locator(".controle summary").first.press("Enter")
    assert page.locator(".naarbeter .wel").first.is_visible()


def test_settings_matter_and_are_kept_only_when_asked(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    ours = page.locator("#filter-controle option[value=vakterm]")
    assert ours.count() == 1
    page.click(".boven nav a[href='#instellingen']")
    page.locator("input[value=vakterm]").press("Space")
    page.locator("input[value=C1]").press("Space")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.click(".boven nav a[href='#tekst']")
    page.wait_for_function("() => document.querySelector('.doel').textContent.includes('C1')")
    opened.checked()
    assert ours.count() == 0
    page.click(".boven nav a[href='#instellingen']")
    page.locator("#bewaar").press("Space")
    kept = page.evaluate("({...localStorage})")
    assert set(kept) == {"begrijpelijk-instellingen"}
    assert json.loads(kept["begrijpelijk-instellingen"])["zonder"] == ["vakterm"]
    assert "anticoagulantia" not in str(kept)
    page.reload()
    page.wait_for_selector("html[data-klaar]")
    assert page.locator("input[value=C1]").is_checked()
    page.locator("#bewaar").press("Space")
    assert page.evaluate("localStorage.length") == 0


def test_the_level_is_seen_to_drop(app):
    opened = app()
    opened.type(HARD)
    assert not opened.page.locator("#verloop").is_visible()
    opened.page.fill(
        "#invoer",
        HARD.split("\n\n")[0]
        + "\n\nU slaapt in een bed. De arts maakt uw knie. U eet brood. U gaat naar huis. Uw man haalt u met de auto. Thuis rust u op de bank. De volgende dag loopt u een stukje door de tuin.",
    )
    opened.checked()
    assert opened.page.inner_text(".verloopkop") == "Uw tekst wordt makkelijker"
    assert opened.page.inner_text("#oordeel-kop").startswith("Goed zo!")


def test_hostile_text_is_only_text(app):
    opened = app()
    opened.type(HOSTILE * 3 + HARD)
    page = opened.page
    page.locator(".punt .kop").nth(8).click()
    assert page.evaluate("window.hacked") is None
    assert page.locator("#bevindingen img, #bevindingen script, .onderlaag img").count() == 0
    page.set_input_files(
        "#bestand",
        {"name": "<img src=x onerror=alert(1)>.txt", "mimeType": "text/plain", "buffer": (HOSTILE + HARD).encode()},
    )
    page.wait_for_selector("#leesvak > *")
    assert page.locator("#leesvak img, #leesnaam img").count() == 0
    assert "\u202e" not in page.inner_text("#leesvak")
    page.click(".boven nav a[href='#vergelijken']")
    page.fill("#oud", HOSTILE + HARD)
    page.fill("#nieuw", HARD + HOSTILE)
    page.click("#vergelijkvorm [type=submit]")
    page.wait_for_selector("#verschil-kop")
    assert page.locator("#verschil img, #verschil script").count() == 0
    assert page.evaluate("window.hacked") is None


def test_a_text_of_a_megabyte_does_not_lock_the_page(app):
    opened = app()
    page = opened.page
    page.evaluate("text => { const e = document.querySelector('#invoer'); e.focus(); e.value = text; e.dispatchEvent(new InputEvent('input')) }",
                  "Indien u <b> gebruikt. " * 45_000)  # fmt: skip
    assert page.locator("#te-lang").is_visible()
    page.keyboard.type("abc")
    assert "abc" in opened.text
    page.click("#wissen")
    opened.type(HARD)
    assert opened.marked("anticoagulantia")


def test_half_a_character_does_not_break_the_check(app):
    opened = app()
    opened.page.fill("#invoer", "")
    opened.page.evaluate(
        "text => { const e = document.querySelector('#invoer'); e.value = text + '\\ud83d'; e.dispatchEvent(new InputEvent('input')) }",
        HARD,
    )
    opened.page.wait_for_selector(".punt")
    assert opened.marked("anticoagulantia")
    assert not opened.page.locator("#fout").is_visible()


def test_a_server_that_is_gone_is_told_and_forgotten(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    page.route("**/api/v1/check/**", lambda route: route.abort())
    page.locator("#invoer").press("Control+End")
    page.keyboard.type(" Bel ons.")
    page.wait_for_selector("#fout:not([hidden])")
    assert "nog aan staat" in page.inner_text("#fout")
    page.unroute("**/api/v1/check/**")
    page.keyboard.type(" Of mail.")
    page.wait_for_selector("#fout", state="hidden")


def test_an_older_question_is_given_up(app):
    opened = app()
    page = opened.page
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    held = []
    page.route("**/api/v1/check/**", lambda route: held.append(route) if not held else route.continue_())
    page.fill("#invoer", HARD)
    page.wait_for_function("() => document.querySelector('#schrijfvak').hasAttribute('data-bezig')")
    page.locator("#invoer").press("Control+End")
    page.keyboard.type(" Bel ons.")
    opened.checked()
    assert failed  # two on a machine on which typing is slow
    assert opened.marked("anticoagulantia")


def test_nothing_goes_to_another_host_and_nothing_is_refused(app, server):
    opened = app()
    opened.type(HARD)
    page = opened.page
    page.set_input_files("#bestand", EXAMPLES / "b2.docx")
    page.wait_for_selector("#leesvak .m")
    for name in ("vergelijken", "controles", "woorden", "instellingen"):
        page.click(f".boven nav a[href='#{name}']")
        page.wait_for_timeout(200)
    assert [url for url in page.requests if not url.startswith((server, "about:", "blob:"))] == []
    assert page.logged == []  # the policy refused nothing
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_text_that_misses_its_target_is_never_green(app):
    looks = app().page.evaluate(
        """() => import('/verdict.js').then(({look}) => [['A2', 1], ['B1', 2], ['B2', 3], ['C1', 4], [null, null]].flatMap(([cefr, level]) =>
            ['A2', 'B1', 'C1'].map(niveau => look({niveau, scores: {level, cefr_indication: cefr}}))))"""
    )
    assert looks == ["n1", "n1", "n1", "n3", "n2", "n2", "n3", "n3", "n3", "n4", "n4", "n4", "n0", "n0", "n0"]


def test_an_address_as_a_browser_shows_it_when_asked(app):
    page = app().page
    page.check("#getoond")
    page.fill("#adres", "http://127.0.0.1:9/")
    with page.expect_request("**/check/address*") as asked:
        page.click("#adresvorm button")
    assert asked.value.post_data_json["browser"] is True
    page.wait_for_selector("#fout:not([hidden])")
    page.click("#taal")
    page.wait_for_selector("html[lang=en]")  # asked before that, the answer is still Dutch
    page.click("#adresvorm button")
    page.wait_for_function("() => document.querySelector('#fout').textContent.includes('own network')")
