"""``film``: moving pictures or sound that tell it without reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.audit.signals.saying import compiled, say

NAME = "film"

_PLAYER = re.compile(
    r"(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|bbvms\.com|jwplatform|mediasite|"
    r"steffie\.nl|indiveo|medify|animatie)|\.(?:mp4|webm|m4v)(?:$|\?)",
    re.IGNORECASE,
)
_SAID = compiled(
    {
        "film": r"(?:bekijk|kijk(?: naar)?|zie|in)\b[^.?!\n]{0,40}\b(?:film(?:pje)?|video|animatie)s?"
        r"|(?:film(?:pje)?|video|animatie)\b[^.?!\n]{0,30}\b(?:legt uit|laat zien|ziet u|over)",
    }
)
_NOT = re.compile(r"\b(?:hartfilmpje|röntgenfilm|camera|opname(?:n)? (?:gemaakt|bewaard))\b", re.IGNORECASE)


def find(material: Material) -> Iterator[Signal]:
    """Players in the page, links to films, and words that point at one."""
    for tag, address in material.embeds:
        if tag in ("video", "audio") or (tag in ("iframe", "embed", "object", "source") and _PLAYER.search(address)):
            yield Signal(NAME, "geluid" if tag == "audio" else "film", address, address)
    for link in material.links:
        if _PLAYER.search(link.target) and not re.search(r"/(?:user|channel|c|@)", link.target):
            yield Signal(NAME, "film", link.text or link.target, link.target)
    yield from say(NAME, material.own, _SAID, _NOT)
