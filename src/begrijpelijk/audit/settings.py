"""How an audit goes about it: its limits and its manners."""

from __future__ import annotations

from dataclasses import dataclass, field

from begrijpelijk.config import FlowPlan


@dataclass(frozen=True)
class Limits:
    """Where an audit stops. `pages` and `depth` (clicks) count per site; `seconds` is for gathering a site.

    `megabytes` is for one page or file, `pause` the seconds between two requests: a site that asks for longer gets it.
    """

    pages: int = 2000
    depth: int = 20
    megabytes: int = 30
    seconds: float = 4 * 3600.0
    pause: float = 0.5
    patience: float = 60.0


@dataclass(frozen=True)
class AuditOptions:
    """All of it. `processes` 0 does everything in this process, None takes all cores. `fresh` begins a new audit also
    where one was not finished. `time_limit` is in seconds for one document. `inside` are the only hosts on the own
    network that may be read (by name, in lower case); None where whoever named the sites may read them all."""

    limits: Limits = field(default_factory=Limits)
    flows: tuple[FlowPlan, ...] = ()
    processes: int | None = None
    time_limit: float = 600.0
    fresh: bool = False
    inside: frozenset[str] | None = None
