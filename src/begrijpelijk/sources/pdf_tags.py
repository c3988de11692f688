"""A tagged PDF: its blocks and their order as its maker gave them, where these can be trusted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from begrijpelijk.document import Block, BlockKind
from begrijpelijk.sources.pdf_chars import Char, Segment, characters, rows, segment
from begrijpelijk.sources.pdf_structure import Node, Path, Structure, marks, structure

_MOST_UNTAGGED = 0.05  # part of the letters: more, and following the tags would lose text
_MOST_HEADINGS = 0.5  # part of the letters: more, and the headings are no headings
_GAP = 0.4  # of the letter size: a wider one is a space, also where the text has none
_LONG = 1_500  # letters: a text longer than this with nothing but paragraphs was tagged by a machine

_HEADINGS = {"Title": 1, "H": 1, **{f"H{n}": n for n in range(1, 10)}}
_BLOCKS = frozenset({"P", "LI", "LBody", "TD", "TH", "Caption", "Note", "FENote", "BlockQuote", "Figure", "Form"})
_LEFT_OUT = frozenset({"TOC", "TOCI", "Index", "Artifact", "Private", "RP", "RT"})
_NOTE_NUMBER = re.compile(r"[\[(]?[\d*†]{1,3}[\])]?")
_NUMBER_OF_NOTE = re.compile(r"[\[(]?[\d*†]{1,3}[\])]?\s*(?=[^\W\d])")
_DASH = re.compile(r"[-–](?=[^\W\d])")
_LABELS = frozenset({"Lbl"})
_NOTES = frozenset({"Note", "FENote"})


@dataclass(slots=True)
class Unit:
    """A block as the tags give it. An `alt` has no lines."""

    kind: BlockKind
    lines: list[Segment] = field(default_factory=list)
    level: int | None = None
    group: int | None = None
    cell: tuple[int, int] | None = None
    header: bool = False
    alt: str = ""
    page: int = 1
    linked: set[tuple[int, int]] = field(default_factory=set)  # (page, character) of letters in a link

    def marker(self, bullet: re.Pattern[str]) -> int:
        """The number of characters of the first line that are a bullet or a number, not text."""
        if self.kind is BlockKind.ITEM:
            match = bullet.match(self.lines[0].text) or _DASH.match(self.lines[0].text)
        else:
            match = _NUMBER_OF_NOTE.match(self.lines[0].text) if self.kind is BlockKind.FOOTNOTE else None
        return match.end() if match else 0

    def links(self, block: Block) -> list[tuple[int, int]]:
        """Spans of link text in the block that was made of this."""
        by_place = {(line.page, line.number): line for line in self.lines}
        spans: list[tuple[int, int]] = []
        for offset in range(len(block.text) if self.linked else 0):
            anchor = block.place(offset)
            line = by_place[anchor.page or 0, anchor.line or 0]
            column = (anchor.column or 1) - 1
            place = line.places[column] if column < len(line.places) else -1
            if (line.page, place) in self.linked:
                if spans and not block.text[spans[-1][1] : offset].strip():
                    spans[-1] = (spans[-1][0], offset + 1)
                else:
                    spans.append((offset, offset + 1))
        return spans


@dataclass(slots=True)
class Tagged:
    """All of a tagged PDF."""

    units: list[Unit]
    language: str | None
    figures: int


def tagged(file: Any) -> Tagged | None:
    """The blocks of a tagged PDF in reading order; None where there are no tags or they cannot be trusted."""
    tree = structure(file)
    if tree is None:
        return None
    contents, tagged_letters, all_letters = _contents(file, tree)
    if not all_letters or tagged_letters < (1 - _MOST_UNTAGGED) * all_letters:
        return None
    units = _Units(tree).gather(contents)
    if not _trusted(units):
        return None
    figures = sum(node.kind == "Figure" for node in tree.nodes.values())
    return Tagged(units, tree.language, figures)


def _contents(file: Any, tree: Structure) -> tuple[dict[Path, tuple[int, list[Char]]], int, int]:
    """The characters of each marked content by its path, with their page; the letters in the tree, and all letters."""
    result: dict[Path, tuple[int, list[Char]]] = {}
    inside = total = 0
    for number in range(1, len(file) + 1):
        try:
            page = file[number - 1]
        except Exception:  # one broken page
            continue
        textpage = page.get_textpage()
        try:
            known = marks(textpage, textpage.count_chars())
            for char in characters(textpage, page.get_height()):
                marked, artefact = known[char.index]
                if artefact:
                    continue
                path = tree.content.get((number, marked))
                total += 1
                if path is not None:
                    inside += 1
                    result.setdefault(path, (number, []))[1].append(char)
        finally:
            textpage.close()
            page.close()
    return result, inside, total


def _trusted(units: list[Unit]) -> bool:
    """Whether the tags say something: not all the same, and not nonsense."""
    letters: Counter[BlockKind] = Counter()
    for unit in units:
        letters[unit.kind] += sum(len(line.text) for line in unit.lines)
    total = sum(letters.values())
    if not total or (letters[BlockKind.HEADING] > _MOST_HEADINGS * total and total > 200):
        return False
    # Everything a paragraph: a machine put the tags on. Judging by looks finds more.
    return total < _LONG or letters[BlockKind.PARAGRAPH] < total


class _Units:
    """Puts marked contents together to blocks."""

    def __init__(self, tree: Structure) -> None:
        self.tree = tree
        self._groups: dict[Path, int] = {}
        self._rows: dict[Path, dict[Path, int]] = {}
        self._lines: Counter[int] = Counter()  # so far, on each page
        self._begun: set[Path] = set()  # items that have had their first paragraph

    def gather(self, contents: dict[Path, tuple[int, list[Char]]]) -> list[Unit]:
        """The units in reading order, notes last."""
        owned: dict[Path, list[Path]] = {}
        for path in sorted(contents):
            owner = self._owner(path)
            if owner is not None:
                owned.setdefault(owner, []).append(path)
        units: list[tuple[Path, Unit]] = []
        for owner, paths in owned.items():
            unit = self._unit(owner)
            for page, chars, in_link in self._pieces(paths, contents):
                unit.lines += self._segments(chars, page)
                unit.linked |= {(page, char.index) for char in in_link}
            if unit.lines:
                unit.page = unit.lines[0].page
                units.append((owner, unit))
        for path, node in self.tree.nodes.items():
            if node.alt and node.kind in ("Figure", "Formula"):
                units.append((path, Unit(BlockKind.ALT, alt=node.alt, page=node.page)))
        units.sort(key=lambda pair: pair[0])
        self._only_frames([unit for _, unit in units])
        _find_title([unit for _, unit in units if unit.lines])
        for _, unit in units:
            for line in unit.lines:
                self._lines[line.page] += 1
                line.number = self._lines[line.page]
        body = [unit for _, unit in units if unit.kind is not BlockKind.FOOTNOTE]
        return body + [unit for _, unit in units if unit.kind is BlockKind.FOOTNOTE]

    def _chain(self, path: Path) -> list[tuple[Path, Node]]:
        """The nodes around a place, from the root on."""
        return [(path[:n], self.tree.nodes[path[:n]]) for n in range(1, len(path) + 1) if path[:n] in self.tree.nodes]

    def _owner(self, path: Path) -> Path | None:
        """The node whose block this content belongs to; None for what is left out."""
        owner: Path | None = None
        chain = self._chain(path)
        for at, node in chain:
            if node.kind in _LEFT_OUT:
                return None
            if node.kind in _LABELS and any(outer.kind in ("LI", *_NOTES) for _, outer in chain):
                return None  # the bullet or the number of a note
            if node.kind == "Figure" and node.alt:
                return None  # its description says it
            if node.kind in _BLOCKS or node.kind in _HEADINGS:
                owner = at
        return owner if owner is not None else path[:-1]

    def _pieces(
        self, paths: list[Path], contents: dict[Path, tuple[int, list[Char]]]
    ) -> list[tuple[int, list[Char], list[Char]]]:
        """The characters of a block for each page in order, and those of them in a link."""
        result: list[tuple[int, list[Char], list[Char]]] = []
        spoken: set[Path] = set()
        for path in paths:
            page, chars = contents[path]
            if not result or result[-1][0] != page:
                result.append((page, [], []))
            chain = self._chain(path)
            actual = next(((at, node.actual) for at, node in chain if node.actual), None)
            if actual is not None:
                if actual[0] in spoken:
                    continue
                spoken.add(actual[0])
                chars = _speaking(chars, actual[1])
            linked = any(node.kind in ("Link", "Reference") for _, node in chain)
            if linked and _NOTE_NUMBER.fullmatch("".join(char.char for char in chars)):
                continue
            if chars[0].char in ".,;:!?)":
                chars[0].space_before = False  # it was the number of a note that stood apart
            result[-1][1].extend(chars)
            if linked:
                result[-1][2].extend(chars)
        return result

    def _segments(self, chars: list[Char], page: int) -> list[Segment]:
        """The lines. A wide gap is a space, for a bullet and a tab leave none in the text."""
        for before, char in pairwise(chars):
            if _GAP * char.size < char.left - before.right and char.char not in ".,;:!?)":
                char.space_before = True
        return [segment(row, page) for row in rows(chars)]

    def _unit(self, owner: Path) -> Unit:
        """An empty unit of the right kind."""
        chain = self._chain(owner)
        kinds = [node.kind for _, node in chain]
        last = kinds[-1] if kinds else "P"
        if any(kind in _NOTES for kind in kinds):
            return Unit(BlockKind.FOOTNOTE)
        if last in _HEADINGS:
            return Unit(BlockKind.HEADING, level=min(_HEADINGS[last], 6))
        if last == "Caption":
            return Unit(BlockKind.CAPTION)
        items = [at for at, node in chain if node.kind == "LI"]
        cells = [(at, node) for at, node in chain if node.kind in ("TD", "TH")]
        if items and (not cells or len(items[-1]) > len(cells[-1][0])) and items[-1] not in self._begun:
            self._begun.add(items[-1])
            lists = [at for at, node in chain if node.kind == "L"]
            return Unit(BlockKind.ITEM, level=max(len(lists), 1), group=self._group(lists[0] if lists else items[0]))
        if cells and not items:
            return self._cell(chain, *cells[-1])
        if "BlockQuote" in kinds:
            return Unit(BlockKind.QUOTE)
        return Unit(BlockKind.LABEL if last in ("Form", "Figure") else BlockKind.PARAGRAPH)

    def _cell(self, chain: list[tuple[Path, Node]], at: Path, cell: Node) -> Unit:
        table = next((p for p, node in reversed(chain) if node.kind == "Table"), at[:-1])
        row = next((p for p, node in reversed(chain) if node.kind == "TR"), at[:-1])
        known = self._rows.setdefault(table, {})
        number = known.setdefault(row, len(known) + 1)
        place = (number, at[-1] + 1)
        return Unit(BlockKind.CELL, group=self._group(table), cell=place, header=cell.kind == "TH")

    def _group(self, path: Path) -> int:
        return self._groups.setdefault(path, len(self._groups) + 1)

    def _only_frames(self, units: list[Unit]) -> None:
        """A table of one cell is only a frame."""
        cells: dict[int, set[tuple[int, int]]] = {}
        for unit in units:
            if unit.cell is not None and unit.group is not None:
                cells.setdefault(unit.group, set()).add(unit.cell)
        for unit in units:
            if unit.cell is not None and len(cells.get(unit.group or 0, ())) == 1:
                unit.kind, unit.group, unit.cell, unit.header = BlockKind.PARAGRAPH, None, None, False


def _find_title(units: list[Unit]) -> None:
    """Make a first line that is larger than every heading the heading that it is: Word tags a title as a paragraph."""
    largest = max((line.size for unit in units if unit.kind is BlockKind.HEADING for line in unit.lines), default=0.0)
    if units and units[0].kind is BlockKind.PARAGRAPH and 0 < largest < min(line.size for line in units[0].lines):
        units[0].kind, units[0].level = BlockKind.HEADING, 1


def _speaking(chars: list[Char], text: str) -> list[Char]:
    """Characters that say something else than they show: all stand where the first one does, the last at the end."""
    result: list[Char] = []
    space = chars[0].space_before if chars else False
    for char in text:
        if char.isspace():
            space = True
        elif chars:
            result.append(replace(chars[0], char=char, space_before=space))
            space = False
    if result:
        result[-1].right = max(char.right for char in chars)
    return result
