"""What pages offer: texts with and without it, in tests/audit/cases/signals.yaml."""

from pathlib import Path

import pytest
import yaml

from begrijpelijk.audit.signals import MOST, NAMES, gather
from begrijpelijk.sources import read_string

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "signals.yaml").read_text("utf-8"))


def signals(text: str):
    return gather(read_string(text, "html" if text.startswith("<") else "plain"))


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, case in CASES.items() for text in case["ja"]])
def test_what_is_offered_is_seen(name, text):
    assert name in {signal.name for signal in signals(text)}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, case in CASES.items() for text in case["nee"]])
def test_what_is_not_offered_is_not_seen(name, text):
    assert [signal for signal in signals(text) if signal.name == name] == []


def test_every_signal_has_cases():
    assert set(CASES) == set(NAMES)
    assert all(case["ja"] and case["nee"] for case in CASES.values())


def test_a_signal_says_where_and_in_which_words():
    (found,) = signals("<main><p>Kom gerust langs.</p><p>Wij werken met een tolk als u dat wilt.</p></main>")
    assert (found.name, found.excerpt, found.place) == (
        "tolk",
        "Wij werken met een tolk als u dat wilt.",
        "main > p:nth-of-type(2)",
    )


def test_a_hostile_page_gives_few_and_short_ones():
    text = "<main><p>knie</p>" + "".join(
        f'<a hreflang="{a}{b}" href="/{"x" * 500}">x</a>' for a in "abcdefghij" for b in "abcdefghij"
    )
    found = signals(text + "<div>" * 5000)
    assert len(found) <= MOST and all(len(signal.place) <= 200 for signal in found)
