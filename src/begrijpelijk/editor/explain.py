"""What an editor shows when somebody points at a word: why it is marked, what is better, how hard the sentence is."""

from __future__ import annotations

import re

from lsprotocol import types

from begrijpelijk.editor.judge import Outcome
from begrijpelijk.editor.places import source_span, text_offset
from begrijpelijk.editor.wording import say
from begrijpelijk.model import Finding

_MARKDOWN_SIGN = re.compile(r"([\\`*_{}\[\]<>#|~]|&(?=#?\w{1,32};))")


def hover(outcome: Outcome, position: types.Position, *, markdown: bool) -> types.Hover | None:
    """The explanation at a place; None where there is no text."""
    report, document, lines = outcome.report, outcome.document, outcome.job.lines
    if report is None or document is None:
        return None
    at = text_offset(document, lines.offset(position))
    if at is None:
        return None
    here = sorted(
        (finding for finding in report.findings if finding.start <= at < finding.end),
        key=lambda finding: finding.end - finding.start,
    )
    parts = [_finding(finding, outcome.lang, markdown=markdown) for finding in here]
    sentence = next((s for s in report.sentences if s.start <= at < s.end), None)
    if sentence is not None:
        if sentence.level is None or sentence.lint is None:
            parts.append(say(outcome.lang, "sentence_short"))
        else:
            parts.append(say(outcome.lang, "sentence", level=sentence.level, lint=_number(sentence.lint, outcome.lang)))
    if not parts:
        return None
    text = ("\n\n---\n\n" if markdown else "\n\n").join(parts)
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    shown = here[0] if here else sentence
    span = source_span(document, shown.start, shown.end) if shown is not None else None
    return types.Hover(types.MarkupContent(kind, text), lines.range(*span) if span else None)


def _finding(finding: Finding, lang: str, *, markdown: bool) -> str:
    def shown(text: str) -> str:
        return _MARKDOWN_SIGN.sub(r"\\\1", text) if markdown else text

    message = f"**{shown(finding.message)}**" if markdown else finding.message
    lines = [message, shown(finding.explanation)]
    if finding.suggestions:
        lines.append(say(lang, "instead", words=", ".join(map(shown, finding.suggestions))))
    lines.append(say(lang, "rule", rule=f"`{finding.rule}`" if markdown else finding.rule))
    return "\n\n".join(lines)


def _number(value: float, lang: str) -> str:
    return f"{value:.1f}".replace(".", "," if lang == "nl" else ".")
