"""The scorecard with files of the self-test: whole, missing, merged; what cannot be read is told, and the rest counts."""

from begrijpelijk.cli import run

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


def test_the_command(tmp_path, capsys):
    database = write(tmp_path / "a.sqlite", [easy(f"{SITE}/{n}") for n in range(4)])
    file = tmp_path / "test.toml"
    file.write_text(WHOLE, "utf-8")
    assert run(["scorekaart", str(database), "--zelftest", str(file)]) == 0
    assert "1. Bewustwording: oranje" in capsys.readouterr().out
    code = run(["scorekaart", str(database), "--zelftest", str(tmp_path / "weg.toml"), "--zelftest", str(file)])
    shown = capsys.readouterr()
    assert code == 2 and "1. Bewustwording: oranje" in shown.out
    assert len(shown.err.splitlines()) == 1 and "weg.toml" in shown.err


def test_departments_merged_give_the_same_scorecard_as_their_files(tmp_path, capsys):
    database = write(tmp_path / "a.sqlite", [easy(f"{SITE}/{n}") for n in range(4)])
    one, two, both = (tmp_path / name for name in ("zorg.toml", "balie.toml", "samen.toml"))
    one.write_text(WHOLE, "utf-8")
    two.write_text(WHOLE.replace("Zorg", "Balie").replace('"ja"', '"nee"'), "utf-8")
    assert run(["zelftest", "samenvoegen", str(one), str(two), "-o", str(both)]) == 0
    capsys.readouterr()
    assert run(["scorekaart", str(database), "--zelftest", str(one), "--zelftest", str(two), "--format", "json"]) == 0
    apart = capsys.readouterr().out
    assert run(["scorekaart", str(database), "--zelftest", str(both), "--format", "json"]) == 0
    assert capsys.readouterr().out == apart and '"contradicts": true' in apart
