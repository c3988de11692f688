"""`alleen-pdf`: a page that only sends its reader on to a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from begrijpelijk.checks.text.whole_text import readable, words
from begrijpelijk.document import Block, BlockKind
from begrijpelijk.rules import Check, Example, Hit, Option, Options, Rule

if TYPE_CHECKING:
    from begrijpelijk.analysis import Analysis

RULE = Rule(
    id="alleen-pdf",
    section="layout",
    severity="waarschuwing",
    title={"nl": "Informatie alleen in een PDF", "en": "Information only in a PDF"},
    message={
        "nl": "De informatie staat alleen in een PDF. Zet de tekst ook op de pagina.",
        "en": "The information is only in a PDF. Put the text on the page too.",
    },
    variants={
        "vaker": {
            "nl": "De informatie staat alleen in {aantal} PDF-bestanden. Zet de tekst ook op de pagina.",
            "en": "The information is only in {aantal} PDFs. Put the text on the page too.",
        },
    },
    explanation={
        "nl": "Een PDF is lastig te lezen op een telefoon. De letters zijn klein en je moet schuiven. Hulpmiddelen die "
        "voorlezen of vertalen werken er vaak niet. Zet de tekst dus op een gewone pagina. Een PDF om te printen "
        "mag erbij.",
        "en": "A PDF is hard to read on a telephone: the type is small and one has to scroll sideways. Tools that read "
        "aloud or translate often do not work in it. Put the text on a page; a PDF to print may stand beside it.",
    },
    examples=(
        Example(
            bad="# Een nieuwe knie\n\nIn onze folder leest u alles over de operatie.\n\n"
            "[Download de folder](https://delinde.example/knie.pdf)",
            good="# Een nieuwe knie\n\nU krijgt een nieuwe knie. Wat gebeurt er?\n\n"
            "- [De dag van de operatie](https://delinde.example/knie/dag)\n"
            "- [Oefenen na de operatie](https://delinde.example/knie/oefenen)\n\n"
            "U kunt alles ook [printen](https://delinde.example/knie.pdf).",
        ),
    ),
    kenmerken=(4, 9),
    toegang=("begrijpelijkheid", "beschikbaarheid"),
    options={
        "woorden": Option(
            60,
            {
                "nl": "Een pagina met meer woorden vertelt zelf genoeg.",
                "en": "A page with more words says enough by itself.",
            },
            1,
        ),
    },
    action={"nl": "Zet de tekst van de PDF ook op de pagina.", "en": "Put the text of the PDF on the page too."},
)

_PDF = re.compile(r"\.pdf(?:[?#]|$)", re.IGNORECASE)
_NO_PAGE = re.compile(r"(?:tel|mailto|sms|javascript):|#", re.IGNORECASE)
# What one prints or fills in is no information that should stand on the page.
_FORM = re.compile(
    r"formulier|vragenlijst|checklist|plattegrond|kaart\b|route|machtiging|toestemming|voorwaarden|reglement|privacy"
    r"|jaarverslag|jaarplan|factuur|certificaat|dagboek|poster|invul|codicil|verklaring|kalender|rooster",
    re.IGNORECASE,
)


def find(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit on a page with little text of its own and more links to PDFs than to pages.

    Only where the reader of the source knows where links lead. A PDF by itself says nothing: whether the same text
    stands on a page somewhere cannot be seen from it.
    """
    pdfs: list[tuple[int, int]] = []
    pages = own = 0
    measured = _of_page(analysis)
    for block in readable(analysis):
        links = _links(block, measured)
        to_pdf = [(start, end) for (start, end), target in links if _PDF.search(target)]
        pages += sum(bool(target) and not _PDF.search(target) and not _NO_PAGE.match(target) for _, target in links)
        pdfs += [(block.start + start, block.start + end) for start, end in to_pdf if not _FORM.search(block.text)]
        if block.kind not in (BlockKind.HEADING, BlockKind.LINK, BlockKind.BUTTON):
            own += words(_without(block, to_pdf))
    if pdfs and pages < len(pdfs) and own <= options["woorden"]:
        yield Hit(*pdfs[0], {"aantal": len(pdfs)}, variant="vaker" if len(pdfs) > 1 else None)


def _of_page(analysis: Analysis) -> dict[str, str]:
    """On a rendered page: where the links lead to, by their words."""
    controls = analysis.page.controls if analysis.page else ()
    return {
        " ".join(control.text.split()): control.attributes.get("href", "")
        for control in controls
        if control.kind == "link"
    }


def _links(block: Block, measured: dict[str, str]) -> list[tuple[tuple[int, int], str]]:
    """The spans of the links of a block with where they lead to, as far as that is known."""
    spans = block.links or (((0, len(block.text)),) if block.kind is BlockKind.LINK else ())
    if block.targets or not measured:
        return list(zip(spans, block.targets, strict=False))
    return [((start, end), measured.get(" ".join(block.text[start:end].split()), "")) for start, end in spans]


def _without(block: Block, spans: list[tuple[int, int]]) -> str:
    """The text of a block without these spans."""
    text = block.text
    for start, end in reversed(spans):
        text = text[:start] + " " + text[end:]
    return text


CHECK = Check(RULE, find)
