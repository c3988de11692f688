"""De gevallen in de yaml-bestanden, en of de plug-in zonder fouten laadt."""

from pathlib import Path

import pytest
from begrijpelijk import plugins
from begrijpelijk.testing import Case, load_cases, run_case

import $module

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
CASES = [(rule, case) for rule, cases in map(load_cases, FILES) for case in cases]
REGISTRY = plugins.registry()


@pytest.mark.parametrize(("rule", "case"), CASES, ids=str)
def test_case(rule: str, case: Case) -> None:
    assert run_case(case, rule, REGISTRY) == []


def test_the_plugin_loads() -> None:
    assert [error for error in REGISTRY.errors if "$package" in error.source] == []


def test_the_word_list_is_right() -> None:
    for wordlist in $module.register_wordlists():
        assert wordlist.entries and not wordlist.problems
