"""JSX and TSX (.jsx, .tsx): the text between the tags, the attributes that people read, Dutch strings in the code."""

from __future__ import annotations

from begrijpelijk.document import Document
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.encoding import decode
from begrijpelijk.sources.html import parse as parse_html
from begrijpelijk.sources.jsx_tree import Code
from begrijpelijk.sources.template_mask import Mask

MEDIA_TYPE = "text/x-jsx"


def parse(raw: str, name: str) -> Document:
    """A document from decoded JSX or TSX. Raises `SourceError` without the extra ``[editor]``."""
    mask = Mask(raw)
    mask.blank(0, len(raw))
    Code(mask, 0, len(raw)).read()
    return mask.document(name, MEDIA_TYPE, parse_html)


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of a file."""
    return parse(decode(data), name)


READER = SourceReader("jsx", MEDIA_TYPE, (".jsx", ".tsx"), read, parse=parse, may_be_empty=True)
