"""The package of a Word file: which part holds the text, and reading a part as XML without harm."""

from __future__ import annotations

import re
from typing import Any

from begrijpelijk.errors import SourceError
from begrijpelijk.sources.docx_styles import STRICT
from begrijpelijk.sources.xml_parts import parse_xml
from begrijpelijk.sources.zipped import DAMAGED, Archive

_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/")


def main_part(archive: Archive) -> str:
    """The part with the text: what the relationships say, usually word/document.xml."""
    if "_rels/.rels" in archive:
        root = parse_part(archive, "_rels/.rels")
        for relation in root:
            target = str(relation.get("Target", "")).lstrip("/") if isinstance(relation.tag, str) else ""
            if target in archive and str(relation.get("Type", "")).endswith("/officeDocument"):
                return target
    if "word/document.xml" in archive:
        return "word/document.xml"
    raise SourceError(DAMAGED, archive.name)


def sibling(part: str, name: str) -> str:
    """The name of a part in the folder of another."""
    return f"{part.rpartition('/')[0]}/{name}".lstrip("/")


def parse_part(archive: Archive, part: str) -> Any:
    """The root of an XML part, with the usual namespaces for "Strict Open XML", which differs in those only.

    Raises `SourceError` for what is no XML or could do harm.
    """
    data = archive.read(part)
    archive.weigh(part, data)
    if STRICT.encode() in data[:20_000]:
        data = _STRICT_NAME.sub(lambda m: b"http://schemas.openxmlformats.org/" + m[1] + b"/2006/", data)
    if b"<!DOCTYPE" in data:
        raise SourceError(DAMAGED, archive.name)  # Office writes none
    return parse_xml(data, archive.name)
