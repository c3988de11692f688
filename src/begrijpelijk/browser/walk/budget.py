"""How far a walk may go, and what it tells on the way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_NOTES = 30


@dataclass(frozen=True)
class Budget:
    """The limits of a walk: screens that are met, clicks and answers together, seconds of the clock."""

    screens: int = 80
    steps: int = 6000
    seconds: float = 1200.0

    def __post_init__(self) -> None:
        if min(self.screens, self.steps, self.seconds) <= 0:
            raise ValueError("a budget is more than zero")


@dataclass
class Meter:
    """What was spent of a budget; `stopped` says what ran out, in Dutch."""

    budget: Budget
    began: float = field(default_factory=time.monotonic)
    stopped: str = ""

    def spent(self, screens: int, steps: int) -> bool:
        """Whether a limit was reached."""
        if not self.stopped:
            if screens >= self.budget.screens:
                self.stopped = f"Er zijn {screens} schermen bekeken. Meer mocht niet. Misschien zijn er nog meer."
            elif steps >= self.budget.steps:
                self.stopped = f"Er zijn {steps} stappen gezet. Meer mocht niet. Misschien zijn er nog meer schermen."
            elif time.monotonic() - self.began >= self.budget.seconds:
                minutes = max(round(self.budget.seconds / 60), 1)
                told = "1 minuut" if minutes == 1 else f"{minutes} minuten"
                self.stopped = f"Na {told} is het lopen gestopt. Misschien zijn er nog meer schermen."
        return bool(self.stopped)


@dataclass
class Notes:
    """Remarks about a walk, each told once."""

    lines: list[str] = field(default_factory=list)

    def __call__(self, line: str) -> None:
        """Add a remark that was not made yet."""
        if line not in self.lines and len(self.lines) < MOST_NOTES:
            self.lines.append(line)


Progress = Callable[[int, int], None]
"""Called after each screen with how many screens and steps there are by now."""
