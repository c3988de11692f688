"""A walked flow made into a `Report`: its screens as documents, and what the checks of whole flows find in it."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from begrijpelijk.analysis import Analysis
from begrijpelijk.browser.model import Answer, Flow, Screen
from begrijpelijk.document import Anchor, Block, BlockKind, Document
from begrijpelijk.errors import SourceError, told
from begrijpelijk.findings import SLOW_CHECK, active, finding, is_right, wanted
from begrijpelijk.kenmerken import summary
from begrijpelijk.model import (
    DocumentReport,
    EnteredReport,
    ErrorReport,
    Finding,
    FlowReport,
    FlowScreenReport,
    FlowStepReport,
    Report,
)
from begrijpelijk.verdict import passes

if TYPE_CHECKING:
    from begrijpelijk.browser.walk import Answers, Budget
    from begrijpelijk.browser.walk.budget import Progress
    from begrijpelijk.checker import Checker

_TITLE = 90  # characters of a screen's title


def check_address(
    checker: Checker,
    address: str,
    *,
    answers: Answers | Mapping[str, Any] | str | Path | None = None,
    hosts: Sequence[str] = (),
    budget: Budget | None = None,
    progress: Progress | None = None,
    with_text: bool = False,
    browser: Callable[[Sequence[str]], AbstractContextManager[Any]] | None = None,
) -> Report:
    """Walk the flow at an address in a browser of its own, and check it.

    Raises `SourceError` for an address that may not or cannot be walked, `BrowserError` where there is no browser,
    `ConfigError` for a wrong file with answers.
    """
    from begrijpelijk.browser.launch import open_browser
    from begrijpelijk.browser.limit import limited
    from begrijpelijk.browser.measure import TOO_SLOW
    from begrijpelijk.browser.steps import run
    from begrijpelijk.browser.walk import Answers, measure_all, walk_steps
    from begrijpelijk.browser.walk import hosts as allowed

    reachable = allowed.require(address, hosts)
    given = Answers.of(answers)
    with (browser or open_browser)(reachable) as opened:
        from playwright.sync_api import Error

        context = opened.new_context(locale="nl-NL", viewport={"width": 360, "height": 740}, bypass_csp=True)
        page = context.new_page()
        measure = measure_all(address, reads_pictures=wanted(checker.registry, checker.config).reads_pictures)
        work = walk_steps(page, address, answers=given, hosts=hosts, budget=budget, progress=progress, measure=measure)
        with limited(opened, inf) as limit:
            try:
                flow = run(work)
            except (Error, SourceError) as error:
                if limit.late:
                    raise SourceError(TOO_SLOW, address) from error
                raise
    return check_flow(checker, flow, with_text)


def check_flow(checker: Checker, flow: Flow, with_text: bool = False) -> Report:
    """Check a flow that was walked: every screen as a document, then the flow as a whole."""
    for screen in flow.screens:
        screen.document = _with_messages(screen)
    base = checker.check_documents([screen.document for screen in flow.screens], with_text)
    for screen, document in zip(flow.screens, base.documents, strict=True):
        findings = [_on_screen(each, screen.id) for each in document.findings]
        screen.report = document.model_copy(update={"findings": findings})
    problems = _check_whole(checker, flow)
    reports = [screen.report for screen in flow.screens if screen.report is not None]
    reports = [report.model_copy(update={"passed": passes(report)}) for report in reports]
    for screen, report in zip(flow.screens, reports, strict=True):
        screen.report = report
    errors = [*base.errors, *problems]
    if not flow.outcomes and not any(screen.login for screen in flow.screens):
        reason = flow.notes[0] if flow.notes else "Er is geen uitslag gevonden."
        errors.append(ErrorReport(source=flow.url, message=reason))
    return base.model_copy(
        update={
            "documents": reports,
            "passed": all(report.passed for report in reports),
            "kenmerken": summary(reports, checker.registry, checker.config),
            "flows": [flow_report(flow)],
            "errors": errors,
        }
    )


def _with_messages(screen: Screen) -> Document:
    """The screen with what it says about a wrong answer: that is read by who makes a mistake, so it counts as text.

    What the browser says by itself is left out; the page cannot help that.
    """
    known = {" ".join(block.text.split()) for block in screen.document.blocks}
    said = {probe.message: probe.selector for probe in screen.page.probes if probe.message and not probe.by_browser}
    new = [
        Block(text, BlockKind.ERROR, anchors=(Anchor(0, selector=selector),))
        for text, selector in said.items()
        if text not in known
    ]
    return replace(screen.document, blocks=[*screen.document.blocks, *new]) if new else screen.document


def _on_screen(found: Finding, screen: str) -> Finding:
    return found.model_copy(update={"location": found.location.model_copy(update={"screen": screen})})


def _check_whole(checker: Checker, flow: Flow) -> list[ErrorReport]:
    """Run the checks of whole flows; what they find is added to the screen that it names, or else to the first."""
    problems: list[ErrorReport] = []
    if not flow.screens:
        return problems
    config = checker.config.for_path(flow.url)
    for check in active(checker.registry, config):
        if check.rule.scope != "flow":
            continue
        plugin = checker.registry.origins.get(("checks", check.rule.id))
        name = f"plug-in {plugin}, regel {check.rule.id}" if plugin else f"regel {check.rule.id}"
        began = time.monotonic()
        try:
            for hit in check.find(flow, config.options(check.rule)):
                screen = _screen(flow, getattr(hit, "screen", None))
                if not is_right(hit, len(screen.document.text)):
                    raise TypeError("dit is geen goede Hit")
                _add(screen, finding(Analysis(screen.document, [], config), check.rule, hit))
        except (Exception, SystemExit) as error:  # a check by a stranger may raise anything; the others run on
            message = f"deze controle geeft een fout en is overgeslagen: {told(error)}"
            problems.append(ErrorReport(source=name, message=message, kind="rule"))
        if time.monotonic() - began > SLOW_CHECK:
            message = f"deze controle duurt langer dan {SLOW_CHECK:g} seconden"
            problems.append(ErrorReport(source=name, message=message, kind="rule"))
    return problems


def _screen(flow: Flow, id_: str | None) -> Screen:
    return (flow.screen(id_) if id_ is not None else None) or flow.screens[0]


def _add(screen: Screen, found: Finding) -> None:
    """Put a finding among those of its screen, in order of place."""
    report = screen.report
    assert report is not None
    both = sorted([*report.findings, _on_screen(found, screen.id)], key=lambda f: (f.start, f.end, f.rule))
    screen.report = report.model_copy(update={"findings": both})


def flow_report(flow: Flow) -> FlowReport:
    """What the report tells of a flow."""
    return FlowReport(
        url=flow.url,
        screens=[_screen_report(screen) for screen in flow.screens],
        steps=[
            FlowStepReport(source=s.source, target=s.target, answers=_told(s.answers), control=s.control)
            for s in flow.steps
        ],
        paths=flow.paths,
        finished=flow.finished,
        share=round(flow.finished / flow.paths, 3) if flow.paths else None,
        longest=flow.longest,
        complete=flow.complete,
        notes=flow.notes,
        entered=entered(flow),
        hosts=list(flow.hosts),
    )


def _screen_report(screen: Screen) -> FlowScreenReport:
    report: DocumentReport | None = screen.report
    view = screen.page.views.get("phone")
    return FlowScreenReport(
        id=screen.id,
        source=screen.document.source,
        title=title(screen),
        depth=screen.depth,
        outcome=screen.outcome,
        login=screen.login,
        level=report.scores.level if report else None,
        findings=len(report.findings) if report else 0,
        picture=b64encode(view.strips[0].data).decode() if view is not None and view.strips else None,
    )


def title(screen: Screen) -> str:
    """What a screen is called: its question, else its heading, else its first words."""
    blocks = [block for block in screen.document.blocks if block.text.strip()]
    asked = next((question.text for question in screen.page.questions if question.text.strip()), "")
    heading = next((block.text for block in blocks if block.kind == "heading"), "")
    best = asked or heading or (blocks[0].text if blocks else "") or screen.page.title or screen.page.url
    line = " ".join(best.split())
    return line if len(line) <= _TITLE else line[: _TITLE - 1] + "…"


def entered(flow: Flow) -> list[EnteredReport]:
    """All that was entered, each once: in the walk, and to see what a wrong answer does."""
    given = [answer for step in flow.steps for answer in step.answers]
    given += [Answer(p.question, p.entered) for screen in flow.screens for p in screen.page.probes if p.entered]
    return _told(dict.fromkeys(given))


def _told(answers: Sequence[Answer] | dict[Answer, None]) -> list[EnteredReport]:
    return [EnteredReport(question=answer.question, value=answer.value) for answer in answers]
