"""Checking again after an edit gives what a full check gives, and analyses only what changed."""

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from begrijpelijk import plugins, sources
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.errors import SourceError
from begrijpelijk.incremental import IncrementalChecker, ParseCache, Stopped

TEXT = """# Onderzoek van uw darmen

Voorafgaand aan het onderzoek dient u nuchter te zijn. De coloscopie wordt uitgevoerd door de MDL-arts. \
Houd rekening met een opnameduur van 2 dagen, tenzij anders is afgesproken.

Dit staat er twee keer. De hypertensie wordt behandeld.

Dit staat er twee keer. De hypertensie wordt behandeld.

- Neem uw medicatie mee.
- Bel ons op 020 - 123 45 67 of mail naar poli@ziekenhuis.nl.

## Na afloop

Indien er complicaties optreden, neemt u onmiddellijk contact op met de polikliniek. Je mag weer eten. 😀 Één keer \
per dag is het raadzaam de wond te inspecteren, omdat er anders een infectie kan ontstaan die u niet bemerkt.
"""
PIECES = ["a", " ", ".", "\n\n", "De arts ", "hypertensie ", "- ", "# ", "😀", "é", "Derhalve dient u te komen. ",
          "<!-- begrijpelijk: uit vakterm -->", "u en je ", "\n", "1", "?", "wordt geopereerd"]  # fmt: skip


@pytest.fixture(scope="module")
def full() -> Checker:
    return Checker(Config(), plugins.registry())


def incremental(characters: int = 500_000) -> IncrementalChecker:
    return IncrementalChecker(Checker(Config(), plugins.registry()), ParseCache(characters))


def same(full: Checker, checker: IncrementalChecker, text: str, format: str = "markdown") -> None:
    try:
        document = sources.read_string(text, format, "a")
    except SourceError:
        return
    report, problems = checker.check(document)
    wanted = Checker(full.config, full.registry).check_documents(
        [sources.read_string(text, format, "a")], with_text=True
    )
    assert report == wanted.documents[0]
    assert {problem.message for problem in problems} == {error.message for error in wanted.errors}


EDIT = st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES))


def edited(text: str, edit: tuple[float, int, str]) -> str:
    place, length, piece = edit
    start = int(place * len(text))
    return text[:start] + piece + text[start + length :]


def check_edits(full: Checker, edits: list[tuple[float, int, str]]) -> None:
    checker = incremental()
    text = TEXT
    same(full, checker, text)
    for edit in edits:
        text = edited(text, edit)
        same(full, checker, text)


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(EDIT, min_size=4, max_size=8))
def test_edits_give_what_a_full_check_gives(full, edits) -> None:
    check_edits(full, edits)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(EDIT, min_size=1, max_size=25))
def test_many_edits_give_what_a_full_check_gives(full, edits) -> None:
    check_edits(full, edits)


def test_formats_and_texts_take_turns(full) -> None:
    checker = incremental()
    plain = TEXT.replace("#", "").replace("- ", "• ")
    page = "".join(f"<p>{line}</p>" for line in plain.split("\n\n"))
    for text, format in [(TEXT, "markdown"), (plain, "plain"), (page, "html"), (TEXT, "markdown"), (plain, "plain")]:
        same(full, checker, text, format)


def test_only_what_changed_is_analysed_again() -> None:
    checker = incremental()
    checker.check(sources.read_string(TEXT, "markdown", "a"))
    paragraphs = checker.cache.parsed
    assert paragraphs == 7  # one stands there twice
    checker.check(sources.read_string(TEXT.replace("dient u", "moet u"), "markdown", "a"))
    assert checker.cache.parsed == paragraphs + 1
    checker.check(sources.read_string(TEXT, "markdown", "a"))
    assert checker.cache.parsed == paragraphs + 1


def test_what_is_kept_has_a_limit(full) -> None:
    checker = incremental(characters=400)
    for number in range(6):
        same(full, checker, TEXT.replace("2 dagen", f"{number + 3} dagen"))
    assert sum(map(len, checker.cache._known)) <= len(TEXT)


def test_a_check_that_is_no_longer_wanted_stops(full) -> None:
    checker = incremental()
    asked = threading.Event()

    def stop(after: int):
        seen = iter(range(10_000))
        return lambda: (asked.set(), next(seen) >= after)[1]

    document = sources.read_string(TEXT, "markdown", "a")
    for after in (0, 1, 2, 20):
        with pytest.raises(Stopped):
            checker.check(document, stop(after))
    assert asked.is_set()
    same(full, checker, TEXT)  # and nothing of it stays behind
