"""Checking only what is new since a revision: which files, which findings in them, and whether the level is worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from begrijpelijk.analysis import Analysis
from begrijpelijk.baseline import about_all, fingerprint
from begrijpelijk.batch.outcome import gather
from begrijpelijk.batch.run import BatchOptions, check_items
from begrijpelijk.changes.files import Source, changed_sources, old_items
from begrijpelijk.changes.paragraphs import Change, OldTexts, changed
from begrijpelijk.document import RUNNING, Document
from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.findings import Muted, finding
from begrijpelijk.fix import FIXABLE
from begrijpelijk.model import DocumentReport, Finding, Report, Scores, SinceReport
from begrijpelijk.reports.common import one_line
from begrijpelijk.reports.wording import number, say
from begrijpelijk.verdict import LEVEL_RULE, LEVELS, meets_level, passes

if TYPE_CHECKING:
    from begrijpelijk.checker import Progress
    from begrijpelijk.config import Config
    from begrijpelijk.plugins import Registry

HARDER = 2.0
"""So many points of LiNT make a whole text harder or easier; less comes with any change of words."""
_WHOLE = frozenset({"text", "layout"})  # sections with rules about more than the passage they point at
IsNew = Callable[[Finding], bool]


def check_since(
    names: Sequence[str],
    revision: str,
    config: Config,
    registry: Registry,
    options: BatchOptions,
    progress: Progress | None = None,
) -> Report:
    """Check the files that changed since a revision of git and report only what is new in them.

    In text, Markdown and HTML that is what stands on changed lines; in other files what stands in paragraphs that the
    old version does not have; in both without what the old version had in the same words.

    Raises `UsageError` for what git does not know and for sources that are no files.
    """
    found, failed = changed_sources(names, revision, registry)
    if not found and not failed:
        return gather([], [], [], registry, config, "")  # nothing to load the pipeline for
    options = replace(options, needs="pictures" if options.needs == "pictures" else "everything")
    report = check_items([*(each.item for each in found), *failed], config, registry, options, progress)
    plain = replace(options, needs="everything", with_text=False)
    old: dict[str, DocumentReport] = {}
    for portion in old_items(found):
        old |= {document.source: document for document in check_items(portion, config, registry, plain).documents}
    by_name = {each.item.name: each for each in found}
    documents = [
        _narrowed(document, by_name[document.source], old.get(by_name[document.source].old_name), config, registry)
        for document in report.documents
    ]
    from begrijpelijk.kenmerken import summary

    changes = {
        "documents": documents,
        "passed": all(document.passed for document in documents),
        "kenmerken": summary(documents, registry, config),
    }
    return report.model_copy(update=changes)


def _narrowed(
    document: DocumentReport, source: Source, old: DocumentReport | None, config: Config, registry: Registry
) -> DocumentReport:
    config = config.for_path(document.source)
    accepted = old is not None and _level_is_old(old, document)
    kept = document.findings if old is None else _new_findings(document, source, old, accepted)
    known = len(document.findings) - len(kept)
    if old is not None:
        kept = sorted(
            [*kept, *_harder(document, source, old, config, registry)], key=lambda f: (f.start, f.end, f.rule)
        )
    scores = old.scores if old else Scores()
    since = SinceReport(
        revision=source.repository.revision,
        commit=source.repository.commit,
        new=old is None,
        lint=scores.lint,
        level=scores.level,
        cefr_indication=scores.cefr_indication,
        known=known,
    )
    changes = {
        "findings": kept,
        "since": since,
        "level_accepted": accepted,
        "notes": [*document.notes, *_notes(since, document, accepted=accepted, lang=config.lang)],
    }
    narrowed = document.model_copy(update=changes)
    return narrowed.model_copy(update={"passed": passes(narrowed)})


def _level_is_old(old: DocumentReport, new: DocumentReport) -> bool:
    """Whether the text missed its level before as well, and is not harder now."""
    if meets_level(new.scores, new.niveau) is not False or meets_level(old.scores, new.niveau) is not False:
        return False
    return not _became_harder(old.scores, new.scores)


def _became_harder(old: Scores, new: Scores) -> bool:
    if old.lint is None or new.lint is None:
        return False
    return _rank(new) > _rank(old) or new.lint - old.lint >= HARDER


def _rank(scores: Scores) -> int:
    level = (scores.cefr_indication or "")[:2]
    return [*LEVELS].index(level) if level in LEVELS else -1


def _new_findings(document: DocumentReport, source: Source, old: DocumentReport, accepted: bool) -> list[Finding]:
    """The findings on what changed, and those about the whole text of a kind that the old version did not have."""
    is_new = _on_changed_lines(source) if _has_lines(document, source) else _in_new_paragraphs(document, old)
    before = {each.rule for each in old.findings}
    kept = []
    for each in document.findings:
        if each.rule == LEVEL_RULE:
            new = not accepted
        elif about_all(document, each):
            new = each.rule not in before
        else:
            new = is_new(each) or (each.rule not in before and _is_about_more(each.rule))
        if new:
            kept.append(each)
    return _without_moved(document, kept, old)


def _without_moved(document: DocumentReport, kept: list[Finding], old: DocumentReport) -> list[Finding]:
    """Without findings that the old version had in the same words, in another place or on other lines.

    Each of the old version counts once: a sentence that is there a second time is new.
    """
    left = Counter(fingerprint(old, each) for each in old.findings)
    places = {id(each) for each in kept}
    left.subtract(fingerprint(document, each) for each in document.findings if id(each) not in places)
    new = []
    for each in kept:
        print_ = fingerprint(document, each)
        if each.rule != LEVEL_RULE and left[print_] > 0:
            left[print_] -= 1
        else:
            new.append(each)
    return new


def _is_about_more(rule: str) -> bool:
    from begrijpelijk.reports.common import rules

    known = rules().get(rule)
    return known is not None and known.section in _WHOLE


def _has_lines(document: DocumentReport, source: Source) -> bool:
    """Whether lines of the file say where a finding is. Git knows no line that ends in a carriage return alone."""
    if document.media_type not in FIXABLE or any(f.location.line is None for f in document.findings):
        return False
    if not source.repository.has_lines(source.change):
        return False
    path = source.item.path
    try:
        data = b"" if path is None else path.read_bytes()
    except OSError:
        return False
    return data.count(b"\r") == data.count(b"\r\n")


def _on_changed_lines(source: Source) -> IsNew:
    lines = source.repository.lines(source.change)

    def is_new(each: Finding) -> bool:
        region, line = each.location.region, each.location.line
        if region is not None:
            # Just after the end of a line is the beginning of the next.
            last = region.end_line - (region.end_column == 1 and region.end_line > region.line)
            return lines.touch(region.line, last)
        return line is not None and lines.touch(line, line)

    return is_new


def _in_new_paragraphs(document: DocumentReport, old: DocumentReport) -> IsNew:
    known = OldTexts(block.text for block in old.blocks)
    fresh = [(block.start, block.start + len(block.text)) for block in document.blocks if not known.take(block.text)]
    return lambda each: any(start < max(each.end, each.start + 1) and each.start < end for start, end in fresh)


def _harder(
    document: DocumentReport, source: Source, old: DocumentReport, config: Config, registry: Registry
) -> Iterable[Finding]:
    """What the checks on a change find: rewritten paragraphs that became harder."""
    checks = [
        check for check in registry.checks.values() if check.rule.scope == "change" and config.enabled(check.rule.id)
    ]
    running = [[block for block in each.blocks if block.kind in RUNNING] for each in (old, document)]
    pairs = tuple(changed(*running)) if checks else ()
    hits = [
        (check.rule, hit)
        for check in checks
        for hit in check.find(Change(pairs, document.niveau), config.options(check.rule))
    ]
    if not hits:
        return []
    read = _read(document, source, registry)
    muted = Muted(read.muted)
    return [
        finding(Analysis(read, [], config), rule, hit)
        for rule, hit in hits
        if not muted.covers(hit.start, hit.end, rule.id)
    ]


def _read(document: DocumentReport, source: Source, registry: Registry) -> Document:
    """The document again, for the places in its file; without places where a browser showed another text."""
    from begrijpelijk.document import Block, BlockKind

    blocks = document.blocks
    try:
        read = source.item.read(registry)
    except BegrijpelijkError:
        read = None
    if read is not None and [block.text for block in read.blocks] == [block.text for block in blocks]:
        return read
    return Document(document.source, [Block(block.text, BlockKind(block.kind)) for block in blocks])


def _notes(since: SinceReport, document: DocumentReport, *, accepted: bool, lang: str) -> list[str]:
    revision = one_line(since.revision, 60)
    if since.new:
        return [say(lang, "since_new", revision=revision)]
    notes = [say(lang, "since_changed", revision=revision)]
    if since.known:
        one = since.known == 1
        notes.append(say(lang, "since_known_one") if one else say(lang, "since_known", count=since.known))
    now = document.scores.lint
    if since.lint is not None and now is not None and abs(now - since.lint) >= HARDER:
        key = "since_harder" if now > since.lint else "since_easier"
        notes.append(say(lang, key, before=number(lang, since.lint), after=number(lang, now)))
    if accepted:
        notes.append(say(lang, "since_level", niveau=document.niveau))
    return notes
