"""Whether readers are called *u* or *je*: as the text does, or as the settings say."""

import begrijpelijk
from begrijpelijk.config import Config
from begrijpelijk.model import Finding

MIXED = "U krijgt een brief. Neem je pas mee. Je moet op tijd zijn. Dan helpen wij je."


def first(text: str, rule: str, **settings: str) -> Finding:
    report = begrijpelijk.check_text(text, config=Config(regels=(rule,), **settings))
    return report.documents[0].findings[0]


def test_the_rarest_form_is_the_slip() -> None:
    assert first(MIXED, "u-en-je").excerpt == "U"


def test_the_setting_decides() -> None:
    assert first(MIXED, "u-en-je", doelgroep="u").excerpt == "je"
    assert first(MIXED, "u-en-je", doelgroep="je").excerpt == "U"


def test_the_reader_who_is_spoken_about_is_called_as_the_setting_says() -> None:
    text = "De patiënt dient zich te melden bij de balie."
    assert first(text, "niet-aangesproken").suggestions == ["u"]
    assert first(text, "niet-aangesproken", doelgroep="je").suggestions == ["je"]
