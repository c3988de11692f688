"""From a page to text and back: every finding knows the field and the words that it is about."""

import pytest
from hospital_pages import EASY, HARD

pytest.importorskip("wagtail.hooks", reason="wagtail is not installed: pip install wagtail")


@pytest.fixture
def folder(hospital):
    """A page that is not saved, with every kind of text."""
    from ziekenhuis.models import Folder, Tip

    page = Folder(title="Knieoperatie", slug="x", intro="Indien u pijn heeft.", afdeling="ok", slot=f"<p>{EASY}</p>")
    page.body = [
        ("kop", "Uw medicatie"),
        ("alinea", f'<p>{HARD}</p><p>Lees <a linktype="page" id="3">meer over pijn &amp; medicatie</a>.</p>'),
        ("punten", ["Indien u komt", "thans & thans"]),
        ("faq", [{"vraag": "Wat dan?", "antwoord": "<p>U dient te bellen.</p>", "soort": "a"}]),
        ("html", "<p>Aldaar wacht u.\n\nAldaar dient u te wachten.</p>"),
        ("adres", "https://voorbeeld.nl/anticoagulantia"),
    ]
    field = Folder._meta.get_field("body")
    page.body = field.to_python(field.get_prep_value(page.body))  # blocks get their ids when they are saved
    page.tips.add(Tip(tekst="Gebruikt u anticoagulantia?"))
    return page


def judged(page, **options):
    from begrijpelijk_wagtail.judge import judge
    from begrijpelijk_wagtail.subject import text_of

    text = text_of(page)
    return text, judge(text, "nl", **options)


def test_the_text_is_what_an_editor_can_change_in_its_order(folder):
    from begrijpelijk_wagtail.content import pieces

    found = [(piece.path[0], piece.kind) for piece in pieces(folder)]
    assert found == [
        ("title", "title"),
        ("intro", "text"),
        *[("body", kind) for kind in ("heading", "html", "item", "item", "heading", "html", "html")],
        ("slot", "html"),
        ("tips", "text"),
    ]
    labels = [piece.label for piece in pieces(folder)]
    assert labels[3] == "Body › Alinea" and labels[6] == "Body › Faq › Vraag" and labels[-1].startswith("Tips › ")


def test_a_path_is_that_of_the_editor(folder):
    from begrijpelijk_wagtail.content import pieces

    found = {piece.source: piece.path for piece in pieces(folder)}
    body = folder.body
    assert found["Uw medicatie"] == ("body", body[0].id)
    assert found["Indien u komt"] == ("body", body[2].id, body[2].value.bound_blocks[0].id)
    assert found["Wat dan?"] == ("body", body[3].id, body[3].value.bound_blocks[0].id, "vraag")


def test_every_finding_points_at_its_words(folder):
    text, verdict = judged(folder)
    placed = [point for point in verdict.points if point.path]
    assert len(placed) > 20 and len({point.path for point in placed}) >= 6
    sources = {piece.path: piece for piece in text.pieces if piece.path[0] != "tips"}
    for point in placed:
        if point.path[0] == "tips":
            continue
        import lxml.html

        words = lxml.html.fromstring(f"<div>{sources[point.path].html}</div>").text_content()
        flat = " ".join(words.split())
        assert flat.count(" ".join(point.words.split())) > point.nth, point
        if point.change:
            assert flat.count(" ".join(point.change.words.split())) > point.change.nth, point


def test_the_same_word_again_is_the_next_one(folder):
    _, verdict = judged(folder)
    block = folder.body[2].value.bound_blocks[1].id
    found = [point for point in verdict.points if point.path[-1:] == (block,) and point.words == "thans"]
    assert [point.nth for point in found] == [0, 1]


def test_choices_addresses_and_what_templates_add_are_no_text(folder):
    text, _ = judged(folder)
    assert "Orthopedische" not in text.html and "voorbeeld.nl" not in text.html and "Anticoagulantia" not in text.html


def test_what_is_about_the_whole_page_has_no_place(folder):
    _, verdict = judged(folder)
    whole = [point for point in verdict.points if not point.path]
    assert whole and all(not point.words and point.change is None for point in whole)
    assert not any(point.rule == "taalniveau" for point in whole)  # the verdict says so


def test_other_models_than_pages_have_text_too(hospital):
    from begrijpelijk_wagtail.content import pieces
    from ziekenhuis.models import Tip

    assert [(piece.path, piece.source) for piece in pieces(Tip(tekst="Bel ons."))] == [(("tekst",), "Bel ons.")]


def test_levels(page_of):
    _, hard = judged(page_of("knee"))
    _, easy = judged(page_of("eye"))
    assert (hard.met, easy.met) == (False, True) and hard.level > easy.level and hard.lint > easy.lint
    assert 0 < easy.struggling < hard.struggling < 1 and hard.niveau == "B1"
    assert judged(page_of("eye"), niveau="A2")[1].niveau == "A2"


def test_a_short_text_has_points_but_no_level(page_of):
    page = page_of("care")
    page.intro = "Indien u belt."
    _, verdict = judged(page)
    assert (verdict.met, verdict.level) == (None, None) and verdict.points


def test_another_language_is_not_judged(page_of):
    from begrijpelijk_wagtail.judge import NotDutch

    with pytest.raises(NotDutch) as error:
        judged(page_of("other"))
    assert error.value.code == "en"


def test_english_messages(page_of):
    from begrijpelijk_wagtail.judge import judge
    from begrijpelijk_wagtail.subject import text_of

    points = judge(text_of(page_of("knee")), "en").points
    assert any("Write" in point.message or "sentence" in point.message for point in points)


def test_markup_in_plain_fields_stays_text(hospital):
    from ziekenhuis.models import Folder

    page = Folder(title="<script>alert(1)</script>", intro="<b>Indien</b> u belt & komt.")
    text, verdict = judged(page)
    assert "<script>" not in text.html and "&lt;b&gt;" in text.html
    assert any(point.words == "Indien" and point.path == ("intro",) for point in verdict.points)


def test_fields_can_be_chosen(page_of, settings_of):
    page = page_of("knee")
    settings_of(velden={"ziekenhuis.Folder": ["intro"]})
    assert {piece.path[0] for piece in judged(page)[0].pieces} == {"intro"}
    settings_of(zonder_velden=["alinea", "tips"])
    assert {piece.label for piece in judged(page)[0].pieces if piece.path[0] == "body"} == {
        "Body › Kop",
        "Body › Punten",
    }
    settings_of(koppen=["intro"])
    assert next(piece.kind for piece in judged(page)[0].pieces if piece.path == ("intro",)) == "heading"


@pytest.mark.parametrize(
    "setting",
    [
        {"niveaa": "B1"},
        {"niveau": "D1"},
        {"publiceren": "nooit"},
        {"zonder_velden": "body"},
        {"tijd": 0},
        {"velden": ["a"]},
    ],
)
def test_a_wrong_setting_is_named(setting, settings_of):
    from begrijpelijk_wagtail.options import check_settings, options
    from django.core.exceptions import ImproperlyConfigured

    settings_of(**setting)
    (error,) = check_settings()
    assert next(iter(setting)) in error.msg
    with pytest.raises(ImproperlyConfigured):
        options()


def test_a_rule_that_does_not_exist_is_named(settings_of):
    from begrijpelijk_wagtail.options import check_settings

    settings_of(zonder=["vaktermm"])
    assert "vaktermm" in check_settings()[0].msg


def test_rules_can_be_left_out(page_of, settings_of):
    settings_of(zonder=["vakterm"], niveau="B2")
    _, verdict = judged(page_of("knee"))
    assert verdict.niveau == "B2" and verdict.points and all(point.rule != "vakterm" for point in verdict.points)


def test_a_section_of_the_settings_fits_the_address_of_a_page(page_of, settings_of, tmp_path):
    file = tmp_path / "begrijpelijk.toml"
    file.write_text('[[paden]]\npad = "behandelingen/**"\nniveau = "A2"\n', encoding="utf-8")
    settings_of(config=file)
    assert (judged(page_of("eye"))[1].niveau, judged(page_of("about"))[1].niveau) == ("A2", "B1")


def test_tables_and_what_is_deep_inside(hospital):
    from begrijpelijk_wagtail.content import pieces
    from ziekenhuis.models import Folder

    page = Folder(title="Kosten", slug="x")
    field = Folder._meta.get_field("body")
    cells = [["Wat", "Kosten"], ["Medicatie & zalf", None]]
    prices = {
        "columns": [{"type": "wat", "heading": "Wie"}, {"type": "uitleg", "heading": "Hoe"}],
        "rows": [{"values": ["De arts", "<p>U dient te <b>bellen</b>.</p>"]}],
        "caption": "Wie u helpt",
    }
    inside = [
        {"type": "alinea", "value": "<p>Aldaar wacht u.</p>", "id": "c1"},
        {"type": "kader", "value": {"regels": [{"type": "item", "value": "Indien u belt.", "id": "d1"}]}, "id": "c2"},
    ]
    page.body = field.to_python([
        {"type": "tabel", "value": {"data": cells, "first_row_is_table_header": True, "table_caption": "De kosten"}, "id": "a"},
        {"type": "prijzen", "value": prices, "id": "b"},
        {"type": "uitklap", "value": {"kop": "Meer", "inhoud": inside}, "id": "c"},
        {"type": "tabel", "value": {"data": [[None, ""]]}, "id": "e"},
    ])  # fmt: skip
    found = {piece.path: piece.html for piece in pieces(page)}
    assert found[("body", "a")] == (
        "<table><caption>De kosten</caption><tr><th>Wat</th><th>Kosten</th></tr>"
        "<tr><td>Medicatie &amp; zalf</td><td></td></tr></table>"
    )
    assert found[("body", "b")] == (
        "<table><caption>Wie u helpt</caption><tr><th>Wie</th><th>Hoe</th></tr>"
        "<tr><td>De arts</td><td><p>U dient te <b>bellen</b>.</p></td></tr></table>"
    )
    assert found[("body", "c", "inhoud", "c1")] == "<p>Aldaar wacht u.</p>"
    assert found[("body", "c", "inhoud", "c2", "regels", "d1")] == "<li>Indien u belt.</li>"
    assert ("body", "e") not in found
    _, verdict = judged(page)
    assert {point.words for point in verdict.points if point.path == ("body", "a")} >= {"Medicatie"}


def test_what_is_read_aloud_of_a_picture(hospital):
    from begrijpelijk_wagtail.content import pieces
    from wagtail.images import get_image_model
    from ziekenhuis.models import Folder

    page = Folder(title="Plaat", slug="x")
    pictures = []
    for words, decorative in (('Indien u "pijn" heeft', False), ("Niet lezen", True), ("", False)):
        picture = get_image_model()(title="x", collection_id=1)
        picture.contextual_alt_text, picture.decorative = words, decorative
        pictures.append(("plaat", picture))
    page.body = pictures
    (found,) = [piece for piece in pieces(page) if piece.path[0] == "body"]
    assert found.path[-1] == "alt_text" and found.html == '<img src="#" alt="Indien u &quot;pijn&quot; heeft">'
    _, verdict = judged(page)
    assert [point.words for point in verdict.points if point.path[-1:] == ("alt_text",)] == ["Indien"]


def test_words_of_one_text_are_forgotten_with_it(hospital, page_of):
    from begrijpelijk_wagtail.judge import _checker

    judged(page_of("eye"))
    strings = _checker("nl", None).nlp.vocab.strings
    page = page_of("knee")
    page.intro = "Dit is een qwertzuiopwoord van ons."
    judged(page)
    assert "qwertzuiopwoord" not in strings


def test_two_threads_check_after_each_other(hospital, page_of):
    from concurrent.futures import ThreadPoolExecutor

    from begrijpelijk_wagtail.judge import judge
    from begrijpelijk_wagtail.subject import text_of

    texts = [text_of(page_of(name)) for name in ("knee", "eye")] * 6
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda text: judge(text, "nl"), texts))
    assert found == [judge(text, "nl") for text in texts]
