"""A `Document` as bytes, to be judged later. Not pickled: who opens a database must not run what is in it."""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any

from begrijpelijk.document import Block, Document
from begrijpelijk.errors import SourceError

LARGEST = 200 * 1024 * 1024  # bytes of one document, unpacked
_BROKEN = "Deze tekst is in de database beschadigd. Doe de audit opnieuw met --opnieuw."


@cache
def _adapters() -> tuple[Any, Any]:
    """Of documents and of blocks."""
    from pydantic import TypeAdapter

    from begrijpelijk.browser.model import Page

    documents: Any = TypeAdapter(Document, config=None)
    documents.rebuild(force=True, raise_errors=True, _types_namespace={"Page": Page})
    return documents, TypeAdapter(Block)


def pack(document: Document) -> bytes:
    """The document as bytes."""
    return zlib.compress(bytes(_adapters()[0].dump_json(document)), 3)


def unpack(data: bytes, source: str) -> Document:
    """The document in these bytes. Raises `SourceError` for what is none."""
    try:
        unpacking = zlib.decompressobj()
        document = _adapters()[0].validate_json(unpacking.decompress(data, LARGEST))
    except (zlib.error, ValueError, RecursionError) as error:
        raise SourceError(_BROKEN, source) from error
    document.source = source
    return document  # type: ignore[no-any-return]


def pack_block(block: Block) -> str:
    """A block by itself, for the fixed parts of a site."""
    plain = Block(block.text, block.kind, block.level, links=block.links, targets=block.targets)
    return bytes(_adapters()[1].dump_json(plain)).decode()


def unpack_block(data: str, source: str) -> Block:
    """The block in a text. Raises `SourceError` for what is none."""
    try:
        return _adapters()[1].validate_json(data)  # type: ignore[no-any-return]
    except (ValueError, RecursionError) as error:
        raise SourceError(_BROKEN, source) from error
