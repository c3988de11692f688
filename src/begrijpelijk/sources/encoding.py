"""Bytes to text. Never fails: what cannot be decoded becomes the replacement character."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
# Only encodings in which Dutch texts are met: with all of them to choose from, a short text is "recognised" as Turkish.
_LIKELY = ["cp1252", "iso8859_15", "mac_roman", "cp850"]


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file. A byte order mark decides, then what the file or server declares, then what it looks like."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if declared and (text := _strict(data, declared)) is not None:
        return text
    if (wide := _utf16_without_mark(data)) is not None:
        return data.decode(wide, "replace")
    if (text := _strict(data, "utf-8")) is not None:
        return text
    mended = data.decode("utf-8", "replace")
    if _mostly_utf8(mended):
        return mended
    return data.decode(_guess(data), "replace")


def as_declared(data: bytes, media_type: str | None, charset: str | None) -> bytes:
    """What a server sends as text in this `charset`, in UTF-8 with its mark; data without text, or of an unknown
    character set, as it is."""
    if not charset or not media_type or not ("html" in media_type or media_type.startswith("text/")):
        return data
    try:
        codecs.lookup(charset)
    except (LookupError, ValueError):
        return data
    return codecs.BOM_UTF8 + decode(data, charset).encode("utf-8", "replace")


def _strict(data: bytes, name: str) -> str | None:
    """The text if the data is flawless in this encoding."""
    try:
        if codecs.lookup(name).name in ("iso8859-1", "ascii"):
            name = "cp1252"  # as browsers do: the curly quotes of Windows are declared as Latin-1
        text = data.decode(name)
    except (LookupError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if len(sample) < 8 or sample.count(0) < len(sample) * 0.3:
        return None
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if odd > 8 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 8 * odd else None


def _mostly_utf8(mended: str) -> bool:
    """A few broken bytes in a text that is UTF-8 otherwise (a file cut in the middle of a letter)."""
    broken = mended.count("\ufffd")
    good = sum(1 for char in mended[:_SAMPLE] if char > "\x7f" and char != "\ufffd")
    return broken < good


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    # Around the first byte outside ASCII: a long English preface says nothing.
    first = next((i for i in range(0, len(data), _SAMPLE) if not data[i : i + _SAMPLE].isascii()), 0)
    best = from_bytes(data[first : first + _SAMPLE], cp_isolation=_LIKELY).best()
    return best.encoding if best else "cp1252"
