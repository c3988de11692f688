"""The example of docs/playwright.md, run as it stands there."""

import re
from pathlib import Path

import pytest

from begrijpelijk.pytest_plugin.fixture import Asked

MANUAL = (Path(__file__).parents[2] / "docs" / "playwright.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_example_runs(inner) -> None:
    example = re.search(r"```python\n(from pathlib.*?)```", MANUAL, re.DOTALL)[1]
    done = inner(example, "-q", name="voorbeeld", files={"brief.txt": "Neem uw pas mee naar de balie."})
    assert done.rc == 0, done.out
    assert len(done.cases) == example.count("def test_") == 4


def test_it_names_everything_that_can_be_asked() -> None:
    for name in Asked.__annotations__:
        assert f"`{name}" in MANUAL, name
