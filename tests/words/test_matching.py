"""Terms are found in every form and order, and nothing else is."""

import pytest

from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry
from begrijpelijk.sources import read_string
from begrijpelijk.wordlists import WordList


@pytest.fixture(scope="module")
def checker():
    return Checker(Config(), registry())


def terms(checker, text, rule, lists=None, config=None):
    analysis = checker.analyse(read_string(text, "plain", "-"))
    if config:
        analysis.config = config
    if lists:
        analysis.shared["wordlists"] = lists
    return [(match.entry.term, text[match.start : match.end]) for match in analysis.matches.of(rule)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Er waren twee biopsieën nodig.", "biopsie"),
        ("Dat is een biopsietje.", "biopsie"),
        ("De hypertensiepoli is dicht.", "hypertensie"),
        ("De hypertensie-poli is dicht.", "hypertensie"),
        ("Er is geopereerd na een chronische aandoening.", "chronisch"),
        ("De patiënt werd gereanimeerd.", "reanimeren"),
        ("HYPERTENSIE", "hypertensie"),
    ],
)
def test_inflected_terms(checker, text, term):
    assert term in [found for found, _ in terms(checker, text, "vakterm")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Het gesprek vindt op maandag in het stadhuis plaats.", "vindt op maandag in het stadhuis plaats"),
        ("Hij vraagt om dit plaats te laten vinden.", None),
        ("Zij hoopt de brief toe te zenden.", "toe te zenden"),
        ("De brieven zijn toegezonden.", "toegezonden"),
        ("Als u dit toezendt, is het goed.", "toezendt"),
        ("Zij zendt de brief aan u.", None),
        ("Als de zuster zorg moet dragen voor uw kind, kan dat.", "zorg moet dragen voor"),
    ],
)
def test_verbs_that_stand_apart(checker, text, quote):
    found = [
        excerpt for term, excerpt in terms(checker, text, "formeel-woord")
        if term in ("plaatsvinden", "toezenden", "zorg dragen voor")
    ]  # fmt: skip
    assert found == ([quote] if quote else [])


def test_abbreviations_keep_their_capitals(checker):
    assert terms(checker, "Hij heeft MS.", "afkorting") == [("MS", "MS")]
    assert terms(checker, "Wij eten om 6 uur met ms.", "afkorting") == []
    assert [excerpt for _, excerpt in terms(checker, "T.a.v. de balie.", "afkorting")] == ["T.a.v."]


def test_longest_term_speaks(checker):
    found = terms(checker, "Dat komt ten gevolge van regen.", "formeel-woord")
    assert found == [("ten gevolge van", "ten gevolge van")]


def test_own_list_and_allowed_words(checker, tmp_path):
    path = tmp_path / "eigen.csv"
    path.write_text("term;woordsoort;alternatieven\nzorgpad;zn-het;de route\n", encoding="utf-8")
    text = "Volg het zorgpad en meld hypertensie."
    with_list = Config(woordenlijsten=(path,))
    assert ("zorgpad", "zorgpad") in terms(checker, text, "vakterm", config=with_list)
    allowed = Config(woordenlijsten=(path,), toegestaan=("Hypertensie",))
    assert "hypertensie" not in [term for term, _ in terms(checker, text, "vakterm", config=allowed)]


def test_broken_list_is_named_and_the_others_work(checker, tmp_path):
    good, bad = tmp_path / "goed.csv", tmp_path / "stuk.csv"
    good.write_text("term\nzorgpad\n", encoding="utf-8")
    bad.write_text("woord\nroute\n", encoding="utf-8")
    lists = [WordList.file(path, rule="vakterm") for path in (bad, good)]
    analysis = checker.analyse(read_string("Het zorgpad.", "plain", "-"))
    analysis.shared["wordlists"] = lists
    assert [match.entry.term for match in analysis.matches.all] == ["zorgpad"]
    assert "stuk.csv: regel 1, kolom term" in str(analysis.matches.errors[0])
