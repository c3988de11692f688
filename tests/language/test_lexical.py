"""What we know of Dutch words: frequency, parts, kind of noun, familiarity."""

import subprocess
import sys
import time

import pytest

from begrijpelijk.language.compounds import base_forms, head, split
from begrijpelijk.language.concreteness import SEED, kind, read_seed
from begrijpelijk.language.familiarity import word_difficulty
from begrijpelijk.language.frequency import zipf
from begrijpelijk.language.subtlex import UNKNOWN, subtlex_frequency

# --- frequency


def test_zipf_as_wordfreq_has_it():
    # wordfreq 3.1: zipf_frequency("operatie", "nl", wordlist="large") and so on
    assert (zipf("de"), zipf("operatie"), zipf("laparoscopie")) == (7.73, 4.66, 1.94)


def test_zipf_ignores_case_and_kind_of_apostrophe():
    assert zipf("Operatie") == zipf("OPERATIE") == zipf("operatie")
    assert zipf("foto’s") == zipf("foto's") is not None


def test_zipf_of_a_hyphenated_word_lies_under_its_rarest_part():
    together = zipf("ex-burgemeester")
    assert together is not None and together < min(zipf("ex"), zipf("burgemeester"))


@pytest.mark.parametrize("word", ["cholesterolverlager", "qzxwv", "", "-", "'"])
def test_zipf_of_what_is_unknown(word):
    assert zipf(word) is None


@pytest.mark.parametrize("word", ["qzxwv", "", "-", "12.30"])
def test_a_word_without_known_parts_counts_as_unknown_on_the_scale_of_subtlex(word):
    assert subtlex_frequency(word, "NOUN") == UNKNOWN


def test_an_everyday_word_is_more_frequent_on_the_scale_of_subtlex_than_a_bookish_one():
    assert (
        subtlex_frequency("huis", "NOUN")
        > 5
        > subtlex_frequency("woning", "NOUN")
        > subtlex_frequency("domicilie", "NOUN")
    )
    assert subtlex_frequency("bellen", "VERB") > subtlex_frequency("contacteren", "VERB")


def test_a_rare_compound_counts_nearer_to_its_head_than_to_nothing():
    assert subtlex_frequency("ziekenhuisbed", "NOUN") > 3


# --- compounds


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("bloedprik", ("bloed", "prik")),
        ("verzekeringsmaatschappijen", ("verzekering", "maatschappijen")),
        ("wachtkamer", ("wacht", "kamer")),
        ("operatiekamer", ("operatie", "kamer")),
        ("huisartsenpost", ("huis", "artsen", "post")),
        ("spreekuren", ("spreek", "uren")),
        ("Bloedonderzoek", ("bloed", "onderzoek")),
        ("tv-kijker", ("tv", "kijker")),
        ("staatsbosbeheer", ("staat", "bos", "beheer")),
    ],
)
def test_split(word, parts):
    assert split(word) == parts


@pytest.mark.parametrize(
    "word",
    "kantoor kantoren minister aardappel boterham verdrag gebed kussen hersenen patiënt computer operatie medicijn eigenaar "
    "belangrijk mogelijkheden kennis gegevens minderen besturen planeet hamster bed x".split(),
)
def test_what_is_no_compound_stays_whole(word):
    assert split(word) == (word,)


def test_head_is_the_last_part_in_its_own_form():
    assert (head("ziekenhuisbedden"), head("spreekuur"), head("kantoor")) == ("bedden", "uur", "kantoor")


def test_a_string_without_end_costs_nothing():
    start = time.perf_counter()
    assert split("a" * 1_000_000) == ("a" * 1_000_000,)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("katten", "kat"),
        ("huizen", "huis"),
        ("bomen", "boom"),
        ("foto's", "foto"),
        ("ideeën", "idee"),
        ("kinderen", "kind"),
        ("bloemetje", "bloem"),
        ("autootje", "auto"),
        ("koninkje", "koning"),
        ("mooiere", "mooi"),
        ("zwaarste", "zwaar"),
        ("leefde", "leven"),
        ("gewerkt", "werken"),
        ("opgehaald", "ophalen"),
        ("loopt", "lopen"),
    ],
)
def test_base_forms(form, base):
    assert base in base_forms(form)


# --- kind of nouns


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("dokter", "concrete"),
        ("hond", "concrete"),
        ("brood", "concrete"),
        ("stad", "concrete"),
        ("week", "concrete"),
        ("kilometer", "concrete"),
        ("ziekenhuisbed", "concrete"),
        ("katje", "concrete"),
        ("zorg_verlener", "concrete"),
        ("vrijheid", "abstract"),
        ("organisatie", "undefined"),
        ("patiëntenvereniging", "abstract"),
        ("hypothese", "abstract"),
        ("bewustwording", "abstract"),
        ("plaats", "undefined"),
        ("werkplaats", "concrete"),
        ("qzxwv", None),
    ],
)
def test_kind(lemma, expected):
    assert kind(lemma) == expected


def test_kind_of_names():
    assert kind("Jan", "PROPN", entity="PERSON") == "concrete"
    assert kind("Breda", "PROPN", entity="GPE") == "concrete"
    assert kind("Philips", "PROPN", entity="ORG") == "abstract"
    assert kind("UWV", "PROPN", form="UWV") == "abstract"


def test_other_parts_of_speech_have_no_kind():
    assert kind("lopen", "VERB") is None


def test_every_noun_stands_once_in_the_seed():
    words = [
        w for line in SEED.read_text(encoding="utf-8").splitlines() if line[:1] not in ("#", "[") for w in line.split()
    ]
    assert len(words) == len(set(words)) == len(read_seed(SEED)) > 2500


# --- familiarity


@pytest.mark.parametrize(
    "word",
    "operatie infectie allergie diabetes medicijn ziekenhuis spreekuur verpleegkundige bloedvat narcose huisarts bloeddruk "
    "ziekenhuisbed bloedprik pijnstillers afspraken gebroken slapen goedkoopste kinderen".split(),
)
def test_words_that_everybody_knows(word):
    assert word_difficulty(word) < 0.1


@pytest.mark.parametrize("word", ["onbetaalbaar", "leesbaarheid", "kinderlijk", "voorlezer", "heropenen"])
def test_derivations_of_everyday_words_are_no_finding(word):
    assert word_difficulty(word) < 0.15


@pytest.mark.parametrize(
    "word",
    "anamnese dyspneu derhalve teneinde laparoscopie comorbiditeit exacerbatie polyfarmacie adequaat cholesterolverlager "
    "palliatief metastase auscultatie".split(),
)
def test_words_that_many_do_not_know(word):
    assert word_difficulty(word) >= 0.15


def test_a_compound_of_everyday_words_is_easy_however_long():
    assert zipf("parkeerplaatskaartje") is None
    assert word_difficulty("parkeerplaatskaartje") < 0.15 < word_difficulty("ileus")


@pytest.mark.parametrize("word", ["112", "3", "Utrecht", "UWV", "15:00", "", "-", "Pieterse"])
def test_names_and_numbers_are_no_difficulty(word):
    assert word_difficulty(word) == 0.0


def test_a_capital_does_not_hide_a_difficult_word():
    assert word_difficulty("Anamnese") == word_difficulty("anamnese")


def test_hyphens_divide():
    assert word_difficulty("huis-anamnese") == word_difficulty("anamnese")


def test_a_million_letters_do_not_stop_it():
    start = time.perf_counter()
    assert 0 <= word_difficulty("aap" * 300_000) <= 1
    assert time.perf_counter() - start < 5


# --- all of it


def test_nothing_is_loaded_on_import():
    code = (
        "import sys; from begrijpelijk.language import frequency, compounds, concreteness, familiarity; "
        "assert 'numpy' not in sys.modules and not frequency._rows.cache_info().currsize"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
