"""The addresses that check: a text, a file, an address, two versions; and the downloads."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool

from begrijpelijk.errors import BegrijpelijkError
from begrijpelijk.server.compare import Comparison
from begrijpelijk.server.forms import Upload, disposition, read_upload
from begrijpelijk.server.models import (
    AddressRequest,
    CheckReply,
    CompareRequest,
    ErrorReply,
    OutputRequest,
    TextRequest,
)
from begrijpelijk.server.openapi import ERRORS, either_body, json_body, multipart_body
from begrijpelijk.server.options import CheckOptions, check_rules, problem_of
from begrijpelijk.server.problems import Problem
from begrijpelijk.server.reference_routes import extras, rules
from begrijpelijk.server.workers import LOOK, Left, Ticket, Workers
from begrijpelijk.sources.english import in_language

router = APIRouter(tags=["check"])
PAGES = ("text/html", "application/xhtml+xml")
_ENGLISH = re.compile(rb'"lang"\s*:\s*"en"')  # what is wrong is told in the language of options that are wrong too
Asked = TypeVar("Asked", bound=BaseModel)
Shown = Query(default=False, alias="weergave", description="add `blocks` and `sections` to each document")


@router.post("/check/text", response_model=CheckReply, responses=ERRORS, openapi_extra=json_body(TextRequest))
async def check_text(request: Request, weergave: bool = Shown) -> Response:
    """Check a text. What is checked is not stored and not logged."""
    asked = await parsed(request, TextRequest)
    job = {"do": "check", "form": asked.format, "shown": weergave, "options": asked.options.given()}
    return await done(request, job, asked.text.encode("utf-8", "replace"))


@router.post("/check/file", response_model=CheckReply, responses=ERRORS, openapi_extra=multipart_body())
async def check_file(request: Request, weergave: bool = Shown) -> Response:
    """Check a file: Word, PDF, HTML, Markdown, plain text, and what plugins can read."""
    upload, options = await uploaded(request)
    job = {"do": "check", "name": upload.name, "shown": weergave, "options": options.given()}
    return await done(request, job, upload.data)


@router.post("/check/address", response_model=CheckReply, responses=ERRORS, openapi_extra=json_body(AddressRequest))
async def check_address(request: Request, weergave: bool = Shown) -> Response:
    """Fetch a page and check it. An address inside the own network is refused, unless the server was told otherwise."""
    asked = await parsed(request, AddressRequest)
    lang = asked.options.lang or query_language(request)
    page = await fetched(request, asked.address, lang)
    job = {"do": "check", "shown": weergave, "options": asked.options.given(), **page.job}
    if not asked.browser or page.job["media_type"] not in PAGES:
        return await done(request, job, page.data)
    if not extras().browser:
        raise Problem(422, "no_browser", source=asked.address, lang=lang)
    answer, content = await work(request, job | await _seen(request, page.url, lang), b"", request.app.state.watchers)
    return Response(content, answer["status"], media_type=answer["media_type"])


async def _seen(request: Request, url: str, lang: str) -> dict[str, Any]:
    """What a worker has to know to show a page: where it is in the end, and the only place where that may be."""
    from begrijpelijk.sources.web import place

    try:
        pins = await run_in_threadpool(place, url, request.app.state.settings.inside)
    except BegrijpelijkError as error:
        raise Problem(422, message=in_language(error.message, lang), source=error.source) from None
    return {"seen": url, "pins": pins}


@router.post("/compare", response_model=Comparison, responses=ERRORS, openapi_extra=json_body(CompareRequest))
async def compare(request: Request) -> Response:
    """Compare two versions of a text: what was gained, findings gone, new and left, sentences side by side."""
    asked = await parsed(request, CompareRequest)
    old, new = (text.encode("utf-8", "replace") for text in (asked.old, asked.new))
    job = {"do": "compare", "form": asked.format, "length": len(old), "options": asked.options.given()}
    return await done(request, job, old + new)


@router.post(
    "/output/{format}",
    response_class=Response,
    responses={
        200: {
            "description": "the file",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        },
        404: {"model": ErrorReply, "description": "a format that does not exist"},
        **ERRORS,
    },
    openapi_extra=either_body(OutputRequest),
)
async def output(request: Request, format: str) -> Response:
    """A file to download: a report in any installed format, `docx` or `pdf` for a copy with comments, or `tekst`."""
    lang = query_language(request)
    known = formats()
    if format not in known:
        raise Problem(404, "unknown_format", name=format[:50], known=", ".join(known), source=format[:50], lang=lang)
    job: dict[str, Any] = {"do": "output", "format": format}
    if media_type(request) == "multipart/form-data":
        upload, options = await uploaded(request)
        data, name = upload.data, upload.name
        job |= {"name": name, "options": options.given()}
    else:
        asked = await parsed(request, OutputRequest)
        job |= {"options": asked.options.given()}
        if asked.address is not None:
            page = await fetched(request, asked.address, asked.options.lang or query_language(request))
            data, name = page.data, page.name
            job |= page.job
        elif asked.text is not None:
            data, name = asked.text.encode("utf-8", "replace"), "tekst"
            job |= {"form": asked.format}
        else:
            raise Problem(422, "missing", name="text", source="text", lang=asked.options.lang or lang)
    answer, content = await work(request, job, data)
    headers = {}
    if answer["status"] == 200:
        headers["Content-Disposition"] = disposition(name, answer["suffix"])
    return Response(content, answer["status"], media_type=answer["media_type"], headers=headers)


@dataclass(frozen=True)
class Fetched:
    """A page that was fetched, and what a worker has to know of it."""

    data: bytes
    name: str
    url: str
    job: dict[str, Any]


async def fetched(request: Request, address: str, lang: str) -> Fetched:
    """The page at an address. Raises `Problem` when it may not be read or cannot be."""
    from begrijpelijk.sources.web import fetch

    settings, fetches = request.app.state.settings, request.app.state.fetches
    async with fetches.turn():
        try:
            page = await run_in_threadpool(
                fetch, address, inside=frozenset(settings.inside), total_time=settings.fetch_time
            )
        except BegrijpelijkError as error:
            raise Problem(422, message=in_language(error.message, lang), source=error.source) from None
    name = urlsplit(page.url).path.rpartition("/")[2] or urlsplit(page.url).hostname or "pagina"
    return Fetched(page.data, name, page.url, {"name": address, "media_type": page.media_type})


async def parsed(request: Request, model: type[Asked]) -> Asked:
    """The JSON body of a request. Raises `Problem`."""
    if media_type(request) != "application/json":
        raise Problem(415, "content_type", expected="application/json")
    body = await request.body()
    asked = await run_in_threadpool(_validated, body, model, query_language(request))
    options = getattr(asked, "options", None)
    if isinstance(options, CheckOptions):
        await run_in_threadpool(check_rules, options, rules(), options.lang or query_language(request))
    return asked


def _validated(body: bytes | str, model: type[Asked], lang: str) -> Asked:
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        asked = body.encode() if isinstance(body, str) else body
        raise problem_of(error, model, "en" if _ENGLISH.search(asked) else lang) from None


async def uploaded(request: Request) -> tuple[Upload, CheckOptions]:
    """The file and the options of a form. Raises `Problem`."""
    if media_type(request) != "multipart/form-data":
        raise Problem(415, "content_type", expected="multipart/form-data")
    upload = await read_upload(request)
    lang = query_language(request)
    options = _validated(upload.options or "{}", CheckOptions, lang)
    await run_in_threadpool(check_rules, options, rules(), options.lang or lang)
    return upload, options


async def done(request: Request, job: dict[str, Any], body: bytes) -> Response:
    """Let a worker do a job, and its answer as it is."""
    answer, content = await work(request, job, body)
    return Response(content, answer["status"], media_type=answer["media_type"])


async def work(
    request: Request, job: dict[str, Any], body: bytes, by: Workers | None = None
) -> tuple[dict[str, Any], bytes]:
    """Let a worker do a job. The options say in which language the answer is."""
    lang = query_language(request)
    job["options"] = {"lang": lang, **job["options"]} if lang != "nl" else job["options"]
    workers: Workers = by or request.app.state.workers
    client = request.client.host if request.client else ""
    ticket = Ticket()
    watch = asyncio.create_task(_watch(request, ticket))
    try:
        return await run_in_threadpool(workers.run, job, body, client, ticket)
    except Left:
        raise OSError from None  # nobody is there to be told; see `guard.py`
    finally:
        watch.cancel()


async def _watch(request: Request, ticket: Ticket) -> None:
    """Give up the work when whoever asked for it went away."""
    while not await request.is_disconnected():
        await asyncio.sleep(LOOK)
    while not ticket.leave():
        await asyncio.sleep(LOOK)


def query_language(request: Request) -> str:
    """The language that the query asks for: it counts where the options name none."""
    return "en" if request.query_params.get("lang") == "en" else "nl"


def media_type(request: Request) -> str:
    """The media type of a body, in lower case and without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


@lru_cache(maxsize=1)
def formats() -> list[str]:
    """The formats of a download."""
    from begrijpelijk import plugins
    from begrijpelijk.server import outputs

    return outputs.formats(plugins.registry())
