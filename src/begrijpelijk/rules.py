"""What a check is: a `Rule` (its metadata, texts and options) and a function that finds hits in an `Analysis`."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from begrijpelijk.model import Severity

Section = Literal["words", "sentences", "text", "layout", "digital"]
Scope = Literal["document", "page", "flow", "change"]
"""What a check looks at: any document, one that a browser showed, a walked flow, or a document and its old version."""
Texts = Mapping[str, str]
"""A text by language of the messages: ``{"nl": ..., "en": ...}``."""


@dataclass(frozen=True)
class Option:
    """A setting of a rule, with its default, what it means, and the values that are allowed."""

    default: int | float | str | bool
    meaning: Texts
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Example:
    """A text in which a rule finds something, and the same text as it should be."""

    bad: str
    good: str


@dataclass(frozen=True)
class Rule:
    """The metadata of a check: all that a user reads about it.

    `message` has named values in braces that a `Hit` fills in; with several forms of a message, `Hit.variant` chooses.
    `item` are numbers of the Pharos checklist, `kenmerken` numbers 1 to 10, `toegang` aspects of 4x Toegang, `wcag`
    success criteria of WCAG 2.2. `priority` says which word check speaks where several apply: the lowest.
    `action` is one short order that a report can put in its list of what to do ("Maak lange zinnen korter."); without
    it the title stands there. `scope` is what the check looks at: a rule with scope ``page`` is only run where a
    browser showed the document (`Analysis.page`), a page by itself or a screen of a flow; one with scope ``flow`` once
    per walked flow, and one with scope ``change`` only where a document is compared with what it was (`--sinds`).
    `only` names the kind of document that it looks at, as a signal of an audit (``vragenlijst:herkend``): its silence
    about any other document says nothing. `tries` says that it needs `Page.probes`: with none of these rules on, the
    form of a page is not tried out. `reads_pictures` says the same of `Page.read_in_images`.
    """

    id: str
    section: Section
    severity: Severity
    title: Texts
    message: Texts
    explanation: Texts
    examples: tuple[Example, ...]
    item: tuple[int, ...] = ()
    kenmerken: tuple[int, ...] = (3,)
    toegang: tuple[str, ...] = ("begrijpelijkheid",)
    wcag: tuple[str, ...] = ()
    options: Mapping[str, Option] = field(default_factory=dict)
    variants: Mapping[str, Texts] = field(default_factory=dict)
    priority: int | None = None
    action: Texts = field(default_factory=dict)
    scope: Scope = "document"
    only: str = ""
    tries: bool = False
    reads_pictures: bool = False

    def template(self, lang: str, variant: str | None = None) -> str:
        """The message with its values still in braces."""
        texts = self.variants[variant] if variant else self.message
        return texts.get(lang, texts["nl"])

    def placeholders(self, text: str) -> set[str]:
        """Names of the values in a message."""
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule applies: offsets in the document's text, and the values of its message.

    `suggestions` are what to write instead, best first; `edits` (start, end, replacement) carry out the first of them;
    `certain` says that this needs no human. `parts` are the pieces that the hit is about where other words stand
    between them (*vindt* morgen *plaats*). `explanation` replaces the rule's general one (a word's own explanation).
    Of the hits of a rule with the same `term` only the first is told: `times` says how often the term stands in the
    text, and `elsewhere` has the edits of the others where all are certain. A check leaves those two alone.

    On a rendered page and in a flow a finding may be about something without a text: then `selector` points at it,
    `quote` is what to show of it (its name, or its tag), `screen` is the id of the screen, and start and end are 0.
    `axe` is the rule of axe-core that found it.
    """

    start: int
    end: int
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity | None = None
    variant: str | None = None
    suggestions: tuple[str, ...] = ()
    edits: tuple[tuple[int, int, str], ...] = ()
    certain: bool = False
    explanation: str | None = None
    parts: tuple[tuple[int, int], ...] = ()
    term: str | None = None
    times: int = 1
    elsewhere: tuple[tuple[int, int, str], ...] = ()
    selector: str | None = None
    quote: str | None = None
    screen: str | None = None
    axe: str | None = None


Options = Mapping[str, Any]
"""A rule's options with the defaults filled in."""


@dataclass(frozen=True)
class Check:
    """A rule and the function that finds its hits.

    The function gets the analysis and the rule's options; that of a rule with scope ``flow`` gets the walked `Flow` in
    place of the analysis, and that of one with scope ``change`` the `Change`.
    """

    rule: Rule
    find: Callable[[Any, Options], Iterable[Hit]]
