"""`link-tekst`: a link whose words do not say where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.layout import axe
from begrijpelijk.document import Block, BlockKind
from begrijpelijk.rules import Check, Example, Hit, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="link-tekst",
    section="layout",
    severity="waarschuwing",
    title={"nl": "Link zonder betekenis", "en": "Link that says nothing"},
    message={
        "nl": "De link '{citaat}' zegt niet waar de lezer naartoe gaat.",
        "en": "The link '{citaat}' does not say where it leads.",
    },
    explanation={
        "nl": "Sommige mensen laten alleen de links voorlezen. Zij horen dan een paar keer 'lees meer'. "
        "Schrijf in de link wat de lezer daar vindt. Bijvoorbeeld: Lees meer over staar.",
        "en": "Some people have only the links read out. Say in the link what the reader finds there.",
    },
    examples=(
        Example(
            bad="U kunt zelf een afspraak maken. [Klik hier](https://delinde.example/plan).",
            good="U kunt zelf een [afspraak maken](https://delinde.example/plan).",
        ),
    ),
    kenmerken=(4,),
    wcag=("2.4.4",),
    variants=axe.variants("link-tekst"),
    action={"nl": "Schrijf in elke link waar hij naartoe gaat.", "en": "Say in each link where it leads."},
)

# A link says nothing when all of its words are in here: "Klik dan hier voor meer informatie".
_EMPTY = frozenset(
    """klik klikt klikken hier op deze dit de het een dan u je kunt door via naar ga gaat lees lezen leest meer verder
    meer- ontdek ontdekken gaan hele volledige direct nu alle info informatie download
    downloaden link linkje pagina webpagina website site bekijk bekijken kijk zie
    voor om te alles weten daar daarop ook en of artikel bericht document bestand pdf word docx openen open
    click here read more this link details tik druk onderstaande volgende bron bij graag vind vindt kb mb""".split()
)
# One of these must be among them, or the words just happen to be small: "Kijk en zie".
_TELLTALE = frozenset(
    """hier klik klikt klikken meer verder info informatie download downloaden link linkje pagina webpagina website site
    bekijk bekijken document bestand pdf artikel bericht here click read more openen details bron lees lezen
    tik ontdek""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_NO_PAGE = re.compile(r"(?:tel|mailto|sms|javascript|data|blob):|#|$", re.IGNORECASE)
_FURTHER = re.compile(r"^https?://(?:www\.)?|[?#][^\n]*", re.IGNORECASE)
_ADDRESS = re.compile(r"[@/]|\bwww\.|\.(?:nl|com|org|eu|be)\b", re.IGNORECASE)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every link that, read by itself, could lead anywhere, and for those that axe-core names on a page."""
    yield from axe.hits(analysis, "link-tekst")
    told = _named(analysis)
    for block in analysis.document.blocks:
        for start, end in _links(block):
            text = block.text[start:end]
            if _says_nothing(text) and _plain(text) not in told:
                yield Hit(block.start + start, block.start + end)
    yield from _in_menus(analysis)
    yield from _alike(analysis)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _named(analysis: Analysis) -> set[str]:
    """The texts of links that, on a rendered page, have a name that says more: "Lees meer" with "over astma" hidden."""
    links = [c for c in analysis.page.controls if c.kind == "link"] if analysis.page else []
    silent = {_plain(c.text) for c in links if _says_nothing(c.name or c.text)}
    return {_plain(c.text) for c in links} - silent


def _alike(analysis: Analysis) -> Iterator[Hit]:
    """Links in the content of a page with one name, of which some lead somewhere else: one hit for each name."""
    page = analysis.page
    around = {_plain(line) for line in page.around.split("\n")} if page else set()
    known: dict[str, tuple[str, str]] = {}
    said = set()
    for control in page.controls if page else ():
        name, target = _plain(control.name), _target(control.attributes.get("href", ""))
        if control.kind != "link" or not target or _plain(control.text) in around or _says_nothing(name):
            continue
        if not _WORD.search(name) or _ADDRESS.search(name) or "aria-describedby" in control.attributes:
            continue
        selector, first = known.setdefault(name.lower(), (control.selector, target))
        if first != target and name.lower() not in said:
            said.add(name.lower())
            yield Hit(0, 0, selector=selector, quote=name, variant="identical-links-same-purpose", severity="tip")


def _target(href: str) -> str:
    """The page that a link leads to; empty where it leads to no page, or only further on this one."""
    if _NO_PAGE.match(href):
        return ""
    return _FURTHER.sub("", href).rstrip("/").lower()


def _in_menus(analysis: Analysis) -> Iterator[Hit]:
    """Such links in the header, footer and menus of a page, which are no part of its text."""
    page = analysis.page
    around = {" ".join(line.split()) for line in page.around.split("\n")} if page else set()
    for control in page.controls if page else ():
        text = " ".join((control.text or control.name).split())
        if control.kind == "link" and text in around and _says_nothing(text):
            yield Hit(0, 0, selector=control.selector, quote=text)


def _links(block: Block) -> tuple[tuple[int, int], ...]:
    """The spans of the links in a block; a block that is a link has one, all of it."""
    if block.links or block.kind is not BlockKind.LINK:
        return block.links
    return ((0, len(block.text)),) if block.text else ()


def _says_nothing(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or _ADDRESS.search(text):  # an address names the place it leads to
        return False
    return all(word in _EMPTY for word in words) and any(word in _TELLTALE for word in words)


CHECK = Check(RULE, find)
