"""XML that a stranger made: no entities, no network, no depth or size beyond reason."""

from __future__ import annotations

from typing import Any

from begrijpelijk.errors import SourceError
from begrijpelijk.sources.limits import MAX_WEIGHT, weight
from begrijpelijk.sources.zipped import DAMAGED, TOO_BIG, Archive


def parse_xml(data: bytes, name: str) -> Any:
    """The root element; comments and processing instructions are left out. Raises `SourceError` for broken XML.

    With entities a small file can grow without end, and no office program writes them: a file with one is refused.
    """
    from lxml import etree

    if b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data or "<!ENTITY".encode("utf-16-be") in data:
        raise SourceError(DAMAGED, name)
    if weight(data) > MAX_WEIGHT:
        raise SourceError(TOO_BIG, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(DAMAGED, name) from error


def parse_part(archive: Archive, part: str) -> Any:
    """The root of a part of an archive, likewise; all parts of it together may not weigh too much."""
    data = archive.read(part)
    archive.weigh(part, data)
    return parse_xml(data, archive.name)
