"""From a page or snippet to the text to check."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from begrijpelijk_wagtail.assembled import Text
from begrijpelijk_wagtail.content import pieces


def text_of(instance: Any) -> Text:
    """The text of a page or snippet as this instance has it, saved or not."""
    return Text.of(pieces(instance), str(instance), _name(instance))


def published(page: Page) -> Page:
    """What the report is about: what visitors read, or the last draft of a page that they cannot read."""
    return page.specific if page.live else page.get_latest_revision_as_object()


def _name(instance: Any) -> str:
    """The address of a page, by which sections of the settings find it; a page that has none yet is ``-``."""
    if isinstance(instance, Page):
        try:
            address = instance.full_url
        except Exception:  # a new page, or routes of a project that need a saved one
            address = None
        return address or "-"
    return "-"
