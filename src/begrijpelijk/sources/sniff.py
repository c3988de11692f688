"""Which reader fits a source: its content decides, its name only where the content does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from begrijpelijk.errors import SourceError
from begrijpelijk.sources.base import SourceReader

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.I | re.S
)
_FRAGMENT = re.compile(
    rb"\s*<(?:body|main|article|section|div|p|h[1-6]|ul|ol|table|form|span|title|head)\b[^<>]*>", re.I
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|[ \t]*[-*] \[[ x]\] |```|!\[.*\]\(|\|.*\|[ \t]*$)|\[[^\]\n]{1,200}\]\([^)\n]{1,500}\)|\*\*\w",
    re.MULTILINE,
)

_SAVE_AS_WORD = "Sla het op als Word (.docx) of PDF en probeer het opnieuw."
_NOT_READ: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"BM", "bitmap"), (b"II*\0", "image"),
    (b"MM\0*", "image"), (b"\x1f\x8b", "packed"), (b"7z\xbc\xaf", "packed"), (b"Rar!", "packed"),
    (b"ID3", "sound"), (b"OggS", "sound"), (b"%!PS", "other"), (b"\x7fELF", "other"), (b"MZ", "program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
)  # fmt: skip
_SENTENCES = {
    "image": "Dit soort plaatje kan Begrijpelijk niet lezen. Sla het op als PNG en probeer het opnieuw.",
    "packed": "Dit is een ingepakt bestand. Pak het uit en kies de bestanden die erin zitten.",
    "sound": "Dit is geluid of video. Begrijpelijk leest alleen tekst.",
    "doc": f"Dit is een oud Word-bestand (.doc). {_SAVE_AS_WORD}",
    "xls": "Dit is een rekenblad van Excel. Zet de tekst in een Word-bestand en probeer het opnieuw.",
    "ppt": "Dit is een presentatie van PowerPoint. Sla die op als PDF en probeer het opnieuw.",
    "msg": f"Dit is een bericht uit Outlook. {_SAVE_AS_WORD}",
    "odt": f"Dit is een bestand van LibreOffice dat geen tekst is. {_SAVE_AS_WORD}",
    "pages": f"Dit is een bestand van Apple Pages. {_SAVE_AS_WORD}",
    "locked": "Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw.",
    "zip": "Dit is een ingepakt bestand (ZIP). Pak het uit en kies de bestanden die erin zitten.",
    "other": f"Dit soort bestand kan Begrijpelijk niet lezen. {_SAVE_AS_WORD}",
    "not pdf": "Dit bestand heet PDF, maar het is geen PDF of het is beschadigd. Maak de PDF opnieuw.",
    "not odt": "Dit bestand heet ODT, maar het is geen ODT of het is beschadigd. Sla het opnieuw op.",
    "not rtf": "Dit bestand heet RTF, maar het is geen RTF of het is beschadigd. Sla het opnieuw op.",
    "not epub": "Dit bestand heet EPUB, maar het is geen e-boek of het is beschadigd. Maak het opnieuw.",
    "not mail": "Dit bestand heet EML, maar het is geen e-mail of het is beschadigd. Sla het bericht opnieuw op.",
    "not mht": "Dit bestand heet MHT, maar het is geen webpagina of het is beschadigd. Sla de pagina opnieuw op.",
    "not picture": "Dit bestand heet een plaatje, maar het is geen plaatje of het is beschadigd. Sla het opnieuw op.",
    "not docx": "Dit bestand heet Word, maar het is geen Word-bestand of het is beschadigd. Sla het opnieuw op.",
}
_KIND_NAMES = {
    "text": "gewone tekst", "markdown": "Markdown", "html": "een webpagina", "docx": "een Word-bestand",
    "pdf": "een PDF", "odt": "een bestand van LibreOffice", "rtf": "een RTF-bestand", "epub": "een e-boek",
    "mail": "een e-mail", "mht": "een bewaarde webpagina", "picture": "een plaatje",
    "jinja": "een sjabloon", "vue": "een onderdeel van Vue", "jsx": "een onderdeel van React",
}  # fmt: skip


def choose(
    data: bytes, name: str, readers: Iterable[SourceReader], media_type: str | None = None
) -> tuple[SourceReader, str | None]:
    """The reader for these bytes, and a remark where the content is of another type than the name says.

    `media_type` is what a web server declares. Raises `SourceError` for what no reader can read.
    """
    known = {reader.name: reader for reader in readers}
    suffix = PurePosixPath(name.split("?")[0].split("#")[0].replace("\\", "/")).suffix.lower()
    by_name = next((r for r in known.values() if suffix in r.suffixes), None)
    if media_type is not None:
        by_name = next((r for r in known.values() if r.media_type == media_type), by_name)
    by_content = next((reader for reader in known.values() if _recognises(reader, data)), None)
    if by_content is None:
        _refuse(data, name, by_name)
        by_content = _of_text(data, by_name, known)
    if by_content is None:
        raise SourceError(_SENTENCES["other"], name)
    note = None
    expected = by_name or (None if not suffix else by_content)
    if expected is not None and expected is not by_content and by_name is not None:
        found = _KIND_NAMES.get(by_content.name, by_content.name)
        named = _KIND_NAMES.get(expected.name, expected.name)
        note = f"De naam zegt dat dit {named} is, maar het is {found}. Zo is het ook gelezen."
    return by_content, note


def _recognises(reader: SourceReader, data: bytes) -> bool:
    """Whether a reader says that the bytes are its kind; one that raises says nothing."""
    try:
        return reader.signature is not None and bool(reader.signature(data))
    except Exception:
        return False


def _of_text(data: bytes, by_name: SourceReader | None, known: dict[str, SourceReader]) -> SourceReader | None:
    """The reader for what is text: the name decides, unless it is clearly a web page."""
    page, markdown, text = known.get("html"), known.get("markdown"), known.get("text")
    start = data[:4096]
    if _HTML.match(start) and page is not None and (by_name is None or by_name in (text, markdown)):
        return page
    if by_name is not None:
        return by_name
    if _FRAGMENT.match(start) and page is not None:
        return page
    if markdown is not None and len(_MARKDOWN.findall(data[:20_000].decode("utf-8", "replace"))) >= 2:
        return markdown
    return text


def _refuse(data: bytes, name: str, by_name: SourceReader | None) -> None:
    """Raise for content that is no text and that no reader knows."""
    kind = _binary_kind(data)
    if kind is None and by_name is not None and by_name.signature is not None and by_name.parse is None:
        kind = f"not {by_name.name}"
    if kind is not None:
        raise SourceError(_SENTENCES.get(kind, _SENTENCES["other"]), name)


def _binary_kind(data: bytes) -> str | None:
    """What kind of file this is when it is no text; None for text."""
    for signature, kind in _NOT_READ:
        if data.startswith(signature):
            if kind == "ole":
                return _ole_kind(data)
            if kind not in ("bitmap", "program") or _is_binary(data):
                return {"bitmap": "image", "program": "other"}.get(kind, kind)
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zip_kind(data)
    if data[:4] == b"RIFF":
        return "image" if data[8:12] == b"WEBP" else "sound"
    if data[4:8] == b"ftyp":
        return "image" if data[8:12] in (b"heic", b"heix", b"mif1", b"avif") else "sound"
    return "other" if _is_binary(data) else None


def _ole_kind(data: bytes) -> str:
    """Old Office files and encrypted new ones are the same kind of container; names of streams tell them apart."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        return "locked"
    for stream, kind in (
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("PowerPoint Document", "ppt"),
        ("__properties", "msg"),
    ):
        if has(stream):
            return kind
    return "other"


def _zip_kind(data: bytes) -> str:
    for part, kind in ((b"xl/workbook", "xls"), (b"ppt/presentation", "ppt"),
                       (b"application/vnd.oasis", "odt"), (b"Index/Document.iwa", "pages")):  # fmt: skip
        if part in data:
            return kind
    return "zip"


def _is_binary(data: bytes) -> bool:
    """Whether this is no text in any encoding: many control characters, and no UTF-16 or UTF-32."""
    sample = data[:8192]
    if not sample or sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    zeros_odd, zeros_even = sample[1::2].count(0), sample[::2].count(0)
    if max(zeros_odd, zeros_even) > 0.3 * len(sample) / 2 and min(zeros_odd, zeros_even) < 0.02 * len(sample):
        return False  # UTF-16 without a mark
    controls = sum(sample.count(code) for code in (*range(0, 9), *range(14, 27), *range(28, 32), 127))
    return controls > max(0.1 * len(sample), 4)
