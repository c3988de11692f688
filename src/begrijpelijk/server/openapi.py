"""The OpenAPI description: requests that we read ourselves, all errors, and examples."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from begrijpelijk.server.audit_models import AuditRequest, SelfTestFile
from begrijpelijk.server.models import AddressRequest, CompareRequest, ErrorReply, OutputRequest, TextRequest
from begrijpelijk.server.options import CheckOptions

_REF = "#/components/schemas/{model}"
_REASONS = {
    400: "not valid JSON, a damaged form, or a `Host` that is not of this server",
    403: "the request comes from another website",
    408: "the body came in too slowly",
    413: "the body is larger than the server takes",
    415: "a media type other than JSON or multipart",
    422: "a source that cannot be read, or a setting that does not exist",
    429: "too many requests from one client; see `Retry-After`",
    500: "an error in the program itself",
    503: "too busy (see `Retry-After`), or the check took too long",
}
ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorReply, "description": reason} for status, reason in _REASONS.items()
}
"""The errors that a request with a body may get."""
READ_ERRORS: dict[int | str, dict[str, Any]] = {status: ERRORS[status] for status in (400, 422, 500)}
"""The errors that a request without a body may get."""


def with_not_found(reason: str) -> dict[int | str, dict[str, Any]]:
    """The errors of an address in which something can be named that is not there."""
    return {404: {"model": ErrorReply, "description": reason}}


_REQUESTS: tuple[type[BaseModel], ...] = (
    TextRequest,
    AddressRequest,
    CompareRequest,
    OutputRequest,
    CheckOptions,
    AuditRequest,
    SelfTestFile,
)
_EXAMPLES: dict[type[BaseModel], dict[str, Any]] = {
    TextRequest: {
        "text": "U wordt morgen door de arts geopereerd.",
        "format": "plain",
        "options": {"niveau": "B1", "zonder": ["beeld-ontbreekt"], "opties": {"lange-zin": {"fout": 30}}},
    },
    AddressRequest: {"address": "https://www.example.nl/folder", "options": {"niveau": "B1"}},
    OutputRequest: {"text": "Derhalve dient u nuchter te zijn.", "format": "plain", "options": {"lang": "nl"}},
    CompareRequest: {
        "old": "Derhalve dient u nuchter te zijn.",
        "new": "Eet en drink daarom niets.",
        "format": "plain",
    },
    AuditRequest: {"addresses": ["https://www.example.nl"], "pages": 200},
    SelfTestFile: {
        "who": "An de Wit",
        "department": "Zorg",
        "replies": [
            {"question": "1-weten", "given": "ja", "who": "An de Wit", "department": "Zorg", "note": "In maart."}
        ],
    },
}


def json_body(model: type[BaseModel]) -> dict[str, Any]:
    """The description of a JSON body."""
    content = {"schema": {"$ref": _REF.format(model=model.__name__)}, "example": _EXAMPLES[model]}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


def multipart_body() -> dict[str, Any]:
    """The description of a form with a file and its options."""
    schema = {
        "type": "object",
        "required": ["file"],
        "properties": {
            "file": {"type": "string", "format": "binary"},
            "options": {
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": {"$ref": _REF.format(model="CheckOptions")},
                "description": "the options as JSON",
            },
        },
    }
    content = {"schema": schema, "encoding": {"options": {"contentType": "application/json"}}}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": content}}}


def file_body(description: str) -> dict[str, Any]:
    """The description of a form with only a file."""
    file = {"type": "string", "format": "binary", "description": description}
    schema = {"type": "object", "required": ["file"], "properties": {"file": file}}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}


def either_body(model: type[BaseModel]) -> dict[str, Any]:
    """The description of a body that is JSON or a form with a file."""
    content = {
        **json_body(model)["requestBody"]["content"],
        **multipart_body()["requestBody"]["content"],
    }
    return {"requestBody": {"required": True, "content": content}}


def describe(app: FastAPI) -> None:
    """Have an application describe itself with the models of the bodies that it reads itself."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(title=app.title, version=app.version, routes=app.routes, summary=SUMMARY)
            _, schemas = models_json_schema([(model, "validation") for model in _REQUESTS], ref_template=_REF)
            components = made.setdefault("components", {}).setdefault("schemas", {})
            for name, schema in schemas.get("$defs", {}).items():
                components.setdefault(name, schema)
            for unused in ("HTTPValidationError", "ValidationError"):
                components.pop(unused, None)
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


SUMMARY = "Scores Dutch health texts and says what to change. Runs on your own computer; nothing is stored."
