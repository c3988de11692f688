"""The addresses for the self-test: the questions, and reading and writing files of answers. Nothing is kept."""

from __future__ import annotations

import re
from functools import lru_cache

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from begrijpelijk.errors import SourceError
from begrijpelijk.server.audit_models import (
    SelfTest,
    SelfTestFile,
    SelfTestKenmerk,
    SelfTestQuestion,
    SelfTestReply,
    SelfTestSheet,
)
from begrijpelijk.server.audit_routes import LARGEST, Language
from begrijpelijk.server.check_routes import media_type, parsed
from begrijpelijk.server.forms import disposition, read_upload
from begrijpelijk.server.openapi import ERRORS, READ_ERRORS, file_body, json_body
from begrijpelijk.server.problems import Problem, sentence
from begrijpelijk.zelftest.answers import GIVEN, Reply, Sheet
from begrijpelijk.zelftest.questions import Asked, questions
from begrijpelijk.zelftest.reading import parse
from begrijpelijk.zelftest.standing import standing
from begrijpelijk.zelftest.writing import to_toml

router = APIRouter(tags=["selftest"])


@lru_cache(maxsize=1)
def asked() -> list[Asked]:
    """All questions."""
    from begrijpelijk import plugins

    return questions(plugins.registry())


@router.get("/selftest", response_model=SelfTest, responses=READ_ERRORS)
def selftest() -> SelfTest:
    """The questions of the self-test, by characteristic."""
    kenmerken: dict[int, SelfTestKenmerk] = {}
    for each in asked():
        kenmerk = kenmerken.setdefault(
            id(each.kenmerk),
            SelfTestKenmerk(
                code=each.kenmerk.code, name=each.kenmerk.naam, meaning=each.kenmerk.betekenis, questions=[]
            ),
        )
        kenmerk.questions.append(
            SelfTestQuestion(
                id=each.id, number=each.number, text=each.vraag.vraag, why=each.vraag.waarom, good=each.vraag.goed
            )
        )
    return SelfTest(total=len(asked()), choices=list(GIVEN), kenmerken=[*kenmerken.values()])


@router.post(
    "/selftest/read",
    response_model=SelfTestSheet,
    responses=ERRORS,
    openapi_extra=file_body("a file of the self-test"),
)
async def read_file(request: Request, lang: Language = "nl") -> SelfTestSheet:
    """Read a file of answers; what is wrong in it is told, and the rest goes on."""
    if media_type(request) != "multipart/form-data":
        raise Problem(415, "content_type", expected="multipart/form-data", lang=lang)
    upload = await read_upload(request)
    sheet = await run_in_threadpool(_parsed, upload.data, upload.name, lang)
    found = standing(sheet.replies, asked())
    return SelfTestSheet(
        who=sheet.who,
        department=sheet.department,
        replies=[SelfTestReply.model_construct(**vars(reply)) for reply in sheet.replies],
        problems=[sentence(problem) for problem in sheet.problems],
        contradicting=[each.id for each, _ in found.contradicting],
        unknown=list(dict.fromkeys(reply.question for reply in found.unknown)),
    )


@router.post(
    "/selftest/file",
    response_class=Response,
    responses={
        200: {"description": "the file", "content": {"application/toml": {"schema": {"type": "string"}}}},
        **ERRORS,
    },
    openapi_extra=json_body(SelfTestFile),
)
async def write_file(request: Request, lang: Language = "nl") -> Response:
    """A file of answers to keep: TOML that people can read, with every question above its answer."""
    given = await parsed(request, SelfTestFile)
    earlier = await run_in_threadpool(_parsed, given.earlier.encode("utf-8", "replace"), "earlier", lang)
    sheet = Sheet(
        given.who.strip(),
        given.department.strip(),
        [Reply(**reply.model_dump()) for reply in given.replies],
        earlier.unread,
        earlier.extra,
    )
    text = await run_in_threadpool(to_toml, sheet, asked())
    name = "-".join(["zelftest", *re.findall(r"\w+", sheet.department.lower())])
    headers = {"Content-Disposition": disposition(name, ".toml")}
    return Response(text.encode("utf-8", "replace"), media_type="application/toml", headers=headers)


def _parsed(data: bytes, name: str, lang: str) -> Sheet:
    if len(data) > LARGEST:
        raise Problem(422, "too_many_answers", source=name, lang=lang)
    try:
        return parse(data, name, lang)
    except SourceError as error:
        raise Problem(422, message=sentence(error.message), source=error.source) from None
