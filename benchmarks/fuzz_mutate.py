"""Mutations that keep the outer form, for `fuzz.py`: pieces of markup move about, archives are built anew."""

import io
import random
import re
import zipfile
from collections.abc import Callable

PIECES = {
    "markup": re.compile(rb"<[^<>]*>|[^<]+|<"),
    "rtf": re.compile(rb"\\[a-z]+-?\d* ?|\\'[0-9a-f]{2}|\\.|[{}]|[^\\{}]+", re.S),
    "lines": re.compile(rb"[^\n]*\n|[^\n]+"),
    "pdf": re.compile(
        rb"\d+ \d+ obj|endobj|stream\r?\n|endstream|<<|>>|/[A-Za-z0-9]+|\[|\]|\([^()]*\)|[^/<>\[\]()]+|."
    ),
}
_NUMBER = re.compile(rb"-?\d+")
_VALUE = re.compile(rb'"[^"<>]*"')
_STRANGE = (
    b"0", b"-1", b"1", b"2147483648", b"-99999999999", b"1e309", b"9" * 5000, b"nan", b"\xc2\xb2", b"\xd9\xa3", b"",
    b"\xe2\x80\x8b", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\0", b"&#0;", b"&#1114111;", b"e\xcc\x81", b"\xef\xac\x81",
    b"\xf0\x9d\x94\x8a", b"\xe2\x80\xa8", b"\x0b", b"\x0c", b"\x1c", b"\xc2\x85",
)  # fmt: skip
_LONG = 30_000  # bytes that a repetition may become; tests/attack/test_growth.py has the longer ones

Mutate = Callable[[bytes, int], bytes]


def of_pieces(data: bytes, kind: str, dice: random.Random, words: tuple[bytes, ...], longest: int = _LONG) -> bytes:
    """One to four changes: a piece is dropped, doubled, moved, put around others, repeated, or made strange."""
    pieces = PIECES[kind].findall(data)
    for _ in range(dice.randint(1, 4)):
        if not pieces:
            return dice.choice(words)
        at = dice.randrange(len(pieces))
        some = pieces[at : at + dice.randint(1, 8)]
        to = dice.randrange(len(pieces))
        match dice.randrange(10):
            case 0:
                del pieces[at : at + len(some)]
            case 1:
                pieces[to:to] = some
            case 2:
                pieces[at], pieces[to] = pieces[to], pieces[at]
            case 3:
                pieces[to:to] = [dice.choice(words)]
            case 4 | 5:
                pieces[at] = _strange(pieces[at], dice)
            case 6:
                pieces[at] = _other_value(pieces[at], pieces, dice)
            case 7 if dice.random() < 0.02:
                room = longest // max(sum(map(len, some)), 1)
                pieces[to:to] = some * min(dice.choice((30, 300, 3000, 30000)), room)
            case 8:
                del pieces[at:]  # cut off
            case _:
                pieces[at] = pieces[at] + dice.choice(words)
    return b"".join(pieces)


def _strange(piece: bytes, dice: random.Random) -> bytes:
    numbers = list(_NUMBER.finditer(piece))
    strange = dice.choice(_STRANGE)
    if numbers and dice.random() < 0.7:
        number = dice.choice(numbers)
        return piece[: number.start()] + strange + piece[number.end() :]
    at = dice.randint(0, len(piece))
    return piece[:at] + strange + piece[at:]


def _other_value(piece: bytes, pieces: list[bytes], dice: random.Random) -> bytes:
    """The value of an attribute, taken from another: styles that inherit from themselves, ids that are elsewhere."""
    values = list(_VALUE.finditer(piece))
    others = [value for other in dice.sample(pieces, min(len(pieces), 40)) for value in _VALUE.findall(other)]
    if not values or not others:
        return _strange(piece, dice)
    value = dice.choice(values)
    return piece[: value.start()] + dice.choice(others) + piece[value.end() :]


def repacked(parts: dict[str, bytes]) -> bytes:
    """A ZIP archive, not compressed: so that the fuzzer sees in it what it changed."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return written.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive; none where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist() if info.file_size < 1_000_000}
    except Exception:
        return {}


def of_archive(data: bytes, size: int, dice: random.Random, words: tuple[bytes, ...], mutate: Mutate) -> bytes:
    """One part changed (its markup, or any bytes), dropped, or put in the place of another; or the archive itself."""
    parts = unpacked(data)
    if not parts or dice.random() < 0.03:
        return mutate(data, size)
    texts = [name for name in parts if name.endswith((".xml", ".rels", ".xhtml", ".html", ".opf", ".ncx"))]
    name = (
        max(dice.sample(texts, min(2, len(texts))), key=lambda each: len(parts[each])) if texts else next(iter(parts))
    )
    roll = dice.random()
    if roll < 0.02:
        del parts[name]
    elif roll < 0.04 and texts:
        parts[name] = parts[dice.choice(texts)]
    elif roll < 0.2:
        parts[name] = mutate(parts[name], len(parts[name]) + 200)
    else:
        parts[name] = of_pieces(parts[name], "markup", dice, words)
    changed = repacked(parts)
    return changed if len(changed) <= size else data
