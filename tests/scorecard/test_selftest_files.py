"""Files of the self-test: whole, half, wrong and contradicting; what is wrong is told, and the rest counts."""

import pytest

from begrijpelijk.cli import run
from begrijpelijk.scorecard.from_selftest import read

from scorecard_databases import SITE, easy, write  # isort: skip

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


def test_a_whole_file(file):
    first, second = read([file(WHOLE)]).given
    assert (first.question, first.given, first.who, first.department, first.date) == (
        "1-weten", "ja", "An", "Zorg", "2026-05-01",
    )  # fmt: skip
    assert first.note == "In maart gevraagd." and (second.who, second.department) == ("Bo", "Zorg")


def test_the_latest_answer_of_a_person_counts(file):
    old = file(WHOLE.replace('"ja"', '"nee"').replace("2026-05", "2025-05"), "oud.toml")
    for order in ([old, file(WHOLE)], [file(WHOLE), old]):
        assert [reply.given for reply in read(order).given if reply.question == "1-weten"] == ["ja"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("dit is = geen toml [", "geen geldig TOML"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("", "geen enkel antwoord"),
        ('antwoord = "ja"', "geen enkel antwoord"),
        ('[[antwoord]]\nvraag = "1-weten"\nantwoord = "misschien"', "antwoord 1 klopt niet"),
        ("a = " + "[" * 5000, "geen geldig TOML"),
    ],
)
def test_a_wrong_file_is_told_and_the_rest_counts(file, text, told):
    found = read([file(text, "kapot.toml"), file(WHOLE)])
    assert len(found.given) == 2
    assert told in found.problems[0][1] and all("kapot.toml" in source for source, _ in found.problems)


def test_the_command(file, tmp_path, capsys):
    database = write(tmp_path / "a.sqlite", [easy(f"{SITE}/{n}") for n in range(4)])
    assert run(["scorekaart", str(database), "--zelftest", str(file(WHOLE))]) == 0
    assert "1. Bewustwording: oranje" in capsys.readouterr().out
    code = run(["scorekaart", str(database), "--zelftest", str(tmp_path / "weg.toml"), "--zelftest", str(file(WHOLE))])
    shown = capsys.readouterr()
    assert code == 2 and "1. Bewustwording: oranje" in shown.out
    assert len(shown.err.splitlines()) == 1 and "weg.toml" in shown.err
