"""What the HTML report shows of a walked flow: its map, and the same as a table."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from begrijpelijk.model import SEVERITIES, DocumentReport, FlowReport, FlowScreenReport, Severity
from begrijpelijk.reports.common import count_by_severity, one_line
from begrijpelijk.reports.flow import summary
from begrijpelijk.reports.flow_map import HEIGHT, WIDTH, Drawing, Line, draw
from begrijpelijk.reports.wording import say, tally

_CHARACTERS = 25  # of a line in a box
_LINES = 2
_POINTS = 27  # characters of a line about points, whose letters are smaller
_ANSWERS = 6  # of one step that the table names


@dataclass(frozen=True)
class Box:
    """A screen on the map."""

    x: float
    y: float
    name: str
    lines: Sequence[str]
    points: Sequence[tuple[float, str]]
    """Lines about what was found, each with its height in the box."""
    css: str


@dataclass(frozen=True)
class Row:
    """A screen in the table: where each answer leads."""

    screen: FlowScreenReport
    link: str | None
    points: str
    worst: Severity | None
    ways: Sequence[tuple[str, str]]
    """(answers, id of the screen that they lead to)."""


@dataclass
class FlowView:
    """A flow, ready to be written. `links` lead from the source of a screen to its text in the report."""

    flow: FlowReport
    documents: Mapping[str, DocumentReport]
    links: Mapping[str, str]
    lang: str
    id: str

    width, height = WIDTH, HEIGHT

    @cached_property
    def drawing(self) -> Drawing:
        """The map."""
        return draw(self.flow)

    @cached_property
    def boxes(self) -> list[Box]:
        """The screens on the map."""
        screens = {screen.id: screen for screen in self.flow.screens}
        made = []
        for place in self.drawing.places:
            screen = screens[place.id]
            worst = self._worst(screen)
            css = f"v-{worst or 'geen'}{' uitkomst' if screen.outcome else ''}"
            told = textwrap.wrap(self._points(screen), _POINTS, break_long_words=False)
            points = [(HEIGHT - 10 - 17 * (len(told) - 1 - number), line) for number, line in enumerate(told)]
            made.append(Box(place.x, place.y, self.name(screen), self._title(screen), points, css))
        return made

    @property
    def lines(self) -> Sequence[Line]:
        """The steps on the map."""
        return self.drawing.lines

    @cached_property
    def rows(self) -> list[Row]:
        """The table."""
        return [self._row(screen) for screen in self.flow.screens]

    def name(self, screen: FlowScreenReport) -> str:
        """ "Scherm 3", and what is special about it."""
        name = say(self.lang, "flow_screen", id=screen.id)
        if screen.outcome:
            return f"{name}: {say(self.lang, 'flow_outcome')}"
        return f"{name}: {say(self.lang, 'flow_login')}" if screen.login else name

    @property
    def summary(self) -> list[str]:
        """What came of the walk, in sentences."""
        return summary(self.flow, self.lang)

    def _title(self, screen: FlowScreenReport) -> list[str]:
        return textwrap.wrap(
            one_line(screen.title), _CHARACTERS, max_lines=_LINES, placeholder="…", break_long_words=True
        )

    def _counts(self, screen: FlowScreenReport) -> dict[Severity, int]:
        document = self.documents.get(screen.source)
        return count_by_severity(document.findings if document else ())

    def _points(self, screen: FlowScreenReport) -> str:
        told = [tally(self.lang, severity, count) for severity, count in self._counts(screen).items() if count]
        return ", ".join(told) or say(self.lang, "flow_no_points")

    def _worst(self, screen: FlowScreenReport) -> Severity | None:
        counts = self._counts(screen)
        return next((severity for severity in SEVERITIES if counts[severity]), None)

    def _row(self, screen: FlowScreenReport) -> Row:
        ways: dict[str, list[str]] = {}
        for step in self.flow.steps:
            if step.source == screen.id:
                told = " + ".join(one_line(answer.value, 60) for answer in step.answers) or step.control
                ways.setdefault(step.target, []).append(told)
        return Row(
            screen,
            self.links.get(screen.source),
            self._points(screen),
            self._worst(screen),
            [(self._some(answers), target) for target, answers in ways.items()],
        )

    def _some(self, answers: Sequence[str]) -> str:
        shown = "; ".join(dict.fromkeys(answers[:_ANSWERS]))
        more = len(answers) - _ANSWERS
        return shown + (say(self.lang, "flow_more_answers", count=more) if more > 0 else "")
