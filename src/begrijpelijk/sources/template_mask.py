"""Templates as text: the code in them is masked, character for character, and what is left is read as a web page.

A mask is as long as its source, so every character of the text knows its place. Where an expression stands, such as
``{{ naam }}``, the text gets a word of its own, in which nothing is ever found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from begrijpelijk.document import Anchor, Block, BlockKind, Document
from begrijpelijk.errors import SourceError
from begrijpelijk.sources.entities import unescape
from begrijpelijk.sources.language import is_dutch_word
from begrijpelijk.sources.limits import TOO_LONG
from begrijpelijk.sources.muting import Muting, Place
from begrijpelijk.sources.writer import LineIndex, TextWriter

WORD = "iets"
"""What stands for an expression: a pronoun, which weighs nothing in any score and fits in most places."""

LONGEST = 5_000_000  # characters of one template: each is kept apart

GONE = "\u2060"
"""A character without a shape: the writer of a block leaves it out."""

_SENTENCE_ENDS = ("", ".", "!", "?", ":", ">")
_AMONG_WORDS = re.compile(r"</?(?:a|abbr|b|em|i|mark|small|span|strong|u)\b[^<>]{0,150}>")
_SWITCH = re.compile(r"<!--\s{0,9}begrijpelijk\b[^<>]{0,300}?-->", re.IGNORECASE)
_JOINS = "-_'’%"
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(r"[<>{}=;$\\@#|]|://|\w[._]\w|^[./]|\w/\w+/")
_STRING_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
# What a program fills in when it shows a string: {naam} {{ naam }} ${naam} %(naam)s %naam% %s
_PLACEHOLDER = re.compile(
    r"\$?\{\{?\s{0,3}[\w.$]{0,60}\s{0,3}\}\}?|\$\{[^{}`]{0,200}\}|%\(\w{1,60}\)[sd]|%\w{1,60}%|%[sd]\b"
)
_IN_STRING = re.compile(f"{_STRING_ESCAPE.pattern}|(?P<placeholder>{_PLACEHOLDER.pattern})", re.DOTALL)
_IN_MARKUP = re.compile(rf"{_IN_STRING.pattern}|&(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|\w{{1,32}});", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\n", "t": " ", "b": " ", "f": " ", "v": " ", "0": " ", "\n": "", "\r": "", "\r\n": ""}

# A string that nothing closes takes the rest: looking for the end again at each of its quotes would take hours.
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)\\?(?:"|\Z)|\'((?:[^\'\\]|\\.)*+)\\?(?:\'|\Z)', re.DOTALL)

TEXT_ATTRIBUTES = frozenset(
    """alt aria-label aria-description title placeholder label hint description heading text message tooltip caption
    summary subtitle subheading helpertext helper-text errormessage error-message error helptext help-text question
    answer header footer confirmtext confirm-text canceltext cancel-text buttontext button-text legend""".split()
)
"""Attributes whose value is read by people, in lower case."""

_CODE_ATTRIBUTES = frozenset("class classname style id key src srcset name for htmlfor to ref is slot".split())
_ATTRIBUTE_KINDS = {"alt": BlockKind.ALT, "placeholder": BlockKind.HINT, "hint": BlockKind.HINT}


def is_prose(text: str) -> bool:
    """Whether a string in a program is Dutch for people: words in a row, one of them only Dutch has, and no code."""
    text = _PLACEHOLDER.sub(" ", _STRING_ESCAPE.sub(" ", text))
    words = _LETTERS.findall(text)
    if len(words) < 2 or _CODE.search(text):
        return False
    return any(is_dutch_word(word) for word in words)


def strings(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """The insides of the strings in an expression of a program; one without an end is left out."""
    found = []
    for match in _STRING.finditer(raw, start, end):
        inside = match.span(match.lastindex or 0)
        if match.end() > inside[1] and raw[match.end() - 1] == raw[match.start()]:
            found.append(inside)
    return found


def is_open(expression: str) -> bool:
    """Whether an expression ends in the middle of a string."""
    found = list(_STRING.finditer(expression))
    return bool(found) and (len(found[-1][0]) < 2 or found[-1][0][-1] != found[-1][0][0])


@dataclass
class Mask:
    """A source whose code is being masked. Offsets are those of the source, before and after."""

    raw: str
    chars: list[str] = field(default_factory=list)
    extra: list[Block] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    _words: list[int] = field(default_factory=list)  # where words stand for expressions

    def __post_init__(self) -> None:
        if len(self.raw) > LONGEST:
            raise SourceError(TOO_LONG, "")
        self.chars = self.chars or list(self.raw)
        self.index = LineIndex(self.raw)

    def blank(self, start: int, end: int) -> None:
        """Leave nothing but white space, and the lines as they are."""
        self.chars[start:end] = [char if char in "\r\n" else " " for char in self.raw[start:end]]

    def gone(self, start: int, end: int) -> None:
        """Leave nothing at all: what stands before and after is one word."""
        self.chars[start:end] = [GONE] * (end - start)

    def put(self, start: int, end: int, text: str) -> None:
        """Have something else in this place, which must have room for it."""
        self.chars[start:end] = [*text, *[GONE] * (end - start - len(text))]

    def keep(self, start: int, end: int) -> None:
        """Take back a mask."""
        self.chars[start:end] = self.raw[start:end]

    def word(self, start: int, end: int) -> None:
        """Have a word stand for an expression."""
        before = "".join(self.chars[max(start - 200, 0) : start]).replace(GONE, "")
        before = _AMONG_WORDS.sub("", before)
        word = WORD.capitalize() if before.rstrip()[-1:] in _SENTENCE_ENDS else WORD
        if end - start >= len(word):
            self.put(start, end, word)
            self._words.append(start)
        else:
            self.gone(start, end)

    def literal(self, start: int, end: int) -> None:
        """Keep the inside of a string of a program in its place; its backslashes go."""
        self.keep(start, end)
        for match in _STRING_ESCAPE.finditer(self.raw, start, end):
            plain = match[4] is not None and match[4] not in _ESCAPES and match[4].isprintable()
            self.gone(match.start(), match.start() + 1 if plain else match.end())
            if not plain and _meaning(match).isspace():
                self.chars[match.start()] = " "
        for match in _PLACEHOLDER.finditer(self.raw, start, end):
            self.word(*match.span())

    def add(self, start: int, end: int, kind: BlockKind | None = None, *, markup: bool = False) -> None:
        """Read the inside of a string as a block of its own; in `markup` it may hold entities."""
        writer = TextWriter(self.index.locator())
        position = start
        for match in (_IN_MARKUP if markup else _IN_STRING).finditer(self.raw, start, end):
            writer.write(self.raw[position : match.start()], position)
            if match[0].startswith("&"):
                writer.put(unescape(match[0]), match.start())
            elif match["placeholder"] is None:
                writer.put(_meaning(match), match.start())
            elif match.end() - match.start() >= len(WORD):
                writer.write(WORD.capitalize() if writer.last in _SENTENCE_ENDS else WORD, match.start())
                self._words.append(match.start())
            position = match.end()
        writer.write(self.raw[position:end], position)
        text = writer.text()
        if any(char.isalnum() for char in text):
            kind = kind or (BlockKind.PARAGRAPH if text[-1] in ".!?" else BlockKind.LABEL)
            self.extra.append(Block(text, kind, anchors=tuple(writer.anchors)))

    def attribute(self, name: str, start: int, end: int, *, markup: bool = True) -> None:
        """Read the value of an attribute, if it is for people; without `markup` it is a string in an expression."""
        name = name.lower()
        if name in TEXT_ATTRIBUTES or (name not in _CODE_ATTRIBUTES and is_prose(self.raw[start:end])):
            self.add(start, end, _ATTRIBUTE_KINDS.get(name, BlockKind.LABEL), markup=markup)

    def document(self, name: str, media_type: str, parse: Callable[[str, str], Document]) -> Document:
        """The document, its masked text read by `parse`."""
        read = parse(self._without_switches("".join(self.chars)), name)
        self._words.sort()
        blocks = [block for block in read.blocks if block.text and self._has_text(block)]
        blocks = sorted([*blocks, *self.extra], key=lambda block: block.anchors[0].source or 0)
        places = _Places(blocks)
        muting = Muting()
        for start, end, rule in read.muted:
            last = None if end >= len(read.text) else read.place(end).source
            until = None if last is None else places.of(last)
            muting.span(places.of(read.place(start).source or 0), until, [rule])
        for position, comment in sorted(self.comments):
            muting.comment(comment, places.of(position))
        done: dict[int, int] = {}  # up to where a block is muted: many expressions may be one word together
        for position in self._words:
            if (place := places.exactly(position)) is not None and place[1] >= done.get(place[0], 0):
                number, offset = place
                start, end = _whole_word(blocks[number].text, offset, offset + len(WORD))
                muting.span((number, start), (number, end), [None])
                done[number] = end
        for block in blocks:
            block.anchors = tuple(self._anchor(anchor) for anchor in block.anchors)
        document = Document(name, blocks, media_type, read.title, self.raw, read.language, read.images)
        muting.apply(document)
        return document

    def _without_switches(self, masked: str) -> str:
        """The text without the comments of HTML that are ours: one may switch on what another kind switched off."""
        for match in _SWITCH.finditer(masked):
            self.comments.append((match.start(), match[0].strip("<!->")))
        return _SWITCH.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), masked)

    def _anchor(self, anchor: Anchor) -> Anchor:
        """A place without a selector: the page that this becomes is another one."""
        if anchor.source is None:
            return anchor
        line, column = self.index.place(anchor.source)
        return Anchor(anchor.offset, anchor.source, line, column)

    def _has_text(self, block: Block) -> bool:
        """Whether there is more in a block than words that stand for expressions."""
        text = block.text
        first, last = block.anchors[0].source or 0, block.place(len(text) - 1).source or 0
        words = bisect_right(self._words, last) - bisect_right(self._words, first - 1)
        rest = re.sub(WORD, "", text, count=words, flags=re.IGNORECASE) if words else text
        return any(char.isalnum() for char in rest)


class _Places:
    """From an offset in the source to a place in the blocks: that character, or the first one after it."""

    def __init__(self, blocks: list[Block]) -> None:
        segments = []
        for number, block in enumerate(blocks):
            ends = [*(anchor.offset for anchor in block.anchors[1:]), len(block.text)]
            for anchor, end in zip(block.anchors, ends, strict=True):
                if anchor.source is not None:
                    segments.append((anchor.source, end - anchor.offset, number, anchor.offset))
        self._segments = sorted(segments)
        self._count = len(blocks)

    def of(self, position: int) -> Place:
        """The place of a character of the source."""
        if (place := self.exactly(position)) is not None:
            return place
        after = bisect_right(self._segments, position, key=lambda segment: segment[0])
        if after < len(self._segments):
            return self._segments[after][2], self._segments[after][3]
        return self._count, 0

    def exactly(self, position: int) -> Place | None:
        """The place of a character of the source; None for one that is not in the text."""
        after = bisect_right(self._segments, position, key=lambda segment: segment[0])
        if after:
            source, length, number, offset = self._segments[after - 1]
            if position < source + length:
                return number, offset + position - source
        return None


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """The word that a part of it is in: "{{ n }}mg" is no word that anybody wrote."""
    while start and (text[start - 1].isalnum() or text[start - 1] in _JOINS):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in _JOINS):
        end += 1
    return start, end


def _meaning(match: re.Match[str]) -> str:
    """What an escape in a string of a program stands for."""
    code = match[1] or match[2] or match[3]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 else ""
    return _ESCAPES.get(match[4], match[4])
