"""What a browser measured of a page, and what a walk through a flow met: plain data, no browser needed to read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from begrijpelijk.document import Document
    from begrijpelijk.model import DocumentReport

Box = tuple[float, float, float, float]
"""x, y, width and height in CSS pixels, from the top left of the page."""

ControlKind = Literal[
    "button", "link", "radio", "checkbox", "select", "text", "number", "date", "slider", "file", "password", "picture"
]
QuestionKind = Literal["one", "several", "text", "number", "date", "slider", "picture", "file"]


@dataclass(frozen=True)
class Control:
    """Something that reacts to a touch, a click or a key.

    `name` is the accessible name, `text` the words that a person sees in or beside it. `box` is the area that reacts,
    the label's included; None where it is off the page. `first_view` says whether it is on the phone's screen without
    scrolling. `in_text` is a link inside running text, `focusable` whether the keyboard reaches it, `question` the
    number of its question in `Page.questions`. `attributes` are those of the element, by name. `fixed` says that it
    stays in its place on the screen while the page is scrolled. `beside` are all words in the smallest part of the page
    that holds this field and no other.
    """

    selector: str
    kind: ControlKind
    tag: str
    name: str = ""
    text: str = ""
    box: Box | None = None
    first_view: bool = False
    in_text: bool = False
    focusable: bool = True
    disabled: bool = False
    checked: bool = False
    value: str = ""
    question: int | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    fixed: bool = False
    beside: str = ""


@dataclass(frozen=True)
class Question:
    """Something that is asked: a group of choices or one field; day, month and year are one question.

    `options` are the answers that can be chosen, `controls` numbers in `Page.controls`, `hint` the help beside it,
    `error` the message that the page shows about it.
    """

    text: str
    selector: str
    kind: QuestionKind
    options: tuple[str, ...] = ()
    controls: tuple[int, ...] = ()
    hint: str = ""
    error: str = ""
    required: bool = False
    box: Box | None = None


@dataclass(frozen=True)
class AxeNode:
    """An element that axe-core names, with axe's own words about it."""

    selector: str
    html: str
    summary: str
    box: Box | None = None


@dataclass(frozen=True)
class AxeFinding:
    """A rule of axe-core that is broken, or (`incomplete`) that axe could not judge. `wcag` are success criteria."""

    rule: str
    impact: str | None
    help: str
    description: str
    wcag: tuple[str, ...]
    nodes: tuple[AxeNode, ...]
    incomplete: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Timer:
    """Something that happens by itself: a refresh, a timer that moves on or logs out. `seconds` of page time."""

    kind: Literal["refresh", "navigation", "change"]
    seconds: float
    detail: str = ""


@dataclass(frozen=True)
class Strip:
    """A part of a page over its whole width, as a JPEG: from `top` on, `width` by `height`, in CSS pixels."""

    top: float
    width: float
    height: float
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class View:
    """The page in one window: `width` and `height` of the window, `scroll_width` of what is in it, in CSS pixels.

    `cut_off` are selectors of elements whose text does not fit: on the phone and in the narrow window as they are, for
    the desktop at 200%, at browser zoom or at text-only zoom (the latter on the phone too). `too_wide` are elements
    that stick out of the window, or are moved sideways with the content in them. With screenshots, `strips` are
    pictures of the page from the top on, and `boxes` say where each element that has been named stands in this window,
    by its selector.
    """

    width: int
    height: int
    scroll_width: int
    scroll_height: int = 0
    cut_off: tuple[str, ...] = ()
    too_wide: tuple[str, ...] = ()
    strips: tuple[Strip, ...] = field(default=(), repr=False)
    boxes: Mapping[str, Box] = field(default_factory=dict, repr=False)


@dataclass
class Page:
    """One page as people meet it: measured on a phone of 360 × 740 and on a desktop of 1280 × 900.

    Controls, questions, boxes and `first_view` are those of the phone. `views` are by name: ``phone``, ``desktop``,
    ``narrow`` (320 wide). `around` is the text that is to be seen outside the content: in header, footer and menus.
    `progress` are bars and lists of steps that show how far one is, with their text or value as summary. `dialog` says
    that a window lies over the page, which has to be answered first. `probes` are what it did with empty and impossible
    answers, where that was tried out: in a walked flow, and on a page that was rendered to be checked. There, too,
    pictures were read: `read_in_images` are those with sentences that stand nowhere else, the text as summary.

    Of a page that is a screen of a walked flow, `screen` is the id of that screen, `outcome` whether the flow ends
    there, and `pressed` the names of the buttons and links that were pressed there as an answer.
    """

    url: str
    title: str
    language: str | None
    controls: list[Control] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    axe: list[AxeFinding] = field(default_factory=list)
    views: dict[str, View] = field(default_factory=dict)
    timers: list[Timer] = field(default_factory=list)
    text_in_images: list[AxeNode] = field(default_factory=list)
    read_in_images: list[AxeNode] = field(default_factory=list)
    mouse_only: list[AxeNode] = field(default_factory=list)
    videos_without_captions: list[AxeNode] = field(default_factory=list)
    faults: dict[str, list[AxeNode]] = field(default_factory=dict)
    reads_aloud: bool = False
    progress: list[AxeNode] = field(default_factory=list)
    probes: list[Probe] = field(default_factory=list)
    screen: str | None = None
    outcome: bool = False
    pressed: tuple[str, ...] = ()
    dialog: bool = False
    around: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """What was entered for a question: the option chosen or the text typed, as it is told to the user."""

    question: str
    value: str


@dataclass(frozen=True)
class Step:
    """A way from one screen to another. `answers` were entered before it was taken; ids are those of `Screen`."""

    source: str
    target: str
    answers: tuple[Answer, ...] = ()
    control: str = ""


@dataclass(frozen=True)
class Probe:
    """What a screen did with an answer that is empty or cannot be right.

    `message` is what it said (empty: nothing), `distance` the pixels between message and field (None: no message),
    `tied` whether the field refers to it, `moved_on` whether the next screen came all the same, `by_browser` whether
    the browser says it by itself. A screen whose button
    cannot be pressed without an answer has no probe for an empty one.
    """

    kind: Literal["empty", "impossible"]
    question: str
    selector: str
    entered: str = ""
    message: str = ""
    distance: float | None = None
    tied: bool = False
    moved_on: bool = False
    by_browser: bool = False


@dataclass(frozen=True)
class Return:
    """What came of going back from a screen: by a control of the page, by the browser's own button, or a reload.

    Only what was tried: where the page has no control that goes back there is none `by` the page.
    """

    by: Literal["page", "browser", "reload"]
    possible: bool
    answers_kept: bool


@dataclass
class Screen:
    """A screen of a flow: the same questions with the same texts are the same screen, whatever the way to it.

    `depth` is the number of screens before it on the shortest way, `outcome` whether the flow ends here with an
    advice. `report` is what the text and page checks found on it.
    """

    id: str
    page: Page
    document: Document
    depth: int = 0
    outcome: bool = False
    login: bool = False
    returns: list[Return] = field(default_factory=list)
    report: DocumentReport | None = None


@dataclass
class Flow:
    """A walked flow: screens in the order in which they were met, and the steps between them.

    `paths` is how many ways from the start were followed to their end, `finished` how many of them reached an outcome.
    `complete` says whether every answer that was found was tried; else `notes` says what stopped the walk. `hosts` are
    those that it was allowed to talk to.
    """

    url: str
    screens: list[Screen] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    paths: int = 0
    finished: int = 0
    longest: int = 0
    complete: bool = True
    hosts: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def start(self) -> Screen | None:
        """The first screen."""
        return self.screens[0] if self.screens else None

    @property
    def outcomes(self) -> list[Screen]:
        """The screens at which the flow ends with an advice."""
        return [screen for screen in self.screens if screen.outcome]

    def screen(self, id_: str) -> Screen | None:
        """The screen with an id."""
        return next((screen for screen in self.screens if screen.id == id_), None)
