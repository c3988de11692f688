"""Colours: only with evidence, by the rules that are shown, measured and answered apart."""

import pytest

from begrijpelijk.scorecard.intervals import newcombe, wilson
from begrijpelijk.scorecard.rules import (
    Bounds,
    combined,
    disagree,
    measured_colour,
    of_change,
    of_counts,
    of_share,
    rules,
    together,
)
from begrijpelijk.zelftest import Replies, Reply

from scorecard_databases import SITE, Doc, easy, finding, hard, write  # isort: skip

BOUNDS = Bounds(0.8, 0.5)


def replies(*given):
    return Replies(tuple(Reply(*each) for each in given))


def site(good, bad, **more):
    return [easy(f"{SITE}/g{n}", **more) for n in range(good)] + [hard(f"{SITE}/b{n}", **more) for n in range(bad)]


class TestIntervals:
    @pytest.mark.parametrize(
        ("good", "total", "low", "high"),
        # Published values of the interval: Newcombe 1998, Statistics in Medicine 17, table I (Wilson, no correction).
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
    )
    def test_wilson_as_published(self, good, total, low, high):
        assert wilson(good, total) == pytest.approx((low, high), abs=0.0001)

    def test_newcombe_as_published(self):
        # Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10: 56/70 - 48/80.
        assert newcombe(48, 80, 56, 70) == pytest.approx((0.0524, 0.3339), abs=0.0001)

    def test_few_documents_are_uncertain(self):
        assert wilson(3, 3)[0] < 0.5 < wilson(300, 300)[0]


class TestRules:
    @pytest.mark.parametrize(
        ("good", "total", "colour"),
        [(3, 3, "oranje"), (4, 4, "groen"), (79, 100, "oranje"), (80, 100, "groen"), (49, 100, "rood"), (1, 2, "oranje"),
         (0, 3, "rood"), (50, 100, "oranje")],
    )  # fmt: skip
    def test_a_share(self, good, total, colour):
        assert of_share(good / total, *wilson(good, total), BOUNDS) == colour

    @pytest.mark.parametrize(
        ("parts", "colour"),
        [([], "grijs"), (["grijs"], "grijs"), (["groen", "grijs"], "groen"), (["groen", "oranje"], "oranje"),
         (["groen", "rood"], "rood"), (["groen", "groen", "rood"], "oranje"), (["oranje"], "oranje")],
    )  # fmt: skip
    def test_several_together(self, parts, colour):
        assert together(parts) == colour

    def test_the_worse_of_measured_and_answered(self):
        assert combined(["groen"], [], "rood") == combined(["rood"], [], "grijs") == "rood"
        assert combined(["groen"], [], "oranje") == "oranje" and combined([], [], "groen") == "groen"
        assert combined([], [], "grijs") == combined(["grijs"], ["grijs"], "grijs") == "grijs"
        assert disagree("groen", "rood") and not disagree("groen", "oranje") and not disagree("grijs", "rood")

    @pytest.mark.parametrize(
        ("proof", "indications", "answered", "colour"),
        [([], ["groen"], "grijs", "oranje"), ([], ["groen"], "groen", "groen"), ([], ["groen"], "rood", "rood"),
         (["groen"], ["groen"], "grijs", "groen"), (["grijs"], ["groen", "groen"], "grijs", "oranje"),
         ([], ["rood"], "grijs", "rood"), ([], ["rood"], "groen", "rood"), (["groen"], ["oranje"], "groen", "oranje")],
    )  # fmt: skip
    def test_indications_alone_make_nothing_green(self, proof, indications, answered, colour):
        assert combined(proof, indications, answered) == colour
        assert measured_colour([], ["groen"] * 9) == "oranje" and measured_colour([], []) == "grijs"

    def test_colours_that_become_better_or_worse(self):
        assert [of_counts(2, 1), of_counts(1, 1), of_counts(0, 1)] == ["groen", "oranje", "rood"]

    def test_a_share_that_grows_or_falls(self):
        assert of_change(0.4, 0.01, 0.2, BOUNDS) == "groen" and of_change(0.4, -0.2, -0.01, BOUNDS) == "rood"
        assert of_change(0.4, -0.1, 0.1, BOUNDS) == "oranje" and of_change(0.9, -0.1, 0.1, BOUNDS) == "groen"

    def test_the_numbers_of_the_file_are_those_that_are_shown(self, card_of):
        shown = " ".join(rule.text for rule in card_of(site(1, 0)).rules)
        used = rules()
        assert f"minder dan {used.least} teksten" in shown and f"bij {used.least_nowhere} teksten" in shown
        for number in (used.share.groen, used.share.rood, used.enough):
            assert f"{number:.0%}" in shown
        assert f"minder dan {used.density.groen:g}" in shown and f"{used.density.rood:g} of meer" in shown


class TestMeasured:
    def test_nothing_measured_no_colour(self, card_of):
        card = card_of([])
        assert {each.status for model in card.models for each in model.characteristics} == {"grijs"}
        assert card.target.share is None and card.actions == card.rewrite == []

    def test_what_cannot_be_measured_stays_grey(self, ten_of):
        ten = ten_of(site(20, 0))
        assert {number for number, each in ten.items() if each.status == "grijs"} >= {1, 6, 8, 10}
        assert all(each.evidence or each.status == "grijs" for each in ten.values())

    def test_all_good_and_all_bad(self, ten_of, tmp_path):
        assert ten_of(site(20, 0))[3].status == "groen"
        other = write(tmp_path / "hard.sqlite", site(0, 20))
        assert ten_of(path=other)[3].status == "rood"

    def test_every_colour_comes_from_shown_evidence(self, card_of):
        card = card_of(site(8, 4, rendered=True))
        for model in card.models:
            for each in model.characteristics:
                assert each.measured == together(e.status for e in each.evidence if e.kind == "gemeten")
                assert all(e.rule and e.name and e.source and e.counted for e in each.evidence)

    def test_texts_too_short_to_score_do_not_count_as_good(self, card_of):
        card = card_of([*site(4, 4), *[easy(f"{SITE}/kort{n}", words=5, level=None, cefr=None) for n in range(40)]])
        assert (card.target.good, card.target.total) == (4, 8)

    def test_a_text_in_another_language_is_not_judged(self, card_of):
        card = card_of([*site(4, 0), Doc(f"{SITE}/en", judged=False)])
        assert card.target.total == 4 and card.pages == 5

    def test_doubles_count_once(self, card_of):
        docs = [*site(4, 0), *[hard(f"{SITE}/dubbel{n}", text="zelfde") for n in range(6)]]
        card = card_of(docs)
        assert card.target.total == 5 and card.copies == 5
        assert card.rewrite[0].copies == 6 and len(card.rewrite) == 1

    OFFERS = ("contact", "datum", "kosten", "route", "openingstijden", "tolk", "talen", "film", "hulp:iemand mee",
              "hulp:voorlezen", "hulp:digitaal")  # fmt: skip

    @pytest.mark.parametrize(
        ("signal", "number", "best"),
        [("kosten", 5, "groen"), ("route", 5, "groen"), ("openingstijden", 5, "groen"), ("tolk", 7, "oranje"),
         ("hulp:iemand mee", 7, "oranje"), ("hulp:voorlezen", 7, "oranje"), ("hulp:digitaal", 7, "oranje"),
         ("talen", 9, "groen"), ("film", 9, "groen")],
    )  # fmt: skip
    def test_a_gap_turns_up_under_its_characteristic(self, ten_of, tmp_path, signal, number, best):
        all_there = ten_of(path=write(tmp_path / "a.sqlite", site(12, 0, signals=self.OFFERS)))[number]
        less = tuple(name for name in self.OFFERS if name != signal)
        gap = ten_of(path=write(tmp_path / "b.sqlite", site(12, 0, signals=less)))[number]
        assert all_there.status == best and gap.status != "groen"
        assert sum(e.status == "rood" for e in gap.evidence) == 1
        few = ten_of(path=write(tmp_path / "c.sqlite", site(9, 0, signals=less)))[number]
        assert sum(e.status == "rood" for e in few.evidence) == 0, "nine texts say nothing of what is nowhere"

    def test_dated_leaflets_are_no_policy(self, ten_of, tmp_path):
        leaflets = [easy(f"map/{n}.pdf", kind="document", media_type="application/pdf") for n in range(30)]
        path = write(tmp_path / "a.sqlite", leaflets)
        alone = ten_of(path=path)[2]
        assert alone.status == alone.measured == "oranje" and [e.indication for e in alone.evidence] == [True]
        assert "bewijzen te weinig" in alone.why
        asked = ("2-plan", "2-eigenaar", "2-geld", "2-afspraak", "2-meten")
        said_yes = ten_of(path=path, replies=replies(*((q, "ja") for q in asked)))[2]
        assert (said_yes.status, said_yes.measured) == ("groen", "oranje") and not said_yes.disagrees
        said_no = ten_of(path=path, replies=replies(*((q, "nee") for q in asked)))[2]
        assert said_no.status == "rood"
        undated = [easy(f"map/{n}.pdf", kind="document", media_type="application/pdf", signals=()) for n in range(30)]
        assert ten_of(path=write(tmp_path / "b.sqlite", undated))[2].status == "rood"
        pages = ten_of(path=write(tmp_path / "c.sqlite", site(30, 0)))[2]
        assert pages.status == "grijs", "a web page without a date says nothing"

    @pytest.mark.parametrize("count", [1, 2])
    def test_one_or_two_leaflets_give_no_colour(self, ten_of, tmp_path, count):
        ten = ten_of(path=write(tmp_path / "a.sqlite", site(count, 0)))
        assert {each.status for each in ten.values()} == {"grijs"}
        assert any(e.value == 1.0 and "3 teksten of meer" in e.rule for e in ten[3].evidence)

    @pytest.mark.parametrize(("signal", "number"), [("getest", 10), ("terugvragen", 6)])
    def test_what_nobody_writes_down_is_unknown(self, ten_of, tmp_path, signal, number):
        assert ten_of(path=write(tmp_path / "a.sqlite", site(9, 0)))[number].status == "grijs"
        found = ten_of(path=write(tmp_path / "b.sqlite", site(9, 0, signals=(signal,))))[number]
        assert found.status == "oranje"

    def test_a_log_in_wall_is_bad(self, ten_of):
        docs = [Doc(f"{SITE}/p{n}", signals=("contact", "inlogmuur")) for n in range(9)]
        wall = [e for e in ten_of(docs)[5].evidence if "in te loggen" in e.name]
        assert [e.status for e in wall] == ["rood"]

    def test_screens_have_no_colour_unless_a_browser_showed_them(self, ten_of, tmp_path):
        assert ten_of(path=write(tmp_path / "a.sqlite", site(9, 0)))[4].status == "grijs"
        assert ten_of(path=write(tmp_path / "b.sqlite", site(9, 0, rendered=True)))[4].status == "groen"
        bad = [Doc(f"{SITE}/p{n}", findings=[finding("x", kenmerken=(4,))], rendered=True) for n in range(9)]
        assert ten_of(path=write(tmp_path / "c.sqlite", bad))[4].status == "rood"

    def test_questionnaires_only(self, ten_of, tmp_path):
        bad = Doc(f"{SITE}/lijst", signals=("vragenlijst",), findings=[finding("vragenlijst-dubbel", kenmerken=(8,))])
        good = [Doc(f"{SITE}/lijst{n}", signals=("vragenlijst:herkend",)) for n in range(4)]
        talk = [Doc(f"{SITE}/over{n}", signals=("vragenlijst:formulier",)) for n in range(4)]
        assert ten_of(path=write(tmp_path / "a.sqlite", [*site(20, 0), bad]))[8].status == "rood"
        assert ten_of(path=write(tmp_path / "b.sqlite", [*site(20, 0), *good]))[8].status == "groen"
        assert ten_of(path=write(tmp_path / "c.sqlite", [*site(20, 0), *talk]))[8].status == "grijs"

    def test_the_other_models(self, card_of):
        docs = [*site(9, 0), Doc(f"{SITE}/x", findings=[finding("link-tekst", wcag=("2.4.4",), kenmerken=(4,))])]
        card = card_of(docs)
        wcag = {each.code: each for each in card.model("wcag-2.2").characteristics}
        assert wcag["2.4.4"].evidence[0].good == 9 and wcag["2.4.4"].evidence[0].examples == [f"{SITE}/x"]
        assert wcag["2.1.1"].status == "grijs", "nobody looked at the keyboard"
        toegang = {each.code: each for each in card.model("vier-keer-toegang").characteristics}
        assert toegang["betaalbaarheid"].status == "rood" and toegang["begrijpelijkheid"].status == "groen"


class TestAnswered:
    QUESTIONS = ("1-weten", "1-training", "1-bestuur", "1-aanjager")

    def test_answers_alone_give_a_colour_and_say_so(self, ten_of):
        given = replies(*((q, "ja", "An", "Zorg", "2026-01-02") for q in self.QUESTIONS))
        one = ten_of(site(3, 0), replies=given)[1]
        assert (one.status, one.measured, one.answered) == ("groen", "grijs", "groen")
        assert [e.kind for e in one.evidence] == ["beantwoord"] and "An" in one.evidence[0].source
        assert one.why == "Deze kleur komt alleen van antwoorden."

    @pytest.mark.parametrize(
        ("answers", "colour"), [("ja ja ja deels", "groen"), ("ja nee nee nee", "rood"), ("ja ja nee deels", "oranje")]
    )
    def test_the_points(self, ten_of, answers, colour):
        given = replies(*zip(self.QUESTIONS, answers.split(), strict=True))
        assert ten_of(site(3, 0), replies=given)[1].status == colour

    def test_half_filled_in(self, ten_of):
        one = ten_of(site(3, 0), replies=replies(("1-weten", "ja")))[1]
        assert one.status == "grijs" and one.evidence[0].counted == 1 and "te weinig antwoorden" in one.why

    def test_i_do_not_know_is_no_answer(self, ten_of):
        given = replies(*((q, "weet-ik-niet") for q in self.QUESTIONS))
        one = ten_of(site(3, 0), replies=given)[1]
        assert one.status == "grijs" and one.evidence[0].value is None

    def test_two_departments_that_contradict(self, ten_of):
        given = replies(*((q, a, d, d) for q in self.QUESTIONS for a, d in (("ja", "Zorg"), ("nee", "Balie"))))
        one = ten_of(site(3, 0), replies=given)[1]
        assert one.status == "oranje" and all(question.contradicts for question in one.questions)
        assert [answer.department for answer in one.questions[0].answers] == ["Balie", "Zorg"]

    def test_measured_and_answered_disagree(self, ten_of):
        given = replies(*((q, "ja") for q in ("3-testen", "3-samen", "3-beeld", "3-oud")))
        three = ten_of(site(0, 20), replies=given)[3]
        assert (three.measured, three.answered, three.status) == ("rood", "groen", "rood")
        assert three.disagrees

    def test_a_question_that_does_not_exist_is_told(self, card_of):
        card = card_of(site(3, 0), replies=Replies((Reply("99-weg", "ja"),), (("kapot.toml", "dit klopt niet"),)))
        assert any("99-weg" in problem.message for problem in card.problems)
        assert any(problem.source == "kapot.toml" for problem in card.problems)
