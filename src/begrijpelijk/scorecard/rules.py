"""The rules for colours, as data, and as the words that a scorecard shows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from begrijpelijk.model import Status

ORDER: tuple[Status, ...] = ("rood", "oranje", "groen")  # worst first; grey is no colour


@dataclass(frozen=True)
class Bounds:
    """From where a value is green, and from where red."""

    groen: float
    rood: float


@dataclass(frozen=True)
class Rules:
    """All thresholds; see ``regels.toml``."""

    share: Bounds
    density: Bounds
    answers: Mapping[str, float]
    enough: float
    least: int
    least_nowhere: int


@cache
def rules() -> Rules:
    """The rules of this package."""
    data = tomllib.loads((Path(__file__).parent / "regels.toml").read_text(encoding="utf-8"))
    worth = {name: float(value) for name, value in data["antwoord"].items() if name != "genoeg"}
    share = data["deel"]
    return Rules(
        Bounds(share["groen"], share["rood"]), Bounds(**data["dichtheid"]), worth, float(data["antwoord"]["genoeg"]),
        share["minst"], data["ergens"]["minst"],
    )  # fmt: skip


def of_share(value: float, low: float, high: float, bounds: Bounds) -> Status:
    """The colour of a share with its interval."""
    if value >= bounds.groen and low >= bounds.rood:
        return "groen"
    return "rood" if value < bounds.rood and high < bounds.groen else "oranje"


def of_density(value: float, bounds: Bounds) -> Status:
    """The colour of a number of points per 100 words."""
    return "groen" if value < bounds.groen else "rood" if value >= bounds.rood else "oranje"


def of_change(share: float, low: float, high: float, bounds: Bounds) -> Status:
    """The colour of a share that grew or fell; `low` and `high` are the interval of the difference."""
    if low > 0 or share >= bounds.groen:
        return "groen"
    return "rood" if high < 0 else "oranje"


def together(statuses: Iterable[Status]) -> Status:
    """One colour of several pieces of evidence: green if all are green, red if half or more is red, else orange."""
    known = [status for status in statuses if status != "grijs"]
    if not known:
        return "grijs"
    if all(status == "groen" for status in known):
        return "groen"
    return "rood" if 2 * known.count("rood") >= len(known) else "oranje"


def measured_colour(proof: Iterable[Status], indications: Iterable[Status]) -> Status:
    """The colour of what was measured: indications alone make nothing green."""
    proof, indications = list(proof), list(indications)
    status = together([*proof, *indications])
    return "oranje" if status == "groen" and together(proof) == "grijs" else status


def combined(proof: Iterable[Status], indications: Iterable[Status], answered: Status) -> Status:
    """The colour of a characteristic: the worse of what was measured and what was answered.

    With answers beside them indications may be green: then it is the answers that make it so.
    """
    proof, indications = list(proof), list(indications)
    measured = measured_colour(proof, indications) if answered == "grijs" else together([*proof, *indications])
    return next((status for status in ORDER if status in (measured, answered)), "grijs")


def of_counts(better: int, worse: int) -> Status:
    """The colour of how many colours became better and worse."""
    return "groen" if better > worse else "rood" if worse > better else "oranje"


def disagree(measured: Status, answered: Status) -> bool:
    """Whether what was measured and what was answered say the opposite."""
    return {measured, answered} == {"groen", "rood"}
