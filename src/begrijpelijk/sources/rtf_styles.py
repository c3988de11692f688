"""How paragraphs and letters look in RTF, and the tables of styles, fonts and lists at the beginning of a file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from begrijpelijk.sources.docx_styles import Format, by_name
from begrijpelijk.sources.runs import Align

_ALIGN: dict[str, Align] = {"ql": "left", "qr": "right", "qc": "center", "qj": "justify"}
_SINGLE = 1.2  # a multiple is one of the font's own spacing, which is about this many times its size
_SILENT = 255  # the kind of number that shows nothing


@dataclass(frozen=True, slots=True)
class Letters:
    """What holds for letters."""

    hidden: bool = False
    deleted: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    size: float = 12.0  # what RTF says where the file does not
    font: int | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """What holds for a paragraph."""

    style: int | None = None
    outline: int | None = None
    list_id: int | None = None
    list_level: int = 0
    align: Align | None = None
    spacing: float | None = None
    in_table: bool = False
    depth: int = 1  # of tables


_TOGGLES = {
    "v": "hidden", "deleted": "deleted", "i": "italic", "caps": "capitals", "ul": "underline", "uld": "underline",
    "ulw": "underline", "uldb": "underline", "ulth": "underline", "uldash": "underline", "ulwave": "underline",
}  # fmt: skip


def change_letters(letters: Letters, word: str, number: int | None) -> Letters | None:
    """The letters after a control word; None for a word about something else."""
    if name := _TOGGLES.get(word):
        return letters if getattr(letters, name) == (number != 0) else replace(letters, **{name: number != 0})
    if word == "ulnone":
        return replace(letters, underline=False)
    if word == "plain":
        return Letters()
    if word == "fs":
        return replace(letters, size=number / 2) if number and 0 < number < 4000 else letters
    if word == "f":
        return replace(letters, font=number)
    return None


def change_lines(lines: Lines, word: str, number: int | None) -> Lines | None:
    """The paragraph after a control word; None for a word about something else."""
    if word == "pard":
        return Lines()
    if word == "s":
        return replace(lines, style=number)
    if word == "outlinelevel":
        return replace(lines, outline=number)
    if word == "ls":
        return replace(lines, list_id=number)
    if word == "ilvl":
        return replace(lines, list_level=min(max(number or 0, 0), 8))
    if word in _ALIGN:
        return replace(lines, align=_ALIGN[word])
    if word == "slmult":
        return replace(lines, spacing=lines.spacing if number else None)
    if word == "sl":
        return replace(lines, spacing=round(number / 240 * _SINGLE, 2) if number and 0 < number < 2400 else None)
    if word == "intbl":
        return replace(lines, in_table=True)
    if word == "itap":
        return replace(lines, depth=min(max(number or 0, 0), 50), in_table=bool(number))
    return None


@dataclass(slots=True)
class Tables:
    """The fonts, styles and lists of a file."""

    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, tuple[str, Lines, int | None]] = field(default_factory=dict)  # name, own, based on
    lists: dict[int, set[int]] = field(default_factory=dict)  # levels without a mark, by the id of the list
    overrides: dict[int, int] = field(default_factory=dict)  # list by the number that paragraphs name
    known: dict[int | None, tuple[int, tuple[Format, Lines]]] = field(default_factory=dict)  # with how many styles

    def style(self, number: int | None) -> tuple[Format, Lines]:
        """What the name of a style tells, and what the style says, ancestors included."""
        known = self.known.get(number)
        if known is not None and known[0] == len(self.styles):
            return known[1]
        asked = number
        named, lines = Format(), Lines()
        seen: set[int] = set()
        while number is not None and number in self.styles and number not in seen:
            seen.add(number)
            name, own, number = self.styles[number]
            named = named.over(by_name(name))
            lines = replace(
                lines,
                outline=own.outline if lines.outline is None else lines.outline,
                list_id=own.list_id if lines.list_id is None else lines.list_id,
                align=lines.align or own.align,
                spacing=lines.spacing or own.spacing,
            )
        self.known[asked] = len(self.styles), (named, lines)
        return named, lines

    def shows_mark(self, list_id: int | None, level: int) -> bool:
        """Whether an item on this level (from 0) gets a bullet or number."""
        return bool(list_id) and level not in self.lists.get(self.overrides.get(list_id or 0, 0), ())

    def add_level(self, levels: list[int]) -> set[int]:
        """The levels without a mark in a list of kinds of number."""
        return {level for level, kind in enumerate(levels) if kind == _SILENT}
