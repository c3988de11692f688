"""What is asked on the screens of a page or flow, and where on a screen a finding points."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from begrijpelijk.analysis import Analysis
from begrijpelijk.browser.model import Control, Flow, Page, Question, Screen
from begrijpelijk.document import BlockKind, Document
from begrijpelijk.rules import Hit
from begrijpelijk_digitaal.phrases import ABOUT_PERSON, COMPLAINT, CONSENT, CONTACT_FIELD, PART_OF_ANSWER, REASON, UNIT

_CONTACT_WORDS = 8
_DONT_KNOW = re.compile(r"\bweet\b|\bgeen\b|\bniet\b|n\.?v\.?t|\bdon't know\b|\bnone\b", re.IGNORECASE)
_TIME = re.compile(r"\s*\d{1,2}(?:[:.]\d\d\b|\s*uur\b)", re.IGNORECASE)
MANY_QUESTIONS = 5  # as much work as some screens with one question each
_QUOTE = 120


@dataclass(frozen=True)
class Asked:
    """Something that is asked: as `Question`, also where the answers are links or parts that only react to a click."""

    text: str
    kind: str
    options: tuple[str, ...] = ()
    selector: str | None = None
    hint: str = ""
    required: bool = False
    controls: tuple[Control, ...] = ()
    top: float | None = None

    @property
    def is_closed(self) -> bool:
        """Whether one chooses from answers."""
        return self.kind in ("one", "several") and (len(self.options) > 1 or self.kind == "one")

    @property
    def is_consent(self) -> bool:
        """Whether it is a box to agree with something."""
        return self.kind == "several" and len(self.options) <= 1

    @property
    def is_contact_field(self) -> bool:
        """Whether it is one of the usual fields of a contact form."""
        return len(self.text.split()) <= _CONTACT_WORDS and bool(CONTACT_FIELD.search(self.text))

    @property
    def is_about_health(self) -> bool:
        """Whether it asks about health: not who one is, for whom one fills in, or whether one agrees."""
        if self.is_consent or CONSENT.search(self.text) or any(c.kind == "password" for c in self.controls):
            return False
        return bool(self.text) and (not ABOUT_PERSON.search(self.text) or bool(REASON.search(self.text)))

    @property
    def is_part(self) -> bool:
        """Whether it only belongs to the question before it: *Anders, namelijk*, or a unit (days, weeks)."""
        return bool(PART_OF_ANSWER.match(self.text)) or (
            bool(self.options) and self.kind == "one" and all(UNIT.fullmatch(o.strip(" .")) for o in self.options)
        )

    @property
    def is_scale(self) -> bool:
        """Whether the answers are numbers, as for pain from 0 to 10; times of the day are none."""
        if any(_TIME.match(option) for option in self.options):
            return False
        other = [option for option in self.options if not option.strip()[:2].strip().isdigit()]
        return len(self.options) > 2 and (not other or (len(other) == 1 and bool(_DONT_KNOW.search(other[0]))))


def asked(page: Page) -> list[Asked]:
    """All that a page asks, but for a question about cookies."""
    return [_of(page, question) for question in page.questions if not _is_cookie(question)]


def _is_cookie(question: Question) -> bool:
    return "cookie" in f"{question.text} {' '.join(question.options)}".casefold()


def _of(page: Page, question: Question) -> Asked:
    controls = tuple(page.controls[number] for number in question.controls)
    return Asked(
        question.text,
        question.kind,
        question.options,
        question.selector,
        question.hint,
        question.required,
        controls,
        min((c.box[1] for c in controls if c.box), default=None),
    )


def asked_on(page: Page, document: Document) -> list[Asked]:
    """All that a screen asks. Where no question is marked up, what a walk pressed to move on are the answers."""
    found = asked(page)
    if page.screen is not None:
        # The name of a picture to point at ("drawing of a body") asks nothing: what stands above it does.
        found = [replace(q, text=_asking(document)) if q.kind == "picture" and "?" not in q.text else q for q in found]
    if found or page.outcome or is_login(page) or len(page.pressed) < 2:
        return found
    return [Asked(_asking(document), "one", page.pressed)]


def judged(analysis: Analysis) -> list[Asked]:
    """What the rules about one screen look at: all that it asks, unless it is the outcome of a flow or a log-in."""
    page = analysis.page
    if page is None or page.outcome or is_login(page):
        return []
    return asked_on(page, analysis.document)


def is_login(page: Page) -> bool:
    """Whether one logs in there."""
    return any(control.kind == "password" for control in page.controls)


def _asking(document: Document) -> str:
    """The text of a screen that asks: the last one with a question mark, else the first heading."""
    texts = [
        block.text
        for block in document.blocks
        if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LABEL)
    ]
    asking = [text for text in texts if text.rstrip().endswith("?")]
    headings = [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    return (asking or headings or texts or [""])[-1 if asking else 0]


def asking_screens(flow: Flow) -> list[Screen]:
    """The screens on which something is asked, in the order in which they were met."""
    return [
        s
        for s in flow.screens
        if not s.outcome and not s.login and any(not a.is_consent for a in asked_on(s.page, s.document))
    ]


def is_long(flow: Flow, screens: int) -> bool:
    """Whether there are so many screens with questions, or as many questions on fewer of them."""
    asking = asking_screens(flow)
    count = sum(not asked.is_consent for screen in asking for asked in asked_on(screen.page, screen.document))
    return len(asking) >= screens or (len(asking) > 1 and count >= max(MANY_QUESTIONS, screens))


def is_triage(flow: Flow) -> bool:
    """Whether the flow asks about complaints. One that makes an appointment or asks for an address is no triage."""
    return any(
        COMPLAINT.search(" ".join((question.text, *question.options)))
        for screen in asking_screens(flow)
        for question in asked_on(screen.page, screen.document)
        if question.is_about_health
    )


def everything(page: Page, document: Document) -> str:
    """All words of a screen: its content, header and footer, and the names of its controls."""
    names = "\n".join(f"{c.name}\n{c.text}" for c in page.controls)
    return f"{document.text}\n{page.around}\n{names}"


def spot(document: Document, text: str) -> tuple[int, int] | None:
    """Where a text stands in a document."""
    wanted = " ".join(text.split())
    start = document.text.find(wanted) if wanted else -1
    return None if start < 0 else (start, start + len(wanted))


def first(document: Document) -> tuple[int, int]:
    """The place of a finding about a whole screen: its first heading, else its first words."""
    headings = [block for block in document.of_kind(BlockKind.HEADING) if block.text.strip()]
    block = next(iter(headings or [b for b in document.blocks if b.text.strip()]), None)
    return (0, 0) if block is None else (block.start, block.end)


def at(document: Document, text: str, selector: str | None, **more: Any) -> Hit:
    """A hit at a text of a screen; where that is no text of the document, at the element alone."""
    found = spot(document, text)
    if found is not None:
        return Hit(*found, selector=selector, **more)
    words = " ".join(text.split())
    quote = words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"
    return Hit(0, 0, selector=selector, quote=quote, **more)


def on(document: Document, question: Asked, **more: Any) -> Hit:
    """A hit at a question."""
    return at(document, question.text, question.selector, **more)


def top(screen: Screen, **more: Any) -> Hit:
    """A hit about a screen as a whole."""
    return Hit(*first(screen.document), screen=screen.id, **more)
