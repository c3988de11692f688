"""The work on one source, as the main process and the workers do it: reading it, judging it, or both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from begrijpelijk import sources
from begrijpelijk.audit import kept
from begrijpelijk.audit.fingerprints import digest, of_block, of_text
from begrijpelijk.audit.judging import judge, judge_fixed
from begrijpelijk.audit.signals import gather
from begrijpelijk.audit.writing import Judgement, Reading
from begrijpelijk.batch.outcome import Outcome
from begrijpelijk.batch.work import Maker, Work
from begrijpelijk.document import Document
from begrijpelijk.errors import BegrijpelijkError, SourceError
from begrijpelijk.language.pipeline import pipeline_name
from begrijpelijk.model import ErrorReport
from begrijpelijk.sources import Item
from begrijpelijk.sources.language import detect

if TYPE_CHECKING:
    from begrijpelijk.plugins import Registry

Do = Literal["read", "both", "judge", "fixed"]


@dataclass(frozen=True)
class Job(Item):
    """An item with what to do: read it, judge what was read (`data` is what `kept` made), or both at once.

    `reading` is the key of the reading. `fixed` are the fingerprints of the parts that the pages of its site share; to
    judge those themselves (``fixed``), it has the number of pages with each and `data` is empty. `judgement` is the key
    for the outcome, `settings` the fingerprint of the settings.
    """

    do: Do = "both"
    reading: str = ""
    judgement: str = ""
    settings: str = ""
    fixed: Mapping[str, int] = field(default_factory=dict)
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made(Outcome):
    """What came of a job. `pending` is the document, for judging it later."""

    reading: Reading | None = None
    pending: bytes | None = None
    judgement: Judgement | None = None


class AuditWork(Work):
    """Reads and judges."""

    def carry_out(self, item: Item) -> Outcome:
        """What comes of a job; a source that cannot be read is a reading with an error."""
        assert isinstance(item, Job)
        try:
            return self._done(item)
        except BegrijpelijkError as error:
            failed = Reading(item.reading, error=error.message)
            return Made(reading=failed, error=ErrorReport(source=error.source or item.name, message=error.message))

    def _done(self, job: Job) -> Made:
        pipeline = pipeline_name(self.checker.nlp)
        if job.do == "fixed":
            blocks = [kept.unpack_block(data, job.name) for data in job.blocks]
            judgement, problems = judge_fixed(self.checker, job.name, blocks, job)
            return Made(judgement=judgement, problems=problems, pipeline=pipeline)
        if job.do == "judge":
            document = kept.unpack(job.data or b"", job.name)
            reading = None
        else:
            document = self.checker.document(job)
            reading = _reading(job, document)
        pending = kept.pack(document) if job.do == "read" and reading is not None and reading.dutch else None
        if job.do == "read" or (reading is not None and not reading.dutch):
            return Made(reading=reading, pending=pending, pipeline=pipeline)
        judgement, problems = judge(self.checker, document, job)
        return Made(reading=reading, judgement=judgement, problems=problems, pipeline=pipeline)


@dataclass(frozen=True)
class AuditMaker(Maker):
    """Makes the work in a process that shares nothing with the one that asked for it."""

    def made(self, registry: Registry) -> Work:
        """The work with plugins that are loaded. Raises `PipelineError`."""
        from begrijpelijk.checker import Checker

        return AuditWork(Checker(self.config, registry), self.config, False, "findings")


def _reading(job: Job, document: Document) -> Reading:
    dutch = True
    try:
        sources.require_dutch(document)
    except SourceError:
        dutch = False
        found = detect(document.text) or document.language
        document.language = None if found == "nl" else found  # half of it may be
    blocks: dict[str, str] = {}
    if job.do == "read":
        for block in document.blocks:
            fingerprint = of_block(block)
            if fingerprint is not None:
                blocks.setdefault(fingerprint, kept.pack_block(block))
    text = of_text(document)
    rendered = document.page is not None
    return Reading(
        # A page that a browser showed hangs on more than its bytes.
        key=digest(job.reading, text) if rendered else job.reading,
        media_type=document.media_type,
        title=document.title,
        language=document.language or ("nl" if dutch else None),
        dutch=dutch,
        words=sum(any(char.isalnum() for char in word) for word in document.text.split()),
        text=text,
        notes=tuple(document.notes),
        signals=gather(document),
        blocks=tuple(blocks.items()),
        rendered=rendered,
    )
