"""What to do first: texts to rewrite, actions, the trend, the comparison and the departments."""

import pytest

from begrijpelijk.audit.store import Store
from begrijpelijk.errors import UsageError
from begrijpelijk.plugins import registry
from begrijpelijk.scorecard.from_audit import on_date, trend
from begrijpelijk.scorecard.gathered import Visits
from begrijpelijk.scorecard.visits import read

from scorecard_databases import SITE, Doc, easy, finding, hard, write  # isort: skip


def visits(**counts):
    return Visits({f"ziekenhuis.example/{name}": count for name, count in counts.items()})


class TestRewrite:
    def test_by_harm_where_nothing_is_known_of_readers(self, card_of):
        card = card_of([easy(f"{SITE}/goed"), hard(f"{SITE}/a", 0.2), hard(f"{SITE}/b", 0.6), hard(f"{SITE}/c", 0.4)])
        assert [text.source[-1] for text in card.rewrite] == ["b", "c", "a"]
        assert [text.readers for text in card.rewrite] == [None] * 3

    def test_by_readers_with_difficulty(self, card_of):
        docs = [hard(f"{SITE}/a", 0.2), hard(f"{SITE}/b", 0.6), hard(f"{SITE}/c", 0.4)]
        card = card_of(docs, visits=visits(a=1000, b=100))
        assert [text.source[-1] for text in card.rewrite] == ["a", "b", "c"], "without a count comes last"
        assert [text.struggling_readers for text in card.rewrite] == [200, 60, None]

    def test_copies_count_once_with_all_their_readers(self, card_of):
        docs = [hard(f"{SITE}/a", text="z"), hard(f"{SITE}/b", text="z"), hard(f"{SITE}/c", 0.5)]
        card = card_of(docs, visits=visits(a=60, b=60, c=80))
        assert [(text.copies, text.readers) for text in card.rewrite] == [(2, 120), (1, 80)]
        assert card.rewrite[0].places == [f"{SITE}/a", f"{SITE}/b"]

    def test_ten_at_most_and_no_good_ones(self, card_of):
        card = card_of([easy(f"{SITE}/g{n}") for n in range(5)] + [hard(f"{SITE}/b{n:02}") for n in range(14)])
        assert len(card.rewrite) == 10 and not any("/g" in text.source for text in card.rewrite)


class TestActions:
    def test_what_makes_most_texts_meet_the_target_comes_first(self, card_of):
        one = [Doc(f"{SITE}/a{n}", passed=False, findings=[finding("vreemd-woord")]) for n in range(3)]
        much = [Doc(f"{SITE}/b{n}", findings=[finding("afkorting", "waarschuwing")] * 9) for n in range(3)]
        card = card_of([*one, *much, hard(f"{SITE}/c")])
        first, second = card.actions[:2]
        assert (first.rule, first.newly_met, first.documents) == ("vreemd-woord", 3, 3)
        assert first.met == pytest.approx(6 / 7, abs=0.001)
        assert (second.rule, second.points, second.newly_met) == ("afkorting", 27, 0)
        assert second.share == pytest.approx(27 / 32, abs=0.001)

    def test_two_that_only_help_together(self, card_of):
        both = [Doc(f"{SITE}/{n}", passed=False, findings=[finding("vakterm"), finding("afkorting")]) for n in range(4)]
        card = card_of(both)
        assert [action.newly_met for action in card.actions] == [0, 4]
        assert card.actions[1].met == 1.0

    def test_the_level_is_nothing_to_do_by_itself(self, card_of):
        card = card_of([hard(f"{SITE}/{n}") for n in range(4)])
        assert [action.rule for action in card.actions] == ["vakterm"] and card.actions[0].newly_met == 0

    def test_the_fixed_parts_count_once(self, card_of):
        menu = Doc(f"{SITE}/menu", kind="template", pages=150, findings=[finding("afkorting", "tip", count=150)])
        card = card_of([*[easy(f"{SITE}/{n}") for n in range(5)], menu])
        assert card.actions[0].points == 1 and card.pages == 5


class TestVisits:
    def test_a_file_as_it_comes(self, tmp_path):
        path = tmp_path / "bezoeken.csv"
        path.write_text(
            "adres;bezoeken\nhttps://www.ziekenhuis.example/knie/;1.234\nziekenhuis.example/knie;6\n"
            "ziekenhuis.example/hart;veel\n\n;3\n",
            encoding="cp1252",
        )
        found = read(path)
        assert found.counts == {"ziekenhuis.example/knie": 1240}
        assert "regel 4, 6" in found.problems[0][1]

    @pytest.mark.parametrize("row", ["a/b,12", "a/b\t12"])
    def test_other_signs_between(self, tmp_path, row):
        path = tmp_path / "b.csv"
        path.write_text(row)
        assert read(path).counts == {"a/b": 12}

    @pytest.mark.parametrize("content", ["", "alleen tekst\n", "a;b\n"])
    def test_nothing_in_it(self, tmp_path, content):
        path = tmp_path / "b.csv"
        path.write_text(content)
        with pytest.raises(UsageError, match="geen bezoeken"):
            read(path)

    def test_no_file(self, tmp_path):
        with pytest.raises(UsageError, match="bestaat niet"):
            read(tmp_path / "weg.csv")


@pytest.fixture
def history(tmp_path):
    """A year of audits: more and more texts meet the target."""
    path = tmp_path / "jaar.sqlite"
    for month, good in ((1, 10), (4, 20), (7, 30), (10, 36)):
        docs = [easy(f"{SITE}/g{n}") for n in range(good)] + [hard(f"{SITE}/b{n}") for n in range(40 - good)]
        write(path, docs, f"2026-{month:02}-01T08:00:00+00:00")
    return path


class TestHistory:
    def test_the_trend(self, card_of, history):
        card = card_of(path=history)
        assert [(point.date[:7], point.target.good) for point in card.trend] == [
            ("2026-01", 10), ("2026-04", 20), ("2026-07", 30), ("2026-10", 36),
        ]  # fmt: skip
        policy = next(each for each in card.models[0].characteristics if each.number == 2)
        grown = next(e for e in policy.evidence if e.unit == "verschil")
        assert grown.value == pytest.approx(0.15) and grown.status == "groen"
        colours = next(e for e in policy.evidence if e.unit == "kleuren")
        assert card.trend[-2].statuses["3"] == "oranje" and card.trend[-1].statuses["3"] == "groen"
        assert colours.value == 1 and colours.status == "groen" and colours.indication
        assert policy.status == "oranje", "what was measured shows progress, not policy"

    def test_a_date(self, history):
        with Store.open(history) as store:
            assert on_date(store, "2026-05-31").info.started.startswith("2026-04")
            assert len(trend(store, on_date(store, "2026-04-01").info, registry())) == 1
            with pytest.raises(UsageError, match="niets gemeten"):
                on_date(store, "2025-12-31")

    def test_audits_of_something_else_and_half_ones_are_no_trend(self, card_of, history):
        write(history, [easy(f"{SITE}/x")], "2026-08-01T08:00:00+00:00", targets=("/andere/map",))
        write(history, [easy(f"{SITE}/y")], "2026-09-01T08:00:00+00:00", finish=False)
        write(history, [easy(f"{SITE}/z")], "2026-11-01T08:00:00+00:00")
        assert [point.date[5:7] for point in card_of(path=history).trend] == ["01", "04", "07", "10", "11"]


def test_departments_by_pattern_and_by_name(card_of):
    from begrijpelijk.zelftest import Replies, Reply

    docs = [easy(f"{SITE}/hart/{n}") for n in range(6)] + [hard(f"{SITE}/knie/{n}") for n in range(6)]
    replies = Replies(tuple(Reply(f"1-{name}", "ja", "An", "Balie") for name in ("weten", "training", "bestuur")))
    departments = {"Hart": ("**/hart/**",), "Knie": (f"{SITE}/knie/*",), "Leeg": ("**/weg/**",)}
    card = card_of(docs, departments=departments, replies=replies)
    found = {part.name: part for part in card.departments}
    assert [(found[name].documents, found[name].statuses["3"]) for name in ("Hart", "Knie")] == [
        (6, "groen"), (6, "rood"),
    ]  # fmt: skip
    assert found["Balie"].statuses["1"] == "groen" and found["Balie"].documents == 0
    assert found["Hart"].statuses["1"] == "grijs"
    assert any(problem.source == "Leeg" for problem in card.problems)
