"""What was expected of an app or a seeded page, beside what begrijpelijk said."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from begrijpelijk.browser.flow_report import check_address
from begrijpelijk.browser.walk import Answers, Budget
from begrijpelijk.checker import Checker
from begrijpelijk.model import DocumentReport, Finding, Report

HERE = Path(__file__).parent
APPS = ("huisarts", "operatie", "vragenlijst", "portaal")
SECTIONS = ("layout", "digital")
BUDGET = Budget(screens=80, steps=6000, seconds=400)


@dataclass
class Expected:
    """The screens and outcomes of one version of an app, by a text on each, and the rules that must speak per screen."""

    screens: list[str]
    outcomes: list[str]
    login: tuple[str, str] | None = None
    rules: dict[str, list[str]] = field(default_factory=dict)


def expected(app: str, variant: str) -> Expected:
    data = tomllib.loads((HERE / app / "expected.toml").read_text(encoding="utf-8"))[variant]
    login = (data["gebruiker"], data["wachtwoord"]) if "gebruiker" in data else None
    return Expected(data["schermen"], data["uitslagen"], login, data.get("regels", {}))


def walk(checker: Checker, address: str, login: tuple[str, str] | None = None) -> Report:
    """Walk and check a flow, with the text of its screens."""
    return check_address(checker, address, answers=Answers(login=login), budget=BUDGET, with_text=True)


def shows(document: DocumentReport, text: str) -> bool:
    """Whether a screen is the one that a text names."""
    return " ".join(text.split()) in " ".join((document.text or "").split())


def reached(report: Report, texts: list[str], *, outcomes: bool = False) -> list[str]:
    """Those of the texts that stand on a screen that was met; with `outcomes` on one that was taken for an outcome."""
    ends = {screen.id for flow in report.flows for screen in flow.screens if screen.outcome}
    documents = [
        document
        for flow in report.flows
        for screen, document in zip(flow.screens, report.documents, strict=True)
        if not outcomes or screen.id in ends
    ]
    return [text for text in texts if any(shows(document, text) for document in documents)]


def digital(report: Report, checker: Checker) -> list[tuple[DocumentReport, Finding]]:
    """The findings about layout and digital care, each with its page or screen."""
    sections = {check.rule.id: check.rule.section for check in checker.registry.checks.values()}
    return [
        (document, finding)
        for document in report.documents
        for finding in document.findings
        if sections[finding.rule] in SECTIONS
    ]
