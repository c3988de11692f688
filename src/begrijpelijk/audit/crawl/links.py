"""What a page leads to, from its HTML: links, its canonical address, and whether robots may follow and read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from begrijpelijk.audit.crawl.addresses import gist, normal
from begrijpelijk.sources.html import decoded

LARGEST = 5 * 1024 * 1024  # bytes of a page that are searched for links
MOST = 5_000  # links that are taken from one page
_TEXT = 200_000  # characters that tell whether a page is new


@dataclass(frozen=True)
class Outward:
    """`links` in order, each once, as `normal` spells them. `gist` tells pages of a series apart."""

    links: tuple[str, ...] = ()
    canonical: str | None = None
    follow: bool = True
    index: bool = True
    gist: str = ""


def outward(data: bytes, address: str) -> Outward:
    """What the page in these bytes leads to; nothing where it cannot be read."""
    from lxml import etree, html

    try:
        text = decoded(data[:LARGEST])
        # A string with its own declaration of an encoding is refused by lxml: bytes in a known one are not.
        root = html.document_fromstring(
            text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", recover=True, huge_tree=False)
        )
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return Outward()
    base = address
    for element in root.iter("base"):
        base = normal(element.get("href") or "", address) or address
        break
    robots = ",".join(
        (element.get("content") or "").lower()
        for element in root.iter("meta")
        if (element.get("name") or "").lower() in ("robots", "begrijpelijk")
    )
    canonical = None
    found: dict[str, None] = {}
    for element in root.iter("a", "area", "link", "iframe", "frame"):
        relation = (element.get("rel") or "").lower().split()
        target = element.get("src") if element.tag in ("iframe", "frame") else element.get("href")
        if not target or "nofollow" in relation:
            continue
        made = normal(target, base)
        if made is None:
            continue
        if element.tag == "link":
            if "canonical" in relation:
                canonical = canonical or made
            # A page in another language is offered with an alternate; feeds and styles are no pages.
            if not ("alternate" in relation and element.get("hreflang")) and "next" not in relation:
                continue
        if len(found) < MOST:
            found[made] = None
    return Outward(
        links=tuple(found),
        canonical=canonical,
        follow="nofollow" not in robots and "none" not in robots,
        index="noindex" not in robots and "none" not in robots,
        gist=_gist(root),
    )


def _gist(root: Any) -> str:
    texts = root.xpath("//body//text()[not(parent::script or parent::style or parent::a)]")
    text = gist(" ".join(map(str, texts))[:_TEXT])
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
