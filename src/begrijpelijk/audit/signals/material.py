"""What signals are looked for in: all text that a visitor gets, menus and footers included, with links and fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from begrijpelijk.document import Document

AROUND = "rond de tekst"
"""The place of what stands in a menu, header or footer."""

_MOST = 20_000  # pieces of text, links or fields of one page
_BLOCKS = (
    "address article aside blockquote body button caption center dd details div dl dt fieldset figcaption figure "
    "footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary table tbody td th "
    "thead tr ul br"
).split()
_SILENT = frozenset("script style template noscript head title svg math".split())
_EMBEDS = ("iframe", "video", "source", "embed", "object", "img", "audio")


@dataclass(frozen=True)
class Line:
    """A piece of text. `place` says where it is: a selector, a page of a PDF, or `AROUND`."""

    text: str
    place: str = ""


@dataclass(frozen=True)
class Link:
    """A link: its words, where it leads to, and the language of what is there, as far as the page says."""

    text: str
    target: str
    language: str = ""


@dataclass
class Material:
    """A document as signals see it.

    `own` is the text of the document itself, `lines` that and all around it. `embeds` are films, frames and pictures:
    their tag and address. `fields` are the types of the fields of forms: password, radio, text ...
    """

    document: Document
    own: list[Line] = field(default_factory=list)
    around: list[Line] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    embeds: list[tuple[str, str]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """All text: of the document itself first."""
        return [*self.own, *self.around]

    @property
    def words(self) -> int:
        """Words of the document itself."""
        return sum(len(line.text.split()) for line in self.own)

    @property
    def is_page(self) -> bool:
        """Whether it is a web page."""
        return self.document.media_type == "text/html"


def material_of(document: Document) -> Material:
    """The material of a document."""
    material = Material(document)
    for block in document.blocks[:_MOST]:
        place = block.place(0)
        where = place.selector or (f"bladzijde {place.page}" if place.page else "")
        material.own.append(Line(" ".join(block.text.split()), where))
        for (start, end), target in zip(block.links, block.targets, strict=False):
            material.links.append(Link(block.text[start:end], target))
    if document.page is not None:
        _of_browser(material)
    elif document.raw is not None and document.media_type == "text/html":
        _of_html(material, document.raw)
    return material


def _of_browser(material: Material) -> None:
    page = material.document.page
    assert page is not None
    material.around = [Line(" ".join(text.split()), AROUND) for text in page.around.splitlines() if text.strip()]
    for control in page.controls:
        if control.kind == "link":
            attributes = control.attributes
            language = attributes.get("hreflang") or attributes.get("lang") or ""
            material.links.append(Link(control.text or control.name, attributes.get("href", ""), language))
        else:
            material.fields.append(control.kind)
    material.embeds += [("video", "")] * len(page.videos_without_captions)


def _of_html(material: Material, raw: str) -> None:
    from lxml import etree, html

    try:
        root = html.document_fromstring(
            raw.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", huge_tree=False)
        )
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return
    own = {_plain(line.text) for line in material.own}
    material.around = [Line(text, AROUND) for text in _texts(root) if _plain(text) not in own][:_MOST]
    material.links = [_link(element) for element in root.iter("a", "area") if element.get("href")][:_MOST]
    for element in root.iter("link"):
        if "alternate" in (element.get("rel") or "").lower().split() and element.get("hreflang"):
            material.links.append(Link("", element.get("href") or "", element.get("hreflang") or ""))
    for element in root.iter(*_EMBEDS):
        address = element.get("src") or element.get("data-src") or element.get("data") or ""
        material.embeds.append((str(element.tag), address))
    for element in root.iter("input", "select", "textarea"):
        kind = (element.get("type") or "text").lower() if element.tag == "input" else str(element.tag)
        if kind not in ("hidden", "submit", "button", "image", "reset"):
            material.fields.append(kind)


def _link(element: Any) -> Link:
    language = element.get("hreflang") or element.get("lang") or ""
    name = " ".join("".join(element.itertext()).split()) or element.get("aria-label") or element.get("title") or ""
    return Link(name, element.get("href").strip(), language.lower())


def _texts(root: Any) -> list[str]:
    """The text of a page, piece by piece, as the blocks in it divide it; no recursion, however deep it is."""
    from lxml import etree

    pieces: list[list[str]] = [[]]
    silent = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"  # a comment says nothing
        if event == "start":
            if tag in _BLOCKS:
                pieces.append([])
            if silent is None and tag in _SILENT | {"script"}:
                silent = element
            if silent is None and element.text:
                pieces[-1].append(element.text)
        else:
            if silent is element:
                silent = None
            if tag in _BLOCKS:
                pieces.append([])
            if silent is None and element.tail:
                pieces[-1].append(element.tail)
    texts = (" ".join("".join(piece).split()) for piece in pieces)
    return [text for text in texts if any(character.isalnum() for character in text)]


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
