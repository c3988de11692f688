"""The structure tree of a tagged PDF: which text is a heading, an item, a cell, by the word of its maker.

pdfium gives the tree of one page at a time, but with the places that its parts have in the whole. A path of places from
the root therefore names a part on all pages, and the order of paths is the reading order.
"""

from __future__ import annotations

import ctypes
import time
from dataclasses import dataclass, field
from typing import Any

MAX_DEPTH = 60
_MOST_NODES = 300_000
_MOST_SECONDS = 15.0

Path = tuple[int, ...]


@dataclass(slots=True)
class Node:
    """A part of the structure: its standard type, and the texts that stand for what it shows."""

    kind: str
    alt: str = ""
    actual: str = ""
    page: int = 1


@dataclass(slots=True)
class Structure:
    """All nodes by path, and the paths of the marked content (page, number)."""

    nodes: dict[Path, Node] = field(default_factory=dict)
    content: dict[tuple[int, int], Path] = field(default_factory=dict)
    language: str | None = None


def structure(file: Any) -> Structure | None:
    """The structure of a PDF, or None where it has none or one beyond reason."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    if not pdfium.FPDFCatalog_IsTagged(file.raw):
        return None
    result = Structure()
    deadline = time.monotonic() + _MOST_SECONDS
    for number in range(len(file)):
        try:
            page = file[number]
        except Exception:  # one broken page
            continue
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        try:
            if tree and not _read_page(pdfium, tree, number + 1, result, deadline):
                return None
        finally:
            if tree:
                pdfium.FPDF_StructTree_Close(tree)
            page.close()
    return result if result.content else None


def _read_page(pdfium: Any, tree: Any, page: int, result: Structure, deadline: float) -> bool:
    """Add what the tree of a page holds; False when it is too much."""
    stack: list[tuple[Any, Path]] = []
    for index in range(pdfium.FPDF_StructTree_CountChildren(tree) - 1, -1, -1):
        if element := pdfium.FPDF_StructTree_GetChildAtIndex(tree, index):
            stack.append((element, (index,)))
    while stack:
        element, path = stack.pop()
        if len(path) > MAX_DEPTH or len(result.nodes) > _MOST_NODES or time.monotonic() > deadline:
            return False
        if path not in result.nodes:
            result.nodes[path] = Node(
                _string(pdfium.FPDF_StructElement_GetType, element),
                _string(pdfium.FPDF_StructElement_GetAltText, element),
                _string(pdfium.FPDF_StructElement_GetActualText, element),
                page,
            )
            if result.language is None and (language := _string(pdfium.FPDF_StructElement_GetLang, element)):
                result.language = language.replace("_", "-").split("-")[0].lower()
        for index in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0) - 1, -1, -1):
            inner = (*path, index)
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
                stack.append((child, inner))
            else:
                marked = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
                if marked >= 0:
                    result.content.setdefault((page, marked), inner)
    return True


def _string(function: Any, element: Any) -> str:
    """A string that pdfium gives as UTF-16 in a buffer of ours."""
    length = function(element, None, 0)
    if not 2 < length < 200_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    function(element, buffer, length)
    text = buffer.raw[: length - 2].decode("utf-16-le", "replace")
    return " ".join(text.replace("\0", "").split())


def marks(textpage: Any, count: int) -> list[tuple[int, bool]]:
    """For each character of a page the number of its marked content (-1: none), and whether it is an artefact."""
    import pypdfium2.raw as pdfium

    known: dict[int, tuple[int, bool]] = {}
    result: list[tuple[int, bool]] = []
    for index in range(count):
        thing = pdfium.FPDFText_GetTextObject(textpage.raw, index)
        address = ctypes.cast(thing, ctypes.c_void_p).value or 0 if thing else 0
        if address not in known:
            known[address] = (
                (pdfium.FPDFPageObj_GetMarkedContentID(thing), _is_artefact(pdfium, thing)) if address else (-1, False)
            )
        result.append(known[address])
    return result


def _is_artefact(pdfium: Any, thing: Any) -> bool:
    """Whether a page header, page number or ornament is marked as such."""
    buffer = (ctypes.c_ushort * 32)()
    length = ctypes.c_ulong()
    for number in range(min(pdfium.FPDFPageObj_CountMarks(thing), 20)):
        mark = pdfium.FPDFPageObj_GetMark(thing, number)
        known = pdfium.FPDFPageObjMark_GetName(mark, buffer, 64, length) and length.value <= 64
        if known and bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace") == "Artifact":
            return True
    return False
