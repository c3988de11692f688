"""All that axe-core finds is kept, with the same elements, under ids of ours and in plain Dutch."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from rendered_pages import page_of

from begrijpelijk.analysis import analyse
from begrijpelijk.browser import measure
from begrijpelijk.checks.layout import axe
from begrijpelijk.config import Config
from begrijpelijk.findings import find
from begrijpelijk.language.pipeline import load_pipeline
from begrijpelijk.plugins import load

REGISTRY = load()
BAD = """<html><head><meta name="viewport" content="width=device-width, user-scalable=no"></head><body>
  <img src="a.png"><p style="color:#aaa;background:#fff">Slecht te lezen tekst</p><input type="text"><select><option>A</option></select>
  <a href="/x"></a><button></button><div role="knop">Rol</div><ul><div>Geen punt</div></ul><marquee>Beweegt</marquee>
  <h1>Kop</h1><h4>Stap te ver</h4><table><tr><th></th><th>Tijd</th></tr><tr><td>A</td><td>B</td></tr></table><video src="x.mp4"></video>
  <p style="background-image:linear-gradient(red, blue);color:#fff">Letters op een verloop</p><div aria-hidden="true"><button>Diep</button></div>
  <iframe srcdoc="<p>Hallo</p>"></iframe><div id="host"></div>
  <script>host.attachShadow({mode: "open"}).innerHTML = "<img src='b.png'><p style='color:#bbb'>In de schaduw</p>"</script></body></html>"""


def rules_of(page):
    page.evaluate(Axe().axe_script)
    return page.evaluate("axe.getRules().map((rule) => rule.ruleId)")


def report(page):
    document = measure(page, screenshots=False)
    (analysis,) = analyse([document], load_pipeline(None), Config())
    found, problems = find(analysis, REGISTRY)
    assert problems == []
    return found


def test_every_rule_of_axe_has_an_id_and_texts_of_ours(show):
    known = [rule for group in axe.groups().values() for rule in group["axe"]]
    assert len(known) == len(set(known))
    assert set(rules_of(show("<p>Tekst</p>"))) == set(known)


def test_nothing_that_axe_finds_is_lost(show):
    alone = Axe().run(show(BAD), options={"resultTypes": ["violations", "incomplete"]}).response
    expected = {
        (
            rule["id"],
            kind == "incomplete",
            " >> ".join(" >> ".join(t) if isinstance(t, list) else t for t in node["target"]),
        )
        for kind in ("violations", "incomplete")
        for rule in alone[kind]
        for node in rule["nodes"]
    }
    assert len({rule for rule, _, _ in expected}) > 15
    found = [f for f in report(show(BAD)) if f.axe_rule]
    got = {(f.axe_rule, f.message.startswith("Niet zeker"), f.location.selector) for f in found}
    assert got == expected
    assert len(found) == len(expected)
    for finding in found:
        assert finding.rule == axe.group_of(finding.axe_rule)
        assert finding.excerpt and "{" not in finding.message


@pytest.mark.parametrize("id_", [id_ for id_ in axe.groups() if id_ not in axe.JOINED])
def test_examples(show, id_, site):
    example = REGISTRY.checks[id_].rule.examples[0]

    def found(html: str) -> list[str]:
        if re.match(r"<(?:html|body|meta|title)", html):
            document = f"<!doctype html>{html}" + ("" if html.startswith("<body") else "<p>Tekst</p>")
        else:
            document = page_of(html)
        return [f.excerpt for f in report(show(document)) if f.rule == id_]

    assert found(example.bad)
    assert found(example.good) == []


def test_a_rule_of_a_newer_axe_is_told_as_well():
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.browser.model import AxeFinding, AxeNode, Page
    from begrijpelijk.document import Block, Document

    page = Page("", "", None, axe=[AxeFinding("brand-new", "serious", "h", "d", (), (AxeNode("#a", "<b>x</b>", ""),))])
    analysis = Analysis(Document("-", [Block("Tekst")], page=page), [], Config())
    found, problems = find(analysis, REGISTRY)
    assert problems == [] and [(f.rule, f.axe_rule) for f in found if f.axe_rule] == [(axe.UNKNOWN, "brand-new")]


def test_a_link_without_words_is_one_finding_under_our_id(show):
    found = [
        f
        for f in report(show(page_of("<p>Hier is tekst <a href='/x'></a> zonder woorden.</p>")))
        if f.rule == "link-tekst"
    ]
    assert [f.axe_rule for f in found] == ["link-name"]
