"""What programs add to Markdown: tags of Hugo, Jekyll and others, footnotes, boxes, tasks, names of headings.

All of it is masked character for character, so that what is left is plain Markdown with every word in its place.
"""

from __future__ import annotations

import re

from begrijpelijk.document import BlockKind
from begrijpelijk.sources.template_mask import Mask

_ANY = re.compile(r"\{\{|\{%|\{[:#.]|\[\^|\[[ xX]\]|\[!|^[ \t>]*:::", re.MULTILINE)
_TAG = re.compile(r"\{\{[<%/]|\{\{|\{%")
_FENCE = re.compile(
    r"^[ \t>]{0,12}(`{3,}+|~{3,}+)[^\n]*\n(?:.*?^[ \t>]{0,12}\1[`~]*[ \t]*$|.*\Z)", re.MULTILINE | re.DOTALL
)
_CODE_SPAN = re.compile(r"(?<!`)(`{1,4})(?!`)[^`\n]{1,500}\1(?!`)")
# Each match is left out; what is in the group named text is read by itself.
_LEFT_OUT = re.compile(
    r"^[ ]{0,3}\[\^[^\]\s]{1,80}\]:|\[\^[^\]\s]{1,80}\]"  # a footnote, and where it is explained
    r"|(?<=[-*+.)] )\[[ xX]\] "  # a task
    r"|^[ \t]*>[ \t]*(?P<alert>\[!\w{1,20}\][+-]?)[ \t]*$"
    r"|\{:[^{}\n]{0,200}\}|[ \t]\{[#.][^{}\n]{0,200}\}(?=[ \t]*$)",  # the name or look of a heading or paragraph
    re.MULTILINE,
)
_BOX = re.compile(r"^[ \t>]*:{3,}[ \t]*(?:\{[^{}\n]{0,200}\}|[\w-]{0,40})[ \t]*(?P<title>[^\n]*)", re.MULTILINE)


def mask(raw: str, body: int) -> Mask | None:
    """The source with what is no Markdown masked, from `body` on; None where there is nothing of it."""
    if not _ANY.search(with_lines(raw), body):
        return None
    from begrijpelijk.sources import jinja

    masked = Mask(raw)
    examples = code(raw, body)
    jinja.mask_tags(masked, body, jinja.MARKDOWN_BREAK, signs=_TAG, code=examples)
    plain = with_lines(raw)
    for match in _LEFT_OUT.finditer(plain, body):
        masked.gone(*match.span("alert" if match["alert"] else 0))
    for match in _BOX.finditer(plain, body):
        masked.blank(*match.span())
        if match["title"].strip():
            masked.add(*match.span("title"), BlockKind.LABEL)
    put_back(masked, examples)
    return masked


def put_back(masked: Mask, examples: list[tuple[int, int]]) -> None:
    """Leave nothing of examples in lines of their own, which nobody reads, and all of those among words."""
    for start, end in examples:
        own_lines = masked.raw[start:end].lstrip(" \t>").startswith(("```", "~~~"))
        (masked.blank if own_lines else masked.keep)(start, end)


def with_lines(raw: str) -> str:
    """The source with every line ended in one way, and every character in its place."""
    return raw.replace("\r\n", " \n").replace("\r", "\n")


def code(raw: str, body: int) -> list[tuple[int, int]]:
    """Where examples of code stand, from `body` on, in order of place and apart from each other."""
    text = with_lines(raw)
    found: list[tuple[int, int]] = []
    for span in sorted(match.span() for pattern in (_FENCE, _CODE_SPAN) for match in pattern.finditer(text, body)):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found
