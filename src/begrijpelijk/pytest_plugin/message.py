"""What a test that fails says: the findings with their place, quotation and advice, and where the files are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from begrijpelijk.model import ErrorReport, Finding, Report
from begrijpelijk.pytest_plugin.wording import say
from begrijpelijk.reports.common import count_by_severity, one_line
from begrijpelijk.reports.wording import tally

if TYPE_CHECKING:
    from begrijpelijk.pytest_plugin.choices import Choices

_LONGEST_QUOTE = 160
_SUGGESTIONS = 3


def text(
    report: Report,
    shown: Sequence[tuple[int, Finding]],
    failing: Sequence[Finding],
    errors: Sequence[ErrorReport],
    choices: Choices,
    place: Path | None,
    pictures: Sequence[Path],
    folder: Path,
) -> str:
    """The whole message. Paths are told from `folder`, where pytest was started."""
    lang = choices.config.lang
    source = _source(report, errors, lang)
    lines: list[str] = []
    if failing:
        lines.append(say(lang, "head", source=source, counts=_counts(failing, lang), niveau=choices.config.niveau))
        if choices.limits:
            allowed = ", ".join(tally(lang, severity, count) for severity, count in choices.limits.items())
            lines.append(say(lang, "limit", allowed=allowed))
    else:
        lines.append(say(lang, "head_errors", source=source))
    lines += [say(lang, "error", message=one_line(error.message)) for error in errors]
    explained: set[str] = set()
    for number, finding in shown:
        lines += ["", *_finding(number, finding, lang, first=finding.rule not in explained)]
        explained.add(finding.rule)
    lines.append("")
    left = len(failing) - len(shown)
    if left:
        lines.append(say(lang, "more_one") if left == 1 else say(lang, "more", count=left))
    failed = {id(finding) for finding in failing}
    others = [f for document in report.documents for f in document.findings if id(f) not in failed]
    if others:
        lines.append(say(lang, "others", counts=_counts(others, lang)))
    lines.append(say(lang, "no_report") if place is None else say(lang, "report", path=_near(place, folder)))
    lines += [say(lang, "picture", path=_near(picture, folder)) for picture in pictures]
    return "\n".join(lines)


def _source(report: Report, errors: Sequence[ErrorReport], lang: str) -> str:
    """What was checked, in words."""
    if report.flows:
        return report.flows[0].url
    sources = [document.source for document in report.documents] or [error.source for error in errors]
    return sources[0] if sources and sources[0] != "-" else say(lang, "text")


def _counts(findings: Sequence[Finding], lang: str) -> str:
    return ", ".join(tally(lang, severity, n) for severity, n in count_by_severity(findings).items() if n)


def _finding(number: int, finding: Finding, lang: str, *, first: bool) -> list[str]:
    """A finding on some lines. What its rule is about is explained the first time only."""
    lines = [f"[{number}] {finding.severity} {finding.rule}: {one_line(finding.message)}"]
    facts = [("screen", finding.location.screen), ("where", finding.location.selector or _line(finding))]
    if finding.excerpt.strip():
        facts.append(("quote", f"“{one_line(finding.excerpt, _LONGEST_QUOTE)}”"))
    advice = []
    if finding.suggestions:
        words = say(lang, "or").join(one_line(each) for each in finding.suggestions[:_SUGGESTIONS])
        advice.append(say(lang, "instead", words=words))
    if first or not advice:
        advice.append(one_line(finding.explanation))
    facts.append(("advice", " ".join(advice) if first or finding.suggestions else None))
    return [*lines, *(f"    {say(lang, key)}: {one_line(value)}" for key, value in facts if value)]


def _line(finding: Finding) -> str | None:
    line = finding.location.line
    return None if line is None else f"{line}:{finding.location.column or 1}"


def _near(path: Path, folder: Path) -> str:
    """A path as short as it can be told."""
    return str(path.relative_to(folder)) if path.is_relative_to(folder) else str(path)


def summary(count: int, folder: Path | None, accepted: tuple[int, str] | None) -> list[str]:
    """What is told at the end of the whole run."""
    lines = []
    if count:
        lines.append(say("nl", "summary_one" if count == 1 else "summary", count=count, folder=folder))
    if accepted:
        lines.append(say("nl", "accepted", count=accepted[0], path=accepted[1]))
    return lines
