"""PDF: lines put together to paragraphs, in reading order. What a PDF does not say is judged from how it looks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from begrijpelijk.document import Anchor, Block, BlockKind, Document
from begrijpelijk.errors import SourceError
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.hyphens import joined
from begrijpelijk.sources.limits import TOO_LONG
from begrijpelijk.sources.pdf_chars import HYPHEN, MOST_IN_ALL, Segment, merged, segments
from begrijpelijk.sources.pdf_furniture import without_furniture
from begrijpelijk.sources.pdf_layout import justified_edges, layout_of
from begrijpelijk.sources.pdf_ocr import Scans, is_scan
from begrijpelijk.sources.pdf_order import ordered
from begrijpelijk.sources.pdf_tags import Unit, tagged
from begrijpelijk.sources.writer import TextWriter, tidy_spans

MEDIA_TYPE = "application/pdf"
MAX_PAGES = 2_000

LOCKED = "Deze PDF is beveiligd met een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw."
DAMAGED = "Deze PDF is beschadigd. Maak de PDF opnieuw, of gebruik het Word-bestand waar hij van gemaakt is."
PICTURE = "Deze PDF is een plaatje: er staat geen tekst in. Gebruik het bestand waar de PDF van gemaakt is."

_BULLET = re.compile(r"(?:[•▪◦‣·●○■□➢➤✓✔\uf000-\uf0ff]\s*|[-–*o]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+)(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LEADERS = re.compile(r"(?:\s?[.…·]){5,}")  # the dots of a table of contents
_SECTION_NUMBER = re.compile(r"(?:\d{1,2}\.)*\d{1,2}\.?|[A-Z]\.?")
_WORD = re.compile(r"[^\W_][\w'’-]*")


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of a PDF. Anchors have the page, and the line on that page."""
    return trace(data, name, [])


def trace(data: bytes, name: str, trail: list[list[Segment]]) -> Document:
    """As `read`, and gather for each block the pieces of lines that it was made of."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise SourceError(LOCKED if "password" in str(error).lower() else DAMAGED, name) from error
    try:
        return _document(file, name, trail)
    except pdfium.PdfiumError as error:
        raise SourceError(DAMAGED, name) from error
    finally:
        file.close()


def is_pdf(data: bytes) -> bool:
    """Whether these are the bytes of a PDF; some programs put something before the signature."""
    return b"%PDF-" in data[:1024]


def _document(file: Any, name: str, trail: list[list[Segment]]) -> Document:
    count = len(file)
    if count > MAX_PAGES:
        raise SourceError(f"Deze PDF heeft {count} bladzijden. Deel de PDF op in kleinere delen.", name)
    pages: list[list[Segment]] = []
    heights: list[float] = []
    images = characters = 0
    scans = Scans()
    for number in range(count):
        try:
            page = file[number]
        except Exception:  # one broken page; the others may be fine
            pages.append([])
            heights.append(842.0)
            continue
        pieces, _, height = segments(page, number + 1)
        characters += sum(len(piece.text) for piece in pieces)
        if characters > MOST_IN_ALL:
            raise SourceError(TOO_LONG, name)
        pages.append(merged(pieces))
        heights.append(height)
        if is_scan(page, pieces):
            scans.pages.append(number + 1)
        else:
            images += _images(page)
        page.close()
    scans.recognise(file, pages)
    if not any(pages):
        raise SourceError(scans.problem or (PICTURE if images or scans.pages else DAMAGED), name)
    images += len(scans.photos)
    tags = tagged(file) if not scans.recognised else None
    if tags is not None:
        blocks = _Paragraphs([_Row([line], 0) for unit in tags.units for line in unit.lines], trail).of_units(
            tags.units
        )
        images = max(images, tags.figures)
    else:
        blocks = _Paragraphs(_lines(without_furniture(pages, heights)), trail).blocks()
    title = _title(file) or next((b.text for b in blocks if b.kind is BlockKind.HEADING), None)
    document = Document(name, blocks, MEDIA_TYPE, title, language=tags.language if tags else None, images=images)
    document.notes += scans.notes(count)
    for block in blocks:
        if block.layout is not None and block.anchors[0].page in scans.recognised:
            block.layout = None  # an estimate: too rough to judge letters by
    return document


def blocks_of(pages: list[list[Segment]]) -> list[Block]:
    """The blocks in pages of lines that were recognised in pictures."""
    return _Paragraphs(_lines(pages), []).blocks()


def _images(page: Any) -> int:
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    return sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _title(file: Any) -> str | None:
    """The title in the file, unless it is the name of a file or a program left it there."""
    try:
        title = " ".join(str(file.get_metadata_dict().get("Title") or "").split())
    except Exception:
        return None
    if re.search(r"\.\w{2,5}$|^microsoft |^untitled|^naamloos|^\(anonymous\)|^document\d*$|[\ufffd\x00]", title, re.I):
        return None
    return title or None


@dataclass
class _Row:
    """A line in reading order, with its neighbours in a table if it has any."""

    pieces: list[Segment]
    region: int

    @property
    def first(self) -> Segment:
        return self.pieces[0]


def _lines(pages: list[list[Segment]]) -> list[_Row]:
    """Rows of all pages in reading order."""
    rows: list[_Row] = []
    region_number = 0
    for pieces in pages:
        number = 0
        for region in ordered(pieces):
            region_number += 1
            for piece in region:
                last = rows[-1].pieces[-1] if rows and rows[-1].region == region_number else None
                beside = (
                    last is not None
                    and min(piece.bottom, last.bottom) - max(piece.top, last.top) > 0.5 * min(piece.height, last.height)
                    and piece.left > last.right
                )
                if beside:
                    rows[-1].pieces.append(piece)
                else:
                    number += 1
                    rows.append(_Row([piece], region_number))
                piece.number = number
    kept = [row for row in rows if not _LEADERS.search(" ".join(piece.text for piece in row.pieces))]
    for row in kept:
        _join_number(row)
    return kept


def _join_number(row: _Row) -> None:
    """A heading whose number stands apart from it ("7.2    Inleiding") is no row of a table."""
    if len(row.pieces) == 2 and _SECTION_NUMBER.fullmatch(row.first.text):
        number, heading = row.pieces
        if number.bold == heading.bold and abs(number.size - heading.size) < 0.5 and len(heading.text) > 3:
            number.join(heading)
            row.pieces = [number]


@dataclass
class _Draft:
    """A block in the making."""

    lines: list[Segment] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: int = 0
    group: int | None = None
    cell: tuple[int, int] | None = None  # row and column
    level: int | None = None


class _Paragraphs:
    """Puts rows together to blocks."""

    def __init__(self, rows: list[_Row], trail: list[list[Segment]]) -> None:
        self.rows = rows
        self.trail = trail
        sizes: Counter[float] = Counter()
        for row in rows:
            for piece in row.pieces:
                sizes[round(piece.size, 1)] += len(piece.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 10.0
        self.leading = self._leading()
        self.right = self._right_edges()
        self.words = {
            word.lower()
            for row in rows
            for piece in row.pieces
            for word in _WORD.findall(piece.text)[:-1]
            if "-" not in word[-1:]
        }
        self.justified: tuple[float, ...] = ()
        self.groups = 0
        self.table_row = 0

    def _leading(self) -> float:
        """The usual distance between the tops of lines of body text."""
        steps = [
            after.first.top - before.first.top
            for before, after in zip(self.rows, self.rows[1:], strict=False)
            if before.region == after.region and abs(after.first.size - self.body) < 0.6
        ]
        steps = [step for step in steps if 0 < step < 4 * self.body]
        return min(median(steps), 2.2 * self.body) if steps else 1.3 * self.body

    def _right_edges(self) -> dict[int, float]:
        """The right edge of the text in each region: lines that stop well before it end a paragraph."""
        edges: dict[int, float] = {}
        for row in self.rows:
            edges[row.region] = max(edges.get(row.region, 0.0), row.pieces[-1].right)
        return edges

    def blocks(self) -> list[Block]:
        """All blocks in order."""
        drafts: list[_Draft] = []
        last_row: _Row | None = None
        for row in self.rows:
            if len(row.pieces) > 1:
                self._cells(row, drafts, last_row)
            elif not (last_row and drafts and drafts[-1].lines and self._continues(drafts[-1], row, last_row)):
                drafts.append(self._draft(row.first))
            else:
                drafts[-1].lines.append(row.first)
            last_row = row
        self._group(drafts)
        self.justified = justified_edges(draft.lines for draft in drafts if draft.kind is not BlockKind.HEADING)
        sizes = self._heading_sizes(drafts)
        return [block for draft in drafts if (block := self._block(draft, sizes)).text]

    def of_units(self, units: list[Unit]) -> list[Block]:
        """The blocks of a tagged PDF."""
        blocks: list[Block] = []
        self.justified = justified_edges(unit.lines for unit in units)
        for unit in units:
            if unit.alt:
                blocks.append(Block(unit.alt, BlockKind.ALT, anchors=(Anchor(0, page=unit.page),)))
                self.trail.append([])
                continue
            draft = _Draft(unit.lines, unit.kind, unit.marker(_BULLET), unit.group, unit.cell, unit.level)
            block = self._block(draft, [])
            if block.text:
                block.links = tidy_spans(block.text, unit.links(block))
                if unit.header:
                    block.attributes["header"] = "th"
                blocks.append(block)
        return blocks

    def _cells(self, row: _Row, drafts: list[_Draft], last_row: _Row | None) -> None:
        """Pieces beside each other: a row of a table."""
        if last_row is None or len(last_row.pieces) == 1 or not drafts or drafts[-1].kind is not BlockKind.CELL:
            self.groups += 1
        self.table_row += 1
        drafts += [
            _Draft([piece], BlockKind.CELL, group=self.groups, cell=(self.table_row, column))
            for column, piece in enumerate(row.pieces, 1)
        ]

    def _draft(self, piece: Segment) -> _Draft:
        draft = _Draft([piece])
        if match := _BULLET.match(piece.text):
            draft.kind, draft.marker = BlockKind.ITEM, match.end()
        elif self._looks_like_heading(piece):
            draft.kind = BlockKind.HEADING
        return draft

    def _looks_like_heading(self, piece: Segment) -> bool:
        if len(piece.text) > 120 or not re.search(r"[^\W\d_]{2}", piece.text):
            return False
        if piece.size > self.body * 1.12:
            return True
        ends = _SENTENCE_END.search(piece.text) and not piece.text.endswith("?")
        return piece.bold and not ends and piece.size > self.body * 0.95

    def _continues(self, draft: _Draft, row: _Row, last_row: _Row) -> bool:
        """Whether a line belongs to the block before it."""
        line, before = row.first, draft.lines[-1]
        if draft.kind is BlockKind.CELL or (_BULLET.match(line.text) and not self._is_wrapped_number(draft, line)):
            return False
        if abs(line.size - before.size) > 0.08 * max(line.size, before.size):
            return False
        heading = draft.kind is BlockKind.HEADING
        if heading != self._looks_like_heading(line) and (heading or not self._mid_sentence(before)):
            return False
        if row.region != last_row.region or line.page != before.page:
            # Over a column or page: only when the sentence clearly goes on.
            return not heading and self._mid_sentence(before) and line.text[0].islower()
        step = line.top - before.top
        usual = max(self.leading, 1.15 * line.size) if not heading else 1.5 * line.size
        if step > 1.35 * usual or step <= 0:
            return False
        if heading:
            return True
        if draft.kind is BlockKind.ITEM:
            return line.left > draft.lines[0].left + 0.3 * line.size
        indent = line.left - before.left
        if len(draft.lines) > 1 and indent > 0.8 * line.size and _SENTENCE_END.search(before.text):
            return False
        room = self.right[row.region] - before.right
        first_word = line.text.split(maxsplit=1)[0]
        fits = room > (len(first_word) + 1) * 0.6 * line.size + 0.5 * line.size
        if (
            fits
            and line.text[0].isupper()
            and (step > 1.15 * usual or room > 0.25 * (self.right[row.region] - before.left))
        ):
            return False  # the next word would have fitted: the line was ended on purpose
        return not (fits and step > 1.2 * usual)

    def _mid_sentence(self, piece: Segment) -> bool:
        return not _SENTENCE_END.search(piece.text)

    def _is_wrapped_number(self, draft: _Draft, line: Segment) -> bool:
        """A line that happens to begin with a number or dash in the middle of a sentence."""
        mid = self._mid_sentence(draft.lines[-1]) and draft.kind is BlockKind.PARAGRAPH
        return mid and line.text[0] not in "•▪◦‣·●○■□➢➤✓✔" and abs(line.left - draft.lines[-1].left) < 1

    def _group(self, drafts: list[_Draft]) -> None:
        before: _Draft | None = None
        for draft in drafts:
            if draft.kind is BlockKind.ITEM:
                if before is None or before.kind is not BlockKind.ITEM:
                    self.groups += 1
                draft.group = self.groups
            before = draft

    def _heading_sizes(self, drafts: list[_Draft]) -> list[float]:
        """Sizes of headings, largest first: the place in this list is the level."""
        sizes = {round(d.lines[0].size) for d in drafts if d.kind is BlockKind.HEADING}
        return sorted((float(size) for size in sizes), reverse=True)

    def _block(self, draft: _Draft, heading_sizes: list[float]) -> Block:
        lines = draft.lines
        by_position: dict[int, tuple[Segment, int]] = {}
        starts: list[int] = []
        position = 0
        for line in lines:
            by_position[len(starts)] = (line, position)
            starts.append(position)
            position += len(line.text) + 2

        def locate(offset: int, at: int) -> Anchor:
            number = max(n for n, start in enumerate(starts) if start <= at)
            line = lines[number]
            return Anchor(offset, None, line.number, at - starts[number] + 1, line.page)

        writer = TextWriter(locate)
        for number, line in enumerate(lines):
            skip = draft.marker if number == 0 else 0
            text, between = line.text, " "
            if number + 1 < len(lines):
                hyphen = joined(text, lines[number + 1].text, self.words)
                if hyphen is not None:
                    text, between = text[: -hyphen[0]], hyphen[1]
            # A separate write for what is put between: its place is the end of the line.
            writer.write(text[skip:].replace(HYPHEN, "-"), starts[number] + skip)
            if between and number + 1 < len(lines):
                writer.write(between, starts[number] + len(text))
        text = writer.text()
        if text:
            self.trail.append(lines)
        level = draft.level
        if draft.kind is BlockKind.HEADING and level is None:
            level = min(heading_sizes.index(float(round(lines[0].size))) + 1, 6)
        elif draft.kind is BlockKind.ITEM:
            level = level or 1
        attributes = {}
        if draft.cell and draft.kind is BlockKind.CELL:
            attributes = {"row": str(draft.cell[0]), "column": str(draft.cell[1])}
        emphasis = ((0, len(text)),) if text and all(line.italic for line in lines) else ()
        anchors, layout = tuple(writer.anchors), layout_of(lines, self.justified)
        return Block(text, draft.kind, level, draft.group, anchors, (), emphasis, attributes, layout=layout)


READER = SourceReader("pdf", MEDIA_TYPE, (".pdf",), read, is_pdf)
