"""The scorecard: the JSON ``begrijpelijk/scorecard/1`` as pydantic models. Texts are in the language asked for."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from begrijpelijk.model import Status, Tool

Unit = Literal["deel", "per-100-woorden", "ja-nee", "verschil", "kleuren"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Share(_Model):
    """How many of how many, with the 95% Wilson interval of the share (all 0 to 1); null where there were none."""

    good: int = 0
    total: int = 0
    share: float | None = None
    low: float | None = None
    high: float | None = None


class Evidence(_Model):
    """One piece of evidence for a characteristic, with its own colour and the rule that gave it.

    `value` is a share (0 to 1), a number per 100 words, 1 or 0 for yes or no, a difference of shares (-1 to 1), or how
    many more colours became better than worse. An `indication` makes nothing green by itself.
    `counted` is the number of documents, pages and flows or of answered questions behind it. `source` says in words
    where it comes from, `rule` when which colour is given. `examples` are sources to look at, at most 200: those
    that are not good, or for a yes or no those where it is.
    """

    kenmerk: str
    kind: Literal["gemeten", "beantwoord"]
    name: str
    source: str
    value: float | None
    unit: Unit
    good: int | None = None
    counted: int
    low: float | None = None
    high: float | None = None
    date: str
    status: Status
    rule: str
    indication: bool = False
    examples: list[str] = []


class Answer(_Model):
    """What one person answered to a question of the self-test."""

    given: Literal["ja", "deels", "nee", "weet-ik-niet"]
    who: str
    department: str
    date: str
    note: str


class Question(_Model):
    """A question of the self-test with all answers; `contradicts` when one says yes where another says no."""

    id: str
    text: str
    good: str
    answers: list[Answer] = []
    contradicts: bool = False


class Characteristic(_Model):
    """One characteristic of a model.

    `status` is the colour, from what was `measured` and what was `answered`; grijs (grey) means: not known.
    `disagrees` says that measured and answered evidence say the opposite. `why` tells in words how the colour came.
    """

    number: int
    code: str
    name: str
    meaning: str
    status: Status
    measured: Status
    answered: Status
    disagrees: bool
    why: str
    evidence: list[Evidence] = []
    questions: list[Question] = []


class ModelCard(_Model):
    """A model with the colour of each of its characteristics."""

    id: str
    name: str
    source: str
    characteristics: list[Characteristic]


class Rewrite(_Model):
    """A text to rewrite. `copies` counts the places where the same text stands; `readers` is null where not given.

    `struggling` is the share of adults who have difficulty with it (0 to 1), `struggling_readers` that share of the
    readers. `points` are findings, `advice` is where to begin.
    """

    rank: int
    title: str
    source: str
    places: list[str]
    copies: int
    kind: Literal["page", "document", "flow"]
    words: int
    level: int | None
    cefr: str | None
    struggling: float | None
    readers: int | None
    struggling_readers: int | None
    points: int
    advice: str


class Action(_Model):
    """Something to do everywhere. `points` go away (`share` of all), in `documents` texts.

    `newly_met` is how many texts more meet their target when this is done after the actions before it, `met` the share
    of texts that then does.
    """

    rule: str
    text: str
    points: int
    share: float
    documents: int
    newly_met: int
    met: float | None


class TrendPoint(_Model):
    """An earlier or this measurement: the share of texts that met its target, and the measured colours of the ten."""

    date: str
    target: Share
    words: int
    points_per_100: float | None
    statuses: dict[str, Status] = {}


class Department(_Model):
    """A part of the organisation, by its folders and addresses, or by the name in the self-test."""

    name: str
    documents: int
    target: Share
    statuses: dict[str, Status]


class Change(_Model):
    """A characteristic in the two measurements that are compared; `better` is null where nothing can be said."""

    code: str
    name: str
    before: Status
    after: Status
    better: bool | None


class Comparison(_Model):
    """Another measurement beside this one. `sure` says that the 95% interval of the difference leaves out 0."""

    before_name: str
    after_name: str
    before_date: str
    after_date: str
    before: Share
    after: Share
    sure: bool
    points_before: float | None
    points_after: float | None
    changes: list[Change]


class Problem(_Model):
    """Something that could not be used; the rest was."""

    source: str
    message: str


class Rule(_Model):
    """A rule by which colours are given, in words."""

    name: str
    text: str


class Scorecard(_Model):
    """Where an organisation stands, with the evidence behind every colour."""

    schema_: Literal["begrijpelijk/scorecard/1"] = Field(default="begrijpelijk/scorecard/1", alias="schema")
    tool: Tool
    organisation: str
    date: str
    lang: Literal["nl", "en"] = "nl"
    niveau: str
    targets: list[str]
    complete: bool
    pages: int
    documents: int
    flows: int
    copies: int = Field(description="texts that are the same as another one, counted once in everything else")
    words: int
    target: Share
    targets_by_kind: dict[Literal["page", "document", "flow"], Share] = Field(
        default={}, description="the same for each kind that has texts enough to judge"
    )
    models: list[ModelCard]
    rewrite: list[Rewrite]
    actions: list[Action]
    trend: list[TrendPoint]
    departments: list[Department] = []
    comparison: Comparison | None = None
    rules: list[Rule]
    problems: list[Problem] = []

    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)

    def model(self, id_: str) -> ModelCard | None:
        """The card of a model, if it is in."""
        return next((each for each in self.models if each.id == id_), None)
