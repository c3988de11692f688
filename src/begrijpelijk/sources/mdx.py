"""MDX (.mdx): Markdown in which components of React stand. Its code is masked, the rest is read as Markdown."""

from __future__ import annotations

import re
from bisect import bisect_right

from begrijpelijk.document import Document
from begrijpelijk.sources import markdown, markdown_dialects
from begrijpelijk.sources.base import SourceReader
from begrijpelijk.sources.encoding import decode
from begrijpelijk.sources.template_mask import Mask, is_prose, strings

MEDIA_TYPE = "text/x-mdx"

_MODULE = re.compile(r"^(?:import|export)\b[^\n]*(?:\n(?![ \t]*$)[^\n]*)*", re.MULTILINE)
_COMMENT = re.compile(r"\{\s{0,20}/\*")
_COMMENT_END = re.compile(r"\*/\s{0,20}\}")
_DEEPEST = 50  # braces within braces
_BRACE = re.compile(r"[{}]|\n[ \t]*\n")


def parse(raw: str, name: str) -> Document:
    """A document from decoded MDX."""
    body = markdown.after_front_matter(raw)
    masked = Mask(raw)
    examples = markdown_dialects.code(raw, body)
    _comments(masked, body, examples)
    hidden = markdown_dialects.with_lines("".join(masked.chars))
    code = sorted(examples + [match.span() for match in _MODULE.finditer(hidden, body)])
    for start, end in _expressions(hidden, body, code):
        _expression(masked, start, end)
    for match in _MODULE.finditer(hidden, body):
        masked.blank(*match.span())
    markdown_dialects.put_back(masked, examples)
    return masked.document(name, MEDIA_TYPE, markdown.parse)


def read(data: bytes, name: str) -> Document:
    """A document from the bytes of a file."""
    return parse(decode(data), name)


def _comments(masked: Mask, position: int, examples: list[tuple[int, int]]) -> None:
    """Mask ``{/* ... */}``; in an example it is none."""
    starts = [start for start, _ in examples]
    while match := _COMMENT.search(masked.raw, position):
        before = bisect_right(starts, match.start())
        if before and match.start() < examples[before - 1][1]:
            position = match.end()
            continue
        end = _COMMENT_END.search(masked.raw, match.end())
        if end is None:
            return
        masked.comments.append((match.start(), masked.raw[match.end() : end.start()].strip()))
        masked.gone(match.start(), end.end())
        position = end.end()


def _expressions(text: str, position: int, code: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where ``{...}`` stands outside of code, with the braces in it; one that its paragraph does not close is none."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    ends = iter([*code, (len(text), len(text))])
    first, last = next(ends)
    for match in _BRACE.finditer(text, position):
        while match.start() >= last and last < len(text):
            first, last = next(ends)
        if first <= match.start() < last:
            continue
        if match[0] == "{" and len(opened) < _DEEPEST:
            opened.append(match.start())
        elif match[0] == "}" and opened:
            start = opened.pop()
            if not opened:
                found.append((start, match.end()))
        elif match[0] not in ("{", "}"):
            opened.clear()
    return found


def _expression(masked: Mask, start: int, end: int) -> None:
    """What is printed: a word stands for it, or the text that it holds. In a tag it is an attribute."""
    shown = [span for span in strings(masked.raw, start + 1, end - 1) if is_prose(masked.raw[slice(*span)])]
    if masked.raw[start - 1 : start] == "=":
        masked.put(start, end, '""'.ljust(end - start))
        for span in shown:
            masked.add(*span)
    elif shown:
        masked.gone(start, end)
        masked.literal(*shown[0])
        for span in shown[1:]:
            masked.add(*span)
    elif masked.raw.startswith("...", start + 1) or not masked.raw[start + 1 : end - 1].strip(" '\"`"):
        masked.blank(start, end)  # {...props} and {" "}
    else:
        masked.word(start, end)


READER = SourceReader("mdx", MEDIA_TYPE, (".mdx",), read, parse=parse)
