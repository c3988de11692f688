"""The characteristics in a report: a colour where something was measured, grey where not."""

import begrijpelijk

PLAIN = "Bel ons op 088 123 45 67. Neem uw pas mee. Wij helpen u graag. Drink veel water. Rust goed uit. " * 4
HARD = "Derhalve dient de patiënt conform de geldende bepalingen inzake hypertensie te worden geïnformeerd. " * 6


def colours(text: str, format: str = "plain") -> dict[int, str]:
    return {k.nummer: k.status for k in begrijpelijk.check_text(text, format).kenmerken}


def test_all_ten_are_there_in_order() -> None:
    assert list(colours(PLAIN)) == list(range(1, 11))


def test_what_a_text_cannot_show_is_grey() -> None:
    grey = {number for number, colour in colours(PLAIN).items() if colour == "grijs"}
    assert {1, 4, 6, 8, 10} <= grey


def test_a_word_or_two_gives_no_colour() -> None:
    assert set(colours("Bel ons.").values()) == {"grijs"}


def test_plain_is_green_and_hard_is_red() -> None:
    assert colours(PLAIN)[3] == "groen"
    assert colours(HARD)[3] == "rood"


def test_a_link_that_says_nothing_is_evidence_for_digital_care() -> None:
    assert colours(f"<p>{PLAIN}</p><p>Lees het <a href='x'>hier</a>.</p>", "html")[4] != "grijs"


def test_a_rule_that_is_off_measures_nothing() -> None:
    report = begrijpelijk.check_text(PLAIN, rules=["lange-zin"])
    assert {k.nummer for k in report.kenmerken if k.status != "grijs"} == {3}
