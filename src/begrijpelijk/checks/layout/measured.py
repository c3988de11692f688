"""What begrijpelijk itself measures on a rendered page, for the checks that mostly pass on what axe-core finds.

The scripts in the browser name elements (`Page.faults`, under check and message); the rest is read here from the words
of the page. Each message stands in `axe-rules.toml`, under `own` of its check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from begrijpelijk.checks.layout.element import at_element
from begrijpelijk.document import BlockKind
from begrijpelijk.rules import Hit
from begrijpelijk.sources.language import detect, language_of

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis
    from begrijpelijk.browser.model import Page
    from begrijpelijk.model import Severity

# What is likely wrong, but a person has to look: less heavy than the rest of its check.
_LIGHTER: Mapping[str, Severity] = {
    "veld-label/groep": "waarschuwing",
    "veld-label/niet-te-zien": "waarschuwing",
    "alt-tekst/getekend": "waarschuwing",
    "knop-naam/leeg-woord": "waarschuwing",
    "voorleesprogramma/verborgen": "waarschuwing",
}

# "kaart.svg", "IMG_2041": what a camera or a website calls a picture.
_FILE_NAME = re.compile(
    r"[^/?]{1,80}\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?)|(?:img|dsc[nf]?|pict?|photo|image|scan)[-_ ]?\d{2,}"
    r"|(?:[^\W_]|-)+_+(?:[^\W_]|-)+_[\w-]+|[\w-]+[-_]\d{2,4}x\d{2,4}",
    re.IGNORECASE,
)
_ANY_PICTURE = re.compile(
    r"(?:(?:een |the |an? )?(?:afbeelding(?:en)?|foto(?:'s|grafie)?|plaatje|beeld|figuur|illustratie|tekening|banner"
    r"|header|hero|thumbnail|icoon(?:tje)?|icon|logo|image|img|picture|photo|pic|graphic|figure|placeholder|spacer|blank"
    r"|schermafbeelding|screenshot|alt(?:[- ]?te[kx]st)?|alternatieve tekst|tekst|omschrijving|beschrijving|undefined"
    r"|null|none|geen|leeg|untitled|naamloos|test|todo|x+|\.+|-+))[\s_-]*(?:nr\.?\s*)?\d{0,4}",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:untitled|naamloos|zonder titel|geen titel|no title|title|titel|document\d*|untitled document|nieuwe? pagina"
    r"|new page|pagina|page|webpagina|website|test|index|react app|vite app|vite \+ \w+|my app|app|null|undefined"
    r"|\[object object\]|lorem ipsum|localhost(?::\d+)?|microsoft word.*|powerpoint.*)[\s\d]*"
    r"|[\w-]+\.(?:html?|php|aspx?|docx?|pdf|indd)|https?://\S+|(?:www\.)?[\w-]+\.(?:nl|com|org|eu|be)|\W+",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:de |een |the |an? )?(?:knop|button|btn|klik(?: hier)?|click(?: here)?|icoon|icon|afbeelding|image|link|svg"
    r"|tekst|label|undefined|null|submit button|untitled|naamloos)[\s\d]*",
    re.IGNORECASE,
)
_SIGNS_ONLY = re.compile(r"[^\w+−=%-]+|[<>]+|[-_]{2,}")
_PART_WORDS = 12  # words in a part of a page from which its language is told
_OTHER_WORDS = 25  # in a part that names no language: names and titles in another language are shorter


def hits(analysis: Analysis, id_: str, known: frozenset[str]) -> Iterator[Hit]:
    """The hits of a check beside those of axe; `known` are the selectors that axe has named for it."""
    page = analysis.page
    if page is None:
        return
    for key, nodes in page.faults.items():
        check, _, variant = key.partition("/")
        if check != id_ or check in _ELSEWHERE:
            continue
        for node in nodes:
            if node.selector not in known:
                yield at_element(analysis, node, node.summary, variant=variant, severity=_LIGHTER.get(key))
    if id_ in _MORE:
        yield from _MORE[id_](analysis, page, known)


def _language(analysis: Analysis, page: Page, known: frozenset[str]) -> Iterator[Hit]:
    """A language that the page, or a part of it, is not in."""
    declared = _code(page.language)
    if not known and declared not in ("", "nl") and language_of(analysis.document) == "nl":
        yield Hit(0, 0, selector="html", quote=f'lang="{page.language}"', variant="anders")
    for block in analysis.document.blocks:
        named = block.attributes.get("lang")
        count = len(block.text.split())
        if block.anchors[0].selector in known or count < (_PART_WORDS if named else _OTHER_WORDS):
            continue
        found = detect(block.text)
        if found is None or found == _code(named or declared or "nl"):
            continue
        if named and found == "nl":
            yield Hit(block.start, block.end, variant="deel")
        elif not named and found != "nl" and declared in ("", "nl"):
            yield Hit(block.start, block.end, variant="vreemd-deel")


def _code(language: str | None) -> str:
    return (language or "").lower().replace("_", "-").partition("-")[0].strip()


def _pictures(analysis: Analysis, page: Page, known: frozenset[str]) -> Iterator[Hit]:
    """Alternative texts that say nothing."""
    for block in analysis.document.of_kind(BlockKind.ALT):
        text = " ".join(block.text.split())
        if _ANY_PICTURE.fullmatch(text):
            yield Hit(block.start, block.end, variant="niets")
        elif _FILE_NAME.fullmatch(text):
            yield Hit(block.start, block.end, variant="bestand")


def _mouse(analysis: Analysis, page: Page, known: frozenset[str]) -> Iterator[Hit]:
    """What reacts to a mouse only."""
    for node in page.mouse_only:
        yield at_element(analysis, node, node.summary, variant="muis")


def _films(analysis: Analysis, page: Page, known: frozenset[str]) -> Iterator[Hit]:
    """Films without captions."""
    for node in page.videos_without_captions:
        if node.selector not in known:
            yield at_element(analysis, node, node.summary, variant="zonder")


def _title(analysis: Analysis, page: Page, known: frozenset[str]) -> Iterator[Hit]:
    """A title of the page that says nothing."""
    title = " ".join(page.title.split())
    if title and _NO_TITLE.fullmatch(title):
        yield Hit(0, 0, selector="title", quote=title, variant="niets")


def _buttons(analysis: Analysis, page: Page, known: frozenset[str]) -> Iterator[Hit]:
    """Buttons whose name says nothing, or is a sign that is read out oddly or not at all."""
    for control in page.controls:
        name = " ".join(control.name.split())
        if control.kind != "button" or control.selector in known or not name:
            continue
        if _NO_NAME.fullmatch(name) or _SIGNS_ONLY.fullmatch(name):
            severity = _LIGHTER["knop-naam/leeg-woord"]
            yield Hit(0, 0, selector=control.selector, quote=name, variant="leeg-woord", severity=severity)


def _spoken(analysis: Analysis, page: Page, known: frozenset[str]) -> Iterator[Hit]:
    """Controls that are read out under another name than the words in view: who speaks those words gets nothing."""
    for control in page.controls:
        if control.selector in known or control.kind == "select" or not _NAMED_APART & control.attributes.keys():
            continue
        shown, name = (_WORDS.findall(text.lower()) for text in (control.text, control.name))
        if not 0 < len(shown) <= _FEW_WORDS or len("".join(shown)) < 3 or set(shown) <= set(name):
            continue
        if "".join(shown) not in "".join(name):
            variant = "label-content-name-mismatch"
            yield Hit(0, 0, selector=control.selector, quote=control.text, variant=variant, severity="waarschuwing")


_NAMED_APART = {"aria-label", "aria-labelledby"}
_WORDS = re.compile(r"\w+")
_FEW_WORDS = 8  # a card with more words in it may be called by its title
_ELSEWHERE = frozenset({"alleen-pdf", "mobiel"})  # checks of their own, which look at `Page.faults` themselves
_MORE: Mapping[str, Callable[[Analysis, Page, frozenset[str]], Iterator[Hit]]] = {
    "taal-attribuut": _language,
    "alt-tekst": _pictures,
    "toetsenbord": _mouse,
    "video-ondertiteling": _films,
    "pagina-titel": _title,
    "knop-naam": _buttons,
    "veld-label": _spoken,
}
