"""What the HTML report shows of one document: everything is looked up and counted here, the template only writes it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from begrijpelijk.model import SEVERITIES, BlockReport, DocumentReport, Finding, SectionReport
from begrijpelijk.reports.common import LOOKS, actions, place, rule_title, target
from begrijpelijk.reports.html.marks import Piece, Span, cut
from begrijpelijk.reports.html.structure import Part, blocks_of, parts
from begrijpelijk.rules import Rule

LONG = 60  # characters; a longer finding is underlined only, or a page would be full of colour
# Rules of the section "text" that point at the place itself; the others point at the start of the text.
PLACED = frozenset({"lange-alinea", "lange-kop", "link-tekst"})


@dataclass(frozen=True)
class Point:
    """A finding with its number in the document, and how it is shown."""

    number: int
    finding: Finding
    rule: str
    """Class of the rule in the stylesheet: ids of plugins may hold anything."""
    title: str
    where: str
    explanation: str
    own: str
    """The part of the explanation that is about this word only."""
    form: str
    """`kort`, `lang` (underlined only) or `heel` (a whole sentence: only its number)."""

    @property
    def extra(self) -> list[str]:
        """Suggestions that the message does not name already."""
        return [each for each in self.finding.suggestions if each not in self.finding.message][:3]


@dataclass(frozen=True)
class Word:
    """A difficult word with all points where it stands."""

    text: str
    points: list[Point]

    @property
    def speaker(self) -> Point:
        """The point that knows something better, or else the first."""
        return next((point for point in self.points if point.finding.suggestions), self.points[0])


@dataclass
class DocumentView:
    """One document, ready to be written."""

    report: DocumentReport
    id: str
    lang: str
    known: Mapping[str, Rule]
    classes: Mapping[str, str]
    """The class of every rule."""
    top: int = 4
    """Level of the highest heading in the text."""

    @property
    def title(self) -> str:
        """What the document is called."""
        return self.report.title or self.report.source

    @cached_property
    def target(self) -> str:
        """Whether the target is met, as a sentence."""
        return target(self.report, self.lang)

    @cached_property
    def actions(self) -> list[tuple[str, int]]:
        """What to do first."""
        return actions(self.report.findings, self.known, self.lang)

    @cached_property
    def blocks(self) -> list[BlockReport]:
        """The text."""
        return blocks_of(self.report)

    @cached_property
    def parts(self) -> list[Part]:
        """The text as headings, paragraphs, lists and tables."""
        return parts(self.blocks, self.top)

    @cached_property
    def points(self) -> list[Point]:
        """All findings, numbered in reading order."""
        about_all = [finding for finding in self.report.findings if self._whole(finding)]
        others = [finding for finding in self.report.findings if not self._whole(finding)]
        about_all.sort(key=lambda f: (SEVERITIES.index(f.severity), f.rule))
        ordered = [*about_all, *sorted(others, key=lambda f: (f.start, -f.end, f.rule))]
        return [self._point(number, finding) for number, finding in enumerate(ordered, 1)]

    @cached_property
    def whole(self) -> list[Point]:
        """Points about the text as a whole, or about nothing that is shown."""
        shown = {point.number for points in self._by_block.values() for point in points}
        return [point for point in self.points if point.number not in shown]

    def points_in(self, part: Part) -> list[Point]:
        """The points that are explained beside a part: those that begin in it."""
        return [point for block in part.blocks for point in self._by_block.get(block.start, ())]

    def pieces(self, block: BlockReport) -> list[Piece]:
        """The text of a block with where sentences and points begin and end."""
        return cut(block.text, block.start, self._spans.get(block.start, ()))

    def level(self, span: Span) -> int:
        """The level of a sentence; 0 where it has none."""
        return self.report.sentences[span.key].level or 0

    def point(self, span: Span) -> Point:
        """The point that a span marks."""
        return self.points[span.key - 1]

    def starts_here(self, span: Span, block: BlockReport) -> bool:
        """Whether the point begins in this block: a point over several blocks has one number and one anchor."""
        covered = self._covered(span.start, span.end)
        return bool(covered) and self._starts[covered[0]] == block.start

    @cached_property
    def words(self) -> list[Word]:
        """The difficult words, most frequent first."""
        groups: dict[str, list[Point]] = {}
        for point in self.points:
            if self._is_word(point.finding):
                groups.setdefault(" ".join(point.finding.excerpt.split()).casefold(), []).append(point)
        made = [Word(" ".join(points[0].finding.excerpt.split()), points) for points in groups.values()]
        return sorted(made, key=lambda word: (-len(word.points), word.points[0].number))

    @property
    def sections(self) -> Sequence[SectionReport]:
        """The sections that hold text, when there are several."""
        filled = [section for section in self.report.sections if section.words]
        return filled if len(filled) > 1 else []

    def _is_word(self, finding: Finding) -> bool:
        rule = self.known.get(finding.rule)
        return rule.section == "words" if rule else bool(finding.suggestions) and len(finding.excerpt.split()) <= 3

    def _whole(self, finding: Finding) -> bool:
        rule = self.known.get(finding.rule)
        if finding.start >= finding.end or finding.rule in LOOKS:
            return True
        if rule is None or rule.section != "text" or finding.rule in PLACED:
            return False
        covered = self._covered(finding.start, finding.end)
        return len(covered) != 1 or covered[0] == self._spot

    @cached_property
    def _spot(self) -> int:
        """The block that rules about the whole text point at: the first heading, else the first block."""
        return next((number for number, block in enumerate(self.blocks) if block.kind == "heading"), 0)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def _covered(self, start: int, end: int) -> range:
        """Numbers of the blocks that a span stands in."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        if self.blocks and start >= self.blocks[first].start + len(self.blocks[first].text):
            first += 1
        return range(first, bisect_left(self._starts, end))

    @cached_property
    def _spans(self) -> dict[int, list[Span]]:
        """What is to be marked, by the start of the block."""
        spans = [Span(s.start, s.end, index, 0) for index, s in enumerate(self.report.sentences)]
        spans += [Span(point.finding.start, point.finding.end, point.number) for point in self._placed]
        result: dict[int, list[Span]] = {}
        for span in spans:
            for number in self._covered(span.start, span.end):
                result.setdefault(self._starts[number], []).append(span)
        return result

    @cached_property
    def _placed(self) -> list[Point]:
        return [point for point in self.points if not self._whole(point.finding)]

    @cached_property
    def _by_block(self) -> dict[int, list[Point]]:
        result: dict[int, list[Point]] = {}
        for point in self._placed:
            covered = self._covered(point.finding.start, point.finding.end)
            if covered:
                result.setdefault(self._starts[covered[0]], []).append(point)
        return result

    def _point(self, number: int, finding: Finding) -> Point:
        rule = self.known.get(finding.rule)
        general = rule.explanation.get(self.lang, rule.explanation["nl"]) if rule else ""
        own = finding.explanation.removesuffix(general).strip() if general else finding.explanation
        return Point(
            number=number,
            finding=finding,
            rule=self.classes[finding.rule],
            title=rule_title(self.known, finding.rule, self.lang),
            where=place(finding, self.report.media_type, self.lang),
            explanation=finding.explanation,
            own=own,
            form=self._form(finding),
        )

    def _form(self, finding: Finding) -> str:
        sentences = self.report.sentences
        for sentence in sentences[bisect_left(self._sentence_starts, finding.start) :]:
            if sentence.end > finding.end:
                break
            if sentence.end - sentence.start > LONG / 2:
                return "heel"
        return "lang" if finding.end - finding.start > LONG else "kort"

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.report.sentences]
