"""Components of Vue and React as tags of HTML: what is a heading, a button, a part of a line, or a block."""

from __future__ import annotations

_INLINE_TEXT = """
    link navlink router-link routerlink nuxt-link nuxtlink trans strong bold b em i emphasis span text icon i18n-t
    tooltip abbr code kbd small mark nobr badge
"""
_INLINE = frozenset(_INLINE_TEXT.split())
_ENDS = (
    ("button", "button"),
    ("heading", "h2"),
    ("title", "h2"),
    ("label", "label"),
    ("paragraph", "p"),
    ("item", "li"),
)
_SMALL = "b"


def html_tag(name: str, *, inline: bool) -> str:
    """The tag of HTML that a tag of a program comes nearest to, never longer than its name.

    A tag in small letters without a hyphen is one of HTML; the others are components, known by the end of their name.
    `inline` says that it stands among words.
    """
    short = name.rpartition(".")[2]
    lower = short.lower()
    if lower == "template" or (short[:1].islower() and "-" not in short and lower not in ("text", "link", "title")):
        return "div" if lower == "template" else name
    for end, tag in _ENDS:
        if lower.endswith(end) and len(tag) <= len(name) and not (inline and tag != "button"):
            return tag
    if inline or lower in _INLINE or len(name) < len("div"):
        return _SMALL
    return "div"
