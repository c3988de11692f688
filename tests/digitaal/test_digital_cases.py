"""Every check of begrijpelijk-digitaal on small real pages: what it must find, and what it must leave alone.

The files in `cases/` are named after the rule. `vindt` and `stil` have cases; a case is the HTML of a page, or of the
screens of a flow in their order. Around each flow `voor` and `na` put screens that are the same for all cases, and
`uitslag: true` makes the last screen an outcome. What a walk would try out on the last screen of a case may be given
as data: `terug` (by page or browser: kept, lost or none) and `proeven` (probes). Of a rule about one page `van_flow` is
the id of the screen that the page is in a flow; a case with `los: true` is a page by itself. `gedrukt` are the links
and buttons that a walk pressed there as an answer.
"""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from begrijpelijk.browser.model import Flow, Probe, Return, Screen, Step
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config
from begrijpelijk.plugins import registry

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
LEAST = 8
COMES_BACK = {"kept": (True, True), "lost": (True, False), "none": (False, False)}


@dataclass
class Case:
    """A case of a rule; `variant` is that of the finding, where the file gives it."""

    rule: str
    screens: list
    fires: bool
    settings: dict
    variant: str | None = None
    returns: dict = field(default_factory=dict)
    probes: list = field(default_factory=list)
    options: dict = field(default_factory=dict)
    severity: str | None = None
    alone: bool = False
    pressed: list = field(default_factory=list)

    def __str__(self):
        words = " ".join(str(self.screens[-1]).split())
        return f"{self.rule}-{'finds' if self.fires else 'silent'}-{words[:70]}"


def read(path):
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for key, fires in (("vindt", True), ("stil", False)):
        for entry in data[key]:
            given = entry if isinstance(entry, dict) else {"scherm": entry}
            screens = given["scherm"] if isinstance(given["scherm"], list) else [given["scherm"]]
            more = {name: given[key] for name, key in (("returns", "terug"), ("probes", "proeven"), ("options", "opties"),
                                                       ("variant", "vorm"), ("severity", "ernst"), ("alone", "los"),
                                                       ("pressed", "gedrukt")) if key in given}  # fmt: skip
            yield Case(path.stem, screens, fires, data, **more)


CASES = [case for path in FILES for case in read(path)]


def flow_of(case, browser):
    """The flow that the screens are, one after the other."""
    before, after = case.settings.get("voor", []), case.settings.get("na", [])
    parts = [*before, *case.screens, *after]
    screens = []
    for number, html in enumerate(parts, 1):
        document = browser.measured(html)
        page = replace(document.page, screen=str(number))
        screens.append(Screen(str(number), page, replace(document, page=page), depth=number - 1))
    if case.settings.get("uitslag") or after:
        screens[-1].outcome = True
    last = screens[len(before) + len(case.screens) - 1]
    for by, came in case.returns.items():
        last.returns.append(Return(by, *COMES_BACK[came]))
    steps = [Step(one.id, two.id, control="Volgende") for one, two in pairwise(screens)]
    return Flow("http://127.0.0.1/", screens, steps, longest=len(screens))


@pytest.fixture(scope="session")
def checker():
    return Checker(Config(), registry())


def found(case, browser, checker):
    check = registry().checks[case.rule]
    options = {**checker.config.options(check.rule), **case.options}
    if check.rule.scope == "flow":
        return list(check.find(flow_of(case, browser), options))
    html = case.screens[0]
    document = browser.measured(html, views=case.rule == "mobiel", timers=case.rule == "tijdslimiet")
    probes = [Probe(**{"question": document.page.questions[0].text, "selector": "x", **p}) for p in case.probes]
    screen = None if case.alone else case.settings.get("van_flow")
    page = replace(document.page, screen=screen, probes=probes, pressed=tuple(case.pressed))
    return list(check.find(checker.analyse(replace(document, page=page)), options))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case, digital, checker):
    hits = found(case, digital, checker)
    if not case.fires:
        assert hits == []
        return
    assert hits
    if case.variant is not None:
        assert case.variant in [hit.variant for hit in hits]
    if case.severity is not None:
        assert case.severity in [hit.severity for hit in hits]


def test_every_rule_has_enough_cases_of_both_kinds():
    plugin = {id_ for id_, check in registry().checks.items() if check.rule.section == "digital"}
    assert {path.stem for path in FILES} == plugin
    for id_ in plugin:
        for fires in (True, False):
            assert sum(case.rule == id_ and case.fires is fires for case in CASES) >= LEAST, (id_, fires)
