"""Every task with the keyboard alone: the focus shows, moves to where people expect it, and is never caught."""

from page_app import EXAMPLES, HARD


def focused(page):
    """Id, name and outline of what has the focus."""
    return page.evaluate(
        "() => { const e = document.activeElement; return [e.id, (e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 60), e.localName] }"
    )


def tab_to(page, wanted, limit=80):
    """Press Tab until an element that matches a selector has the focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def test_everything_is_reached_with_tab_and_the_focus_shows(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    page.locator(".skip").focus()
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href],button,select,input,textarea,summary')]
            .filter(e => e.checkVisibility() && e.tabIndex >= 0).map((e, i) => (e.dataset.tab = i, i))"""
    )
    reached = [0]
    for _ in range(len(wanted) + 2):
        page.keyboard.press("Tab")
        tab, outline, box = page.evaluate(
            """() => { const e = document.activeElement, shown = e.id === 'invoer' ? e.parentNode : e, box = shown.getBoundingClientRect();
            return [e.dataset.tab ?? null, getComputedStyle(shown).outlineWidth, [box.top, box.bottom, innerHeight]] }"""
        )
        if tab is None:
            break
        assert outline == "3px", focused(page)
        assert box[1] > 0 and box[0] < box[2], focused(page)
        reached.append(int(tab))
    assert reached == wanted


def test_skip_link_goes_to_the_content(app):
    page = app().page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page)[0] == "inhoud"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_from_the_list_to_the_words_and_a_suggestion_and_back(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    tab_to(page, ".punt .kop:has(.beter)")
    words = page.evaluate("document.activeElement.querySelector('.woorden').textContent")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    assert (
        page.evaluate("(e => e.value.slice(e.selectionStart, e.selectionEnd))(document.querySelector('#invoer'))")
        == words
    )
    assert words in "".join(text for text, name, *_ in opened.marks() if "actief" in name)
    page.keyboard.press("Tab")
    assert focused(page)[1].startswith("Vervang door")
    page.keyboard.press("Enter")
    assert opened.text != HARD and len(opened.text) > 100
    # The focus is on the next point, and stays there when the new points come in.
    assert page.evaluate("document.activeElement.className") == "kop"
    page.wait_for_timeout(100)
    opened.checked()
    assert page.evaluate("document.activeElement.className") == "kop"
    page.keyboard.press("Control+z")
    assert opened.text == HARD


def test_go_to_the_words_puts_the_cursor_there(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    tab_to(page, ".punt .kop:has(.woorden)")
    words = page.evaluate("document.activeElement.querySelector('.woorden').textContent")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ga naar deze woorden").press("Enter")
    assert focused(page)[0] == "invoer"
    assert page.evaluate("(e => e.value.slice(e.selectionStart, e.selectionEnd))(document.activeElement)") == words


def test_the_card_at_the_cursor_opens_and_closes(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    area = page.locator("#invoer")
    area.evaluate("e => { e.focus(); const at = e.value.indexOf('anticoagulantia') + 3; e.setSelectionRange(at, at) }")
    page.keyboard.press("Alt+Enter")
    assert page.locator("#zweefkaart").is_visible()
    assert focused(page)[1].startswith("Vervang door")
    page.keyboard.press("Escape")
    assert not page.locator("#zweefkaart").is_visible()
    assert focused(page)[0] == "invoer"
    assert page.evaluate("document.querySelector('#invoer').selectionStart") == HARD.index("anticoagulantia") + 3
    page.keyboard.press("Alt+Enter")
    page.keyboard.press("Enter")
    assert "anticoagulantia" not in opened.text
    assert focused(page)[0] == "invoer"


def test_not_now_hides_a_point_and_it_can_come_back(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    tab_to(page, ".punt .kop:has(.woorden)")
    number = page.locator(".punt").count()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Niet nu").press("Enter")
    assert page.locator(".punt").count() < number
    assert page.evaluate("document.activeElement.className") == "kop"
    page.get_by_role("button", name="Toon weer").press("Enter")
    assert page.locator(".punt").count() == number
    assert focused(page)[0] == "punten-kop"


def test_the_filters(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    page.locator("input[name=tip]").press("Space")
    assert page.locator(".punt.s-tip").count() == 0
    assert not any("s-tip" in name for _, name, *_ in opened.marks())
    page.locator("input[name=tip]").press("Space")
    assert page.locator(".punt.s-tip").count() > 0
    page.select_option("#filter-controle", "vakterm")
    # Not the inner text: of a group that was just put in and not drawn yet (`content-visibility`) that is empty.
    assert {"Vakterm"} == set(page.locator(".punt .kop .soort").all_text_contents())


def test_another_screen_puts_the_focus_on_its_heading_and_back_works(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    for name in ("vergelijken", "controles", "woorden", "instellingen"):
        page.locator(f".boven nav a[href='#{name}']").press("Enter")
        page.wait_for_function(f"() => document.activeElement.id === '{name}-titel'")
        assert page.locator(f"nav a[href='#{name}']").get_attribute("aria-current") == "page"
        assert page.title().startswith(page.inner_text(f"#{name}-titel"))
    page.go_back()
    page.wait_for_function("() => document.activeElement.id === 'woorden-titel'")
    page.locator(".boven nav a[href='#tekst']").press("Enter")
    assert opened.text == HARD


def test_from_a_card_to_its_check(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    page.locator(".punt .kop:has-text('anticoagulantia')").first.press("Enter")
    page.get_by_role("link", name="Over “Vakterm”", exact=True).press("Enter")
    page.wait_for_selector("#controle-vakterm[open]")
    assert page.evaluate("document.activeElement.localName") == "summary"


def test_what_a_screen_reader_hears(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    page.wait_for_function(
        "() => document.querySelector('#melding').textContent.includes('punten om te verbeteren')", timeout=6000
    )
    assert page.locator("#melding").get_attribute("aria-live") == "polite"
    assert page.locator(".onderlaag").get_attribute("aria-hidden") == "true"
    heard = page.locator(".punt .kop:has(.beter)").first.text_content()
    assert heard.startswith(("fout: ", "waarschuwing: ", "tip: ")) and "Beter:" in heard
    page.set_input_files("#bestand", EXAMPLES / "b2.docx")
    page.wait_for_selector("#leesvak > *")
    page.wait_for_function("() => document.activeElement.id === 'oordeel-kop'")


def test_in_a_shown_document_a_card_opens_at_the_words_and_closes_to_the_list(app):
    page = app(320).page
    page.set_input_files("#bestand", EXAMPLES / "b2.docx")
    page.wait_for_selector(".punt .kop .woorden")
    head = page.locator(".punt .kop:has(.woorden)").nth(5)
    head.press("Enter")
    # On a small screen the list is under the text: the card that was asked for stays in view.
    page.wait_for_timeout(200)
    box = page.locator(".punt.open .kaart").bounding_box()
    assert 0 <= box["y"] < 900
    page.get_by_role("button", name="Ga naar deze woorden").press("Enter")
    assert page.locator("#zweefkaart").is_visible()
    assert page.evaluate("document.activeElement.closest('#zweefkaart') !== null")
    page.keyboard.press("Escape")
    assert not page.locator("#zweefkaart").is_visible()
    assert page.evaluate("document.activeElement.className") == "kop"
