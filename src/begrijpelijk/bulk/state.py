"""How far a run is, in a file beside its output: what a run that was killed goes on from.

The output is written up to a mark and then the mark is moved, so that whatever was written after it is not counted and
done again. The file quotes no text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from begrijpelijk.errors import UsageError
from begrijpelijk.files import write_atomic

OTHER = "hier staat werk van een andere opdracht; kies een andere naam, of begin met --opnieuw van voren af aan"


class State(BaseModel):
    """`job` is a fingerprint of input and settings; `records` are done, and `mark` is where their rows end."""

    model_config = ConfigDict(extra="forbid")

    schema_: Literal["begrijpelijk/bulk/1"] = Field(default="begrijpelijk/bulk/1", alias="schema")
    job: str
    records: int = Field(default=0, ge=0)
    failed: int = Field(default=0, ge=0)
    mark: int = Field(default=0, ge=0)


def place(output: Path) -> Path:
    """The file for the state of an output."""
    return output.with_name(f"{output.name}.stand.json")


def load(output: Path, job: str) -> State:
    """The state of this job, or a new one. Raises `UsageError` for the state of another job or a damaged one."""
    path = place(output)
    if not path.exists():
        return State(job=job)
    try:
        state = State.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise UsageError(OTHER, str(path)) from error
    if state.job != job:
        raise UsageError(OTHER, str(output))
    return state


def save(output: Path, state: State) -> None:
    """Keep the state, whole or not at all. Raises `UsageError`."""
    write_atomic(place(output), state.model_dump_json(by_alias=True), private=True)
