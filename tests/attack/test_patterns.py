"""No regular expression in the package takes long on a text that was made to make it take long.

From every pattern attacks are made: what leads to each repeat in it, the body of that repeat over and over, and an end
that does not fit. A pattern that needs more than eight times as long for four times the text is named, with the attack.
"""

import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from pattern_sources import Attack, Found, as_subject, attacks, in_python, in_scripts, text_of

LENGTHS = (2_000, 8_000, 32_000)  # characters
SUSPECT = 0.001  # seconds for the first: from here on it is looked at more closely
LINEAR = 8.0  # four times the text may take so many times as long: a quadratic pattern takes sixteen
STUCK = 2.0  # seconds for one attempt

# What is made of other text at run time, and why it is safe.
MADE_LATER = {
    "annotation/remarks.py": "a suggestion, escaped",
    "audit/signals/saying.py": "the words of a signal, checked below as compiled",
    "bounded.py": "what is checked below, as it is compiled",
    "browser/guard.py": "names of hosts, escaped",
    "browser/walk/formats.py": "the pattern of a field of a page: tried on short answers only, see test_a_pattern_of_a_page",
    "browser/walk/identity.py": "words, escaped",
    "browser/walk/moves.py": "the words of a move, checked below as compiled",
    "browser/walk/plausible.py": "the words of a kind of field, checked below as compiled",
    "checks/words/fitting.py": "fixed alternatives",
    "explained/__init__.py": "other names of a term, escaped",
    "explained/nearby.py": "endings of words, for one word at a time",
    "checks/text/hulp_ontbreekt.py": "fixed alternatives",
    "checks/text/kosten_ontbreken.py": "fixed alternatives",
    "globs.py": "a pattern for paths of the user's own settings, cut at its stars",
    "language/familiarity.py": "endings of words, for one word at a time",
    "sources/english.py": "fixed sentences, escaped",
    "sources/jinja.py": "one of three fixed words",
    "sources/html_tree.py": "the name of an attribute, escaped",
    "sources/markdown.py": "a line of a table, escaped",
}
PARTS = 4


@cache
def known() -> tuple[list[Found], list[str]]:
    """All patterns, and the places where one is made later."""
    found, unknown = in_python()
    return [*found, *in_scripts()], unknown


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Ends what takes longer: `re` looks at signals while it works."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(found: Found, text: str) -> float:
    """How long a pattern works on a text, all matches in it; `STUCK` when it does not come back."""
    subject = as_subject(found, text)
    began = time.thread_time()
    try:
        with limited(STUCK):
            if found.anchored:
                found.pattern.match(subject)
                found.pattern.fullmatch(subject)
            else:
                for _ in found.pattern.finditer(subject):
                    pass
    except TimeoutError:
        return STUCK
    return time.thread_time() - began


def worst(found: Found, dice: random.Random, samples: int = 6, most: int | None = None) -> str | None:
    """A sentence about an attack that works; None when none does (of at most so many)."""
    tried = list(attacks(found, dice, samples))
    for attack in tried if most is None or len(tried) <= most else dice.sample(tried, most):
        took = [least(found, attack, LENGTHS[0])]
        for length in LENGTHS[1:]:
            if took[-1] < SUSPECT:
                break
            if took[-1] < STUCK:
                took.append(least(found, attack, length))
            if took[-1] < min(max(took[-2:][0] * LINEAR, 0.01), STUCK):
                break
            if took[-1] >= STUCK or length == LENGTHS[-1]:
                shown = ", ".join(f"{each:.3f}" for each in took)
                return f"{found.where}: {shown} s with {attack}\n{found.pattern.pattern!r}"
    return None


def least(found: Found, attack: Attack, length: int) -> float:
    """The quickest of a few attempts, for a machine that does much else."""
    text = text_of(attack, length)
    took = seconds(found, text)
    return took if took < SUSPECT or took >= STUCK else min(took, seconds(found, text))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_patterns(part: int) -> None:
    """All patterns, with some of the attacks on each."""
    attacked(part, 1, 2)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_patterns_with_all_attacks(part: int) -> None:
    attacked(part, 4, None)


def attacked(part: int, samples: int, most: int | None) -> None:
    mine = known()[0][part::PARTS]
    assert len(mine) > 100
    found = [told for each in mine if (told := worst(each, random.Random(7), samples, most))]
    assert not found, "\n\n".join(found)


@pytest.mark.slow
def test_it_finds_what_is_slow() -> None:
    import re

    for slow in (r"(a+)+$", r"(?:a|a)*b", r"(\w+\s?)*:", r"\s+$", r"<[^>]*>", r"a.*b.*c", r"(?:x*y?)*z", r"\d+\d+!"):
        assert worst(Found("here", re.compile(slow)), random.Random(7)), slow
    for quick in (r"a+", r"\s+", r"<[^<>]*>", r"\b(?:de|het)\b", r"[^\W\d_]{3,}", r"(?:[a-z]{1,30}-)?menu"):
        assert worst(Found("here", re.compile(quick)), random.Random(7)) is None, quick


def test_all_patterns_are_seen() -> None:
    patterns, unknown = known()
    assert len(patterns) > 450
    assert {place.partition(":")[0] for place in unknown} <= set(MADE_LATER), unknown


@pytest.mark.parametrize(
    "pattern", [r"([a-z ]+)+\d", r"(?:a|a|[a-z ])*\d", r"\w*" * 30 + "!", r"(([a-z ]*)*){1,9}\d", "a" * 99_999]
)
def test_a_pattern_of_a_page(pattern: str) -> None:
    """The pattern of a field in a page that is walked comes from a stranger."""
    from begrijpelijk.browser.walk.formats import fits

    began = time.thread_time()
    assert fits(pattern, "Ik heb sinds gisteren pijn. " * 4)
    assert time.thread_time() - began < 0.5
    assert fits(r"[1-9]\d{3} ?[A-Z]{2}", "1234 AB") and not fits(r"[1-9]\d{3} ?[A-Z]{2}", "Jan")
