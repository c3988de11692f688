"""Parts of a text that the author switched off."""

import begrijpelijk

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
