"""A hit on an element of a rendered page: at its own text where that is read, else at the element alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from begrijpelijk.rules import Hit

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.browser.model import AxeNode

_LONGEST_QUOTE = 120
_TAG = re.compile(r"<[^<>]*>")


def at_element(analysis: Analysis, node: AxeNode, said: str = "", **more: Any) -> Hit:
    """A hit on an element, with what else it is to have. `said` is quoted where the element has no text of its own."""
    spot = _spots(analysis).get(node.selector)
    start, end = spot or (0, 0)
    return Hit(start, end, selector=node.selector, quote=None if spot else _quote(node, said), **more)


def _spots(analysis: Analysis) -> dict[str, tuple[int, int]]:
    """The first block at each selector."""
    spots: dict[str, tuple[int, int]] | None = analysis.shared.get("element-spots")
    if spots is None:
        spots = {}
        for block in analysis.document.blocks:
            spots.setdefault(block.anchors[0].selector or "", (block.start, block.end))
        analysis.shared["element-spots"] = spots
    return spots


def _quote(node: AxeNode, said: str) -> str:
    """What to show of an element: its words, or else how it begins in the source."""
    words = " ".join(_TAG.sub(" ", node.html).split())
    text = words or said or " ".join(node.html.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
