"""E-books (.epub): the chapters in the order of the book, each read as the web page that it is."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from begrijpelijk.document import Block, BlockKind, Document
from begrijpelijk.errors import SourceError
from begrijpelijk.sources import html
from begrijpelijk.sources.base import MAX_CHARACTERS, SourceReader
from begrijpelijk.sources.limits import require_places
from begrijpelijk.sources.xml_parts import parse_part
from begrijpelijk.sources.zipped import DAMAGED, Archive

MEDIA_TYPE = "application/epub+zip"
MAX_CHAPTERS = 2_000

DRM = "Dit e-boek is op slot: alleen een e-reader kan het lezen. Gebruik het bestand waar het van gemaakt is."

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_NOTE = re.compile(
    r"""<(aside)\b(?=[^<>]{0,500}?(?:epub:type|role)\s*=\s*["'](?:doc-)?(?:footnotes?|endnotes?|rearnotes?)["'])""",
    re.IGNORECASE,
)
# The number that stands for a note in the text, and the way back.
_TO_A_NOTE = re.compile(
    r"""<a\b[^<>]{0,500}?(?:epub:type|role)\s*=\s*["'](?:doc-)?(?:noteref|backlink)["'][^<>]{0,500}>"""
    r"""(?:<sup>)?[^<>]{0,20}(?:</sup>)?</a>""",
    re.IGNORECASE,
)
_NOTES_AT_END = re.compile(
    r"""<(\w+)\b(?=[^<>]{0,500}?(?:epub:type|role)\s*=\s*["'](?:doc-)?(?:foot|end|rear)notes?["'])""", re.IGNORECASE
)


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of an e-book. Selectors begin with the file of the chapter, and lines count in it."""
    archive = Archive(data, name)
    package_path = _package_path(archive)
    package = parse_part(archive, package_path)
    locked = _locked(archive)
    blocks: list[Block] = []
    muted: list[tuple[int, int, str | None]] = []
    images = length = groups = places = 0
    for part in _chapters(package, posixpath.dirname(package_path)):
        if part in locked:
            raise SourceError(DRM, name)
        if part not in archive:
            continue
        raw = html.decoded(archive.read(part))
        places = require_places(raw, places)
        chapter = html.parse(_with_notes(raw), name)
        if chapter.blocks and length:
            length += 2  # the empty line between blocks
        muted += [(start + length, end + length, rule) for start, end, rule in chapter.muted]
        length += len(chapter.text)
        if length > MAX_CHARACTERS:
            break  # the caller says what is wrong
        images += chapter.images
        notes = _note_spans(raw)
        blocks += [_placed(block, part, groups, notes) for block in chapter.blocks]
        groups = max([groups, *(block.group or 0 for block in chapter.blocks)])
    title = _metadata(package, "title") or next((b.text for b in blocks if b.kind is BlockKind.HEADING), None)
    language = (_metadata(package, "language") or "").split("-")[0].lower() or None
    document = Document(name, blocks, MEDIA_TYPE, title, language=language, images=images)
    document.muted = muted
    return document


def is_epub(data: bytes) -> bool:
    """Whether these bytes are a ZIP archive with an e-book in it."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    return b"mimetypeapplication/epub+zip" in data[:200] or (
        b"META-INF/container.xml" in data and b".opf" in data and b"word/document" not in data
    )


def _package_path(archive: Archive) -> str:
    if _CONTAINER in archive:
        for element in parse_part(archive, _CONTAINER).iter("{*}rootfile"):
            path = str(element.get("full-path", "")).lstrip("/")
            if path in archive:
                return path
    raise SourceError(DAMAGED, archive.name)


def _locked(archive: Archive) -> set[str]:
    """Parts that are encrypted. Fonts often are, which does no harm."""
    if _ENCRYPTION not in archive:
        return set()
    root = parse_part(archive, _ENCRYPTION)
    return {unquote(str(element.get("URI", ""))).lstrip("/") for element in root.iter("{*}CipherReference")}


def _chapters(package: Any, folder: str) -> list[str]:
    """The parts with text in reading order: what the spine names, without the table of contents."""
    parts: dict[str, str] = {}
    for item in package.iter("{*}item"):
        kind, properties = item.get("media-type", ""), str(item.get("properties", "")).split()
        if kind in _PAGES and "nav" not in properties:
            path = posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href", "")))))
            parts[item.get("id", "")] = path
    result: list[str] = []
    for reference in package.iter("{*}itemref"):
        part = parts.get(reference.get("idref", ""))
        if part is not None and part not in result and len(result) < MAX_CHAPTERS:
            result.append(part)
    return result


def _metadata(package: Any, name: str) -> str | None:
    for element in package.iter("{http://purl.org/dc/elements/1.1/}" + name):
        if text := " ".join((element.text or "").split()):
            return text
    return None


def _with_notes(raw: str) -> str:
    """The page with its notes as parts of the text (a web page has other things in <aside>), without the numbers.

    Nothing changes its offset.
    """
    raw = _TO_A_NOTE.sub(lambda match: " " * len(match[0]), raw)
    if not _NOTE.search(raw):
        return raw
    raw = re.sub(r"<aside\b", "<div  ", raw, flags=re.IGNORECASE)
    return re.sub(r"</aside\b", "</div  ", raw, flags=re.IGNORECASE)


def _note_spans(raw: str) -> list[tuple[int, int]]:
    """Where the notes are, roughly: from the beginning of one to the end tag of its kind, or of the last one."""
    spans: list[tuple[int, int]] = []
    for match in _NOTES_AT_END.finditer(raw):
        if spans and match.start() < spans[-1][1]:
            continue
        end = raw.find(f"</{match[1]}", match.end())
        spans.append((match.start(), len(raw) if end < 0 else end))
    return spans


def _placed(block: Block, part: str, groups: int, notes: list[tuple[int, int]]) -> Block:
    """A block of a chapter as a block of the book."""
    source = block.anchors[0].source
    before = bisect_right(notes, source, key=lambda span: span[0]) if source is not None else 0
    if before and source is not None and source < notes[before - 1][1] and block.kind in _OF_A_NOTE:
        block.kind, block.level, block.group = BlockKind.FOOTNOTE, None, None
    if block.group is not None:
        block.group += groups
    block.anchors = tuple(
        replace(anchor, source=None, selector=f"{part} {anchor.selector}" if anchor.selector else part)
        for anchor in block.anchors
    )
    return block


_OF_A_NOTE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})

READER = SourceReader("epub", MEDIA_TYPE, (".epub",), read, is_epub)
