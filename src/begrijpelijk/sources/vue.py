"""Vue components (.vue): the text in the template, the attributes that people read, and Dutch strings in the script."""

from __future__ import annotations

import re

from begrijpelijk.document import Document
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.encoding import decode
from begrijpelijk.sources.html import parse as parse_html
from begrijpelijk.sources.html_tree import VOID, Element, Text, Tree, walk
from begrijpelijk.sources.jsx_tree import Code
from begrijpelijk.sources.template_mask import Mask, is_prose, strings
from begrijpelijk.sources.template_tags import html_tag

MEDIA_TYPE = "text/x-vue"

_EXPRESSION = re.compile(r"\{\{")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_CODE = re.compile(r"(?::|v-bind:)")
_DIRECTIVE = re.compile(r"[@#:]|v-")
_KEPT = frozenset({"data-begrijpelijk", "href", "role", "type", "hidden", "lang"})
_YAML_VALUE = re.compile(r"^[ \t-]{0,40}[\w.]{1,80}:[ \t]{1,9}([^\s'\"|>&*][^\n\r]*)", re.MULTILINE)
_TEMPLATE_STRING = re.compile(r"`([^`\\]*)`")
_CLOSING = re.compile(r"</\s*([A-Za-z][\w.:-]*)")


def parse(raw: str, name: str) -> Document:
    """A document from a decoded component. Raises `SourceError` without the extra ``[editor]``, if it has a script."""
    mask = Mask(raw)
    # Expressions may hold "<" and ">", which are no tags there.
    hidden = _without_expressions(raw)
    parts = [child for child in Tree(hidden).root.children if isinstance(child, Element)]
    mask.blank(0, len(raw))
    for number, part in enumerate(parts):
        start = part.start + len(part.raw_tag)
        limit = parts[number + 1].start if number + 1 < len(parts) else len(raw)
        end = raw.rfind(f"</{part.tag}", start, limit)
        end = limit if end < 0 else end
        if part.tag == "template" and part.get("lang", "html") == "html":
            _template(mask, part, start, end)
        elif part.tag == "script" and raw[start:end].strip():
            Code(mask, start, end).read()
        elif part.tag == "i18n":
            _messages(mask, start, end)
    return mask.document(name, MEDIA_TYPE, parse_html)


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of a component."""
    return parse(decode(data), name)


def _without_expressions(raw: str) -> str:
    pieces, position = [], 0
    for start, end in _expressions(raw, 0, len(raw)):
        pieces += [raw[position:start], "x" * (end - start)]
        position = end
    return "".join([*pieces, raw[position:]])


def _expressions(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where ``{{ ... }}`` stands."""
    found = []
    position = start
    while match := _EXPRESSION.search(raw, position, end):
        close = raw.find("}}", match.end(), end)
        if close < 0:
            break
        found.append((match.start(), close + 2))
        position = close + 2
    return found


def _template(mask: Mask, part: Element, start: int, end: int) -> None:
    """Mask all in a template that is no text: tags become those of HTML, expressions words."""
    mask.keep(start, end)
    inline = set()
    for parent in walk(part):
        # A component among words is a part of the line.
        words = any(isinstance(child, Text) and child.text.strip() for child in parent.children)
        for child in parent.children:
            if (
                isinstance(child, Element) and child.raw_tag and start <= child.start < end
            ):  # a <tbody> may not be there
                _tag(mask, child, inline=words)
                if words and not _is_html(child):
                    inline.add(child.tag)
    close = start
    while (match := _CLOSING.search(mask.raw, close, end)) and (close := mask.raw.find(">", match.end(), end) + 1):
        tag = html_tag(match[1], inline=match[1].lower() in inline)
        mask.put(match.start(), close, f"</{tag}".ljust(close - 1 - match.start()) + ">")
    for first, last in _expressions(mask.raw, start, end):
        shown = [span for span in strings(mask.raw, first + 2, last - 2) if is_prose(mask.raw[slice(*span)])]
        if not shown:
            mask.word(first, last)
            continue
        mask.gone(first, last)
        mask.literal(*shown[0])
        for span in shown[1:]:
            mask.add(*span)


def _messages(mask: Mask, start: int, end: int) -> None:
    """The Dutch texts in a block with translations, in JSON or YAML."""
    found = strings(mask.raw, start, end)
    for first, last in found or [match.span(1) for match in _YAML_VALUE.finditer(mask.raw, start, end)]:
        if is_prose(mask.raw[first:last]):
            mask.add(first, last)


def _is_html(element: Element) -> bool:
    name = element.raw_tag[1 : 1 + len(element.tag)]
    return html_tag(name, inline=False) == name


def _tag(mask: Mask, element: Element, *, inline: bool) -> None:
    """Write a tag as HTML has it, and read its attributes."""
    start, end = element.start, element.start + len(element.raw_tag)
    name = mask.raw[start + 1 : start + 1 + len(element.tag)]
    kept = []
    for match in _ATTRIBUTE.finditer(mask.raw, start + 1 + len(name), end - 1):
        value = next((number for number in (2, 3, 4) if match[number] is not None), None)
        if value is None:
            continue
        first, last = match.span(value)
        if bound := _CODE.match(match[1]):
            _bound(mask, match[1][bound.end() :], first, last)
        elif _DIRECTIVE.match(match[1]):
            _bound(mask, "", first, last)
        elif match[1].lower() in _KEPT:
            kept.append(match.span())
        else:
            mask.attribute(match[1], first, last)
    closed = element.raw_tag.endswith("/>") and element.tag not in VOID
    mask.blank(start, end)
    if closed:
        return  # a component without an inside: HTML would never see its end
    tag = html_tag(name, inline=inline)
    mask.put(start, end, f"<{tag}".ljust(end - start - 1) + ">")
    for span in kept:
        mask.keep(*span)


def _bound(mask: Mask, name: str, start: int, end: int) -> None:
    """The strings in an expression of an attribute."""
    whole = mask.raw[start:end].strip()
    templates = [match.span(1) for match in _TEMPLATE_STRING.finditer(mask.raw, start, end)]
    plain = [
        span for span in strings(mask.raw, start, end) if all(span[1] <= t[0] or t[1] <= span[0] for t in templates)
    ]
    for span in sorted([*templates, *plain]):
        if name and span[1] - span[0] + 2 == len(whole):
            mask.attribute(name, *span, markup=False)
        elif is_prose(mask.raw[slice(*span)]):
            mask.add(*span)


READER = SourceReader("vue", MEDIA_TYPE, (".vue",), read, parse=parse, may_be_empty=True)
