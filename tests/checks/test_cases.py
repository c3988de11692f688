"""Every check on its own cases: what is listed is found, and nothing else of that rule. See begrijpelijk.testing."""

from pathlib import Path

import pytest

from begrijpelijk.testing import load_cases, run_case

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.glob("*.yaml"))
ALL = [
    pytest.param(rule, case, id=f"{path.stem}-{number}")
    for path in FILES
    for rule, cases in [load_cases(path)]
    for number, case in enumerate(cases, 1)
]


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_case(rule, case):
    assert run_case(case, rule) == [], case.tekst


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_there_are_enough_cases(path):
    rule, cases = load_cases(path)
    assert rule == path.stem
    assert sum(bool(case.verwacht) for case in cases) >= 15
    assert sum(not case.verwacht for case in cases) >= 15
