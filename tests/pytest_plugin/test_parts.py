"""The parts of the plugin by themselves: what is asked, on what a test fails, names of files, and paths of addresses."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from begrijpelijk import baseline
from begrijpelijk.config import Config, PathSection
from begrijpelijk.model import FailOn, Finding, Niveau
from begrijpelijk.pytest_plugin import options
from begrijpelijk.pytest_plugin.choices import Choices
from begrijpelijk.pytest_plugin.fixture import Asked
from begrijpelijk.pytest_plugin.outcome import page_key
from begrijpelijk.pytest_plugin.session import name_of
from begrijpelijk.pytest_plugin.wording import WORDING


def found(rule: str, severity: str) -> Finding:
    return Finding(rule=rule, severity=severity, message="m", explanation="e", excerpt="x", start=0, end=1)


FINDINGS = [
    found("lange-zin", "waarschuwing"),
    found("vakterm", "fout"),
    found("taalniveau", "fout"),
    found("a", "tip"),
]


@pytest.mark.parametrize(
    ("fail_on", "limits", "rules"),
    [
        ("fout", {}, ["taalniveau", "vakterm"]),
        ("waarschuwing", {}, ["taalniveau", "vakterm", "lange-zin"]),
        ("nooit", {}, ["taalniveau"]),
        ("fout", {"fout": 2}, ["taalniveau"]),
        ("fout", {"fout": 1}, ["taalniveau", "vakterm"]),
        ("fout", {"fout": 2, "tip": 0}, ["taalniveau", "a"]),
        ("tip", {"tip": 1}, ["taalniveau", "vakterm", "lange-zin"]),
    ],
)
def test_on_what_a_test_fails(fail_on, limits, rules) -> None:
    choices = Choices(Config(fail_on=fail_on), limits, soft=False)
    assert [finding.rule for finding in choices.failing(FINDINGS)] == rules


def test_the_values_are_those_of_the_model() -> None:
    assert get_args(Niveau) == options.LEVELS
    assert get_args(FailOn) == options.FAIL_ON
    marked = set(options.MARK[options.MARK.index("(") + 1 : options.MARK.index(")")].split(", "))
    assert marked == {{"rules": "regels", "exclude": "zonder"}.get(name, name) for name in Asked.__annotations__}
    assert WORDING["nl"].keys() == WORDING["en"].keys()


def test_names_of_files_differ_and_hold_nothing_strange() -> None:
    names = [name_of(f"tests/a b/test_app.py::TestX::test_y[{n}]") for n in ("chromium", "../..", "é", "é?", "x" * 300)]
    assert len(set(names)) == len(names)
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") for name in names)
    assert all(len(name) < 100 for name in names)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("http://127.0.0.1:4321/mijn/afspraak?id=3", "pagina:///mijn/afspraak"),
        ("http://localhost", "pagina:///"),
        ("http://localhost/app/#/stap/2", "pagina:///app/#/stap/2"),
        ("http://localhost/app#kop", "pagina:///app"),
        ("het formulier", "pagina://het formulier"),
    ],
)
def test_what_a_page_is_called_in_a_baseline(address, key) -> None:
    assert page_key(address) == key


@pytest.mark.parametrize(
    ("pattern", "address", "fits"),
    [
        ("mijn/**", "http://127.0.0.1:4321/mijn/uitslagen/3?x=1", True),
        ("/mijn/*", "https://zorg.nl/mijn/uitslagen", True),
        ("mijn/**", "https://zorg.nl/#/mijn/uitslagen", True),
        ("mijn/**", "https://zorg.nl/#!/mijn/uitslagen", True),
        ("https://zorg.nl/**", "https://zorg.nl/a", True),
        ("*.html", "https://zorg.nl/a/b.html", True),
        ("mijn/**", "https://zorg.nl/over/mijn/uitslagen", False),
        ("mijn/**", "https://mijn/uitslagen", False),
        ("mijn/**", "http://[", False),
        ("scherm-*", "http://localhost/#scherm-2", False),
    ],
)
def test_sections_for_paths_fit_addresses(pattern, address, fits) -> None:
    config = Config(paden=(PathSection((pattern,), {"niveau": "C1"}),))
    assert (config.for_path(address).niveau == "C1") is fits


def test_workers_together_accept_what_each_needs(tmp_path) -> None:
    from begrijpelijk.pytest_plugin.session import Session

    class FakeConfig:
        rootpath = tmp_path

        def getoption(self, name: str) -> object:
            return None

    path = str(tmp_path / "bekend.json")
    session = Session(FakeConfig())
    session.take({path: {"pagina:///a": {"p": 1, "q": 2}}})
    session.take({path: {"pagina:///a": {"p": 3}, "pagina:///b": {"r": 1}}})
    session.finish()
    known = baseline.read(Path(path))
    assert known == {"pagina:///a": Counter(p=3, q=2), "pagina:///b": Counter(r=1)}
    assert session.told == (6, path)


def test_settings_without_sections_stay_the_same() -> None:
    config = replace(Config(), niveau="A2")
    assert config.for_path("http://127.0.0.1/a") is config
