"""The letters of an RTF file: control words, braces and text, with a limit on depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MAX_DEPTH = 2_000  # of groups; programs write some tens
_TOKEN = re.compile(rb"\\([a-zA-Z]{1,32})(-?\d{1,9})?\d* ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}]+)|\\")

CHARSETS = {
    0: "cp1252", 2: "symbol", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Codecs by the number of a font's character set."""

CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": "\t", "emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-", "-": "", "zwj": "", "zwnj": "",
    "zwbo": "", "zwnbo": "", "ltrmark": "", "rtlmark": "", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
"""Control words and symbols that stand for text."""


class Token(NamedTuple):
    """A piece of the file: "{" or "}", a control `word` with its number, a `byte`, or a run of `data`."""

    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(source: bytes) -> Iterator[Token]:
    """All tokens in order. Binary data is left out; a length that lies leads to the end of the file at most."""
    position, end = 0, len(source)
    while position < end:
        match = _TOKEN.match(source, position)
        if match is None:  # cannot be: every byte fits one of the kinds
            return
        position = match.end()
        word, number, code, symbol, brace, text = match.groups()
        if text is not None:
            yield Token(data=text.replace(b"\r", b"").replace(b"\n", b""))
        elif brace is not None:
            yield Token(brace.decode("ascii"))
        elif word is not None:
            value = int(number) if number else None
            if word == b"bin":
                position += max(value or 0, 0)
                continue
            yield Token(word.decode("ascii"), value)
        elif code is not None:
            yield Token("'", data=bytes([int(code, 16)]))
        elif symbol in (b"\r", b"\n"):
            yield Token("par")
        elif symbol is not None:
            yield Token("\\" + symbol.decode("latin-1") if symbol in b"{}\\" else symbol.decode("latin-1"))


def codec(number: int | None) -> str:
    """A Python codec for the number of a code page; Windows Latin for one that is unknown."""
    import codecs

    name = {10000: "mac_roman", 708: "iso8859_6", 709: "cp1256"}.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
