"""Jinja and Twig (.jinja, .j2, .njk, .twig): the text between the tags, of a page, Markdown or plain text.

Django and Liquid write the same tags, so their pages are read as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from begrijpelijk.document import Document
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.encoding import decode
from begrijpelijk.sources.template_mask import GONE, Mask, is_open, is_prose, strings

MEDIA_TYPE = "text/x-jinja"
SUFFIXES = (".jinja", ".jinja2", ".j2", ".njk", ".twig")

_OPEN = re.compile(r"\{[{%#]")
_CLOSE = {"{{": "}}", "{%": "%}", "{#": "#}"}
_GIVEN = re.compile(r"\{%[-+~]?\s*\w+\s*[\"']")
_NAMED = re.compile(r"\bas\s+\w+\s*[-+~]?%\}\Z")
_ENDING = re.compile(r"\|\s?pluralize\b")
_TAG = re.compile(r"\{%[-+~]?\s*(\w+)")
_TAGS = rb"extends|block|if|for|include|load|import|from|macro|set|trans|static|url|csrf_token|with|embed|use"
_FIRST = re.compile(rb"\s*+(?:(?>\{#.*?#\})\s*+)*+\{%[-+~]?\s*(?:" + _TAGS + rb")\b", re.DOTALL)
_PAGE = re.compile(rb"\s*+(?:(?>\{#.*?#\}|<!--.*?-->)\s*+)*+<(?:!doctype|[a-z])", re.IGNORECASE | re.DOTALL)
_ANY = re.compile(rb"\{%[-+~]?\s*(?:" + _TAGS + rb")\b[^%]{0,300}%\}")
_TRANSLATED = re.compile(r"(?:_|__|gettext|trans|t)\(|.*?\|\s?(?:trans|t)\b", re.DOTALL)
_MARKUP = re.compile(r"<[a-zA-Z!/]")
MARKDOWN_BREAK = "  \n"
_RAW = {"raw": "endraw", "verbatim": "endverbatim", "comment": "endcomment"}
_ELSE = frozenset({"else", "elif", "elseif", "elsif", "empty", "when", "plural", "pluralize"})


def parse(raw: str, name: str) -> Document:
    """A document from a decoded template."""
    mask = Mask(raw)
    reader, line_break = _inner(raw, name)
    mask_tags(mask, 0, line_break)
    return mask.document(name, MEDIA_TYPE, reader)


def mask_tags(
    mask: Mask,
    position: int,
    line_break: str,
    *,
    signs: re.Pattern[str] = _OPEN,
    code: Sequence[tuple[int, int]] = (),
) -> None:
    """Mask the tags of a template from `position` on.

    `line_break` is what breaks a line in what the template makes, `signs` how a tag begins, and in the `code` of
    examples, in order of place, are none.
    """
    raw = mask.raw
    endless: set[str] = set()  # signs that nothing closes any more: looking again for each would take hours
    starts = [start for start, _ in code]
    while match := signs.search(raw, position):
        start = match.start()
        sign = match[0][:2]
        before = bisect_right(starts, start)
        if before and start < code[before - 1][1]:
            position = code[before - 1][1]
            continue
        end = None if sign in endless else _end(raw, start)
        if end is None:
            endless.add(sign)
            position = start + 2
            continue
        position = end
        if sign == "{#":
            mask.comments.append((start, raw[start + 2 : end - 2].strip("-~+ \t\r\n")))
            _cut(mask, start, end, line_break)
        elif len(match[0]) > 2:  # Hugo has a tag of its own
            for span in strings(raw, start, end):
                if is_prose(raw[slice(*span)]):
                    mask.add(*span)
            _cut(mask, start, end, line_break)
        elif sign == "{{":
            _expression(mask, start, end)
        else:
            position = _tag(mask, start, end, line_break)


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of a template."""
    return parse(decode(data), name)


def is_template(data: bytes) -> bool:
    """Whether a file is clearly a template of a page, whatever its name says: it begins with a tag or holds one."""
    start = data[:8192]
    return _FIRST.match(start) is not None or (_PAGE.match(start) is not None and _ANY.search(start) is not None)


def _inner(raw: str, name: str) -> tuple[Callable[[str, str], Document], str]:
    """The reader of what the template makes, and what breaks a line in that."""
    from begrijpelijk.sources import html, markdown, text

    path = PurePosixPath(name.replace("\\", "/"))
    suffix = PurePosixPath(path.stem).suffix.lower() if path.suffix.lower() in SUFFIXES else path.suffix.lower()
    if suffix in (".md", ".markdown"):
        return markdown.parse, MARKDOWN_BREAK
    if suffix in (".txt", ".text") or (suffix not in (".html", ".htm", ".xhtml") and not _MARKUP.search(raw)):
        return text.parse, "\n\n"
    return html.parse, "<br>"


def _end(raw: str, start: int) -> int | None:
    """Where a tag ends: at its sign outside of strings. None when it has no end."""
    sign = _CLOSE[raw[start : start + 2]]
    end = raw.find(sign, start + 2)
    if end < 0:
        return None
    for _ in range(4):  # a string may hold the sign: {{ "}}" }}
        further = raw.find(sign, end + 2) if sign != "#}" and is_open(raw[start + 2 : end]) else -1
        if further < 0 or "\n" in raw[end:further]:
            break
        end = further
    return end + 2


def _tag(mask: Mask, start: int, end: int, line_break: str) -> int:
    """Mask a tag; gives where to go on."""
    match = _TAG.match(mask.raw, start)
    name = match[1].lower() if match else ""
    if name in _RAW:
        close = re.compile(r"\{%[-+~]?\s*" + _RAW[name] + r"\b[^%]*%\}").search(mask.raw, end)
        last = (close.start(), close.end()) if close else (len(mask.raw), len(mask.raw))
        _cut(mask, start, end, line_break)
        if name == "comment":
            mask.comments.append((start, mask.raw[end : last[0]].strip()))
            mask.blank(end, last[0])
        mask.blank(*last)
        return last[1]
    # {% trans "Uw naam" %}, and not the one that ends with {% endtrans %}
    translated = name in ("trans", "translate", "t") and _GIVEN.match(mask.raw, start) is not None
    found = [span for span in strings(mask.raw, start, end) if translated or is_prose(mask.raw[slice(*span)])]
    if translated and found and not _NAMED.search(mask.raw, start, end):
        mask.gone(start, end)
        mask.literal(*found[0])
        return end
    for span in found:
        mask.add(*span)
    if name in _ELSE and not _in_markup(mask, start) and end - start >= len(line_break):
        mask.put(start, end, line_break)
    else:
        _cut(mask, start, end, line_break)
    return end


def _expression(mask: Mask, start: int, end: int) -> None:
    """Mask what is printed: a word stands for it, or the text itself where the expression holds that."""
    spans = strings(mask.raw, start + 2, end - 2)
    shown = [span for span in spans if is_prose(mask.raw[slice(*span)])]
    if (
        _TRANSLATED.match(mask.raw[start + 2 : end - 2].strip("-~+ \t\r\n"))
        and spans
        and len(mask.raw[slice(*spans[0])].split()) > 1
    ):
        shown = spans[:1]
    if not shown and _ENDING.search(mask.raw, start, end):
        mask.gone(start, end)
        return
    if not shown:
        mask.word(start, end)
        return
    mask.gone(start, end)
    mask.literal(*shown[0])
    for span in shown[1:]:
        mask.add(*span)


def _cut(mask: Mask, start: int, end: int, line_break: str) -> None:
    """Take a tag away: as a space where it stands free, as nothing where it touches a word."""
    raw = mask.raw
    first, last = start, end
    while raw.startswith("-", start + 2) and raw[first - 1 : first] in (" ", "\t"):
        first -= 1
    while raw.endswith("-", 0, end - 2) and raw[last : last + 1] in (" ", "\t"):
        last += 1
    mask.gone(first, start)
    mask.gone(end, last)
    if line_break == MARKDOWN_BREAK and _begins_line(mask, start) and raw[end : end + 200].split("\n")[0].strip():
        # Spaces would make it an example of code.
        lines = max(raw.rfind("\n", start, end) + 1, start)
        mask.blank(start, lines)
        mask.gone(lines, end)
        return
    free = start == 0 or raw[start - 1] in " \t\r\n>"
    (mask.blank if free and first == start else mask.gone)(start, end)


def _begins_line(mask: Mask, at: int) -> bool:
    """Whether nothing is left before a place on its line."""
    furthest = max(at - 2000, 0)
    begin = max(mask.raw.rfind("\n", furthest, at) + 1, furthest)
    return not "".join(mask.chars[begin:at]).replace(GONE, "").strip()


def _in_markup(mask: Mask, at: int) -> bool:
    """Whether a place is inside a tag of HTML, among its attributes."""
    before = "".join(mask.chars[max(at - 2000, 0) : at])
    return before.rfind("<") > before.rfind(">")


READER = SourceReader("jinja", MEDIA_TYPE, SUFFIXES, read, is_template, parse=parse, may_be_empty=True)
