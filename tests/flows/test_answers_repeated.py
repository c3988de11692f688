"""What a screen repeats of the answers, and buttons that do nothing: neither makes another screen or another answer."""

import pytest

from begrijpelijk.browser.walk import identity
from begrijpelijk.browser.walk.entry import Press
from begrijpelijk.browser.walk.learn import is_idle
from begrijpelijk.browser.walk.look import Ask, Item, Look, Text


def look(*texts, items=(), asks=()):
    shown = [Text(t, n) if isinstance(t, str) else t for n, t in enumerate(texts)]
    return Look("http://127.0.0.1/", "", shown, list(items), list(asks))


def button(name, **more):
    return Item(0, "button", "button", name=name, selector="#b", **more)


def code_of(*args, **kwargs):
    return identity.code(identity.parts(look(*args, **kwargs)))


class TestRepeated:
    @pytest.mark.parametrize(
        "text",
        [
            "Hebt u koorts? U zei: Ja",
            "Hebt u koorts? Ja",
            "Hebt u koorts? Uw antwoord: Ja.",
            "U koos: Ja",
            "Uw antwoord was: Ja",
        ],
    )
    def test_a_list_of_the_answers_is_no_difference(self, text):
        asked = ["Hebt u koorts?", "Hulp bij hoesten"]
        assert not identity.without_echo(identity.parts(look(text)), [], ["Ja", "Start"], asked)

    @pytest.mark.parametrize(
        "text",
        [
            "Hebt u koorts?",  # asked again: that is what this screen is
            "Hebt u koorts? Bel dan de huisarts. Doe dat vandaag, zegt u ja",
            "Wij zeggen ja",
            "Uw advies: ja",
            "Hebt u koorts? Nee",  # that answer was not given
        ],
    )
    def test_words_that_were_chosen_are_no_list_of_the_answers(self, text):
        found = identity.parts(look(text))
        assert identity.without_echo(found, [], ["Ja"], ["Hebt u koorts?"]) == found

    def test_what_a_slider_is_set_to_does_not_count(self):
        def code(value, told):
            slider = Item(0, "slider", "input", value=value, told=told, min="1", max="4")
            texts = ["Hoeveel pijn hebt u?", Text(f"U kiest: {told}", 1, echo=True), Text(value, 2), Text(told, 3)]
            return code_of(*texts, items=[slider], asks=[Ask("Hoeveel pijn hebt u?", "slider", (slider,))])

        assert code("1", "geen pijn") == code("3", "veel pijn")

    def test_what_is_worked_out_does(self):
        assert code_of(Text("Bel de huisarts", 0, echo=True)) != code_of(Text("Blijf thuis", 0, echo=True))


class TestTools:
    """Buttons that do nothing that one sees are no answers."""

    def test_nothing_that_one_sees(self):
        before, after = look("Pijn?", items=[button("Deel")]), look("Pijn?", items=[button("Deel")])
        assert is_idle(Press("Deel"), before, after)

    @pytest.mark.parametrize("change", [{"dress": 7}, {"checked": True}, {"disabled": True}, {"name": "Gedeeld"}])
    def test_a_button_that_changes(self, change):
        after = look("Pijn?", items=[button(**{"name": "Deel", **change})])
        assert not is_idle(Press("Deel"), look("Pijn?", items=[button("Deel")]), after)

    def test_a_text_that_comes(self):
        items = [button("Deel")]
        assert not is_idle(Press("Deel"), look("Pijn?", items=items), look("Pijn?", "Gedeeld.", items=items))

    def test_a_part_of_a_picture_may_have_been_drawn_otherwise(self):
        part = Item(0, "picture", "area", name="Knie")
        assert not is_idle(Press("Knie", "picture"), look("Waar?", items=[part]), look("Waar?", items=[part]))
