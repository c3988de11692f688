"""What the reader of Word files leaves behind when asked: where every character of a paragraph stands in the XML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Piece:
    """An element that shows characters (w:t, w:br, w:tab): those from `start` of its paragraph, `length` of them."""

    start: int
    length: int
    element: Any

    @property
    def end(self) -> int:
        """Position just after the last character."""
        return self.start + self.length


@dataclass(slots=True)
class Trail:
    """The XML that was read, and the way back into it from an `Anchor`.

    `roots` has the tree of every part that was read, `main` the name of the part with the body. `paragraphs` gives for
    an anchor's `line` the pieces of that paragraph in order (an anchor's `column` less 1 is a position in them),
    `pictures` the elements that describe a picture in it.
    """

    main: str = ""
    roots: dict[str, Any] = field(default_factory=dict)
    paragraphs: dict[int, list[Piece]] = field(default_factory=dict)
    pictures: dict[int, list[Any]] = field(default_factory=dict)

    def add(self, paragraph: int, position: int, length: int, element: Any) -> None:
        """Note that an element shows the characters of a paragraph from `position` on."""
        if length:
            self.paragraphs.setdefault(paragraph, []).append(Piece(position, length, element))
