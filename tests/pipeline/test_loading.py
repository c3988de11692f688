"""The embedded pipeline is loaded in a quicker way than spaCy's own, and is the same."""

import spacy

from begrijpelijk.language.pipeline import EMBEDDED, load_pipeline

TEXT = (
    "Bel i.v.m. uw afspraak (s.v.p. vóór 9.00 uur) 088-123 45 67: 't is 's ochtends druk! Zie www.delinde.example :-)"
)


def test_it_is_what_spacy_loads_and_what_it_saves_can_be_loaded(tmp_path):
    # A fresh one: the pipeline of this process remembers every word that other tests gave it.
    ours, plain = load_pipeline.__wrapped__(), spacy.load(EMBEDDED)
    # (To spaCy it has the strings of its own tokeniser first, which is then replaced.)
    assert ours.tokenizer.to_bytes(exclude=["vocab"]) == plain.tokenizer.to_bytes(exclude=["vocab"])
    assert ours.config == plain.config
    assert [token.text for token in ours(TEXT)] == [token.text for token in plain(TEXT)]
    ours.to_disk(tmp_path)
    assert [token.lemma_ for token in spacy.load(tmp_path)(TEXT)] == [token.lemma_ for token in plain(TEXT)]
