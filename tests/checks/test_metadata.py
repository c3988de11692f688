"""Every registered rule is complete: what a user reads of it is there, in two languages, and its examples hold."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import get_args

import pytest

from begrijpelijk.analysis import analyse
from begrijpelijk.config import Config
from begrijpelijk.document import Block, BlockKind, Document
from begrijpelijk.findings import finding
from begrijpelijk.language.pipeline import load_pipeline
from begrijpelijk.model import SEVERITIES
from begrijpelijk.plugins import load
from begrijpelijk.rules import Check, Example, Rule, Section
from begrijpelijk.sources import read_string

REGISTRY = load()
CHECKS: list[Check] = sorted(REGISTRY.checks.values(), key=lambda check: check.rule.id)
RULES: list[Rule] = [check.rule for check in CHECKS]
LANGUAGES = ("nl", "en")
LONGEST_MESSAGE = 20
ASPECTS = {"begrijpelijkheid", "beschikbaarheid", "betaalbaarheid", "passendheid"}

CATALOGUE = {
    "words": """moeilijk-woord vakterm formeel-woord afkorting vreemd-woord getal beeldspraak lang-woord vaag-woord
        naamwoordstijl stigmatiserend doseer-instructie""",
    "sentences": """lange-zin moeilijke-zin lijdende-vorm tangconstructie dubbele-ontkenning veel-bijzinnen lange-aanloop
        niet-aangesproken u-en-je opsomming-in-zin""",
    "text": """taalniveau lange-alinea weinig-kopjes lange-kop te-lang actie-ontbreekt contact-ontbreekt hulp-ontbreekt
        kosten-ontbreken datum-ontbreekt beeld-ontbreekt""",
    "layout": "kleine-letter hoofdletters uitlijning lange-regel link-tekst alleen-pdf",
}

every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
# Checks on a rendered page or a walked flow need a browser; their examples are tested there.
TEXT_CHECKS = [check for check in CHECKS if check.rule.scope == "document" and check.rule.section in CATALOGUE]
EXAMPLES = [(check, example) for check in TEXT_CHECKS for example in check.rule.examples]


@pytest.mark.parametrize("section", CATALOGUE)
def test_every_rule_of_the_catalogue_is_there(section: str) -> None:
    registered = {rule.id for rule in RULES if rule.section == section}
    assert set(CATALOGUE[section].split()) - registered == set()


def test_the_builtin_parts_register_without_a_problem() -> None:
    assert REGISTRY.errors == []


@every_rule
def test_identity(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert REGISTRY.checks[rule.id].rule is rule
    assert rule.section in get_args(Section)
    assert rule.severity in SEVERITIES


@every_rule
def test_what_it_is_evidence_for(rule: Rule) -> None:
    assert rule.kenmerken and all(1 <= number <= 10 for number in rule.kenmerken)
    assert all(1 <= number <= 29 for number in rule.item)
    assert rule.toegang and set(rule.toegang) <= ASPECTS
    assert all(re.fullmatch(r"[1-4]\.\d\.\d{1,2}", criterion) for criterion in rule.wcag)


def messages(rule: Rule) -> Iterator[dict[str, str]]:
    """The message and its variants, each by language."""
    yield dict(rule.message)
    yield from (dict(variant) for variant in rule.variants.values())


@every_rule
def test_texts_in_both_languages(rule: Rule) -> None:
    texts = [rule.title, rule.explanation, *messages(rule), *(option.meaning for option in rule.options.values())]
    texts += [rule.action] if rule.action else []
    for text in texts:
        assert set(text) >= set(LANGUAGES)
        assert all(text[lang].strip() == text[lang] != "" for lang in LANGUAGES)
    for text in [rule.explanation, *messages(rule)]:
        assert rule.placeholders(text["nl"]) == rule.placeholders(text["en"])


@every_rule
def test_messages_are_short(rule: Rule) -> None:
    for text in messages(rule):
        for lang in LANGUAGES:
            assert len(text[lang].split()) <= LONGEST_MESSAGE, text[lang]


@every_rule
def test_options_have_a_default_in_their_range(rule: Rule) -> None:
    for name, option in rule.options.items():
        assert re.fullmatch(r"[a-z_]+", name)
        if isinstance(option.default, int | float) and not isinstance(option.default, bool):
            assert option.minimum is None or option.default >= option.minimum
            assert option.maximum is None or option.default <= option.maximum


@every_rule
def test_has_examples(rule: Rule) -> None:
    assert rule.examples
    assert all(example.bad and example.good for example in rule.examples)


@pytest.mark.parametrize("check,example", EXAMPLES, ids=[check.rule.id for check, _ in EXAMPLES])
def test_bad_example_is_found_and_good_one_is_silent(check: Check, example: Example) -> None:
    config = Config()
    format = "html" if example.bad.startswith("<") else "markdown"
    documents = [read_string(text, format, "-") for text in (example.bad, example.good)]
    bad, good = analyse(documents, load_pipeline(None), config)
    options = config.options(check.rule)
    found = [finding(bad, check.rule, hit) for hit in check.find(bad, options)]
    assert found
    assert all(bad.document.text[f.start : f.end] == f.excerpt != "" for f in found)
    assert all("{" not in f.message + f.explanation for f in found)
    assert list(check.find(good, options)) == []


NEXT_TO_NOTHING = {
    "no block": [],
    "dots": [Block("...")],
    "one word": [Block("Ja")],
    "a heading": [Block("Kop", BlockKind.HEADING, 1)],
    "a button": [Block("Verstuur", BlockKind.BUTTON)],
    "one sentence": [Block("Neem uw pasje mee.")],
}


@pytest.mark.parametrize("check", TEXT_CHECKS, ids=[check.rule.id for check in TEXT_CHECKS])
@pytest.mark.parametrize("name", NEXT_TO_NOTHING)
def test_next_to_nothing_gives_no_finding_and_no_error(check: Check, name: str) -> None:
    config = Config()
    (analysis,) = analyse([Document("-", deepcopy(NEXT_TO_NOTHING[name]), "text/html")], load_pipeline(None), config)
    assert list(check.find(analysis, config.options(check.rule))) == []
