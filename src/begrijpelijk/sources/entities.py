"""Entities of HTML that Python cannot count: it makes no number of more than 4,300 digits, and *html* expects none.

No character has a number of twenty digits. Written as a hexadecimal number of as many, which Python does count, they
stand for the same: the mark of a character that is not known.
"""

import html
import re

_ENDLESS = re.compile(r"&#(?=\d{20})\d+")


def countable(source: str) -> str:
    """The source with such entities in their place, as long as they were."""
    return _ENDLESS.sub(lambda match: "&#x".ljust(len(match[0]), "f"), source) if "&#" in source else source


def unescape(source: str) -> str:
    """What the source means, as `html.unescape`."""
    return html.unescape(countable(source))
