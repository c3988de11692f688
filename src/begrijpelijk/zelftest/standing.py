"""How far the self-test is, and where people disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from begrijpelijk.zelftest.answers import Reply
from begrijpelijk.zelftest.questions import Asked


@dataclass(frozen=True)
class Standing:
    """What there is to say about a number of answers.

    `people` has who answered, for which department, and how many of the questions. `contradicting` are the questions
    to which one says ja and another nee, with all their answers. `unknown` are the answers to questions that no model
    has, and `open` the questions that nobody answered.
    """

    people: tuple[tuple[str, str, int], ...]
    contradicting: tuple[tuple[Asked, tuple[Reply, ...]], ...]
    unknown: tuple[Reply, ...]
    open: tuple[Asked, ...]


def standing(replies: Sequence[Reply], asked: Sequence[Asked]) -> Standing:
    """Count what was answered."""
    known = {each.id for each in asked}
    by_question: dict[str, list[Reply]] = {}
    people: dict[tuple[str, str], int] = {}
    for reply in replies:
        by_question.setdefault(reply.question, []).append(reply)
        people[reply.by] = people.get(reply.by, 0) + (reply.question in known)
    return Standing(
        people=tuple((who, department, count) for (who, department), count in people.items()),
        contradicting=tuple(
            (each, tuple(by_question[each.id]))
            for each in asked
            if {"ja", "nee"} <= {reply.given for reply in by_question.get(each.id, ())}
        ),
        unknown=tuple(reply for reply in replies if reply.question not in known),
        open=tuple(each for each in asked if each.id not in by_question),
    )
