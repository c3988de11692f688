"""What reports in words tell of a walked flow."""

from __future__ import annotations

from begrijpelijk.model import FlowReport, FlowScreenReport
from begrijpelijk.reports.common import one_line
from begrijpelijk.reports.wording import say

_ANSWERS = 3  # of one step that are named


def summary(flow: FlowReport, lang: str) -> list[str]:
    """What came of a walk, in sentences."""
    outcomes = sum(screen.outcome for screen in flow.screens)
    told = [say(lang, "flow_counts", screens=len(flow.screens), outcomes=outcomes)]
    if flow.paths:
        share = round(100 * (flow.share or 0))
        told.append(say(lang, "flow_share", finished=flow.finished, paths=flow.paths, share=share))
    told.append(say(lang, "flow_longest", count=flow.longest))
    told.append(say(lang, "flow_complete" if flow.complete else "flow_incomplete"))
    return told


def screen_lines(flow: FlowReport, lang: str) -> list[tuple[str, list[str]]]:
    """Every screen in a line, with the lines about where its answers lead."""
    result = []
    for screen in flow.screens:
        ways: dict[str, list[str]] = {}
        for step in flow.steps:
            if step.source == screen.id:
                told = " + ".join(one_line(answer.value, 40) for answer in step.answers) or step.control
                ways.setdefault(step.target, []).append(told)
        lines = []
        for target, answers in ways.items():
            shown = "; ".join(answers[:_ANSWERS])
            more = len(answers) - _ANSWERS
            shown += say(lang, "flow_more_answers", count=more) if more > 0 else ""
            lines.append(f"{shown} → {say(lang, 'flow_screen', id=target).lower()}")
        result.append((f"{screen.id}. {_named(screen, lang)}", lines))
    return result


def _named(screen: FlowScreenReport, lang: str) -> str:
    title = one_line(screen.title, 70)
    if screen.outcome:
        return f"{title} ({say(lang, 'flow_outcome')})"
    return f"{title} ({say(lang, 'flow_login')})" if screen.login else title
