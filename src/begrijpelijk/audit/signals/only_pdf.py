"""``alleen-pdf``: a page that says little itself and sends its readers to a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.audit.records import Signal
from begrijpelijk.audit.signals.material import Material
from begrijpelijk.document import BlockKind

NAME = "alleen-pdf"

LITTLE = 80  # words of a page from which on it says something itself
_PDF = re.compile(r"\.pdf(?:$|[?#])", re.IGNORECASE)


def find(material: Material) -> Iterator[Signal]:
    """A short page with a link to a PDF in its own text, and no link there to a page."""
    blocks = material.document.blocks
    # A menu that is not marked as one stands before the heading, and is links and nothing else.
    first = next((number for number, block in enumerate(blocks) if block.kind is BlockKind.HEADING), 0)
    own = blocks[first:]
    words = sum(len(block.text.split()) for block in own if block.kind is not BlockKind.LINK)
    if not material.is_page or words >= LITTLE:
        return
    targets = [target for block in own for target in block.targets]
    files = [target for target in targets if _PDF.search(target)]
    pages = [target for target in targets if not _PDF.search(target) and not re.match(r"(?:tel|mailto|#)", target)]
    if files and len(pages) <= len(files):
        yield Signal(NAME, "pdf", files[0].rpartition("/")[2], files[0])
