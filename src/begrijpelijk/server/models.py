"""The requests and answers of the REST interface, as pydantic models: the OpenAPI description is made of them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictStr

from begrijpelijk.model import BlockReport, DocumentReport, Report, SectionReport
from begrijpelijk.server.options import CheckOptions

Form = Literal["plain", "markdown", "html"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TextRequest(_Model):
    """A text to check."""

    text: StrictStr = Field(description="the text itself", examples=["U wordt morgen door de arts geopereerd."])
    format: Form = Field(default="plain", description="how the text is written")
    options: CheckOptions = CheckOptions()


class AddressRequest(_Model):
    """A page on the internet to check."""

    address: StrictStr = Field(max_length=4000, examples=["https://www.example.nl/folder"])
    browser: StrictBool = Field(
        default=False, description="look at it as a browser shows it; takes longer, and needs the extra `[browser]`"
    )
    options: CheckOptions = CheckOptions()


class OutputRequest(_Model):
    """What to make a download of: a text, or a page on the internet."""

    text: StrictStr | None = None
    address: StrictStr | None = Field(default=None, max_length=4000)
    format: Form = "plain"
    options: CheckOptions = CheckOptions()


class CompareRequest(_Model):
    """Two versions of a text."""

    old: StrictStr
    new: StrictStr
    format: Form = "plain"
    options: CheckOptions = CheckOptions()


class ErrorDetail(_Model):
    """What went wrong: a plain sentence, and what it is about (a file, an address, a setting) where that is known."""

    message: str
    source: str | None = None


class ErrorReply(_Model):
    """The form of every error."""

    error: ErrorDetail


class Extras(_Model):
    """Which extra parts are installed."""

    browser: bool
    ocr: bool


class Health(_Model):
    """Whether the server works. `pipeline` is empty until the language part has been loaded."""

    status: Literal["ok"] = "ok"
    version: str
    pipeline: str
    extras: Extras


class ShownDocument(DocumentReport):
    """A document with what a page needs to show its text; `blocks` and `sections` only with ``?weergave=1``."""

    blocks: list[BlockReport] = Field(default=[])
    sections: list[SectionReport] = Field(default=[])


class CheckReply(Report):
    """The report of the contract, with the text."""

    documents: list[ShownDocument]  # type: ignore[assignment]
