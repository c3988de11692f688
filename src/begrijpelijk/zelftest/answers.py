"""Answers to the self-test, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

Given = Literal["ja", "deels", "nee", "weet-ik-niet"]
GIVEN: tuple[Given, ...] = get_args(Given)


@dataclass(frozen=True)
class Reply:
    """What one person said to a question of the self-test; `date` is ISO 8601 or empty, `note` free text."""

    question: str
    given: Given
    who: str = ""
    department: str = ""
    date: str = ""
    note: str = ""

    @property
    def by(self) -> tuple[str, str]:
        """Who said it, and for which department."""
        return self.who, self.department


@dataclass(frozen=True)
class Replies:
    """All answers of all files, with what was wrong in the files: (file, message)."""

    given: tuple[Reply, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()


@dataclass
class Sheet:
    """One file of answers. `who` and `department` are those of whoever fills it in now.

    `unread` are the answers that could not be understood and `extra` the names at the top that mean nothing to us:
    they are written back, so that nothing gets lost. `problems` has a sentence for everything that was wrong.
    """

    who: str = ""
    department: str = ""
    replies: list[Reply] = field(default_factory=list)
    unread: list[Any] = field(default_factory=list)
    extra: Mapping[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def by(self) -> tuple[str, str]:
        """Who fills it in now, and for which department."""
        return self.who, self.department

    def own(self) -> dict[str, Reply]:
        """The answers of whoever fills it in now, by question."""
        return {reply.question: reply for reply in self.replies if reply.by == self.by}

    def become(self, who: str, department: str) -> None:
        """Go on as this person. Answers of one person who was named less fully are this person's."""
        people = {reply.by for reply in self.replies}
        self.who, self.department = who, department
        if len(people) == 1:
            (old,) = people
            if all(was in ("", now) for was, now in zip(old, self.by, strict=True)):
                self.replies = [replace(reply, who=who, department=department) for reply in self.replies]

    def put(self, reply: Reply) -> None:
        """Add an answer, in place of an earlier one of the same person to the same question."""
        self.drop(reply.question, reply.by)
        self.replies.append(reply)

    def drop(self, question: str, by: tuple[str, str]) -> None:
        """Take away what a person answered to a question."""
        self.replies = [each for each in self.replies if each.question != question or each.by != by]
