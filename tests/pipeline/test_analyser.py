"""The embedded pipeline as a spaCy pipeline: what it sets, what it keeps, and what leaflets need of it."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import begrijpelijk
from begrijpelijk.errors import PipelineError
from begrijpelijk.language.analyser.lemmas import apply_tree
from begrijpelijk.language.pipeline import EMBEDDED


@pytest.fixture(scope="module")
def nlp() -> Language:
    return begrijpelijk.load_pipeline()


def test_it_is_at_most_twenty_megabytes() -> None:
    assert sum(path.stat().st_size for path in EMBEDDED.rglob("*") if path.is_file()) <= 20_000_000


def test_every_layer_is_set(nlp: Language) -> None:
    doc = nlp("De arts bekijkt morgen uw knie.")
    for layer in ("SENT_START", "POS", "TAG", "MORPH", "LEMMA", "DEP", "HEAD"):
        assert doc.has_annotation(layer), layer


@pytest.mark.parametrize("text", ["", " ", "\n\n", "  Bel 112.  ", "a", "😀", "Eén\u00a0twee\tdrie.\n\nVier."])
def test_odd_texts_are_analysed(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(token.head.sent == token.sent for token in doc)


def test_a_text_without_end_is_analysed(nlp: Language) -> None:
    doc = nlp("Neem dit medicijn in met water. " * 700)
    assert len(list(doc.sents)) >= 690


def test_one_by_one_and_together_give_the_same(nlp: Language) -> None:
    texts = ["Bel de balie.", "Hebt u pijn?", "Wij helpen u graag met het invullen van het formulier."] * 3
    together = [[(t.head.i, t.dep_, t.lemma_) for t in doc] for doc in nlp.pipe(texts)]
    assert together == [[(t.head.i, t.dep_, t.lemma_) for t in nlp(text)] for text in texts]


def test_it_survives_the_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "model")
    text = "Wordt u morgen geopereerd? Neem dan uw medicijnen mee."
    read = spacy.load(tmp_path / "model")
    assert [(t.dep_, t.lemma_) for t in read(text)] == [(t.dep_, t.lemma_) for t in nlp(text)]


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Neem uw zorgpas mee.", "Neem", "mee_nemen"),
        ("Bel 112.", "Bel", "bellen"),
        ("Drink veel water.", "Drink", "drinken"),
        ("Vraag het aan uw arts.", "Vraag", "vragen"),
        ("Hebt u koorts?", "Hebt", "hebben"),
        ("Krijgt u pijn? Bel dan meteen.", "Krijgt", "krijgen"),
    ],
)
def test_a_command_or_question_starts_with_its_verb(nlp: Language, text: str, verb: str, lemma: str) -> None:
    token = nlp(text)[0]
    assert (token.text, token.pos_, token.lemma_) == (verb, "VERB", lemma)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hebt u pijn? Bel dan 088 123 45 67. Wij helpen u.", 3),
        ("Kom om 8.30 uur naar afdeling B. Neem uw medicijnen mee.", 2),
        ("Neem 2 keer per dag 1 tablet van 500 mg.", 1),
        ("U mag niet roken, drinken of eten.", 1),
    ],
)
def test_sentences_of_leaflets(nlp: Language, text: str, count: int) -> None:
    assert len(list(nlp(text).sents)) == count


def test_edit_trees() -> None:
    tree = [0, 2, None, ["en", ""]]
    assert apply_tree(tree, "boeken") == "boek"
    assert apply_tree(tree, "boeks") is None
    assert apply_tree([2, 0, ["ge", ""], None], "gebel") == "bel"
    assert apply_tree(None, "kat") == "kat"


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(PipelineError, match="nl_bestaat_niet"):
        begrijpelijk.load_pipeline("nl_bestaat_niet")


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "engels")
    with pytest.raises(PipelineError, match="Nederlands"):
        begrijpelijk.load_pipeline(str(tmp_path / "engels"))
