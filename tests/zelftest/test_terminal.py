"""The self-test as people do it: typed in a real terminal."""

import tomllib
from datetime import date

import pytest

QUESTIONS = 40


def answers(path):
    """The answers in a file, by question."""
    return {each["vraag"]: each for each in tomllib.loads(path.read_text("utf-8"))["antwoord"]}


def start(opened, who="An de Wit", department="Zorg"):
    opened.until("Wat is uw naam?")
    opened.type(who)
    opened.until("Welke afdeling?")
    opened.type(department)


def test_answers_are_kept_at_once_and_taken_up_again(terminal, tmp_path):
    file = tmp_path / "zelftest.toml"
    opened = terminal()
    shown = opened.until("Wat is uw naam?")
    assert f"U krijgt {QUESTIONS} vragen" in shown
    opened.type("An de Wit")
    opened.until("Welke afdeling?")
    opened.type("Zorg")
    shown = opened.until("weet niet): ")
    for words in ("1. Bewustwording", f"Vraag 1 (1 van {QUESTIONS})", "Waarom deze vraag?", "Zo is het goed:"):
        assert words in shown
    opened.type("ja")
    opened.until("Hoe weet u dat?")
    # Before anything else is asked, the answer is on the disk.
    assert answers(file)["1-weten"]["antwoord"] == "ja"
    opened.type("In maart “gevraagd”: café \\o/")
    opened.answer("D")
    opened.step("")  # skipped
    opened.answer("weet ik niet")
    opened.until("weet niet): ")
    opened.interrupt()
    rest, code = opened.rest()
    assert code == 130 and f"4 van {QUESTIONS}" not in rest and f"3 van de {QUESTIONS} vragen" in rest
    assert "Traceback" not in opened.screen
    data = tomllib.loads(file.read_text("utf-8"))
    assert (data["wie"], data["afdeling"], data["datum"]) == ("An de Wit", "Zorg", date.today())
    assert answers(file) == {
        "1-weten": {"vraag": "1-weten", "antwoord": "ja", "toelichting": "In maart “gevraagd”: café \\o/"},
        "1-training": {"vraag": "1-training", "antwoord": "deels"},
        "1-aanjager": {"vraag": "1-aanjager", "antwoord": "weet-ik-niet"},
    }
    # Again: nothing is asked twice, and it begins at the first open question.
    opened = terminal()
    shown = opened.until("weet niet): ")
    assert f"3 van de {QUESTIONS} vragen zijn al klaar" in shown and "Praat het bestuur" in shown
    assert "Wat is uw naam?" not in shown
    opened.type("n")
    opened.until("Hoe weet u dat?")
    opened.type("")
    opened.until("Uw antwoord is nu: weet ik niet.")  # the next one was answered already
    opened.step("stop")
    rest, code = opened.rest()
    assert code == 0 and "Tot later. Uw antwoorden staan in zelftest.toml." in rest
    assert answers(file)["1-bestuur"]["antwoord"] == "nee" and len(answers(file)) == 4


def test_going_back_changing_erasing_and_leaving_as_it_is(terminal, tmp_path):
    file = tmp_path / "zorg.toml"
    opened = terminal("--bestand", file.name, "--wie", "Bo", "--afdeling", "Balie", "--kenmerk", "1")
    opened.answer("ja", "Omdat")
    opened.step("terug")
    shown = opened.until("weet niet): ")
    assert "Uw antwoord is nu: ja." in shown and "Uw toelichting is nu: Omdat" in shown
    opened.type("terug")
    assert "Dit is de eerste vraag" in opened.until("weet niet): ")
    opened.type("nee")
    opened.until("Hoe weet u dat?")
    opened.type("")  # leaves the explanation
    assert answers(file)["1-weten"] == {"vraag": "1-weten", "antwoord": "nee", "toelichting": "Omdat"}
    opened.step("1")
    opened.step("deels")
    opened.until("Hoe weet u dat?")
    opened.type("-")
    opened.step("terug")
    opened.step("")  # leaves the answer
    opened.until("weet niet): ")
    assert answers(file)["1-weten"] == {"vraag": "1-weten", "antwoord": "deels"}
    opened.type("1")
    opened.step("wis")
    assert "Uw antwoord is weg." in opened.until("weet niet): ")
    opened.type("99")
    assert "Vraag 99 is er niet. Kies een nummer van 1 tot 4." in opened.until("weet niet): ")
    opened.type("misschien")
    assert "Dat begrijp ik niet" in opened.until("weet niet): ")
    opened.type("hulp")
    assert "overzicht (o)" in opened.until("weet niet): ")
    opened.type("o")
    assert "1. [open] Weten uw collega's" in opened.until("weet niet): ")
    opened.type("", end="\x04")  # Ctrl-D
    assert opened.rest()[1] == 0


def test_to_the_end_and_back_to_one_question(terminal, tmp_path):
    file = tmp_path / "zelftest.toml"
    opened = terminal("--wie", "", "--afdeling", "", "--kenmerk", "8")
    for given in ("ja", "", "nee"):
        opened.step(given)
        if given:
            opened.until("Hoe weet u dat?")
            opened.type("")
    shown = opened.until("Enter = klaar.")
    assert "U bent bij het einde." in shown and "U hebt 2 van de 3 vragen beantwoord." in shown
    opened.type("31")
    opened.answer("deels")
    opened.step("")  # the last one, which is left as it is
    opened.until("Enter = klaar.")
    opened.type("")
    rest, code = opened.rest()
    assert code == 0 and "U hebt 3 van de 3 vragen beantwoord." in rest
    assert "begrijpelijk scorekaart begrijpelijk-audit.sqlite --zelftest zelftest.toml\n" in rest
    assert [each["antwoord"] for each in answers(file).values()] == ["ja", "deels", "nee"]
    assert "wie" not in tomllib.loads(file.read_text("utf-8"))


def test_nothing_is_saved_where_nothing_was_answered(terminal, tmp_path):
    opened = terminal()
    start(opened)
    opened.step("s")
    rest, code = opened.rest()
    assert code == 0 and "Er is niets bewaard" in rest and list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_in_english(terminal, tmp_path):
    opened = terminal("--lang", "en", "--wie", "An", "--afdeling", "Zorg")
    shown = opened.until("don't know): ")
    assert "Why this question?" in shown and "Waarom deze vraag" not in shown
    opened.type("p")
    opened.until("How do you know?")
    opened.type("We asked")
    opened.until("don't know): ")
    opened.type("don't know")
    opened.until("How do you know?")
    opened.type("")
    opened.until("don't know): ")
    opened.type("quit")
    assert "You answered 2 of 40 questions." in opened.rest()[0]
    given = {name: each["antwoord"] for name, each in answers(tmp_path / "zelftest.toml").items()}
    assert given == {"1-weten": "deels", "1-training": "weet-ik-niet"}


@pytest.mark.parametrize(
    "settings", [pytest.param({"NO_COLOR": "1"}, marks=pytest.mark.slow), {"TERM": "dumb"}], ids=["no-color", "dumb"]
)
def test_plain_lines_for_a_screen_reader(terminal, settings):
    opened = terminal("--wie", "", "--afdeling", "", columns=40, **settings)
    opened.step("s")
    opened.rest()
    assert "\x1b[3" not in opened.raw and "\x1b[9" not in opened.raw  # no colours
    assert not any(code in opened.raw for code in ("\x1b[A", "\x1b[2K", "\x1b[H", "\x1b[2J"))  # nothing is drawn over
    told = [line for line in opened.screen.splitlines() if "weet niet): " not in line and "--zelftest" not in line]
    assert max(map(len, told)) <= 40


def test_a_damaged_file_stays_as_it_is(terminal, tmp_path):
    file = tmp_path / "zelftest.toml"
    file.write_text('wie = "An"\n[[antwoord]\nvraag = "1-weten"\n', "utf-8")
    before = file.read_bytes()
    rest, code = terminal().rest()
    assert code == 2 and len(rest.strip().splitlines()) == 1
    assert "zelftest.toml" in rest and "kijk naar regel 2" in rest and file.read_bytes() == before


@pytest.mark.slow
def test_somebody_else_writes_in_the_same_file(terminal, tmp_path):
    file = tmp_path / "zelftest.toml"
    one = terminal("--wie", "An", "--afdeling", "Zorg")
    two = terminal("--wie", "Bo", "--afdeling", "Balie")
    one.answer("ja")
    two.answer("nee")
    one.answer("deels")
    for each in (one, two):
        each.step("s")
        assert each.rest()[1] == 0
    told = tomllib.loads(file.read_text("utf-8"))["antwoord"]
    assert sorted((each["vraag"], each["antwoord"]) for each in told) == [
        ("1-training", "deels"), ("1-weten", "ja"), ("1-weten", "nee"),
    ]  # fmt: skip
