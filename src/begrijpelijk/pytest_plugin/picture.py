"""Pictures with numbered boxes. The page of the test is only photographed: the boxes are drawn elsewhere."""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from begrijpelijk.browser.model import Box, Screen, Strip
from begrijpelijk.browser.steps import Steps
from begrijpelijk.model import Finding, Severity
from begrijpelijk.reports.common import one_line

if TYPE_CHECKING:
    from begrijpelijk.document import Document

Numbered = Sequence[tuple[int, Finding]]
Boxes = Sequence[tuple[int, Finding, Sequence[Box]]]
_TALLEST = 12_000  # pixels of a picture: more than a browser can hold in one piece
_BADGE = 24  # pixels of a number
_LEGEND = 380  # pixels beside the photo
_COLOURS: Mapping[Severity, str] = {"fout": "#b3001b", "waarschuwing": "#8a4b00", "tip": "#00518c"}
# Where the words of a finding stand in their element: boxes from the top left of the element, one for each line.
_WORDS = """(el, words) => {
  const wanted = words.replace(/\\s+/g, " ").trim();
  let text = ""; const at = [];
  const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) for (let i = 0; i < node.data.length; i += 1) {
    const space = /\\s/.test(node.data[i]);
    if (space && (!text || text.endsWith(" "))) continue;
    text += space ? " " : node.data[i]; at.push([node, i]);
  }
  const from = wanted ? text.indexOf(wanted) : -1;
  if (from < 0) return [];
  const range = document.createRange(), own = el.getBoundingClientRect();
  range.setStart(...at[from]);
  const [last, offset] = at[from + wanted.length - 1];
  range.setEnd(last, offset + 1);
  return [...range.getClientRects()].filter((r) => r.width > 1 && r.height > 1)
    .map((r) => [r.left - own.left, r.top - own.top, r.width, r.height]);
}"""
_STYLE = """
  * { margin: 0; box-sizing: border-box } body { font: 15px/1.4 sans-serif; background: #fff; color: #1a1a1a }
  .photo { position: relative } img { position: absolute; left: 0 } .all { display: flex; align-items: flex-start }
  .box { position: absolute; border: 2px solid; border-radius: 3px }
  .number { position: absolute; color: #fff; font-weight: bold; font-size: 14px; line-height: 20px; min-width: 22px;
    padding: 0 5px; text-align: center; border-radius: 11px; border: 1px solid #fff }
  ol { list-style: none; padding: 16px; flex: none } li { padding-left: 38px; margin-bottom: 12px; position: relative }
  li .number { left: 0; top: 0 } small { color: #444 }
"""


def of_page(page: Any, findings: Numbered) -> Steps[bytes | None]:
    """A picture of an open page, as it stands in its window, with a box at every finding.

    None where the browser cannot make one. The page is not touched.
    """
    from playwright.async_api import Error

    try:
        boxes = []
        for number, finding in findings:
            boxes.append((number, finding, (yield from _boxes(page, finding))))
        photo: bytes = yield page.screenshot(full_page=True, scale="css", caret="initial")
        width, height = struct.unpack(">II", photo[16:24])  # as in the header of every PNG
        return (yield from _drawn(page, [Strip(0, width, height, photo)], boxes))
    except Error:  # without a picture the message still tells all
        return None


def of_screen(page: Any, screen: Screen, findings: Numbered) -> Steps[bytes | None]:
    """A picture of a screen of a walked flow, from the photo that was taken then. `page` only lends its browser."""
    from playwright.async_api import Error

    view = screen.page.views.get("phone")
    if view is None or not view.strips:
        return None
    boxes = []
    for number, finding in findings:
        box = view.boxes.get(finding.location.selector or "") or _block_box(screen.document, finding)
        boxes.append((number, finding, [box] if box else []))
    try:
        return (yield from _drawn(page, view.strips, boxes))
    except Error:
        return None


def _boxes(page: Any, finding: Finding) -> Steps[list[Box]]:
    """Where a finding stands on the page, from its top left: the lines with its words, or else its element."""
    if not finding.location.selector:
        return []
    handle = yield page.query_selector(finding.location.selector)
    if handle is None:
        return []
    scrolled = yield page.evaluate("() => [scrollX, scrollY]")
    whole = yield handle.bounding_box()
    lines = (yield handle.evaluate(_WORDS, finding.excerpt)) if finding.start < finding.end else []
    yield handle.dispose()
    if whole is None:
        return []
    x, y = whole["x"] + scrolled[0], whole["y"] + scrolled[1]
    found = [(x + left, y + top, width, height) for left, top, width, height in lines]
    return found or [(x, y, whole["width"], whole["height"])]


def _block_box(document: Document, finding: Finding) -> Box | None:
    """The box of the block that a finding is in."""
    if finding.start >= finding.end or not document.blocks:
        return None
    layout = document.block_at(finding.start).layout
    return layout.box if layout else None


def _drawn(page: Any, photos: Sequence[Strip], boxes: Boxes) -> Steps[bytes | None]:
    """The photos with their boxes and what they mean, drawn in a window of its own that can load and run nothing."""
    browser = page.context.browser
    if browser is None:
        return None
    width = round(max(photo.width for photo in photos))
    height = round(min(photos[-1].top + photos[-1].height, _TALLEST))
    html = _html(photos, width, height, boxes)
    context = yield browser.new_context(
        viewport={"width": width + _LEGEND, "height": 400}, java_script_enabled=False, offline=True
    )
    try:
        sheet = yield context.new_page()
        yield sheet.set_content(html)
        drawn: bytes = yield sheet.screenshot(full_page=True)
        return drawn
    finally:
        yield context.close()


def _html(photos: Sequence[Strip], width: int, height: int, boxes: Boxes) -> str:
    marks, legend = [], []
    taken: set[tuple[int, int]] = set()
    for photo in photos:
        place = f"top:{photo.top:.0f}px;width:{photo.width:.0f}px;height:{photo.height:.0f}px"
        marks.append(f'<img style="{place}" src="data:image;base64,{b64encode(photo.data).decode()}" alt="">')
    for number, finding, found in boxes:
        colour = _COLOURS[finding.severity]
        for x, y, w, h in found:
            frame = f"left:{x - 2:.0f}px;top:{y - 2:.0f}px;width:{w + 4:.0f}px;height:{h + 4:.0f}px"
            marks.append(f'<div class="box" style="{frame};border-color:{colour}"></div>')
        badge = f'<span class="number" style="background:{colour}{{}}">{number}</span>'
        if found:
            left, top = round(max(found[0][0] - 14, 0)), round(min(max(found[0][1] - 16, 0), height - 20))
            while any(abs(left - x) < _BADGE and abs(top - y) < _BADGE for x, y in taken):
                left += _BADGE
            taken.add((left, top))
            marks.append(badge.format(f";left:{min(left, width - _BADGE)}px;top:{top}px"))
        message = escape(one_line(finding.message, 300))
        legend.append(f"<li>{badge.format('')}{message}<br><small>{escape(finding.rule)}</small></li>")
    return (
        f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style><div class="all">'
        f'<div class="photo" style="width:{width}px;height:{height}px;overflow:hidden;flex:none">'
        f"{''.join(marks)}</div>"
        f'<ol style="width:{_LEGEND}px">{"".join(legend)}</ol></div>'
    )
