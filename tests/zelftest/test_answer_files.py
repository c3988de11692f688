"""Files of the self-test: whole, half, wrong, hostile; what is wrong is told and counted, and the rest goes on."""

import random
import tomllib
from datetime import date

import pytest

from begrijpelijk import plugins
from begrijpelijk.errors import SourceError
from begrijpelijk.zelftest import Reply, Sheet, load
from begrijpelijk.zelftest.questions import questions
from begrijpelijk.zelftest.reading import MAX_BYTES, parse, read
from begrijpelijk.zelftest.standing import standing
from begrijpelijk.zelftest.writing import to_toml

ASKED = questions(plugins.registry())
WHOLE = """
wie = "An"
afdeling = "Zorg"
datum = 2026-05-01
[[antwoord]]
vraag = "1-weten"
antwoord = "ja"
toelichting = "In maart gevraagd."
[[antwoord]]
vraag = "1-training"
antwoord = "deels"
wie = "Bo"
"""


@pytest.fixture
def file(tmp_path):
    def make(text, name="test.toml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return make


def entry(question="1-weten", answer="ja", **more):
    lines = [f'{name} = "{value}"' for name, value in ({"vraag": question, "antwoord": answer} | more).items() if value]
    return "\n".join(["[[antwoord]]", *lines, ""])


def test_a_whole_file(file):
    first, second = load([file(WHOLE)]).given
    assert first == Reply("1-weten", "ja", "An", "Zorg", "2026-05-01", "In maart gevraagd.")
    assert second == Reply("1-training", "deels", "Bo", "Zorg", "2026-05-01")


def test_the_latest_answer_of_a_person_counts(file):
    old = file(WHOLE.replace('"ja"', '"nee"').replace("2026-05", "2025-05"), "oud.toml")
    for order in ([old, file(WHOLE)], [file(WHOLE), old]):
        assert [reply.given for reply in load(order).given if reply.question == "1-weten"] == ["ja"]


def test_two_people_without_a_name_are_two_people(file):
    one, two = file(entry(), "a.toml"), file(entry(answer="nee"), "b.toml")
    assert sorted(reply.given for reply in load([one, two]).given) == ["ja", "nee"]
    assert len(load([one, file(entry(), "c.toml")]).given) == 1  # a copy of a file


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("dit is = geen toml [", "geen geldig TOML-bestand: kijk naar regel 1"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("", "geen enkel antwoord"),
        ('antwoord = "ja"', "antwoord 1 klopt niet"),
        ('antwoord = ["ja"]', "antwoord 1 klopt niet"),
        ("[antwoord]", "antwoord 1 klopt niet"),
        (entry(answer="misschien"), "antwoord 1 klopt niet en telt niet mee; kies uit ja, deels, nee, weet-ik-niet"),
        (entry(question=""), "antwoord 1 klopt niet"),
        (entry(answer="", toelichting="Daar kom ik op terug."), "bij vraag 1-weten staat geen antwoord"),
        ("a = " + "[" * 5000, "geen geldig TOML"),
        ("a = " + "9" * 5000, "geen geldig TOML"),
        (b"#" * (MAX_BYTES + 1), "te groot"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_wrong_file_is_told_and_the_rest_counts(file, text, told):
    found = load([file(text, "kapot.toml"), file(WHOLE)])
    assert len(found.given) == 2
    assert any(told in message for _, message in found.problems)
    assert all("kapot.toml" in source for source, _ in found.problems)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('datum = "vorige week"\n' + entry(), "'vorige week' is geen datum"),
        (entry(datum="2026-02-30"), "'2026-02-30' is geen datum"),
        ('afdelng = "Zorg"\n' + entry(), "'afdelng' kent de zelftest niet. Bedoelt u 'afdeling'?"),
        (entry() + entry(answer="nee"), "vraag 1-weten heeft 2 antwoorden van 1 persoon: ja en nee"),
    ],
)
def test_what_is_wrong_in_an_answer_is_told_and_the_answer_counts(file, text, told):
    found = load([file(text)])
    assert len(found.given) == 1 and found.given[0].date == ""
    assert [told in message for _, message in found.problems] == [True]


def test_the_messages_are_there_in_english(file, tmp_path):
    told = load([file(entry(answer="misschien")), tmp_path / "weg.toml", tmp_path], "en").problems
    assert "answer 1 is not right" in told[0][1] and "does not exist" in told[-2][1] and "no file" in told[-1][1]


def test_a_person_may_write_an_answer_in_another_way(file):
    text = entry(answer=" Ja ") + entry("1-training", "weet ik niet") + entry("1-bestuur", "NEE")
    assert [reply.given for reply in load([file("\ufeff" + text.replace("\n", "\r\n"))]).given] == [
        "ja", "weet-ik-niet", "nee",
    ]  # fmt: skip


def test_many_mistakes_are_counted_and_not_all_told(file):
    found = load([file(entry(answer="x") * 3000 + entry())])
    assert len(found.given) == 1 and len(found.problems) == 21 and "nog 2980 andere" in found.problems[-1][1]


def test_a_large_file_takes_no_time(file):
    path = file("".join(entry(f"vraag-{n}") for n in range(15_000)))
    assert len(load([path]).given) == 15_000


def test_what_is_written_is_read_the_same():
    chance = random.Random(3)
    signs = "aé\"\\\n\t\x00\x7f\x1f\u2028’😀'#=[] \ud800"
    for _ in range(200):
        text = lambda: "".join(chance.choices(signs, k=chance.randrange(8))).strip()  # noqa: E731
        replies = {
            (question, who): Reply(question, chance.choice(("ja", "nee", "deels")), who, "Zorg", day, text())
            for question in chance.sample([*(each.id for each in ASKED), "9-weg", '"a\tb'], 6)
            for who in chance.sample(["An", "Bo", ""], 2)
            for day in [chance.choice(["2026-05-01", "2026-06-01", ""])]
        }
        sheet = Sheet("An", chance.choice(["Zorg", ""]), [*replies.values()])
        written = to_toml(sheet, ASKED).encode()
        again = parse(written, "x")
        assert again.problems == [] and (again.who, again.department) == ("An", sheet.department)
        clean = {r: r.note.encode("utf-8", "replace").decode() for r in sheet.replies}
        assert {(r.question, r.given, *r.by, r.date, r.note) for r in again.replies} == {
            (r.question, r.given, *r.by, r.date, clean[r]) for r in sheet.replies
        }
        assert to_toml(again, ASKED).encode() == written


def test_what_is_not_understood_is_not_lost(file):
    text = (
        'titel = "Test"\naantal = [1, 2.5, {a = true}]\n'
        + entry("99-weg", "nee", toelichting="oud")
        + '[[antwoord]]\nvraag = "1-weten"\nantwoord = "misschien"\nsinds = 2026-05-01\n'
        + entry(answer="", question="1-training", toelichting="half")
    )
    sheet = read(file(text))
    again = tomllib.loads(to_toml(sheet, ASKED))
    assert (again["titel"], again["aantal"]) == ("Test", [1, 2.5, {"a": True}])
    assert again["antwoord"] == [
        {"vraag": "99-weg", "antwoord": "nee", "toelichting": "oud"},
        {"vraag": "1-weten", "antwoord": "misschien", "sinds": date(2026, 5, 1)},
        {"vraag": "1-training", "toelichting": "half"},
    ]


def test_a_pipe_or_a_folder_is_no_file(tmp_path):
    with pytest.raises(SourceError, match="geen bestand"):
        read(tmp_path)


def test_how_far_it_is_and_where_people_disagree():
    replies = [
        Reply("1-weten", "ja", "An", "Zorg"), Reply("1-weten", "nee", "Bo", "Balie"), Reply("1-weten", "deels", "Cy"),
        Reply("1-training", "ja", "An", "Zorg"), Reply("1-training", "deels", "Bo", "Balie"), Reply("9-x", "ja", "Bo", "Balie"),
    ]  # fmt: skip
    found = standing(replies, ASKED)
    assert found.people == (("An", "Zorg", 2), ("Bo", "Balie", 2), ("Cy", "", 1))
    assert [(each.id, len(said)) for each, said in found.contradicting] == [("1-weten", 3)]
    assert [reply.question for reply in found.unknown] == ["9-x"] and len(found.open) == len(ASKED) - 2


def test_the_questions_are_those_of_all_models_with_what_plugins_add():
    from begrijpelijk.hookspecs import hookimpl
    from begrijpelijk.kenmerken.model import Kenmerk, Model, Vraag

    class Plugin:
        @hookimpl
        def register_kenmerken(self):
            extra = Kenmerk(3, "Begrijpelijke materialen", "", code="3", vragen=(Vraag("3-eigen", "V?", "W.", "G."),))
            own = Kenmerk(
                1, "Gastvrij", "Iedereen is welkom.", code="gast", vragen=(Vraag("gast-1", "V?", "W.", "G."),)
            )
            double = Kenmerk(2, "Dubbel", "", code="dubbel", vragen=(Vraag("1-weten", "Nog eens?", "W.", "G."),))
            return [
                Model("aanvulling", "A", "b", (extra,), vult_aan="tien-kenmerken"),
                Model("eigen", "Eigen", "b", (own, double)),
            ]

    asked = questions(plugins.load([("ons-huis", Plugin())]))
    ids = [each.id for each in asked]
    assert len(asked) == len(ASKED) + 2 and len(set(ids)) == len(ids)
    assert [each.number for each in asked] == [*range(1, len(asked) + 1)]
    assert {each.kenmerk.code for each in asked if each.id in ("3-eigen", "gast-1")} == {"3", "gast"}
    assert next(each for each in asked if each.id == "1-weten").vraag.vraag != "Nog eens?"
