"""The report: the JSON of the contract, as pydantic models. Its JSON Schema is printed by ``begrijpelijk schema``."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

Severity = Literal["fout", "waarschuwing", "tip"]
SEVERITIES: tuple[Severity, ...] = ("fout", "waarschuwing", "tip")  # heaviest first
Niveau = Literal["A2", "B1", "B2", "C1"]
FailOn = Literal["fout", "waarschuwing", "tip", "nooit"]
Status = Literal["groen", "oranje", "rood", "grijs"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Region(_Model):
    """A passage of the source file itself, as an editor counts.

    `start` and `end` are character offsets in the decoded file, without a byte order mark; lines and columns count from
    1. The end is that of the character just after the passage.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)


class Location(_Model):
    """Where a finding stands in its source; what does not apply is null. Lines, columns and pages count from 1."""

    line: int | None = None
    column: int | None = None
    page: int | None = None
    selector: str | None = None
    screen: str | None = None
    region: Region | None = Field(default=None, description="only in text, Markdown and HTML")


class Edit(_Model):
    """A change of the text that carries out the first suggestion: replace ``[start, end)`` by `replacement`."""

    start: int
    end: int
    replacement: str
    region: Region | None = Field(default=None, description="only where the source holds this text literally")


class Finding(_Model):
    """One thing to change, with its place as character offsets in the document's text as extracted."""

    rule: str
    severity: Severity
    message: str
    explanation: str
    excerpt: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    suggestions: list[str] = []
    edits: list[Edit] = []
    elsewhere: list[Edit] = Field(
        default=[], description="edits of the other places of a term that is told once; for when all are replaced"
    )
    certain: bool = Field(default=False, description="the first suggestion may be applied without a human")
    location: Location = Location()
    kenmerken: list[int] = []
    toegang: list[str] = []
    wcag: list[str] = []
    axe_rule: str | None = Field(default=None, description="the rule of axe-core that found it, on a rendered page")


class Features(_Model):
    """LiNT's four features; null where the text has nothing to measure them on."""

    word_frequency: float | None = None
    dependency_length: float | None = None
    content_words_per_clause: float | None = None
    concrete_nouns: float | None = None


class Scores(_Model):
    """Language level of a document. All LiNT values are null where a text is too short to score.

    `lint` 0 (easy) to 100 (hard); `level` 1 to 4; `adults_struggling` a share 0 to 1; `cefr_indication` an indication,
    no measurement; the counting formulas are for those who ask and never the verdict.
    """

    lint: float | None = None
    level: int | None = None
    adults_struggling: float | None = None
    cefr_indication: str | None = None
    flesch_douma: float | None = None
    features: Features = Features()
    formulas: dict[str, float] = {}


class SentenceReport(_Model):
    """A sentence with its own score; null where it is too short to score."""

    text: str
    start: int
    end: int
    lint: float | None = None
    level: int | None = None


class BlockReport(_Model):
    """A piece of the text as its reader sees it, for reports that show the text. Never part of the JSON.

    `kind` is a `BlockKind`; `level` that of a heading or the depth of an item; `group` ties the items of one list or
    the cells of one table together; `number` is that of an item in a numbered list where the source knows it; `row` and
    `column` are the place of a cell, likewise. `words` and `lint` (null under 20 words) are of its running text.
    `anchors` are (offset in the block, offset in the source): from there on the text follows the source character by
    character.
    """

    kind: str
    text: str
    start: int
    level: int | None = None
    group: int | None = None
    number: int | None = None
    row: int | None = None
    column: int | None = None
    header: bool = False
    words: int = 0
    lint: float | None = None
    anchors: list[tuple[int, int]] = []


class SectionReport(_Model):
    """A heading with the text under it and the level of that text; `start` is that of the heading. Not in the JSON."""

    heading: str | None
    start: int
    words: int
    lint: float | None = None
    level: int | None = None


class StripReport(_Model):
    """A part of a rendered page over its whole width, as a JPEG, in CSS pixels. Never part of the JSON."""

    top: float
    width: float
    height: float
    jpeg: bytes


class PictureReport(_Model):
    """A rendered page in one window (``phone`` or ``desktop``). Never part of the JSON.

    `width` is that of the window and `height` that of the page, in CSS pixels; `strips` are the parts of the page to
    show, from the top on; `boxes` are x, y, width and height by the selector of a finding's location.
    """

    view: str
    width: int
    height: int
    strips: list[StripReport]
    boxes: dict[str, tuple[float, float, float, float]] = {}


class SinceReport(_Model):
    """What a document was at a revision of git (`--sinds`); the scores are null for a new one and one too short."""

    revision: str = Field(description="as it was asked for")
    commit: str = Field(description="what it was compared with: where the branch left that revision")
    new: bool = False
    lint: float | None = None
    level: int | None = None
    cefr_indication: str | None = None
    known: int = Field(default=0, description="findings that are not new, and are left out")


class DocumentReport(_Model):
    """What was found in one source."""

    source: str
    title: str | None = None
    media_type: str
    words: int
    sentences_count: int
    scores: Scores
    sentences: list[SentenceReport]
    findings: list[Finding]
    passed: bool
    niveau: Niveau = Field(default="B1", description="the level that this document has to meet")
    fail_on: FailOn = Field(default="fout", description="findings of this severity or heavier make it fail")
    level_accepted: bool = Field(default=False, description="that it misses its level was accepted, or is not new")
    notes: list[str] = []
    since: SinceReport | None = None
    text: str | None = Field(default=None, description="the text as extracted, with --tekst")
    # What reports that show the text need; never in the JSON nor in its schema.
    blocks: SkipJsonSchema[list[BlockReport]] = Field(default=[], exclude=True)
    sections: SkipJsonSchema[list[SectionReport]] = Field(default=[], exclude=True)
    pictures: SkipJsonSchema[list[PictureReport]] = Field(default=[], exclude=True)


class KenmerkReport(_Model):
    """One of the ten characteristics; `status` is grijs where no rule that was run says anything about it."""

    nummer: int
    naam: str
    findings: int
    status: Status


class ErrorReport(_Model):
    """A source, rule or plugin that failed; the rest was still checked. Only a source makes the exit code 2."""

    source: str
    message: str
    kind: Literal["source", "rule", "plugin"] = "source"


class Tool(_Model):
    """Which begrijpelijk made the report."""

    name: str = "begrijpelijk"
    version: str
    pipeline: str


class EnteredReport(_Model):
    """What was entered for a question; passwords are never told. `question` is empty where a button was the answer."""

    question: str
    value: str


class FlowStepReport(_Model):
    """A step between two screens of a flow, by their ids, with what was answered and which button was pressed."""

    source: str
    target: str
    answers: list[EnteredReport] = []
    control: str = ""


class FlowScreenReport(_Model):
    """A screen of a flow; its text and findings are in the document of that `source`."""

    id: str
    source: str
    title: str
    depth: int = Field(description="screens before it on the shortest way")
    outcome: bool = Field(description="whether the flow ends here with an advice")
    login: bool = False
    level: int | None = None
    findings: int
    # A picture (JPEG as base64) for reports that show it; never in the JSON nor in its schema.
    picture: SkipJsonSchema[str | None] = Field(default=None, exclude=True)


class FlowReport(_Model):
    """A walked flow. `paths` were followed to their end, `finished` of them reached an outcome; `share` is their ratio.

    `complete` says whether everything that was found was tried, else `notes` say what was not. `entered` is all that
    was filled in, in the walk and in trying out wrong answers.
    """

    url: str
    screens: list[FlowScreenReport]
    steps: list[FlowStepReport]
    paths: int
    finished: int
    share: float | None = None
    longest: int
    complete: bool
    notes: list[str] = []
    entered: list[EnteredReport] = []
    hosts: list[str] = []


class Report(_Model):
    """The outcome of a check over one or more sources."""

    schema_: Literal["begrijpelijk/report/1"] = Field(default="begrijpelijk/report/1", alias="schema")
    tool: Tool
    passed: bool
    documents: list[DocumentReport]
    kenmerken: list[KenmerkReport] = []
    errors: list[ErrorReport] = []
    flows: list[FlowReport] = []

    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)
