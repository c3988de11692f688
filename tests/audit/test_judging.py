"""Judging pages without what they share: the outcome of the whole, with the work of the own part."""

import pytest

from begrijpelijk import plugins
from begrijpelijk.audit.fingerprints import of_block
from begrijpelijk.audit.judging import judge
from begrijpelijk.audit.work import Job
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.sources import read_string

PAGE = """<body><div><a href="/a">Teneinde de menukeuze te faciliteren</a></div>
<h1>Uw knie</h1><p>Derhalve krijgt u een onderzoek van uw knie.</p>
<div><p>Geen persoonsgegevens worden aan derden verstrekt. Bel 088 123 45 67.</p></div></body>"""


@pytest.fixture(scope="module")
def checker():
    return Checker(Config(browser=False), plugins.registry())


def test_the_fixed_parts_are_not_parsed_again(checker, monkeypatch):
    document = read_string(PAGE, "html")
    shared = {of_block(block): 9 for block in document.blocks if block.text.startswith(("Teneinde", "Geen"))}
    parsed = []
    pipe = checker.nlp.pipe

    def spy(texts, **options):
        texts = list(texts)
        parsed.extend(texts)
        return pipe(texts, **options)

    monkeypatch.setattr(checker.nlp, "pipe", spy)
    whole, _ = judge(checker, document, Job("http://x/", do="judge"))
    assert {"Teneinde", "Derhalve"} <= {finding.excerpt for finding in whole.findings}
    parsed.clear()
    own, problems = judge(checker, document, Job("http://x/", do="judge", fixed=shared))
    assert parsed == ["Uw knie", "Derhalve krijgt u een onderzoek van uw knie."] and problems == ()
    excerpts = {finding.excerpt for finding in own.findings}
    assert "Derhalve" in excerpts and "Teneinde" not in excerpts
    assert own.words == 10 and whole.words > 20
    kept = [finding for finding in own.findings if finding.excerpt == "Derhalve"]
    assert kept == [finding for finding in whole.findings if finding.excerpt == "Derhalve"]
