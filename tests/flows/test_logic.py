"""The decisions of a walk, without a browser: what buttons are for, which screen is which, what to enter."""

from datetime import date

import pytest

from begrijpelijk.browser.walk import answers, hosts, identity, moves, plausible
from begrijpelijk.browser.walk.budget import Budget
from begrijpelijk.browser.walk.candidates import candidates
from begrijpelijk.browser.walk.entry import Combo
from begrijpelijk.browser.walk.look import Ask, Item, Look, Text
from begrijpelijk.browser.walk.messages import message_for
from begrijpelijk.browser.walk.plan import Plan
from begrijpelijk.errors import ConfigError, SourceError, UsageError

TODAY = date(2025, 6, 15)


def look(*texts, items=(), asks=(), url="http://127.0.0.1/"):
    return Look(
        url, "", [Text(t, n) if isinstance(t, str) else t for n, t in enumerate(texts)], list(items), list(asks)
    )


def button(name, index=0, **more):
    return Item(index, "button", "button", name=name, selector=f"#b{index}", **more)


def radio(text, *options):
    items = tuple(Item(n, "radio", "input", name=o, field="x", group="g") for n, o in enumerate(options))
    return Ask(text, "one", items)


class TestMoves:
    @pytest.mark.parametrize(
        "name",
        [
            "Volgende",
            "Verder",
            "Start",
            "Ga door",
            "Next",
            "Verstuur",
            "Begin",
            "→",
            "Naar de vragen",
            "Bekijk uw advies",
            "Volgende vraag",
            "OK",
        ],
    )
    def test_on(self, name):
        assert moves.by_words(name) == moves.FORWARD

    @pytest.mark.parametrize("name", ["Vorige", "Terug", "← Vorige vraag", "Back", "Wijzig antwoord"])
    def test_back(self, name):
        assert moves.by_words(name) == moves.BACK

    @pytest.mark.parametrize("name", ["Opnieuw beginnen", "Begin opnieuw", "Nieuwe vragenlijst"])
    def test_again(self, name):
        assert moves.by_words(name) == moves.RESTART

    @pytest.mark.parametrize(
        "name",
        [
            "Stoppen",
            "Annuleren",
            "Print dit advies",
            "Betalen",
            "Verwijder mijn gegevens",
            "Download PDF",
            "Uitloggen",
            "Bel 112",
            "Meer informatie",
            "Start een chat",
            "Lees dit voor",
            "Lees deze pagina voor",
            "Laat dit voorlezen",
            "Luister naar deze vraag",
        ],
    )
    def test_never(self, name):
        assert moves.by_words(name) == moves.LEAVE

    @pytest.mark.parametrize(
        "name",
        [
            "Ja",
            "Nee",
            "Weet ik niet",
            "Pijn op de borst",
            "Ja, ik wil verder",
            "Meer dan een week",
            "Ik kan niet stoppen met hoesten",
            "Luisteren gaat moeilijk",
            "Lezen lukt niet",
            "Voor iemand anders",
        ],
    )
    def test_answers(self, name):
        assert moves.role(button(name), look("Vraag")) == moves.CHOICE

    @pytest.mark.parametrize(
        "href", ["https://elders.example/", "tel:112", "mailto:a@b.nl", "http://127.0.0.1/folder.pdf"]
    )
    def test_links_away(self, href):
        link = Item(0, "link", "a", name="Volgende", href=href, raw=href)
        assert moves.role(link, look("Vraag", items=[link])) == moves.LEAVE

    def test_a_menu_is_no_answer(self):
        assert moves.role(button("Afspraken", furniture=True), look("Vraag")) == moves.LEAVE

    def test_cookies_are_refused_where_that_can_be(self):
        items = [button("Accepteren", 0, seq=1), button("Weigeren", 1, seq=2)]
        assert moves.cookie_answer(look("Wij gebruiken cookies.", items=items)).name == "Weigeren"

    def test_a_question_under_a_link_about_cookies_is_left_alone(self):
        items = [button("Ja", 0, seq=1), button("Nee", 1, seq=2)]
        assert moves.cookie_answer(look("Hebt u pijn?", "Privacy en cookies", items=items)) is None


class TestIdentity:
    def code(self, *args, **kwargs):
        return identity.code(identity.parts(look(*args, **kwargs)))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Vraag 3 van 8", "Vraag 5 van 8"),
            ("Stap 1/4", "Stap 2/4"),
            ("40%", "50%"),
            ("Nog 3 vragen te gaan", "Nog 2 vragen te gaan"),
            ("Het is 10:15 uur", "Het is 10:16 uur"),
        ],
    )
    def test_counters_do_not_count(self, one, other):
        assert self.code(one, "Hebt u pijn?") == self.code(other, "Hebt u pijn?")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Bent u ouder dan 18 jaar?", "Bent u ouder dan 65 jaar?"),
            ("Bel 112", "Bel de huisarts"),
            ("Wacht 3 dagen", "Wacht 7 dagen"),
        ],
    )
    def test_numbers_in_a_question_do(self, one, other):
        assert self.code(one) != self.code(other)

    def test_the_order_of_options_does_not_count(self):
        assert self.code(asks=[radio("Pijn?", "Ja", "Nee")]) == self.code(asks=[radio("Pijn?", "Nee", "Ja")])

    def test_error_messages_do_not_count(self):
        asks = [radio("Pijn?", "Ja", "Nee")]
        assert self.code("Pijn?", asks=asks) == self.code("Pijn?", Text("Kies iets.", 9, error=True), asks=asks)

    def test_the_same_words_with_other_answers_are_another_screen(self):
        assert self.code(asks=[radio("Hoe lang?", "Dag")]) != self.code(asks=[radio("Hoe lang?", "Week")])

    def test_what_was_typed_is_no_difference(self):
        told = [identity.without_echo(identity.parts(look(f"U bent {age} jaar oud.")), [age]) for age in ("45", "17")]
        assert identity.code(told[0]) == identity.code(told[1])

    def test_a_choice_is_only_an_echo_where_it_is_the_whole_text(self):
        found = identity.without_echo(identity.parts(look("Vaak", "Bent u vaak boos?")), [], ["Vaak"])
        assert list(found) == ["text:bent u vaak boos?"]


class TestValues:
    def test_ages_stay_within_the_limits(self):
        item = Item(0, "number", "input", min="18", max="80")
        values = [int(v) for v in plausible.numbers(item, "Hoe oud bent u? leeftijd")]
        assert values[0] == 45 and min(values) == 18 and max(values) == 80

    def test_both_sides_of_likely_boundaries(self):
        assert {"0", "5", "17", "45", "85"} <= set(plausible.numbers(Item(0, "number", "input"), "Uw leeftijd"))

    def test_a_slider_in_the_middle_and_at_both_ends(self):
        assert plausible.numbers(Item(0, "slider", "input", min="0", max="10"), "Hoe erg?") == ["5", "0", "10"]

    @pytest.mark.parametrize(
        ("about", "wrong"),
        [
            ("Op welke dag begon de pijn?", plausible.FAR_FUTURE),
            ("Wanneer bent u gevallen?", plausible.FAR_FUTURE),
            ("Geboortedatum", plausible.FAR_FUTURE),
            ("Welke dag wilt u komen?", plausible.FAR_PAST),
            ("Wanneer was uw laatste afspraak?", plausible.FAR_PAST),
            ("Datum", plausible.FAR_PAST),
        ],
    )
    def test_a_day_that_cannot_be_is_one_that_people_may_come_upon(self, about, wrong):
        assert plausible.impossible("date", Item(0, "date", "input", type="date"), about) == wrong

    def test_birth_dates_give_those_ages(self):
        made = plausible.dates(Item(0, "date", "input", type="date"), "Uw geboortedatum", TODAY)
        ages = {TODAY.year - int(d[:4]) - ((TODAY.month, TODAY.day) < (int(d[5:7]), int(d[8:10]))) for d in made}
        assert {0, 5, 17, 45, 85} <= ages

    @pytest.mark.parametrize(
        ("label", "value"),
        [
            ("Uw naam", "Jan Jansen"),
            ("Postcode", "3511 AB"),
            ("Telefoonnummer", "0612345678"),
            ("E-mailadres", "jan.jansen@example.nl"),
            ("Achternaam", "Jansen"),
        ],
    )
    def test_texts_by_label(self, label, value):
        assert plausible.texts(Item(0, "text", "input"), label, TODAY) == [value]

    def test_a_typed_date_in_the_form_that_is_asked(self):
        item = Item(0, "text", "input", placeholder="dd-mm-jjjj")
        assert plausible.texts(item, "Sinds wanneer?", TODAY)[0] == "13-06-2025"

    def test_long_lists_are_sampled_and_said_so(self):
        found, whole = candidates(radio("Land?", *[f"Land {n}" for n in range(200)]), None, TODAY)
        assert not whole and len(found) == 14 and found[0].value == "Land 0" and found[-1].value == "Land 199"

    def test_checkboxes_none_each_and_all(self):
        ask = Ask(
            "Wat?",
            "several",
            tuple(Item(n, "checkbox", "input", name=o) for n, o in enumerate(["A", "B", "Geen van deze"])),
        )
        found, _ = candidates(ask, None, TODAY)
        assert [set(e.picks) for e in found] == [{"A"}, {"B"}, {"Geen van deze"}, set(), {"A", "B"}]


class TestPlan:
    def plan(self, *asks, items=()):
        return Plan.of(look(asks=asks, items=[*items, button("Volgende", 9)]), lambda ask: candidates(ask, None, TODAY))

    def test_each_answer_once(self):
        plan, seen = self.plan(radio("Pijn?", "Ja", "Nee", "Weet niet")), []
        while (combo := plan.next()) is not None:
            seen.append(combo.entries[0].value)
            plan.done(combo, moved=True)
        assert seen == ["Ja", "Nee", "Weet niet"]

    def test_several_questions_are_varied_one_by_one(self):
        two = Ask(
            "Koorts?", "one", tuple(Item(n, "radio", "input", name=o, field="y") for n, o in enumerate(["Ja", "Nee"]))
        )
        plan, seen = self.plan(radio("Pijn?", "Ja", "Nee"), two), []
        while (combo := plan.next()) is not None:
            seen.append(tuple(e.value for e in combo.entries))
            plan.done(combo, moved=True)
        assert seen == [("Ja", "Ja"), ("Nee", "Ja"), ("Ja", "Nee"), ("Nee", "Nee")]
        assert [e.value for e in plan.next(pairs=True).entries] == ["Ja"]  # then with a question left open

    def test_a_refused_answer_is_followed_by_another(self):
        plan = self.plan(radio("Pijn?", "Ja", "Nee"))
        plan.done(plan.next(), moved=False)
        assert plan.next().entries[0].value == "Nee"

    def test_a_screen_of_buttons(self):
        plan = Plan.of(look("Pijn?", items=[button("Ja", 0), button("Nee", 1)]), lambda ask: ([], True))
        assert plan.next() == Combo((), plan.presses[0])


class TestBoxes:
    @pytest.mark.parametrize(
        ("name", "first"),
        [
            ("Weet ik niet", "(niets gekozen)"),
            ("Ik weet het niet", "(niets gekozen)"),
            ("Datum onbekend", "(niets gekozen)"),
            ("Ik ga akkoord", "Ik ga akkoord"),
            ("Ik heb koorts", "Ik heb koorts"),
            ("Ik weet wat dit betekent", "Ik weet wat dit betekent"),
        ],
    )
    def test_a_box_in_place_of_an_answer_is_left_open_at_first(self, name, first):
        box = Item(0, "checkbox", "input", name=name, field="x")
        entries, _ = candidates(Ask("Op welke dag?", "several", (box,)), None, TODAY)
        assert entries[0].value == first and len(entries) == 2


class TestMessages:
    def test_the_message_of_the_field_counts(self):
        item = Item(0, "text", "input", name="Leeftijd", box=(0, 100, 200, 40), tiedTo=("e",))
        ask = Ask("Leeftijd", "text", (item,), box=(0, 100, 200, 40))
        after = look(Text("Vul uw leeftijd in.", 5, box=(0, 150, 200, 20), ids=("e",)), items=[item], asks=[ask])
        found = message_for(ask, look(items=[item], asks=[ask]), after)
        assert (found.text, found.distance, found.tied) == ("Vul uw leeftijd in.", 10.0, True)

    def test_a_text_that_stood_there_already_is_none(self):
        ask = radio("Pijn?", "Ja")
        same = look("Kies een antwoord.", items=ask.items, asks=[ask])
        assert message_for(ask, same, same) is None


class TestHosts:
    @pytest.mark.parametrize(
        "address", ["http://127.0.0.1:8000/", "http://localhost/", "http://[::1]:5/", "https://a.localhost/"]
    )
    def test_this_machine(self, address):
        assert hosts.require(address, ())

    def test_a_named_host(self):
        assert hosts.require("https://test.example.nl/t", ["test.example.nl"]) == ("test.example.nl",)

    @pytest.mark.parametrize(
        "address",
        [
            "https://test.example.nl/",
            "http://127.0.0.1.example.nl/",
            "http://localhost.example.nl/",
            "http://user:x@127.0.0.1/",
            "ftp://127.0.0.1/",
            "http://192.168.1.1/",
            "",
        ],
    )
    def test_others(self, address):
        with pytest.raises(SourceError):
            hosts.require(address, ())

    @pytest.mark.parametrize("name", ["", "*", "*.nl", "a b"])
    def test_wrong_names(self, name):
        with pytest.raises(UsageError):
            hosts.require("http://127.0.0.1/", [name])


class TestAnswersFile:
    def read(self, tmp_path, text):
        file = tmp_path / "a.toml"
        file.write_text(text, encoding="utf-8")
        return answers.read(file)

    def test_example(self, tmp_path):
        found = self.read(
            tmp_path,
            '[[antwoord]]\nvraag = "hoe oud"\ngeef = [30, "70"]\n[[antwoord]]\nvraag = "*"\nvermijd = ["afspraak"]\n',
        )
        assert found.given("Hoe oud bent u?") == ("30", "70")
        assert found.given("Hebt u pijn?") is None
        assert found.avoided("Wat wilt u?", "Ik wil een afspraak") and not found.avoided("Wat wilt u?", "Advies")

    @pytest.mark.parametrize(
        ("text", "line", "says"),
        [
            ("[[antwoord]]\nvrag = 'x'\ngeef = 1\n", 2, "vraag"),
            ("\n[[antwoord]]\ngeef = 1\n", 2, "ontbreekt de vraag"),
            ("[[antwoord]]\nvraag = 'x'\n", 1, "geef"),
            ("[[antwoord]]\nvraag = 'x'\ngeef = [[1]]\n", 3, "lijst"),
            ("[inloggen]\ngebruiker = 'x'\n", 1, "wachtwoord"),
            ("x = 1\n", 1, "kan hier niet"),
            ("[antwoord]\nvraag = 'x'\n", 1, "dubbele haken"),
            ("vraag = \n", 1, "TOML"),
        ],
    )
    def test_errors_name_the_line(self, tmp_path, text, line, says):
        with pytest.raises(ConfigError) as caught:
            self.read(tmp_path, text)
        assert f"regel {line}" in caught.value.source and says in caught.value.message

    def test_a_file_that_is_not_there(self, tmp_path):
        with pytest.raises(ConfigError, match="bestaat niet"):
            answers.read(tmp_path / "niets.toml")


def test_a_budget_is_more_than_zero():
    with pytest.raises(ValueError):
        Budget(screens=0)
