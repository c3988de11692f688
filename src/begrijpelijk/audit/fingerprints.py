"""What tells texts and pieces of text apart, and what the outcome of an audit hangs on."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from begrijpelijk.document import Block, Document

_WORDS = re.compile(r"\w+")


def digest(*parts: str) -> str:
    """A fingerprint of texts together."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()


def of_block(block: Block) -> str | None:
    """A fingerprint of a piece of text: its words in any layout; None for one without words."""
    words = _WORDS.findall(block.text.lower())
    return digest(block.kind, *words)[:32] if words else None


def of_text(document: Document) -> str:
    """A fingerprint of all words of a document: that of a print version is the same."""
    return digest(*(word for block in document.blocks for word in _WORDS.findall(block.text.lower())))


def of_reading(installation: str, sha: str, media_type: str | None, name: str) -> str:
    """What reading hangs on: the bytes, and what decides how they are read."""
    bare = name.split("?")[0].split("#")[0].replace("\\", "/")
    return digest("reading", installation, sha, media_type or "", PurePosixPath(bare).suffix.lower())
