"""`begrijpelijk zelftest samenvoegen`: several departments in one file."""

import tomllib

import pytest

from begrijpelijk.cli import run

FILE = """
wie = "{who}"
afdeling = "{department}"
datum = 2026-05-01
[[antwoord]]
vraag = "1-weten"
antwoord = "{first}"
[[antwoord]]
vraag = "1-training"
antwoord = "deels"
toelichting = "Bij {department}."
"""


@pytest.fixture
def files(tmp_path):
    def make(name, who="An", department="Zorg", first="ja", extra=""):
        path = tmp_path / f"{name}.toml"
        path.write_text(FILE.format(who=who, department=department, first=first) + extra, "utf-8")
        return str(path)

    return make


@pytest.fixture
def merge(tmp_path, capsys):
    def do(*files, name="samen.toml", more=()):
        code = run(["zelftest", "samenvoegen", *files, "-o", str(tmp_path / name), *more])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return do


def answers(path):
    data = tomllib.loads(path.read_text("utf-8"))
    return [(each["vraag"], each["antwoord"], each.get("wie", data.get("wie", "")),
             each.get("afdeling", data.get("afdeling", ""))) for each in data["antwoord"]]  # fmt: skip


def test_departments_come_together_and_contradictions_are_told(files, merge, tmp_path):
    code, out, err = merge(files("a"), files("b", "Bo", "Balie", "nee"))
    assert (code, err) == (0, "")
    assert "Samengevoegd: 2 bestanden met 4 antwoorden." in out
    assert "An, Zorg: 2 van de 40 vragen." in out and "Bo, Balie: 2 van de 40 vragen." in out
    assert "Niemand beantwoordde: 38 van de 40 vragen." in out
    assert "Antwoorden die niet bij elkaar passen: 1." in out
    assert "     ja: An, Zorg\n     nee: Bo, Balie" in out
    assert sorted(answers(tmp_path / "samen.toml")) == [
        ("1-training", "deels", "An", "Zorg"), ("1-training", "deels", "Bo", "Balie"),
        ("1-weten", "ja", "An", "Zorg"), ("1-weten", "nee", "Bo", "Balie"),
    ]  # fmt: skip


def test_merging_again_changes_nothing(files, merge, tmp_path):
    one, two, whole = files("a"), files("b", "Bo", "Balie"), tmp_path / "samen.toml"
    merge(one, two)
    before = whole.read_bytes()
    code, out, _ = merge(str(whole), one, two, one)
    assert code == 0 and whole.read_bytes() == before and "Niemand spreekt een ander tegen." in out


def test_damaged_half_filled_and_unknown_are_told_and_counted_and_the_rest_is_merged(files, merge, tmp_path):
    broken, empty = tmp_path / "kapot.toml", tmp_path / "leeg.toml"
    broken.write_text("[[antwoord", "utf-8")
    empty.write_text('wie = "Cy"\n', "utf-8")
    extra = '[[antwoord]]\nvraag = "1-bestuur"\n[[antwoord]]\nvraag = "99-weg"\nantwoord = "ja"\n'
    code, out, err = merge(files("a", extra=extra), str(broken), str(tmp_path / "weg.toml"), str(empty))
    assert code == 2 and len(err.splitlines()) == 4
    assert all(name in err for name in ("kapot.toml", "weg.toml", "leeg.toml", "vraag 1-bestuur staat geen antwoord"))
    assert "Vragen die niet in de zelftest staan: 1 (99-weg)." in out and "Fouten in de bestanden: 4." in out
    data = tomllib.loads((tmp_path / "samen.toml").read_text("utf-8"))
    # Nothing is lost: also what does not count is in the new file.
    assert [each["vraag"] for each in data["antwoord"]] == ["1-weten", "1-training", "99-weg", "1-bestuur"]


def test_files_without_a_name_are_named_after_the_file(files, merge, tmp_path):
    code, out, err = merge(files("hart", "", ""), files("knie", "", "", "nee"))
    assert code == 0 and "De afdeling heet nu: hart." in err and "nee: knie" in out
    assert {department for *_, department in answers(tmp_path / "samen.toml")} == {"hart", "knie"}


def test_a_file_that_is_there_is_not_overwritten(files, merge, tmp_path):
    one, two = files("a"), files("b", "Bo")
    code, _, err = merge(one, name="b.toml")
    assert code == 2 and "Dit bestand is er al" in err
    assert merge(one, two, name="b.toml")[0] == 0 and len(answers(tmp_path / "b.toml")) == 4


def test_nothing_to_merge_writes_nothing(merge, tmp_path):
    code, out, err = merge(str(tmp_path / "weg.toml"))
    assert code == 2 and out == "" and len(err.splitlines()) == 1 and list(tmp_path.iterdir()) == []


def test_in_english(files, merge):
    code, out, _ = merge(files("a"), files("b", "Bo", "Balie", "nee"), more=("--lang", "en"))
    assert code == 0 and "Answers that contradict each other: 1." in out and "     yes: An, Zorg" in out
