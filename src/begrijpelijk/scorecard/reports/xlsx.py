"""The scorecard as a workbook: the colours, the evidence, and lists to work through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from begrijpelijk.model import Status
from begrijpelijk.reports.workbook import (
    DECIMAL,
    PERCENT,
    TEXT,
    WHOLE,
    Column,
    add,
    colour_word,
    finish,
    new_book,
    saved,
    sheet,
)
from begrijpelijk.scorecard.model import Characteristic, ModelCard, Scorecard
from begrijpelijk.scorecard.reports.view import Words
from begrijpelijk.scorecard.wording import day

_STATUSES: tuple[Status, ...] = ("groen", "oranje", "rood", "grijs")


def write(card: Scorecard) -> bytes:
    """The workbook. The same scorecard gives the same bytes."""
    say = Words(card)
    book = new_book(say.title(), card.lang)
    _Sheets(book, card, say).all()
    return saved(book)


class _Sheets:
    """The sheets of one workbook."""

    def __init__(self, book: Any, card: Scorecard, say: Words) -> None:
        self.book = book
        self.card = card
        self.say = say

    def all(self) -> None:
        """Every sheet that has something to say."""
        self.characteristics()
        self.evidence()
        self.places()
        self.answers()
        self.rewrite()
        self.actions()
        self.trend()
        if self.card.comparison:
            self.comparison()
        if self.card.departments:
            self.departments()
        self.rules()
        if self.card.problems:
            self.problems()

    def table(
        self, title: str, columns: Sequence[tuple[str, int, str]], rows: Iterable[Sequence[object]], colours: str = ""
    ) -> None:
        """A sheet with its rows; `colours` are the letters of columns that hold the word of a colour."""
        named: list[Column] = [(self.say(key), width, form) for key, width, form in columns]
        made = sheet(self.book, self.say(title), named)
        count = 0
        for row in rows:
            add(made, named, *row)
            count += 1
        finish(made, named, count)
        for letter in colours:
            for status in _STATUSES:
                colour_word(made, letter, count, self.say.colour(status), status)

    def _each(self) -> Iterable[tuple[ModelCard, Characteristic]]:
        return ((model, each) for model in self.card.models for each in model.characteristics)

    def characteristics(self) -> None:
        """All models with their colours."""
        columns = [
            ("column_model", 30, TEXT),
            ("column_number", 10, TEXT),
            ("column_name", 42, TEXT),
            ("column_colour", 13, TEXT),
            ("measured", 13, TEXT),
            ("answered", 13, TEXT),
            ("column_why", 60, TEXT),
        ]
        rows = [
            (
                model.name,
                each.code if each.code[:1].isdigit() else str(each.number),
                each.name,
                *(self.say.colour(status) for status in (each.status, each.measured, each.answered)),
                each.why + (" " + self.say("disagree") if each.disagrees else ""),
            )
            for model, each in self._each()
        ]
        self.table("sheet_kenmerken", columns, rows, "DEF")

    def evidence(self) -> None:
        """Every piece of evidence."""
        columns = [
            ("column_model", 30, TEXT),
            ("column_name", 36, TEXT),
            ("column_kind", 13, TEXT),
            ("column_evidence", 50, TEXT),
            ("column_colour", 13, TEXT),
            ("column_outcome", 50, TEXT),
            ("column_value", 10, "0.00"),
            ("column_low", 10, "0.00"),
            ("column_high", 10, "0.00"),
            ("column_counted", 10, WHOLE),
            ("column_source", 44, TEXT),
            ("column_date", 18, TEXT),
            ("column_rule", 60, TEXT),
        ]
        rows = [
            (
                model.name,
                each.name,
                self.say("measured" if found.kind == "gemeten" else "answered"),
                found.name + (f" ({self.say('indication')})" if found.indication else ""),
                self.say.colour(found.status),
                self.say.outcome(found),
                found.value,
                found.low,
                found.high,
                found.counted,
                found.source,
                day(self.card.lang, found.date),
                found.rule,
            )
            for model, each in self._each()
            for found in each.evidence
        ]
        self.table("sheet_evidence", columns, rows, "E")

    def places(self) -> None:
        """Where it goes wrong: a list to work through."""
        columns = [
            ("column_name", 36, TEXT),
            ("column_evidence", 50, TEXT),
            ("column_colour", 13, TEXT),
            ("column_text", 90, TEXT),
        ]
        rows = [
            (each.name, found.name, self.say.colour(found.status), place)
            for _, each in self._each()
            for found in each.evidence
            if found.unit == "deel"
            for place in found.examples
        ]
        if rows:
            self.table("sheet_places", columns, rows, "C")

    def answers(self) -> None:
        """Every answer of the self-test."""
        columns = [
            ("column_name", 36, TEXT),
            ("column_question", 60, TEXT),
            ("column_answer", 16, TEXT),
            ("column_who", 24, TEXT),
            ("column_department", 24, TEXT),
            ("column_date", 18, TEXT),
            ("column_note", 60, TEXT),
        ]
        rows = [
            (
                each.name,
                question.text,
                self.say(f"given_{answer.given}"),
                answer.who or self.say("by_nobody"),
                answer.department or None,
                day(self.card.lang, answer.date) or None,
                answer.note or None,
            )
            for _, each in self._each()
            for question in each.questions
            for answer in question.answers
        ]
        if rows:
            self.table("sheet_questions", columns, rows)

    def rewrite(self) -> None:
        """The texts to rewrite first."""
        columns = [
            ("column_number", 9, WHOLE),
            ("column_text", 44, TEXT),
            ("column_places", 60, TEXT),
            ("column_level", 24, TEXT),
            ("column_adults", 14, PERCENT),
            ("column_readers", 12, WHOLE),
            ("column_struggling", 14, WHOLE),
            ("column_points", 10, WHOLE),
            ("column_begin", 48, TEXT),
        ]
        rows = [
            (
                text.rank,
                text.title,
                ", ".join(text.places),
                self.say.level(text),
                text.struggling,
                text.readers,
                text.struggling_readers,
                text.points,
                text.advice or None,
            )
            for text in self.card.rewrite
        ]
        self.table("sheet_rewrite", columns, rows)

    def actions(self) -> None:
        """What helps most."""
        columns = [
            ("column_action", 60, TEXT),
            ("column_points", 10, WHOLE),
            ("column_documents", 10, WHOLE),
            ("column_newly", 22, WHOLE),
            ("column_met", 22, PERCENT),
        ]
        rows = [(a.text, a.points, a.documents, a.newly_met, a.met) for a in self.card.actions]
        self.table("sheet_actions", columns, rows)

    def trend(self) -> None:
        """This measurement and those before it."""
        columns = [
            ("column_date", 20, TEXT),
            ("column_share", 24, PERCENT),
            ("column_low", 10, PERCENT),
            ("column_high", 10, PERCENT),
            ("column_documents", 10, WHOLE),
            ("column_density", 20, DECIMAL),
        ]
        rows = [
            (day(self.card.lang, p.date), p.target.share, p.target.low, p.target.high, p.target.total, p.points_per_100)
            for p in self.card.trend
        ]
        self.table("sheet_trend", columns, rows)

    def comparison(self) -> None:
        """The other measurement."""
        both = self.card.comparison
        assert both is not None
        columns = [
            ("column_name", 44, TEXT),
            ("column_before", 50, TEXT),
            ("column_after", 50, TEXT),
            ("column_change", 24, TEXT),
        ]
        names = [day(self.card.lang, name) for name in (both.before_name, both.after_name)]
        rows: list[Sequence[object]] = [
            (self.say("comparison", before=names[0], after=names[1]), *names, None),
            (
                self.say("column_share"),
                self.say.share(both.before),
                self.say.share(both.after),
                self.say.verdict(both),
            ),
        ]
        rows += [
            (
                f"{change.code}. {change.name}",
                self.say.colour(change.before),
                self.say.colour(change.after),
                self.say.change(change.better, change.before, change.after),
            )
            for change in both.changes
        ]
        self.table("sheet_comparison", columns, rows, "BC")

    def departments(self) -> None:
        """The departments with their colours."""
        codes = list(self.card.departments[0].statuses)
        columns = [("column_department", 30, TEXT), ("column_documents", 10, WHOLE), ("column_share", 50, TEXT)]
        named: list[Column] = [(self.say(key), width, form) for key, width, form in columns]
        named += [(code, 12, TEXT) for code in codes]
        made = sheet(self.book, self.say("sheet_departments"), named)
        for part in self.card.departments:
            colours = (self.say.colour(part.statuses[code]) for code in codes)
            add(made, named, part.name, part.documents, self.say.share(part.target), *colours)
        finish(made, named, len(self.card.departments))

    def rules(self) -> None:
        """By which rules the colours were given."""
        columns = [("column_rule", 36, TEXT), ("column_explanation", 110, TEXT)]
        self.table("sheet_rules", columns, [(rule.name, rule.text) for rule in self.card.rules])

    def problems(self) -> None:
        """What could not be used."""
        columns = [("column_source", 60, TEXT), ("column_message", 100, TEXT)]
        self.table("sheet_problems", columns, [(p.source, p.message) for p in self.card.problems])
