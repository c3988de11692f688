"""What the scripts found, made into a `Document` with its `Page`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from begrijpelijk.browser.model import AxeFinding, AxeNode, Box, Control, Page, Question, Strip, Timer, View
from begrijpelijk.document import Anchor, Block, BlockKind, Document, Layout

MEDIA_TYPE = "text/html"
Raw = Mapping[str, Any]


def document(source: str, raw: Raw, lines: Sequence[Raw | None], page: Page) -> Document:
    """The document of a page: its content, without menus, banners and cookie bars; those are in `Page.around`."""
    inside = [not block["outside"] for block in raw["blocks"]]
    if not any(inside):  # nothing but a menu: then that is the content
        inside = [True] * len(inside)
    blocks = [_block(b, line) for b, line, kept in zip(raw["blocks"], lines, inside, strict=True) if kept]
    page.around = "\n".join(b["text"] for b, kept in zip(raw["blocks"], inside, strict=True) if not kept)
    language = (page.language or "").replace("_", "-").split("-")[0].strip().lower() or None
    title = page.title or next((b.text for b in blocks if b.kind is BlockKind.HEADING), None)
    return Document(source, blocks, MEDIA_TYPE, title, language=language, images=raw["images"], page=page)


_SIDES = ("justify", "center", "right", "left")  # from the hardest to read to the easiest


def _block(raw: Raw, line: Raw | None) -> Block:
    text: str = raw["text"]
    layout = None
    if raw["size"] is not None:
        layout = Layout(
            size=min(raw["size"], (line or {}).get("size") or raw["size"]),
            unit="px",
            align=min((raw["align"], (line or {}).get("align")), key=_side),
            line_spacing=_spacing(raw, line),
            line_characters=len(text) if line is None else line["longest"],
            capitals=_spans(raw["capitals"]),
            box=_box(raw["box"]),
        )
    return Block(
        text,
        BlockKind(raw["kind"]),
        raw["level"],
        raw["group"],
        (Anchor(0, selector=raw["selector"]),),
        _spans(raw["links"]),
        _spans(raw["emphasis"]),
        {**(raw["cell"] or {}), **({"lang": raw["lang"]} if raw.get("lang") else {})},
        layout=layout,
    )


def _side(align: str | None) -> int:
    return _SIDES.index(align) if align in _SIDES else len(_SIDES)


def _spacing(raw: Raw, line: Raw | None) -> float | None:
    """The smallest distance between lines: as it is set on the phone or on the desktop, else as it was measured."""
    given = [found for found in (raw["spacing"], (line or {}).get("spacing")) if found is not None]
    if not given and line is not None and line["step"] is not None and raw["size"]:
        given = [line["step"] / raw["size"]]
    return round(min(given), 2) if given else None


_LARGER = 1.3  # what of twice as large must be left when the page is shown twice as large
_ENOUGH = 20  # words of text


def refuses_zoom(raw: Raw, lines: Sequence[Raw | None], zoomed: Sequence[float | None]) -> dict[str, list[Raw]]:
    """The first text that hardly gets larger when the page does, where there is more than a heading of it."""
    found = [
        block
        for block, line, size in zip(raw["blocks"], lines, zoomed, strict=True)
        if block["kind"] in ("paragraph", "item", "quote")
        and line is not None
        and size
        and 2 * size < _LARGER * (line.get("size") or 0)
    ]
    if sum(len(block["text"].split()) for block in found) < _ENOUGH:
        return {}
    first = found[0]
    shown = {"selector": first["selector"], "html": "", "summary": first["text"], "box": first["box"]}
    return {"vergroten/venster": [shown]}


def _spans(raw: Iterable[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in raw if start < end)


def _box(raw: Sequence[float] | None) -> Box | None:
    return None if raw is None else cast(Box, tuple(raw))


def page(raw: Raw) -> Page:
    """What was measured on the phone."""
    result = Page(raw["url"], raw["title"], raw["language"])
    result.controls = [Control(**{**control, "box": _box(control["box"])}) for control in raw["controls"]]
    result.questions = [
        Question(
            **{
                **question,
                "box": _box(question["box"]),
                "options": tuple(question["options"]),
                "controls": tuple(question["controls"]),
            }
        )
        for question in raw["questions"]
    ]
    result.videos_without_captions = [node(item) for item in raw["videos"]]
    result.text_in_images = [node(item) for item in raw["pictures"]]
    result.faults = {key: [node(item) for item in items] for key, items in raw["faults"].items()}
    result.progress = [node(item) for item in raw["progress"]]
    result.dialog = raw["dialog"]
    result.reads_aloud = raw["reads_aloud"]
    if raw["foreign"]:
        result.notes.append(
            "Op deze pagina staat een deel van een andere website. Dat deel is niet bekeken."
            if raw["foreign"] == 1
            else f"Op deze pagina staan {raw['foreign']} delen van andere websites. Die zijn niet bekeken."
        )
    refresh = _refresh(raw["refresh"])
    if refresh is not None:
        result.timers.append(refresh)
    return result


def node(raw: Raw) -> AxeNode:
    """An element that is named for itself."""
    return AxeNode(raw["selector"], raw["html"], raw["summary"], _box(raw["box"]))


def _refresh(content: str | None) -> Timer | None:
    """A refresh that the page asks the browser for: ``30`` or ``0; url=/verder``."""
    match = re.match(r"\s*(\d+(?:\.\d*)?)\s*(?:[;,]\s*(?:url\s*=\s*)?(.*))?", content or "", re.IGNORECASE | re.DOTALL)
    if match is None:
        return None
    return Timer("navigation" if match[2] else "refresh", float(match[1]), (match[2] or "").strip("'\" "))


def view(width: int, height: int, raw: Raw, cut_off: Iterable[str] = (), strips: Iterable[Strip] = ()) -> View:
    """The page in one window."""
    return View(
        width,
        height,
        raw["scroll_width"],
        raw["scroll_height"],
        tuple(dict.fromkeys(cut_off)),
        tuple(raw.get("too_wide", ())),
        tuple(strips),
        {selector: cast(Box, tuple(box)) for selector, box in raw.get("boxes", {}).items()},
    )


_CRITERION = re.compile(r"wcag(\d)(\d)(\d{1,2})")


def axe(raw: Iterable[Raw]) -> list[AxeFinding]:
    """The outcome of axe-core."""
    return [
        AxeFinding(
            rule["id"],
            rule["impact"],
            rule["help"],
            rule["description"],
            tuple(".".join(m.groups()) for tag in rule["tags"] if (m := _CRITERION.fullmatch(tag))),
            tuple(node(item) for item in rule["nodes"]),
            rule["incomplete"],
            tuple(rule["tags"]),
        )
        for rule in raw
    ]
