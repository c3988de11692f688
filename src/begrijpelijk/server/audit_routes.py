"""The addresses for audits: start one, see how far it is, read the scorecard."""

from __future__ import annotations

import re
import time
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from begrijpelijk.audit.crawl.addresses import normal
from begrijpelijk.errors import SourceError
from begrijpelijk.scorecard.model import Scorecard
from begrijpelijk.server.audit_models import AnswersReply, AuditList, AuditRequest, AuditStatus, FileProblem
from begrijpelijk.server.audits import Audit, Audits, folder_names
from begrijpelijk.server.check_routes import media_type, parsed, query_language
from begrijpelijk.server.forms import disposition, read_upload
from begrijpelijk.server.models import ErrorReply
from begrijpelijk.server.openapi import ERRORS, READ_ERRORS, file_body, json_body, with_not_found
from begrijpelijk.server.problems import Problem, sentence
from begrijpelijk.zelftest.answers import Replies
from begrijpelijk.zelftest.reading import parse

router = APIRouter(tags=["audit"])
Language = Annotated[Literal["nl", "en"], Query(description="the language of the texts")]
_NO_AUDIT = with_not_found("an audit that does not exist")
_BUSY: dict[int | str, dict[str, Any]] = {409: {"model": ErrorReply, "description": "an audit is still at work"}}
_FORMATS = {"html": ".html", "xlsx": ".xlsx", "json": ".json", "pdf": ".pdf", "text": ".txt"}
_STYLE = re.compile(r"style-src 'sha256-[A-Za-z0-9+/=]+'")
_POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
MOST_FILES = 50  # of answers beside one scorecard
LARGEST = 2_000_000  # bytes of one of them


def audits(request: Request) -> Audits:
    """The audits of this server."""
    found: Audits = request.app.state.audits
    return found


@router.get("/audits", response_model=AuditList, responses=READ_ERRORS)
def all_audits(request: Request, lang: Language = "nl") -> AuditList:
    """The audits of this server, and the folders that may be audited."""
    settings = request.app.state.settings
    return AuditList(
        audits=[status(audit, lang) for audit in audits(request).all()],
        folders=[*folder_names(settings)],
        kept=settings.database is not None,
    )


@router.post(
    "/audits",
    response_model=AuditStatus,
    status_code=202,
    responses={**ERRORS, **_BUSY},
    openapi_extra=json_body(AuditRequest),
)
async def start_audit(request: Request) -> AuditStatus:
    """Begin an audit of websites and folders. One at a time; nothing is stored, unless the server has a database."""
    asked = await parsed(request, AuditRequest)
    lang = asked.lang or query_language(request)
    allowed = folder_names(request.app.state.settings)
    for folder in asked.folders:
        if folder not in allowed:
            raise Problem(422, "closed_folder", source=folder[:200], lang=lang)
    for address in asked.addresses:
        if normal(address) is None:
            raise Problem(422, "no_address", source=address[:200], lang=lang)
    targets = list(dict.fromkeys([*asked.addresses, *(str(allowed[folder]) for folder in asked.folders)]))
    if not targets:
        raise Problem(422, "missing", name="addresses", source="addresses", lang=lang)
    made = await run_in_threadpool(audits(request).start, targets, asked.pages, asked.niveau, lang)
    return status(made, lang)


@router.get("/audits/{id}", response_model=AuditStatus, responses={**READ_ERRORS, **_NO_AUDIT})
def one_audit(request: Request, id: str, lang: Language = "nl") -> AuditStatus:
    """How far an audit is."""
    return status(audits(request).get(id, lang), lang)


@router.delete("/audits/{id}", status_code=204, responses={**READ_ERRORS, 403: ERRORS[403], **_NO_AUDIT})
def stop_audit(request: Request, id: str, lang: Language = "nl") -> Response:
    """End an audit and forget it. In a database it stays, and can be taken up again."""
    audits(request).remove(id, lang)
    return Response(status_code=204)


@router.post(
    "/audits/{id}/answers",
    response_model=AnswersReply,
    responses={**ERRORS, **_NO_AUDIT},
    openapi_extra=file_body("a file of the self-test"),
)
async def add_answers(request: Request, id: str, lang: Language = "nl") -> AnswersReply:
    """Let a file of the self-test count in the scorecard; one with the same name takes its place."""
    audit = audits(request).get(id, lang)
    if media_type(request) != "multipart/form-data":
        raise Problem(415, "content_type", expected="multipart/form-data", lang=lang)
    upload = await read_upload(request)
    if len(upload.data) > LARGEST or (len(audit.answers) >= MOST_FILES and upload.name not in audit.answers):
        raise Problem(422, "too_many_answers", source=upload.name, lang=lang)
    try:
        sheet = await run_in_threadpool(parse, upload.data, upload.name, lang)
    except SourceError as error:
        raise Problem(422, message=sentence(error.message), source=error.source) from None
    if not sheet.replies:
        raise Problem(422, "no_answers", source=upload.name, lang=lang)
    audit.answers[upload.name] = Replies(tuple(sheet.replies))
    problems = [FileProblem(source=upload.name, message=sentence(message)) for message in sheet.problems]
    return AnswersReply(files=[*audit.answers], problems=problems)


@router.delete("/audits/{id}/answers", status_code=204, responses={**READ_ERRORS, 403: ERRORS[403], **_NO_AUDIT})
def drop_answers(request: Request, id: str, lang: Language = "nl") -> Response:
    """Let no answers count any more."""
    audits(request).get(id, lang).answers.clear()
    return Response(status_code=204)


@router.get(
    "/audits/{id}/scorecard",
    response_model=Scorecard,
    responses={**READ_ERRORS, **_NO_AUDIT, **_BUSY, 503: ERRORS[503]},
)
async def scorecard(request: Request, id: str, lang: Language = "nl") -> Response:
    """The scorecard as JSON, with the answers that were added."""
    header, body = await run_in_threadpool(audits(request).get(id, lang).scorecard, "json", lang)
    return Response(body, header["status"], media_type=header["media_type"])


@router.get(
    "/audits/{id}/scorecard.{format}",
    response_class=Response,
    responses={
        200: {
            "description": "the file",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        },
        **READ_ERRORS,
        **_NO_AUDIT,
        **_BUSY,
        503: ERRORS[503],
    },
)
async def scorecard_file(
    request: Request,
    id: str,
    format: str,
    lang: Language = "nl",
    shown: bool = Query(default=False, alias="tonen", description="html to look at, not to keep"),
) -> Response:
    """The scorecard as a file: html, xlsx, json, pdf or text."""
    if format not in _FORMATS:
        known = ", ".join(_FORMATS)
        raise Problem(404, "unknown_format", name=format[:50], known=known, source=format[:50], lang=lang)
    header, body = await run_in_threadpool(audits(request).get(id, lang).scorecard, format, lang)
    headers = {} if header["status"] != 200 else {"Content-Disposition": disposition("scorekaart", _FORMATS[format])}
    if headers and shown and format == "html":
        style = " ".join(_STYLE.findall(body[:20_000].decode("utf-8", "ignore")))
        headers = {"Content-Security-Policy": f"{_POLICY}; {style}"}
    return Response(body, header["status"], media_type=header["media_type"], headers=headers)


def status(audit: Audit, lang: str) -> AuditStatus:
    """How far an audit is, as it is told."""
    problem = audit.problem.body(lang)["error"]["message"] if audit.problem else ""
    return AuditStatus(
        id=audit.id,
        state=audit.state,
        targets=list(audit.told.get("targets", audit.job.get("targets", []))),
        phase=audit.phase,
        source=audit.source,
        number=audit.number,
        total=audit.total,
        seconds=round(time.time() - audit.started, 1),
        date=audit.told.get("date", ""),
        documents=audit.told.get("documents", 0),
        problems=audit.told.get("problems", 0),
        files=[*audit.answers],
        message=problem,
    )
