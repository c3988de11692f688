"""Begrijpelijk speaks plainly itself: its Dutch for users is checked with begrijpelijk."""

import re
from pathlib import Path

import pytest

import begrijpelijk
from begrijpelijk.plugins import registry
from begrijpelijk.reports import wording

ROOT = Path(__file__).parent.parent
# What a page about language must name; and rules about leaflets that do not hold for messages and manuals.
EXCLUDE = ["contact-ontbreekt", "datum-ontbreekt", "hulp-ontbreekt", "kosten-ontbreken", "beeld-ontbreekt", "te-lang"]
RULES = sorted(registry().checks.values(), key=lambda check: check.rule.id)


def readable(text: str) -> str:
    """A text with its placeholders filled with something plain."""
    return re.sub(r"\{\w+\}", "3", text)


def report_on(text: str, format: str = "plain") -> begrijpelijk.model.DocumentReport:
    return begrijpelijk.check_text(text, format, exclude=EXCLUDE).documents[0]


def problems(text: str, format: str = "plain") -> list[str]:
    document = report_on(text, format)
    found = [f"{f.rule}: {f.excerpt}" for f in document.findings if f.severity == "fout"]
    if document.scores.lint is not None and document.scores.lint >= 38:
        found.append(f"LiNT {document.scores.lint}")
    return found


@pytest.mark.parametrize("check", RULES, ids=lambda check: check.rule.id)
def test_what_a_rule_says(check) -> None:
    rule = check.rule
    texts = [rule.explanation["nl"], rule.message["nl"], *(variant["nl"] for variant in rule.variants.values())]
    assert problems(readable(" ".join(texts))) == []


def test_all_explanations_together_are_at_b1() -> None:
    text = "\n\n".join(readable(check.rule.explanation["nl"]) for check in RULES)
    document = report_on(text)
    assert document.scores.lint < 38
    heavy = [f for f in document.findings if f.severity != "tip"]
    assert len(heavy) / document.words < 0.03, [(f.rule, f.excerpt) for f in heavy]


def test_the_readme_for_users() -> None:
    dutch = (ROOT / "README.md").read_text(encoding="utf-8").partition("## For developers")[0]
    assert problems(dutch, "markdown") == []


def test_the_words_of_the_reports() -> None:
    sentences = [
        readable(text) for text in wording.WORDING["nl"].values() if isinstance(text, str) and text.endswith(".")
    ]
    assert problems("\n\n".join(sentences)) == []
