"""What a worker does: read, check, write reports. All answers are ready to be sent as they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from begrijpelijk import plugins
from begrijpelijk.checker import Checker
from begrijpelijk.config import Config, load_config
from begrijpelijk.document import Document
from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.findings import Wanted, wanted
from begrijpelijk.server.problems import Problem, sentence
from begrijpelijk.sources.english import in_language

if TYPE_CHECKING:
    from begrijpelijk.model import Report

JSON = "application/json"
TYPED = "tekst"  # what a typed text is called in reports
_WARM = (
    "# Uw afspraak\n\nU wordt morgen om 10.00 uur door de arts geopereerd aan uw knie. Neem uw zorgpas mee. "
    "De anesthesioloog, die u voor de operatie onderzoekt, bespreekt derhalve met u welke medicatie u gebruikt. "
    "Bel bij koorts 088 123 45 67."
)


class Jobs:
    """The work, with one pipeline and the configuration of the house."""

    def __init__(self, pipeline: str | None, config: str | None) -> None:
        self.registry = plugins.registry()
        found = load_config(Path(config) if config else None, [], self.registry)
        self.config = found.changed(self.registry, pipeline=pipeline)
        checker = Checker(self.config, self.registry)
        report = checker.check_text(_WARM, "markdown")  # the tables are read at the first text: not at a user's
        self.pipeline = report.tool.pipeline
        self._nlp = checker.nlp

    def do(self, job: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        """Do one job; every problem becomes an answer with its status."""
        work: Callable[[dict[str, Any], bytes], tuple[dict[str, Any], bytes]] | None = {
            "nothing": lambda job, body: ({"media_type": JSON}, b"{}"),
            "check": self._check,
            "output": self._output,
            "compare": self._compare,
        }.get(str(job.get("do")))
        try:
            if work is None:
                raise Problem(404, "not_found")
            with self._nlp.memory_zone():  # no word of this text stays in the pipeline
                header, content = work(job, body)
            return {"status": 200, **header}, content
        except Problem as problem:
            return self._refused(problem, job)
        except BegrijpelijkError as error:
            message = in_language(sentence(error.message), str(job.get("options", {}).get("lang", "nl")))
            return self._refused(Problem(422, message=message, source=error.source), job)
        except (MemoryError, RecursionError):
            return self._refused(Problem(422, "died", source=_name(job)), job)
        except Exception as error:
            # Only its kind: the error's own text may quote from what was checked.
            return self._refused(Problem(500, "fault", kind=type(error).__name__, source=_name(job)), job)

    def _refused(self, problem: Problem, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        body = problem.body(str(job.get("options", {}).get("lang", "nl")))
        return {"status": problem.status, "media_type": JSON}, dump(body)

    def _checked(self, job: dict[str, Any], body: bytes) -> tuple[Document, Report, Config]:
        config = self._config(job)
        document = read(job, body, self.registry, wanted(self.registry, config))
        report = Checker(config, self.registry).check_documents([document], with_text=True)
        return document, report, config

    def _config(self, job: dict[str, Any]) -> Config:
        """The settings of the house, with those of the request over them."""
        given = dict(job.get("options", {}))
        for name in ("regels", "zonder", "toegestaan"):
            if given.get(name) is not None:
                given[name] = tuple(given[name])
        return self.config.changed(self.registry, **given)

    def _check(self, job: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        _, report, _ = self._checked(job, body)
        return {"media_type": JSON}, dump(as_json(report, shown=bool(job.get("shown"))))

    def _output(self, job: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        from begrijpelijk.server import outputs

        document, report, config = self._checked(job, body)
        made = outputs.make(str(job["format"]), document, report, Checker(config, self.registry), body)
        return {"media_type": made.media_type, "suffix": made.suffix}, made.data

    def _compare(self, job: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        from begrijpelijk.server.compare import comparison

        length = int(job["length"])
        texts = body[:length], body[length:]
        old, new = (self._checked(job, text)[1].documents[0] for text in texts)
        return {"media_type": JSON}, dump(comparison(old, new).model_dump(mode="json"))


def read(job: dict[str, Any], body: bytes, registry: plugins.Registry, needed: Wanted) -> Document:
    """The document that a job is about: a typed text, or the bytes of a file or page.

    `needed` is what is done with a page in a browser.
    """
    from begrijpelijk import sources

    if "seen" in job:
        from begrijpelijk.browser.render import render

        document = render(job["seen"], name=_name(job), pins=job["pins"], **needed._asdict())
        sources.require_dutch(document)
        return document
    form: Literal["plain", "markdown", "html"] | None = job.get("form")
    if form is not None:
        document = sources.read_string(body.decode("utf-8", "replace"), form, _name(job))
    else:
        document = sources.read_bytes(body, _name(job), registry, media_type=job.get("media_type"))
    sources.require_dutch(document)
    return document


def as_json(report: Report, *, shown: bool) -> dict[str, Any]:
    """The report as in the contract; `shown` adds the blocks and sections that a page needs to show the text."""
    data = report.model_dump(mode="json")
    if shown:
        for made, document in zip(data["documents"], report.documents, strict=True):
            made["blocks"] = [block.model_dump() for block in document.blocks]
            made["sections"] = [section.model_dump() for section in document.sections]
    return data


def dump(data: Any) -> bytes:
    """JSON as bytes; half a character in a broken text is written as an escape, which is valid."""
    try:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(data, separators=(",", ":")).encode()


def _name(job: dict[str, Any]) -> str:
    return str(job.get("name") or TYPED)
