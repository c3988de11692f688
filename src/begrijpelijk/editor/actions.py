"""Quick fixes: a better word, a check switched off here, and all that is certain at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from begrijpelijk.document import Document
from begrijpelijk.editor.ignore import ignoring
from begrijpelijk.editor.judge import Outcome
from begrijpelijk.editor.marks import SOURCE, diagnostics
from begrijpelijk.editor.places import marked
from begrijpelijk.editor.wording import say
from begrijpelijk.fix import Change, certain_changes, changes
from begrijpelijk.model import Edit, Finding
from begrijpelijk.plugins import Registry

FIX_ALL = "source.fixAll.begrijpelijk"
KINDS = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
_MOST = 12  # findings at one place for which fixes are made: a whole page selected would give hundreds


def actions(
    outcome: Outcome, params: types.CodeActionParams, registry: Registry, *, versioned: bool = False
) -> list[types.CodeAction]:
    """The quick fixes for a place, those that the editor asks for.

    `versioned` is for an editor that can see that a fix is for an older version of the text, and refuse it.
    """
    found = _actions(outcome, params, registry)
    if versioned:
        identifier = types.OptionalVersionedTextDocumentIdentifier(outcome.job.uri, outcome.job.version)
        for action in found:
            edits = list((action.edit.changes or {}).get(outcome.job.uri, ())) if action.edit else []
            action.edit = types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, edits)])
    return found


def _actions(outcome: Outcome, params: types.CodeActionParams, registry: Registry) -> list[types.CodeAction]:
    report, document, lines = outcome.report, outcome.document, outcome.job.lines
    if report is None or document is None:
        return []
    only = params.context.only
    found: list[types.CodeAction] = []
    if _wanted(only, types.CodeActionKind.QuickFix):
        first, last = lines.offset(params.range.start), lines.offset(params.range.end)
        marks = [mark for mark in diagnostics(outcome) if isinstance(mark.data, dict)]
        here = []
        for finding, mark in zip(report.findings, marks, strict=True):
            start, end = marked(document, report, finding)
            if start <= last and first <= end:
                here.append((end - start, finding, mark))
        for _, finding, mark in sorted(here, key=lambda item: item[0])[:_MOST]:
            found += _replacements(outcome, document, finding, mark)
            muting = ignoring(document, finding, registry)
            if muting:
                title = say(outcome.lang, "ignore", rule=finding.rule)
                found.append(_action(outcome, title, muting, [mark]))
    if _wanted(only, types.CodeActionKind.SourceFixAll) or FIX_ALL in (only or ()):
        certain, _ = certain_changes(document, report.findings)
        if certain:
            found.append(_action(outcome, say(outcome.lang, "fix_all"), certain, kind=FIX_ALL))
    return found


def _wanted(only: Sequence[types.CodeActionKind | str] | None, kind: types.CodeActionKind) -> bool:
    """Whether an editor asks for a kind: by its name or by the beginning of it. Without a wish it wants all."""
    names = [_name(name) for name in only or ()]
    return not names or any(not name or f"{kind.value}.".startswith(f"{name}.") for name in names)


def _name(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else str(kind)


def _replacements(
    outcome: Outcome, document: Document, finding: Finding, mark: types.Diagnostic
) -> Iterable[types.CodeAction]:
    """The alternatives, best first."""
    for number, (label, edits) in enumerate(_alternatives(finding)):
        placed = changes(document, finding.model_copy(update={"edits": edits}))
        if placed:
            title = say(outcome.lang, "replace", words=label) if label else say(outcome.lang, "remove")
            yield _action(outcome, title, placed, [mark], preferred=number == 0 and finding.certain)


def _alternatives(finding: Finding) -> Iterable[tuple[str, list[Edit]]]:
    """(what to show, edits) of every suggestion that can be carried out.

    The edits of a finding carry out its first suggestion. Where they are one piece, the others go in the same place.
    """
    if not finding.edits:
        return
    first, *rest = finding.edits
    shown = finding.suggestions[0] if finding.suggestions else first.replacement
    yield shown, finding.edits
    if rest or not finding.suggestions or first.replacement.casefold() != shown.casefold():
        return
    capital = first.replacement[:1].isupper() and shown[:1].islower()
    for suggestion in finding.suggestions[1:]:
        text = suggestion[:1].upper() + suggestion[1:] if capital else suggestion
        yield suggestion, [first.model_copy(update={"replacement": text})]


def _action(
    outcome: Outcome,
    title: str,
    changed: Iterable[Change],
    marks: list[types.Diagnostic] | None = None,
    *,
    kind: str = types.CodeActionKind.QuickFix.value,
    preferred: bool = False,
) -> types.CodeAction:
    lines = outcome.job.lines
    edits = [types.TextEdit(lines.range(change.start, change.end), change.replacement) for change in changed]
    edit = types.WorkspaceEdit(changes={outcome.job.uri: edits})
    return types.CodeAction(
        title=title, kind=kind, diagnostics=marks, edit=edit, is_preferred=True if preferred else None
    )


__all__ = ["FIX_ALL", "KINDS", "SOURCE", "actions"]
