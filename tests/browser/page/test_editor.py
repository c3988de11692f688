"""The editor: marks stand under their own words, move along with typing, and undo takes back what people expect."""

import io
import random

import pytest
from page_app import EXAMPLES, HARD

LONG_WORD = "arbeidsongeschiktheidsverzekeringsmaatschappij" * 3
AWKWARD = (
    f"Wegens   de ingreep\tdient u 😀 nuchter te zijn.  \n\n\n{LONG_WORD} gebruikt anticoagulantia\u00a0en 👩‍⚕️ "
    "coo\u0308peratie voorafgaand aan fi ffi medicatie. \u202eIndien\u202c u medicatie krijgt...\n- medicatie\n-  ingreep\n"
)


def draw(page, *, layer):
    """A picture of the letters of the text area or of the layer under it: black, without marks, cursor or spelling."""
    page.evaluate(
        """layer => { const [box, area, under] = ['#schrijfvak', '#invoer', '.onderlaag'].map(e => document.querySelector(e));
        area.spellcheck = false; area.blur(); getSelection().removeAllRanges(); window.scrollTo(0, 0);
        box.style.visibility = 'visible';
        area.style.color = layer ? 'transparent' : '#000'; area.style.caretColor = 'transparent';
        under.style.color = layer ? '#000' : 'transparent';
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.onderlaag span{background:none!important;border-color:transparent!important;box-shadow:none!important}');
        document.adoptedStyleSheets = [sheet]; }""",
        layer,
    )
    return page.locator("#schrijfvak").screenshot(animations="disabled")


# A mark may begin at a fraction of a pixel, which makes the edges of its letters a little lighter or darker.
WHOLE_PIXEL = 110


def apart(page):
    """The largest difference, 0 to 255, between pixels of the letters of both layers."""
    image = pytest.importorskip("PIL.Image", reason="pillow is not installed: pip install 'begrijpelijk[ocr]'")
    chops = pytest.importorskip("PIL.ImageChops")
    one, other = (image.open(io.BytesIO(draw(page, layer=layer))).convert("L") for layer in (True, False))
    assert one.size == other.size
    return chops.difference(one, other).getextrema()[1]


SIZES = [
    (320, 1),
    (1280, 1.25),
    *(pytest.param(*size, marks=pytest.mark.slow) for size in ((611, 1.5), (1280, 1), (1920, 2))),
]


@pytest.mark.parametrize(("width", "scale"), SIZES)
def test_both_layers_have_every_letter_at_the_same_pixel(app, width, scale):
    opened = app(width, device_scale_factor=scale)
    for text in (HARD, AWKWARD + HARD):
        opened.type(text)
        assert opened.marks()
        assert apart(opened.page) < WHOLE_PIXEL
        assert opened.page.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.onderlaag'))")
    # The comparison itself would see a shift of a single pixel.
    opened.page.evaluate("document.querySelector('.onderlaag').style.translate = '1px 0'")
    assert apart(opened.page) > WHOLE_PIXEL


def test_letters_of_another_size_and_spacing_stay_aligned(app):
    opened = app(800)
    opened.type(AWKWARD + HARD)
    opened.page.evaluate(
        "document.documentElement.style.cssText = 'font-size:210%;letter-spacing:.12em;word-spacing:.16em'"
    )
    assert apart(opened.page) < WHOLE_PIXEL


def test_marks_stand_at_the_words_of_their_finding(app):
    opened = app()
    opened.type(AWKWARD + HARD)
    wrong = opened.page.evaluate(
        """async () => { const area = document.querySelector('#invoer');
        const answer = await fetch('/api/v1/check/text?weergave=1', {method: 'POST', headers: {'Content-Type': 'application/json'},
            body: JSON.stringify({text: area.value, format: 'plain', options: {}})});
        const excerpts = new Set((await answer.json()).documents[0].findings.map(f => f.excerpt.replace(/\\s+/g, ' ')));
        const whole = new Map();
        for (const span of document.querySelectorAll('.onderlaag span')) for (const id of span.points)
            whole.set(id, (whole.get(id) ?? '') + span.textContent);
        return [...whole].map(([id, text]) => text.replace(/\\s+/g, ' ').normalize('NFC')).filter(text => !excerpts.has(text)); }"""
    )
    assert wrong == []
    layer = opened.page.evaluate(
        "[...document.querySelector('.onderlaag').children].map(line => line.textContent).join('\\n')"
    )
    assert layer == opened.text


def test_marks_move_along_before_a_new_check(app):
    opened = app()
    opened.type(HARD)
    opened.page.route("**/api/v1/check/**", lambda route: None)  # the server does not answer any more
    opened.page.locator("#invoer").press("Control+Home")
    opened.page.keyboard.type("Lees dit 😀 goed.\n")
    assert opened.marked("anticoagulantia")
    assert "".join(text for text, name, *_ in opened.marks() if " kort " in f" {name} " and text == "medicatie")
    # In the middle of marked words: they are no longer those of the finding.
    opened.page.evaluate(
        "() => { const e = document.querySelector('#invoer'); e.focus(); e.setSelectionRange(...Array(2).fill(e.value.indexOf('coagulantia'))) }"
    )
    opened.page.keyboard.type("x")
    assert not any("coagulantia" in text and " kort " in f" {name} " for text, name, *_ in opened.marks())
    assert opened.marked("medicatie")


def test_undo_and_redo_with_the_keyboard_and_the_buttons(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    area = page.locator("#invoer")
    area.press("Control+End")
    page.keyboard.type(" Bel ons gerust.")
    area.press("Control+z")
    assert opened.text != HARD + " Bel ons gerust." and opened.text.startswith(HARD)
    for _ in range(3):
        if opened.text != HARD:
            area.press("Control+z")
    assert opened.text == HARD
    for _ in range(4):
        area.press("Control+Shift+z")
    assert opened.text == HARD + " Bel ons gerust."
    area.press("Control+a")
    area.press("Delete")
    assert opened.text == ""
    page.click("#ongedaan")
    assert opened.text == HARD + " Bel ons gerust."
    page.click("#opnieuw")
    assert opened.text == ""
    page.click("#ongedaan")
    opened.checked()
    page.click("#wissen")
    assert opened.text == ""
    assert not page.locator("#oordeel").is_visible()
    page.locator("#invoer").press("Control+z")
    assert opened.text == HARD + " Bel ons gerust."


def test_a_suggestion_is_one_step(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    opened.click_mark("anticoagulantia")
    page.locator("#zweefkaart .eerste").click()
    after = opened.text
    assert "anticoagulantia" not in after
    assert page.evaluate("document.activeElement.id") == "invoer"
    page.keyboard.press("Control+z")
    assert opened.text == HARD
    page.keyboard.press("Control+y")
    assert opened.text == after


def test_a_suggestion_with_two_edits_fits_after_typing_in_front(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    page.locator("#invoer").press("Control+Home")
    page.keyboard.type("😀 ")
    page.locator(".punt .kop", has_text="dient te worden").or_(
        page.locator(".punt .kop", has_text="dient u")
    ).first.click()
    page.locator(".punt.open .eerste").click()
    assert opened.text.startswith("😀 Voorbereiding")
    assert "moet u voorafgaand aan de ingreep contact opnemen" in opened.text or "dient" in opened.text
    assert opened.text != "😀 " + HARD


def test_a_card_that_stays_open_knows_where_its_words_went(app):
    opened = app()
    opened.type(HARD)
    page = opened.page
    page.locator(".punt .kop", has_text="anticoagulantia").last.click()
    page.locator("#invoer").press("Control+Home")
    page.keyboard.type("Lees dit goed.\n\n")
    opened.checked()
    page.locator(".punt.open .eerste").click()
    assert opened.text == "Lees dit goed.\n\n" + HARD.replace("anticoagulantia", "bloedverdunners")


def test_random_edits_keep_spans_at_their_words(app):
    """The same edits on a text with numbered words: a span that is kept must still hold its word."""
    page = app().page
    rng = random.Random(7)
    for _ in range(60):
        text = " ".join(f"w{n}é😀" for n in range(30))
        spans, position = [], 0
        for word in text.split(" "):
            size = len(word.encode("utf-16-le")) // 2
            spans.append((position, position + size, word))
            position += size + 1
        edits = [
            (rng.random(), rng.randrange(8), "x" * rng.randrange(4) + rng.choice(["", "😀", "\n"])) for _ in range(5)
        ]
        wrong = page.evaluate(
            """async ([text, spans, edits]) => { const {difference, moved} = await import('/offsets.js');
            let kept = spans.map(([start, end, word]) => ({start, end, word}));
            for (const [share, size, put] of edits) {
                const at = Math.floor(share * text.length), after = text.slice(0, at) + put + text.slice(at + size);
                const edit = difference(text, after, at + put.length);
                if (text.slice(0, edit.start) + edit.inserted + text.slice(edit.start + edit.removed.length) !== after) return 'difference';
                kept = kept.map(span => { const to = moved(span, edit); return to && {...to, word: span.word}; }).filter(Boolean);
                text = after;
            }
            return kept.filter(span => text.slice(span.start, span.end) !== span.word).concat(kept.length < 5 ? ['few'] : []); }""",
            [text, spans, edits],
        )
        assert wrong == []


def test_a_mark_on_a_shown_document_stands_at_its_words(app):
    opened = app()
    opened.page.set_input_files("#bestand", EXAMPLES / "b2.docx")
    opened.page.wait_for_selector("#leesvak .m")
    texts = [each.strip() for each in opened.page.locator("#leesvak .m.kort").all_inner_texts()]
    assert {"polyethyleen", "ingreep", "aangezien"} <= set(texts)


def test_a_click_beside_a_mark_opens_nothing(app):
    opened = app()
    opened.type(HARD)
    left, top, _, bottom = next(each for each in opened.marks() if each[0] == "Indien")[2:]
    opened.page.mouse.click(left + 120, (top + bottom) / 2 - 60)
    assert not opened.page.locator("#zweefkaart").is_visible()
