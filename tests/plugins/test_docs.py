"""docs/plugins.md: every hook has its heading with its exact signature, and every example runs."""

import inspect
import re
import types
from pathlib import Path

import pytest

from begrijpelijk import hookspecs, plugins
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.findings import SLOW_CHECK

PAGE = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = [text for language, _, text in BLOCKS if language == "python"]
HOOKS = dict(inspect.getmembers(hookspecs, inspect.isfunction))


def signature(hook):
    parameters = ", ".join(inspect.signature(hook).parameters)
    return f"{hook.__name__}({parameters}) -> {hook.__annotations__['return']}"


def run(source, folder):
    """The module that an example is, in a folder with the files that the page shows."""
    for _, name, text in BLOCKS:
        if name:
            (folder / name).write_text(text, encoding="utf-8")
    module = types.ModuleType("voorbeeld")
    module.__file__ = str(folder / "voorbeeld.py")
    exec(compile(source, module.__file__, "exec"), module.__dict__)
    return module


def example(text, folder):
    """The module of the one example that has this text."""
    (source,) = [source for source in EXAMPLES if text in source]
    return run(source, folder)


@pytest.fixture
def registry(tmp_path):
    """All examples together, as plugins."""
    modules = [run(source, tmp_path) for source in EXAMPLES if "hookimpl" in source]
    return plugins.load(extra=[(f"voorbeeld {number}", module) for number, module in enumerate(modules)])


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_has_a_heading_with_its_signature(name):
    assert f"\n### `{signature(HOOKS[name])}`\n" in PAGE


def test_no_heading_is_about_a_hook_that_does_not_exist():
    assert set(re.findall(r"^### `(\w+)", PAGE, re.MULTILINE)) == set(HOOKS)


def test_every_hook_has_an_example():
    assert all(any(f"def {name}(" in source for source in EXAMPLES) for name in HOOKS)


def test_the_examples_load_without_errors(registry):
    assert not [error for error in registry.errors if "voorbeeld" in error.source]
    assert {plugin for plugin in registry.origins.values() if "voorbeeld" in plugin} == {
        f"voorbeeld {number}" for number in range(len(HOOKS))
    }


def test_the_examples_do_what_they_say(registry, tmp_path):
    source = tmp_path / "film.srt"
    source.write_text("1\n00:00:01 --> 00:00:02\nKom op tijd!! Dan ziet u de zorgpadcoach.\n", encoding="utf-8")
    report = Checker(Config(), registry).check([str(source)])
    found = {finding.rule: finding for finding in report.documents[0].findings}
    assert found["mijn-uitroepteken"].message == "Hier staan 2 uitroeptekens."
    assert found["mijn-uitroepteken"].location.line == 3
    assert found["vakterm"].excerpt == "zorgpadcoach" and found["vakterm"].suggestions == ["begeleider"]
    assert registry.reports["aantallen"].write(report, "nl").startswith(f"{source}\t")
    assert registry.kenmerken["mijn-beloften"].kenmerken[0].naam == "Duidelijke brieven"


def test_the_example_of_a_test_runs(registry, tmp_path):
    module = example("run_case(case, rule) == []", tmp_path)
    assert module.rule == "mijn-uitroepteken" and len(module.cases) == 2
    assert [module.run_case(case, module.rule, registry) for case in module.cases] == [[], []]


def test_the_limits_are_the_ones_in_the_code():
    assert f"more than {plugins.SLOW_IMPORT:.0f} seconds, or a check more than {SLOW_CHECK:.0f}" in PAGE
