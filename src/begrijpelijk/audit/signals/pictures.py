"""``beeld``: pictures beside the text. Logos, icons and tracking pixels are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material

NAME = "beeld"

_NONE = re.compile(r"logo|icon|pixel|spacer|sprite|avatar|badge|banner|1x1|tracking", re.IGNORECASE)


def find(material: Material) -> Iterator[Signal]:
    """One signal with how many pictures there are in the text itself."""
    count = material.document.images
    if material.embeds:
        real = sum(tag == "img" and not _NONE.search(address) for tag, address in material.embeds)
        count = min(count, real + sum(tag == "video" for tag, _ in material.embeds))
    if count:
        yield Signal(NAME, str(count))
