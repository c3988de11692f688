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
    meer- info informatie download downloaden link linkje pagina webpagina website site bekijk bekijken kijk zie
    voor om te alles weten daar daarop ook en of artikel bericht document bestand pdf word docx openen open
    click here read more this link details tik druk onderstaande volgende bron bij graag vind vindt kb mb""".split()
)
# One of these must be among them, or the words just happen to be small: "Kijk en zie".
_TELLTALE = frozenset(
    """hier klik klikt klikken meer verder info informatie download downloaden link linkje pagina webpagina website site
    bekijk bekijken document bestand pdf artikel bericht here click read more openen details bron lees lezen
    tik""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"[@/]|\bwww\.|\.(?:nl|com|org|eu|be)\b", re.IGNORECASE)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """A hit for every link that, read by itself, could lead anywhere, and for those that axe-core names on a page."""
    yield from axe.hits(analysis, "link-tekst")
    for block in analysis.document.blocks:
        for start, end in _links(block):
            if _says_nothing(block.text[start:end]):
                yield Hit(block.start + start, block.start + end)
    yield from _in_menus(analysis)


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
