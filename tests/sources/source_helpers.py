"""What the tests of the sources share."""

from pathlib import Path

from begrijpelijk import sources
from begrijpelijk.document import Block, BlockKind, Document
from begrijpelijk.plugins import Registry

FILES = Path(__file__).parent / "files"
REGISTRY = Registry(sources={reader.name: reader for reader in sources.register_sources()})


def read(data: bytes | str, name: str) -> Document:
    """A document from bytes or text, checked."""
    document = sources.read_bytes(data.encode() if isinstance(data, str) else data, name, REGISTRY)
    check_offsets(document)
    return document


def read_file(name: str) -> Document:
    """A document from a fixture, checked."""
    document = sources.read_path(FILES / name, REGISTRY)
    check_offsets(document)
    return document


def check_offsets(document: Document) -> None:
    """What must hold for every document: offsets in the text, and places in the source where it has one."""
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
        assert block.text == block.text.strip() != ""
        assert block.anchors[0].offset == 0
        assert list(block.anchors) == sorted(block.anchors, key=lambda anchor: anchor.offset)
        for start, end in (*block.links, *block.emphasis):
            assert 0 <= start < end <= len(block.text)
        if document.raw is not None:
            check_places(document.raw, block)


def check_places(raw: str, block: Block) -> None:
    """Every character stands in the source where its anchor says, or an entity or line break stands there."""
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for offset, char in enumerate(block.text):
        place = block.place(offset)
        assert place.source is not None and place.line is not None and place.column is not None
        there = raw[place.source]
        if char.isspace():
            assert there.isspace() or there in "\0<&\\", (block, offset)
        else:
            assert there in (char, "&") or max(ord(there), ord(char)) > 127, (block, offset, there)
        if there not in "\r\n":
            assert lines[place.line - 1][place.column - 1] == there, (block, offset)


def shape(document: Document) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    return [(block.kind.value, block.text) for block in document.blocks]


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    """Texts of the blocks of these kinds."""
    return [block.text for block in document.of_kind(*kinds)]
