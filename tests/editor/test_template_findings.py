"""What is found in templates: in their text, never in what stands for an expression, and nothing a part of a page lacks."""

import pytest

from begrijpelijk import plugins, sources
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.fix import correct, escaped

SENTENCES = (
    "Derhalve dient u {} zich te melden bij de polikliniek. De hypertensie van {} wordt door ons behandeld. " * 4
)
FILES = {
    "a.vue": "<template><p>" + SENTENCES.replace("{}", "{{ hypertensie }}") + "</p></template>",
    "a.html.j2": "{% block x %}<p>" + SENTENCES.replace("{}", "{{ hypertensie }}") + "</p>{% endblock %}",
    "a.tsx": "export const A = () => <p>" + SENTENCES.replace("{}", "{hypertensie}") + "</p>;",
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Config(), plugins.registry())


@pytest.mark.parametrize("name", FILES)
def test_findings_in_a_template(checker, name) -> None:
    raw = FILES[name]
    document = sources.read_bytes(raw.encode(), name)
    (report,) = checker.check_documents([document]).documents
    rules = {finding.rule for finding in report.findings}
    assert {"vakterm", "formeel-woord"} <= rules
    assert not rules & {"datum-ontbreekt", "contact-ontbreekt", "actie-ontbreekt", "kosten-ontbreken"}
    assert report.scores.lint is not None
    for finding in report.findings:
        if finding.rule == "vakterm":
            region = finding.location.region
            assert raw[region.start : region.end] == "hypertensie" and raw[region.start - 1] == " "
            assert raw[region.end] == " " and raw[region.end + 1] != "}"
    mended = correct(document, report.findings)
    assert mended.text.count("hoge bloeddruk") == 4 and mended.text.count("hypertensie") == 8


def test_a_suggestion_never_ends_the_string_of_a_program() -> None:
    assert escaped("foto's", "text/x-jsx") == "foto’s"
    assert escaped("foto's", "text/html") == "foto&#x27;s"
    assert escaped("foto's", "text/markdown") == "foto's"
