"""What is done on a screen, as plain data: what is entered for each question, and what is pressed after that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from begrijpelijk.browser.model import Answer

HIDDEN = "•••"  # told in place of a password


@dataclass(frozen=True)
class Entry:
    """The answer to one question. `ask` is the key of the question, `value` the answer as it is told to the user.

    `picks` are names of the choices to tick (all others are cleared), `typed` what goes in each field, in order.
    """

    ask: str
    question: str
    value: str
    how: Literal["pick", "type", "select", "open", "file"]
    picks: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    secret: bool = False
    via: str = ""
    """The selector of what opens the list with this answer, where that is no field of its own."""

    @property
    def told(self) -> Answer:
        """The answer for a report."""
        return Answer(self.question, HIDDEN if self.secret else self.value)


@dataclass(frozen=True)
class Press:
    """A button to press: by its name; where several have that name, by its number among them."""

    name: str
    kind: str = "button"
    number: int = 0
    selector: str = ""
    cluster: str = ""
    """What it shares with the buttons that stand with it and look the same."""


@dataclass(frozen=True)
class Combo:
    """Answers that are given together, and the button that is an answer itself; without one, the one that moves on.

    `then` is a button that is pressed after that one.
    """

    entries: tuple[Entry, ...] = ()
    press: Press | None = None
    then: Press | None = None

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What was answered, for a report."""
        pressed = tuple(Answer("", press.name or press.selector) for press in (self.press, self.then) if press)
        return tuple(entry.told for entry in self.entries) + pressed
