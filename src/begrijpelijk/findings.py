"""Running the checks: hits become findings, one word gets one finding, and a check that crashes is named."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from begrijpelijk.errors import told
from begrijpelijk.model import Edit, ErrorReport, Finding, Location
from begrijpelijk.screens import judges

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.config import Config
    from begrijpelijk.document import Document
    from begrijpelijk.plugins import Registry
    from begrijpelijk.rules import Check, Hit, Rule

SLOW_CHECK = 10.0  # seconds that a check may take for one document before it is named
MOST_UNKNOWN = 20  # rules that a text switches off and that do not exist, of which is told


def active(registry: Registry, config: Config) -> list[Check]:
    """The checks that a configuration leaves on."""
    return [check for id_, check in registry.checks.items() if config.enabled(id_)]


class Wanted(NamedTuple):
    """What the checks that are on need of a page in a browser and that takes time; see `Rule`."""

    tries: bool
    reads_pictures: bool


def wanted(registry: Registry, config: Config) -> Wanted:
    """What is to be done for the checks that are on."""
    rules = [check.rule for check in active(registry, config)]
    return Wanted(any(rule.tries for rule in rules), any(rule.reads_pictures for rule in rules))


def find(analysis: Analysis, registry: Registry) -> tuple[list[Finding], list[ErrorReport]]:
    """All findings in a document, in order of place and id, and the checks and word lists that failed."""
    analysis.shared.setdefault("wordlists", tuple(registry.wordlists.values()))
    problems: list[ErrorReport] = []

    def problem(rule: Rule, message: str) -> None:
        plugin = registry.origins.get(("checks", rule.id))
        source = f"plug-in {plugin}, regel {rule.id}" if plugin else f"regel {rule.id}"
        problems.append(ErrorReport(source=source, message=message, kind="rule"))

    hits: list[tuple[Rule, Hit]] = []
    for check in active(registry, analysis.config):
        if check.rule.scope in ("flow", "change") or (check.rule.scope == "page" and analysis.page is None):
            continue
        if not judges(analysis, check.rule.id):
            continue
        began = time.monotonic()
        try:
            found = list(check.find(analysis, analysis.config.options(check.rule)))
        except (Exception, SystemExit) as error:  # a check by a stranger may raise anything; the others run on
            problem(check.rule, f"deze controle geeft een fout en is overgeslagen: {told(error)}")
            continue
        if time.monotonic() - began > SLOW_CHECK:
            problem(check.rule, f"deze controle duurt langer dan {SLOW_CHECK:g} seconden bij een tekst")
        right = [hit for hit in found if is_right(hit, len(analysis.document.text))]
        if len(right) < len(found):
            problem(check.rule, "deze controle geeft iets wat geen goede Hit is; dat is overgeslagen")
        hits.extend((check.rule, hit) for hit in right)
    muted = Muted(analysis.document.muted)
    kept = [(rule, hit) for rule, hit in _one_per_word(hits) if not muted.covers(hit.start, hit.end, rule.id)]
    kept.sort(key=lambda pair: (pair[1].start, pair[1].end, pair[0].id))
    kept = _one_per_term(kept)
    findings = []
    for rule, hit in kept:
        try:
            findings.append(finding(analysis, rule, hit))
        except Exception as error:  # values that do not fit the message, texts that are no text
            problem(rule, f"de tekst van een melding klopt niet: {told(error)}")
    return findings, [*problems, *_broken_lists(analysis), *_unknown_muted(analysis, registry)]


def _unknown_muted(analysis: Analysis, registry: Registry) -> Iterable[ErrorReport]:
    """Rules that an author switched off in the text and that do not exist: a slip of the pen would hide nothing."""
    from begrijpelijk.config_file import nearest

    document = analysis.document
    unknown: dict[str, int] = {}  # where each is first
    for start, _, id_ in document.muted:
        if id_ is not None and id_ not in registry.checks:
            unknown.setdefault(id_, start)
    for id_, start in islice(unknown.items(), MOST_UNKNOWN):
        line = document.place(start).line
        place = f", regel {line}" if line else ""
        message = f"in de tekst staat de controle '{id_}' uit, maar die bestaat niet.{nearest(id_, registry.checks)}"
        yield ErrorReport(source=f"{document.source}{place}", message=message, kind="rule")


def _broken_lists(analysis: Analysis) -> list[ErrorReport]:
    """What is wrong with the word lists, as far as a check had need of them."""
    matches = analysis.__dict__.get("matches")
    if matches is None:
        return []
    return [ErrorReport(source=e.source or "woordenlijst", message=e.message, kind="rule") for e in matches.errors]


def is_right(hit: object, length: int) -> bool:
    """Whether it is a hit that lies inside a text of `length` characters; a plugin may give anything."""
    from begrijpelijk.rules import Hit

    if not isinstance(hit, Hit):
        return False
    try:
        spans = [(hit.start, hit.end), *hit.parts, *((start, end) for start, end, _ in hit.edits)]
        return all(type(a) is type(b) is int and 0 <= a <= b <= length for a, b in spans)
    except (TypeError, ValueError):
        return False


def _one_per_word(hits: Iterable[tuple[Rule, Hit]]) -> Iterable[tuple[Rule, Hit]]:
    """Of word checks that overlap, the one with the lowest priority number speaks; of one rule, the longest hit."""
    ranked = sorted(
        hits,
        key=lambda pair: (
            pair[0].priority if pair[0].priority is not None else -1,
            pair[1].start - pair[1].end,
            pair[1].start,
        ),
    )
    taken: set[int] = set()
    for rule, hit in ranked:
        if rule.priority is None:
            yield rule, hit
            continue
        span = [place for start, end in hit.parts or ((hit.start, hit.end),) for place in range(start, end)]
        if not any(position in taken for position in span):
            taken.update(span)
            yield rule, hit


def _one_per_term(hits: list[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    """Of the uses of a term the first, which stands for all: certain only where all can be replaced, and then they are.

    An editor decides once for each term; ten times the same remark is read as noise.
    """
    uses: dict[tuple[str, str], list[Hit]] = {}
    for rule, hit in hits:
        if hit.term is not None:
            uses.setdefault((rule.id, hit.term), []).append(hit)
    told: list[tuple[Rule, Hit]] = []
    for rule, hit in hits:
        same = uses[rule.id, hit.term] if hit.term is not None else [hit]
        if len(same) == 1:
            told.append((rule, hit))
        elif hit is same[0]:
            certain = all(use.certain for use in same)
            elsewhere = tuple(edit for use in same[1:] for edit in use.edits) if certain else ()
            told.append((rule, replace(hit, certain=certain, elsewhere=elsewhere, times=len(same))))
    return told


class Muted:
    """Where the author switched which rules off. A template has such a place for every expression."""

    def __init__(self, spans: Iterable[tuple[int, int, str | None]]) -> None:
        by_rule: dict[str | None, list[tuple[int, int]]] = {}
        for start, end, rule in sorted(spans, key=lambda span: span[:2]):
            by_rule.setdefault(rule, []).append((start, end))
        self._starts = {rule: [start for start, _ in found] for rule, found in by_rule.items()}
        self._reach = {rule: list(accumulate((end for _, end in found), max)) for rule, found in by_rule.items()}

    def covers(self, start: int, end: int, rule: str) -> bool:
        """Whether a rule is switched off for all of a part of the text."""
        for key in (None, rule):
            before = bisect_right(self._starts.get(key, ()), start)
            if before and self._reach[key][before - 1] >= end:
                return True
        return False


def finding(analysis: Analysis, rule: Rule, hit: Hit) -> Finding:
    """A hit with its texts filled in and its place in the source."""
    document, lang = analysis.document, analysis.config.lang
    place = document.place(hit.start)
    excerpt = document.text[hit.start : hit.end] if hit.quote is None else hit.quote
    values = {"citaat": excerpt, **hit.values}
    return Finding(
        rule=rule.id,
        severity=hit.severity or rule.severity,
        message=rule.template(lang, hit.variant).format(**values) + _times(hit.times, lang),
        explanation=hit.explanation or rule.explanation.get(lang, rule.explanation["nl"]),
        excerpt=excerpt,
        start=hit.start,
        end=hit.end,
        suggestions=list(hit.suggestions),
        edits=_edits(document, hit.edits),
        elsewhere=_edits(document, hit.elsewhere),
        certain=hit.certain,
        location=Location(
            line=place.line,
            column=place.column,
            page=place.page,
            selector=hit.selector or place.selector,
            screen=hit.screen,
            region=document.regions.of(hit.start, hit.end),
        ),
        kenmerken=list(rule.kenmerken),
        toegang=list(rule.toegang),
        wcag=list(rule.wcag),
        axe_rule=hit.axe,
    )


def _times(times: int, lang: str) -> str:
    """How often a term stands in the text, as a last sentence of its message; nothing for once."""
    if times == 1:
        return ""
    return f" It occurs {times} times." if lang == "en" else f" Het staat {times} keer in de tekst."


def _edits(document: Document, edits: Iterable[tuple[int, int, str]]) -> list[Edit]:
    return [_edit(document, Edit(start=start, end=end, replacement=text)) for start, end, text in edits]


def _edit(document: Document, edit: Edit) -> Edit:
    """The edit with its place in the source file."""
    region = document.regions.of_edit(edit)
    return edit if region is None else edit.model_copy(update={"region": region})
