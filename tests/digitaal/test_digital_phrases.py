"""The words by which questions are told apart: whole words, not pieces of others."""

import pytest
from begrijpelijk_digitaal.phrases import COMPLAINT, HEALTH, NOT_KNOWN


@pytest.mark.parametrize(
    "text",
    [
        "Wanneer mogen wij u bellen?",
        "Woont u hoog?",
        "Komt u uit het Academisch Ziekenhuis?",
        "Wat is uw huidige adres?",
    ],
)
def test_a_piece_of_a_word_says_nothing_of_health(text):
    assert not HEALTH.search(text) and not COMPLAINT.search(text)


@pytest.mark.parametrize(
    "text", ["Hebt u last van uw ogen?", "Is uw linkeroog rood?", "Krijgt u moeilijk adem?", "Doet uw enkel zeer?"]
)
def test_a_word_about_health_does(text):
    assert COMPLAINT.search(text)


@pytest.mark.parametrize("text", ["Het maakt mij niet uit", "Maakt niet uit", "Ik heb geen voorkeur"])
def test_who_likes_all_alike_has_a_way_out(text):
    assert NOT_KNOWN.search(text)
