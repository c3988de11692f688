"""The text of a page or snippet in pieces, each with its place in the editor.

The pieces are what an editor can change: the fields in the panels of the editor, in their order. What templates add
(menus, footers) is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import get_edit_handler
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from begrijpelijk_wagtail import tables
from begrijpelijk_wagtail.options import Options, options

Kind = Literal["title", "heading", "text", "item", "html"]
# About the page for search engines and addresses, not text that visitors read on it.
NOT_TEXT = frozenset({field.name for field in Page._meta.get_fields()} - {"title"})
_ADDRESSES = (models.SlugField, models.URLField, models.EmailField)
_CHOICES = (blocks.ChoiceBlock, blocks.MultipleChoiceBlock, blocks.URLBlock, blocks.EmailBlock)
_LINK = re.compile(r"<a (?=[^>]*\blinktype=)")
_EMBEDDED = re.compile(r'<embed (?=[^>]*\bembedtype="image")')


@dataclass(frozen=True)
class Piece:
    """A piece of text. `path` is the content path, as in the attributes ``data-contentpath`` of Wagtail's editor."""

    path: tuple[str, ...]
    label: str
    kind: Kind
    source: str

    @property
    def html(self) -> str:
        """The piece as HTML."""
        if self.kind == "html":
            # Links and pictures of rich text have no address until the page is shown; nothing is looked up for them.
            return _EMBEDDED.sub("<img ", _LINK.sub('<a href="#" ', self.source))
        text = escape(self.source, quote=False)
        if self.kind == "text":
            return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", text))
        return {"title": f"<h1>{text}</h1>", "heading": f"<h2>{text}</h2>"}.get(self.kind, f"<li>{text}</li>")


def pieces(instance: models.Model) -> list[Piece]:
    """All text of a page or snippet that an editor can change, in the order of the editor."""
    given = options()
    model = type(instance)
    chosen = given.velden.get(model._meta.label) or given.velden.get(model._meta.label_lower)
    found: list[Piece] = []
    for name, panel in _places(_editor(model)):
        wanted = name in chosen if chosen is not None else name not in NOT_TEXT or not isinstance(instance, Page)
        if wanted and name not in given.zonder_velden:
            found.extend(_of_panel(instance, name, panel, given))
    return [piece for piece in found if piece.source.strip()]


def _editor(model: Any) -> Any:
    """All panels of the editor of a model; pages put theirs together themselves."""
    return model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)


def _places(panel: Any) -> Iterator[tuple[str, Any]]:
    """(name of field or relation, its panel) of all panels under one, each name once."""
    seen = set()
    todo = [panel]
    while todo:
        each = todo.pop(0)
        name = getattr(each, "relation_name", None) or getattr(each, "field_name", None)
        if name and name not in seen:
            seen.add(name)
            yield name, each
        todo[:0] = list(getattr(each, "children", ()))


def _of_panel(instance: models.Model, name: str, panel: Any, given: Options) -> Iterator[Piece]:
    if not hasattr(panel, "relation_name"):
        yield from _of_field(instance, name, (name,), "", given)
        return
    for child in getattr(instance, name).all():
        for field, _ in _places(panel.child_edit_handler):
            if field not in given.zonder_velden:
                yield from _of_field(child, field, (name,), f"{panel.heading} › ", given)


def _of_field(instance: models.Model, name: str, path: tuple[str, ...], before: str, given: Options) -> Iterator[Piece]:
    try:
        field = instance._meta.get_field(name)
    except FieldDoesNotExist:
        return  # a panel for something that a form adds
    value = getattr(instance, name, None)
    if not value:
        return
    label = before + _capital(str(getattr(field, "verbose_name", name)))
    if isinstance(field, StreamField):
        yield from _of_block(value.stream_block, value, path, label, given)
    elif isinstance(field, RichTextField):
        yield Piece(path, label, "html", value)
    elif isinstance(field, (models.CharField, models.TextField)) and isinstance(value, str):
        if field.choices or isinstance(field, _ADDRESSES):
            return
        first = name == "title" and isinstance(instance, Page)
        yield Piece(path, label, "title" if first else _kind(name, given), value)


def _of_block(block: Any, value: Any, path: tuple[str, ...], label: str, given: Options) -> Iterator[Piece]:
    """The text in a block and those inside it."""
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            if child.block_type not in given.zonder_velden:
                yield from _of_block(child.block, child.value, (*path, *_id(child)), _deeper(label, child), given)
    elif isinstance(block, blocks.ListBlock):
        for child in value.bound_blocks:
            for piece in _of_block(child.block, child.value, (*path, *_id(child)), label, given):
                plain = piece.kind in ("text", "heading") and not isinstance(child.block, blocks.StructBlock)
                yield Piece(piece.path, piece.label, "item", piece.source) if plain else piece
    elif isinstance(block, blocks.StructBlock):
        for name, child in getattr(value, "bound_blocks", {}).items():  # an ImageBlock has a picture as its value
            if name not in given.zonder_velden:
                yield from _of_block(child.block, child.value, (*path, name), _deeper(label, child), given)
        if "alt_text" in block.child_blocks and hasattr(value, "contextual_alt_text"):  # an ImageBlock
            yield _picture(block, value, path, label)
    elif value and not isinstance(block, _CHOICES):
        yield from _of_leaf(block, value, path, label, given)


def _of_leaf(block: Any, value: Any, path: tuple[str, ...], label: str, given: Options) -> Iterator[Piece]:
    if isinstance(block, blocks.RichTextBlock):
        yield Piece(path, label, "html", value.source)
    elif isinstance(block, blocks.RawHTMLBlock):
        yield Piece(path, label, "html", str(value))
    elif isinstance(value, dict) and isinstance(value.get("data"), list):
        yield Piece(path, label, "html", tables.plain(value))
    elif isinstance(block, tables.TypedTableBlock):
        yield Piece(path, label, "html", tables.typed(value))
    elif isinstance(value, str):
        yield Piece(path, label, _kind(block.name, given), value)
    else:  # blocks of a project: what they give to the search index is their text
        for text in block.get_searchable_content(value):
            yield Piece(path, label, "text", str(text))


def _picture(block: Any, image: Any, path: tuple[str, ...], label: str) -> Piece:
    """A picture with what is read aloud of it, unless it is only there for the looks."""
    words = "" if image.decorative else image.contextual_alt_text or ""
    html = f'<img src="#" alt="{escape(words)}">' if words else ""
    return Piece((*path, "alt_text"), f"{label} › {_capital(str(block.child_blocks['alt_text'].label))}", "html", html)


def _id(child: Any) -> tuple[str, ...]:
    """The part of a path for a child; one that was made in Python and not saved has none yet."""
    return (str(child.id),) if child.id else ()


def _kind(name: str, given: Options) -> Kind:
    return "heading" if name in given.koppen else "text"


def _deeper(label: str, child: Any) -> str:
    return f"{label} › {_capital(str(child.block.label))}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
