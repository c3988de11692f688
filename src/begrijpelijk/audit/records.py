"""What an audit stores, as plain data: this is what a scorecard is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from begrijpelijk.model import Severity

DocumentKind = Literal["page", "document", "flow", "template"]
"""A web page, a file (on the site or in a folder), a walked flow, or the fixed parts that pages of a site share."""


@dataclass(frozen=True)
class Signal:
    """Something that a page or file offers: a `name` of `signals.NAMES`, what it is, and the words that say so.

    `place` is a CSS selector, a link's address, or the number of a page; empty where the source does not tell.
    """

    name: str
    value: str
    excerpt: str = ""
    place: str = ""


@dataclass(frozen=True)
class StoredFinding:
    """A finding of an audit. `count` is the number of pages that it stands on: more than 1 in the fixed parts only."""

    rule: str
    severity: Severity
    message: str
    excerpt: str
    kenmerken: tuple[int, ...] = ()
    toegang: tuple[str, ...] = ()
    wcag: tuple[str, ...] = ()
    line: int | None = None
    page: int | None = None
    selector: str | None = None
    screen: str | None = None
    count: int = 1


@dataclass(frozen=True)
class StoredFlow:
    """How the walk through a flow went; see `begrijpelijk.model.FlowReport`."""

    screens: int
    paths: int
    finished: int
    longest: int
    complete: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoredDocument:
    """What an audit found in one source.

    `target` is the site or folder that it belongs to, `parent` the page that led to it, `depth` the number of clicks
    from the start (0 for files in a folder). `judged` is False for a text in another language: it has no scores and no
    findings. `words` and all scores are those of the page without the fixed parts. `lint` is 0 to 100, `level` 1 to 4,
    `adults_struggling` a share 0 to 1, all None where the text is too short. `duplicate_of` is the source with the same
    text that was met first. `pages` is the number of pages with these fixed parts, for the kind ``template``.
    `modified` is the date that the server or the file system gives, as ISO 8601. `rendered` says that a browser showed
    it.
    """

    id: int
    source: str
    target: str
    kind: DocumentKind
    title: str | None
    language: str | None
    media_type: str
    words: int
    sentences: int
    lint: float | None
    level: int | None
    adults_struggling: float | None
    cefr: str | None
    niveau: str
    passed: bool
    judged: bool
    depth: int = 0
    parent: str | None = None
    duplicate_of: str | None = None
    modified: str | None = None
    pages: int = 1
    rendered: bool = False
    notes: tuple[str, ...] = ()
    findings: tuple[StoredFinding, ...] = ()
    signals: dict[str, list[Signal]] = field(default_factory=dict)
    flow: StoredFlow | None = None


@dataclass(frozen=True)
class StoredProblem:
    """What could not be read, was not allowed, or was left out; `kind` says which, `count` how often.

    ``source``: could not be read. ``rule``, ``plugin``: a check or plugin failed. ``note``: was left out on purpose, or
    something about the site that its owner wants to know.
    """

    source: str
    message: str
    kind: Literal["source", "rule", "plugin", "note"] = "source"
    count: int = 1


@dataclass(frozen=True)
class RunInfo:
    """One audit: when (UTC, ISO 8601), of what, and with which begrijpelijk. `finished` is None while it is not."""

    id: int
    started: str
    finished: str | None
    targets: tuple[str, ...]
    niveau: str
    tool: str
    pipeline: str
    documents: int
    problems: int
