"""What is said at which words: the findings of a report as remarks, in reading order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from begrijpelijk.errors import SourceError
from begrijpelijk.model import DocumentReport, Finding
from begrijpelijk.reports.common import clean, one_line, rule_title, rules
from begrijpelijk.reports.wording import say
from begrijpelijk.rules import Rule

AUTHOR = "Begrijpelijk"
INITIALS = "B"
GONE = "De tekst van dit verslag is niet bewaard. Controleer hem opnieuw."
_QUOTE = 300  # characters of the text that a remark repeats


@dataclass(frozen=True)
class Remark:
    """Findings to show together at ``[start, end)`` of the document's text.

    `exact` is False where the findings are about nothing in the text itself; then they stand at its first block.
    """

    start: int
    end: int
    findings: tuple[Finding, ...]
    exact: bool = True


@dataclass(frozen=True)
class Line:
    """A paragraph of a remark."""

    text: str
    bold: bool = False


def remarks(report: DocumentReport) -> list[Remark]:
    """A remark for every finding, outer ones before those inside them.

    What holds for the text as a whole (a missing telephone number, the level) points at the same words, the title: it
    becomes one remark. Raises `SourceError` when there is nothing to point at.
    """
    blocks = [block for block in report.blocks if block.text]
    if not blocks:
        raise SourceError(GONE, report.source)
    first, last = blocks[0], blocks[-1]
    known = rules()
    whole = {id_ for id_, rule in known.items() if rule.section == "text"}
    places: dict[tuple[int, int, object], list[Finding]] = {}
    for number, finding in enumerate(report.findings):
        start, end = max(finding.start, 0), min(finding.end, last.start + len(last.text))
        places.setdefault((start, end, "whole" if finding.rule in whole else number), []).append(finding)
    result = []
    for (start, end, _), findings in places.items():
        if start < end:
            result.append(Remark(start, end, tuple(findings)))
        else:
            result.append(Remark(first.start, first.start + len(first.text), tuple(findings), exact=False))
    return sorted(result, key=lambda remark: (remark.start, -remark.end))


def lines(
    remark: Remark, lang: str, known: Mapping[str, Rule], *, exact: bool = True, extra: str | None = None
) -> list[Line]:
    """The text of a remark: what is wrong, what to write, and why. `known` are the rules that are installed.

    `exact` is whether the remark stands at its very words; otherwise it quotes them. `extra` is a sentence to add.
    """
    result = [Line(say(lang, "remark_whole"))] if len(remark.findings) > 1 else []
    for finding in remark.findings:
        if result:
            result.append(Line(""))
        result.append(Line(one_line(finding.message), bold=True))
        better = [clean(text) for text in finding.suggestions if text]
        if others := [text for text in better if not _says(finding.message, text)]:
            key = "remark_better" if len(others) == len(better) else "remark_also"
            result.append(Line(say(lang, key, words=say(lang, "or").join(others))))
        if finding.explanation:
            result.append(Line(one_line(finding.explanation)))
        if finding.excerpt and not (exact and remark.exact):
            result.append(Line(say(lang, "remark_words", words=one_line(finding.excerpt, _QUOTE))))
        title = rule_title(known, finding.rule, lang)
        result.append(Line(say(lang, "remark_rule", title=one_line(title), severity=say(lang, finding.severity))))
    if extra:
        result += [Line(""), Line(extra)]
    return result


def _says(message: str, suggestion: str) -> bool:
    """Whether a message names a suggestion itself, as words of their own."""
    return re.search(rf"(?<!\w){re.escape(suggestion)}(?!\w)", message) is not None
