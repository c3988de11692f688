"""`pictogram-zonder-tekst`: a button with an icon and no words to be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from begrijpelijk.analysis import Analysis
from begrijpelijk.browser.model import Control
from begrijpelijk.rules import Check, Hit, Options
from begrijpelijk_digitaal.declare import option, rule

RULE = rule(
    "pictogram-zonder-tekst",
    "waarschuwing",
    "page",
    title=("Knop met alleen een plaatje", "A button with only an icon"),
    message=(
        "Op deze knop staat alleen een plaatje. Zet er een woord bij.",
        "This button has only an icon. Add a word.",
    ),
    explanation=(
        "Niet iedereen weet wat drie streepjes of een tandwiel betekenen. Dan durven mensen niet te tikken. "
        "Met een woord erbij is het meteen duidelijk.",
        "Not everybody knows what three lines or a gear mean, and then people dare not tap. With a word it is clear "
        "at once.",
    ),
    action=("Zet bij elk plaatje een woord.", "Put a word with every icon."),
    example=("<button>☰</button>", "<button>☰ Menu</button>"),
    options={
        "grootte": option(
            80,
            (
                "Een link met een groter plaatje is geen knop, in pixels.",
                "A link with a larger picture is no button, in pixels.",
            ),
            16,
        ),
    },
    wcag=("3.3.2",),
)
_LETTER = re.compile(r"[^\W_]{2}|\d|^[aA][+-]?$")
_KNOWN = re.compile(
    r"\blogo\b|\bhome\b|home ?page|startpagina|facebook|instagram|linkedin|youtube|twitter|\bx\b|tiktok|mastodon"
    r"|whatsapp",
    re.IGNORECASE,
)
_HOME = re.compile(r"^(?:https?://[^/]+)?/?(?:index\.\w+|home)?/?$", re.IGNORECASE)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for each button, or small link, without words. A logo that leads home is none."""
    for control in analysis.page.controls if analysis.page else ():
        if control.kind not in ("button", "link") or _LETTER.search(control.text) or control.box is None:
            continue
        if control.tag == "input" and control.attributes.get("type") == "color":
            continue
        if control.kind == "link" and not _is_icon(control, options["grootte"]):
            continue
        quote = control.text or control.name or f"<{control.tag}>"
        yield Hit(0, 0, selector=control.selector, quote=quote)


def _is_icon(control: Control, largest: float) -> bool:
    """Whether a link looks like a button with an icon: small, and no logo, picture of news, or way home."""
    assert control.box is not None
    if control.attributes.get("role") == "button":
        return True
    named = f"{control.name} {control.attributes.get('class', '')} {control.attributes.get('title', '')}"
    if _KNOWN.search(named) or _HOME.match(control.attributes.get("href", "#")):
        return False
    return max(control.box[2], control.box[3]) <= largest and not control.in_text


CHECK = Check(RULE, find)
