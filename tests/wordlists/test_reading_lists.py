"""Lists as people save them, and lists with something wrong."""

import pytest

from begrijpelijk.wordlists import WordList

GOOD = "term;woordsoort;alternatieven;zekerheid\ningreep;zn-de;de operatie;zeker\n"


def written(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "lijst.csv"
    path.write_bytes(text.encode(encoding))
    return WordList.file(path, rule="vakterm")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path, encoding):
    wordlist = written(tmp_path, GOOD + "cliënt;zn-de;de klant;soms\n", encoding)
    assert [entry.term for entry in wordlist.entries] == ["ingreep", "cliënt"]
    assert wordlist.problems == ()


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_signs_between_columns(tmp_path, sign, line):
    wordlist = written(tmp_path, GOOD.replace(";", sign).replace("\n", line))
    assert wordlist.entries[0].alternatives == ("de operatie",)


def test_only_a_term_is_needed(tmp_path):
    assert written(tmp_path, "term\nzorgpad\n").entries[0].term == "zorgpad"


def test_row_may_name_its_rule(tmp_path):
    assert written(tmp_path, "term;regel\nm.i.;afkorting\n").entries[0].rule == "afkorting"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("woord\ningreep\n", "regel 1, kolom term: deze kolom is er niet"),
        (
            "term;alternatief\ningreep;operatie\n",
            "regel 1, kolom alternatief: deze kolom kennen we niet. Bedoelt u altern",
        ),
        ("term;zekerheid\ningreep;heel zeker\n", "regel 2, kolom zekerheid: heel zeker kan hier niet"),
        ("term;ernst\ningreep;\nsonde;erg\n", "regel 3, kolom ernst: erg kan hier niet"),
        ("term;uitleg\n;Iets.\n", "regel 2, kolom term: dit vak is leeg"),
        ("term;uitleg\ningreep;Een; twee.\n", "regel 2: hier staan 3 vakken"),
        ("term\ningreep\nIngreep\n", "regel 3, kolom term: Ingreep staat ook al op regel 2"),
        ('term;uitleg\ningreep;"Iets\n', "aanhalingstekens"),
        ("", "regel 1, kolom term"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, message):
    wordlist = written(tmp_path, text)
    assert len(wordlist.problems) == 1
    assert message in str(wordlist.problems[0])
    assert "lijst.csv" in str(wordlist.problems[0])


def test_wrong_row_does_not_stop_the_others(tmp_path):
    wordlist = written(tmp_path, GOOD + "fout;kat;;\nsonde;zn-de;het slangetje;zeker\n")
    assert [entry.term for entry in wordlist.entries] == ["ingreep", "sonde"]


def test_missing_file_is_named_when_used(tmp_path):
    wordlist = WordList.file(tmp_path / "weg.csv", rule="vakterm")
    assert wordlist.entries == ()
    assert "weg.csv" in str(wordlist.problems[0])
