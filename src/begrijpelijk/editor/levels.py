"""The level of the text and of every section, as a line above its heading."""

from __future__ import annotations

from lsprotocol import types

from begrijpelijk.editor.judge import Outcome
from begrijpelijk.editor.places import source_span
from begrijpelijk.editor.wording import say
from begrijpelijk.model import DocumentReport


def lenses(outcome: Outcome) -> list[types.CodeLens]:
    """One line for the text, at its top, and one for every section; an honest – for what is too short to measure."""
    report, document, lines = outcome.report, outcome.document, outcome.job.lines
    if report is None or document is None:
        return [_lens(lines.range(0, 0), outcome.message)] if outcome.message else []
    result = [_lens(lines.range(0, 0), whole(report, outcome.lang))]
    if [section.heading is None for section in report.sections] == [True]:
        return result
    for section in report.sections:
        span = source_span(document, section.start, section.start + len(section.heading or " "))
        if section.level is None:
            title = say(outcome.lang, "section_short")
        else:
            title = say(outcome.lang, "section", level=section.level)
        words = _count(outcome.lang, section.words, "word")
        result.append(_lens(lines.range(*(span or (0, 0))), f"{title} · {words}"))
    return result


def whole(report: DocumentReport, lang: str) -> str:
    """The level of a whole text and how many points it has, on one line."""
    scores = report.scores
    if scores.level is None:
        title = say(lang, "whole_short")
    else:
        title = say(lang, "whole", level=scores.level, cefr=scores.cefr_indication)
    return f"{title} · {_count(lang, report.words, 'word')} · {_count(lang, len(report.findings), 'point')}"


def _count(lang: str, count: int, key: str) -> str:
    return say(lang, key) if count == 1 else say(lang, f"{key}s", count=count)


def _lens(place: types.Range, title: str) -> types.CodeLens:
    return types.CodeLens(place, types.Command(title, ""))
