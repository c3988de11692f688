"""Carrying out all certain suggestions: it never fails, is done in one go, and never makes a text harder."""

import re
from bisect import insort
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from begrijpelijk import plugins, sources
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.errors import SourceError
from begrijpelijk.fix import Change, _overlap, _overlaps, correct
from begrijpelijk.mending import TOLERANCE, mend
from begrijpelijk.wordlists import WordList

EXAMPLES = Path(__file__).parents[2] / "docs" / "voorbeelden"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Config(), plugins.registry())


def terms() -> list[str]:
    """Words of the lists that may be mended without a human."""
    lists: list[WordList] = list(plugins.registry().wordlists.values())
    found = {entry.term for each in lists for entry in each.entries if entry.certainty == "zeker"}
    return sorted(found)[::9]


PLAIN = "u de arts krijgt morgen een folder en . , moet wij niet het ziekenhuis voor met Deze De Wij Het kan".split()
SENTENCES = st.lists(st.sampled_from(PLAIN) | st.sampled_from(terms()), min_size=3, max_size=12).map(
    lambda words: " ".join(words).capitalize() + "."
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=5).map(lambda parts: "\n\n".join(parts))


def mended_twice(checker: Checker, raw: str, form: str, name: str = "brief") -> None:
    document = sources.read_string(raw, form, name)  # type: ignore[arg-type]
    before = checker.analyse(document)
    report, _ = checker.judge(before)
    first = mend(document, report.findings, checker)
    assert first.mended == 0 or first.text != raw
    again = sources.read_string(first.text, form, name)  # type: ignore[arg-type]
    after = checker.analyse(again)
    if before.score is not None and after.score is not None:
        assert after.score <= before.score + TOLERANCE
    if first.mended:
        later, _ = checker.judge(after)
        # What is left was left on purpose: the suggestions of one check that made the text harder.
        assert len({finding.rule for finding in later.findings if correct(again, [finding]).mended}) <= 1
        assert re.sub(r"\s+", "", again.text)


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(raw=TEXTS, form=st.sampled_from(["plain", "markdown"]))
def test_any_text(checker: Checker, raw: str, form: str) -> None:
    try:
        mended_twice(checker, raw, form)
    except SourceError:
        assert not any(char.isalnum() for char in raw)


@pytest.mark.slow
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(raw=TEXTS, form=st.sampled_from(["plain", "markdown"]))
def test_many_texts(checker: Checker, raw: str, form: str) -> None:
    test_any_text.hypothesis.inner_test(checker, raw, form)


@pytest.mark.parametrize("name", ["knieoperatie/c1.html", "darmonderzoek/b2.html"])
def test_an_example(checker: Checker, name: str) -> None:
    mended_twice(checker, (EXAMPLES / name).read_text(encoding="utf-8"), "html", name)


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/*.html")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_example(checker: Checker, path: Path) -> None:
    mended_twice(checker, path.read_text(encoding="utf-8"), "html", path.name)


def test_what_makes_a_text_harder_is_left_out(checker: Checker) -> None:
    """Words in full in place of what everybody reads short: correct, but not easier."""
    raw = (
        "U gaat naar de BSO. De BSO belt u. U komt bij de BSO. Daar is de BSO. "
        "U kent de BSO. Het is de BSO. Wij zijn de BSO. U mailt de BSO."
    )
    document = sources.read_string(raw * 2, "plain", "brief")
    before = checker.analyse(document)
    findings = checker.judge(before)[0].findings
    alone = correct(document, findings)
    harder = checker.analyse(sources.read_string(alone.text, "plain", "brief"))
    assert before.score is not None and harder.score is not None and harder.score > before.score + TOLERANCE
    kept = mend(document, findings, checker)
    after = checker.analyse(sources.read_string(kept.text, "plain", "brief"))
    assert after.score is not None and after.score <= before.score + TOLERANCE


def test_what_a_suggestion_brings_to_light_is_mended_as_well(checker: Checker) -> None:
    raw = "Wij nemen een monster. De arts neemt biopten bij de patiënt."
    document = sources.read_string(raw, "plain", "brief")
    text = mend(document, checker.judge(checker.analyse(document))[0].findings, checker).text
    assert "stukjes weefsel" in text and "weefsels" not in text


SPANS = st.tuples(st.integers(0, 25), st.sampled_from([0, 0, 1, 2, 5]), st.sampled_from("ab"))


@given(st.lists(SPANS, max_size=15))
def test_overlap_is_found_among_neighbours(spans: list[tuple[int, int, str]]) -> None:
    accepted: list[Change] = []
    for start, length, text in spans:
        change = Change(start, start + length, text)
        assert _overlaps(change, accepted) is any(_overlap(change, other) for other in accepted)
        if not _overlaps(change, accepted):
            insort(accepted, change)
