"""E-mail (.eml) and saved web pages (.mht): the text as a reader sees it, without the message that it answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from email.errors import MessageError
from typing import TYPE_CHECKING, cast

from begrijpelijk.document import BlockKind, Document
from begrijpelijk.errors import SourceError
from begrijpelijk.sources import html
from begrijpelijk.sources import text as plain
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.encoding import decode
from begrijpelijk.sources.html_tree import Element, Tree, walk
from begrijpelijk.sources.limits import TOO_LONG, require_places

if TYPE_CHECKING:
    from email.message import Message

MAIL_TYPE = "message/rfc822"
PAGE_TYPE = "multipart/related"
MAX_PARTS = 500
_LONGEST_HEADER = 5_000
_LONGEST_HEADERS = 65_536  # to recognise a message by
_MOST_ANSWERS = 100
_MOST_LINES = 1_000_000  # attachments have many; a message of 50 MB as programs write it has 700,000
MAX_DEPTH = 20  # of messages in messages

EMPTY = "In dit bericht staat geen tekst. Kies een bericht met tekst."
TOO_MANY = "Dit bericht heeft te veel onderdelen. Sla de tekst op als Word (.docx) en probeer het opnieuw."
SECRET = "Dit bericht is versleuteld. Open het in uw mailprogramma en kopieer de tekst naar een Word-bestand."
ANSWER = "Het bericht waarop dit een antwoord is, is niet gelezen."

_HEADER = re.compile(rb"[\w-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_HEADERS = frozenset(
    "from to cc subject date received return-path message-id mime-version delivered-to reply-to sender".split()
)
_SAVED_PAGE = re.compile(rb"^(?:Snapshot-Content-Location:|From:\s*\"?<?Saved by|X-MimeOLE:.*MimeOLE)", re.I | re.M)
_ATTRIBUTION = re.compile(
    r"(?:(?:op|on|le|am)\b.{5,200}\b(?:schreef|wrote|écrit|schrieb)\b.{0,100}:"
    r"|.{3,120}\b(?:schreef op|wrote on)\b.{5,60}:"
    r"|-{3,}\s*(?:oorspronkelijk bericht|original message|origineel bericht|ursprüngliche nachricht)\s*-{3,}"
    r"|_{20,})\s*",
    re.IGNORECASE,
)
_OUTLOOK_HEADER = re.compile(r"(?:van|from|von):\s.+\n(?:(?:verzonden|sent|datum|date|gesendet|aan|to):\s.+\n?)+", re.I)
_QUOTED = re.compile(r">+ ?")
_SIGNATURE = re.compile(r"-- ?")
_REPLY_CLASSES = frozenset("gmail_quote gmail_quote_container yahoo_quoted moz-cite-prefix protonmail_quote".split())
_REPLY_IDS = frozenset({"divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container", "isforwardcontent"})
_SIGNATURE_CLASSES = frozenset({"gmail_signature", "moz-signature"})


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of a message. Lines count in the body, whose decoded text is `raw`.

    The message that is answered is left out, a signature becomes labels, and attachments are named in a note. A message
    without a text of its own gives its first attachment that can be read.
    """
    return _read(data, name, 0)


def is_mail(data: bytes) -> bool:
    """Whether these bytes begin with the headers of a message."""
    position, names = 0, set[str]()
    while (match := _HEADER.match(data, position)) and position < _LONGEST_HEADERS:
        names.add(match[0].partition(b":")[0].decode("latin-1").lower())
        position = match.end()
    ended = data[position : position + 2] in (b"\r\n", b"") or data[position : position + 1] == b"\n"
    ended = ended or position >= _LONGEST_HEADERS
    return ended and _are_of_mail(names)


def _are_of_mail(names: set[str]) -> bool:
    known = names & _MAIL_HEADERS
    return len(known) >= 2 and bool(known & {"from", "subject", "received", "mime-version"})


def _read(data: bytes, name: str, depth: int) -> Document:
    from email.parser import BytesParser

    if data.startswith(b"From "):  # of a mailbox
        data = data.partition(b"\n")[2]
    if data.count(b"\n") > _MOST_LINES:
        raise SourceError(TOO_LONG, name)
    # The older of the library's two policies: the newer one reads headers with care, and can be made to take minutes.
    message = BytesParser().parsebytes(data)
    return _message(message, PAGE_TYPE if _SAVED_PAGE.search(data[:4096]) else MAIL_TYPE, name, depth)


def _message(message: Message, media_type: str, name: str, depth: int) -> Document:
    parts = _parts(message, name)
    document = _body(parts, name, media_type)
    attachments = [part for part in parts if _is_attachment(part)]
    if document is None:
        document, read_part = _from_attachment(attachments, name, depth)
        attachments.remove(read_part)
    subject = _header(message, "subject")
    document.title = subject or document.title
    files = [file for part in attachments if (file := _file_name(part))]
    if files and media_type == MAIL_TYPE:
        document.notes.append(_about_files(files))
    if language := _header(message, "content-language"):
        document.language = document.language or language.split("-")[0].split(",")[0].strip().lower() or None
    return document


def _parts(message: Message, name: str) -> list[Message]:
    """What is in the message, in order; messages in it as one part."""
    result: list[Message] = []
    stack = [message]
    while stack:
        part = stack.pop()
        if len(result) + len(stack) > MAX_PARTS:
            raise SourceError(TOO_MANY, name)
        if part.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
            raise SourceError(SECRET, name)
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            stack += reversed(cast("list[Message]", part.get_payload()))
        else:
            result.append(part)
    return result


def _is_attachment(part: Message) -> bool:
    kind = part.get_content_type()
    if _asked(part.get_content_disposition) == "attachment" or kind == MAIL_TYPE:
        return True
    return not kind.startswith("text/") and not part.get("content-id") and bool(_file_name(part))


def _file_name(part: Message) -> str:
    name = _readable(_asked(part.get_filename))[:80]
    if not name and part.get_content_type() == MAIL_TYPE:
        return "een bericht"
    return name


def _asked(question: Callable[[], str | None]) -> str | None:
    """What a part says about itself; None where the library cannot put the pieces of it together."""
    try:
        return question()
    except (TypeError, ValueError, LookupError, MessageError):
        return None


def _header(message: Message, name: str) -> str:
    return next((_readable(value) for key, value in message.raw_items() if key.lower() == name), "")


def _readable(value: object) -> str:
    """A header without its encoding, on one line."""
    from email.header import decode_header, make_header

    text = str(value or "")[:_LONGEST_HEADER]
    text = decode(text.encode("ascii", "surrogateescape")) if any("\ud800" <= c <= "\udfff" for c in text) else text
    # A character set that does not exist, bytes that do not fit it, a name of a set that is no ASCII, half of base64.
    with suppress(LookupError, ValueError, MessageError):
        text = str(make_header(decode_header(text)))
    return " ".join(text.split())[:500]


def _body(parts: list[Message], name: str, media_type: str) -> Document | None:
    """What a mail program shows: the web page in the message, else its plain text."""
    for kind in ("text/html", "application/xhtml+xml", "text/plain", "text/markdown"):
        for part in parts:
            if part.get_content_type() == kind and not _is_attachment(part):
                raw = _decoded(part, page="html" in kind)
                document = _page(raw, name, media_type) if "html" in kind else _plain(raw, name)
                if any(char.isalnum() for block in document.blocks for char in block.text):
                    return replace(document, media_type=media_type)
    return None


def _decoded(part: Message, *, page: bool) -> str:
    """The text of a part. What it says about itself is believed when it fits."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = _asked(part.get_content_charset)
    raw = html.decoded(data) if page and not charset else decode(data, charset)
    require_places(raw)
    return raw


def _page(raw: str, name: str, media_type: str) -> Document:
    """The body as a web page."""
    if media_type == PAGE_TYPE:
        return html.parse(raw, name)
    shown, answer = _without_reply(raw)
    document = html.parse(shown, name)
    if not document.blocks and answer:  # forwarded without a word
        document, answer = html.parse(raw, name), False
    if answer:
        document.notes.append(ANSWER)
    document.raw = raw
    return document


def _without_reply(raw: str) -> tuple[str, bool]:
    """The page with spaces where the message stands that it answers, and whether there is one. Offsets stay right."""
    elements = walk(Tree(raw).root)
    spans: list[tuple[int, int]] = []
    for element in elements:
        if len(spans) >= _MOST_ANSWERS:
            break
        if spans and element.start < spans[-1][1]:
            continue
        classes = set(element.get("class").lower().split())
        identity = element.get("id").lower().removeprefix("x_")
        if identity in _REPLY_IDS:  # Outlook: from here to the end
            end = raw.lower().rfind("</body")
            spans.append((element.start, end if end > element.start else len(raw)))
        elif classes & _REPLY_CLASSES or (element.tag == "blockquote" and element.get("type").lower() == "cite"):
            spans.append((element.start, _end(element, raw)))
    for start, end in spans:
        raw = raw[:start] + re.sub(r"[^\r\n]", " ", raw[start:end]) + raw[end:]
    return raw, bool(spans)


def _end(element: Element, raw: str) -> int:
    """Where an element ends: before the next one that is not in it."""
    node: Element | None = element
    while node is not None and node.parent is not None:
        siblings = node.parent.children
        for sibling in siblings[siblings.index(node) + 1 :]:
            start = getattr(sibling, "start", None)
            if isinstance(start, int):
                return start
        node = node.parent
    end = raw.lower().rfind("</body")
    return end if end > element.start else len(raw)


def _plain(raw: str, name: str) -> Document:
    """The body as plain text. Lines are often broken at 76 characters; the reader of plain text mends that."""
    shown, signature, answer = _own_text(raw)
    document = plain.parse(shown, name)
    if not document.blocks and answer:
        document, answer, signature = plain.parse(raw, name), False, len(raw)
    document.raw = raw
    for block in document.blocks:
        source = block.anchors[0].source
        if source is not None and source >= signature:
            # Not running text, so the scores leave it out; but the telephone number in it is found.
            block.kind, block.level, block.group = BlockKind.LABEL, None, None
    if answer:
        document.notes.append(ANSWER)
    return document


def _own_text(raw: str) -> tuple[str, int, bool]:
    """The text with spaces where others speak, where the signature begins, and whether it answers a message."""
    result: list[str] = []
    signature, answer, position = len(raw), False, 0
    lines = raw.splitlines(keepends=True)
    for number, line in enumerate(lines):
        text = line.strip()
        following = "".join(lines[number : number + 5])
        two = f"{text} {lines[number + 1].strip()}" if number + 1 < len(lines) else text
        if _outlook(text, following):
            result.append(re.sub(r"[^\r\n]", " ", raw[position:]))
            return "".join(result), min(signature, position), True
        if _QUOTED.match(text) or _is_attribution(text, two, lines, number):
            answer = True
            line = re.sub(r"[^\r\n]", " ", line)
        elif signature == len(raw) and _SIGNATURE.fullmatch(line.rstrip("\r\n")):
            signature = position
            line = re.sub(r"[^\r\n]", " ", line)
        result.append(line)
        position += len(lines[number])
    return "".join(result), signature, answer


def _outlook(text: str, following: str) -> bool:
    """Whether from here on stands the message that is answered, as Outlook puts it below."""
    if re.fullmatch(r"-{3,}\s*(?:oorspronkelijk|original|origineel)\s+(?:bericht|message)\s*-{3,}", text, re.I):
        return True
    return bool(_OUTLOOK_HEADER.match(following.lstrip().replace("\r\n", "\n").replace("*", "")))


def _is_attribution(text: str, two: str, lines: list[str], number: int) -> bool:
    """Whether a line says who wrote what is quoted below it. It may be broken in two."""
    if not text or not (_ATTRIBUTION.fullmatch(text) or _ATTRIBUTION.fullmatch(two)):
        if number and (before := lines[number - 1].strip()) and _ATTRIBUTION.fullmatch(f"{before} {text}"):
            return _quoted_below(lines, number)
        return False
    return _quoted_below(lines, number)


def _quoted_below(lines: list[str], number: int) -> bool:
    return any(line.lstrip().startswith(">") for line in lines[number + 1 : number + 5])


def _from_attachment(attachments: list[Message], name: str, depth: int) -> tuple[Document, Message]:
    """The first attachment that can be read, as a document: a message may only carry a leaflet."""
    from begrijpelijk.sources.reading import read_bytes

    problem: SourceError | None = None
    for part in attachments:
        inner = _inner(part)
        payload = (part if inner is None else inner).get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        file = _file_name(part) or "bijlage"
        try:
            is_message = inner is not None and _are_of_mail({key.lower() for key, _ in inner.raw_items()})
            if not is_message and not is_mail(data):
                document = read_bytes(data, file)
            elif depth >= MAX_DEPTH:
                raise SourceError(TOO_MANY, name)
            elif inner is not None and is_message:
                document = _message(inner, MAIL_TYPE, name, depth + 1)
            else:
                document = _read(data, name, depth + 1)
        except SourceError as error:
            problem = problem or SourceError(error.message, name)
            continue
        document.source = name
        document.notes.append(f"In het bericht zelf staat geen tekst. Gelezen is de bijlage: {file}.")
        return document, part
    raise problem or SourceError(EMPTY, name)


def _inner(part: Message) -> Message | None:
    """The message in a part. It is not written out to be read again: what is not as it should be cannot be written."""
    payload = part.get_payload()
    if part.get_content_type() != MAIL_TYPE or not isinstance(payload, list) or not payload:
        return None
    inner = cast("Message", payload[0])
    if not inner.keys() and (encoding := part.get("content-transfer-encoding")):
        inner["Content-Transfer-Encoding"] = encoding  # against the rules, but there are programs that do so
    return inner


def _about_files(files: list[str]) -> str:
    shown = ", ".join(files[:10]) + (" en meer" if len(files) > 10 else "")
    if len(files) == 1:
        return f"Er is een bijlage: {shown}. Die is niet gelezen."
    return f"Er zijn {len(files)} bijlagen: {shown}. Die zijn niet gelezen."


def _is_saved_page(data: bytes) -> bool:
    return is_mail(data) and bool(_SAVED_PAGE.search(data[:4096]))


READER = SourceReader("mail", MAIL_TYPE, (".eml",), read, is_mail)
PAGE_READER = SourceReader("mht", PAGE_TYPE, (".mht", ".mhtml"), read, _is_saved_page)
