"""Screens of an app. A form, a dialog or an overview is no text, and is not judged by what a text should have in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from begrijpelijk.document import Block, BlockKind
from begrijpelijk.fix import TEMPLATES

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

ABOUT_TEXTS = frozenset(
    {
        "actie-ontbreekt",  # its buttons and fields say what to do
        "beeld-ontbreekt",  # lists of answers, names and results make many words, and need no picture
        "contact-ontbreekt",  # in an app help has its own place; over a whole flow `mens-bereikbaar` looks for it
        "datum-ontbreekt",  # a screen is of now
        "hulp-ontbreekt",  # told once in an app, not on every screen
        "kosten-ontbreken",  # the same
        "te-lang",  # counts every word, those of a list of results too
        "weinig-kopjes",  # a form is parted by its questions
    }
)
"""Rules about what a text must have in it. They say nothing of a screen, and a clean one would get findings by them."""

_FIELDS = frozenset({"radio", "checkbox", "select", "text", "number", "date", "slider", "file", "password"})
# A form explains itself in some sentences, and more of them when it asks more. A leaflet with "Was this useful?" under
# it has more words than that, and stays a text.
_WORDS = 60
_WORDS_A_FIELD = 30
_OVERVIEW = 150  # words of running text: a page with more is read, however many links are on it
_FEWEST_ACTS = 3


def is_screen(analysis: Analysis) -> bool:
    """Whether a rendered page is there to be operated, more than to be read. Never so for what no browser showed.

    It is when a window lies over it, when it asks things and has little running text for it, or when it has at least as
    many buttons and links in its content as sentences.
    """
    page = analysis.page
    if page is None:
        return False
    known: bool | None = analysis.shared.get("is-screen")
    if known is None:
        words = sum(len(sentence.words) for sentence in analysis.running)
        fields = sum(
            control.kind in _FIELDS
            and control.attributes.get("type") != "search"
            and "zoek" not in control.name.lower()
            for control in page.controls
        )
        acts = sum(_is_act(block) for block in analysis.document.blocks)
        asks = fields > 0 and words <= _WORDS + _WORDS_A_FIELD * fields
        overview = words <= _OVERVIEW and acts >= max(_FEWEST_ACTS, len(analysis.running))
        known = analysis.shared["is-screen"] = page.dialog or asks or overview
    return known


def judges(analysis: Analysis, rule: str) -> bool:
    """Whether a rule has something to say of this document. One that was asked for by name always has.

    A template is a part of a page: what is not in it may stand in the rest.
    """
    asked = analysis.config.regels is not None and rule in analysis.config.regels
    if rule not in ABOUT_TEXTS or asked:
        return True
    return analysis.document.media_type not in TEMPLATES and not is_screen(analysis)


def _is_act(block: Block) -> bool:
    """Whether a block is there to be pressed: a button, a link, or a line that is a link as a whole."""
    if block.kind in (BlockKind.BUTTON, BlockKind.LINK):
        return True
    return any(end - start >= 0.8 * len(block.text) for start, end in block.links)
