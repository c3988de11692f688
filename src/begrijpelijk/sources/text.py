"""Plain text (.txt): paragraphs, headings and items, recognised by how the lines look."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from begrijpelijk.document import Block, BlockKind, Document
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.encoding import decode
from begrijpelijk.sources.limits import require_places
from begrijpelijk.sources.writer import LineIndex, TextWriter

MEDIA_TYPE = "text/plain"

_ITEM = re.compile(r"\s*(?:[-*•–▪◦‣·●○■□o]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t\xa0]+(?=\S)|\s*[•▪◦‣●■](?=\S)")
_RULE = re.compile(r"\s*([=\-_*~#.])\1{2,}\s*")
_END = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_VISIBLE = re.compile(r"[^\s\0\ufeff\u200b]")
_WRAP_WIDTH = 40  # lines shorter than this are never taken for wrapped ones
_HEADING_WORDS = 10
_HEADING_CHARACTERS = 80


@dataclass
class _Line:
    """A line without its end, and its offset in the source."""

    start: int
    text: str

    @property
    def bare(self) -> str:
        """The text without white space around it."""
        return self.text.strip()


@dataclass
class _Piece:
    """Lines that belong together as one block."""

    lines: list[_Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: int = 0  # characters of the first line that are the bullet or number
    group: int | None = None
    closed: bool = field(default=False)  # followed by an empty line

    @property
    def bullet(self) -> str:
        """The marker of an item without its number, so that items of one list have the same."""
        return re.sub(r"\w+", "#", self.lines[0].text[: self.marker].strip())

    @property
    def bare(self) -> str:
        """The text on one line."""
        return " ".join(line.bare for line in self.lines)


def parse(raw: str, name: str) -> Document:
    """A document from decoded text. Hard-wrapped lines are joined; every character keeps its offset in `raw`."""
    require_places(raw)
    index = LineIndex(raw)
    pieces: list[_Piece] = []
    group = 0
    for paragraph in _paragraphs(raw, index):
        found = _pieces(paragraph)
        for number, piece in enumerate(found):
            if piece.kind is BlockKind.ITEM:
                before = found[number - 1] if number else (pieces[-1] if pieces else None)
                group += not (before is not None and before.kind is BlockKind.ITEM and before.bullet == piece.bullet)
                piece.group = group
        pieces += found
    _find_headings(pieces)
    blocks = [block for piece in pieces if (block := _block(piece, index)).text]
    title = next((block.text for block in blocks[:3] if block.kind is BlockKind.HEADING), None)
    return Document(name, blocks, MEDIA_TYPE, title=title, raw=raw)


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of a text file."""
    return parse(decode(data), name)


def _paragraphs(raw: str, index: LineIndex) -> list[list[_Line]]:
    """Lines, grouped at empty lines."""
    groups: list[list[_Line]] = [[]]
    ends = [*index.starts[1:], len(raw)]
    for start, end in zip(index.starts, ends, strict=True):
        text = raw[start:end].rstrip("\r\n")
        if _VISIBLE.search(text):
            groups[-1].append(_Line(start, text))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _pieces(lines: list[_Line]) -> list[_Piece]:
    """The blocks in lines that have no empty line between them."""
    width = max(len(line.text.rstrip()) for line in lines)
    pieces: list[_Piece] = []
    for line in lines:
        if _RULE.fullmatch(line.text):
            if pieces and len(pieces[-1].lines) == 1 and line.bare[0] in "=-~":
                pieces[-1].kind = BlockKind.HEADING  # underlined
            continue
        if match := _ITEM.match(line.text):
            pieces.append(_Piece([line], BlockKind.ITEM, match.end()))
        elif pieces and pieces[-1].kind is not BlockKind.HEADING and _continues(pieces[-1], line, width):
            pieces[-1].lines.append(line)
        else:
            pieces.append(_Piece([line]))
    if pieces:
        pieces[-1].closed = True
    return pieces


def _continues(piece: _Piece, line: _Line, width: int) -> bool:
    """Whether a line goes on where the line before it broke off."""
    before = piece.lines[-1].text.rstrip()
    indented = line.text[0] in " \t"
    if piece.kind is BlockKind.ITEM and indented:
        return True
    if before.strip().isupper() and not line.bare.isupper():
        return False
    first_word = line.bare.split(maxsplit=1)[0]
    if len(before) >= _WRAP_WIDTH and len(before) + 1 + len(first_word) > width * 0.95 and width <= 140:
        return True  # the next word would not have fitted
    return not _END.search(before) and line.bare[0].islower() and len(before.strip()) > 3


def _find_headings(pieces: list[_Piece]) -> None:
    for piece, following in zip(pieces, [*pieces[1:], None], strict=False):
        if piece.kind is not BlockKind.PARAGRAPH or len(piece.lines) > 1 or following is None:
            continue
        text = piece.bare
        if len(text) > _HEADING_CHARACTERS or len(text.split()) > _HEADING_WORDS or not re.search(r"[^\W\d_]{2}", text):
            continue
        if text.isupper() and not text.endswith((",", ";")):
            piece.kind = BlockKind.HEADING
        else:
            # A short line above running text. Not above another short line: that is an address or a signature.
            runs_on = len(following.bare) > _HEADING_CHARACTERS or bool(_END.search(following.bare))
            runs_on = runs_on or following.kind is BlockKind.ITEM
            question = (
                text.endswith("?")
                and len(text.split()) <= _HEADING_WORDS
                and (piece.closed or following.kind is BlockKind.ITEM)
            )
            if runs_on and text[0].isupper() | text[0].isdigit() and (question or not _END.search(text)):
                piece.kind = BlockKind.HEADING


def _block(piece: _Piece, index: LineIndex) -> Block:
    writer = TextWriter(index.locator())
    for number, line in enumerate(piece.lines):
        skip = piece.marker if number == 0 else 0
        writer.write(line.text[skip:] + "\n", line.start + skip)
    attributes: dict[str, str] = {}
    level = None
    if piece.kind is BlockKind.ITEM:
        first = piece.lines[0].text
        marker = first[: piece.marker].strip()
        attributes["marker"] = marker
        if (digits := marker.strip("().")).isdecimal():
            attributes["number"] = digits
        level = 1 + min((len(first) - len(first.lstrip())) // 2, 5)
    return Block(
        writer.text(), piece.kind, level, group=piece.group, anchors=tuple(writer.anchors), attributes=attributes
    )


READER = SourceReader("text", MEDIA_TYPE, (".txt", ".text"), read, parse=parse)
