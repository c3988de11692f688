"""A search that is skipped where a piece of text is missing: no match of its pattern may do without all such pieces."""

import random
from re import _parser as parser

import pytest
from pattern_sources import _sample

from begrijpelijk.checks.text import contact_ontbreekt, hulp_ontbreekt, kosten_ontbreken
from begrijpelijk.checks.text.whole_text import has

MONEY = (kosten_ontbreken._COSTS_OF_CARE, kosten_ontbreken._MONEY)
PAIRS = [
    *hulp_ontbreekt._OFFERS,
    *contact_ontbreekt._WAYS,
    (contact_ontbreekt._NEEDED_ONLINE, contact_ontbreekt._ONLINE),
    *((kosten_ontbreken._ABOUT_MONEY, pattern) for pattern in MONEY),
]


@pytest.mark.parametrize(("needed", "pattern"), PAIRS, ids=[f"{n}-{needed[0]}" for n, (needed, _) in enumerate(PAIRS)])
def test_every_match_has_one_of_the_pieces(needed, pattern):
    dice, found = random.Random(1), 0
    tree = parser.parse(pattern.pattern, pattern.flags)
    for _ in range(1000):
        text = "".join(_sample(item, dice) for item in tree)
        match = pattern.search(text)
        if match is not None:
            found += 1
            assert has(match[0].lower(), needed), match[0]
    assert found > 20
