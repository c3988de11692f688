"""How a field wants its answer, read from patterns, hints and messages; and what the names of a picture say."""

import re
from datetime import date

import pytest

from begrijpelijk.browser.walk import chips, moves, plausible
from begrijpelijk.browser.walk.formats import asked_format, by_message, dated, fits, like
from begrijpelijk.browser.walk.look import Item, Look, ask_again

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d{4}-\d{2}-\d{2}", r"[1-9][0-9]{3}\s?[A-Z]{2}", "(ja|nee)", r"^[0-9]{9}$", r"[A-Z]{2}-\d{3}", ".{5,}",
        r"(\+31|0)6[0-9]{8}", r"\d{1,3}([.,]\d)?", "[A-Za-z]+", r"\w+@\w+\.nl",
    ],
)  # fmt: skip
def test_a_text_is_made_that_fits_a_pattern(pattern):
    assert re.fullmatch(pattern, like(pattern))


@pytest.mark.parametrize("pattern", ["(?=x)y", "[", "a" * 300, "((((", r"(a+)+$" * 40])
def test_a_pattern_that_is_not_understood_gives_nothing_or_what_fits(pattern):
    made = like(pattern)
    assert made is None or fits(pattern, made)


@pytest.mark.parametrize(
    ("about", "form"),
    [
        ("Geboortedatum (JJJJ-MM-DD)", "jjjj-mm-dd"), ("dd/mm/yyyy", "dd/mm/jjjj"), ("Schrijf ddmmjjjj", "ddmmjjjj"),
        ("dag-maand-jaar", "dd-mm-jjjj"), ("Bijvoorbeeld 31-12-1980", "dd-mm-jjjj"), ("zoals 1980.12.31", "jjjj.mm.dd"),
        ("Uw leeftijd", None), ("Bel 030-123-4567", None),
    ],
)  # fmt: skip
def test_the_order_of_a_date(about, form):
    assert asked_format(about) == form


def test_a_date_in_a_form():
    assert dated("1980-02-03", "d-m-jj") == "3-2-80" and dated("1980-02-03", "ddmmjjjj") == "03021980"


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("Vul een getal in van 34 tot 43.", "38"), ("Value must be between 1 and 10", "6"), ("Vul 9 cijfers in", "123456789"),
        ("Postcode, zoals 1234 AB", "1234 AB"), ("Minimaal 20 tekens", "Ik heb sinds gisteren pijn. Ik"),
        ("De datum moet in de toekomst liggen", "01-12-2026"), ("Maximaal 12", "11"),
    ],
)  # fmt: skip
def test_what_a_message_asks_for(message, first):
    assert by_message(message, TODAY, is_date=False)[0] == first


def test_a_message_that_asks_for_nothing():
    assert by_message("NullReferenceException: klacht", TODAY, is_date=False) == []


def test_a_field_gets_what_its_pattern_takes():
    field = Item(0, "text", "input", pattern=r"\d{4}-\d{2}-\d{2}")
    found = plausible.texts(field, "Geboortedatum", TODAY)
    assert found and all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) for text in found)
    short = Item(0, "text", "textarea", least=50)
    assert all(len(text) >= 50 for text in plausible.texts(short, "Uw klacht", TODAY))


def look(*items):
    made = Look("http://127.0.0.1/", items=list(items))
    ask_again(made)
    chips.gather(made)
    return made


def button(index, name, **more):
    return Item(index, "button", "button", name=name, seq=index, selector=f"#b{index}", **more)


@pytest.mark.parametrize(
    ("icon", "role"),
    [
        ("icoon rechts", moves.FORWARD), ("btn btn-next", moves.FORWARD), ("chevronLeft", moves.BACK),
        ("fa fa-arrow-left", moves.BACK), ("hamburger", moves.LEAVE), ("icon", moves.CHOICE), ("left right", moves.CHOICE),
    ],
)  # fmt: skip
def test_a_button_without_words_is_known_by_the_names_in_its_code(icon, role):
    item = button(0, "", icon=icon)
    assert moves.role(item, look(item)) == role


def test_buttons_beside_one_that_moves_on_are_answers_to_a_question():
    both = [button(n, name, cluster="#r") for n, name in enumerate(["Ja", "Nee"])]
    alone = look(*both)
    assert not alone.asks and [item.name for item in moves.choices(alone)] == ["Ja", "Nee"]
    (ask,) = look(*both, button(2, "Volgende")).asks
    assert ask.choices == ("Ja", "Nee")
    (ask,) = look(*(button(n, name, cluster="#r", toggles=True) for n, name in enumerate(["Ja", "Nee"]))).asks
    assert ask.kind == "one"


def test_a_log_in_moves_on_where_a_password_is_asked():
    on = button(0, "Inloggen")
    assert moves.role(on, look(on)) == moves.LEAVE
    assert moves.role(on, look(on, Item(1, "password", "input"))) == moves.FORWARD
