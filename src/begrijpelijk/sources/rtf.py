"""RTF (.rtf), what Word and WordPad write for other programs: as a reader of the finished document sees it.

The libraries for RTF give plain text without headings, lists and tables, so this reads it itself.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field, replace

from begrijpelijk.document import BlockKind, Document
from begrijpelijk.errors import SourceError
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.rtf_blocks import Builder
from begrijpelijk.sources.rtf_styles import Letters, Lines, Tables, change_letters, change_lines
from begrijpelijk.sources.rtf_tokens import CHARACTERS, CHARSETS, MAX_DEPTH, codec, tokens
from begrijpelijk.sources.zipped import DAMAGED

MEDIA_TYPE = "application/rtf"

TOO_DEEP = "Dit bestand is te ingewikkeld om te lezen. Sla het op als Word (.docx) en probeer het opnieuw."

_MOST_SECONDS = 15.0
_MOST_TOKENS = 3_000_000  # Word writes some ten for each word of a text
# Destinations: what the text of a group is for. Others without "*" are text, others with it are not for us.
_SKIPPED_TEXT = """
    colortbl info_part header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep
    aftnsepc aftncn nonshppict shprslt xe tc tcn rxe txe listtext pntext nonesttables objdata objclass private1 template
    filetbl revtbl rsidtbl generator datafield upr author operator subject company keywords comment doccomm manager
    category hlinkbase creatim revtim printim buptim
"""
_SKIPPED = frozenset(_SKIPPED_TEXT.split())
_TRANSPARENT = frozenset("shppict shpinst nesttableprops ud do picprop shptxt dptxbxtext flymaincnt".split())
_HYPERLINK = re.compile(r"^\s*HYPERLINK\b", re.IGNORECASE)
_CONTENTS = re.compile(r"^\s*(?:TOC|INDEX)\b", re.IGNORECASE)


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of an RTF file. Line numbers count the paragraphs from 1."""
    start = data.find(b"{\\rtf")
    if start < 0:
        raise SourceError(DAMAGED, name)
    reader = _Reader(name)
    reader.read(data[start:])
    blocks = reader.builder.finish()
    title = " ".join(reader.title.split()) or next((b.text for b in blocks if b.kind is BlockKind.HEADING), None)
    return Document(name, blocks, MEDIA_TYPE, title, images=reader.images)


def is_rtf(data: bytes) -> bool:
    """Whether these bytes are RTF, whatever the name says: many a .doc is."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group; the end of the group brings back what held before."""

    destination: str = "text"
    letters: Letters = field(default_factory=Letters)
    lines: Lines = field(default_factory=Lines)
    fallback: int = 1  # characters after a Unicode letter, for programs that do not know it
    link: bool = False


@dataclass(slots=True)
class _Entry:
    """A row of the tables at the beginning, in the making."""

    number: int | None = None
    based_on: int | None = None
    codec: str | None = None
    name: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    list_id: int = 0


class _Reader:
    """Reads the tokens once. Groups are a list, not calls."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tables = Tables()
        self.builder = Builder(self.tables)
        self.images = 0
        self.title = ""
        self._state = _State()
        self._stack: list[_State] = []
        self._codec = "cp1252"
        self._bytes: list[bytes] = []  # not yet decoded
        self._units: list[int] = []  # of UTF-16, not yet decoded
        self._to_skip = 0
        self._starred = self._opened = False
        self._entry = _Entry()
        self._captured: list[str] = []  # the instruction of a field, or a property of a picture
        self._property = ""
        self._fields: list[tuple[int, str]] = []  # depth and instruction

    def read(self, source: bytes) -> None:
        """All of the file; what follows the last brace is not looked at."""
        deadline = time.monotonic() + _MOST_SECONDS
        for number, token in enumerate(tokens(source)):
            if number > _MOST_TOKENS or (number % 5_000 == 0 and time.monotonic() > deadline):
                raise SourceError(TOO_DEEP, self.name)
            word = token.word
            if word == "'":
                self._byte(token.data)
            elif not word:
                self._data(token.data)
            elif word in ("{", "}"):
                self._flush()
                self._to_skip = 0
                if word == "{":
                    if len(self._stack) >= MAX_DEPTH:
                        raise SourceError(TOO_DEEP, self.name)
                    self._stack.append(self._state)
                    self._opened, self._starred = True, False
                    continue
                if not self._stack:
                    break
                self._leave(self._stack.pop())
                if not self._stack:
                    break
            elif word == "*":
                self._starred = True
                continue
            else:
                self._control(word, token.number)
            self._opened = False
        self._flush()
        self.builder.end_paragraph(self._state.lines)

    # Text

    def _byte(self, data: bytes) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        self._join_units()
        self._bytes.append(data)

    def _data(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if data := data[skipped:]:
            self._join_units()
            self._bytes.append(data)

    def _join_units(self) -> None:
        if self._units:
            raw = b"".join(unit.to_bytes(2, "little") for unit in self._units)
            self._units = []
            self._text(raw.decode("utf-16-le", "replace"))

    def _join_bytes(self) -> None:
        if self._bytes:
            raw = b"".join(self._bytes)
            self._bytes = []
            font = self.tables.fonts.get(self._state.letters.font if self._state.letters.font is not None else -1)
            if font == "symbol":
                self._text("".join("•" if byte > 127 else chr(byte) for byte in raw))
            else:
                self._text(raw.decode(font or self._codec, "replace"))

    def _flush(self) -> None:
        self._join_units()
        self._join_bytes()

    def _text(self, text: str) -> None:
        state = self._state
        place = state.destination
        if place in ("text", "footnote"):
            if not state.letters.hidden and not state.letters.deleted:
                self.builder.write(text, state.letters, link=state.link)
        elif place == "title":
            self.title = (self.title + text)[:1000]
        elif place in ("stylesheet", "fonttbl"):
            self._table_text(text)
        elif place in ("fldinst", "sn", "sv"):
            self._captured.append(text)

    def _table_text(self, text: str) -> None:
        """Names in the tables end with a semicolon."""
        for piece in text.split(";")[:-1]:
            self._entry.name.append(piece)
            self._end_entry()
        self._entry.name.append(text.rpartition(";")[2])

    def _end_entry(self) -> None:
        entry, self._entry = self._entry, _Entry()
        if self._state.destination == "fonttbl":
            if entry.number is not None and entry.codec:
                self.tables.fonts[entry.number] = entry.codec
        else:
            name = "".join(entry.name).strip()
            self.tables.styles[entry.number or 0] = (name, self._state.lines, entry.based_on)

    # Control words

    def _control(self, word: str, number: int | None) -> None:
        if self._to_skip and word in CHARACTERS:
            self._to_skip -= 1
            return
        if word == "u" and number is not None:
            self._join_bytes()
            self._units.append(number & 0xFFFF)
            self._to_skip = self._state.fallback
            return
        self._flush()
        if self._opened and self._destination(word):
            return
        state = self._state
        plain = word.removeprefix("\\")
        if plain in CHARACTERS:
            self._text(CHARACTERS[plain])
        elif word == "uc":
            self._state = replace(state, fallback=min(max(number or 0, 0), 100))
        elif word == "ansicpg":
            self._codec = codec(number)
        elif word in ("mac", "pc", "pca"):
            self._codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif state.destination in ("fonttbl", "stylesheet", "listtable", "listoverridetable"):
            self._table_word(word, number)
        elif state.destination in ("text", "footnote"):
            self._text_word(word, number)

    def _table_word(self, word: str, number: int | None) -> None:
        entry = self._entry
        if word in ("f", "s", "cs", "ds", "ts"):
            if self._state.destination == "fonttbl" or word == "s":
                entry.number = number
        elif word == "fcharset":
            entry.codec = CHARSETS.get(number or 0)
        elif word == "cpg":
            entry.codec = codec(number)
        elif word == "sbasedon":
            entry.based_on = number
        elif word == "levelnfc":
            entry.levels.append(number or 0)
        elif word == "listid":
            entry.list_id = number or 0
            if self._state.destination == "listtable":
                self.tables.lists[entry.list_id] = self.tables.add_level(entry.levels)
                self._entry = _Entry()
        elif word == "ls" and self._state.destination == "listoverridetable":
            self.tables.overrides[number or 0] = entry.list_id
            self._entry = _Entry()
        if self._state.destination == "stylesheet":
            lines = change_lines(self._state.lines, word, number)
            self._state = replace(self._state, lines=lines or self._state.lines)

    def _text_word(self, word: str, number: int | None) -> None:
        state = self._state
        if word in ("par", "sect", "page", "column"):
            self.builder.end_paragraph(state.lines)
        elif word in ("cell", "nestcell"):
            self.builder.end_cell(state.lines)
        elif word in ("row", "nestrow"):
            self.builder.end_row(state.lines)
        elif word == "trhdr":
            self.builder.header_row()
        elif word == "trowd":
            self.builder.row_begins()
        elif word in ("line", "lbr", "softline"):
            if not state.letters.hidden and not state.letters.deleted:
                self.builder.newline()
        elif (letters := change_letters(state.letters, word, number)) is not None:
            if letters is not state.letters:
                self._state = replace(state, letters=letters)
        elif (lines := change_lines(state.lines, word, number)) is not None:
            self._state = replace(state, lines=lines)

    # Groups

    def _destination(self, word: str) -> bool:
        """What a group that begins with this word is for; False for a word that is no destination."""
        state, starred = self._state, self._starred
        within = state.destination
        place: str | None = None
        if within == "skip":
            # A picture may stand in what is skipped (the other half of {\upr ...}); alt texts stand in pictures.
            place = "text" if word == "ud" else "skip"
        elif word == "footnote":
            self.builder.open_note()
            place, state = "footnote", replace(state, lines=Lines(), letters=Letters())
        elif word == "pict":
            shown = within in ("text", "footnote", "shape") or (within == "sv" and self._property.lower() == "pib")
            self.images += shown and not (state.letters.hidden or state.letters.deleted)
            place = "pict"
        elif word in ("fonttbl", "stylesheet", "listtable", "listoverridetable", "title"):
            place, self._entry = word, _Entry() if word != "title" else self._entry
            state = replace(state, lines=Lines())
        elif word in ("fldinst", "sn", "sv"):
            place, self._captured = word, []
        elif word == "fldrslt":
            instruction = self._instruction()
            place = "skip" if _CONTENTS.match(instruction) else within
            state = replace(state, link=state.link or bool(_HYPERLINK.match(instruction)))
        elif word == "shpinst" or (word == "do" and starred):
            place = "shape"
        elif word in ("shptxt", "dptxbxtext"):
            self.builder.open_box()
            place = "text"
        elif word == "picprop" or (word == "sp" and within == "shape"):
            place = "shape"
        elif word in _SKIPPED:
            place = "skip"
        elif within in ("stylesheet", "listtable", "listoverridetable", "fonttbl"):
            place = "skip" if starred and word in ("falt", "panose", "fname", "keycode", "listname") else None
        elif starred and word not in _TRANSPARENT:
            place = "skip"
        if place is None:
            return False
        self._state = replace(state, destination=place)
        self._opened = False
        return True

    def _instruction(self) -> str:
        depth = len(self._stack)
        while self._fields and self._fields[-1][0] > depth:
            self._fields.pop()
        return self._fields[-1][1] if self._fields else ""

    def _leave(self, outside: _State) -> None:
        """The end of a group."""
        inside, self._state = self._state, outside
        place = inside.destination
        if place == outside.destination:
            return
        if place == "fldinst":
            while self._fields and self._fields[-1][0] >= len(self._stack):
                self._fields.pop()
            self._fields.append((len(self._stack), "".join(self._captured)[:1000]))
        elif place == "sn":
            self._property = "".join(self._captured)[:100].strip()
        elif place == "sv" and self._property == "wzDescription":
            self.builder.add_alt("".join(self._captured))
        elif place == "footnote":
            self.builder.end_paragraph(inside.lines)
            self.builder.close_note()
        elif place == "text" and outside.destination == "shape":
            self.builder.end_paragraph(inside.lines)
            self.builder.close_box()


READER = SourceReader("rtf", MEDIA_TYPE, (".rtf",), read, is_rtf)
