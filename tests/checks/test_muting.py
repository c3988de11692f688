"""Parts of a text that the author switched off."""

import random
import time

import begrijpelijk
from begrijpelijk.findings import MOST_UNKNOWN, Muted

TEXT = """Derhalve bellen wij u.

<!-- begrijpelijk: uit {rule} -->
Wij bellen u derhalve morgen.
<!-- begrijpelijk: aan -->

Neem derhalve de tijd.
"""


def places(rule: str) -> list[int | None]:
    report = begrijpelijk.check_text(TEXT.format(rule=rule), "markdown", rules=["formeel-woord"])
    return [finding.location.line for finding in report.documents[0].findings]


def test_a_rule_that_is_off_says_nothing_there_and_speaks_elsewhere() -> None:
    assert places("formeel-woord") == [1, 7]
    assert places("lange-zin") == [1, 4, 7]


def test_everything_can_be_off() -> None:
    text = TEXT.replace(" {rule}", "")
    report = begrijpelijk.check_text(text, "markdown", rules=["formeel-woord"])
    assert [finding.location.line for finding in report.documents[0].findings] == [1, 7]


def test_an_attribute_in_html_does_the_same() -> None:
    html = "<p>Derhalve bellen wij.</p><p data-begrijpelijk='uit'>Neem derhalve de tijd.</p>"
    report = begrijpelijk.check_text(html, "html", rules=["formeel-woord"])
    assert len(report.documents[0].findings) == 1


def test_a_rule_that_does_not_exist_is_named_with_the_nearest_one() -> None:
    report = begrijpelijk.check_text(TEXT.format(rule="formeel-wrd"), "markdown", rules=["formeel-woord"])
    assert len(report.documents[0].findings) == 3
    (error,) = report.errors
    assert "formeel-wrd" in error.message and "formeel-woord" in error.message
    assert error.source.startswith("-, regel ")


def test_many_rules_that_do_not_exist_are_named_once_and_not_all() -> None:
    off = "".join(
        f"<!-- begrijpelijk: uit {' '.join(f'regel-{n}' for n in range(200))} -->\n\nBel ons.\n\n" for _ in "ab"
    )
    report = begrijpelijk.check_text(off, "markdown", rules=["formeel-woord"])
    assert len({error.message for error in report.errors}) == len(report.errors) == MOST_UNKNOWN


def test_where_many_parts_are_off_each_place_is_found_at_once() -> None:
    dice = random.Random(5)
    spans = [(at, at + dice.randint(1, 12), dice.choice([None, "a", "b"])) for at in dice.choices(range(90), k=25)]
    muted = Muted(spans)
    for start in range(100):
        for end in (start, start + 1, start + 5):
            expected = any(s <= start and end <= e and rule in (None, "a") for s, e, rule in spans)
            assert muted.covers(start, end, "a") is expected
    many = Muted((at, at + 4, None) for at in range(0, 200_000, 10))
    began = time.process_time()
    assert not any(many.covers(at + 2, at + 6, "a") for at in range(0, 200_000, 10))
    assert time.process_time() - began < 5
