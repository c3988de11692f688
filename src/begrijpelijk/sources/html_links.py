"""Paragraphs and items of a page in which nothing but links stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from begrijpelijk.document import Anchor, Block, BlockKind


def only_links(text: str, links: tuple[tuple[int, int], ...]) -> bool:
    """Whether nothing but links stands here, and no sentence either: a whole sentence may well be one link."""
    if not links:
        return False
    position, rest = 0, []
    for start, end in links:
        rest.append(text[position:start])
        position = end
    rest.append(text[position:])
    return not re.search(r"\w", "".join(rest)) and not (len(links) == 1 and re.search(r"\w[.!?]\s+\w", text))


def link_blocks(block: Block) -> list[Block]:
    """A block for each link."""
    result = []
    offsets = [anchor.offset for anchor in block.anchors]
    for (start, end), target in zip(block.links, block.targets, strict=True):
        first = block.place(start)
        anchors = [
            Anchor(0, first.source, first.line, first.column, None, first.selector),
            *(
                Anchor(a.offset - start, a.source, a.line, a.column, None, a.selector)
                for a in block.anchors[bisect_right(offsets, start) : bisect_left(offsets, end)]
            ),
        ]
        text = block.text[start:end]
        whole = ((0, len(text)),)
        link = Block(text, BlockKind.LINK, block.level, block.group, tuple(anchors), whole, layout=block.layout)
        link.targets = (target,)
        result.append(link)
    return result
