"""An uploaded file with its options, kept in memory: never in a file that stays behind after a crash."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from begrijpelijk.server.problems import Problem

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_NAME = 200


@dataclass(frozen=True)
class Upload:
    """A file and the options beside it, as they came in."""

    name: str
    data: bytes
    options: str


class _InMemory(MultiPartParser):
    spool_max_size = 1 << 62  # the guard bounds what comes in; nothing is ever moved to a disk


async def read_upload(request: Request) -> Upload:
    """The form of a request. Raises `Problem` when it is broken or has no file."""
    parser = _InMemory(request.headers, request.stream(), max_files=1, max_fields=4, max_part_size=1 << 20)
    try:
        form = await parser.parse()
    except (MultiPartException, ClientDisconnect, KeyError, ValueError, AssertionError):
        raise Problem(400, "form") from None
    file, options = form.get("file"), form.get("options", "")
    if not isinstance(file, UploadFile) or not isinstance(options, str):
        raise Problem(422, "no_file", source="file")
    data = await file.read()
    await form.close()
    return Upload(safe_name(file.filename or ""), data, options)


def safe_name(name: str) -> str:
    """The last part of a file name, without signs that nobody sees."""
    last = re.split(r"[/\\]", _CONTROL.sub("", name))[-1].strip()
    if len(last) > _LONGEST_NAME:
        stem, dot, suffix = last.rpartition(".")
        last = f"{stem[: _LONGEST_NAME - 20]}{dot}{suffix[:19]}" if dot else last[:_LONGEST_NAME]
    return last or "bestand"


def disposition(name: str, suffix: str) -> str:
    """The header that names a download: after its source, with signs that no header or file system trips over."""
    stem = PurePosixPath(safe_name(name)).stem.strip(". ") or "bestand"
    stem = re.sub(r'[<>:"|?*%;]', "", stem) or "bestand"
    full = f"{stem}-begrijpelijk{suffix}"
    plain = unicodedata.normalize("NFKD", full).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._]+", "-", plain).strip("-") or f"bestand{suffix}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(full, safe='')}"
