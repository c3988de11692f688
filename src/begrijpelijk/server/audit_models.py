"""The requests and answers of the REST interface about audits and the self-test."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr

from begrijpelijk.config import Lang
from begrijpelijk.model import Niveau
from begrijpelijk.zelftest.answers import Given

Line = Annotated[StrictStr, Field(max_length=300)]
Note = Annotated[StrictStr, Field(max_length=10_000)]
Address = Annotated[StrictStr, Field(max_length=4000)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AuditRequest(_Model):
    """Websites and folders to audit together. `folders` are names of `GET /audits`."""

    addresses: list[Address] = Field(default=[], max_length=20)
    folders: list[Address] = Field(default=[], max_length=20)
    pages: StrictInt = Field(default=200, ge=1, le=5000, description="how many pages of each website at most")
    niveau: Niveau | None = None
    lang: Lang | None = None


class AuditStatus(_Model):
    """How far an audit is.

    `state` is bezig (at work), klaar (done) or mislukt (failed); `phase` is start, lezen (reading), doorlopen (walking
    flows) or beoordelen (judging), with the source that it is at. `seconds` is how long it has been at work, `files`
    the answers of the self-test that count in the scorecard, and `message` says why it failed.
    """

    id: str
    state: Literal["bezig", "klaar", "mislukt"]
    targets: list[str]
    phase: str
    source: str
    number: int
    total: int
    seconds: float
    date: str = ""
    documents: int = 0
    problems: int = 0
    files: list[str] = []
    message: str = ""


class AuditList(_Model):
    """The audits of this server, the latest first. `folders` may be audited; `kept` says that there is a database."""

    audits: list[AuditStatus]
    folders: list[str]
    kept: bool


class FileProblem(_Model):
    """Something in a file that could not be used; the rest was."""

    source: str
    message: str


class AnswersReply(_Model):
    """The files of the self-test that count now, and what was wrong in the last one."""

    files: list[str]
    problems: list[FileProblem]


class SelfTestQuestion(_Model):
    """A question, why it is asked, and what is good."""

    id: str
    number: int
    text: str
    why: str
    good: str


class SelfTestKenmerk(_Model):
    """A characteristic with its questions."""

    code: str
    name: str
    meaning: str
    questions: list[SelfTestQuestion]


class SelfTest(_Model):
    """All questions, in the order in which they are asked; the texts are Dutch. `choices` are the answers."""

    total: int
    choices: list[Given]
    kenmerken: list[SelfTestKenmerk]


class SelfTestReply(_Model):
    """What one person answered; `date` is ISO 8601 or empty."""

    question: Line
    given: Given
    who: Line = ""
    department: Line = ""
    date: Annotated[StrictStr, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""
    note: Note = ""


class SelfTestSheet(_Model):
    """A file of answers. `contradicting` are questions to which one says yes and another no, `unknown` those that are
    not in the self-test."""

    who: str
    department: str
    replies: list[SelfTestReply]
    problems: list[str]
    contradicting: list[str]
    unknown: list[str]


class SelfTestFile(_Model):
    """What to write in a file. `earlier` is the file that it goes on from: what was not understood there is kept."""

    who: Line = ""
    department: Line = ""
    replies: list[SelfTestReply] = Field(default=[], max_length=20_000)
    earlier: Annotated[StrictStr, Field(max_length=2_000_000)] = ""
